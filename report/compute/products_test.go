package compute

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/codec"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report"
	"dyad/report/reporttest"
	"dyad/report/words"
)

const productHead = "year,reporter,partner,flow,hs,value_usd,weight_kg,edition\n"

// fewOf is the dossier of a few products of KAZ and RUS.
func fewOf(t testing.TB, tab *trade.Table, o measure.Options, codes, lang string) *data.Dossier {
	t.Helper()
	d := fewOfPair(t, tab, o, "KAZ-RUS", codes, lang)
	readsBack(t, d)
	return d
}

// fewOfPair is the dossier of a few products of a pair.
func fewOfPair(t testing.TB, tab *trade.Table, o measure.Options, pair, codes, lang string) *data.Dossier {
	t.Helper()
	w, err := measure.NewWorld(tab, o)
	reporttest.Must(t, err)
	first, second, _ := strings.Cut(pair, "-")
	a, okA := tab.Find(first)
	b, okB := tab.Find(second)
	if !okA || !okB {
		t.Fatalf("no state of %s", pair)
	}
	var products []trade.Product
	for code := range strings.SplitSeq(codes, ",") {
		p, err := trade.ParseProduct(code)
		reporttest.Must(t, err)
		products = append(products, p)
	}
	set, err := w.Products(a, b, products)
	reporttest.Must(t, err)
	d, err := Dossier(Options{All: Goods{Table: tab}, Few: set, Lang: lang})
	reporttest.Must(t, err)
	return d
}

// mixedTable is a table of the plain form whose editions may differ.
func mixedTable(t testing.TB, rows string) *trade.Table {
	t.Helper()
	b := trade.NewBuilder(trade.Options{MixEditions: true})
	reporttest.Must(t, b.Add("t.csv", strings.NewReader(productHead+rows), 0))
	tab, err := b.Table()
	reporttest.Must(t, err)
	return tab
}

