package measure

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"dyad/data/hs"
	"dyad/data/trade"
)

// Three states and three products, in thousand dollars: tea 090240, oil 270900,
// cars 870323. In 2023
//
//	KAZ to RUS: tea 10, oil 30     RUS to KAZ: tea 20, cars 40
//	KAZ to CHN: oil 60             RUS to CHN: oil 140
//	CHN to KAZ: tea 5, cars 15     CHN to RUS: tea 20, cars 100
//
// so that KAZ exports 100 and imports 80, RUS 200 and 160, the world 440.
const (
	names  = "country_code,country_name,country_iso2,country_iso3\n398,Kazakhstan,KZ,KAZ\n643,Russia,RU,RUS\n156,China,CN,CHN\n"
	of2023 = `2023,398,643,090240,10,1
2023,398,643,270900,30,1
2023,398,156,270900,60,1
2023,643,398,090240,20,1
2023,643,398,870323,40,1
2023,643,156,270900,140,1
2023,156,398,090240,5,1
2023,156,398,870323,15,1
2023,156,643,090240,20,1
2023,156,643,870323,100,1
`
	of2022 = `2022,398,643,090240,10,1
2022,643,398,090240,80,1
2022,643,398,870323,10,1
2022,643,156,270900,1,1
2022,156,398,870323,90,1
`
	of2021 = `2021,643,398,090240,50,1
2021,398,156,270900,1,1
2021,156,643,270900,1,1
`
)

// small takes three states for the world and three chapters for all goods.
var small = Options{Partners: 2, States: 3, Chapters: 3}

// compute is the measures of one pair of a table.
func compute(t *trade.Table, a, b trade.Country, o Options) (*Set, error) {
	w, err := NewWorld(t, o)
	if err != nil {
		return nil, err
	}
	return w.Pair(a, b)
}

// read makes a table of files, name and text in turn.
func read(t testing.TB, opt trade.Options, files ...string) *trade.Table {
	t.Helper()
	b := trade.NewBuilder(opt)
	for i := 0; i < len(files); i += 2 {
		if err := b.Add(files[i], strings.NewReader(files[i+1]), 0); err != nil {
			t.Fatal(err)
		}
	}
	tab, err := b.Table()
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func baci(t testing.TB, rows string) *trade.Table {
	return read(t, trade.Options{}, "BACI_HS92_y.csv", "t,i,j,k,v,q\n"+rows, "country_codes.csv", names)
}

const header = "year,reporter,partner,flow,hs,value_usd\n"

func plain(t testing.TB, rows string) *trade.Table {
	return read(t, trade.Options{}, "p.csv", header+rows)
}

// measure is the set of KAZ and RUS.
func measure(t testing.TB, tab *trade.Table, o Options) *Set {
	t.Helper()
	s, err := compute(tab, find(t, tab, "KAZ"), find(t, tab, "RUS"), o)
	if err != nil {
		t.Fatal(err)
	}
	check(t, s)
	return s
}

func find(t testing.TB, tab *trade.Table, code string) trade.Country {
	t.Helper()
	c, ok := tab.Find(code)
	if !ok {
		t.Fatalf("no %s", code)
	}
	return c
}

// key is "A food-import-share import tea by own": without flow, subject or report
// where they are the usual ones.
func key(s *Set, id ID, of trade.Country, f Flow, subject Subject, r Report) string {
	side := "A"
	if of == s.B {
		side = "B"
	}
	k := fmt.Sprintf("%s %s", side, id)
	if f != Both {
		k += " " + f.String()
	}
	if subject != (Subject{}) {
		k += " " + subject.String()
	}
	if r != Reconciled && r != AnyReport {
		k += " by " + r.String()
	}
	return k
}

func values(t testing.TB, s *Set) map[string]float64 {
	t.Helper()
	all := map[string]float64{}
	for _, r := range s.Results {
		k := key(s, r.ID, r.Of, r.Flow, r.Subject, r.Report)
		if _, twice := all[k]; twice {
			t.Errorf("%s is there twice", k)
		}
		all[k] = r.Value
	}
	return all
}

func missing(s *Set) map[string]Needs {
	all := map[string]Needs{}
	for _, m := range s.Missing {
		all[key(s, m.Measure, m.Of, Both, m.Subject, m.Report)] = m.Needs
	}
	return all
}

func near(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b))
}

