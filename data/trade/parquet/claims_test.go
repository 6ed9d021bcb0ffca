package parquet

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go/encoding/delta"
	"github.com/parquet-go/parquet-go/encoding/rle"
	"pgregory.net/rapid"
)

// TestRuns finds what the library writes, and what it then reads.
func TestRuns(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.IntRange(1, 31).Draw(rt, "width")
		e := rle.Encoding{BitWidth: width}
		number := rapid.Int32Range(0, 1<<width-1)
		want := rapid.SliceOfN(number, 1, 300).Draw(rt, "numbers")
		want = append(want, slices.Repeat([]int32{number.Draw(rt, "number")}, rapid.IntRange(0, 300).Draw(rt, "count"))...)
		b, err := e.EncodeInt32(nil, want)
		if err != nil {
			rt.Fatal(err)
		}
		part, ok := runs(append(b[:len(b):len(b)], "tail"...), width, len(want))
		if !ok || len(part) > len(b) {
			rt.Fatalf("%d of %d bytes, %v", len(part), len(b), ok)
		}
		if got, err := e.DecodeInt32(nil, part); err != nil || !slices.Equal(got[:len(want)], want) {
			rt.Fatalf("%v %v, want %v", got, err, want)
		}
		if _, ok := runs(b[:len(b)-1], width, len(want)+8); ok {
			rt.Fatal("more than there are")
		}
	})
}

func TestRunsOfOtherPrograms(t *testing.T) {
	for _, c := range []struct {
		b        string
		width, n int
		want     string
		ok       bool
	}{
		{"\x10\x01", 1, 8, "\x10\x01", true},
		{"\x05\xff\x0f", 1, 12, "\x05\xff\x0f", true},                                     // a group with four bits of filling
		{"\x07\xff\x0f", 1, 12, "\x07\xff\x0f\x00", true},                                 // a group of filling that was left away
		{"\x07\xff", 1, 12, "", false},                                                    // and one that would hold numbers
		{"\x41" + strings.Repeat("x", 32), 1, 12, "\x41" + strings.Repeat("x", 32), true}, // 256, as DuckDB packs
		{"\xfe\xff\xff\xff\x0f\x01", 1, 8, "", false},                                     // 2,147,483,647 in five bytes
		{"\x12\x01", 1, 8, "", false},                                                     // nine
		{"\xff\xff\xff\xff\x0f", 0, 8, "", false},                                         // packed groups without width
		{"\x00\x01\x10\x01", 1, 8, "", false},                                             // a run of none
		{"\x10", 1, 8, "", false},
		{"", 1, 1, "", false},
		{"\x02\x01\x01\x01\x01\x01", 33, 1, "", false},
	} {
		if got, ok := runs([]byte(c.b), c.width, c.n); string(got) != c.want || ok != c.ok {
			t.Errorf("%x of %d bits, %d: %x, %v", c.b, c.width, c.n, got, ok)
		}
	}
}

func TestDeltas(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		of := rapid.SampledFrom([]*rapid.Generator[int64]{rapid.Int64(), rapid.Int64Range(-5, 5), rapid.Just(int64(7))}).Draw(rt, "of")
		list := rapid.SliceOfN(of, 1, 400).Draw(rt, "numbers")
		b, err := steps.EncodeInt64(nil, list)
		if err != nil {
			rt.Fatal(err)
		}
		rest, ok := deltas(append(b, "tail"...), 64, len(list))
		if !ok || string(rest) != "tail" {
			rt.Fatalf("%q, %v", rest, ok)
		}
		for _, n := range []int{len(list) - 1, len(list) + 1} {
			if _, ok := deltas(b, 64, n); ok {
				rt.Fatalf("%d of %d numbers", n, len(list))
			}
		}
	})
	wide := append(binary.AppendUvarint(nil, 128), 4, 2, 0, 0, 33, 0, 0, 0)
	if _, ok := deltas(append(wide, make([]byte, 132)...), 32, 2); ok {
		t.Error("33 bits pass for 32")
	}
}

