package worldtable

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/parquet"
)

// lines are two years of reports, of which one is told by one side alone.
const lines = `year,reporter,partner,flow,hs,value_usd
2021,KAZ,RUS,export,TOTAL,1000
2022,KAZ,RUS,export,TOTAL,1500.25
2022,KAZ,RUS,re-export,TOTAL,500.125
2022,KAZ,RUS,import,TOTAL,4000
2022,KAZ,WLD,export,TOTAL,6000
2022,KAZ,WLD,import,TOTAL,8000
2022,RUS,KAZ,import,TOTAL,1600
`

func readTables(t *testing.T, files map[string]string) *trade.Table {
	t.Helper()
	b := trade.NewBuilder(trade.Options{})
	for name, text := range files {
		if err := b.Add(name, strings.NewReader(text), 0); err != nil {
			t.Fatal(err)
		}
	}
	tab, err := b.Table()
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func excerpt(t *testing.T) *trade.Table {
	t.Helper()
	files := map[string]string{}
	for _, name := range []string{"BACI_HS92_Y2021_V202301_excerpt.csv", "country_codes_V202301_excerpt.csv"} {
		b, err := os.ReadFile("../../testdata/baci/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(b)
	}
	return readTables(t, files)
}

// rowsOf are the rows of a pair in a year.
func rowsOf(t *testing.T, tab *trade.Table, a, b string, year int) ([]Row, *measure.Set) {
	t.Helper()
	w, err := measure.NewWorld(tab, measure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	x, _ := tab.Find(a)
	y, _ := tab.Find(b)
	set, err := w.PairIn(x, y, year)
	if err != nil {
		t.Fatal(err)
	}
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	return m.Rows(set, [2]string{a, b}), set
}

// TestEveryMeasure holds that each measure has a row for each pair and year, with a
// value or what it lacks, and that values are those of the set.
func TestEveryMeasure(t *testing.T) {
	reports := readTables(t, map[string]string{"t.csv": lines})
	for name, of := range map[string]struct {
		tab  *trade.Table
		a, b string
		year int
	}{
		"one report":  {reports, "KAZ", "RUS", 2021},
		"two reports": {reports, "KAZ", "RUS", 2022},
		"turned":      {reports, "RUS", "KAZ", 2022},
		"reconciled":  {excerpt(t), "AFG", "ZAF", 2021},
	} {
		rows, set := rowsOf(t, of.tab, of.a, of.b, of.year)
		seen, values := map[measure.ID]bool{}, 0
		for _, r := range rows {
			seen[r.Measure] = true
			if r.Year != of.year || r.Pair != of.a+"-"+of.b || r.Rule == "" {
				t.Errorf("%s: %+v", name, r)
			}
			if r.WhyNot == "" {
				values++
			}
			if r.Part != nil {
				want := float64(r.Part.Value) / float64(r.Whole.Value)
				if r.Measure == measure.Growth {
					want--
				}
				if math.Abs(r.Value-want) > 1e-12 {
					t.Errorf("%s: %s is %v, and %v over %v", name, r.Measure, r.Value, r.Part.Value, r.Whole.Value)
				}
			}
		}
		origin := 0
		for _, of := range []trade.Country{set.A, set.B} {
			if _, ok := set.OwnOrigin(of); ok {
				origin++
			}
		}
		if values != len(set.Results)+origin {
			t.Errorf("%s: %d values of %d results", name, values, len(set.Results))
		}
		for _, d := range measure.Definitions() {
			if !seen[d.ID] && d.ID != measure.MirrorGapFOB { // which is computed with freight that a user states
				t.Errorf("%s: no row of %s", name, d.ID)
			}
		}
	}
}

// TestRowsByHand compares rows with what the lines say.
func TestRowsByHand(t *testing.T) {
	rows, _ := rowsOf(t, readTables(t, map[string]string{"t.csv": lines}), "KAZ", "RUS", 2022)
	var out bytes.Buffer
	w, err := NewCSV(&out)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"2022,KAZ-RUS,flow,KAZ,RUS,export,own,TOTAL,,,,USD,1500.25,1500.25,,,,X_AB,\n",
		"2022,KAZ-RUS,own-origin,KAZ,RUS,export,own,TOTAL,,,,USD,1000.125,1000.125,,,,X_AB − RX_AB,\n",
		"2022,KAZ-RUS,export-share,KAZ,RUS,export,own,TOTAL,,,,share,0.25004166666666666,,1500.25,6000,,X_AB / X_A,\n",
		"2022,KAZ-RUS,growth,KAZ,RUS,export,own,TOTAL,,,2021,change,0.50025,,1500.25,1000,,\"X_AB,t / X_AB,t−1 − 1\",\n",
		"2022,KAZ-RUS,import-share,RUS,KAZ,import,own,TOTAL,,,,share,,,,,,M_AB / M_A,\"needs rows of all partners: imports of RUS, by its own report\"\n",
		"2022,KAZ-RUS,trade-intensity,KAZ,RUS,export,own,TOTAL,,,,index,,,,,,(X_AB / X_A) / (M_B / M_W),\"needs the trade of all states, as in a BACI year\"\n",
		"2022,KAZ-RUS,turnover,KAZ,RUS,both,partners,TOTAL,,,,USD,,,,,,X_AB + M_AB,\"needs rows of this flow: imports of KAZ, by its partners' reports\"\n",
		"2022,KAZ-RUS,gdp-dependence,,,both,any,TOTAL,,,,share,,,,,,\"(X_AB + M_AB) / GDP_A; min(D_A, D_B)\",needs gross domestic product\n",
	} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("no line %s in\n%s", line, out.String())
		}
	}
}

