package measure

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dyad/data/trade"
)

// A line is one row of a table in the plain form.
type line struct {
	year               int
	reporter, partner  string
	flow, hs, edition  string
	dollars, kilograms int64
}

func (l line) String() string {
	return fmt.Sprintf("%d,%s,%s,%s,%s,%d,%d,%s\n", l.year, l.reporter, l.partner, l.flow, l.hs, l.dollars, l.kilograms, l.edition)
}

// inventedLines are reports of a few states about two products in three years. World
// rows are there or not, as large as their parts, larger by trade that is not told, or
// smaller; some partners are areas without a name, or the reporter itself.
func inventedLines(r *rand.Rand) []line {
	var all []line
	states := []string{"KAZ", "RUS", "CHN", "UZB", "DEU"}
	for year := 2020; year <= 2022; year++ {
		for _, reporter := range states {
			edition := "HS17"
			if year == 2022 && r.IntN(4) == 0 {
				edition = "HS22"
			}
			for _, flow := range []string{"import", "export"} {
				for _, hs := range []string{"854231", "0902"} {
					var sum int64
					for _, partner := range append(slices.Clone(states), "_X") {
						if r.IntN(4) == 0 || partner == reporter && (flow == "export" || r.IntN(3) > 0) || partner == "_X" && r.IntN(2) > 0 {
							continue
						}
						v := int64(r.IntN(5)*r.IntN(5)) * 1000
						sum += v
						all = append(all, line{year, reporter, partner, flow, hs, edition, v, int64(r.IntN(3)) * 100})
					}
					switch r.IntN(8) {
					case 0: // none
					case 1:
						all = append(all, line{year, reporter, "WLD", flow, hs, edition, sum - sum/50, 5000})
					case 2:
						all = append(all, line{year, reporter, "WLD", flow, hs, edition, sum + sum/3, 5000})
					case 3:
						all = append(all, line{year, reporter, "WLD", flow, hs, edition, sum + sum/200, 5000})
					default:
						all = append(all, line{year, reporter, "WLD", flow, hs, edition, sum, 5000})
					}
				}
			}
		}
	}
	return all
}

// loops is one flow of a product of a state with all, by loops over lines.
type loops struct {
	stated, sum, whole, self, untold int64
	hasStated, each, below           bool
	values                           map[string]int64
}

func naively(lines []line, year int, reporter, flow, hs string) loops {
	n := loops{values: map[string]int64{}}
	for _, l := range lines {
		if l.year != year || l.reporter != reporter || l.flow != flow || l.hs != hs {
			continue
		}
		switch l.partner {
		case "WLD":
			n.stated, n.hasStated = l.dollars, true
			continue
		case reporter:
			n.self += l.dollars
		case "_X":
		default:
			if l.dollars > 0 {
				n.values[l.partner] = l.dollars
			}
		}
		n.sum += l.dollars
	}
	if !n.hasStated {
		return n
	}
	if n.sum*100 > n.stated*101 {
		n.below = true
		return n
	}
	n.whole = max(n.sum, n.stated)
	n.each = n.sum >= n.stated || float64(n.sum) >= 0.99*float64(n.stated)
	n.untold = n.whole - n.self
	for _, v := range n.values {
		n.untold -= v
	}
	return n
}

// hhi are the bounds of the index in floats.
func (n loops) hhi() (low, high float64) {
	largest := 0.0
	for _, v := range n.values {
		s := float64(v) / float64(n.whole)
		low += s * s
		largest = max(largest, s)
	}
	rest := float64(n.untold) / float64(n.whole)
	return low, low - largest*largest + (largest+rest)*(largest+rest)
}

func asFloat(r *big.Rat) float64 {
	if r == nil {
		return math.NaN()
	}
	f, _ := r.Float64()
	return f
}

// TestProductNaive compares products of invented reports with loops over their lines.
func TestProductNaive(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		lines := inventedLines(r)
		var text strings.Builder
		for _, i := range r.Perm(len(lines)) {
			text.WriteString(lines[i].String())
		}
		tab := wide(t, text.String())
		for _, hs := range []string{"854231", "0902"} {
			w, err := NewWorld(tab, Options{States: 3})
			if err != nil {
				t.Fatal(err)
			}
			product, _ := trade.ParseProduct(hs)
			set, err := w.Products(find(t, tab, "KAZ"), find(t, tab, "RUS"), []trade.Product{product})
			if err != nil {
				continue
			}
			p := set.Goods[0]
			for i := range p.Years {
				compareYear(t, seen, lines, p, &p.Years[i], hs)
			}
			if n := len(p.Years); n > 1 {
				compareYears(t, seen, lines, p, hs)
			}
		}
	}
	for _, what := range []string{"below", "each", "not each", "no world row", "untold", "self", "joint", "none", "world", "no world", "change", "break"} {
		if seen[what] < 5 {
			t.Errorf("%s: only %d cases", what, seen[what])
		}
	}
}

