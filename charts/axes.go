package charts

import (
	"fmt"
	"io"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A plot is a go-chart Chart on a part of a canvas: its ranges turn values into
// places, its series and elements draw by these. The series are ours, or go-chart's.
//
// go-chart's own axes are hidden: their sizes are in units, not in points, and they
// shrink the plot. An axis series takes their place. Ranges are made anew for each plot,
// since go-chart writes into them.
type plot struct {
	c        *Canvas
	area     rect // of the series, in points
	xs, ys   chart.Range
	series   []chart.Series
	elements []chart.Renderable
}

// draw lets go-chart draw the plot. What a series refuses its figure's constructor has
// refused before.
func (p plot) draw() {
	c := p.c
	left, top := c.x(p.area.x), c.y(p.area.y)
	ch := chart.Chart{
		Width: left + c.units(p.area.w), Height: top + c.units(p.area.h), DPI: c.r.GetDPI(),
		Font: c.t.Fonts.Regular, ColorPalette: palette{c.t},
		Background: chart.Style{Padding: chart.Box{Top: top, Left: left, IsSet: true}},
		XAxis:      chart.XAxis{Style: chart.Hidden(), Range: p.xs},
		YAxis:      chart.YAxis{Style: chart.Hidden(), Range: p.ys},
		Series:     append([]chart.Series{groundless{from: c.r.end(), on: c.r}}, p.series...),
		Elements:   p.elements,
	}
	ch.YAxisSecondary.Style = chart.Hidden()
	for _, s := range ch.Series { // Render does not
		if err := s.Validate(); err != nil {
			panic(fmt.Sprintf("charts: %s: %v", s.GetName(), err))
		}
	}
	on := func(int, int) (chart.Renderer, error) { return c.r, nil }
	if err := ch.Render(on, io.Discard); err != nil {
		panic(fmt.Sprintf("charts: plot: %v", err))
	}
}

// places are where the plot has its values, as its series will find them.
func (p plot) places() places {
	box := chart.Box{Top: p.c.y(p.area.y), Left: p.c.x(p.area.x), IsSet: true}
	box.Right, box.Bottom = box.Left+p.c.units(p.area.w), box.Top+p.c.units(p.area.h)
	p.xs.SetDomain(box.Width())
	p.ys.SetDomain(box.Height())
	return places{p.c, box, p.xs, p.ys}
}

// units is a length in the units of the renderer.
func (c *Canvas) units(v float64) int { return int(math.Round(v * c.u)) }

// places turns the values of a plot into points of a canvas.
type places struct {
	c      *Canvas
	box    chart.Box
	xs, ys chart.Range
}

func (p places) x(v float64) float64 {
	return float64(p.box.Left+p.xs.Translate(v))/p.c.u - p.c.dx
}

// y is a place above the bottom of the plot, as go-chart has it.
func (p places) y(v float64) float64 {
	return float64(p.box.Bottom-p.ys.Translate(v))/p.c.u - p.c.dy
}

func (p places) left() float64   { return float64(p.box.Left)/p.c.u - p.c.dx }
func (p places) right() float64  { return float64(p.box.Right)/p.c.u - p.c.dx }
func (p places) top() float64    { return float64(p.box.Top)/p.c.u - p.c.dy }
func (p places) bottom() float64 { return float64(p.box.Bottom)/p.c.u - p.c.dy }

// palette is a theme as go-chart wants it. Grounds are transparent, for figures that
// stand on a coloured one.
type palette struct{ Theme }

func (palette) BackgroundColor() drawing.Color       { return drawing.ColorTransparent }
func (palette) BackgroundStrokeColor() drawing.Color { return drawing.ColorTransparent }
func (palette) CanvasColor() drawing.Color           { return drawing.ColorTransparent }
func (palette) CanvasStrokeColor() drawing.Color     { return drawing.ColorTransparent }
func (p palette) AxisStrokeColor() drawing.Color     { return p.Frame }
func (p palette) TextColor() drawing.Color           { return p.Ink }
func (p palette) GetSeriesColor(n int) drawing.Color { return []drawing.Color{p.A, p.B}[n%2] }

// A base is what all series of ours have in common: they draw on a canvas, in points.
type base struct {
	c    *Canvas
	name string // for errors
}

// GetName implements chart.Series.
func (b base) GetName() string { return b.name }

// GetYAxis implements chart.Series.
func (base) GetYAxis() chart.YAxisType { return chart.YAxisPrimary }

// GetStyle implements chart.Series: the theme has the colours.
func (base) GetStyle() chart.Style { return chart.Style{} }

// Validate implements chart.Series: constructors of figures check all values.
func (base) Validate() error { return nil }

func (b base) at(box chart.Box, xs, ys chart.Range) places { return places{b.c, box, xs, ys} }

// groundless takes back the transparent grounds that go-chart has drawn before the first
// series.
type groundless struct {
	base
	on   *recording
	from position
}

// Render implements chart.Series.
func (g groundless) Render(chart.Renderer, chart.Box, chart.Range, chart.Range, chart.Style) {
	g.on.truncate(g.from)
}

// An axis is a scale below a plot: a line, with a tick and a label at each value. It
// takes axisHeight below the plot.
type axis struct {
	base
	ticks []Tick
	from  float64 // the values between which its line runs
	to    float64
	low   float64 // the left and right end of the room of its labels, in points
	high  float64
	line  bool // whether it is drawn
}

const (
	axisHeight = 13.0
	tickLength = 3.0
	axisSize   = 8.0
)

// Render implements chart.Series.
func (a axis) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := a.at(box, xs, ys)
	f := a.c.regular(axisSize, a.c.t.Muted)
	if a.line {
		a.c.stroke(0.75, a.c.t.Muted, []point{{p.x(a.from), p.bottom()}, {p.x(a.to), p.bottom()}})
	}
	var marks [][]point
	at := func(v float64) float64 { return p.x(v) - a.low }
	for _, t := range placeTicks(a.c, f, a.ticks, at, 5, a.high-a.low) {
		marks = append(marks, []point{{a.low + t.at, p.bottom()}, {a.low + t.at, p.bottom() + tickLength}})
		a.c.text(f, a.low+t.x, p.bottom()+11, t.text)
	}
	a.c.stroke(0.6, a.c.t.Muted, marks...)
}

