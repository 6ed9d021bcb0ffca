package correlation

import (
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"dyad/data/sheet"
	"dyad/data/trade/source"
)

// invented is a table in which 851700 and 854100 are 1:1, 8542 is divided within itself, a
// part of 854390 became 854391, and 8544 gave goods to 8545.
const invented = "HS 2022,HS 2017,Relationship\n851700,851700,1:1\n854100,854100,1:1\n854231,854230,n:1\n854232,854230,n:1\n854239,854239,1:1\n" +
	"854390,854390,n:1\n854391,854390,n:1\n854410,854410,1:1\n854420,854420,1:n\n854510,854420,n:1\n854510,854510,n:n\n"

func read(t *testing.T, texts ...string) (all []*Table) {
	t.Helper()
	for i, text := range texts {
		own, err := Read(fmt.Sprintf("%d.csv", i+1), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, own...)
	}
	return all
}

func products(t *testing.T, codes string) (all []source.Product) {
	t.Helper()
	for code := range strings.SplitSeq(codes, ",") {
		p, _, bad := source.ParseProduct(code, source.AnyLevel)
		if bad != nil {
			t.Fatal(bad.What)
		}
		all = append(all, p)
	}
	return all
}

func said(r Result) string {
	out := []string{[]string{"same", "no table", "lacking", "cut", "outside"}[r.Why]}
	for _, t := range r.By {
		out = append(out, t.File)
	}
	return strings.Join(append(out, r.Codes...), " ")
}

func TestCompare(t *testing.T) {
	earlier := "HS12;HS17\n854230;854230\n854239;854239\n854390;854390\n854390;854395\n"
	for _, tc := range []struct{ name, tables, codes, want string }{
		{"a code alone", invented, "851700", "same 1.csv"},
		{"a heading divided within itself", invented, "8542", "same 1.csv"},
		{"a part of such a heading", invented, "854230", "outside 1.csv 854231 854232"},
		{"a code that came of the division", invented, "854231", "outside 1.csv 854230 854232"},
		{"a code of which a part became another", invented, "854390", "outside 1.csv 854391"},
		{"its heading", invented, "8543", "same 1.csv"},
		{"goods that moved out", invented, "8544", "outside 1.csv 854510"},
		{"goods that moved in", invented, "8545", "outside 1.csv 854420"},
		{"both together", invented, "8544,8545", "same 1.csv"},
		{"the chapter", invented, "85", "same 1.csv"},
		{"a chapter that is not there", invented, "10", "lacking 1.csv"},
		{"one of two that is not there", invented, "8542,1001", "lacking 1.csv"},
		{"rows that were filtered away", "HS 2022,HS 2017,Relationship\n854231,854231,1:n\n", "8542", "cut 1.csv 854231"},
		{"the same without the word", "HS 2022,HS 2017\n854231,854231\n", "8542", "same 1.csv"},
	} {
		got := said(Compare(read(t, tc.tables), products(t, tc.codes), "HS17", "HS22"))
		if back := said(Compare(read(t, tc.tables), products(t, tc.codes), "HS22", "HS17")); got != tc.want || back != tc.want {
			t.Errorf("%s: %s, and back %s; want %s", tc.name, got, back, tc.want)
		}
	}
	for _, tc := range []struct{ name, codes, want string }{
		{"over two tables", "8542", "same 2.csv 1.csv"},
		{"the second says no", "854230", "outside 1.csv 854231 854232"},
		{"the first says no", "854390", "outside 2.csv 854395"},
		{"not in the first", "8517", "lacking 2.csv"},
	} {
		if got := said(Compare(read(t, invented, earlier), products(t, tc.codes), "HS12", "HS22")); got != tc.want {
			t.Errorf("%s: %s; want %s", tc.name, got, tc.want)
		}
	}
	if got := said(Compare(read(t, earlier), products(t, "8542"), "HS12", "HS22")); got != "no table" {
		t.Error("without a table:", got)
	}
	// Of two tables of the same editions each has to say so.
	second := "HS 2017,HS 2022\n854239,854239\n854239,854900\n"
	if got := said(Compare(read(t, invented, second), products(t, "8542"), "HS17", "HS22")); got != "outside 2.csv 854900" {
		t.Error("two tables:", got)
	}
}