// TestPrefixes refuses a page whose texts would fill the memory: each begins
// with all of the one before.
func TestPrefixes(t *testing.T) {
	of := func(n, size int) []byte {
		text := strings.Repeat("x", size)
		var all []byte
		offsets := []uint32{0}
		for range n {
			all = append(all, text...)
			offsets = append(offsets, uint32(len(all)))
		}
		b, err := new(delta.ByteArrayEncoding).EncodeByteArray(nil, all, offsets)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	lengths := func(b []byte) ([]int32, error) { return steps.DecodeInt32(nil, b) }
	if b := of(300, 1000); !prefixes(b, 300, lengths) || prefixes(b, 299, lengths) || prefixes(b[:len(b)-1], 300, lengths) {
		t.Error("300 texts of 1,000 bytes")
	}
	same, _ := steps.EncodeInt32(nil, append([]int32{0}, slices.Repeat([]int32{1 << 20}, 999)...))
	own, _ := steps.EncodeInt32(nil, append([]int32{1 << 20}, make([]int32, 999)...))
	b := slices.Concat(same, own, make([]byte, 1<<20))
	if prefixes(b, 1000, lengths) {
		t.Errorf("a thousand texts of a megabyte stand in %d bytes", len(b))
	}
}

// TestStructure refuses what claims more than its bytes can hold.
func TestStructure(t *testing.T) {
	for b, want := range map[string]int{
		"\x00":                         1,
		"\x15\x02\x00rest":             3,
		"\x11\x12\x00":                 3, // truths
		"\x29\x25\x02\x04\x00":         5, // a list
		"\x2b\x01\x88\x01a\x01b\x00":   8, // a map
		"\x2b\x00\x00":                 3,
		"\x18\x03abc\x00":              6,
		"\x1c\x1c\x00\x00\x00":         5,
		"\x17\x00\x00\x00\x00\x00\x00": -1,
		"\x15\x02":                     -1,
		"\x1d\x00":                     -1, // no such kind
		"\x18\xff\xff\xff\xff\x07a":    -1, // a text of 2 GB
		"\x19\xf5\xff\xff\xff\xff\x07": -1, // a list of 2,147,483,647
		"\x1b\xff\xff\xff\xff\x07\x88": -1,
		strings.Repeat("\x1c", 99):     -1,
		"":                             -1,
	} {
		if n, ok := structure([]byte(b)); ok != (want > 0) || ok && n != want {
			t.Errorf("%q has %d bytes, %v, want %d", b, n, ok, want)
		}
	}
	many := func(n int) []byte {
		return append(binary.AppendUvarint([]byte{0x19, 0xf0 | typeStruct}, uint64(n)), make([]byte, n+1)...)
	}
	if _, ok := structure(many(maxParts)); !ok {
		t.Error("a list at the limit")
	}
	if _, ok := structure(many(maxParts + 1)); ok {
		t.Error("a list over the limit")
	}
}

func TestFixed(t *testing.T) {
	for s, want := range map[string]int64{"\x00": 0, "\x7f": 127, "\xff": -1, "\x01\x00": 256, "\xff\xff\xff\x00": -256,
		"\x00\x00\x00\x7f\xff\xff\xff\xff\xff\xff\xff": 1<<63 - 1, "\xff\xff\x80\x00\x00\x00\x00\x00\x00\x00": -1 << 63} {
		if got, ok := fixed(s); !ok || got != want {
			t.Errorf("%q is %d, %v, want %d", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "\x00\x80\x00\x00\x00\x00\x00\x00\x00", "\x01\x00\x00\x00\x00\x00\x00\x00\x00"} {
		if got, ok := fixed(s); ok {
			t.Errorf("%q is %d", s, got)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct {
		n     int64
		scale int
		want  string
	}{{0, 0, "0"}, {5, 3, "0.005"}, {-5, 3, "-0.005"}, {12345, 3, "12.345"}, {7, 18, "0.000000000000000007"}, {-120, 1, "-12.0"}} {
		if got := decimal(c.n, c.scale); got != c.want {
			t.Errorf("%d with %d places is %q, want %q", c.n, c.scale, got, c.want)
		}
	}
}
