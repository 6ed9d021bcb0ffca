package charts

import (
	"strings"
	"testing"
)

// placeOf is the first text of a drawing that begins with some words.
func placeOf(t *testing.T, f Figure, width float64, words string) Run {
	t.Helper()
	r := checkDrawn(t, f, width)
	for _, run := range r.Runs() {
		if strings.HasPrefix(run.Text, words) {
			return run
		}
	}
	t.Fatalf("%g wide: %q is not in %q", width, words, texts(r))
	return Run{}
}

// TestLastTickIsNamed: the last label of an axis that ends where its room does is not lost
// to rounding.
func TestLastTickIsNamed(t *testing.T) {
	r, theme := testTheme()
	c := NewBoard(r, theme).canvas(505)
	f := c.regular(axisSize, theme.Ink)
	for right := 100.0; right < 500; right += 0.0371 {
		at := func(v float64) float64 { return v * right }
		if n := len(placeTicks(c, f, []Tick{{0, "Q1 2022"}, {1, "Q1 2024"}}, at, 5, right)); n != 2 {
			t.Fatalf("%g wide: %d labels of 2", right, n)
		}
	}
}

// TestEventsStandAtTheirDots: the label of the last event ends where the figure does, or
// begins at its dot.
func TestEventsStandAtTheirDots(t *testing.T) {
	f, err := NewTimeline([]Event{{"1996", "7 Mar 1996", "Treaty"}, {"2003", "Jun 2003", "Ferry"}})
	must(t, f, err)
	if date := placeOf(t, f, 505, "Jun 2003"); date.X1 < 504 || date.X1 > 505+0.1 {
		t.Errorf("the label of an event at 505 ends at %.1f", date.X1)
	}
}

// TestCountsStandWhereBarsBegin: a count in the left lane ends at the zero from which its
// bars run to the left, level with its subject.
func TestCountsStandWhereBarsBegin(t *testing.T) {
	b := routesAndFood()
	b.Groups = []LaneGroup{b.Groups[1], {Subject: "Visitors", Notes: [2][]LaneNote{{{Squares: 2, Text: "2 ferries", Figure: true}}, {{Text: "0 teachers", Figure: true}}}}}
	f, err := NewButterfly(b)
	must(t, f, err)
	r := checkDrawn(t, f, 505)
	_, theme := testTheme()
	var zero, count float64 // the right end of the bar, and of the squares
	for _, s := range r.Shapes() {
		switch {
		case s.Fill != theme.A:
		case zero == 0: // the bar comes first
			zero = s.X1
		default:
			count = s.X1
		}
	}
	if count < zero-0.1 || count > zero+0.1 {
		t.Errorf("the squares end at %.1f, bars begin at %.1f", count, zero)
	}
	text, subject := placeOf(t, f, 505, "2 ferries"), placeOf(t, f, 505, "Visitors")
	if text.X1 > zero || text.X1 < zero-3*squareStep || text.Y1-subject.Y1 > 2 || subject.Y1-text.Y1 > 2 {
		t.Errorf("%q ends at %.1f, %.1f, its subject at %.1f", text.Text, text.X1, text.Y1, subject.Y1)
	}
}

// TestLabelsOfBarsAreWhole: a label of three lines is not cut.
func TestLabelsOfBarsAreWhole(t *testing.T) {
	f, err := NewDependency([]Bar{{Label: "Preserved vegetables & their preparations", Share: 0.12, Words: "12%"}}, quarters)
	must(t, f, err)
	for width := 246.0; width < 300; width += 6 {
		if all := strings.Join(texts(checkDrawn(t, f, width)), " "); strings.Contains(all, ellipsis) {
			t.Errorf("%g wide: %q", width, all)
		}
	}
}

// TestDifferenceStandsAtItsLink: the difference of two points that has no room above them
// stands below their link, not at the edge of the figure.
func TestDifferenceStandsAtItsLink(t *testing.T) {
	g := turnovers()
	g.Apart, g.Points[1].Who = "apart by 5.8–6.4", "implied by the other figures"
	f, err := NewGap(g)
	must(t, f, err)
	apart, stated := placeOf(t, f, 228, "apart"), placeOf(t, f, 228, "24.5")
	if apart.Y0 < stated.Y0-2 || apart.X0 < 20 || apart.X1 > stated.X0-9 || apart.X1 < stated.X0-60 {
		t.Errorf("the difference stands at %.0f to %.0f, %.0f, beside words at %.0f, %.0f", apart.X0, apart.X1, apart.Y0, stated.X0, stated.Y0)
	}
}