// check is what holds for every set: ranges, and ratios of their terms.
func check(t testing.TB, s *Set) {
	t.Helper()
	defined := map[ID]Definition{}
	for _, d := range Definitions() {
		defined[d.ID] = d
	}
	for _, r := range s.Results {
		low, high := 0.0, math.Inf(1)
		switch {
		case r.Unit == Share, r.ID == PartnerConcentration, r.ID == Salience, r.ID == Symmetry, r.ID == Interdependence,
			r.ID == GrubelLloyd, r.ID == ProductConcentration:
			high = 1
		case r.ID == Complementarity, r.ID == ExportSimilarity:
			high = 100
		case r.ID == Krugman:
			high = 2
		case r.ID == MirrorGap, r.ID == MirrorGapFOB:
			low, high = -2, 2
		case r.ID == NormalisedBalance, r.ID == InfluenceAsymmetry, r.ID == TradeShareGap:
			low, high = -1, 1
		case r.ID == Balance:
			low = math.Inf(-1)
		case r.Unit == Change:
			low = -1
		case r.Unit == Rank:
			low = 1
		}
		if !(r.Value >= low && r.Value <= high) {
			t.Errorf("%s is %g, not in %g..%g", r.ID, r.Value, low, high)
		}
		if (r.Unit == Share || r.Unit == Ratio) && r.ID != TradeShare && !near(r.Value, float64(r.Terms[0].Value)/float64(r.Terms[1].Value)) {
			t.Errorf("%s is %g, not of %v", r.ID, r.Value, r.Terms)
		}
		if r.Unit == Money && (r.Value != r.USD.Dollars() || len(r.Terms) == 0) {
			t.Errorf("%s: %g is not %s", r.ID, r.Value, r.USD)
		}
		if d, ok := defined[r.ID]; !ok || d.Unit != r.Unit {
			t.Errorf("%s has unit %s, its definition %s", r.ID, r.Unit, d.Unit)
		}
		for _, term := range r.Terms {
			if term.Rows == 0 && term.N == 0 && r.Rule.Test == NoTest { // of no dependent products
				t.Errorf("%s: a term without rows: %+v", r.ID, term)
			}
		}
	}
	for _, m := range s.Missing {
		if _, ok := defined[m.Measure]; !ok || m.Needs == 0 || m.Needs.String() == "" {
			t.Errorf("%+v", m)
		}
	}
}

