package measure

import (
	"fmt"
	"math"
	"testing"

	"dyad/data/trade"
)

// holds compares results and refusals of the set of KAZ and RUS.
func holds(t *testing.T, s *Set, has map[string]float64, not lacks) {
	t.Helper()
	got, missing := values(t, s), missing(s)
	for k, v := range has {
		if g, ok := got[k]; !ok || !near(g, v) {
			t.Errorf("%s is %v, %v, want %v", k, g, ok, v)
		}
	}
	for k, n := range not {
		if missing[k] != n {
			t.Errorf("%s lacks %q, want %q", k, missing[k], n)
		}
	}
}

// TestTies shares places and first suppliers.
func TestTies(t *testing.T) {
	s := measure(t, baci(t, "2023,398,643,090240,50,1\n2023,398,643,250100,50,1\n2023,398,156,270900,100,1\n"+
		"2023,643,398,870323,50,1\n2023,156,398,870323,50,1\n2023,156,643,090240,5,1\n"), small)
	for _, r := range s.Results {
		if r.ID == PartnerRank && r.Of == s.A && (r.Value != 1 || !r.Joint) {
			t.Errorf("%s: place %g, joint %v", r.Flow, r.Value, r.Joint)
		}
	}
	sections, _ := s.Sections(s.A, s.B)
	for _, x := range sections {
		if x.Rank != 1 || !x.Joint || x.Share != 0.5 {
			t.Errorf("section %s: %+v", x.Section, x)
		}
	}
	d, rule := s.Dependent(s.A, s.B, 0)
	if len(d) != 1 || !d[0].Supplier.Joint || d[0].Supplier.Share != 0.5 {
		t.Errorf("%v: %+v", rule, d)
	}
	holds(t, s, map[string]float64{"A pair-exposure import": 1, "A pair-exposure-count import": 1}, nil)
}

// TestNoStates keeps areas that are not told (899) and the state itself (398) out
// of ranks and squares, and in the base.
func TestNoStates(t *testing.T) {
	s := measure(t, baci(t, "2023,398,899,090240,600,1\n2023,398,398,270900,100,1\n2023,398,643,870323,200,1\n2023,398,156,090240,100,1\n"+
		"2023,899,398,090240,60,1\n2023,398,398,090240,10,1\n2023,643,398,090240,20,1\n2023,156,398,090240,10,1\n2023,156,643,090240,5,1\n"), small)
	holds(t, s, map[string]float64{
		"A partner-rank export": 1, "A export-share export": 200.0 / 1010,
		"A partner-concentration export":      (200*200 + 100*100) / (1010.0 * 1010),
		"A supplier-share import 090240":      0.2,
		"A ec-cdi1 import":                    0, // 0.2² + 0.1²: 60 and 10 are of no other state
		"A food-import-share import all-food": 0.2,
	}, nil)
	list := s.Supplied(s.A, s.B, 0)
	if sup := list[0].Supplier; sup.Country != s.B || sup.Count != 2 || !near(sup.Concentration, 0.05) {
		t.Errorf("%+v", sup)
	}
}

// TestNationalGoods leaves chapters 98 and 99 and goods not told by kind out of
// what compares products, and not out of totals.
func TestNationalGoods(t *testing.T) {
	s := measure(t, baci(t, "2023,398,643,090240,10,1\n2023,398,643,980100,50,1\n2023,398,643,9999AA,40,1\n2023,398,156,270900,10,1\n"+
		"2023,643,398,090240,30,1\n2023,643,398,980100,50,1\n2023,643,398,9999AA,20,1\n2023,643,156,090240,20,1\n2023,156,398,270900,5,1\n2023,156,643,870323,5,1\n"), small)
	holds(t, s, map[string]float64{
		"A flow export": 100_000, "A export-share export": 100.0 / 110,
		"A grubel-lloyd":                  1 - 20.0/40,
		"A product-mix export section II": 10.0 / 100,
		"A export-similarity export":      50, // tea and oil by halves; tea alone
		"A supplier-share import 090240":  1,
		"A ec-cdi3 import":                1, // tea 30 against 10; oil 5 against 10
		"A rca export":                    1, // oil: 10/20 against 15/80; tea: 10/20 against 60/80
		"A food-import-share import tea":  1,
		"A partner-concentration export":  (100*100 + 10*10) / (110.0 * 110),
		"B product-concentration export":  1,
		"A complementarity export":        50, // tea and oil by halves against tea 2/3 and cars 1/3
		"A trade-intensity export":        100.0 / 110 / (105.0 / 240),
		"B food-import-share import tea":  1,
		"A krugman-specialisation export": 1,
		"A pair-exposure-count import":    1,
		"B pair-exposure-count import":    0,
		"B supplier-share import 090240":  1,
		"A ec-cdi1 import":                2,
		"A ec-dependent import":           1,
		"A product-concentration import":  (math.Sqrt(30*30+5*5)/35 - math.Sqrt(1.0/3)) / (1 - math.Sqrt(1.0/3)),
	}, nil)
	if list := s.Supplied(s.A, s.B, 0); len(list) != 1 {
		t.Errorf("supplied: %+v", list)
	}
}

