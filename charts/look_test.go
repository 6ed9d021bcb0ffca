package charts

import (
	"strings"
	"testing"
)

func texts(r *textRenderer) []string {
	var s []string
	for _, run := range r.Runs() {
		s = append(s, run.Text)
	}
	return s
}

func TestDependencySortsByShareAndKeepsTheOrderOfEquals(t *testing.T) {
	bs := foodBars()
	f, err := NewDependency(bs, nil)
	must(t, f, err)
	var got []string
	for _, b := range f.(bars).bars {
		got = append(got, b.Label)
	}
	want := "Vegetable oil, Chocolate, Sugar & confectionery, Dairy, Meat, Tea"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("order %s, want %s", s, want)
	}
	if bs[0].Label != "Meat" {
		t.Error("the caller's slice was sorted")
	}
}

func TestRemainderIsHollow(t *testing.T) {
	f, err := NewMix(mixFlows())
	must(t, f, err)
	r := checkDrawn(t, f, points(170))
	_, theme := testTheme()
	hollow := 0
	for _, s := range r.Shapes() {
		if s.Stroke == theme.Muted && s.Fill.A == 0 && s.Width == frameWidth {
			hollow++
		}
	}
	if hollow != 2 {
		t.Errorf("%d hollow remainders, want 2", hollow)
	}
}

func TestStopsOfAStateStandInOneColumn(t *testing.T) {
	at := map[string][]float64{}
	s := routes()
	for i := range s.Routes {
		for k := range s.Routes[i].Stops {
			if s.Routes[i].Stops[k].Column == 5 {
				s.Routes[i].Stops[k].Name = "here"
			}
		}
	}
	for _, run := range checkDrawn(t, valid(NewCorridors(s)), 505).Runs() {
		at[run.Text] = append(at[run.Text], run.X0)
	}
	if xs := at["here"]; len(xs) != 4 || xs[0] != xs[1] {
		t.Errorf("the stops in Russia stand at %v", xs)
	}
}

// TestLabelBreaksAtItsComma holds that a label of two lines is parted at its last comma where
// both parts fit, and else as it would be.
func TestLabelBreaksAtItsComma(t *testing.T) {
	r, theme := testTheme()
	c := newCanvas(r, 200, theme)
	f := c.bold(8, theme.Ink)
	for s, want := range map[string]string{
		"16.8 Russia to Kazakhstan, by the importer":          "16.8 Russia to Kazakhstan,|by the importer",
		"16.8 Russia to Kazakhstan":                           "16.8 Russia to Kazakhstan",
		"1,200 electrical machinery of all kinds":             "1,200 electrical machinery of|all kinds",
		"16.8 Russia, by the importer that reports the least": "16.8 Russia, by the importer|that reports the least",
	} {
		if got := strings.Join(c.atComma(c.wrap(f, s, 117, 3), s, 117).lines, "|"); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestWrapKeepsEveryWordOrSaysSo(t *testing.T) {
	r, theme := testTheme()
	c := newCanvas(r, 200, theme)
	f := c.regular(8, theme.Ink)
	for _, tc := range []struct {
		s     string
		w     float64
		n     int
		lines string
		whole bool
	}{
		{"crude oil and gas", 1000, 3, "crude oil and gas", true},
		{"crude oil and gas", 40, 3, "crude oil|and gas", true},
		{"100\u00a0000 km", 36, 3, "100\u00a0000|km", true},
		{"electro\u00adtechnical", 40, 2, "electro-|technical", true},
		{"electro\u00adtechnical", 1000, 2, "electrotechnical", true},
		{"electrotechnical goods", 40, 4, "electrot-|echnical|goods", false},
		{"crude oil and gas", 40, 1, "crude oil…", false},
		{"", 40, 1, "", true},
	} {
		p := c.wrap(f, tc.s, tc.w, tc.n)
		if got := strings.Join(p.lines, "|"); got != tc.lines || p.whole != tc.whole {
			t.Errorf("%q in %g: %q whole %v, want %q %v", tc.s, tc.w, got, p.whole, tc.lines, tc.whole)
		}
	}
}