// TestByHand computes every measure of a table that supports them. The
// arithmetic is in the values.
func TestByHand(t *testing.T) {
	s := measure(t, baci(t, of2023), small)
	root3 := math.Sqrt(1.0 / 3)
	unctad := func(squares float64) float64 { return (math.Sqrt(squares) - root3) / (1 - root3) }
	tsA, tsB := 100.0/180, 100.0/360
	want := map[string]float64{
		"A flow export": 40_000, "B flow export": 60_000,
		"A turnover": 100_000, "A balance": -20_000, "A normalised-balance": -0.2, "A cover-ratio": 40.0 / 60,
		"A grubel-lloyd": 1 - (10.0+30+40)/100, // |10−20| tea, |30−0| oil, |0−40| cars

		"A product-mix export section II": 0.25, "A product-mix export section V": 0.75,
		"B product-mix export section II": 20.0 / 60, "B product-mix export section XVII": 40.0 / 60,

		"A export-share export": 40.0 / 100, "A import-share import": 60.0 / 80, "A trade-share": tsA,
		"B export-share export": 60.0 / 200, "B import-share import": 40.0 / 160, "B trade-share": tsB,
		"A salience": math.Sqrt(tsA * tsB), "A symmetry": 1 - (tsA - tsB), "A interdependence": math.Sqrt(tsA*tsB) * (1 - (tsA - tsB)),
		"A influence-asymmetry import": 0.75 - 0.3, "B influence-asymmetry import": 0.25 - 0.4,
		"A trade-share-gap": tsA - tsB, "B trade-share-gap": tsB - tsA,

		"A partner-concentration export": 0.4*0.4 + 0.6*0.6, "A partner-concentration import": 0.75*0.75 + 0.25*0.25,
		"B partner-concentration export": 0.3*0.3 + 0.7*0.7, "B partner-concentration import": 0.25*0.25 + 0.75*0.75,
		"A equal-partners export": 1 / (0.4*0.4 + 0.6*0.6), "A equal-partners import": 1 / (0.75*0.75 + 0.25*0.25),
		"B equal-partners export": 1 / (0.3*0.3 + 0.7*0.7), "B equal-partners import": 1 / (0.25*0.25 + 0.75*0.75),
		"A partner-rank export": 2, "A partner-rank import": 1, "A partner-rank": 1, // RUS 40, 60, 100; CHN 60, 20, 80
		"B partner-rank export": 2, "B partner-rank import": 2, "B partner-rank": 2, // KAZ 60, 40, 100; CHN 140, 120, 260
		"A trade-intensity export": 0.4 / (160.0 / 440), "B trade-intensity export": 0.3 / (80.0 / 440),

		"A product-concentration export": unctad(0.1*0.1 + 0.9*0.9),
		"A product-concentration import": unctad((25*25 + 55*55) / (80.0 * 80)),
		"B product-concentration export": unctad(0.1*0.1 + 0.7*0.7 + 0.2*0.2),
		"B product-concentration import": unctad((30*30 + 30*30 + 100*100) / (160.0 * 160)),
		// KAZ sends tea 0.1, oil 0.9; RUS gets tea 30/160, oil 30/160, cars 100/160.
		"A complementarity export": 100 * (1 - (0.0875+0.7125+0.625)/2),
		// RUS sends tea 0.1, oil 0.7, cars 0.2; KAZ gets tea 25/80, cars 55/80.
		"B complementarity export":   100 * (1 - (0.2125+0.7+0.4875)/2),
		"A export-similarity export": 100 * (0.1 + 0.7), "A krugman-specialisation export": 0.2 + 0.2,
		"A rca export": 1, "B rca export": 1, // oil only

		"A food-import-share import tea": 20.0 / 25, "A food-import-share import all-food": 20.0 / 25, "A food-import-share import food": 20.0 / 25,
		"B food-import-share import tea": 10.0 / 30, "B food-import-share import all-food": 10.0 / 30, "B food-import-share import food": 10.0 / 30,
		"A supplier-share import 870323": 40.0 / 55, "A supplier-share import 090240": 20.0 / 25,
		"B supplier-share import 090240": 10.0 / 30, "B supplier-share import 270900": 1,

		// Σ s²: KAZ tea 0.68, cars 0.60; RUS tea 0.56, oil 1, cars 1. KAZ exports
		// less than it imports of both; RUS more of oil.
		"A ec-cdi1 import": 2, "A ec-cdi3 import": 2, "A ec-dependent import": 2,
		"B ec-cdi1 import": 3, "B ec-cdi3 import": 2, "B ec-dependent import": 2,
		// World exports: tea (100+400+625)/55² = 0.37, cars (1600+13225)/155² = 0.62.
		"A geodep import": 1, "A pair-exposure import": 1, "A pair-exposure-count import": 1,
		"B geodep import": 1, "B pair-exposure import": 0, "B pair-exposure-count import": 0,
	}
	got := values(t, s)
	for k, v := range want {
		if g, ok := got[k]; !ok || !near(g, v) {
			t.Errorf("%s is %v, want %v", k, g, v)
		}
	}
	for k := range got {
		if _, ok := want[k]; !ok {
			t.Errorf("%s is not asked for", k)
		}
	}
	if s.Level != trade.Subheadings || s.Edition != "HS92" || s.Report != Reconciled || s.Year != 2023 {
		t.Errorf("%d digits, %s, %s, %d", s.Level, s.Edition, s.Report, s.Year)
	}
}

