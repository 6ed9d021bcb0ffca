package charts

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// turnovers are two figures of one turnover: as stated, and as a mix implies it.
func turnovers() Gap {
	return Gap{
		Points: [2]GapPoint{{Low: 24.45, High: 24.55, Text: "24.5", Who: "stated", Mark: MarkNone},
			{Low: 18.1, High: 18.6, Text: "18.1–18.6", Who: "implied by the mix", Implied: true}},
		Apart: "5.8–6.4 apart", Scale: []Tick{{15, "15"}, {20, "20"}, {25, "25"}, {30, "30"}},
	}
}

// estimatedTwice are two ranges, of made-up numbers.
func estimatedTwice() Gap {
	return Gap{Points: [2]GapPoint{{Low: 2, High: 9, Text: "2–9", Who: "the board"}, {Low: 20, High: 30, Text: "20–30", Who: "the press"}},
		Scale: []Tick{{0, "0"}, {20, "20"}, {40, "40"}}}
}

func budgets() []ValueBar {
	return []ValueBar{{Value: 40, Text: "40%", Who: "article"}, {Value: 44, Text: "44%", Who: "title of its source", Mark: MarkDoubtful}}
}

func twoReports() []Reported {
	return []Reported{
		{Label: "China to the United States", Side: SideA, Exporter: 582.8, Importer: 575.7, Texts: [2]string{"582.8", "575.7"}, Difference: "−1.2%"},
		{Label: "United States to China", Side: SideB, Exporter: 153.8, Importer: 179, Texts: [2]string{"153.8", "179.0"}, Difference: "+16.3%"},
	}
}

func anyGap(t *rapid.T) (Figure, error) {
	g := turnovers()
	for i := range g.Points {
		low := rapid.Float64Range(15, 29).Draw(t, "low")
		g.Points[i] = GapPoint{Low: low, High: low + rapid.Float64Range(0, 1).Draw(t, "width"), Text: words.Draw(t, "text"),
			Who: maybeWords.Draw(t, "who"), Mark: anyMark.Draw(t, "mark"), Implied: rapid.Bool().Draw(t, "implied")}
	}
	g.Points[1].High += 0.001
	g.Apart = maybeWords.Draw(t, "apart")
	return NewGap(g)
}

func anyValues(t *rapid.T) (Figure, error) {
	return NewValues(append(budgets(), rapid.SliceOfN(rapid.Custom(func(t *rapid.T) ValueBar {
		return ValueBar{Value: rapid.Float64Range(0, 90).Draw(t, "value"), Text: words.Draw(t, "text"), Who: maybeWords.Draw(t, "who"), Mark: anyMark.Draw(t, "mark")}
	}), 0, 3).Draw(t, "bars")...))
}

func anyReports(t *rapid.T) (Figure, error) {
	return NewReports(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Reported {
		return Reported{Label: words.Draw(t, "label"), Side: side.Draw(t, "side"), Exporter: rapid.Float64Range(1, 1000).Draw(t, "exporter"),
			Importer: rapid.Float64Range(0, 1000).Draw(t, "importer"), Texts: [2]string{words.Draw(t, "text"), "17"}, Difference: maybeWords.Draw(t, "difference")}
	}), 1, 3).Draw(t, "flows"))
}

func gapRefused() []refusal {
	changed := func(change func(*Gap)) error {
		g := turnovers()
		change(&g)
		_, err := NewGap(g)
		return err
	}
	return []refusal{
		{changed(func(g *Gap) { g.Scale = g.Scale[:1] }), `gap: 1 ticks, an axis needs 2`},
		{changed(func(g *Gap) { g.Scale = []Tick{{15, "15"}, {15, "20"}} }), `gap: tick "20": at 15 does not follow 15`},
		{changed(func(g *Gap) { g.Points[0].High = 31 }), `gap: point "24.5": 24.45 to 31 is outside the axis, 15 to 30`},
		{changed(func(g *Gap) { g.Points[0].High = 20 }), `gap: point "24.5": its interval ends at 20, before 24.45`},
		{changed(func(g *Gap) { g.Points[0].Low = math.NaN() }), `gap: point "24.5": NaN is no number up to 1e+15`},
		{changed(func(g *Gap) { g.Points[1] = g.Points[0] }), `gap: both points are the same`},
	}
}