// productCases are tables of one product, with what a brief of each says and never
// says. @ stands for the start of a row: 2022, KAZ.
var productCases = []struct {
	name, code, rows string
	says, never      []string
}{
	{"both reports, far apart", "854231", "@RUS,import,854231,60000000,,\n2022,RUS,KAZ,export,854231,50000000,,\n",
		[]string{"Kazakhstan reports imports of HS 854231 worth USD 60.0 m from Russia for 2022. Russia reports exports of HS 854231 worth USD 50.0 m to Kazakhstan for 2022.",
			"The two reports are more than a tenth of their mean apart, which freight alone does not explain: a mirror gap of 0.18.",
			"What Kazakhstan sold Russia of HS 854231 in 2022 is not in the tables.", "The tables hold only these goods: HS 854231.",
			"The tables have no row of what Kazakhstan imports of HS 854231 from all partners in 2022, so no share"},
		[]string{"Share of Russia", "supplied", "ranks", "HHI", "Without Russia"}},
	{"both reports, a freight apart", "854231", "@RUS,import,854231,53000000,,\n2022,RUS,KAZ,export,854231,50000000,,\n", []string{"USD 53.0 m"}, []string{"freight alone", "no report of"}},
	{"one report", "854231", "@RUS,import,854231,53000000,,\n", []string{"The tables have no report of Russia on this flow for 2022."}, []string{"no report of Kazakhstan", "mirror gap of"}},
	{"nothing recorded among all partners", "854231", "@CHN,import,854231,30000000,,\n@UZB,import,854231,10000000,,\n@WLD,import,854231,40000000,,\n2022,RUS,CHN,export,854231,1,,\n",
		[]string{"For 2022, Kazakhstan records no imports of HS 854231 from Russia.", "Russia supplied none of what Kazakhstan imported of HS 854231 in 2022 (Kazakhstan’s report).",
			"Russia is not among its 2 suppliers.", "so there is nothing to replace"},
		[]string{"among them", "relies on Russia", "Without Russia", "ranks"}},
	{"one supplier, and another", "854231", "@CHN,import,854231,40000000,,\n@RUS,import,854231,0,,\n@WLD,import,854231,40000000,,\n",
		[]string{"Russia supplied none of what Kazakhstan imported of HS 854231 in 2022 (Kazakhstan’s report). There is one supplier."}, []string{"among its", "no other supplier"}},
	{"one supplier", "854231", "@RUS,import,854231,40000000,,\n@WLD,import,854231,40000000,,\n",
		[]string{"Russia supplied all of what Kazakhstan imported of HS 854231 in 2022", "There is no other supplier.",
			"Without Russia, all that Kazakhstan imports of HS 854231, USD 40.0 m, would have to be found elsewhere. Kazakhstan has no other supplier in the tables."},
		[]string{"equal size", "almost", "more than 99.9%", "There is one supplier", "year by year"}},
	{"suppliers year by year", "854231", "@RUS,import,854231,30000000,,\n@CHN,import,854231,10000000,,\n@WLD,import,854231,40000000,,\n2021,KAZ,CHN,import,854231,20000000,,\n2021,KAZ,WLD,import,854231,20000000,,\n",
		[]string{"HS 854231: who supplied Kazakhstan, year by year", "Supplier 2021 2022", "Russia none 75.0%", "China 100.0% 25.0%", "Since 2021: Russia up; China down", "Russia none 75.0% +75.0", "All, USD m 20.0 40.0", "Supplier concentration (HHI) is 0.63; as concentrated as 1.6 suppliers of equal size."}, []string{"Russia 0.0%"}},
	{"no year whose suppliers are not told", "854231", "@RUS,import,854231,30000000,,\n@CHN,import,854231,10000000,,\n@WLD,import,854231,40000000,,\n2021,KAZ,CHN,import,854231,10000000,,\n2021,KAZ,WLD,import,854231,20000000,,\n",
		[]string{"Russia ranks 1st of 2 suppliers."}, []string{"year by year", "none"}},
	{"nearly one supplier", "854231", "@RUS,import,854231,39999999,,\n@CHN,import,854231,1,,\n@WLD,import,854231,40000000,,\n",
		[]string{"Russia supplied more than 99.9% of what", "Almost all is with one supplier: supplier concentration (HHI) is more than 0.99."}, []string{"supplied all", "one supplier. ", "100.0%"}},
	{"nearly none", "854231", "@RUS,import,854231,1,,\n@CHN,import,854231,39999999,,\n@WLD,import,854231,40000000,,\n", []string{"Russia supplied less than 0.1% of what"}, []string{"supplied 0.0%", "supplied none"}},
	{"two equal", "854231", "@RUS,import,854231,20,,\n@CHN,import,854231,20,,\n@WLD,import,854231,40,,\n",
		[]string{"Russia ranks joint 1st of 2 suppliers, one of 2 with the same value.", "as concentrated as 2.0 suppliers of equal size", "The next, China, sends 100.0% of what Russia sends."}, []string{"first of", "could change it"}},
	{"second, and what is not told could change it", "854231", "@RUS,import,854231,30,,\n@CHN,import,854231,40,,\n@_X,import,854231,20,,\n@WLD,import,854231,90,,\n",
		[]string{"Russia ranks 2nd of 2 suppliers. This is the place among those that are told", "Supplier concentration (HHI) is between 0.31 and 0.56, as 22.2% of these imports is not told by partner.",
			"The first supplier, China, sends 1.3 times what Russia sends."}, []string{"The next", "all of it that is told"}},
	{"all that is told", "854231", "@RUS,import,854231,30,,\n@_X,import,854231,10,,\n@WLD,import,854231,40,,\n", []string{"Russia supplied 75.0% of what Kazakhstan imported of HS 854231 in 2022, and all of it that is told by partner"}, []string{"supplied all"}},
	{"a total below its parts", "854231", "@RUS,import,854231,60000000,,\n@CHN,import,854231,60000000,,\n@WLD,import,854231,100000000,,\n",
		[]string{"the stated total of what Kazakhstan imports of HS 854231 is below what its partners add up to, by USD 20.0 m: no share, place or concentration is given."}, []string{"supplied", "ranks", "HHI", "no row of what"}},
	{"goods that came back", "854231", "@RUS,import,854231,60,,\n@KAZ,import,854231,40,,\n@WLD,import,854231,100,,\n", []string{"40.0% of the imports are goods of Kazakhstan itself that came back"}, nil},
	{"from nothing", "854231", "2021,KAZ,RUS,import,854231,0,,\n@RUS,import,854231,60000000,,\n", []string{"went from none recorded in 2021 to USD 60.0 m, so no rate of change is given."}, []string{"rose", "fell", "∞"}},
	{"ended", "854231", "2021,KAZ,RUS,import,854231,50000000,,\n@RUS,import,854231,0,,\n", []string{"ended: USD 50.0 m in 2021, none recorded in 2022."}, []string{"rose", "fell", "−100"}},
	{"many times", "854231", "2021,KAZ,RUS,import,854231,10,,\n@RUS,import,854231,44,,\n", []string{"were 4.4 times those of 2021, at current prices."}, []string{"340", "rose"}},
	{"a fall", "854231", "2021,KAZ,RUS,import,854231,50,,\n@RUS,import,854231,25,,\n", []string{"fell on 2021 (−50.0%)"}, []string{"rose"}},
	{"a gap of years", "854231", "2019,KAZ,RUS,import,854231,50,,\n@RUS,import,854231,100,,\n", []string{"Since 2019, imports of Kazakhstan from Russia in HS 854231 rose (+26.0% a year)."}, []string{"rose on", "on 2021"}},
	{"a share up", "854231", "2021,KAZ,RUS,import,854231,30,,\n2021,KAZ,CHN,import,854231,50,,\n2021,KAZ,WLD,import,854231,80,,\n@RUS,import,854231,50,,\n@CHN,import,854231,50,,\n@WLD,import,854231,100,,\n",
		[]string{"The share was 37.5% in 2021: up by 12.5 percentage points.", "rose on 2021 (+25.0%); Russia contributed 25.0 percentage points."}, []string{"down by", "although"}},
	{"a share down while all rose", "854231", "2021,KAZ,RUS,import,854231,30,,\n2021,KAZ,CHN,import,854231,50,,\n2021,KAZ,WLD,import,854231,80,,\n@RUS,import,854231,20,,\n@CHN,import,854231,80,,\n@WLD,import,854231,100,,\n",
		[]string{"down by 17.5 percentage points.", "rose on 2021 (+25.0%), although Russia took away 12.5 percentage points."}, []string{"up by"}},
	{"a share that is only bounded", "854231", "2021,KAZ,RUS,import,854231,1,,\n2021,KAZ,CHN,import,854231,9999,,\n2021,KAZ,WLD,import,854231,10000,,\n@RUS,import,854231,2,,\n@CHN,import,854231,9998,,\n@WLD,import,854231,10000,,\n",
		[]string{"The share was less than 0.1% in 2021 and still is less than 0.1% in 2022.", "Russia less than 0.1% less than 0.1% –"}, []string{"up by", "down by", "unchanged", "doubled"}},
	{"a share that stayed", "854231", "2021,KAZ,RUS,import,854231,50,,\n2021,KAZ,CHN,import,854231,50,,\n2021,KAZ,WLD,import,854231,100,,\n@RUS,import,854231,60,,\n@CHN,import,854231,60,,\n@WLD,import,854231,120,,\n",
		[]string{"The share was 50.0% in 2021: unchanged to a tenth of a point."}, []string{"up by", "down by"}},
	{"two editions of a heading", "8542", "2021,KAZ,RUS,import,8542,30,,HS17\n@RUS,import,8542,50,,HS22\n", []string{"From 2022 on, Kazakhstan reports by HS22; figures before are of another edition, and no change is computed across.", "in one edition, or from BACI"}, []string{"rose", "Since 2021"}},
	{"two editions of a chapter", "85", "2021,KAZ,RUS,import,85,30,,HS17\n@RUS,import,85,50,,HS22\n", []string{"rose on 2021 (+66.7%)", "The chapter was revised between the two editions"}, []string{"no change is computed"}},
	{"one edition", "85", "2021,KAZ,RUS,import,85,30,,HS22\n@RUS,import,85,50,,HS22\n", []string{"rose on 2021 (+66.7%)"}, []string{"The chapter was revised", "another edition"}},
	{"reports of two editions", "8542", "@RUS,import,8542,50,,HS22\n2022,RUS,KAZ,export,8542,20,,HS17\n", []string{"The two states report HS 8542 for 2022 in different editions"}, []string{"mirror gap of", "freight alone"}},
	{"an index above the threshold by less than is printed", "854231", "@RUS,import,854231,6000,,\n@CHN,import,854231,2000,,\n@UZB,import,854231,200,,\n@KAZ,import,854231,1800,,\n@WLD,import,854231,10000,,\n@WLD,export,854231,10,,\n",
		[]string{"Supplier concentration (HHI) is 0.400", "By the test of European Commission 2021, HS 854231 is a product for which Kazakhstan depends on few suppliers: concentration of suppliers (HHI) – 0.400 and imports over own exports – 1,000.00. Russia ranks 1st among them."}, []string{"HHI) is 0.40 ["}},
	{"a test of other digits", "8542", "@RUS,import,8542,90,,\n@CHN,import,8542,10,,\n@WLD,import,8542,100,,\n@WLD,export,8542,1,,\n",
		[]string{"Made for products of 6 digits: European Commission 2021, CEPII GeoDep 2024, MERICS Trade Dependency Database and OECD 2024.", "Trade in a Bottle, HS 8542 is no product for which Kazakhstan depends on few suppliers: value of imports"},
		[]string{"By the test of European Commission", "By the test of CEPII"}},
	{"others", "854231", "@RUS,import,854231,50,,\n@CHN,import,854231,30,,\n@UZB,import,854231,20,,\n@WLD,import,854231,100,,\n",
		[]string{"Without Russia, 50.0% of what Kazakhstan imports of HS 854231, USD 50, would have to be found elsewhere. The other suppliers in the tables would have to add 100.0% to what they send now. The next, China, sends 60.0% of what Russia sends. Among the others the HHI is 0.52."},
		[]string{"all other states export", "no other supplier"}},
	{"a value per kilogram", "854231", "2021,KAZ,RUS,import,854231,80000000,20000000,\n@RUS,import,854231,150000000,25000000,\n",
		[]string{"What Kazakhstan imported of HS 854231 from Russia in 2022 was worth 6.00 US dollars per kg.", "Of the rise of USD 70.0 m since 2021, USD 20.0 m comes from quantity and USD 50.0 m from value per kilogram."}, []string{"a mix", "opposite", "A mass is stated of"}},
	{"quantity and value apart", "8542", "2021,KAZ,RUS,import,8542,80000000,20000000,\n@RUS,import,8542,90000000,10000000,\n",
		[]string{"a mix of goods, from Russia in 2022 was on average worth 9.00", "went opposite ways, USD −40.0 m by quantity and USD 50.0 m by value per kilogram"}, []string{"Of the rise"}},
	{"a year without the other among all partners", "854231", "2019,KAZ,RUS,import,854231,30000000,,\n2019,KAZ,WLD,import,854231,30000000,,\n2020,KAZ,CHN,import,854231,30000000,,\n2020,KAZ,WLD,import,854231,30000000,,\n@RUS,import,854231,80000000,,\n@WLD,import,854231,80000000,,\n",
		[]string{"No report: Russia to Kazakhstan, by the importer: 2021."}, []string{"by the importer: 2020", "The tables hold one year"}},
	{"nearly all, in whole per cents", "854231", "@RUS,import,854231,99900000,,\n@CHN,import,854231,100000,,\n@WLD,import,854231,100000000,,\n", []string{"Kazakhstan buys 99.9% of its imports of HS 854231 from Russia", "The tables hold one year, so no change is given."}, []string{"100%"}},
	{"nothing that is told", "854231", "@RUS,import,854231,0,,\n@_X,import,854231,100000000,,\n@WLD,import,854231,100000000,,\n", []string{"Concentration of the suppliers of Kazakhstan at least: HS 854231 0.00", "Share of the first supplier in the imports of Kazakhstan at least: HS 854231 0.0%"}, []string{"concentration of suppliers 0.00"}},
	{"all goods beside", "10", "@RUS,import,10,410000,,\n@WLD,import,10,500000,,\n@CHN,import,10,90000,,\n@RUS,import,TOTAL,1000000,,\n@WLD,import,TOTAL,5000000,,\n",
		[]string{"This brief is about these goods of the Harmonized System: Cereals (HS 10).", "Russia supplied 82.0% of what Kazakhstan imported of HS 10", "Russia supplied 20.0% of what Kazakhstan imported of all goods",
			"Kazakhstan buys 82% of its imports of HS 10 from Russia"}, []string{"The tables hold only"}},
}