// compareYear compares a year of both sides.
func compareYear(t *testing.T, seen map[string]int, lines []line, p *ProductTrade, y *ProductYear, hs string) {
	t.Helper()
	for of, reporter := range []string{"KAZ", "RUS"} {
		other := []string{"RUS", "KAZ"}[of]
		for _, f := range []Flow{Import, Export} {
			want, s := naively(lines, y.Year, reporter, f.String(), hs), y.Side(of, f)
			where := fmt.Sprintf("%s %s %s %d", reporter, f, hs, y.Year)
			if (s.Below > 0) != want.below || s.Each != want.each || int64(s.Whole.Value) != 1000*want.whole || int64(s.Self) != 1000*want.self {
				t.Fatalf("%s: %+v, not %+v", where, s, want)
			}
			count(seen, want)
			if want.below || !want.hasStated {
				if _, _, ok := y.Share(of, f); ok {
					t.Fatalf("%s: a share without a whole", where)
				}
				continue
			}
			if int64(s.Untold) != 1000*want.untold {
				t.Fatalf("%s: untold %d, not %d", where, s.Untold, want.untold)
			}
			comparePlaces(t, seen, s, want, p, of, other, where)
			if part, whole, ok := y.Share(of, f); ok && (int64(part) != 1000*want.values[other] || int64(whole) != 1000*want.whole) {
				t.Fatalf("%s: share %d of %d, not %d of %d", where, part, whole, want.values[other], want.whole)
			}
		}
		compareReplacement(t, seen, lines, p, y, hs, of, reporter, other)
	}
}

func count(seen map[string]int, n loops) {
	for what, is := range map[string]bool{"below": n.below, "each": n.each, "not each": n.hasStated && !n.below && !n.each, "no world row": !n.hasStated,
		"untold": n.each && n.untold > 0, "self": n.each && n.self > 0} {
		if is {
			seen[what]++
		}
	}
}

// comparePlaces compares the index and the other's place.
func comparePlaces(t *testing.T, seen map[string]int, s *ProductSide, want loops, p *ProductTrade, of int, other, where string) {
	t.Helper()
	low, high, ok := s.HHI()
	if ok != (want.each && want.whole > 0) {
		t.Fatalf("%s: an index: %t", where, ok)
	}
	if ok {
		if l, h := want.hhi(); !near(asFloat(low), l) || !near(asFloat(high), h) {
			t.Fatalf("%s: index %g to %g, not %g to %g", where, asFloat(low), asFloat(high), l, h)
		}
		if n := int64(len(s.Partners)); want.untold == 0 && want.self == 0 && (low.Cmp(big.NewRat(1, n)) < 0 || high.Cmp(big.NewRat(1, 1)) > 0) {
			t.Fatalf("%s: index %v of %d partners", where, low, n)
		}
	}
	own := want.values[other]
	rank, sharing := 1, 0
	for _, v := range want.values {
		if v > own {
			rank++
		}
		if v == own {
			sharing++
		}
	}
	got, found := s.Partner(p.pair[1-of])
	switch {
	case found != (own > 0):
		t.Fatalf("%s: a place: %t", where, found)
	case !found:
		seen["none"]++
	case got.Rank != rank || got.Sharing != sharing || int64(got.Flow.Value) != 1000*own:
		t.Fatalf("%s: place %+v, not %d shared by %d", where, got, rank, sharing)
	case sharing > 1:
		seen["joint"]++
	}
}