// TestLists reads the lists of the same table.
func TestLists(t *testing.T) {
	tab := baci(t, of2023)
	s := measure(t, tab, small)
	rus, chn := find(t, tab, "RUS"), find(t, tab, "CHN")
	var lines []string
	sections, base := s.Sections(s.B, s.A)
	for _, x := range sections {
		lines = append(lines, fmt.Sprintf("%s %v of %v: %d", x.Section, x.Value, base.Value, x.Rank))
	}
	for _, x := range s.Supplied(s.A, s.B, 0) {
		lines = append(lines, fmt.Sprintf("%s %.2f %v %v", x.Product.Code(), x.Share, x.Supplier.Country == rus, x.Supplier.Count))
	}
	for _, x := range s.Food(s.A, s.B) {
		lines = append(lines, fmt.Sprintf("%s %v of %v in %d rows", x.Group, x.Part.Value, x.Whole.Value, x.Whole.Rows))
	}
	d, rule := s.Dependent(s.B, trade.World, 0)
	for _, x := range d {
		lines = append(lines, fmt.Sprintf("%s %v %v first China %v %.2f of %d, %.2f, %.3f, %.1f", rule.Test, x.Product.Code(), x.Imports.Value,
			x.Supplier.Country == chn, x.Supplier.Share, x.Supplier.Count, x.Supplier.Concentration, x.WorldConcentration, x.Ratio))
	}
	want := []string{
		"XVII 40000 of 60000: 1", "II 20000 of 60000: 2",
		"870323 0.73 true 2", "090240 0.80 true 2",
		"tea 20000 of 25000 in 2 rows", "food 20000 of 25000 in 2 rows", "all-food 20000 of 25000 in 2 rows",
		"GeoDep 870323 100000 first China true 1.00 of 1, 1.00, 0.617, 2.5",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("lists are\n%s\nnot\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	if own, _ := s.Dependent(s.A, s.B, 0); len(own) != 1 || own[0].Product != d[0].Product {
		t.Errorf("A depends on B for %v, not for cars", own)
	}
	if own, _ := s.Dependent(s.B, s.A, 0); own != nil {
		t.Errorf("B depends on A for %v", own)
	}
	if list, _ := s.Sections(s.A, chn); list != nil || s.Food(chn, s.A) != nil || s.Supplied(s.A, s.A, 0) != nil {
		t.Error("a list of another pair")
	}
}

// TestYears computes growth and the rule of years over three years: KAZ depends
// on tea in 2021 and 2022, on cars in 2022 and 2023; RUS on cars in 2023 only.
func TestYears(t *testing.T) {
	tab := baci(t, of2021+of2022+of2023)
	s := measure(t, tab, small)
	got := values(t, s)
	for k, v := range map[string]float64{
		"A growth export": 40.0/10 - 1, "B growth export": 60.0/90 - 1, "B cagr export": math.Sqrt(60.0/50) - 1,
		"A geodep import": 2, "A pair-exposure import": 1, "A pair-exposure-count import": 2,
		"B geodep import": 0, "B pair-exposure-count import": 0,
	} {
		if g, ok := got[k]; !ok || !near(g, v) {
			t.Errorf("%s is %v, want %v", k, g, v)
		}
	}
	if _, ok := got["A cagr export"]; ok {
		t.Error("growth a year since the year before")
	}
	if n := missing(s)["B pair-exposure"]; n != NeedsNonzero {
		t.Errorf("exposure without dependent products: %s", n)
	}
	d, rule := s.Dependent(s.A, trade.World, 0)
	if rule != (Rule{GeoDep, 0.4, 2, 3}) || len(d) != 2 || d[0].Years != 2 || d[1].Product.Code() != "090240" {
		t.Errorf("%v, %v", d, rule)
	}
	if len(s.Series) != 3 || s.Series[0].Forth.By(trade.Reconciled).Known() || s.Series[0].Back.By(trade.Reconciled).Value.String() != "50000" {
		t.Errorf("series %v", s.Series)
	}
	o := small
	o.Year, o.Since = 2022, 2022
	s = measure(t, tab, o)
	if _, rule := s.Dependent(s.A, trade.World, 0); rule != (Rule{GeoDep, 0.4, 2, 2}) || len(s.Series) != 1 || s.Year != 2022 {
		t.Errorf("%v, %v", rule, s.Series)
	}
}

func TestFoodDefinitions(t *testing.T) {
	s := measure(t, baci(t, of2023), small)
	lacks := missing(s)
	if n := lacks["A food-import-share "+hs.Meat.String()]; n != NeedsFlow {
		t.Errorf("meat: %s", n)
	}
}

// Find is the result of a measure about one side over all products; ok is false
// where there is none.
func (s *Set) Find(id ID, of trade.Country, f Flow, r Report) (found Result, ok bool) {
	i := slices.IndexFunc(s.Results, func(v Result) bool {
		return v.ID == id && v.Of == of && v.Flow == f && v.Report == r && v.Subject == Subject{}
	})
	if i < 0 {
		return Result{}, false
	}
	return s.Results[i], true
}