// TestProductSentences holds what briefs about a product say, and what they would say
// falsely.
func TestProductSentences(t *testing.T) {
	for _, tc := range productCases {
		t.Run(tc.name, func(t *testing.T) {
			tab := mixedTable(t, strings.ReplaceAll(tc.rows, "@", "2022,KAZ,"))
			got := wordsOf(t, fewOf(t, tab, measure.Options{}, tc.code, "en"))
			prose, _ := beforeProof(got)
			reporttest.Says(t, prose, tc.says, tc.never)
		})
	}
}

// TestProductLanguages holds that every such brief can be made in each language, reads
// back as the file it is, and has the same figures in all.
func TestProductLanguages(t *testing.T) {
	for _, tc := range productCases {
		tab := mixedTable(t, strings.ReplaceAll(tc.rows, "@", "2022,KAZ,"))
		english := fewOf(t, tab, measure.Options{}, tc.code, "en")
		for _, lang := range words.Languages() {
			d := fewOf(t, tab, measure.Options{}, tc.code, lang)
			if len(d.Claims) != len(english.Claims) || len(d.Sections) != len(english.Sections) || len(d.Exhibits) != len(english.Exhibits) {
				t.Errorf("%s, %s: %d claims, %d sections, %d exhibits", tc.name, lang, len(d.Claims), len(d.Sections), len(d.Exhibits))
			}
			for i := range d.Claims {
				if x, y := d.Claims[i], english.Claims[i]; x.ID != y.ID || x.Value != y.Value || x.Qualifier != y.Qualifier {
					t.Errorf("%s, %s: claim %s is not %s", tc.name, lang, x.ID, y.ID)
				}
			}
			read, err := codec.Read(d.Name, d.Raw)
			if err != nil {
				t.Errorf("%s, %s: %v", tc.name, lang, err)
				continue
			}
			if again := codec.Write(read); !bytes.Equal(again, d.Raw) {
				t.Errorf("%s, %s: read and written, it is another file", tc.name, lang)
			}
		}
	}
}