// TestPlain holds the closure against one that follows rows until nothing is added.
func TestPlain(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	same := 0
	for range 3000 {
		var rows [][2]string
		text := "HS12,HS17\n"
		for range 1 + random.Intn(14) {
			a, b := fmt.Sprintf("85%02d%02d", 10+random.Intn(3), 10+random.Intn(4)), fmt.Sprintf("85%02d%02d", 10+random.Intn(3), 10+random.Intn(4))
			if random.Intn(3) > 0 {
				b = a
			}
			rows, text = append(rows, [2]string{a, b}), text+a+","+b+"\n"
		}
		for _, k := range []string{"8510", "8511", "851010", "851111", "85"} {
			reached := map[string]bool{}
			for _, r := range rows {
				for side := range 2 {
					if strings.HasPrefix(r[side], k) {
						reached[fmt.Sprint(side, r[side])] = true
					}
				}
			}
			for n := -1; n != len(reached); {
				n = len(reached)
				for _, r := range rows {
					if reached["0"+r[0]] || reached["1"+r[1]] {
						reached["0"+r[0]], reached["1"+r[1]] = true, true
					}
				}
			}
			outside := map[string]bool{}
			for at := range reached {
				if !strings.HasPrefix(at[1:], k) {
					outside[at[1:]] = true
				}
			}
			want := "same"
			switch {
			case len(reached) == 0:
				want = "lacking"
			case len(outside) > 0:
				want = "outside"
			}
			r := Compare(read(t, text), products(t, k), "HS12", "HS17")
			if got := strings.Fields(said(r))[0]; got != want {
				t.Fatalf("%s of %q: %s, want %s", k, text, got, want)
			}
			for _, c := range r.Codes {
				if !outside[c] {
					t.Fatalf("%s of %q: %s takes no part", k, text, c)
				}
			}
			if len(r.Codes) != len(outside) || !slices.IsSorted(r.Codes) {
				t.Fatalf("%s of %q: %v, want %v", k, text, r.Codes, outside)
			}
			if r.Same() {
				same++
			}
		}
	}
	if same < 1000 {
		t.Errorf("only %d tables with the same goods", same)
	}
}