// TestFormatsAlike holds that CSV and Parquet say the same.
func TestFormatsAlike(t *testing.T) {
	rows, _ := rowsOf(t, excerpt(t), "AFG", "ZAF", 2021)
	if len(rows) < 80 {
		t.Fatalf("%d rows", len(rows))
	}
	var text, packed bytes.Buffer
	for begin, out := range map[string]*bytes.Buffer{"csv": &text, "parquet": &packed} {
		start := NewCSV
		if begin == "parquet" {
			start = NewParquet
		}
		w, err := start(out)
		if err != nil {
			t.Fatal(err)
		}
		for part := range slices.Chunk(rows, 7) {
			if err := w.Write(part); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	want, err := csv.NewReader(&text).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	f, err := parquet.Open("t.parquet", bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(f.Names()) != fmt.Sprint(want[0]) || fmt.Sprint(want[0]) != fmt.Sprint(columnNames()) || int(f.Rows()) != len(rows) {
		t.Fatalf("%v and %v, %d rows", f.Names(), want[0], f.Rows())
	}
	in := parquet.NewRows(f)
	for n, line := range want[1:] {
		if _, _, err := in.Next(); err != nil {
			t.Fatal(n, err)
		}
		for i, s := range line {
			if got := in.Field(i); got != s && !sameNumber(got, s) {
				t.Errorf("row %d, %s: %q and %q", n, want[0][i], got, s)
			}
		}
	}
	if in.Err() != nil {
		t.Error(in.Err())
	}
}

func sameNumber(a, b string) bool {
	x, err := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err == nil && err2 == nil && x == y
}

// goods are two years of reports about one product.
const goods = `year,reporter,partner,flow,hs,value_usd
2021,KAZ,RUS,import,0902,1000
2021,KAZ,WLD,import,0902,1000
2022,KAZ,RUS,import,0902,1500.5
2022,KAZ,UZB,import,0902,400
2022,KAZ,WLD,import,0902,1919.5
2022,KAZ,WLD,export,0902,0
2022,RUS,KAZ,export,0902,1600
`

// TestProductRows holds that each measure of a product has a row, with a value or what it
// lacks, and compares rows with what the lines say.
func TestProductRows(t *testing.T) {
	tab := readTables(t, map[string]string{"t.csv": goods})
	w, err := measure.NewWorld(tab, measure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tea, _ := trade.ParseProduct("0902")
	one, err := w.OneProduct(tea)
	if err != nil {
		t.Fatal(err)
	}
	x, _ := tab.Find("KAZ")
	y, _ := tab.Find("RUS")
	p, err := one.Pair(x, y)
	if err != nil {
		t.Fatal(err)
	}
	m, err := NewMaker()
	if err != nil {
		t.Fatal(err)
	}
	rows := m.ProductRows(p, p.In(2022), [2]string{"KAZ", "RUS"})
	var out bytes.Buffer
	c, err := NewCSV(&out)
	if err == nil {
		err = errors.Join(c.Write(rows), c.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"2022,KAZ-RUS,product-flow,RUS,KAZ,export,own,0902,4,,,USD,1600,1600,,,,\"X_AB,k; M_AB,k\",\n",
		"2022,KAZ-RUS,product-flow,RUS,KAZ,export,partners,0902,4,,,USD,1500.5,1500.5,,,,\"X_AB,k; M_AB,k\",\n",
		"2022,KAZ-RUS,product-flow,KAZ,RUS,export,own,0902,4,,,USD,0,0,,,,\"X_AB,k; M_AB,k\",\n",
		"2022,KAZ-RUS,product-import-share,KAZ,RUS,import,own,0902,4,,,share,0.781713988017713,,1500.5,1919.5,,\"M_AB,k / M_A,k\",\n",
		"2022,KAZ-RUS,product-change,KAZ,RUS,import,own,0902,4,,2021,change,0.5005,,1500.5,1000,,v_t / v_0 − 1,\n",
		"2022,KAZ-RUS,product-change,KAZ,,import,own,0902,4,,2021,change,0.9195,,1919.5,1000,,v_t / v_0 − 1; with all partners,\n",
		"2022,KAZ-RUS,product-first-share,KAZ,RUS,import,own,0902,4,,,share,0.781713988017713,,,,,\"max_b M_Ab,k / M_A,k; lower bound\",\n",
		"2022,KAZ-RUS,product-imports-to-own,KAZ,RUS,export,own,0902,,,,ratio,,,,,,\"M_A,k / X_A,k\",\"needs a base above nought: exports of KAZ, by its own report\"\n",
		"2022,KAZ-RUS,product-own-origin,RUS,KAZ,export,own,0902,,,,USD,,,,,,\"X_AB,k − RX_AB,k\",\"needs re-exports that the exporter states: exports of RUS, by its own report\"\n",
		"2022,KAZ-RUS,product-over-gdp,,,import,any,0902,,,,share,,,,,,\"M_AB,k,t / GDP_A,t\",needs gross domestic product\n",
	} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("no line %s in\n%s", line, out.String())
		}
	}
	for _, d := range measure.ProductDefinitions() {
		at := func(r Row) bool { return r.Measure == d.ID }
		if i := slices.IndexFunc(rows, at); i < 0 || slices.ContainsFunc(rows[:i], func(r Row) bool { return m.rules[r.Measure].place > m.rules[d.ID].place }) {
			t.Errorf("%s has no row, or not in its place", d.ID)
		}
	}
}