// TestProductsOfWorld holds that a world's table gives every measure of a product, in
// every language, and a brief of several products the sections of each.
func TestProductsOfWorld(t *testing.T) {
	year := func(y string, seed uint64) string { return strings.ReplaceAll(inventedYear(seed), "2022,", y+",") }
	tab := tableOf(t, "BACI_HS92_Y2020_V202401b.csv", year("2020", 1), "BACI_HS92_Y2021_V202401b.csv", year("2021", 2), "BACI_HS92_Y2022_V202401b.csv", inventedYear(3))
	w, err := measure.NewWorld(tab, small)
	reporttest.Must(t, err)
	a, _ := tab.Find("398")
	b, _ := tab.Find("643")
	used := map[string]bool{}
	for _, lang := range words.Languages() {
		products := tab.Products()[:12]
		set, err := w.Products(a, b, products)
		reporttest.Must(t, err)
		d, err := Dossier(Options{All: Goods{Table: tab}, Few: set, Lang: lang})
		reporttest.Must(t, err)
		for i := range d.Claims {
			used[d.Claims[i].Measure] = true
		}
		if _, err := report.Brief(d, report.Options{Version: "0.0.0"}); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
		for _, p := range products {
			found := 0
			for _, s := range d.Sections {
				if strings.HasSuffix(s.ID, "-"+p.Code()) {
					found++
				}
			}
			if found < 3 {
				t.Errorf("%s: HS %s has %d sections", lang, p.Code(), found)
			}
		}
	}
	for _, def := range measure.ProductDefinitions() {
		switch def.ID {
		case measure.ProductItemValue, measure.ProductItemChange, // see TestItemSentences
			measure.ProductMirrorImports, measure.ProductMirrorShare, // see TestMirrorSentences
			measure.ProductGap, measure.ProductOwnOrigin, measure.ProductUntold, measure.ProductThreeShare: // of reports, of areas without a name, of one product
			continue
		}
		if def.Scope == measure.L4 { // of the World Bank
			continue
		}
		if !used[string(def.ID)] {
			t.Errorf("no claim is of %s", def.ID)
		}
	}
}

