package charts

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// The figures of the embedded dossier, of Russia and Kazakhstan.

func must(t testing.TB, f Figure, err error) Figure {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var quarters = []Tick{{0, "0"}, {0.25, "25"}, {0.5, "50"}, {0.75, "75"}, {1, "100%"}}

func mixFlows() []Flow {
	return []Flow{
		{From: "Russia", To: "Kazakhstan", Side: SideA, Total: 13.45, TotalText: "13.3–13.6 in all", Segments: []Segment{
			{Label: "Machinery & transport", Share: 0.259, Text: "25.9%", Value: "3.5"},
			{Label: "Chemicals & rubber", Share: 0.159, Text: "15.9%", Value: "2.1"},
			{Label: "Food & agriculture", Share: 0.155, Text: "15.5%", Value: "2.1"},
			{Label: "Metals", Share: 0.148, Text: "14.8%", Value: "2"},
			{Label: "not itemised", Share: 0.279, Text: "27.9%", Rest: true},
		}},
		{From: "Kazakhstan", To: "Russia", Side: SideB, Total: 4.95, TotalText: "4.8–5.1 in all", Segments: []Segment{
			{Label: "Mineral products", Share: 0.424, Text: "42.4%", Value: "2.1"},
			{Label: "not itemised", Share: 0.576, Text: "57.6%", Rest: true},
		}},
	}
}

// manyItems hold made-up numbers.
func manyItems() []Flow {
	return []Flow{
		{From: "Argentina", To: "Chile", Side: SideA, Total: 4.4, TotalText: "USD 4.4 bn in all", Segments: []Segment{
			{Label: "Mineral products", Share: 0.41, Text: "41.0%", Value: "1.8"},
			{Label: "Transport equipment", Share: 0.2, Text: "20.0%", Value: "0.9"},
			{Label: "Vegetable products", Share: 0.17, Text: "17.0%", Value: "0.7"},
			{Label: "Prepared food, drink and tobacco", Share: 0.1, Text: "10.0%", Value: "0.4"},
			{Label: "Live animals and animal products", Share: 0.099, Text: "9.9%", Value: "0.4"},
			{Label: "4 others, together", Share: 0.021, Text: "2.1%", Mark: MarkDerived},
		}},
		{From: "Chile", To: "Argentina", Side: SideB, Total: 0.8, TotalText: "USD 0.8 bn in all", Segments: []Segment{
			{Label: "Prepared food, drink and tobacco", Share: 0.4, Text: "40.0%", Value: "0.3"},
			{Label: "Base metals", Share: 0.35, Text: "35.0%", Value: "0.3"},
		}},
	}
}

func foodBars() []Bar {
	return []Bar{
		{Label: "Meat", Words: "more than 25%", Share: 0.25, Qualifier: MoreThan},
		{Label: "Dairy", Words: "one third", Share: 1. / 3},
		{Label: "Tea", Words: "one fifth", Share: 0.2},
		{Label: "Sugar & confectionery", Words: "two thirds", Share: 2. / 3},
		{Label: "Vegetable oil", Words: "almost three fourths", Share: 0.75, Qualifier: Almost},
		{Label: "Chocolate", Words: "almost three fourths", Share: 0.75, Qualifier: Almost},
	}
}

func energyBars() []Bar {
	return []Bar{
		{Label: "Oil and gas, as in the text", Words: "40%", Base: "of Kazakhstan’s budget revenue", Share: 0.4, Side: SideB},
		{Label: "Oil and gas, as in the source’s title", Words: "44%", Base: "of Kazakhstan’s budget revenue", Share: 0.44, Side: SideB, Joined: true},
		{Label: "Crude oil through Russia", Words: "80%", Base: "of Kazakhstan’s crude oil exports", Share: 0.8, Side: SideB},
		{Label: "Russia as transit route", Words: "75%", Base: "of Kazakhstan’s exports", Share: 0.75, Side: SideB},
		{Label: "Russia’s stake in the pipeline", Words: "31%", Base: "of the Caspian Pipeline Consortium", Share: 0.31, Side: SideA},
	}
}

func frontier() ProgressSpec {
	return ProgressSpec{Done: 6696, Total: 7548, DoneText: "6,696 km", DoneLabel: "demarcated (89%)",
		RestText: "852 km", RestLabel: "to go", Markers: "5,066", MarkersLabel: "frontier pillars installed",
		Ticks: []Tick{{0, "0"}, {2000, "2,000"}, {4000, "4,000"}, {6000, "6,000"}, {7548, "7,548 km"}}}
}

func regions() SquaresSpec {
	return SquaresSpec{Done: 76, Of: 85, DoneText: "76", RestText: "9",
		DoneLabel: "constituent entities of the Russian Federation trade with Kazakhstan", RestLabel: "do not"}
}

// yearSeries are made up, since the embedded dossier has none.
func yearSeries() []Series {
	years := []int{2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024}
	return []Series{
		{Name: "Russia to Kazakhstan", Side: SideA, X: years, Y: []float64{10.3, 9.4, 12.3, 13.2, 14.3, 13.9, 17.6, 17.4, 17.2, 18.1}},
		{Name: "Kazakhstan to Russia", Side: SideB, X: years, Y: []float64{4.6, 3.5, 4.6, 5.3, 5.6, 5.1, 7, 8.8, 9.8, 9.6}},
	}
}

// bothReports are made up: lines with gaps, a year that stands alone, two lines of each
// side.
func bothReports() []Series {
	return []Series{
		{Name: "Russia to Kazakhstan, by Russia", Side: SideA, X: []int{2016, 2017, 2018, 2019, 2020, 2021}, Y: []float64{9.4, 12.3, 13.2, 14.3, 13.9, 18.5}, End: "18.5", Early: "last report, 18.5"},
		{Name: "Russia to Kazakhstan, by Kazakhstan", Side: SideA, X: []int{2016, 2017, 2018, 2020, 2021, 2022, 2023}, Y: []float64{9.1, 11.5, 12.9, 13.7, 17.3, 17.4, 16.6}},
		{Name: "Kazakhstan to Russia, by Kazakhstan", Side: SideB, X: []int{2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023}, Y: []float64{3.5, 4.5, 5.2, 5.6, 5.0, 7.0, 8.8, 9.8}, End: "9.8", Step: 1},
		{Name: "Kazakhstan to Russia, by Russia", Side: SideB, X: []int{2016, 2018}, Y: []float64{3.6, 5.3}},
	}
}

// migration is made up: quarters, values under 0, lines of other states, gaps.
func migration() []Series {
	of := func(from int, y ...float64) (xs []int, ys []float64) {
		for i, v := range y {
			if v != 99 {
				xs, ys = append(xs, 4*2019+from+i), append(ys, v)
			}
		}
		return xs, ys
	}
	s := []Series{{Name: "Net migration from Kazakhstan", Side: SideB, End: "−12.5", Step: 1}, {Name: "Net migration from Kyrgyzstan", Side: Neither, Step: 1},
		{Name: "Net migration from Tajikistan", Side: Neither, Step: 1, Early: "last figure, 21"}, {Name: "Net migration from Uzbekistan", Side: Neither, Step: 1}}
	s[0].X, s[0].Y = of(0, 12, 9, 14, 8, -3, -20, -14, -2, 6, 11, 3, -8, -12, -18, -25, -9, -3, 2, -6, -12.5)
	s[1].X, s[1].Y = of(2, 5, 6, 4, 3, 99, 99, -2, 1, 4, 5, 3, 2, 4, 5, 3, 1, 2, 3)
	s[2].X, s[2].Y = of(0, 15, 17, 18, 16, 99, 19, 99, 22, 24, 20, 21)
	s[3].X, s[3].Y = of(8, 8, 9, 11, 12, 10, 9, 11, 14, 13, 15, 14, 13)
	return s
}

var belowScale = []Tick{{-30, "−30"}, {-20, "−20"}, {-10, "−10"}, {0, "0"}, {10, "10"}, {20, "20"}, {30, "30 thousand persons"}}

// quartersOf are the names of the quarters of some years.
func quartersOf(year, n int) Times {
	t := Times{PerYear: 4, First: 4 * year}
	for i := range 4 * n {
		t.Names = append(t.Names, fmt.Sprintf("Q%d %d", i%4+1, year+i/4))
	}
	return t
}

// suppliers hold made-up numbers.
func suppliers() []Ranked {
	return []Ranked{
		{Place: "1", Name: "China", Words: "28.1%", Value: 0.281, Side: Neither},
		{Place: "2", Name: "Russia", Words: "27.9%", Value: 0.279, Side: SideA},
		{Name: "Kazakhstan (re-imports)", Words: "6.2%", Value: 0.062, Side: Neither},
		{Place: "31", Name: "United Kingdom of Great Britain and Northern Ireland", Words: "less than 0.1%", Value: 0.001, Side: SideB, Mark: MarkDerived, Gapped: true},
	}
}

// balances hold made-up numbers.
func balances() []Ranked {
	return []Ranked{
		{Name: "China", Words: "EUR −21.4 bn", Value: -21.4, Side: Neither},
		{Name: "Bosnia and Herzegovina", Words: "EUR −0.2 bn", Value: -0.2, Side: Neither, Mark: MarkDoubtful},
		{Name: "Poland", Words: "about EUR 8.9 bn", Value: 8.9, Side: SideB},
		{Name: "France", Words: "EUR 0 bn", Value: 0, Side: Neither},
	}
}

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

var yearScale = []Tick{{0, "0"}, {5, "5"}, {10, "10"}, {15, "15"}, {20, "20"}}

// kinds are all constructors; TestKindsAreWhole says which one is missing.
func kinds() []kind {
	return []kind{
		{"NewButterfly", []sample{{"butterfly", valid(NewButterfly(routesAndFood()))}, {"three-rows", valid(NewButterfly(sharesOfTrade()))}},
			anyButterfly, butterflyRefused()},
		{"NewFacing", []sample{{"facing", valid(NewFacing(foodAndMarkets()))}, {"facing-none", valid(NewFacing(oneSided()))}}, anyFacing, facingRefused()},
		{"NewGap", []sample{{"gap", valid(NewGap(turnovers()))}}, anyGap, gapRefused()},
		{"NewValues", []sample{{"values", valid(NewValues(budgets()))}}, anyValues, valuesRefused()},
		{"NewReports", []sample{{"two-reports", valid(NewReports(twoReports()))}}, anyReports, reportsRefused()},
		{"NewRanking", []sample{{"ranking", valid(NewRanking(suppliers(), 0, 0.3))}, {"balances", valid(NewRanking(balances(), -21.4, 8.9))}}, anyRanking, rankingRefused()},
		{"NewLines", []sample{{"reports", valid(NewLines(bothReports(), yearScale, Times{}))}, {"lines", valid(NewLines(yearSeries(), yearScale, Times{}))}, {"quarters", valid(NewLines(migration(), belowScale, quartersOf(2019, 5)))}},
			anyLines, linesRefused()},
		{"NewMix", []sample{{"mix", valid(NewMix(mixFlows()))}, {"mix-many", valid(NewMix(manyItems()))}}, anyMix, mixRefused()},
		{"NewDependency", []sample{{"dependency", valid(NewDependency(foodBars(), quarters))}}, anyDependency, dependencyRefused()},
		{"NewBars", []sample{{"bars", valid(NewBars(energyBars(), nil))}}, anyBars, barsRefused()},
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
				t.Errorf("%s: %s has no row in kinds of dyad_test.go, or no sample, random values or refusals there", file, m[1])
			}
			delete(all, string(m[1]))
		}
	}
	for name := range all {
		t.Errorf("%s is no constructor", name)
	}
}