// levels are hairlines across a plot, each with its label at the left.
type levels struct {
	base
	ticks []Tick
	right float64 // the right end of the labels, in points
	above bool    // whether the last label stands above its line, from the left edge
}

// Render implements chart.Series.
func (l levels) Render(r chart.Renderer, box chart.Box, xs, ys chart.Range, style chart.Style) {
	p := l.at(box, xs, ys)
	f := l.c.regular(axisSize, l.c.t.Muted)
	free := math.Inf(1)
	for i, t := range l.ticks {
		r.ResetStyle()
		line := chart.GridLine{Value: t.At, Style: chart.Style{StrokeColor: l.c.t.Rule, StrokeWidth: 0.6 * l.c.u}}
		if t.At == 0 {
			line.Style = chart.Style{StrokeColor: l.c.t.Muted, StrokeWidth: 0.9 * l.c.u}
		}
		line.Render(r, box, ys, false, style)
		if l.above && i == len(l.ticks)-1 {
			l.c.text(f, 0, p.y(t.At)-2.5, t.Text)
			continue
		}
		if y := p.y(t.At); y+f.size <= free {
			free = y
			l.c.text(f, l.right-l.c.measure(f, t.Text), f.baseline(y), t.Text)
		}
	}
}

// A bounds is what the ranges below share. It implements chart.Range but for Translate.
type bounds struct {
	low, high float64
	domain    int
}

// String implements chart.Range.
func (b *bounds) String() string { return fmt.Sprintf("%g to %g => %d", b.low, b.high, b.domain) }

// IsZero implements chart.Range; a zero range is filled from the series' values.
func (b *bounds) IsZero() bool { return false }

// GetMin implements chart.Range.
func (b *bounds) GetMin() float64 { return b.low }

// SetMin implements chart.Range.
func (b *bounds) SetMin(v float64) { b.low = v }

// GetMax implements chart.Range.
func (b *bounds) GetMax() float64 { return b.high }

// SetMax implements chart.Range.
func (b *bounds) SetMax(v float64) { b.high = v }

// GetDelta implements chart.Range.
func (b *bounds) GetDelta() float64 { return b.high - b.low }

// GetDomain implements chart.Range.
func (b *bounds) GetDomain() int { return b.domain }

// SetDomain implements chart.Range.
func (b *bounds) SetDomain(d int) { b.domain = d }

// IsDescending implements chart.Range.
func (b *bounds) IsDescending() bool { return false }

// linear is a range from low to high. It rounds to the nearest unit, where go-chart's
// ContinuousRange rounds up.
type linear struct{ bounds }

func newLinear(low, high float64) *linear { return &linear{bounds{low: low, high: high}} }

// Translate implements chart.Range.
func (l *linear) Translate(v float64) int {
	return int(math.Round(float64(l.domain) * (v - l.low) / (l.high - l.low)))
}

// depth is a range of points below the top of a plot, for figures whose rows have
// heights of their own.
type depth struct{ bounds }

func newDepth(height float64) *depth { return &depth{bounds{high: height}} }

// Translate implements chart.Range.
func (d *depth) Translate(v float64) int {
	return d.domain - int(math.Round(float64(d.domain)*v/d.high))
}

// lanes is a range of two lanes that face each other: −high to 0 in the left lane, 0 to
// high in the right one, a gutter between them. The 0 of the left lane is the negative
// zero.
type lanes struct {
	bounds
	left, right float64 // the parts of the plot's width that the lanes take
}

func newLanes(high, width, left, right float64) *lanes {
	return &lanes{bounds{low: -high, high: high}, left / width, right / width}
}

// Translate implements chart.Range.
func (l *lanes) Translate(v float64) int {
	at, w := v/l.high, float64(l.domain)
	if math.Signbit(v) {
		return int(math.Round(w * l.left * (1 + at)))
	}
	return int(math.Round(w * (1 - l.right + float64(l.right*at))))
}