// TestProductOfGroup holds that a group of states is one side of a product: trade among
// its members is none of it, and it reports in the editions of its members.
func TestProductOfGroup(t *testing.T) {
	tab := mixedTable(t, `2021,DEU,KAZ,import,2709,50,,HS17
2021,DEU,RUS,import,2709,40,,HS17
2021,DEU,FRA,import,2709,10,,HS17
2021,DEU,WLD,import,2709,100,,HS17
2022,DEU,KAZ,import,2709,60,,HS22
2022,DEU,RUS,import,2709,40,,HS22
2022,DEU,FRA,import,2709,20,,HS22
2022,DEU,WLD,import,2709,120,,HS22
2022,FRA,KAZ,import,2709,30,,HS22
2022,FRA,USA,import,2709,70,,HS22
2022,FRA,WLD,import,2709,100,,HS22
`)
	members := func(int) []string { return []string{"DEU", "FRA"} }
	tab, _, _ = tab.WithBloc(trade.Bloc{ISO3: "DFX", Name: "Two", Members: members}, "")
	got := wordsOf(t, fewOfPair(t, tab, measure.Options{}, "KAZ-DFX", "2709", ""))
	for _, s := range []string{"supplied 45.0% of what", "ranks 1st of 3 suppliers", "From 2022 on, Two reports by HS22"} {
		if !strings.Contains(got, s) {
			t.Errorf("does not say %q:\n%s", s, got)
		}
	}
	for _, s := range []string{"rose on 2021", "The share was", "30.0%"} {
		if strings.Contains(got, s) {
			t.Errorf("says %q:\n%s", s, got)
		}
	}
}