// compareReplacement compares what others sell.
func compareReplacement(t *testing.T, seen map[string]int, lines []line, p *ProductTrade, y *ProductYear, hs string, of int, reporter, other string) {
	t.Helper()
	want := naively(lines, y.Year, reporter, "import", hs)
	r, ok := p.Replacement(of, y)
	if ok != (want.each && want.whole > 0) {
		t.Fatalf("%s %d: a replacement: %t", reporter, y.Year, ok)
	}
	if !ok {
		return
	}
	gap := want.values[other]
	others, squares := int64(0), 0.0
	for c, v := range want.values {
		if c != other {
			others += v
			squares += float64(v) / float64(want.whole-gap) * float64(v) / float64(want.whole-gap)
		}
	}
	if int64(r.Gap) != 1000*gap || int64(r.Others) != 1000*others || (others > 0) != (r.RestHHI != nil) || others > 0 && !near(asFloat(r.RestHHI), squares) {
		t.Fatalf("%s %d: %+v, not a gap of %d and others of %d, %g", reporter, y.Year, r, gap, others, squares)
	}
	exports, importers, missing, told := worldNaively(lines, y.Year, hs)
	whole := importers >= 3 && told > 0 && 20*missing <= told+missing
	if editionsOf(lines, y.Year) > 1 {
		whole = false
	}
	if whole != (r.World != nil) {
		t.Fatalf("%s %d: the world: %t, not %t: %v, %d importers, %d missing of %d", reporter, y.Year, r.World != nil, whole, exports, importers, missing, told)
	}
	if !whole {
		seen["no world"]++
		return
	}
	seen["world"]++
	var rest, sent int64
	unused := 0
	for c, v := range exports {
		if c == reporter || c == other || v == 0 {
			continue
		}
		rest += v
		for _, l := range lines {
			if l.year == y.Year && l.reporter == c && l.partner == reporter && l.flow == "export" && l.hs == hs {
				sent += l.dollars
			}
		}
		if want.values[c] == 0 && v >= gap {
			unused++
		}
	}
	if int64(r.OthersExports) != 1000*rest || int64(r.Elsewhere) != 1000*(rest-sent) || int64(r.OwnExports) != 1000*exports[other] || len(r.Unused) != unused {
		t.Fatalf("%s %d: %+v, not %d, %d, %d, %d", reporter, y.Year, r, rest, rest-sent, exports[other], unused)
	}
}

// worldNaively are the exports that states state, how many state imports, and what the
// importers report of states that state none.
func worldNaively(lines []line, year int, hs string) (exports map[string]int64, importers int, missing, told int64) {
	exports = map[string]int64{}
	for _, l := range lines {
		if l.year == year && l.hs == hs && l.partner == "WLD" {
			if l.flow == "import" {
				importers++
			} else {
				exports[l.reporter] = l.dollars
				told += l.dollars
			}
		}
	}
	for _, l := range lines {
		if _, own := exports[l.partner]; l.year == year && l.hs == hs && l.flow == "import" && !own && l.partner != l.reporter && l.partner != "_X" && l.partner != "WLD" {
			missing += l.dollars
		}
	}
	return exports, importers, missing, told
}

func editionsOf(lines []line, year int) int {
	all := map[string]bool{}
	for _, l := range lines {
		if l.year == year {
			all[l.edition] = true
		}
	}
	return len(all)
}

// compareYears compares the last two years of each side: which compare, and what each
// partner contributed.
func compareYears(t *testing.T, seen map[string]int, lines []line, p *ProductTrade, hs string) {
	t.Helper()
	y, before := p.Last(), &p.Years[len(p.Years)-2]
	for of, reporter := range []string{"KAZ", "RUS"} {
		edition := map[int]string{}
		for _, l := range lines {
			if l.reporter == reporter {
				edition[l.year] = l.edition
			}
		}
		same := edition[y.Year] == edition[before.Year]
		if got := p.Compare(of, before, y); (got == SameGoods) != same {
			t.Fatalf("%s: %d and %d compare as %v", reporter, before.Year, y.Year, got)
		}
		if !same {
			seen["break"]++
		}
		for _, f := range []Flow{Import, Export} {
			now, was := naively(lines, y.Year, reporter, f.String(), hs), naively(lines, before.Year, reporter, f.String(), hs)
			can := now.each && was.each && was.whole > 0 && same && y.Year == before.Year+1
			total := new(big.Rat)
			for c := trade.World + 1; int(c) < p.w.t.Countries(); c++ {
				points, ok := p.Contribution(of, f, c, y, before)
				if ok != can {
					t.Fatalf("%s %s: a contribution: %t", reporter, f, ok)
				}
				if ok {
					total.Add(total, points)
				}
			}
			if !can {
				continue
			}
			seen["change"]++
			rest := (now.untold + now.self) - (was.untold + was.self)
			want := 100 * float64(now.whole-was.whole-rest) / float64(was.whole)
			if math.Abs(asFloat(total)-want) > 1e-9 {
				t.Fatalf("%s %s: contributions add up to %g, not %g", reporter, f, asFloat(total), want)
			}
		}
	}
}
