package measure

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"dyad/data/trade"
)

// together is one flow of two products of a state with all, by loops over lines.
func together(lines []line, year int, reporter, flow string) (sum loops, known bool) {
	a, b := naively(lines, year, reporter, flow, "854231"), naively(lines, year, reporter, flow, "0902")
	sum.values = map[string]int64{}
	for _, n := range []loops{a, b} {
		for c, v := range n.values {
			sum.values[c] += v
		}
		sum.whole, sum.self, sum.untold = sum.whole+n.whole, sum.self+n.self, sum.untold+n.untold
	}
	known = a.hasStated && b.hasStated && !a.below && !b.below
	sum.each = known && a.each && b.each
	return sum, known
}

// TestSumNaive compares the sum of two products of invented reports with loops over their
// lines: what is not told of one is not told of both.
func TestSumNaive(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(60) {
		lines := inventedLines(rand.New(rand.NewPCG(seed, 7)))
		var text strings.Builder
		for _, l := range lines {
			text.WriteString(l.String())
		}
		set := setOf(t, wide(t, text.String()), "854231,0902")
		if set == nil || set.Sum == nil {
			continue
		}
		if set.Nested != [2]trade.Product{} {
			t.Fatal("0902 is said to contain 854231, or the reverse")
		}
		for i := range set.Sum.Years {
			compareSum(t, seen, lines, set.Sum, &set.Sum.Years[i], fmt.Sprintf("seed %d in %d", seed, set.Sum.Years[i].Year))
		}
	}
	for _, what := range []string{"whole", "no whole", "each", "not each", "flow", "no flow", "place", "both ways"} {
		if seen[what] < 5 {
			t.Errorf("%s: only %d cases", what, seen[what])
		}
	}
}

func setOf(t *testing.T, tab *trade.Table, codes string) *ProductSet {
	t.Helper()
	w, err := NewWorld(tab, Options{States: 3})
	if err != nil {
		t.Fatal(err)
	}
	var products []trade.Product
	for code := range strings.SplitSeq(codes, ",") {
		p, err := trade.ParseProduct(code)
		if err != nil {
			t.Fatal(err)
		}
		products = append(products, p)
	}
	set, err := w.Products(find(t, tab, "KAZ"), find(t, tab, "RUS"), products)
	if err != nil {
		return nil
	}
	return set
}

func compareSum(t *testing.T, seen map[string]int, lines []line, p *ProductTrade, y *ProductYear, where string) {
	t.Helper()
	for of, reporter := range []string{"KAZ", "RUS"} {
		other := []string{"RUS", "KAZ"}[of]
		for _, f := range []Flow{Import, Export} {
			s := y.Side(of, f)
			want, known := together(lines, y.Year, reporter, f.String())
			if (s.Whole.Rows > 0) != known || s.Each != want.each {
				t.Fatalf("%s: %s %s: %+v, not %+v", where, reporter, f, s, want)
			}
			count(seen, want)
			seen[map[bool]string{true: "whole", false: "no whole"}[known]]++
			if !want.each {
				seen["not each"]++
			}
			if known && (int64(s.Whole.Value) != 1000*want.whole || int64(s.Self) != 1000*want.self || int64(s.Untold) != 1000*want.untold) {
				t.Fatalf("%s: %s %s: %+v, not %+v", where, reporter, f, s, want)
			}
			low, high, ok := s.HHI()
			if ok != (want.each && want.whole > 0) {
				t.Fatalf("%s: an index: %t", where, ok)
			}
			if l, h := want.hhi(); ok && (!near(asFloat(low), l) || !near(asFloat(high), h)) {
				t.Fatalf("%s: index %g to %g, not %g to %g", where, asFloat(low), asFloat(high), l, h)
			}
			if b, ok := s.Partner(p.pair[1-of]); ok && known {
				seen["place"]++
				if b.Rank != 1+countAbove(want.values, want.values[other]) {
					t.Fatalf("%s: place %d", where, b.Rank)
				}
			}
			compareSumFlow(t, seen, lines, p, y, of, f, where)
		}
	}
}

// compareSumFlow compares what a side reports of its trade with the other.
func compareSumFlow(t *testing.T, seen map[string]int, lines []line, p *ProductTrade, y *ProductYear, of int, f Flow, where string) {
	t.Helper()
	reporter, other := []string{"KAZ", "RUS"}[of], []string{"RUS", "KAZ"}[of]
	var want int64
	told, rows := true, 0
	for _, hs := range []string{"854231", "0902"} {
		n := naiveResults{lines: lines, hs: hs}
		v, ok := n.told(y.Year, reporter, other, f)
		if _, there := n.line(y.Year, reporter, other, f); there {
			rows++
		}
		want, told = want+v, told && ok
	}
	flow, ok := y.Flow(of, f)
	if ok != told {
		t.Fatalf("%s: %s %s is told: %t", where, reporter, f, ok)
	}
	seen[map[bool]string{true: "flow", false: "no flow"}[ok]]++
	if !ok {
		return
	}
	if int64(flow.Value) != 1000*want || flow.Rows != rows {
		t.Fatalf("%s: %s %s: %+v, not %d in %d rows", where, reporter, f, flow, want, rows)
	}
	if rows == 2 {
		seen["both ways"]++
		from := of
		if f == Import {
			from = 1 - of
		}
		var places trade.Places
		if n := p.Places(p.Term(y, from, y.Report.By(f)), &places); n != rows || places.Rows() != rows {
			t.Fatalf("%s: %d rows stand in %d places", where, n, places.Rows())
		}
	}
}

// TestSumRefused are products of which there is no sum.
func TestSumRefused(t *testing.T) {
	rows := "2022,KAZ,RUS,import,85,50,,HS17\n2022,KAZ,RUS,import,8542,30,,HS17\n2022,KAZ,RUS,import,854231,20,,HS17\n2021,KAZ,RUS,import,10,7,,HS17\n"
	for codes, want := range map[string]string{"85,8542": "85 contains 8542", "854231,10,85": "85 contains 854231", "8542,85": "85 contains 8542", "8542": "none", "8542,10": "none"} {
		set := setOf(t, wide(t, rows), codes)
		got := "none"
		if set.Nested[0] != set.Nested[1] {
			got = set.Nested[0].Code() + " contains " + set.Nested[1].Code()
		}
		if got != want || set.Sum != nil {
			t.Errorf("%s: %s, not %s; a sum: %t", codes, got, want, set.Sum != nil)
		}
	}
}