// TestResultsAsInBrief holds that the figures of a brief of a product are among the
// measures that the table of all pairs has of it.
func TestResultsAsInBrief(t *testing.T) {
	year := func(y string, seed uint64) string { return strings.ReplaceAll(inventedYear(seed), "2022,", y+",") }
	tab := tableOf(t, "BACI_HS92_Y2020_V202401b.csv", year("2020", 1), "BACI_HS92_Y2021_V202401b.csv", year("2021", 2), "BACI_HS92_Y2022_V202401b.csv", inventedYear(3))
	w, err := measure.NewWorld(tab, small)
	reporttest.Must(t, err)
	a, _ := tab.Find("398")
	b, _ := tab.Find("643")
	compared := map[measure.ID]int{}
	for _, p := range tab.Products()[:12] {
		set, err := w.Products(a, b, []trade.Product{p})
		reporttest.Must(t, err)
		d, err := Dossier(Options{All: Goods{Table: tab}, Few: set})
		reporttest.Must(t, err)
		results, _ := set.Goods[0].Results(set.Goods[0].Last())
		for i := range d.Claims {
			c := &d.Claims[i]
			id := measure.ID(c.Measure)
			ofOthers := strings.HasPrefix(c.ID, "O") || strings.HasPrefix(c.ID, "Q") || strings.HasPrefix(c.ID, "KM")
			if !slices.Contains(inBoth, id) || ofOthers || !strings.HasSuffix(c.Period.In("en", "en"), "2022") {
				continue
			}
			compared[id]++
			if !slices.ContainsFunc(results, func(r measure.Result) bool { return r.ID == id && claimed(c, &r) }) {
				t.Errorf("HS %s: claim %s, %s, is of no result: %v", p.Code(), c.ID, c.Label.In("en", "en"), c.Interval())
			}
		}
	}
	for _, id := range inBoth {
		if compared[id] == 0 {
			t.Errorf("no claim is of %s", id)
		}
	}
}

