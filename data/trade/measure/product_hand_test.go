package measure

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"dyad/data/trade"
)

const wideHeader = "year,reporter,partner,flow,hs,value_usd,weight_kg,edition\n"

// productsOf is one product of KAZ and RUS, its years and their other side.
func productsOf(t testing.TB, tab *trade.Table, o Options, code string) *ProductTrade {
	t.Helper()
	w, err := NewWorld(tab, o)
	if err != nil {
		t.Fatal(err)
	}
	p, err := trade.ParseProduct(code)
	if err != nil {
		t.Fatal(err)
	}
	set, err := w.Products(find(t, tab, "KAZ"), find(t, tab, "RUS"), []trade.Product{p})
	if err != nil {
		t.Fatal(err)
	}
	return set.Goods[0]
}

// wide is a table in the plain form with masses and editions.
func wide(t testing.TB, rows string) *trade.Table {
	t.Helper()
	return read(t, trade.Options{MixEditions: true}, "p.csv", wideHeader+rows)
}

// threeSuppliers is what KAZ imports of one product: in 2021 from RUS 30, CHN 40, UZB 10, in
// 2022 from RUS 50, CHN 30, UZB 20. It exports 10.
const threeSuppliers = `2021,KAZ,RUS,import,854231,30,,HS17
2021,KAZ,CHN,import,854231,40,,HS17
2021,KAZ,UZB,import,854231,10,,HS17
2021,KAZ,WLD,import,854231,80,,HS17
2022,KAZ,RUS,import,854231,50,,HS17
2022,KAZ,CHN,import,854231,30,,HS17
2022,KAZ,UZB,import,854231,20,,HS17
2022,KAZ,WLD,import,854231,100,,HS17
2022,KAZ,WLD,export,854231,10,,HS17
`

// ratEqual compares an exact fraction with one written as "19/50".
func ratEqual(t *testing.T, what string, got *big.Rat, want string) {
	t.Helper()
	if w, _ := new(big.Rat).SetString(want); got == nil || got.Cmp(w) != 0 {
		t.Errorf("%s is %v, not %s", what, got, want)
	}
}

func TestProductByHand(t *testing.T) {
	tab := wide(t, threeSuppliers)
	p := productsOf(t, tab, Options{}, "854231")
	y, before := p.Last(), &p.Years[0]
	if y.Year != 2022 || before.Year != 2021 || len(p.Years) != 2 {
		t.Fatalf("years %d and %d of %d", before.Year, y.Year, len(p.Years))
	}
	if part, whole, ok := y.Share(first, Import); !ok || part != 50_000 || whole != 100_000 {
		t.Errorf("share %d of %d, %t", part, whole, ok)
	}
	s := y.Side(first, Import)
	rus, ok := s.Partner(p.pair[1])
	if !ok || rus.Rank != 1 || rus.Sharing != 1 || len(s.Partners) != 3 || s.Unsure(rus) {
		t.Errorf("place %+v of %d", rus, len(s.Partners))
	}
	low, high, ok := s.HHI()
	if !ok {
		t.Fatal("no index")
	}
	ratEqual(t, "the index", low, "38/100")
	ratEqual(t, "its upper bound", high, "38/100")
	sum := new(big.Rat)
	for c, want := range map[string]string{"RUS": "25", "CHN": "-25/2", "UZB": "25/2"} {
		points, ok := p.Contribution(first, Import, find(t, tab, c), y, before)
		if !ok {
			t.Fatalf("no contribution of %s", c)
		}
		ratEqual(t, "the contribution of "+c, points, want)
		sum.Add(sum, points)
	}
	ratEqual(t, "the sum of contributions", sum, "25")
	r, ok := p.Replacement(first, y)
	if !ok || r.Gap != 50_000 || r.Others != 50_000 || !r.Ahead || len(r.First) != 1 || r.First[0].Flow.Value != 30_000 || r.World != nil {
		t.Errorf("%+v", r)
	}
	ratEqual(t, "the index of the others", r.RestHHI, "52/100")
	findings := map[TestID]Finding{ECTest: NotMet, GeoDepTest: NotMet, MERICSTest: Untellable, OECDTest: Untellable, BottleneckTest: NotMet, MonitorTest: NotOfLevel}
	for _, test := range p.Tests(first, y, false) {
		if test.Finding != findings[test.ID] {
			t.Errorf("%s: %s, not %s: %+v", test.ID, test.Finding, findings[test.ID], test.Criteria)
		}
	}
}

