package charts

import (
	"fmt"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// An ImpliedSpec says which total each item of a mix implies, value ÷ share, as the
// interval that rounding leaves.
type ImpliedSpec struct {
	Item, Share, Value string // heads of the columns
	Flows              []ImpliedFlow
	Sum                ImpliedSum // of both flows; without a Label there is none
	Scale              []Tick     // from 0, in the unit of the intervals
}

// An ImpliedFlow is one direction of trade.
type ImpliedFlow struct {
	From, To string
	Side     Side
	Items    []ImpliedItem
	Common   Interval // that all items share; the zero Interval if there is none
	Note     string   // at the common interval: "all four meet at 13.3–13.6"
}

// An ImpliedItem is a row. The zero Interval means that nothing is implied.
type ImpliedItem struct {
	Label, Share, Value string
	Total               Interval
}

// An ImpliedSum is the last row: the sum of both flows beside the total that is stated.
type ImpliedSum struct {
	Label  string
	Total  Interval
	Text   string
	Stated Interval // the zero Interval without one
	Said   string   // "24.5 stated"
}

// An Interval is from Low to High, both at least 0.
type Interval struct{ Low, High float64 }

func (i Interval) isZero() bool { return i == Interval{} }
func (i Interval) mid() float64 { return (i.Low + i.High) / 2 }

type implied struct{ ImpliedSpec }

// NewImplied returns a table of the items with a plot of their intervals on one axis. An
// error names the first flow or item that cannot be drawn.
func NewImplied(s ImpliedSpec) (Figure, error) {
	top := 0.0
	if n := len(s.Scale); n > 0 {
		top = s.Scale[n-1].At
	}
	err := named("table", s.Item, checkCount("flows", len(s.Flows), 1), checkCount("ticks", len(s.Scale), 2), checkScale(s.Scale, math.MaxFloat64),
		checkText("item", s.Item), checkText("share", s.Share), checkText("value", s.Value))
	for _, f := range s.Flows {
		if err == nil {
			err = named("flow", f.From+" → "+f.To, checkWords("from", f.From), checkWords("to", f.To), checkBarSide(f.Side),
				checkCount("items", len(f.Items), 1), checkInterval(f.Common, top), checkText("note", f.Note))
		}
		for _, it := range f.Items {
			if err == nil {
				err = named("item", it.Label, checkWords("label", it.Label), checkText("share", it.Share), checkText("value", it.Value), checkInterval(it.Total, top))
			}
		}
	}
	if err == nil {
		err = named("sum", s.Sum.Label, checkText("label", s.Sum.Label), checkText("text", s.Sum.Text), checkText("said", s.Sum.Said),
			checkInterval(s.Sum.Total, top), checkInterval(s.Sum.Stated, top))
	}
	if err != nil {
		return nil, fmt.Errorf("implied: %w", err)
	}
	return implied{s}, nil
}

func checkInterval(i Interval, top float64) error {
	switch {
	case math.IsNaN(i.Low + i.High):
		return fmt.Errorf("%g to %g is not an interval", i.Low, i.High)
	case i.Low < 0 || i.High < i.Low || i.High > top:
		return fmt.Errorf("%g to %g is no interval between 0 and %g", i.Low, i.High, top)
	}
	return nil
}

func (implied) MinWidth() float64 { return 226 }

const (
	impliedRow  = 13.0
	impliedHead = 14.0
	saidHeight  = 8.0  // above the sum, for the total that is stated
	saidUp      = 5.6  // its baseline above the middle of the dot
	impliedEdge = 12.0 // right of the plot, for the labels of its ends
)

// An impliedLayout is the columns of the table, and the plot right of them.
type impliedLayout struct {
	label        float64 // the width of the labels
	share, value float64 // the right edges of their columns
	plot         rect
}

func (s implied) Draw(c *Canvas) float64 {
	l := s.layout(c)
	bold := c.bold(8, c.t.Muted)
	c.line(bold, 0, 9, l.label, s.Item)
	c.lineEnding(bold, l.share, 9, l.share-l.label-4, s.Share)
	c.lineEnding(bold, l.value, 9, l.value-l.share-4, s.Value)
	c.stroke(0.9, c.t.Ink, []point{{0, impliedHead}, {c.w, impliedHead}})
	rows := s.drawTable(c, l)
	h := l.plot.h
	p := plot{c: c, area: l.plot, xs: newLinear(0, s.Scale[len(s.Scale)-1].At), ys: newDepth(h)}
	p.series = []chart.Series{
		intervals{base{c, "intervals"}, s, rows},
		axis{base: base{c, "totals"}, ticks: s.Scale, to: s.Scale[len(s.Scale)-1].At, low: l.plot.x - impliedEdge, high: c.w, line: true},
	}
	p.draw()
	return l.plot.y + h + axisHeight
}

func (s implied) layout(c *Canvas) impliedLayout {
	regular, bold, head := c.regular(9, c.t.Ink), c.bold(9, c.t.Ink), c.bold(8, c.t.Muted)
	l := impliedLayout{label: c.measure(bold, s.Sum.Label)}
	share, value := c.measure(head, s.Share), c.measure(head, s.Value)
	n := 0
	for _, f := range s.Flows {
		l.label = max(l.label, c.measure(bold, f.From)+c.measure(bold, f.To)+2*arrowGap+arrowLong)
		for _, it := range f.Items {
			l.label = max(l.label, c.measure(regular, it.Label))
			share, value = max(share, c.measure(regular, it.Share)), max(value, c.measure(regular, it.Value))
		}
		n += 1 + len(f.Items)
	}
	l.label = min(l.label, c.w*0.34)
	l.share = l.label + 8 + min(share, c.w*0.16)
	l.value = l.share + 10 + min(value, c.w*0.16)
	extra := 6.0
	if s.Sum.Label != "" {
		n++
		extra += saidHeight
	}
	l.plot = rect{l.value + 0.05*c.w, impliedHead, 0, float64(n)*impliedRow + extra}
	l.plot.w = c.w - l.plot.x - impliedEdge
	return l
}

const (
	arrowLong = 11.0
	arrowGap  = 5.0
)

// drawTable sets the words of all rows, and returns the middle of each: of each flow
// its head first.
func (s implied) drawTable(c *Canvas, l impliedLayout) []float64 {
	var middles []float64
	y := impliedHead + 2.0
	next := func() (mid float64) {
		mid = y + impliedRow/2
		middles = append(middles, mid-l.plot.y)
		y += impliedRow
		return mid
	}
	for i, f := range s.Flows {
		if i > 0 {
			c.stroke(0.5, c.t.Rule, []point{{0, y}, {c.w, y}})
		}
		mid := next()
		bold := c.bold(9, c.t.sideText(f.Side))
		room := (l.value - 2*arrowGap - arrowLong) / 2
		x := c.line(bold, 0, bold.baseline(mid), room, f.From)
		c.arrow(x+arrowGap, mid, bold.col)
		c.line(bold, x+2*arrowGap+arrowLong, bold.baseline(mid), room, f.To)
		for _, it := range f.Items {
			mid := next()
			regular := c.regular(9, c.t.Ink)
			c.line(regular, 0, regular.baseline(mid), l.label+3, it.Label)
			c.lineEnding(regular, l.share, regular.baseline(mid), l.share-l.label-4, it.Share)
			c.lineEnding(regular, l.value, regular.baseline(mid), l.value-l.share-4, it.Value)
		}
	}
	if s.Sum.Label != "" {
		c.stroke(0.5, c.t.Rule, []point{{0, y}, {c.w, y}})
		y += saidHeight
		mid := next()
		c.line(c.bold(9, c.t.Ink), 0, c.bold(9, c.t.Ink).baseline(mid), l.value, s.Sum.Label)
	}
	return middles
}

// line sets s on one line of at most width w, condensed or cut where it must be, and
// returns its right end.
func (c *Canvas) line(f face, x, base, w float64, s string) float64 {
	p := c.label(f, s, w, 1)
	if len(p.lines) == 0 {
		return x
	}
	c.text(p.face, x, base, p.lines[0])
	return x + c.width(p)
}

// lineEnding does the same with the right end of s at x.
func (c *Canvas) lineEnding(f face, x, base, w float64, s string) {
	p := c.label(f, s, w, 1)
	if len(p.lines) > 0 {
		c.text(p.face, x-c.width(p), base, p.lines[0])
	}
}

// arrow draws an arrow to the right in a colour.
func (c *Canvas) arrow(x, y float64, col drawing.Color) {
	const head, half = 3.0, 2.2
	c.stroke(0.9, col, []point{{x, y}, {x + arrowLong - head + 0.3, y}})
	c.fill(col, []point{{x + arrowLong - head, y - half}, {x + arrowLong, y}, {x + arrowLong - head, y + half}})
}

// intervals are the marks of the plot, one row each.
type intervals struct {
	base
	implied
	rows []float64 // the middles, from the top of the plot
}

const intervalHeight = 7.0

// Render implements chart.Series.
func (s intervals) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	c := s.c
	bar := func(i Interval, mid, height float64) rect {
		x := p.x(i.Low)
		w := max(p.x(i.High)-x, 2)
		return rect{x, mid - height/2, w, height}
	}
	row := 0
	for _, f := range s.Flows {
		head := p.y(s.rows[row])
		last := p.y(s.rows[row+len(f.Items)])
		if !f.Common.isZero() {
			band := bar(f.Common, 0, 0)
			c.rect(rect{band.x, head + impliedRow/2, band.w, last - head}, c.t.ground(f.Side))
			bold := c.bold(8, c.t.sideText(f.Side))
			s.beside(p, bold, Interval{band.x, band.x + band.w}, head, f.Note)
		}
		for i, it := range f.Items {
			if !it.Total.isZero() {
				c.rect(bar(it.Total, p.y(s.rows[row+1+i]), intervalHeight), c.t.bar(f.Side))
			}
		}
		row += 1 + len(f.Items)
	}
	if s.Sum.Label != "" {
		s.drawSum(p, bar)
	}
}

