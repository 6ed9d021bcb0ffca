package trade

import (
	"errors"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"
)

// cases are the files of testdata/files.txt whose name has a word in it.
func cases(f *testing.F, word string) []string {
	f.Helper()
	b, err := os.ReadFile("testdata/files.txt")
	if err != nil {
		f.Fatal(err)
	}
	var found []string
	for _, part := range strings.Split(string(b), "\n-- ")[1:] {
		name, rest, _ := strings.Cut(part, " --\n")
		body, _, _ := strings.Cut("\n"+rest, "\n=> ")
		if strings.Contains(name, word) {
			found = append(found, unescape(f, strings.Trim(body, "\n")))
		}
	}
	if len(found) == 0 {
		f.Fatalf("no case is named %q", word)
	}
	return found
}

func fuzzFile(f *testing.F, name, word string) {
	for _, c := range cases(f, word) {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, content string) { checkAny(t, name, content) })
}

// FuzzRead begins with the cases of every format.
func FuzzRead(f *testing.F) {
	y := "t,i,j,k,v,q\n2020,4,24,010121,1,1\n"
	f.Add(gz(y))
	f.Add(zipped("y.csv", y, "Readme.txt", "read me", "c.csv", countryList))
	fuzzFile(f, "f.csv", "")
}

func FuzzParquet(f *testing.F) {
	for _, name := range []string{"BACI_HS92_text.duckdb.parquet", "BACI_HS92_text.arrow.parquet", "BACI_HS92_text.delta.parquet", "comtrade.polars.parquet", "plain-huge.parquet"} {
		f.Add(readTestFile(f, name))
	}
	f.Fuzz(func(t *testing.T, content string) { checkAny(t, "BACI_HS92_f.parquet", content) })
}

// FuzzBACI gives the cases of BACI the name that says their edition.
func FuzzBACI(f *testing.F) { fuzzFile(f, "BACI_HS92_f.csv", "BACI") }

// checkAny reads any bytes: they are a table whose sums agree, or refused.
func checkAny(t *testing.T, name, content string) {
	tab, err := read(name, strings.NewReader(content), Options{Workers: 1, Unit: MillionDollars})
	again, err2 := read(name, strings.NewReader(content), Options{Workers: 3, Unit: MillionDollars})
	if err != nil {
		if e := new(ReadError); !errors.As(err, &e) || tab != nil || e.What == "" || e.File == "" {
			t.Fatalf("%T %v", err, err)
		}
		if err2 == nil || err2.Error() != err.Error() {
			t.Fatalf("%v with one worker, %v with three", err, err2)
		}
		return
	}
	if err2 != nil || dump(tab) != dump(again) {
		t.Fatalf("one worker reads\n%s\nthree\n%s\n%v", dump(tab), dump(again), err2)
	}
	checkSums(t, tab)
}

// checkSums compares every way to the same sum.
func checkSums(t *testing.T, tab *Table) {
	t.Helper()
	rows, places := 0, productPlaces{}
	for n, p := range tab.Products() {
		places[p] = n
	}
	for _, l := range tab.Layers() {
		v := tab.In(l.Layer)
		for _, y := range tab.Years() {
			var exports, imports, pairs, stated Sum
			for a := range Country(tab.Countries()) {
				exports = exports.add(SumOf(v.Exports(y, a)))
				imports = imports.add(SumOf(v.Imports(y, a)))
				for b := range Country(tab.Countries()) {
					checkGoods(t, places, v, y, a, b)
					if a == World || b == World || tab.countries[a].apart() || tab.countries[b].apart() {
						stated = stated.add(v.PairTotal(y, a, b))
					} else {
						pairs = pairs.add(v.PairTotal(y, a, b))
					}
				}
			}
			checkPartners(t, tab, places, v, y)
			if all := SumOf(v.All(y)); exports != all || imports != all || pairs != all {
				t.Fatalf("%d %s: all %v, exports %v, imports %v, pairs %v", y, l.Layer, all, exports, imports, pairs)
			}
			rows += pairs.Rows + stated.Rows
		}
	}
	if rows != tab.Rows() {
		t.Fatalf("%d of %d rows are found", rows, tab.Rows())
	}
}

// productPlaces are the places of products in [Table.Products].
type productPlaces map[Product]int

func (places productPlaces) of(p Product) int {
	if n, ok := places[p]; ok {
		return n
	}
	return -1
}

// checkPartners compares the goods of every pair, as listed by exporter, by
// importer and all together, with rows.
func checkPartners(t *testing.T, tab *Table, places productPlaces, v View, year int) {
	t.Helper()
	type row struct {
		from, to Country
		Good
	}
	rows := func(all iter.Seq[Row]) (want []row) {
		for r := range all {
			want = append(want, row{r.Exporter, r.Importer, Good{places.of(r.Product), r.Value}})
		}
		return want
	}
	same := func(got, want []row) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Fatalf("%d %s: goods are %v, rows %v", year, v.layer, got, want)
		}
	}
	for c := range Country(tab.Countries()) {
		var exports, imports []row
		for to, goods := range v.ExportGoods(year, c) {
			for _, g := range goods {
				exports = append(exports, row{c, to, g})
			}
		}
		for from, goods := range v.ImportGoods(year, c) {
			for _, g := range goods {
				imports = append(imports, row{from, c, g})
			}
		}
		same(exports, rows(v.Exports(year, c)))
		same(imports, rows(v.Imports(year, c)))
	}
	var all []row
	for pair, goods := range v.AllGoods(year) {
		for _, g := range goods {
			all = append(all, row{pair[0], pair[1], g})
		}
	}
	same(all, rows(v.All(year)))
}

// checkGoods compares the goods of a pair with its rows.
func checkGoods(t *testing.T, places productPlaces, v View, year int, from, to Country) {
	t.Helper()
	var want []Good
	for r := range v.Pair(year, from, to) {
		want = append(want, Good{places.of(r.Product), r.Value})
	}
	if got := v.Goods(year, from, to); !slices.Equal(got, want) {
		t.Fatalf("%d %s: goods from %d to %d are %v, rows %v", year, v.layer, from, to, got, want)
	}
}

func (s Sum) add(o Sum) Sum { return Sum{s.Value + o.Value, s.Rows + o.Rows} }
