package charts

import (
	"fmt"
	"math"
	"slices"
)

// lines are values over years, on a scale that begins at 0: a go-chart Chart, each
// unbroken stretch of a line a ContinuousSeries, each lone year a dot.
type lines struct {
	series      []Series
	ticks       []Tick
	first, last int   // years
	years       []int // of all series, ascending
	top         float64
}

const (
	maxSeries = 6
	maxValue  = 1e15
)

// NewLines returns one line for each series, of at least two years and of values of at
// least 0. The second series of a side is dashed. A line has a gap where its series
// lacks a year that another has, and a yearly one where it lacks any year. Each is
// labelled at its own end. An error names the first series or tick that cannot be drawn.
func NewLines(series []Series, yTicks []Tick) (Figure, error) {
	l := lines{series: series, ticks: yTicks, first: math.MaxInt, last: math.MinInt}
	err := checkCount("series", len(series), 1)
	if err == nil && len(series) > maxSeries {
		err = fmt.Errorf("%d series, at most %d fit", len(series), maxSeries)
	}
	if err == nil {
		err = checkScale(yTicks, maxValue)
	}
	for _, s := range series {
		if err == nil {
			err = named("series", s.Name, checkWords("name", s.Name), checkText("end", s.End), checkText("early", s.Early),
				checkBarSide(s.Side), checkPoints(s))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("lines: %w", err)
	}
	for _, s := range series {
		l.first, l.last = min(l.first, s.X[0]), max(l.last, s.X[len(s.X)-1])
		l.top = max(l.top, slices.Max(s.Y))
		l.years = append(l.years, s.X...)
	}
	slices.Sort(l.years)
	l.years = slices.Compact(l.years)
	for _, t := range yTicks {
		l.top = max(l.top, t.At)
	}
	if l.top == 0 {
		l.top = 1 // go-chart cannot draw a range of length 0
	}
	return l, nil
}

func checkPoints(s Series) error {
	if err := checkCount("years", len(s.X), 2); err != nil {
		return err
	}
	if len(s.X) != len(s.Y) {
		return fmt.Errorf("%d years but %d values", len(s.X), len(s.Y))
	}
	for i, x := range s.X {
		switch y := s.Y[i]; {
		case x < 1 || x > 9999:
			return fmt.Errorf("year %d is outside 1 to 9999", x)
		case i > 0 && x <= s.X[i-1]:
			return fmt.Errorf("year %d does not follow %d", x, s.X[i-1])
		case !(y >= 0 && y <= maxValue):
			return fmt.Errorf("value %g of %d is outside 0 to %g", y, x, maxValue)
		}
	}
	return nil
}

// second reports whether an earlier series is of the same side as series n.
func (l lines) second(n int) bool {
	return slices.ContainsFunc(l.series[:n], func(s Series) bool { return s.Side == l.series[n].Side })
}

// runs are the longest parts of s that lack no year that another series has, or no
// year at all of a yearly series.
func (l lines) runs(s Series) []Series {
	var out []Series
	start := 0
	for i := range s.X {
		next, _ := slices.BinarySearch(l.years, s.X[i])
		if i+1 < len(s.X) && s.X[i+1] == l.years[next+1] && (!s.Yearly || s.X[i+1] == s.X[i]+1) {
			continue
		}
		out = append(out, Series{X: s.X[start : i+1], Y: s.Y[start : i+1]})
		start = i + 1
	}
	return out
}

func floats(years []int) []float64 {
	xs := make([]float64, len(years))
	for i, y := range years {
		xs[i] = float64(y)
	}
	return xs
}

// yearStep is the number of years between two labels, so that there are at most n
// steps; where possible, a number that divides the whole time.
func (l lines) yearStep(n float64) int {
	span := l.last - l.first
	step := max(int(math.Ceil(float64(span)/n)), 1)
	for s := step; s <= 2*step; s++ {
		if span%s == 0 {
			return s
		}
	}
	return step
}
