package baci

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"dyad/data/trade/source"
)

var lines = []string{
	"2023,4,24,382390,52.051,13.235\n", "2021,4,24,10121,52.051,\"       13.235\"\r\n", "2021,4,24,382390,0.041,\"           NA\"\r\n",
	"2023,4,24,010121,0.001,\n", "2023,4,24,010121,7,NA\n", "2023,4,24,9999AA,7,1\n", "2023,4,24,010121,1.5,0\n", "2023,4,24,010121,.5,0\n",
	"2023,4,24,010121,5.,0\n", "2023,4,24,010121,12345678901.123,1\n", "2023,4,24,010121,123456789012.1,1\n", "2023,4,24,010121,1.2345,1\n",
	"2023,4,24,1012,1,1\n", "2023,0,24,010121,1,1\n", "1823,4,24,010121,1,1\n", "2023,4,99999,010121,1,1\n", "2023,4,24,010121,,1\n", "2023,4,24,010121,1,1,\n",
	"2023,4,24,010121,1,\"1\n", "2023,4,24,010121,-1,1\n", "2023,4,24,010121,1e5,1\n", "2023,4,24,0000010121,1,1\n", "2023,,24,010121,1,1\n",
}

// FuzzLine holds the fast reading of a line against the slow one.
func FuzzLine(f *testing.F) {
	for _, l := range lines {
		f.Add(l)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var fast, slow row
		n := fast.fast([]byte(s))
		if n == 0 {
			return
		}
		if n > len(s) || strings.IndexByte(s[:n], '\n') != n-1 {
			t.Fatalf("%q is read to %d", s, n)
		}
		use, bad := slow.slow([]byte(s[:n]), &source.Tally{})
		fast.pair = nil
		if bad != nil || !use || !reflect.DeepEqual(fast, slow) {
			t.Fatalf("%q is %+v, and slowly %+v, %v", s[:n], fast, slow, bad)
		}
	})
}

func TestWhichLinesAreFast(t *testing.T) {
	for _, l := range lines[:5] {
		if new(row).fast([]byte(l)) == 0 {
			t.Errorf("%q is as CEPII writes it, and is read slowly", l)
		}
	}
}

// TestPairsBetweenSlowLines has lines of one pair, then one that is read slowly
// and of another, then the first pair again.
func TestPairsBetweenSlowLines(t *testing.T) {
	const text = "2023,4,24,010121,1,1\n2023,4,24,010129,1,1\n 2022,8,12,010121,1,1\n2023,4,24,010130,1,1\n" +
		"2023,4,24,10131,1,1\n2023,4,2,010130,1,1\n2023,4,24,010190,1,1\n"
	want := []Run{{2023, 4, 24, 1, 2}, {2022, 8, 12, 3, 1}, {2023, 4, 24, 4, 2}, {2023, 4, 2, 6, 1}, {2023, 4, 24, 7, 1}}
	var b Block
	if bad := b.parse([]byte(text)); bad != nil || !reflect.DeepEqual(b.Runs, want) {
		t.Errorf("%v, %v, want %v", b.Runs, bad, want)
	}
}

func TestLinesAcrossBlocks(t *testing.T) {
	line := "2023,4,24,382390,52.051,13.235\n"
	n := 3*blockSize/len(line) + 7
	for name, r := range map[string]io.Reader{
		"whole":    strings.NewReader(strings.Repeat(line, n)),
		"halves":   iotest.HalfReader(strings.NewReader(strings.Repeat(line, n))),
		"with EOF": iotest.DataErrReader(strings.NewReader(strings.Repeat(line, n))),
	} {
		rows, next := 0, 2
		err := Scanner{File: "f", Line: 1}.Scan(r, func(b *Block) error {
			for _, run := range b.Runs {
				if run.Line != next {
					t.Errorf("%s: a run at line %d, want %d", name, run.Line, next)
				}
				next += run.Rows
			}
			rows += len(b.Product)
			return nil
		})
		if err != nil || rows != n {
			t.Errorf("%s: %d rows, want %d: %v", name, rows, n, err)
		}
	}
}

func TestALineWithoutEndIsRefused(t *testing.T) {
	err := Scanner{File: "f"}.Scan(bytes.NewReader(bytes.Repeat([]byte{'1'}, 20*blockSize)), func(*Block) error { return nil })
	if e := new(source.Error); !errors.As(err, &e) || e.Line != 1 {
		t.Errorf("%T %v", err, err)
	}
}

func TestTheTakersErrorStops(t *testing.T) {
	stop := errors.New("enough")
	calls := 0
	err := Scanner{File: "f"}.Scan(strings.NewReader(strings.Repeat(lines[0], 200_000)), func(*Block) error { calls++; return stop })
	if err != stop || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
}

func TestEditionOf(t *testing.T) {
	for name, want := range map[string]source.Edition{
		"BACI_HS92_Y2021_V202301.csv": "HS92", "a.zip/BACI_HS22_Y2023_V202601.csv": "HS22", "product_codes_HS17_V202301.csv": "HS17",
		"baci.csv": "", "HS.csv": "", "x_HS2012.csv.gz": "HS12", "HS99.csv": "",
	} {
		if got := EditionOf(name); got != want {
			t.Errorf("%q is of %q, want %q", name, got, want)
		}
	}
}