// drawSum draws the sum as a square, what is stated as a dot, and dots between them.
func (s intervals) drawSum(p places, bar func(Interval, float64, float64) rect) {
	c, mid := s.c, p.y(s.rows[len(s.rows)-1])
	box := bar(s.Sum.Total, mid, 8)
	bold := c.bold(9, c.t.Ink)
	left, right := box.x, box.x+box.w
	if !s.Sum.Stated.isZero() {
		at := p.x(s.Sum.Stated.mid())
		c.dashed(0.75, c.t.Ink, 1.5, 1.5, point{min(at, box.x), mid}, point{max(at, box.x+box.w), mid})
		c.dot(point{at, mid}, 3.2, c.t.Ink, c.t.Ink, 0.1)
		left = min(left, at-3.2)
		said := c.label(c.bold(8, c.t.Ink), s.Sum.Said, p.right()-p.left(), 1)
		w := c.width(said)
		c.line(said.face, min(max(at-w/2, p.left()), p.right()+impliedEdge-w), mid-saidUp, w+1, s.Sum.Said)
		right = max(right, at+3.2)
	}
	c.rect(box, c.t.Ink)
	s.beside(p, bold, Interval{left, right}, mid, s.Sum.Text)
}

// beside sets words right of what stands between two places, or left of it, where there
// is more room.
func (s intervals) beside(p places, f face, what Interval, mid float64, words string) {
	const gap = 5.0
	left, right := what.Low-gap-p.left(), p.right()+impliedEdge-what.High-gap
	const least = 12.0 // for a letter and the sign that more are left out
	if w := s.c.measure(f, words); max(right, left) < least {
		return
	} else if right >= w || right >= left {
		s.c.line(f, what.High+gap, f.baseline(mid), right, words)
	} else {
		s.c.lineEnding(f, what.Low-gap, f.baseline(mid), left, words)
	}
}
