package charts

import (
	"math"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

func (lines) MinWidth() float64 { return 200 }

const (
	loneDot      = 1.8
	lineLabel    = 8.0
	labelLeader  = 10.0 // from the plot to the labels at its right
	earlyGap     = 4.0
	plotHead     = 5.0
	mostLabel    = 117.0 // the widest label at the right
	leastLabels  = 12.0  // between the baselines of two of them
	yearLabelGap = 28.0
)

// lineStyles tell the lines of one side apart: their width and their dashes, in points.
var lineStyles = [...]struct {
	width  float64
	dashes []float64
}{{2, nil}, {1.3, []float64{4, 2.5}}, {1.6, []float64{1.4, 2}}, {1.3, []float64{7, 2, 1.4, 2}}}

// A linePlot is the plot and the labels of the lines.
type linePlot struct {
	rect
	right  []endLabel   // of lines that reach the last year
	early  []earlyLabel // of lines that end before
	above  float64      // the width of the highest number of the scale where it stands above its line, or 0
	bottom float64      // of the figure
}

// An endLabel is the label of a line at the right of the plot, moved from its end at y
// where labels are close.
type endLabel struct {
	para
	top, y float64
	moved  bool
}

// An earlyLabel stands in the plot, where a line ends.
type earlyLabel struct {
	face
	text string
	x, y float64 // of its baseline
}

func (l lines) Draw(c *Canvas) float64 {
	p := l.layout(c)
	pl := l.plotOn(c, p)
	pl.series = append(pl.series, levels{base: base{c, "levels"}, ticks: l.levelTicks(c), right: p.x - 5, above: p.above > 0})
	for n, s := range l.series {
		look := lineStyles[l.ofSide(n)]
		style := chart.Style{StrokeColor: l.color(c, s), StrokeWidth: look.width * c.u}
		for _, d := range look.dashes {
			style.StrokeDashArray = append(style.StrokeDashArray, d*c.u)
		}
		for _, run := range l.runs(s) {
			if len(run.X) > 1 {
				pl.series = append(pl.series, chart.ContinuousSeries{Name: s.Name, Style: style, XValues: floats(run.X), YValues: run.Y})
			} else {
				pl.series = append(pl.series, loneTime{base{c, s.Name}, run.X[0], run.Y[0], l.color(c, s)})
			}
		}
	}
	pl.series = append(pl.series, timeAxis{base{c, "times"}, l}, lineLabels{base{c, "labels"}, p})
	pl.draw()
	return p.bottom
}

// color is that of a line and its label; other states' are muted.
func (l lines) color(c *Canvas, s Series) drawing.Color {
	if s.Side == Neither {
		return c.t.Muted
	}
	return c.t.side(s.Side)
}

func (l lines) textColor(c *Canvas, s Series) drawing.Color {
	if s.Side == Neither {
		return c.t.Muted
	}
	return c.t.sideText(s.Side)
}

func (l lines) plotOn(c *Canvas, p linePlot) plot {
	first, last := float64(l.first), float64(l.last)
	if first == last {
		first, last = first-0.5, last+0.5
	}
	return plot{c: c, area: p.rect, xs: newLinear(first, last), ys: newLinear(l.low, l.top)}
}

// levelTicks are the ticks of the scale, cut where they are too long.
func (l lines) levelTicks(c *Canvas) []Tick {
	f := c.regular(axisSize, c.t.Muted)
	out := make([]Tick, len(l.ticks))
	for i, t := range l.ticks {
		room := c.w * 0.2
		if l.isAbove(i) {
			room = c.w * 0.5
		}
		out[i] = Tick{t.At, c.clip(f, t.Text, room)}
	}
	return out
}

// isAbove tells whether a tick is the last, which has the unit, and has room above its
// level.
func (l lines) isAbove(i int) bool {
	return i > 0 && i == len(l.ticks)-1 && l.ticks[i].At == l.top && l.top-l.ticks[i-1].At > 0.15*(l.top-l.low)
}

func (l lines) layout(c *Canvas) linePlot {
	p := linePlot{rect: rect{x: 22, y: plotHead}}
	for i, t := range l.levelTicks(c) {
		w := c.measure(c.regular(axisSize, c.t.Muted), t.Text) + 5
		if w > p.x && l.isAbove(i) {
			p.y += 6
			p.above = w
			break
		}
		p.x = max(p.x, w)
	}
	room := min(mostLabel, c.w*0.36)
	labels := make([]para, len(l.series))
	width := 0.0
	for i, s := range l.series {
		text := s.Name
		if s.End != "" {
			text = s.End + " " + s.Name
		}
		labels[i] = c.atComma(c.label(c.bold(lineLabel, l.textColor(c, s)), text, room, 3), text, room)
		width = max(width, c.width(labels[i]))
	}
	p.w = c.w - p.x - labelLeader - width
	p.h = min(max(c.w*0.28, 90), 132)
	p.h = min(p.h+l.more, max(mostPlot, p.h))
	at := l.plotOn(c, p).places()
	for i, s := range l.series {
		if s.X[len(s.X)-1] < l.last && s.Early != "" && l.placeEarly(c, &p, at, s) {
			continue
		}
		y := at.y(s.Y[len(s.Y)-1])
		p.right = append(p.right, endLabel{para: labels[i], y: y, top: y - labels[i].lead()/2})
	}
	p.bottom = max(p.y+p.h+axisHeight, p.spread())
	return p
}

// spread moves labels apart and gives the y below the last. They stay at the height of
// the plot where there is room, else at that of the plot and the years below it.
func (p *linePlot) spread() float64 {
	slices.SortStableFunc(p.right, func(a, b endLabel) int {
		switch {
		case a.top < b.top:
			return -1
		case a.top > b.top:
			return 1
		}
		return 0
	})
	step := func(e endLabel) float64 { return max(e.height()+1, leastLabels) }
	low, all, limit := 0.0, 0.0, p.y+p.h
	for i := range p.right {
		e := &p.right[i]
		e.top = max(e.top, low)
		low = e.top + step(*e)
		all += step(*e)
		limit = max(limit, p.y+p.h+e.lead()/2+1) // at 0 a label is half below the plot
	}
	if all > limit {
		limit = p.y + p.h + axisHeight
	}
	if low > limit { // push up again from the end of the plot
		for i := len(p.right) - 1; i >= 0; i-- {
			e := &p.right[i]
			e.top = max(min(e.top, limit-step(*e)), 0)
			limit = e.top
		}
		low = 0
		for i := range p.right {
			p.right[i].top = max(p.right[i].top, low)
			low = p.right[i].top + step(p.right[i])
		}
	}
	for i := range p.right {
		e := &p.right[i]
		e.moved = math.Abs(e.top+e.lead()/2-e.y) > 2
	}
	return low
}

// placeEarly places the label of a line that ends before the last year: above its end if
// the line is the higher one there, else below, within the plot and clear of lines and
// other labels. It is false where there is no such place.
func (l lines) placeEarly(c *Canvas, p *linePlot, at places, s Series) bool {
	e := earlyLabel{face: c.bold(lineLabel, l.textColor(c, s)), text: withoutSoftHyphens(s.Early)}
	w := c.measure(e.face, e.text)
	if w > p.w {
		return false
	}
	last := len(s.X) - 1
	x, y := at.x(float64(s.X[last])), at.y(s.Y[last])
	above, below := y-earlyGap-1, y+earlyGap+lineLabel*capHeight+1
	tries := []float64{above, below, above - 10, below + 10}
	if l.isBelow(s) {
		tries = []float64{below, above, below + 10, above - 10}
	}
	for _, base := range tries {
		for _, left := range []float64{x - w, x - w/2, x} {
			e.x, e.y = min(max(left, p.x), p.x+p.w-w), base
			box := rect{e.x - 1, e.y - lineLabel*capHeight - 1, w + 2, lineLabel*capHeight + 3}
			if box.y >= 0 && box.y+box.h < p.y+p.h && !l.crosses(at, box) && !p.hasEarly(c, box) {
				p.early = append(p.early, e)
				return true
			}
		}
	}
	return false
}

// hasEarly tells whether a label of a line or of the scale stands in a box of the plot.
func (p *linePlot) hasEarly(c *Canvas, box rect) bool {
	if box.x < p.above && box.y < p.y {
		return true
	}
	return slices.ContainsFunc(p.early, func(o earlyLabel) bool {
		return o.x < box.x+box.w && box.x < o.x+c.measure(o.face, o.text) && o.y-lineLabel < box.y+box.h && box.y < o.y+lineLabel*0.3
	})
}

// crosses tells whether a line goes through a box.
func (l lines) crosses(at places, box rect) bool {
	for _, s := range l.series {
		for _, run := range l.runs(s) {
			for i := range run.X {
				from := point{at.x(float64(run.X[i])), at.y(run.Y[i])}
				to := from
				if i+1 < len(run.X) {
					to = point{at.x(float64(run.X[i+1])), at.y(run.Y[i+1])}
				}
				x0, x1 := max(from.x, box.x), min(to.x, box.x+box.w)
				if x0 > x1 {
					continue
				}
				slope := 0.0
				if to.x > from.x {
					slope = (to.y - from.y) / (to.x - from.x)
				}
				a, b := from.y+float64(slope*(x0-from.x)), from.y+float64(slope*(x1-from.x))
				if max(a, b) > box.y && min(a, b) < box.y+box.h {
					return true
				}
			}
		}
	}
	return false
}

// isBelow tells whether the line nearest to the end of s at its year is higher.
func (l lines) isBelow(s Series) bool {
	last := len(s.X) - 1
	nearest, below := math.Inf(1), false
	for _, o := range l.series {
		for i, x := range o.X {
			if d := math.Abs(o.Y[i] - s.Y[last]); x == s.X[last] && d > 0 && d < nearest {
				nearest, below = d, o.Y[i] > s.Y[last]
			}
		}
	}
	return below
}

// A loneTime is a time of a line without neighbours.
type loneTime struct {
	base
	time  int
	value float64
	col   drawing.Color
}

// Render implements chart.Series.
func (s loneTime) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	s.c.dot(point{p.x(float64(s.time)), p.y(s.value)}, loneDot, s.col, s.col, 0.2)
}