func TestRead(t *testing.T) {
	for name, text := range map[string]string{
		"as published":         "Between,,\nHS 2022,HS 2017,Relationship\n010121,010121,1:1\n010129,010129,n:1\n010130,010129,n:1\n",
		"lost zeros":           "HS2022;HS2017\n10121;10121\n10129;10129\n10130.0;10129\n",
		"with points, tabs":    "\ufeffHS 2022 code\tHS 2017 code\tRelationship\r\n0101.21\t0101.21\t1 to 1\r\n0101.29\t0101.29\tn to 1\r\n0101.30\t0101.29\tn to 1\r\n",
		"by their short names": "Relationship,H6,H5\n1:1,010121,010121\nn:1,010129,010129\nn:1,010130,010129\n\n",
		"with descriptions":    "\"HS 2022 Product Code\",\"HS 2022 Product Description\",\"HS 2017 Product Code\",\"HS 2017 Product Description\"\n\"010121\",\"Horses, bred\",\"010121\",\"x\"\n010129,a,010129,b\n010130,a,010129,b\n010129,a,010129,b\n010130,a,010121,b\n010121,a,010129,b\n",
	} {
		all, err := Read("t.csv", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := fmt.Sprint(len(all), all[0].Editions, written([]uint32{all[0].codes[0][0].digits, all[0].codes[1][1].digits})); got != "1 [HS22 HS17] [010121 010129]" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestRefuses holds that each file that cannot serve is refused in its line.
func TestRefuses(t *testing.T) {
	conversion := "From HS 2022,To HS 2017\n854231,854231\n854239,854231\n"
	large := "HS 2022,HS 2017\n"
	for i := range whole {
		large += fmt.Sprintf("%d,%d\n", 100000+i, 100000+i/2)
	}
	for _, tc := range []struct{ text, want string }{
		{"", "t.csv: no row names columns of two editions"},
		{"a,b\n1,2\n", "t.csv: no row names columns of two editions"},
		{"HS 2022,SITC4\n854231,77641\n", "t.csv: no row names columns of two editions"},
		{"HS 2022,HS22\n854231,854231\n", "t.csv:1: both columns are of HS22"},
		{"HS 2022,HS 2017,HS 2012\n854231,854231,854231\n", "t.csv:1: it has columns of more than two editions"},
		{"HS 2022,HS 2017\n", "t.csv:1: no rows stand below"},
		{"HS 2022,HS 2017\n854231,854231\n854239,\n", "t.csv:3: the row has no code of HS17"},
		{"HS 2022,HS 2017\n854231,854231\n854239,8542\n", `t.csv:3:8: "8542" is no code of six digits`},
		{"HS 2022,HS 2017\n854231,8542.3\n", `t.csv:2:8: "8542.3" is no code of six digits`},
		{"HS 2022,HS 2017\n\"ex 854231\",854231\n", `t.csv:2:2: "ex 854231" is no code of six digits`},
		{"HS 2022,HS 2017\n8.54E+05,854231\n", `t.csv:2:1: "8.54E+05" is no code of six digits`},
		{conversion, "t.csv:1: it is a table of conversions: each code of HS22 stands in one row"},
		{"HS 2007 Product Code,HS 2007 Product Description,HS 2002 Product Code\n854231,a,854221\n", "t.csv:1: it is a table of conversions"},
		{large, "t.csv:1: it is a table of conversions: each code of HS22"},
		{"PK\x03\x04", "t.csv: it is an archive, and no workbook"},
		{"\xd0\xcf\x11\xe0", "t.csv: it is an old Excel workbook"},
		{"a\x00b", "t.csv: it is no text and no workbook"},
	} {
		_, err := Read("t.csv", []byte(tc.text))
		refused := new(source.Error)
		if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), tc.want) || refused.Hint == "" {
			t.Errorf("%.60q: %v, want %s and a hint", tc.text, err, tc.want)
		}
	}
	// What the names of the columns say of conversions, rows can refute.
	if _, err := Read("t.csv", []byte(conversion+"854239,854239\n")); err != nil {
		t.Error("rows of several:", err)
	}
}

// book is a workbook of sheets, each of rows with commas between.
func book(t *testing.T, sheets ...string) []byte {
	t.Helper()
	w := sheet.Workbook{}
	for i, text := range sheets {
		s := sheet.Sheet{Name: fmt.Sprint("Sheet", i+1), Columns: make([]sheet.Column, 3)}
		for line := range strings.Lines(text) {
			var row []sheet.Cell
			for cell := range strings.SplitSeq(strings.TrimSuffix(line, "\n"), ",") {
				row = append(row, sheet.Cell{Text: cell})
			}
			s.Rows = append(s.Rows, row)
		}
		w.Sheets = append(w.Sheets, s)
	}
	out, err := w.Write()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWorkbook(t *testing.T) {
	conversions, correlations := "From HS 2022,To HS 2017\n854231,854231\n854239,854231\n", "Between\nHS 2022,HS 2017,Relationship\n854231,854231,n:1\n854239,854231,n:1\n"
	all, err := Read("t.xlsx", book(t, conversions, correlations, "Notes\nx\n"))
	if err != nil || len(all) != 1 || len(all[0].codes[0]) != 2 {
		t.Errorf("%d tables, %v", len(all), err)
	}
	for _, tc := range []struct {
		want   string
		sheets []string
	}{
		{"t.xlsx:1: it is a table of conversions", []string{conversions}},
		{"t.xlsx:4: the row has no code of HS22", []string{"Between\nHS 2022,HS 2017,Relationship\n854231,854231,n:1\n,854239,n:1\n"}},
		{"t.xlsx: no sheet of it names columns", []string{"a,b\n1,2\n"}},
	} {
		if _, err := Read("t.xlsx", book(t, tc.sheets...)); err == nil || !strings.HasPrefix(err.Error(), tc.want) {
			t.Errorf("%v, want %s", err, tc.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(invented))
	f.Add([]byte("From HS 2022;To HS 2017\n0101.21;10121\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		all, err := Read("t.csv", content)
		if refused := new(source.Error); err != nil && !errors.As(err, &refused) {
			t.Fatalf("%T: %v", err, err)
		}
		for _, table := range all {
			table.test([]source.Product{source.Subheading(854231)})
		}
	})
}
