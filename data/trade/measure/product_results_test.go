package measure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dyad/data/trade"
)

// A resultKey tells the results of a product in a year apart.
type resultKey struct {
	id    ID
	of    string
	flow  Flow
	which Which
}

// TestProductResults compares all results of products of invented reports with loops over
// their lines, and holds that what is not computed could not be.
func TestProductResults(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 5))
		lines := inventedLines(r)
		var text strings.Builder
		for _, l := range lines {
			text.WriteString(l.String())
		}
		tab := wide(t, text.String())
		for _, hs := range []string{"854231", "0902"} {
			w, err := NewWorld(tab, Options{States: 3})
			if err != nil {
				t.Fatal(err)
			}
			product, _ := trade.ParseProduct(hs)
			one, err := w.OneProduct(product)
			if err != nil {
				t.Fatal(err)
			}
			p, err := one.Pair(find(t, tab, "KAZ"), find(t, tab, "RUS"))
			if err != nil {
				t.Fatal(err)
			}
			for i := range p.Years {
				n := naiveResults{lines: lines, hs: hs, p: p, y: &p.Years[i], want: map[resultKey]float64{}}
				n.all()
				compareResults(t, seen, &n, fmt.Sprintf("seed %d, %s in %d", seed, hs, p.Years[i].Year))
			}
		}
	}
	for _, d := range ProductDefinitions() {
		needs := d.ID == ProductOverGDP || d.ID == ProductPerHead || d.ID == ProductItemValue || d.ID == ProductItemChange // see TestItemsNaive
		if d.ID != ProductOwnOrigin && (seen[string(d.ID)] < 5 != needs || seen[string(d.ID)+" missing"] < 5) {
			t.Errorf("%s: %d computed, %d not", d.ID, seen[string(d.ID)], seen[string(d.ID)+" missing"])
		}
	}
}

// compareResults compares the results of a year with those that are wanted.
func compareResults(t *testing.T, seen map[string]int, n *naiveResults, where string) {
	t.Helper()
	results, missing := n.p.Results(n.y)
	name := func(c trade.Country) string { return n.p.w.t.Country(c).ISO3 }
	got := map[resultKey]float64{}
	for _, v := range results {
		if v.ID == ProductFlow && v.Report == Partners {
			v.Which = ByUnitValue // apart from the own report
		}
		k := resultKey{v.ID, name(v.Of), v.Flow, v.Which}
		if _, twice := got[k]; twice || v.Year != n.y.Year {
			t.Fatalf("%s: %v twice, or in %d", where, k, v.Year)
		}
		got[k] = v.Value
		seen[string(v.ID)]++
	}
	for k, v := range n.want {
		if have, ok := got[k]; !ok || !near(have, v) {
			t.Fatalf("%s: %v is %v (%t), not %v", where, k, have, ok, v)
		}
	}
	for k, v := range got {
		if _, ok := n.want[k]; !ok {
			t.Fatalf("%s: %v is %v and should not be known", where, k, v)
		}
	}
	for _, m := range missing {
		seen[string(m.Measure)+" missing"]++
		if m.Needs == 0 {
			t.Fatalf("%s: %v needs nothing", where, m)
		}
		for k := range got {
			if k.id == m.Measure && k.of == name(m.Of) && k.flow == m.Flow && k.which != WithAll {
				t.Fatalf("%s: %v is there and missing", where, k)
			}
		}
	}
}

// A naiveResults is what the results of a year are by loops over lines.
type naiveResults struct {
	lines []line
	hs    string
	p     *ProductTrade
	y     *ProductYear
	want  map[resultKey]float64
}

func (n *naiveResults) set(id ID, of string, f Flow, which Which, v float64) {
	n.want[resultKey{id, of, f, which}] = v
}

// line is the line of a reporter, with a partner; ok is false where there is none.
func (n *naiveResults) line(year int, reporter, partner string, f Flow) (l line, ok bool) {
	for _, l := range n.lines {
		if l.year == year && l.reporter == reporter && l.partner == partner && l.flow == f.String() && l.hs == n.hs {
			return l, true
		}
	}
	return line{}, false
}

func (n *naiveResults) edition(year int, reporter string) string {
	for _, l := range n.lines {
		if l.year == year && l.reporter == reporter {
			return l.edition
		}
	}
	return ""
}

// told is what a reporter tells of its trade with a partner: a line, or none where all its
// partners are there.
func (n *naiveResults) told(year int, reporter, partner string, f Flow) (v int64, ok bool) {
	l, ok := n.line(year, reporter, partner, f)
	return l.dollars, ok || naively(n.lines, year, reporter, f.String(), n.hs).each
}

