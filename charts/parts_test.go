package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTimelineOfOneWeekHasOneLeaderADay(t *testing.T) {
	var es []Event
	for i := range 30 {
		day := fmt.Sprintf("2019-03-%02d", i%6+1)
		es = append(es, Event{Date: day, Text: "1 Mar 2019", Number: fmt.Sprint(i + 1), Label: "An office with a name of some length"})
	}
	f, err := NewTimeline(es)
	for _, width := range []float64{246.6, 246.7, 250, 250.61, 505} {
		n := 0
		for _, s := range texts(checkDrawn(t, must(t, f, err), width)) {
			if s == "1 Mar 2019" {
				n++
			}
		}
		if n != 30 {
			t.Errorf("at %g pt %d of 30 dates stand whole", width, n)
		}
	}
	if parts := newDayAxis(f.(timeline).dated).parts; len(parts) != 1 || parts[0].end-parts[0].first != 6 {
		t.Errorf("the axis of six days is %v", parts)
	}
}

func TestPartsShowWhatTheWholeShows(t *testing.T) {
	stops := []string{"Saint Vincent and the Grenadines", "Port of Spain", "Dakar", "Las Palmas", "Sarajevo"}
	var routes []Route
	var events []Event
	var bs []Bar
	flow := Flow{From: "A", To: "B"}
	for i := range 40 {
		name := fmt.Sprintf("row%02d", i)
		routes = append(routes, Route{Group: fmt.Sprint("group", i/15), Label: name, Stops: stops})
		events = append(events, Event{Date: fmt.Sprintf("20%02d-01-01", 10+i/2), Text: "x", Number: "1", Label: name})
		bs = append(bs, Bar{Label: name, Share: 0.5, Words: "half", Joined: i%2 == 1})
		flow.Segments = append(flow.Segments, Segment{Label: name, Share: 0.02, Text: "2%"})
	}
	events[39].Date = ""
	corridors, err1 := NewCorridors(routes)
	timeline, err2 := NewTimeline(events)
	bars, err3 := NewBars(bs, quarters, keyWords)
	mix, err4 := NewMix([]Flow{flow, {From: "B", To: "A", Segments: []Segment{{Label: "row40", Share: 0.5, Text: "half"}}}})
	for name, f := range map[string]Figure{"corridors": must(t, corridors, err1), "timeline": must(t, timeline, err2),
		"bars": must(t, bars, err3), "mix": must(t, mix, err4)} {
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
