package charts

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

func must(t testing.TB, f Figure, err error) Figure {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var quarters = []Tick{{0, "0"}, {0.25, "25"}, {0.5, "50"}, {0.75, "75"}, {1, "100%"}}

// A sample is a figure under the name of its goldens.
type sample struct {
	name   string
	figure Figure
}

// A kind is a constructor of figures with what all tests make of it.
type kind struct {
	constructor string
	samples     []sample                       // drawn as goldens, in boxes of every width, for contrast, and timed
	random      func(*rapid.T) (Figure, error) // of any valid values
	refused     []refusal
}

// A refusal is the error of a constructor whose values are bad.
type refusal struct {
	err  error
	want string
}

// valid is the figure that a constructor made of good values.
func valid(f Figure, err error) Figure {
	if err != nil {
		panic(err)
	}
	return f
}

// kinds are all constructors; TestKindsAreWhole says which one is missing. What a row
// names stands in the test file of the kind.
func kinds() []kind {
	return []kind{
		{"NewButterfly", []sample{{"butterfly", valid(NewButterfly(routesAndFood()))}, {"three-rows", valid(NewButterfly(sharesOfTrade()))}, {"estimates", valid(NewButterfly(estimates()))}},
			anyButterfly, butterflyRefused()},
		{"NewFacing", []sample{{"facing", valid(NewFacing(foodAndMarkets()))}, {"facing-none", valid(NewFacing(oneSided()))}}, anyFacing, facingRefused()},
		{"NewGap", []sample{{"gap", valid(NewGap(turnovers()))}, {"gap-ranges", valid(NewGap(estimatedTwice()))}}, anyGap, gapRefused()},
		{"NewValues", []sample{{"values", valid(NewValues(budgets()))}}, anyValues, valuesRefused()},
		{"NewReports", []sample{{"two-reports", valid(NewReports(twoReports()))}}, anyReports, reportsRefused()},
		{"NewRanking", []sample{{"ranking", valid(NewRanking(suppliers(), 0, 0.3))}, {"balances", valid(NewRanking(balances(), -21.4, 8.9))}, {"ranking-ranges", valid(NewRanking(rankedRanges(), 0, 0.3))}}, anyRanking, rankingRefused()},
		{"NewLines", []sample{{"reports", valid(NewLines(bothReports(), yearScale, Times{}))}, {"lines", valid(NewLines(yearSeries(), yearScale, Times{}))}, {"quarters", valid(NewLines(migration(), belowScale, quartersOf(2019, 5)))}},
			anyLines, linesRefused()},
		{"NewMix", []sample{{"mix", valid(NewMix(mixFlows()))}, {"mix-many", valid(NewMix(manyItems()))}}, anyMix, mixRefused()},
		{"NewDependency", []sample{{"dependency", valid(NewDependency(foodBars(), quarters))}}, anyDependency, dependencyRefused()},
		{"NewBars", []sample{{"bars", valid(NewBars(energyBars(), nil))}, {"bars-ranges", valid(NewBars(shareRanges(), quarters))}}, anyBars, barsRefused()},
		{"NewProgress", []sample{{"progress", valid(NewProgress(frontier()))}}, anyProgress, progressRefused()},
		{"NewSquares", []sample{{"squares", valid(NewSquares(regions()))}}, anySquares, squaresRefused()},
		{"NewCorridors", []sample{{"corridors", valid(NewCorridors(routes()))}, {"corridors-plain", valid(NewCorridors(plainRoutes()))}}, anyCorridors, corridorsRefused()},
		{"NewTimeline", []sample{{"timeline", valid(NewTimeline(events()))}, {"timeline-many", valid(NewTimeline(manyEvents()))}}, anyTimeline, timelineRefused()},
		{"NewGoods", []sample{{"goods", valid(NewGoods(sections(), "USD bn"))}}, anyGoods, goodsRefused()},
		{"NewImplied", []sample{{"implied", valid(NewImplied(impliedTotals()))}}, anyImplied, impliedRefused()},
		{"NewAccounts", []sample{{"accounts", valid(NewAccounts(demarcated()))}, {"accounts-bars", valid(NewAccounts(investment()))}}, anyAccounts, accountsRefused()},
	}
}

// samples are those of all kinds.
func samples() []sample {
	var all []sample
	for _, k := range kinds() {
		all = append(all, k.samples...)
	}
	return all
}

// TestKindsAreWhole: each exported constructor of a figure is among kinds, with
// samples, random values and refusals.
func TestKindsAreWhole(t *testing.T) {
	all := map[string]kind{}
	for _, k := range kinds() {
		all[k.constructor] = k
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?m)^func (New\w+)\(.*\) \(Figure, error\)`).FindAllSubmatch(src, -1) {
			k, ok := all[string(m[1])]
			if !ok || len(k.samples) == 0 || k.random == nil || len(k.refused) == 0 {
				t.Errorf("%s: %s has no row in kinds of kinds_test.go, or no sample, random values or refusals there", file, m[1])
			}
			delete(all, string(m[1]))
		}
	}
	for name := range all {
		t.Errorf("%s is no constructor", name)
	}
}
