package parquet

import (
	"encoding/binary"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// bitWriter packs numbers, the first in the lowest bits.
type bitWriter struct {
	b    []byte
	free uint // bits of the last byte
}

func (w *bitWriter) put(v uint64, width uint) {
	for i := range width {
		if w.free == 0 {
			w.b, w.free = append(w.b, 0), 8
		}
		w.b[len(w.b)-1] |= byte(v>>i&1) << (8 - w.free)
		w.free--
	}
}

func TestHybrid(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		width := uint(rapid.IntRange(0, 32).Draw(rt, "width"))
		var b []byte
		var want []uint32
		for range rapid.IntRange(0, 6).Draw(rt, "runs") {
			number := func() uint32 { return uint32(rapid.Uint64Range(0, 1<<width-1).Draw(rt, "number")) }
			if rapid.Bool().Draw(rt, "same") {
				n, v := rapid.IntRange(1, 300).Draw(rt, "count"), number()
				b = binary.AppendUvarint(b, uint64(n)<<1)
				for i := range (width + 7) / 8 {
					b = append(b, byte(v>>(8*i)))
				}
				want = append(want, slices.Repeat([]uint32{v}, n)...)
				continue
			}
			groups := rapid.IntRange(1, 5).Draw(rt, "groups")
			b = binary.AppendUvarint(b, uint64(groups)<<1|1)
			var w bitWriter
			for range 8 * groups {
				v := number()
				w.put(uint64(v), width)
				want = append(want, v)
			}
			b = append(b, w.b...)
		}
		n := rapid.IntRange(0, len(want)).Draw(rt, "n")
		if got, ok := hybrid(nil, b, width, n); !ok || !slices.Equal(got, want[:n]) {
			rt.Fatalf("%v, %v, want %v", got, ok, want[:n])
		}
		if got, ok := hybrid(nil, b, width, len(want)+1); ok {
			rt.Fatalf("more than there are: %v", got)
		}
	})
}

// encodeDelta writes DELTA_BINARY_PACKED with blocks of 128 in four parts, as
// parquet-format's Encodings.md has it.
func encodeDelta(list []int64) []byte {
	b := binary.AppendUvarint(binary.AppendUvarint(nil, 128), 4)
	b = binary.AppendUvarint(b, uint64(len(list)))
	if len(list) == 0 {
		return binary.AppendVarint(b, 0)
	}
	b = binary.AppendVarint(b, list[0])
	for at := 1; at < len(list); at += 128 {
		var steps []int64
		for i := at; i < min(at+128, len(list)); i++ {
			steps = append(steps, list[i]-list[i-1])
		}
		least := slices.Min(steps)
		b = binary.AppendVarint(b, least)
		widths, parts := make([]byte, 4), bitWriter{}
		for p := range 4 {
			part := steps[min(32*p, len(steps)):min(32*p+32, len(steps))]
			for _, s := range part {
				for uint64(s-least)>>widths[p] != 0 && widths[p] < 64 {
					widths[p]++
				}
			}
			for i := range 32 {
				if v := uint64(0); len(part) > 0 {
					if i < len(part) {
						v = uint64(part[i] - least)
					}
					parts.put(v, uint(widths[p]))
				}
			}
		}
		b = append(append(b, widths...), parts.b...)
	}
	return b
}

func TestDelta(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		of := rapid.SampledFrom([]*rapid.Generator[int64]{rapid.Int64(), rapid.Int64Range(-5, 5), rapid.Just(int64(7))}).Draw(rt, "of")
		want := rapid.SliceOfN(of, 0, 400).Draw(rt, "numbers")
		b := append(encodeDelta(want), "tail"...)
		got, rest, ok := delta(nil, b, len(want))
		if !ok || !slices.Equal(got, want) || string(rest) != "tail" {
			rt.Fatalf("%v, %q, %v, want %v", got, rest, ok, want)
		}
		if _, _, ok := delta(nil, b, len(want)-1); ok && len(want) > 0 {
			rt.Fatal("more numbers than rows are read")
		}
	})
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
