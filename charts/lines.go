package charts

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// lines are values over years, on a scale that begins at 0. The lines are drawn by
// go-chart's Chart and ContinuousSeries; text, grid and ticks are drawn here.
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
// lacks a year that another has, and a yearly one where it lacks any year. An error names the first series or tick that cannot
// be drawn.
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
			err = named("series", s.Name, checkWords("name", s.Name), checkSide(s.Side), checkPoints(s))
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

func (lines) MinWidth() float64 { return 200 }

// A linePlot is the plotting area.
type linePlot struct {
	rect
	labels []para // of the series
}

func (l lines) Draw(c *Canvas) float64 {
	p := l.plot(c)
	l.drawGrid(c, p)
	l.drawSeries(c, p)
	l.drawYears(c, p)
	low := l.drawLabels(c, p)
	return max(p.y+p.h+12, low)
}

func (l lines) plot(c *Canvas) linePlot {
	var p linePlot
	for _, t := range l.ticks {
		p.x = max(p.x, c.measure(c.regular(7, c.t.Muted), c.clip(c.regular(7, c.t.Muted), t.Text, c.w*0.2))+5)
	}
	right := 0.0
	for _, s := range l.series {
		label := c.label(c.bold(8, c.t.sideText(s.Side)), s.Name, c.w*0.28, 3)
		p.labels = append(p.labels, label)
		right = max(right, c.width(label)+6)
	}
	p.y = 4
	p.w = c.w - p.x - right
	p.h = min(max(c.w*0.3, 90), 106)
	return p
}

func (l lines) at(p linePlot, year int, value float64) point {
	return point{
		p.x + p.w*float64(year-l.first)/float64(l.last-l.first),
		p.y + p.h - float64(p.h*(value/l.top)),
	}
}

func (l lines) drawGrid(c *Canvas, p linePlot) {
	f := c.regular(7, c.t.Muted)
	free := math.Inf(1)
	var grid [][]point
	for _, t := range l.ticks {
		y := l.at(p, l.first, t.At).y
		grid = append(grid, []point{{p.x, y}, {p.x + p.w, y}})
		if y+f.size > free {
			continue
		}
		free = y
		text := c.clip(f, t.Text, c.w*0.2)
		c.text(f, p.x-5-c.measure(f, text), f.baseline(y), text)
	}
	c.stroke(0.5, c.t.Rule, grid...)
	c.stroke(0.75, c.t.Frame, []point{{p.x, p.y + p.h}, {p.x + p.w, p.y + p.h}})
}

// drawSeries lets go-chart draw the lines. All axes are hidden, since go-chart cannot
// find their ranges; each chart has ranges of its own, since go-chart writes into
// them; font and colours are set, since its defaults are shared variables.
func (l lines) drawSeries(c *Canvas, p linePlot) {
	none := chart.Style{FillColor: drawing.ColorTransparent, StrokeColor: drawing.ColorTransparent}
	units := func(v float64) int { return int(math.Round(v * c.u)) }
	ch := chart.Chart{
		Width: units(p.w), Height: units(p.h), DPI: c.r.GetDPI(), Font: c.t.Fonts.Regular,
		Background: chart.Style{Padding: chart.Box{IsSet: true}, FillColor: none.FillColor, StrokeColor: none.StrokeColor},
		Canvas:     none,
		XAxis:      chart.XAxis{Style: chart.Hidden(), Range: &chart.ContinuousRange{Min: float64(l.first), Max: float64(l.last)}},
		YAxis:      chart.YAxis{Style: chart.Hidden(), Range: &chart.ContinuousRange{Min: 0, Max: l.top}},
	}
	ch.YAxisSecondary.Style = chart.Hidden()
	for n, s := range l.series {
		style := chart.Style{StrokeColor: c.t.side(s.Side), StrokeWidth: 1.6 * c.u}
		if l.second(n) {
			style.StrokeWidth, style.StrokeDashArray = 1.1*c.u, []float64{4 * c.u, 2.5 * c.u}
		}
		for _, run := range l.runs(s) {
			if len(run.X) > 1 {
				ch.Series = append(ch.Series, chart.ContinuousSeries{Style: style, XValues: floats(run.X), YValues: run.Y})
			}
		}
	}
	if len(ch.Series) == 0 { // every year stands alone
		l.drawDots(c, p)
		return
	}
	only := &strokes{Renderer: c.r, dx: c.x(p.x), dy: c.y(p.y)}
	provide := func(int, int) (chart.Renderer, error) { return only, nil }
	// What Render refuses, NewLines has refused before.
	if err := ch.Render(provide, io.Discard); err != nil {
		panic(fmt.Sprintf("charts: lines: %v", err))
	}
	l.drawDots(c, p)
}

