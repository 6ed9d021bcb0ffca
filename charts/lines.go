package charts

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// lines are values over times, on a scale that has a 0: a go-chart Chart, each
// unbroken stretch of a line a ContinuousSeries, each lone time a dot.
type lines struct {
	series      []Series
	ticks       []Tick
	names       Times
	first, last int   // times
	times       []int // of all series, ascending
	low, top    float64
	more        float64 // height of the plot beyond its usual one
}

// mostPlot is how high the plot of lines gets at most.
const mostPlot = 230.0

// Taller is f with a plot that is higher by so many points, or by fewer where it would get
// too high; false for a figure that does not grow.
func Taller(f Figure, by float64) (Figure, bool) {
	l, ok := f.(lines)
	if !ok || by <= 0 {
		return f, false
	}
	l.more += by
	return l, true
}

const (
	maxSeries = 6
	maxValue  = 1e15
	maxTime   = 9999 * 12
)

// maxOfSide is how many lines of one side can be told apart.
const maxOfSide = len(lineStyles)

// NewLines returns one line for each series, of at least two times. The first series of a
// side is solid, the others are broken, each in its own way. A line has a gap where its
// series lacks a time that another has, and one with a step where it lacks any. Each is
// labelled at its own end. The names are of all times of the figure. An error names the
// first series or tick that cannot be drawn.
func NewLines(series []Series, yTicks []Tick, names Times) (Figure, error) {
	l := lines{series: series, ticks: yTicks, names: names, first: math.MaxInt, last: math.MinInt}
	err := checkCount("series", len(series), 1)
	if err == nil && len(series) > maxSeries {
		err = fmt.Errorf("%d series, at most %d fit", len(series), maxSeries)
	}
	if err == nil {
		err = checkLevels(yTicks)
	}
	for i, s := range series {
		if err == nil {
			err = named("series", s.Name, checkWords("name", s.Name), checkText("end", s.End), checkText("early", s.Early),
				checkBarSide(s.Side), checkPoints(s))
		}
		if err == nil && l.ofSide(i) >= maxOfSide {
			err = named("series", s.Name, fmt.Errorf("more than %d lines of one side", maxOfSide))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("lines: %w", err)
	}
	for _, s := range series {
		l.first, l.last = min(l.first, s.X[0]), max(l.last, s.X[len(s.X)-1])
		l.low, l.top = min(l.low, slices.Min(s.Y)), max(l.top, slices.Max(s.Y))
		l.times = append(l.times, s.X...)
	}
	slices.Sort(l.times)
	l.times = slices.Compact(l.times)
	if err := l.checkNames(); err != nil {
		return nil, fmt.Errorf("lines: %w", err)
	}
	for _, t := range yTicks {
		l.low, l.top = min(l.low, t.At), max(l.top, t.At)
	}
	if l.top == l.low {
		l.top = 1 // go-chart cannot draw a range of length 0
	}
	return l, nil
}

// checkNames wants a name for every time, unless they are years.
func (l lines) checkNames() error {
	t := l.names
	if t.PerYear < 0 || t.PerYear > 12 {
		return fmt.Errorf("%d times in a year, at most 12 fit", t.PerYear)
	}
	if n := l.last - l.first + 1; t.PerYear > 0 && n > maxItems {
		return fmt.Errorf("%d times, at most %d fit", n, maxItems)
	}
	if t.PerYear > 0 && (l.first < t.First || l.last >= t.First+len(t.Names)) {
		return fmt.Errorf("times %d to %d have names from %d to %d", l.first, l.last, t.First, t.First+len(t.Names)-1)
	}
	for _, s := range t.Names {
		if err := checkWords("name", s); err != nil {
			return err
		}
	}
	return nil
}

func checkPoints(s Series) error {
	if err := checkCount("times", len(s.X), 2); err != nil {
		return err
	}
	if len(s.X) != len(s.Y) {
		return fmt.Errorf("%d times but %d values", len(s.X), len(s.Y))
	}
	for i, x := range s.X {
		switch y := s.Y[i]; {
		case x < 1 || x > maxTime:
			return fmt.Errorf("time %d is outside 1 to %d", x, maxTime)
		case i > 0 && x <= s.X[i-1]:
			return fmt.Errorf("time %d does not follow %d", x, s.X[i-1])
		case !(math.Abs(y) <= maxValue):
			return fmt.Errorf("value %g of %d is outside %g to %g", y, x, -maxValue, maxValue)
		}
	}
	return nil
}

// ofSide counts the series before series n that are of the same side.
func (l lines) ofSide(n int) int {
	before := 0
	for _, s := range l.series[:n] {
		if s.Side == l.series[n].Side {
			before++
		}
	}
	return before
}

// runs are the longest parts of s that lack no time that another series has, or none at
// all of a series that has a step.
func (l lines) runs(s Series) []Series {
	var out []Series
	start := 0
	for i := range s.X {
		next, _ := slices.BinarySearch(l.times, s.X[i])
		if i+1 < len(s.X) && s.X[i+1] == l.times[next+1] && (s.Step == 0 || s.X[i+1]-s.X[i] <= s.Step) {
			continue
		}
		out = append(out, Series{X: s.X[start : i+1], Y: s.Y[start : i+1]})
		start = i + 1
	}
	return out
}

func floats(times []int) []float64 {
	xs := make([]float64, len(times))
	for i, x := range times {
		xs[i] = float64(x)
	}
	return xs
}

// timeStep is the number of times between two labels, so that there are at most n steps:
// of years where possible a number that divides the whole time, of parts of a year one
// that divides the year, or whole years.
func (l lines) timeStep(n float64) int {
	span := l.last - l.first
	step := max(int(math.Ceil(float64(span)/max(n, 1))), 1)
	if year := l.names.PerYear; year > 1 {
		for year%step != 0 && step%year != 0 {
			step++
		}
		return step
	}
	for s := step; s <= 2*step; s++ {
		if span%s == 0 {
			return s
		}
	}
	return step
}

// timeName is what a time is called.
func (l lines) timeName(time int) string {
	if l.names.PerYear == 0 {
		return strconv.Itoa(time)
	}
	return l.names.Names[time-l.names.First]
}