// TestProductWorldByHand is a world in which RUS exports 200, CHN 150, DEU 100, ESP 60
// and KAZ 10 thousand dollars; KAZ imports 50 from RUS, 30 from CHN, 20 from DEU.
func TestProductWorldByHand(t *testing.T) {
	tab := read(t, trade.Options{}, "BACI_HS92_y.csv", "t,i,j,k,v,q\n"+`2022,643,398,854231,50,1
2022,643,276,854231,150,1
2022,156,398,854231,30,1
2022,156,643,854231,120,1
2022,276,398,854231,20,1
2022,276,156,854231,80,1
2022,724,276,854231,60,1
2022,398,156,854231,10,1
`, "country_codes.csv", names+"276,Germany,DE,DEU\n724,Spain,ES,ESP\n")
	p := productsOf(t, tab, Options{World: true}, "854231")
	r, ok := p.Replacement(first, p.Last())
	if !ok || r.World == nil {
		t.Fatal("no world")
	}
	if r.OthersExports != 310e6 || r.Elsewhere != 260e6 || r.OwnExports != 200e6 || r.World.Total != 520e6 {
		t.Errorf("others %d, elsewhere %d, own %d, world %d", r.OthersExports, r.Elsewhere, r.OwnExports, r.World.Total)
	}
	ratEqual(t, "the world's index", r.World.HHI(), "76200/270400")
	ratEqual(t, "the index without RUS", r.WorldRestHHI, "36200/102400")
	if len(r.Unused) != 1 || tab.Country(r.Unused[0].Country).ISO3 != "ESP" {
		t.Errorf("unused: %+v", r.Unused)
	}
	used := dependence{p, first, p.Last(), p.Last().Side(first, Import)}.suppliersUsed()
	ratEqual(t, "suppliers used", used.Low, "3/4")
	if used.Finding != NoVerdict {
		t.Error(used.Finding)
	}
	if few := productsOf(t, tab, Options{}, "854231"); few.Last().Side(first, Import).Each {
		t.Error("a few states of a reconciled table are taken for all partners unasked")
	}
}

// TestProductEnds are figures at the ends of what can be said.
func TestProductEnds(t *testing.T) {
	at := func(rows string) *ProductTrade { return productsOf(t, wide(t, rows), Options{}, "854231") }
	find := func(p *ProductTrade, id TestID) ProductTest {
		for _, test := range p.Tests(first, p.Last(), false) {
			if test.ID == id {
				return test
			}
		}
		t.Fatalf("no test %s", id)
		return ProductTest{}
	}
	// A supplier of 0 is none. 0.6² + 0.2² is exactly 0.4, with 0.2 that is KAZ's own:
	// not above it.
	p := at("2022,KAZ,UZB,import,854231,0,,\n2022,KAZ,RUS,import,854231,60,,\n2022,KAZ,CHN,import,854231,20,,\n2022,KAZ,KAZ,import,854231,20,,\n2022,KAZ,WLD,import,854231,100,,\n2022,KAZ,WLD,export,854231,1,,\n")
	s := p.Last().Side(first, Import)
	low, high, _ := s.HHI()
	if low.Cmp(big.NewRat(4, 10)) != 0 || high.Cmp(low) != 0 || s.Self != 20_000 || s.Untold != 0 || len(s.Partners) != 2 {
		t.Errorf("index %v to %v, own %d, untold %d", low, high, s.Self, s.Untold)
	}
	if got := find(p, ECTest); got.Finding != NotMet || got.Criteria[0].Finding != NotMet {
		t.Errorf("exactly 0.4 is not more than 0.4: %+v", got)
	}
	// A share of exactly 80 % is at least 80 %, and is not more than it.
	p = at("2022,KAZ,RUS,import,854231,8000000,,\n2022,KAZ,CHN,import,854231,2000000,,\n2022,KAZ,WLD,import,854231,10000000,,\n")
	if got := find(p, BottleneckTest); got.Finding != Met {
		t.Errorf("%+v", got)
	}
	if got := find(p, MonitorTest).Criteria[0]; got.Finding != NotMet {
		t.Errorf("%+v", got)
	}
	p = at("2022,KAZ,RUS,import,854231,7999999,,\n2022,KAZ,CHN,import,854231,2000000,,\n2022,KAZ,WLD,import,854231,9999999,,\n")
	if got := find(p, BottleneckTest); got.Finding != NotMet || got.Criteria[0].Finding != NotMet || got.Criteria[1].Finding != NotMet {
		t.Errorf("%+v", got)
	}
	// No exports at all: imports over exports have no bound, and are above it.
	p = at("2022,KAZ,RUS,import,854231,90,,\n2022,KAZ,CHN,import,854231,10,,\n2022,KAZ,WLD,import,854231,100,,\n2022,KAZ,WLD,export,854231,0,,\n")
	if got := find(p, ECTest); got.Finding != Met || !got.Criteria[2].None {
		t.Errorf("%+v", got)
	}
	if got := p.Tests(first, p.Last(), true)[0]; got.Finding != Untellable || got.Criteria[1].Needs != NeedsBloc {
		t.Errorf("of a union: %+v", got)
	}
	// All trade is with an area without a name: partners are told, and there is none.
	p = at("2022,KAZ,_X,import,854231,100,,\n2022,KAZ,WLD,import,854231,100,,\n2022,RUS,CHN,export,854231,5,,\n")
	if s := p.Last().Side(first, Import); !s.Each || len(s.Partners) != 0 || s.Untold != 100_000 {
		t.Errorf("%+v", s)
	}
	if part, _, ok := p.Last().Share(first, Import); !ok || part != 0 {
		t.Error("a partner without a row among all partners has no share of 0")
	}
}

