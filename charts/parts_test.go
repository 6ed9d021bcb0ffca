package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestPartsShowWhatTheWholeShows(t *testing.T) {
	stops := []Stop{{Name: "Saint Vincent and the Grenadines"}, {Name: "Port of Spain"}, {Name: "Dakar"}, {Name: "Las Palmas"}, {Name: "Sarajevo"}}
	var routes []Route
	var bs []Bar
	for i := range 40 {
		name := fmt.Sprintf("row%02d", i)
		routes = append(routes, Route{Group: fmt.Sprint("group", i/15), Label: name, Stops: stops})
		bs = append(bs, Bar{Label: name, Share: 0.5, Words: "half", Joined: i%2 == 1})
	}
	corridors, err1 := NewCorridors(CorridorsSpec{Routes: routes})
	bars, err3 := NewBars(bs, quarters)
	for name, f := range map[string]Figure{"corridors": must(t, corridors, err1),
		"bars": must(t, bars, err3)} {
		for _, n := range []int{2, 7, 1000} {
			var all []string
			whole, most := height(f), 0.0
			ps := f.(Splitter).Parts(n)
			for _, p := range ps {
				most = max(most, height(p))
				all = append(all, rows(t, p)...)
			}
			if len(ps) > n || most > whole*0.65 {
				t.Errorf("%s: %d parts of %d, the highest %g of %g pt", name, len(ps), n, most, whole)
			}
			if want := rows(t, f); !slices.Equal(all, want) {
				t.Errorf("%s in %d: %v, want %v", name, n, all, want)
			}
		}
	}
}

// rows are the names of the rows that f shows at a width of 250 pt.
func rows(t *testing.T, f Figure) []string {
	return slices.DeleteFunc(texts(checkDrawn(t, f, 250)), func(s string) bool { return !strings.HasPrefix(s, "row") })
}

func height(f Figure) float64 {
	r, theme := testTheme()
	return NewBoard(r, theme).Draw(f, 250).Height
}

// A column as wide as its widest label holds that label on one line, whatever sums and
// differences lose by rounding.
func TestLabelsFitTheColumnMadeForThem(t *testing.T) {
	r, theme := testTheme()
	c := newCanvas(r, 500, theme)
	f := c.regular(8, theme.Ink)
	w := c.measure(f, "Route H") - 1e-9
	if p := c.wrap(f, "Route H", w, 2); len(p.lines) != 1 {
		t.Errorf("broken into %q", p.lines)
	}
	if s := c.clip(f, "Route H", w); s != "Route H" {
		t.Errorf("clipped to %q", s)
	}
}