func (n *naiveResults) all() {
	for of, reporter := range []string{"KAZ", "RUS"} {
		other := []string{"RUS", "KAZ"}[of]
		x, ok := n.told(n.y.Year, reporter, other, Export)
		if ok {
			n.set(ProductFlow, reporter, Export, TheOne, float64(x))
		}
		m, alsoOK := n.told(n.y.Year, other, reporter, Import)
		if alsoOK {
			n.set(ProductFlow, reporter, Export, ByUnitValue, float64(m))
		}
		_, ok = n.line(n.y.Year, reporter, other, Export)
		_, alsoOK = n.line(n.y.Year, other, reporter, Import)
		if ok && alsoOK && x+m > 0 && n.edition(n.y.Year, reporter) == n.edition(n.y.Year, other) {
			n.set(ProductGap, reporter, Export, TheOne, 2*float64(m-x)/float64(m+x))
		}
		for _, f := range []Flow{Export, Import} {
			n.side(reporter, other, f)
		}
		n.units(reporter, other)
		n.ofImports(reporter, other)
		n.mirrors(reporter, other)
	}
	if exports, ok := n.world(); ok {
		n.set(ProductWorldHHI, "KAZ", Export, TheOne, squaresOf(exports, "", sumOf(exports, "")))
	}
}

// earlier are the year before and the first that compare.
func (n *naiveResults) earlier(reporter, other string, f Flow) (before, first int) {
	for year := n.y.Year - 1; year >= 2020; year-- {
		if _, ok := n.told(year, reporter, other, f); !ok || n.p.In(year) == nil {
			continue
		}
		if n.edition(year, reporter) != n.edition(n.y.Year, reporter) {
			break
		}
		if year == n.y.Year-1 {
			before = year
		} else {
			first = year
		}
	}
	return before, first
}

// share is the part of a flow that is the other's; ok is false where it is not known.
func (n *naiveResults) share(year int, reporter, other string, f Flow) (s float64, ok bool) {
	all := naively(n.lines, year, reporter, f.String(), n.hs)
	v, told := n.told(year, reporter, other, f)
	if !told || !all.hasStated || all.below || all.whole <= 0 || v > all.whole {
		return 0, false
	}
	return float64(v) / float64(all.whole), true
}

// side is what a side's flow gives.
func (n *naiveResults) side(reporter, other string, f Flow) {
	all := naively(n.lines, n.y.Year, reporter, f.String(), n.hs)
	before, first := n.earlier(reporter, other, f)
	since := max(before, first)
	id := map[Flow]ID{Export: ProductExportShare, Import: ProductImportShare}[f]
	if s, ok := n.share(n.y.Year, reporter, other, f); ok {
		n.set(id, reporter, f, TheOne, s)
		if was, ok := n.share(since, reporter, other, f); ok && since > 0 {
			n.set(ProductPoints, reporter, f, TheOne, 100*(s-was))
		}
	}
	now, told := n.told(n.y.Year, reporter, other, f)
	if was, _ := n.told(before, reporter, other, f); told && before > 0 && was > 0 {
		n.set(ProductChange, reporter, f, TheOne, float64(now)/float64(was)-1)
	}
	if was, _ := n.told(first, reporter, other, f); told && first > 0 && was > 0 && now > 0 {
		n.set(ProductCAGR, reporter, f, TheOne, math.Pow(float64(now)/float64(was), 1/float64(n.y.Year-first))-1)
	}
	if was := naively(n.lines, before, reporter, f.String(), n.hs); before > 0 && was.each && all.each && was.whole > 0 {
		n.set(ProductContribution, reporter, f, TheOne, 100*float64(all.values[other]-was.values[other])/float64(was.whole))
		n.set(ProductChange, reporter, f, WithAll, float64(all.whole)/float64(was.whole)-1)
		of, change := all.values[other]-was.values[other], all.whole-was.whole
		if part := float64(of) / float64(change); change != 0 && math.Abs(float64(change)) >= 0.05*float64(was.whole) && part >= 0 && part <= 1 {
			n.set(ProductChangeShare, reporter, f, TheOne, part)
		}
	}
	if !all.each || all.whole <= 0 {
		return
	}
	low, high := all.hhi()
	n.bounds(ProductHHI, reporter, f, low, high)
	n.set(ProductUntold, reporter, f, TheOne, float64(all.untold+all.self)/float64(all.whole))
	if v := all.values[other]; v > 0 {
		which := TheOne
		if all.unsure(v) {
			which = Unsure
		}
		n.set(ProductRank, reporter, f, which, float64(1+countAbove(all.values, v)))
	}
}

