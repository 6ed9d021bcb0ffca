package measure

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/trade"
)

// lacks are what a table lacks: keys, as missing has them, and needs.
type lacks map[string]Needs

func TestRefusals(t *testing.T) {
	totals := "2022,KAZ,RUS,x,TOTAL,50\n2022,KAZ,RUS,m,TOTAL,100\n2022,KAZ,WLD,x,TOTAL,100\n2022,KAZ,WLD,m,TOTAL,200\n"
	for name, c := range map[string]struct {
		rows   string
		has    map[string]float64
		lacks  lacks
		hasNot []string
	}{
		"totals of one side": {
			rows: totals,
			has: map[string]float64{"A turnover by own": 150, "A export-share export by own": 0.5, "A import-share import by own": 0.5,
				"A trade-share by own": 0.5},
			lacks: lacks{"A turnover by partners": NeedsReport, "A mirror-gap": NeedsBothReports, "B export-share by own": NeedsAllPartners,
				"B trade-share by own": NeedsAllPartners, "A salience by own": NeedsAllPartners, "A influence-asymmetry by own": NeedsAllPartners,
				"A partner-rank by own": NeedsEachPartner, "A partner-concentration by own": NeedsEachPartner,
				"A grubel-lloyd by own": NeedsProducts, "A product-mix": NeedsProducts, "A product-concentration by own": NeedsProducts,
				"A food-import-share by own": NeedsProducts, "A supplier-share by own": NeedsProducts, "A geodep by own": NeedsProducts,
				"A trade-intensity by own": NeedsWorld, "A rca by own": NeedsWorld, "A growth by own": NeedsEarlierYear},
		},
		"one flow only": {
			rows:  "2022,KAZ,RUS,x,TOTAL,50\n",
			has:   map[string]float64{"A flow export by own": 50},
			lacks: lacks{"A turnover by own": NeedsFlow, "A cover-ratio by own": NeedsFlow, "B flow": NeedsFlow, "A grubel-lloyd": NeedsFlow, "A export-share by own": NeedsAllPartners},
		},
		"exporters' reports only": {
			rows:  "2022,KAZ,RUS,x,TOTAL,50\n2022,RUS,KAZ,x,TOTAL,150\n2022,RUS,WLD,x,TOTAL,300\n",
			has:   map[string]float64{"A turnover by exporters": 200, "A balance by exporters": -100, "B export-share export by own": 0.5},
			lacks: lacks{"A turnover by own": NeedsFlow, "A turnover by partners": NeedsFlow, "B trade-share by own": NeedsAllPartners, "A mirror-gap": NeedsBothReports},
		},
		"both reports": {
			rows: totals + "2022,RUS,KAZ,m,TOTAL,70\n2022,RUS,KAZ,x,TOTAL,90\n2022,RUS,WLD,m,TOTAL,700\n2022,RUS,WLD,x,TOTAL,900\n",
			has: map[string]float64{"A mirror-gap export": (70.0 - 50) / 60, "B mirror-gap export": (100.0 - 90) / 95,
				"A mirror-gap-fob export": (56.0 - 50) / 53, "B mirror-gap-fob export": (80.0 - 90) / 85,
				"A turnover by own": 150, "A turnover by partners": 160, "A balance by partners": -20, "B trade-share by own": 0.1, "A trade-share by own": 0.5,
				"A salience by own": 0.22360679774997896, "A symmetry by own": 0.6, "A influence-asymmetry import by own": 0.5 - 0.1},
		},
		"zero": {
			rows: "2021,KAZ,RUS,x,TOTAL,0\n2022,KAZ,RUS,x,TOTAL,50\n2022,KAZ,RUS,m,TOTAL,0\n2022,KAZ,WLD,m,TOTAL,0\n2022,KAZ,WLD,x,TOTAL,20\n",
			has:  map[string]float64{"A turnover by own": 50, "A normalised-balance by own": 1},
			lacks: lacks{"A cover-ratio by own": NeedsNonzero, "A growth by own": NeedsNonzero, "A import-share by own": NeedsNonzero,
				"A export-share by own": NeedsLargerTotal, "A trade-share by own": NeedsLargerTotal},
		},
		"a gap of years": {
			rows:  "2019,KAZ,RUS,x,TOTAL,10\n2022,KAZ,RUS,x,TOTAL,80\n",
			has:   map[string]float64{"A cagr export by own": 1},
			lacks: lacks{"A growth by own": NeedsEarlierYear},
		},
		"chapters of partner World": {
			rows: totals + "2022,KAZ,RUS,m,09,40\n2022,KAZ,RUS,m,27,60\n2022,KAZ,WLD,m,09,50\n2022,KAZ,WLD,m,27,150\n",
			has: map[string]float64{"A supplier-share import 09 by own": 0.8, "A supplier-share import 27 by own": 0.4,
				"A food-import-share import all-food by own": 0.8},
			lacks: lacks{"A food-import-share tea by own": NeedsFinerGoods, "A food-import-share cereals by own": NeedsFlow,
				"A ec-cdi1 by own": NeedsEachPartner, "A complementarity by own": NeedsProducts},
		},
		"wheat alone": {
			rows:  totals + "2022,KAZ,RUS,m,1001,40\n2022,KAZ,WLD,m,1001,50\n",
			lacks: lacks{"A product-mix": NeedsProducts, "A food-import-share by own": NeedsProducts, "A supplier-share by own": NeedsProducts},
		},
	} {
		t.Run(name, func(t *testing.T) {
			o := small
			o.Freight = 0.25
			s := measure(t, plain(t, c.rows), o)
			got, not := values(t, s), missing(s)
			for k, v := range c.has {
				if g, ok := got[k]; !ok || !near(g, v) {
					t.Errorf("%s is %v, %v, want %v", k, g, ok, v)
				}
			}
			for k, n := range c.lacks {
				if not[k] != n {
					t.Errorf("%s lacks %q, want %q", k, not[k], n)
				}
			}
		})
	}
}

