package trade

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"

	"dyad/data/trade/source"
)

// A bomb is a small file that tries to take much memory or time.
type bomb struct {
	name string
	file []byte
	want string // in the refusal
	most uint64 // bytes that may be allocated in all while it is read
}

const head = "year,reporter,partner,flow,hs,value_usd\n"

func gzipped(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range parts {
		if _, err := io.WriteString(z, s); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// many is a piece of a file many times, held once: what is very long takes longer to make
// than to refuse.
func many(n int, piece string) []string { return slices.Repeat([]string{piece}, n) }

// around are the pieces of a file with others at its ends.
func around(before string, pieces []string, after string) []string {
	return slices.Concat([]string{before}, pieces, []string{after})
}

// overlapping is a zip whose n entries are all the same bytes.
func overlapping(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create("0.csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(f, head+strings.Repeat("2021,KAZ,RUS,export,TOTAL,7\n", 1<<15)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	at := bytes.Index(whole, []byte("PK\x01\x02"))
	end := bytes.Index(whole, []byte("PK\x05\x06"))
	entry := whole[at:end]
	out := bytes.Clone(whole[:at])
	for range n {
		out = append(out, entry...)
	}
	tail := bytes.Clone(whole[end:])
	binary.LittleEndian.PutUint16(tail[8:], uint16(n))
	binary.LittleEndian.PutUint16(tail[10:], uint16(n))
	binary.LittleEndian.PutUint32(tail[12:], uint32(n*len(entry)))
	return append(out, tail...)
}

// TestBombs reads files that are larger than they look. Each is refused by a limit
// that its message names, before it has taken the memory that it asks for.
func TestBombs(t *testing.T) {
	commas := many(15<<6, strings.Repeat(",", 1<<14))
	long, note := []string{strings.TrimSpace(head) + ",note\n"}, strings.Repeat("x", source.MaxRow-100)
	for i := range 29 {
		long = append(long, fmt.Sprintf("%d,KAZ,RUS,export,TOTAL,7,", 1991+i), note, "\n")
	}
	cases, faults := 0, 0
	for _, x := range []bomb{
		{"a row of commas", gzipped(t, around(head, commas, "")...), "longer than the limit of 1 MiB", 200 << 20},
		{"a header of commas", gzipped(t, around("year,reporter", commas, "")...), "longer than the limit of 1 MiB", 200 << 20},
		{"an open quote", gzipped(t, around(head+`"`, many(1<<8, strings.Repeat("2021,KAZ,RUS,export,TOTAL,7\n", 1<<10)), "")...), "longer than the limit of 1 MiB", 50 << 20},
		{"a long row", gzipped(t, around("[{\"cmdCode\":\"", commas, "\"}]")...), "longer than the limit of 1 MiB", 50 << 20},
		{"a row of line ends", gzipped(t, around("[", many(15<<6, strings.Repeat("\n", 1<<14)), "{}]")...), "longer than the limit of 1 MiB", 100 << 20},
		{"a message of lists", gzipped(t, around(`{"error":[`, many(5<<6, strings.Repeat("[],", 1<<14)), "[]]}")...), "longer than the limit of 1 MiB", 50 << 20},
		{"many entries that overlap", overlapping(t, 2000), "overlap", 20 << 20},
		{"more than it can be", gzipped(t, long...), "more than 100 times its size", 200 << 20},
	} {
		cases++
		if !t.Run(x.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			b := NewBuilder(Options{})
			err := b.Add("x", bytes.NewReader(x.file), int64(len(x.file)))
			runtime.ReadMemStats(&after)
			if err == nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("%v, want %s", err, x.want)
			}
			if took := after.TotalAlloc - before.TotalAlloc; took > x.most {
				t.Errorf("%d bytes were allocated for %d, more than %d", took, len(x.file), x.most)
			}
		}) {
			faults++
		}
	}
	t.Logf("attack | tables larger than they look | %d | %d", cases, faults)
}