// timeAxis is the labels of the first and the last time and of those between that fit.
type timeAxis struct {
	base
	lines
}

// Render implements chart.Series.
func (s timeAxis) Render(r chart.Renderer, box chart.Box, xs, ys chart.Range, style chart.Style) {
	p := s.at(box, xs, ys)
	gap := yearLabelGap
	for _, name := range s.names.Names {
		gap = max(gap, s.c.measure(s.c.regular(axisSize, s.c.t.Muted), name)+8)
	}
	step := s.timeStep((p.right() - p.left()) / gap)
	var ticks []Tick
	for x := s.last; x-s.first >= step; x -= step {
		ticks = append(ticks, Tick{float64(x), s.timeName(x)})
	}
	ticks = append(ticks, Tick{float64(s.first), s.timeName(s.first)})
	slices.Reverse(ticks)
	axis{base: s.base, ticks: ticks, low: p.left() - 12, high: p.right() + 8}.Render(r, box, xs, ys, style)
}

// lineLabels are the labels of lines, in their colours.
type lineLabels struct {
	base
	linePlot
}

// Render implements chart.Series.
func (s lineLabels) Render(chart.Renderer, chart.Box, chart.Range, chart.Range, chart.Style) {
	c := s.c
	for _, e := range s.early {
		w := c.measure(e.face, e.text)
		c.rect(rect{e.x - 1, e.y - lineLabel*capHeight - 1, w + 2, lineLabel*capHeight + 3}, c.t.Paper)
		c.text(e.face, e.x, e.y, e.text)
	}
	for _, e := range s.right {
		x := s.x + s.w + labelLeader
		if e.moved {
			c.stroke(0.5, e.col, []point{{s.x + s.w + 2, e.y}, {x - 2, e.top + e.lead()/2}})
		}
		c.set(e.para, x, e.top)
	}
}