// TestEvenTrade does not take imports equal to exports for imports above them.
func TestEvenTrade(t *testing.T) {
	s := measure(t, baci(t, "2023,398,643,090240,10,1\n2023,398,156,270900,1,1\n2023,643,398,090240,10,1\n2023,156,398,870323,1,1\n2023,156,643,870323,1,1\n2023,643,156,870323,1,1\n"), small)
	holds(t, s, map[string]float64{"A ec-cdi3 import": 1, "A ec-cdi1 import": 2}, nil)
}

// TestPartsOfTotals takes partners for all of them when they reach 99 % of what
// is stated.
func TestPartsOfTotals(t *testing.T) {
	rows := "2022,KAZ,RUS,x,TOTAL,600\n2022,KAZ,CHN,x,TOTAL,%d\n2022,KAZ,WLD,x,TOTAL,1000\n"
	s := measure(t, plain(t, fmt.Sprintf(rows, 391)), small)
	holds(t, s, map[string]float64{"A partner-rank export by own": 1, "A export-share export by own": 0.6}, nil)
	s = measure(t, plain(t, fmt.Sprintf(rows, 389)), small)
	holds(t, s, map[string]float64{"A export-share export by own": 0.6}, lacks{"A partner-rank by own": NeedsEachPartner, "A partner-concentration by own": NeedsEachPartner})
}

// TestGoodsOfWorldRows has totals with every partner, and goods with the other
// state and with World only.
func TestGoodsOfWorldRows(t *testing.T) {
	s := measure(t, plain(t, "2022,KAZ,RUS,m,TOTAL,60\n2022,KAZ,CHN,m,TOTAL,40\n2022,KAZ,WLD,m,TOTAL,100\n"+
		"2022,KAZ,RUS,m,0902,10\n2022,KAZ,RUS,m,2709,50\n2022,KAZ,WLD,m,0902,40\n2022,KAZ,WLD,m,2709,60\n"), small)
	holds(t, s, map[string]float64{"A supplier-share import 0902 by own": 0.25, "A food-import-share import tea by own": 0.25,
		"A partner-rank import by own": 1}, lacks{"A ec-cdi1 by own": NeedsEachPartner})
	list := s.Supplied(s.A, s.B, 0)
	if len(list) != 2 || list[1].Supplier != (Supplier{}) || !list[1].Whole.Stated || list[1].Whole.Rows != 1 {
		t.Errorf("%+v", list)
	}
	if d, _ := s.Dependent(s.A, trade.World, 0); d != nil {
		t.Error("dependence without partners")
	}
}

// TestWholeNotTold leaves a product out of which the state's imports from all are
// not told, and gives the next one its place.
func TestWholeNotTold(t *testing.T) {
	s := measure(t, plain(t, "2022,KAZ,RUS,m,TOTAL,60\n2022,KAZ,WLD,m,TOTAL,100\n"+
		"2022,KAZ,RUS,m,0902,10\n2022,KAZ,RUS,m,8703,50\n2022,KAZ,WLD,m,0902,40\n2022,KAZ,WLD,m,2709,60\n"), small)
	for most := range 3 {
		if list := s.Supplied(s.A, s.B, most); len(list) != 1 || list[0].Product.Code() != "0902" || list[0].Share != 0.25 {
			t.Errorf("at most %d: %+v", most, list)
		}
	}
}

// TestWheatBesideTotals has each partner's wheat and no total over partners: the
// part in wheat is known, nothing about all goods is.
func TestWheatBesideTotals(t *testing.T) {
	s := measure(t, plain(t, "2022,KAZ,RUS,m,TOTAL,50\n2022,KAZ,RUS,m,1001,40\n2022,KAZ,CHN,m,1001,30\n"), small)
	holds(t, s, map[string]float64{"A supplier-share import 1001 by own": 4.0 / 7},
		lacks{"A import-share by own": NeedsAllGoods, "A food-import-share by own": NeedsAllGoods, "A product-concentration by own": NeedsAllGoods,
			"A partner-rank by own": NeedsAllGoods, "A partner-concentration by own": NeedsAllGoods})
}

// TestLevels computes at the level asked for.
func TestLevels(t *testing.T) {
	o := small
	o.Level = trade.Chapters
	s := measure(t, baci(t, of2023), o)
	if s.Level != trade.AllProducts {
		t.Errorf("%d digits of a table of six", s.Level)
	}
	holds(t, s, nil, lacks{"A grubel-lloyd": NeedsProducts, "A product-mix": NeedsProducts, "A supplier-share": NeedsProducts})
}

// TestReports makes all partners' measures of the report asked for.
func TestReports(t *testing.T) {
	tab := plain(t, "2022,KAZ,RUS,x,TOTAL,10\n2022,KAZ,CHN,x,TOTAL,30\n2022,RUS,KAZ,m,TOTAL,20\n2022,CHN,KAZ,m,TOTAL,20\n")
	for r, want := range map[Report]float64{Own: 0.25, Exporters: 0.25, Partners: 0.5, Importers: 0.5} {
		o := small
		o.Report = r
		s := measure(t, tab, o)
		if v, ok := s.Find(ExportShare, s.A, Export, r); !ok || v.Value != want {
			t.Errorf("%s: %g, %v, want %g", r, v.Value, ok, want)
		}
	}
	if _, ok := measure(t, tab, small).Find(ImportShare, 1, Import, Own); ok {
		t.Error("a share that is not there was found")
	}
}