// bounds wants a figure, or its two bounds.
func (n *naiveResults) bounds(id ID, reporter string, f Flow, low, high float64) {
	if high-low < 1e-12 {
		n.set(id, reporter, f, TheOne, low)
		return
	}
	n.set(id, reporter, f, LowerBound, low)
	n.set(id, reporter, f, UpperBound, high)
}

func countAbove(values map[string]int64, v int64) (n int) {
	for _, w := range values {
		if w > v {
			n++
		}
	}
	return n
}

// unsure tells whether what no partner has could change the place of a value.
func (n loops) unsure(v int64) bool {
	above, below := int64(math.MaxInt64), int64(0)
	for _, w := range n.values {
		if w > v {
			above = min(above, w)
		}
		if w < v {
			below = max(below, w)
		}
	}
	return n.untold > 0 && (n.untold >= above-v || n.untold >= v-below)
}

// units are the values of a kilogram.
func (n *naiveResults) units(reporter, other string) {
	perKilogram := func(partner string) (v float64, l line, ok bool) {
		l, _ = n.line(n.y.Year, reporter, partner, Import)
		return float64(l.dollars) / float64(l.kilograms), l, l.dollars > 0 && l.kilograms > 0
	}
	own, is, ok := perKilogram(other)
	if !ok {
		return
	}
	all, _, known := perKilogram("WLD")
	whole := naively(n.lines, n.y.Year, reporter, "import", n.hs)
	if stated, _ := n.line(n.y.Year, reporter, "WLD", Import); whole.below || !whole.hasStated || whole.sum > whole.stated {
		known = false // the whole is the sum of partners, of which this test states no mass
		if !whole.below && whole.hasStated && whole.whole != stated.dollars {
			known = n.allWeighed(reporter, &all)
		}
	}
	if known && (own/all > 100 || all/own > 100) {
		return
	}
	n.set(ProductUnitValue, reporter, Import, TheOne, own)
	if known {
		n.set(ProductUnitValue, reporter, Import, WithAll, all)
	}
	before, first := n.earlier(reporter, other, Import)
	was, ok := n.line(max(before, first), reporter, other, Import)
	if !ok || was.dollars <= 0 || was.kilograms <= 0 {
		return
	}
	quantity := float64(is.kilograms-was.kilograms) * float64(was.dollars) / float64(was.kilograms)
	quantity = math.Round(1000*quantity) / 1000
	n.set(ProductUnitChange, reporter, Import, TheOne, float64(is.dollars-was.dollars))
	n.set(ProductUnitChange, reporter, Import, ByQuantity, quantity)
	n.set(ProductUnitChange, reporter, Import, ByUnitValue, float64(is.dollars-was.dollars)-quantity)
}

// allWeighed is the value of a kilogram of all partners added up, where enough is weighed.
func (n *naiveResults) allWeighed(reporter string, all *float64) bool {
	var value, weighed, mass int64
	for _, l := range n.lines {
		if l.year == n.y.Year && l.reporter == reporter && l.flow == "import" && l.hs == n.hs && l.partner != "WLD" {
			value += l.dollars
			if l.kilograms > 0 {
				weighed, mass = weighed+l.dollars, mass+l.kilograms
			}
		}
	}
	*all = float64(weighed) / float64(mass)
	return mass > 0 && value > 0 && float64(weighed) >= 0.8*float64(value)
}

// world are the exports of all states, where they are known.
func (n *naiveResults) world() (exports map[string]int64, ok bool) {
	exports, importers, missing, told := worldNaively(n.lines, n.y.Year, n.hs)
	return exports, importers >= 3 && told > 0 && 20*missing <= told+missing && editionsOf(n.lines, n.y.Year) == 1
}

func sumOf(values map[string]int64, without ...string) (sum int64) {
	for c, v := range values {
		if !slices.Contains(without, c) {
			sum += v
		}
	}
	return sum
}

func squaresOf(values map[string]int64, without string, whole int64) (sum float64) {
	for c, v := range values {
		if c != without {
			sum += float64(v) / float64(whole) * (float64(v) / float64(whole))
		}
	}
	return sum
}

