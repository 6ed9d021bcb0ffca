package charts

import (
	"math"
	"strings"
	"testing"
)

// TestConstructorsRefuse holds every message: lower case and naming the item.
func TestConstructorsRefuse(t *testing.T) {
	for _, k := range kinds() {
		for _, c := range k.refused {
			if c.err == nil || c.err.Error() != c.want {
				t.Errorf("%s: got  %v\nwant %s", k.constructor, c.err, c.want)
			}
		}
	}
}

func mixRefused() []refusal {
	segment := func(change func(*Segment)) error {
		flows := mixFlows()
		change(&flows[0].Segments[1])
		_, err := NewMix(flows)
		return err
	}
	noFlows := func(fs []Flow) error { _, err := NewMix(fs); return err }
	return []refusal{
		{noFlows(nil), `mix: 0 flows, at least 1 needed`},
		{noFlows(make([]Flow, 401)), `mix: 401 flows, at most 400 fit`},
		{noFlows([]Flow{{From: "a", To: "b", Segments: make([]Segment, 7)}}), `mix: flow "a to b": 7 items, at most 6 fit`},
		{noFlows([]Flow{{From: "a", To: "b", Total: -1, Segments: make([]Segment, 1)}}), `mix: flow "a to b": total -1 is outside 0 to 1e+15`},
		{segment(func(s *Segment) { s.Share = 1.2 }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": share 1.2 is over 1`},
		{segment(func(s *Segment) { s.Share = math.NaN() }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": share NaN is not a number`},
		{segment(func(s *Segment) { s.Share = math.Inf(1) }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": share +Inf is not a number`},
		{segment(func(s *Segment) { s.Share = -0.1 }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": share -0.1 is under 0`},
		{segment(func(s *Segment) { s.Share = 0.4 }), `mix: flow "Russia to Kazakhstan": shares sum to 1.241, over 1`},
		{segment(func(s *Segment) { s.Label = " \n" }), `mix: flow "Russia to Kazakhstan": segment " \n": label is empty`},
		{segment(func(s *Segment) { s.Value = "a\x00" }), `mix: flow "Russia to Kazakhstan": segment "Chemicals & rubber": value "a\x00" has the control character U+0000`},
	}
}

func dependencyRefused() []refusal {
	bar := func(change func(*Bar)) error {
		bs := foodBars()
		change(&bs[2])
		_, err := NewDependency(bs, quarters)
		return err
	}
	return []refusal{
		{bar(func(b *Bar) { b.Share = 2 }), `dependency: bar "Tea": share 2 is over 1`},
		{bar(func(b *Bar) { b.Words = "\xff" }), `dependency: bar "Tea": words "\xff" is not valid UTF-8`},
		{bar(func(b *Bar) { b.Qualifier = 9 }), `dependency: bar "Tea": qualifier 9 is not one of the five`},
		{bar(func(b *Bar) { b.Side = 3 }), `dependency: bar "Tea": side 3 is neither A, B nor Neither`},
		{bar(func(b *Bar) { b.Words = strings.Repeat("x", maxText+1) }), `dependency: bar "Tea": words has 100001 bytes, more than 100000`},
	}
}

func barsRefused() []refusal {
	based := func(scale []Tick) error { _, err := NewBars(foodBars(), scale); return err }
	return []refusal{
		{based([]Tick{{0, "0"}, {50, "50"}}), `bars: tick "50": at 50 is outside 0 to 1`},
		{based([]Tick{{0.5, "50"}, {0.5, "51"}}), `bars: tick "51": at 0.5 does not follow 0.5`},
	}
}

func progressRefused() []refusal {
	length := func(change func(*ProgressSpec)) error {
		p := frontier()
		change(&p)
		_, err := NewProgress(p)
		return err
	}
	return []refusal{
		{length(func(p *ProgressSpec) { p.Done = 8000 }), `progress: length "demarcated (89%)": done 8000 is outside 0 to 7548`},
		{length(func(p *ProgressSpec) { p.Done, p.Total = 0, 0 }), `progress: length "demarcated (89%)": total 0 is not over 0`},
		{length(func(p *ProgressSpec) { p.Total = math.NaN() }), `progress: length "demarcated (89%)": 6696 of NaN is not a number`},
	}
}

func squaresRefused() []refusal {
	count := func(done, of int) error {
		s := regions()
		s.Done, s.Of = done, of
		_, err := NewSquares(s)
		return err
	}
	return []refusal{
		{count(86, 85), `squares: count "constituent entities of the Russian Fede": done 86 is outside 0 to 85`},
		{count(0, 401), `squares: count "constituent entities of the Russian Fede": 401 squares, at most 400 fit`},
	}
}

func linesRefused() []refusal {
	series := func(x []int, y ...float64) error {
		_, err := NewLines([]Series{{Name: "exports", X: x, Y: y}}, nil, Times{})
		return err
	}
	one := Series{Name: "exports", X: []int{2015, 2016}, Y: []float64{1, -1}}
	_, sided := NewLines([]Series{one, one, one, one, one}, nil, Times{})
	_, named := NewLines([]Series{one}, nil, Times{PerYear: 4, First: 2016, Names: []string{"one"}})
	return []refusal{
		{sided, `lines: series "exports": more than 4 lines of one side`},
		{named, `lines: times 2015 to 2016 have names from 2016 to 2016`},
		{series([]int{2015}, 1), `lines: series "exports": 1 times, at least 2 needed`},
		{series([]int{2015, 2016}, 1), `lines: series "exports": 2 times but 1 values`},
		{series([]int{2016, 2015}, 1, 2), `lines: series "exports": time 2015 does not follow 2016`},
		{series([]int{2015, 2016}, 1, math.NaN()), `lines: series "exports": value NaN of 2016 is outside -1e+15 to 1e+15`},
	}
}

func rankingRefused() []refusal {
	ranked := func(change func(*Ranked)) error {
		rows := suppliers()
		change(&rows[1])
		_, err := NewRanking(rows, 0, 0.3)
		return err
	}
	_, none := NewRanking(nil, 0, 0.3)
	_, top := NewRanking(suppliers(), 0, 0)
	return []refusal{
		{none, `ranking: 0 rows, at least 1 needed`},
		{top, `ranking: a scale from 0 to 0 does not hold 0`},
		{ranked(func(r *Ranked) { r.Value = 0.31 }), `ranking: row "Russia": value 0.31 is outside the scale's 0 to 0.3`},
		{ranked(func(r *Ranked) { r.Words = "" }), `ranking: row "Russia": words is empty`},
	}
}

func TestRenderRefusesWidths(t *testing.T) {
	f, err := NewProgress(frontier())
	must(t, f, err)
	for _, w := range []float64{0, -1, 119, 1e6, math.NaN(), math.Inf(1)} {
		r, theme := testTheme()
		if err := NewBoard(r, theme).Draw(f, w).Render(r); err == nil {
			t.Errorf("width %g was drawn", w)
		}
		if n := len(r.Runs()); n > 0 {
			t.Errorf("width %g drew %d texts before it failed", w, n)
		}
	}
}
