package baci

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
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

// tail is longer than what quick leaves at the end, of another pair and year.
const tail = "2019,8,12,010121,1,1\n2019,8,12,010129,1,1\n2019,8,12,010130,1,1\n2019,8,12,010190,1,1\n2019,8,12,010210,1,1\n"

// slowly is parse without quick.
func (b *Block) slowly(data []byte) *lineFault {
	b.reset()
	for len(data) > 0 {
		n := lineEnd(data)
		if bad := b.slow(data[:n]); bad != nil {
			return &lineFault{bad, b.Lines, excerpt(data[:n], bad)}
		}
		data = data[n:]
	}
	b.count()
	return nil
}

// sameBothWays parses text with quick and without.
func sameBothWays(t *testing.T, text string) {
	t.Helper()
	var with, without Block
	bad, want := with.parse([]byte(text)), without.slowly([]byte(text))
	if !reflect.DeepEqual(bad, want) {
		t.Fatalf("%q is refused with %+v, and slowly with %+v", text, bad, want)
	}
	for _, b := range []*Block{&with, &without} { // an empty list may be nil
		b.Product, b.Value.Short, b.Weight.Short = append(b.Product, 0), append(b.Value.Short, 0), append(b.Weight.Short, 0)
		b.Value.Long, b.Weight.Long = append(b.Value.Long, 0), append(b.Weight.Long, 0)
	}
	if bad == nil && !reflect.DeepEqual(with, without) {
		t.Fatalf("%q is %+v, and slowly %+v", text, with, without)
	}
}

// FuzzLine holds the quick reading of lines against the slow one.
func FuzzLine(f *testing.F) {
	for _, l := range lines {
		f.Add(l)
		f.Add(lines[0] + l + lines[0])
	}
	f.Fuzz(func(t *testing.T, s string) { sameBothWays(t, s+tail) })
}

// TestQuickAndSlowAgree has files of lines of every spelling, most of them as CEPII
// writes them, in the order of pairs and in none.
func TestQuickAndSlowAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	numbers := []string{"0", "0.001", "7", "1.5", "52.05", "999.999", "1000", "52963.652", "1999999.999", "2000000", "2147483.648",
		"9999999.5", "12345678.25", "99999999999.123", "0007.5", "000000000000", "1e3", "1.5E-1", ".5", "5.", "1.2345", "1.2344"}
	masses := append([]string{"", "NA", " NA", "N", `""`, `"NA"`, `"           NA"`, `"       13.235"`, " 13.235", `"1`, "1 "}, numbers...)
	products := []string{"010121", "10121", "382390", "999999", "9999AA", "001121", "00112", "0010121", "1012", "9999.9", "", "01 0121"}
	ends := []string{"\r\n", " \n", ",\n", "\n\n", "\n,,,,,\n", "\n\"2022\",\"4\",\"24\",\"010121\",1,1\n"}
	some := func(of []string, odd int) string { // the first ones, and one in so many any
		if r.IntN(odd) > 0 {
			return of[r.IntN(min(len(of), 9))]
		}
		return of[r.IntN(len(of))]
	}
	for range 3000 {
		var text strings.Builder
		pair := "2022,4,24,"
		for range r.IntN(40) {
			if r.IntN(6) == 0 {
				pair = fmt.Sprintf("%d,%d,%d,", 2020+r.IntN(3), r.IntN(12), 1+r.IntN(1000))
			}
			if r.IntN(200) == 0 {
				pair = []string{"22,4,24,", "2022,4,70000,", " 2022,4,24,", "2022,,24,", "002022,4,24,", "2022,4,000024,", "t,i,j,", "02022,4,00024,", "20220,4,24,", "2022,0,24,", "2022,4,0,", "1899,4,24,", "2101,4,24,"}[r.IntN(13)]
			}
			line := pair + products[r.IntN(4)] + "," + some(numbers, 30) + "," + some(masses, 30) + "\n"
			if r.IntN(40) == 0 {
				line = pair + some(products, 2) + "," + some(numbers, 2) + "," + some(masses, 2) + ends[r.IntN(len(ends))]
			}
			text.WriteString(line)
		}
		sameBothWays(t, text.String())
		sameBothWays(t, text.String()+tail)
	}
}

func TestWhichLinesAreQuick(t *testing.T) {
	for i, l := range lines {
		n := new(Block).quick([]byte(l + tail))
		if quick := i < 5 || i == 6; quick != (n >= len(l)) {
			t.Errorf("%q is as CEPII writes it: %v, and %d bytes are read quickly", l, quick, n)
		}
	}
}

// TestNumbersAtTheirBounds holds what quick reads to what is written.
func TestNumbersAtTheirBounds(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "1": 1000, "9999999": 9_999_999_000, "1999999.999": 1_999_999_999, "0.1": 100, "0.01": 10, "0.001": 1, "0000001.5": 1500,
	} {
		var b Block
		line := "2022,4,24,010121," + text + "," + text + "\n"
		if bad := b.parse([]byte(line + tail)); bad != nil {
			t.Fatal(bad)
		}
		for _, list := range []source.Thousands{b.Value, b.Weight} {
			got := int64(list.Short[0])
			if list.Short[0] >= source.ApartThousands {
				got = list.Long[0] / 1000
			}
			if got != want {
				t.Errorf("%s is %d, want %d", text, got, want)
			}
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