// ofImports are the measures of what a side imports.
func (n *naiveResults) ofImports(reporter, other string) {
	all := naively(n.lines, n.y.Year, reporter, "import", n.hs)
	exports, worldKnown := n.world()
	if all.hasStated && !all.below && all.whole > 0 {
		if out := naively(n.lines, n.y.Year, reporter, "export", n.hs); out.hasStated && !out.below && out.whole > 0 {
			n.set(ProductImportsToOwn, reporter, Import, TheOne, float64(all.whole)/float64(out.whole))
		}
		n.yearsMet(reporter)
	}
	if !all.each || all.whole <= 0 {
		return
	}
	values := []int64{0}
	for _, v := range all.values {
		values = append(values, v)
	}
	slices.Sort(values)
	slices.Reverse(values)
	whole := float64(all.whole)
	n.bounds(ProductFirstShare, reporter, Import, float64(values[0])/whole, float64(values[0]+all.untold)/whole)
	if len(values) > 4 && values[2] > values[3] && !all.unsure(values[2]) {
		n.set(ProductThreeShare, reporter, Import, TheOne, float64(values[0]+values[1]+values[2])/whole)
	}
	if worldKnown {
		sellers := 0
		for c, v := range exports {
			if c != reporter && v > 0 {
				sellers++
			}
		}
		if sellers > 0 {
			n.set(ProductSuppliersUsed, reporter, Import, TheOne, float64(len(all.values))/float64(sellers))
		}
	}
	n.replace(reporter, other, all, exports, worldKnown)
}

// replace are the measures of what others sell.
func (n *naiveResults) replace(reporter, other string, all loops, exports map[string]int64, worldKnown bool) {
	gap := all.values[other]
	if gap == 0 {
		return
	}
	if others := sumOf(all.values, other); others > 0 {
		next := int64(0)
		for c, v := range all.values {
			if c != other {
				next = max(next, v)
			}
		}
		n.set(ProductReplaceOwn, reporter, Import, TheOne, float64(gap)/float64(others))
		n.set(ProductReplaceNext, reporter, Import, TheOne, float64(next)/float64(gap))
		n.set(ProductRestHHI, reporter, Import, TheOne, squaresOf(all.values, other, all.whole-gap))
	}
	if !worldKnown {
		return
	}
	rest, sent := sumOf(exports, reporter, other), int64(0)
	for c, v := range exports {
		if l, _ := n.line(n.y.Year, c, reporter, Export); c != reporter && c != other && v > 0 {
			sent += l.dollars
		}
	}
	if rest > 0 {
		n.set(ProductReplaceOthers, reporter, Import, TheOne, float64(gap)/float64(rest))
	}
	if rest > sent {
		n.set(ProductReplaceElsewhere, reporter, Import, TheOne, float64(gap)/float64(rest-sent))
	}
	own, without := exports[other], sumOf(exports, other)
	if without > 0 && own > 0 {
		n.set(ProductWorldLoss, reporter, Import, TheOne, float64(own)/float64(without))
	}
	if without > 0 {
		n.set(ProductWorldRestHHI, reporter, Import, TheOne, squaresOf(exports, other, without))
	}
}

// yearsMet is in how many of three years three criteria hold, between bounds.
func (n *naiveResults) yearsMet(reporter string) {
	low, high := 0, 0
	for year := n.y.Year - 2; year <= n.y.Year; year++ {
		in, out := naively(n.lines, year, reporter, "import", n.hs), naively(n.lines, year, reporter, "export", n.hs)
		if n.p.In(year) == nil || n.edition(year, reporter) != n.edition(n.y.Year, reporter) || !in.hasStated || in.below {
			return
		}
		earlier := naiveResults{lines: n.lines, hs: n.hs, y: &ProductYear{Year: year}}
		exports, known := earlier.world()
		met, not := true, false
		decide := func(ok bool, low, high float64, limit float64) {
			met = met && ok && low > limit
			not = not || ok && high <= limit
		}
		l, h := 0.0, 0.0
		if in.each && in.whole > 0 {
			l, h = in.hhi()
		}
		decide(in.each && in.whole > 0, l, h, 0.4)
		decide(known, squaresOf(exports, "", sumOf(exports)), squaresOf(exports, "", sumOf(exports)), 0.4)
		if out.hasStated && !out.below {
			ratio := math.Inf(1)
			if out.whole > 0 {
				ratio = float64(in.whole) / float64(out.whole)
			}
			decide(true, ratio, ratio, 1)
		} else {
			met = false
		}
		switch {
		case met:
			low, high = low+1, high+1
		case !not:
			high++
		}
	}
	if low < 2 && high >= 2 {
		return // the world could decide it
	}
	n.bounds(ProductYearsMet, reporter, Import, float64(low), float64(high))
}