func valuesRefused() []refusal {
	values := func(change func([]ValueBar)) error {
		bars := budgets()
		change(bars)
		_, err := NewValues(bars)
		return err
	}
	_, one := NewValues(budgets()[:1])
	return []refusal{
		{one, `values: 1 bars, at least 2 needed`},
		{values(func(b []ValueBar) { b[0].Value, b[1].Value = 0, 0 }), `values: all values are 0`},
		{values(func(b []ValueBar) { b[1].Value = -1 }), `values: bar "44%": value -1 is outside 0 to 1e+15`},
		{values(func(b []ValueBar) { b[1].Text = "" }), `values: bar "": text is empty`},
	}
}

func reportsRefused() []refusal {
	changed := func(change func([]Reported)) error {
		flows := twoReports()
		change(flows)
		_, err := NewReports(flows)
		return err
	}
	_, none := NewReports(nil)
	return []refusal{
		{none, `reports: 0 flows, at least 1 needed`},
		{changed(func(f []Reported) { f[1].Importer = math.Inf(1) }), `reports: flow "United States to China": value +Inf is outside 0 to 1e+15`},
		{changed(func(f []Reported) { f[1].Texts[1] = "" }), `reports: flow "United States to China": text is empty`},
	}
}

// TestGapPointsStandAtTheirNumbers on the axis, an interval from its one end to its other
// and no further, and the smaller one first, whatever the order in which they are given.
func TestGapPointsStandAtTheirNumbers(t *testing.T) {
	f, err := NewGap(turnovers())
	must(t, f, err)
	r := checkDrawn(t, f, 228)
	_, theme := testTheme()
	at := func(v float64) float64 { return gapPad + (228-2*gapPad)*(v-15)/15 }
	var boxes []Box
	for _, s := range r.Shapes() {
		if s.Fill == theme.Ink {
			boxes = append(boxes, s.Box)
		}
	}
	if len(boxes) != 2 {
		t.Fatalf("%d points", len(boxes))
	}
	for i, want := range [][2]float64{{at(18.1), at(18.6)}, {at(24.5) - gapDot, at(24.5) + gapDot}} {
		if math.Abs(boxes[i].X0-want[0]) > 0.1 || math.Abs(boxes[i].X1-want[1]) > 0.1 {
			t.Errorf("point %d from %.2f to %.2f, want %.2f to %.2f", i, boxes[i].X0, boxes[i].X1, want[0], want[1])
		}
	}
}

// TestOneScale: bars of one length are of one value in both figures, and a figure that
// would not be seen keeps its scale.
func TestOneScale(t *testing.T) {
	of := func(a, b float64) Figure {
		return valid(NewValues([]ValueBar{{Value: a, Text: "a"}, {Value: b, Text: "b"}}))
	}
	longest := func(f Figure) float64 {
		_, theme := testTheme()
		w := 0.0
		for _, s := range checkDrawn(t, f, 220).Shapes() {
			if s.Fill == theme.Neutral {
				w = max(w, s.X1-s.X0)
			}
		}
		return w
	}
	a, b := OneScale(of(40, 50), of(100, 20))
	if x, y := longest(a), longest(b); math.Abs(2*x-y) > 0.1 {
		t.Errorf("50 is %g long and 100 %g", x, y)
	}
	a, b = OneScale(of(1, 2), of(41, 20))
	if x, y := longest(a), longest(b); x != y {
		t.Errorf("apart, the longest bars are %g and %g long", x, y)
	}
}