func TestMixedEditions(t *testing.T) {
	rows := strings.ReplaceAll("2022,KAZ,RUS,x,090240,10,HS17\n2022,KAZ,RUS,m,270900,30,HS17\n2022,RUS,KAZ,x,270900,30,HS22\n2022,KAZ,CHN,x,270900,30,HS17\n"+
		"2022,KAZ,CHN,m,870323,5,HS17\n", "\n\n", "\n")
	tab := read(t, trade.Options{MixEditions: true}, "p.csv", "year,reporter,partner,flow,hs,value_usd,edition\n"+rows)
	s := measure(t, tab, small)
	got, not := values(t, s), missing(s)
	if got["A turnover by own"] != 40 || got["A export-share export by own"] != 0.25 || s.Edition != "" || s.Level != trade.AllProducts {
		t.Errorf("sums of one reporter: %v", got)
	}
	for _, k := range []string{"A grubel-lloyd by own", "A product-mix", "A product-concentration by own", "A food-import-share by own", "A supplier-share by own", "A ec-cdi1 by own"} {
		if not[k] != NeedsOneEdition {
			t.Errorf("%s lacks %q", k, not[k])
		}
	}
}

// TestSomeGoods has all partners, but an answer about three products is not
// trade in all goods.
func TestSomeGoods(t *testing.T) {
	tab := baci(t, of2023)
	_, err := compute(tab, find(t, tab, "KAZ"), find(t, tab, "RUS"), Options{Partners: 2, States: 3})
	if want := "the table has no rows of trade in all goods between KAZ and RUS"; fmt.Sprint(err) != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestFewPartners takes two partners for two, not for all.
func TestFewPartners(t *testing.T) {
	s := measure(t, baci(t, of2023), Options{Chapters: 3})
	not := missing(s)
	for k, n := range (lacks{"A export-share": NeedsAllPartners, "B trade-share": NeedsAllPartners, "A partner-rank": NeedsEachPartner,
		"A geodep": NeedsAllPartners, "A trade-intensity": NeedsWorld}) {
		if not[k] != n {
			t.Errorf("%s lacks %q, want %q", k, not[k], n)
		}
	}
	s = measure(t, baci(t, of2023), Options{Chapters: 3, Partners: 2})
	got, not := values(t, s), missing(s)
	if got["A export-share export"] != 0.4 || not["A geodep"] != NeedsWorld || not["A rca"] != NeedsWorld || not["A trade-intensity"] != NeedsWorld {
		t.Errorf("all partners without the world: %v", not)
	}
	if _, rule := s.Dependent(s.A, trade.World, 0); rule.Test != EC || got["A pair-exposure-count import"] != 2 {
		t.Errorf("rule %v: %v", rule, got["A pair-exposure-count import"])
	}
}

// TestOneWorldRow must not take all reporters' trade with one partner for the
// world.
func TestOnePartnerOfAll(t *testing.T) {
	var b strings.Builder
	b.WriteString(header)
	for _, c := range []string{"RUS", "CHN", "UZB", "KGZ"} {
		fmt.Fprintf(&b, "2022,%s,KAZ,x,TOTAL,10\n2022,%s,KAZ,m,TOTAL,10\n", c, c)
	}
	tab := read(t, trade.Options{}, "p.csv", b.String())
	s := measure(t, tab, small)
	if n := missing(s)["B export-share by own"]; n != NeedsAllPartners {
		t.Errorf("Russia's exports to all are known from those to one: %q", n)
	}
}

func TestErrors(t *testing.T) {
	tab := baci(t, of2022+of2023)
	kaz, rus := find(t, tab, "KAZ"), find(t, tab, "RUS")
	for want, c := range map[string]struct {
		a, b trade.Country
		o    Options
	}{
		"a pair is two states of the table":                                  {kaz, trade.World, small},
		"a pair is two states, not KAZ twice":                                {kaz, kaz, small},
		"the table has no rows of 2020":                                      {kaz, rus, Options{Year: 2020}},
		"a threshold of 1: an index of concentration is above 0 and below 1": {kaz, rus, Options{Concentrated: 1}},
		"freight of -1: it is a part of the value, in 0..1":                  {kaz, rus, Options{Freight: -1}},
		"no such report: 9":                                                  {kaz, rus, Options{Report: 9}},
		"no such level of products: 3":                                       {kaz, rus, Options{Level: 3}},
	} {
		if _, err := compute(tab, c.a, c.b, c.o); fmt.Sprint(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if _, err := compute(tab, kaz, 99, small); err == nil {
		t.Error("a country the table does not have")
	}
}