// drawDots marks each year of side B, which so differs from A without colour, and the
// years of side A that stand alone.
func (l lines) drawDots(c *Canvas, p linePlot) {
	for _, s := range l.series {
		for _, run := range l.runs(s) {
			for i, x := range run.X {
				switch {
				case s.Side == SideB:
					c.dot(l.at(p, x, run.Y[i]), 1.7, c.t.Paper, c.t.B, 1)
				case len(run.X) == 1:
					c.dot(l.at(p, x, run.Y[i]), 1.7, c.t.A, c.t.A, 1)
				}
			}
		}
	}
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

// strokes is a renderer that passes on only the visible lines of a go-chart chart,
// moved by dx and dy. It drops transparent backgrounds and Save.
type strokes struct {
	chart.Renderer
	dx, dy  int
	visible bool
	path    [][2]int
}

func (s *strokes) SetDPI(float64) {}
func (s *strokes) SetStrokeColor(col drawing.Color) {
	s.visible = col.A > 0
	s.Renderer.SetStrokeColor(col)
}
func (s *strokes) MoveTo(x, y int) { s.path = append(s.path[:0], [2]int{x, y}) }
func (s *strokes) LineTo(x, y int) { s.path = append(s.path, [2]int{x, y}) }
func (s *strokes) Close()          {}
func (s *strokes) Fill()           { s.path = nil }
func (s *strokes) FillStroke()     { s.Stroke() }
func (s *strokes) Stroke() {
	if s.visible && len(s.path) > 0 {
		s.Renderer.MoveTo(s.path[0][0]+s.dx, s.path[0][1]+s.dy)
		for _, p := range s.path[1:] {
			s.Renderer.LineTo(p[0]+s.dx, p[1]+s.dy)
		}
		s.Renderer.Stroke()
	}
	s.path = nil
}
func (s *strokes) Save(io.Writer) error { return nil }

// drawYears labels the first and the last year and those between that fit.
func (l lines) drawYears(c *Canvas, p linePlot) {
	f := c.regular(7, c.t.Muted)
	step := l.yearStep(p.w / 28)
	var ticks []Tick
	for y := l.last; y-l.first >= step; y -= step {
		ticks = append(ticks, Tick{float64(y), strconv.Itoa(y)})
	}
	ticks = append(ticks, Tick{float64(l.first), strconv.Itoa(l.first)})
	slices.Reverse(ticks)
	x := func(year float64) float64 { return l.at(p, int(year), 0).x }
	var marks [][]point
	for _, t := range placeTicks(c, f, ticks, x, 6, p.x+p.w) {
		marks = append(marks, []point{{t.at, p.y + p.h}, {t.at, p.y + p.h + 2.5}})
		c.text(f, t.x, p.y+p.h+10, t.text)
	}
	c.stroke(0.5, c.t.Frame, marks...)
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

// drawLabels sets the names behind the ends of the lines, moved apart where ends are
// close, and returns the y below them.
func (l lines) drawLabels(c *Canvas, p linePlot) float64 {
	order := make([]int, len(l.series))
	ys := make([]float64, len(l.series)) // tops
	for i, s := range l.series {
		order[i] = i
		end := l.at(p, l.last, s.Y[len(s.Y)-1]).y
		ys[i] = max(end-p.labels[i].lead()/2, 0)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case ys[a] < ys[b]:
			return -1
		case ys[a] > ys[b]:
			return 1
		}
		return 0
	})
	low := 0.0
	for _, i := range order {
		ys[i] = max(ys[i], low)
		low = c.set(p.labels[i], p.x+p.w+6, ys[i]) + 1
	}
	return low
}