// TestProductUntold holds what trade that is not told by partner does.
func TestProductUntold(t *testing.T) {
	p := productsOf(t, wide(t, "2022,KAZ,RUS,import,854231,50,,\n2022,KAZ,CHN,import,854231,40,,\n2022,KAZ,_X,import,854231,10,,\n2022,KAZ,WLD,import,854231,100,,\n"), Options{}, "854231")
	s := p.Last().Side(first, Import)
	low, high, ok := s.HHI()
	if !ok {
		t.Fatal("no index")
	}
	ratEqual(t, "the lower bound", low, "41/100")
	ratEqual(t, "the upper bound", high, "52/100") // 0.6² + 0.4²
	if rus, _ := s.Partner(p.pair[1]); !s.Unsure(rus) {
		t.Error("10 that are not told could make the 40 as much as the 50")
	}
	p = productsOf(t, wide(t, "2022,KAZ,RUS,import,854231,50,,\n2022,KAZ,CHN,import,854231,39,,\n2022,KAZ,_X,import,854231,10,,\n2022,KAZ,WLD,import,854231,99,,\n"), Options{}, "854231")
	s = p.Last().Side(first, Import)
	if rus, _ := s.Partner(p.pair[1]); s.Unsure(rus) {
		t.Error("10 that are not told cannot bridge 11")
	}
	// Bounds on both sides of a threshold: the test cannot be told.
	p = productsOf(t, wide(t, "2022,KAZ,RUS,import,854231,60,,\n2022,KAZ,CHN,import,854231,15,,\n2022,KAZ,_X,import,854231,25,,\n2022,KAZ,WLD,import,854231,100,,\n2022,KAZ,WLD,export,854231,5,,\n"), Options{}, "854231")
	for _, test := range p.Tests(first, p.Last(), false) {
		if test.ID == ECTest && (test.Finding != Untellable || test.Criteria[0].Needs != NeedsEachPartner) {
			t.Errorf("%+v", test)
		}
	}
}

// TestProductRefuses holds what there is no figure for.
func TestProductRefuses(t *testing.T) {
	tab := wide(t, "2022,KAZ,RUS,import,854231,60,,\n2022,KAZ,RUS,import,0902,60,,\n2022,KAZ,CHN,import,0902,60,,\n2022,KAZ,WLD,import,0902,100,,\n2022,KAZ,CHN,import,1001,60,,\n")
	w, err := NewWorld(tab, Options{})
	if err != nil {
		t.Fatal(err)
	}
	kaz, rus := find(t, tab, "KAZ"), find(t, tab, "RUS")
	for code, want := range map[string]string{
		"8542":   "only of products below it, of which some may be missing: 854231",
		"2709":   "the table has no rows of HS 2709",
		"100190": "the table has no rows of HS 100190",
		"1001":   "the table tells nothing of trade in HS 1001 between KAZ and RUS",
	} {
		p, err := trade.ParseProduct(code)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = w.Products(kaz, rus, []trade.Product{p}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", code, err)
		}
	}
	oil := wide(t, "2022,KAZ,RUS,import,270900,60,,\n2022,KAZ,RUS,import,271011,60,,\n")
	if p := productsOf(t, oil, Options{}, "2709"); p.Parts != 1 || p.Last().Flows[second][trade.FromImporter].Value != 60_000 {
		t.Errorf("a heading that is not divided: %+v", p)
	}
	if _, err := w.Products(kaz, kaz, nil); err == nil {
		t.Error("a state twice is a pair")
	}
	// The World row is 20 below its parts: no share, and by how much.
	p := productsOf(t, tab, Options{}, "0902")
	s := p.Last().Side(first, Import)
	if _, _, ok := p.Last().Share(first, Import); ok || s.Below != 20_000 || s.Each {
		t.Errorf("%+v", s)
	}
	// Without a World row: no share of the one partner.
	p = productsOf(t, tab, Options{}, "854231")
	if _, _, ok := p.Last().Share(first, Import); ok {
		t.Error("a share of the rows there are")
	}
	if p.Tests(first, p.Last(), false) != nil {
		t.Error("tests without imports from all")
	}
}