// inBoth are measures of which a brief has no figure but those of the table.
var inBoth = []measure.ID{measure.ProductRank, measure.ProductHHI, measure.ProductPoints, measure.ProductContribution, measure.ProductCAGR, measure.ProductUnitValue,
	measure.ProductUnitChange, measure.ProductImportShare, measure.ProductExportShare, measure.ProductFirstShare, measure.ProductSuppliersUsed, measure.ProductImportsToOwn,
	measure.ProductWorldHHI, measure.ProductYearsMet, measure.ProductReplaceOwn, measure.ProductReplaceNext, measure.ProductRestHHI, measure.ProductReplaceOthers,
	measure.ProductReplaceElsewhere, measure.ProductWorldLoss, measure.ProductWorldRestHHI}

// claimed tells whether a claim is a result as it is printed, without the sign that its
// words say. The base units of points are parts of one, those of a kilogram's value tonnes.
func claimed(c *data.Claim, r *measure.Result) bool {
	in := c.Interval()
	v := r.Value
	switch r.ID {
	case measure.ProductPoints, measure.ProductContribution:
		v /= 100
	case measure.ProductUnitValue:
		v *= 1000
	}
	slack := 1e-9 * (1 + math.Abs(v))
	inside := func(v float64) bool { return v >= in.Lo-slack && v <= in.Hi+slack }
	return inside(v) || inside(-v)
}

// TestReplacementCaveats holds what is said beside comparisons with what others export:
// of freight, where the importer states it, of goods that pass through, and of codes of
// few digits; and of a state by whose ports others import.
func TestReplacementCaveats(t *testing.T) {
	const freight, hubs, mix, ports = "some per cent too large", "States that goods only pass through", "need not be the same goods", "that enter by its ports"
	for _, tc := range []struct {
		pair, code  string
		says, never []string
	}{
		{"KAZ-RUS", "854231", []string{freight, hubs}, []string{mix, ports}},
		{"KAZ-RUS", "8542", []string{freight, hubs, mix}, []string{ports}},
		{"CAN-KAZ", "854231", []string{hubs}, []string{freight, mix, ports}},
		{"NLD-RUS", "854231", []string{freight, hubs, ports}, []string{mix}},
	} {
		a, _, _ := strings.Cut(tc.pair, "-")
		rows := ""
		for _, flow := range []string{"import", "export"} {
			for i, reporter := range []string{"KAZ", "RUS", "CAN", "NLD"} {
				all := 0
				for j, partner := range []string{"KAZ", "RUS", "CAN", "NLD"} {
					if importer := reporter == a && flow == "import"; i != j && (importer || flow == "export") {
						rows += fmt.Sprintf("2022,%s,%s,%s,%s,%d,,\n", reporter, partner, flow, tc.code, 100*(i+j+1))
						all += 100 * (i + j + 1)
					}
				}
				rows += fmt.Sprintf("2022,%s,WLD,%s,%s,%d,,\n", reporter, flow, tc.code, max(all, 100))
			}
		}
		tab := mixedTable(t, rows)
		d := fewOfPair(t, tab, measure.Options{States: 3}, tc.pair, tc.code, "")
		got := wordsOf(t, d)
		for i := range d.Sources[0].Remarks {
			got += " " + d.Sources[0].Remarks[i].In("en", "en")
		}
		for _, s := range tc.says {
			if !strings.Contains(got, s) {
				t.Errorf("%s, HS %s: does not say %q:\n%s", tc.pair, tc.code, s, got)
			}
		}
		for _, s := range tc.never {
			if strings.Contains(got, s) {
				t.Errorf("%s, HS %s: says %q:\n%s", tc.pair, tc.code, s, got)
			}
		}
	}
}