// TestProductEditions holds which years compare.
func TestProductEditions(t *testing.T) {
	rows := func(code string) string {
		return strings.ReplaceAll("2021,KAZ,RUS,import,@,30,,HS17\n2022,KAZ,RUS,import,@,50,,HS22\n2023,KAZ,RUS,import,@,60,,HS22\n2023,RUS,KAZ,export,@,60,,HS17\n", "@", code)
	}
	for code, want := range map[string][2]Comparison{"8542": {OtherEdition, SameGoods}, "854231": {OtherEdition, SameGoods}, "85": {RevisedChapter, SameGoods}} {
		p := productsOf(t, wide(t, rows(code)), Options{}, code)
		if got := [2]Comparison{p.Compare(first, &p.Years[0], &p.Years[1]), p.Compare(first, &p.Years[1], &p.Years[2])}; got != want {
			t.Errorf("%s: %v, not %v", code, got, want)
		}
		reports := OtherEdition
		if code == "85" {
			reports = RevisedChapter
		}
		if got := p.CompareReports(p.Last()); got != reports {
			t.Errorf("%s: the two reports compare as %v", code, got)
		}
	}
}

// TestUnitValues holds which masses count.
func TestUnitValues(t *testing.T) {
	at := func(code, rows string) *ProductTrade { return productsOf(t, wide(t, rows), Options{}, code) }
	p := at("854231", "2021,KAZ,RUS,import,854231,80,20,\n2022,KAZ,RUS,import,854231,150,25,\n")
	u, _, _, ok := p.UnitValue(first, p.Last())
	if !ok || u.PerKilogram() != 6 || u.InPart() {
		t.Errorf("%+v, %t", u, ok)
	}
	c, ok := p.UnitChange(first, &p.Years[0], p.Last())
	if !ok || c != (UnitChange{70_000, 20_000, 50_000}) {
		t.Errorf("%+v", c)
	}
	// Coverage: finer products of a reconciled table, 150 of 160 weighed, then 80 of 110.
	tab := baci(t, "2022,643,398,854231,100,20\n2022,643,398,854232,50,5\n2022,643,398,854233,10,\n")
	p = productsOf(t, tab, Options{World: true}, "8542")
	if u, _, _, ok = p.UnitValue(first, p.Last()); !ok || !u.InPart() || u.Coverage() != 0.9375 || u.PerKilogram() != 6 || p.Parts != 3 {
		t.Errorf("%+v, %t, of %d parts", u, ok, p.Parts)
	}
	tab = baci(t, "2022,643,398,854231,80,20\n2022,643,398,854232,30,\n")
	p = productsOf(t, tab, Options{World: true}, "8542")
	if _, _, _, ok = p.UnitValue(first, p.Last()); ok {
		t.Error("a unit value of 73 % of the value")
	}
	for code, rows := range map[string]string{
		"271600": "2022,KAZ,RUS,import,271600,80,20,\n",
		"9999":   "2022,KAZ,RUS,import,9999,80,20,\n",
		"854231": "2022,KAZ,RUS,import,854231,80,0,\n",
	} {
		if p := at(code, rows); p != nil {
			if _, _, _, ok := p.UnitValue(first, p.Last()); ok {
				t.Errorf("a unit value of %s", code)
			}
		}
	}
	// Two hundred times that of all partners: none. Twenty times: told.
	for value, want := range map[int][2]bool{200: {true, false}, 20: {true, true}, 2: {false, true}} {
		p := at("854231", fmt.Sprintf("2022,KAZ,RUS,import,854231,%d,1,\n2022,KAZ,CHN,import,854231,1000,1000,\n2022,KAZ,WLD,import,854231,%d,1001,\n", value, 1000+value))
		_, all, apart, ok := p.UnitValue(first, p.Last())
		if got := [2]bool{apart, ok}; all.Mass != 1_001_000 || got != want {
			t.Errorf("%d: apart and ok %v, not %v", value, got, want)
		}
	}
	const comtrade = "reporterISO,partnerISO,flowCode,refYear,classificationCode,cmdCode,primaryValue,netWgt,isNetWgtEstimated,legacyEstimationFlag\n"
	for row, stated := range map[string]bool{"KAZ,RUS,M,2022,H6,854231,80,20,false,0\n": true, "KAZ,RUS,M,2022,H6,854231,80,20,True,0\n": false, "KAZ,RUS,M,2022,H6,854231,80,20,,4\n": false, "KAZ,RUS,M,2022,H6,854231,80,20,,2\n": true, "KAZ,RUS,M,2022,H6,854231,80,20,,6\n": false} {
		p := productsOf(t, read(t, trade.Options{}, "c.csv", comtrade+row), Options{}, "854231")
		flow, _ := p.Last().Flow(first, Import)
		if _, _, _, ok := p.UnitValue(first, p.Last()); ok != stated || (flow.Estimated == 1) == stated {
			t.Errorf("%q: unit value %t, %d estimated", row, ok, flow.Estimated)
		}
	}
}
