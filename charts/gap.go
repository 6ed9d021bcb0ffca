package charts

import (
	"errors"
	"fmt"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// A Gap is two statements of one quantity that do not agree: what one states against
// what the other states or implies, on an axis that need not begin at 0.
type Gap struct {
	Points [2]GapPoint
	Apart  string // "5.8–6.4 apart"
	Scale  []Tick // its first and last are the ends of the axis
}

// A GapPoint is a number, or the interval in which it lies.
type GapPoint struct {
	Low, High float64 // equal for a number
	Text      string  // "24.5"
	Who       string  // "stated", "implied by the mix"
	Mark      Mark
	Implied   bool // drawn as a square, not as a dot
}

type gap struct{ Gap }

// NewGap returns the two points with a dotted link. An error names the first point that
// cannot be drawn.
func NewGap(g Gap) (Figure, error) {
	if err := g.check(); err != nil {
		return nil, fmt.Errorf("gap: %w", err)
	}
	if g.Points[1].Low < g.Points[0].Low {
		g.Points[0], g.Points[1] = g.Points[1], g.Points[0]
	}
	return gap{g}, nil
}

func (g Gap) check() error {
	if len(g.Scale) < 2 {
		return fmt.Errorf("%d ticks, an axis needs 2", len(g.Scale))
	}
	for i, t := range g.Scale {
		if err := named("tick", t.Text, checkText("text", t.Text), checkFinite(t.At)); err != nil {
			return err
		}
		if i > 0 && t.At <= g.Scale[i-1].At {
			return fmt.Errorf("tick %.40q: at %g does not follow %g", t.Text, t.At, g.Scale[i-1].At)
		}
	}
	low, high := g.Scale[0].At, g.Scale[len(g.Scale)-1].At
	for _, p := range g.Points {
		err := first(checkWords("text", p.Text), checkText("who", p.Who), checkMark(p.Mark), checkFinite(p.Low), checkFinite(p.High))
		switch {
		case err != nil:
		case p.High < p.Low:
			err = fmt.Errorf("its interval ends at %g, before %g", p.High, p.Low)
		case p.Low < low || p.High > high:
			err = fmt.Errorf("%g to %g is outside the axis, %g to %g", p.Low, p.High, low, high)
		}
		if err != nil {
			return named("point", p.Text, err)
		}
	}
	if g.Points[0].Low == g.Points[1].Low && g.Points[0].High == g.Points[1].High {
		return errors.New("both points are the same")
	}
	return checkText("apart", g.Apart)
}

func checkFinite(v float64) error {
	if math.IsNaN(v) || math.Abs(v) > maxValue {
		return fmt.Errorf("%g is no number up to %g", v, maxValue)
	}
	return nil
}

func (gap) MinWidth() float64 { return 140 }

const (
	gapDot  = 3.2 // the radius of a dot, and half the side of a square
	gapInk  = 1.0
	gapPad  = 8.0 // of the axis, at both ends
	gapLine = 7.0 // half the height of the row of points

	apartDown = (valueSize - stackLabel) * firstBaseline // the difference stands on the line of values
)

// Draw implements Figure: the words of the smaller point stand above the points, those of
// the larger below, and the difference where there is room for it.
func (g gap) Draw(c *Canvas) float64 {
	above, below := g.words(c, 0), g.words(c, 1)
	y := above.height()
	apart := c.label(c.bold(stackLabel, c.t.Ink), g.Apart, c.w, 2)
	line := y + gapLine
	bottom := line + gapLine + below.height() + 3
	p := plot{
		c: c, area: rect{gapPad, 0, c.w - 2*gapPad, bottom},
		xs: newLinear(g.Scale[0].At, g.Scale[len(g.Scale)-1].At), ys: newDepth(bottom),
	}
	at := p.places()
	placed := gapWords{base{c, "words"}, [2]valueWords{above, below}, apart, 0, 0}
	left := min(max(at.x(g.Points[0].Low)-gapDot, 0), c.w-above.width(c))
	placed.of[0].x, placed.of[0].y = left, 0
	right := max(min(at.x(g.Points[1].High)+gapDot, c.w)-below.width(c), 0)
	placed.of[1].x, placed.of[1].y = right, line+gapLine
	w := c.width(apart)
	middle := (at.x(g.Points[0].High)+at.x(g.Points[1].Low))/2 - w/2 // of the link
	switch {
	case len(apart.lines) != 1:
		placed.apartY = -1
	case left+above.width(c)+10+w <= c.w && len(above.who.lines) <= 1:
		placed.apartX, placed.apartY = min(max(middle, left+above.width(c)+10), c.w-w), apartDown
	case w+10 <= right && len(below.who.lines) <= 1:
		placed.apartX, placed.apartY = max(min(middle, right-10-w), 0), line+gapLine+apartDown
	default:
		placed.apartY = -1
	}
	p.series = []chart.Series{
		gapPoints{base{c, "points"}, g.Points, line},
		placed,
		axis{base: base{c, "scale"}, ticks: g.Scale, from: g.Scale[0].At, to: g.Scale[len(g.Scale)-1].At, high: c.w, line: true},
	}
	p.draw()
	y = bottom + axisHeight
	if placed.apartY < 0 {
		y = c.set(apart, 0, y+2)
	}
	return y
}

// A valueWords is a value with who states it, the two on one line if they fit.
type valueWords struct {
	face  face
	text  string
	mark  Mark
	who   para
	one   bool
	x, y  float64
	after float64 // where who begins on the line of the value
}

func newValueWords(c *Canvas, text, who string, m Mark, w float64) valueWords {
	v := valueWords{face: c.bold(valueSize, c.t.Ink), text: text, mark: m}
	if c.valueWidth(v.face, text, m) > w {
		v.face = c.condensedBold(valueSize, c.t.Ink)
		v.text = c.clip(v.face, text, w-c.markWidth(m))
	}
	v.after = c.valueWidth(v.face, v.text, m) + 4
	v.who = c.wrap(c.regular(stackLabel, c.t.Ink), who, w-v.after, 1)
	if v.one = v.who.whole; !v.one {
		v.who, v.after = c.label(c.regular(stackLabel, c.t.Ink), who, w, 2), 0
	}
	return v
}

func (g gap) words(c *Canvas, i int) valueWords {
	p := g.Points[i]
	return newValueWords(c, p.Text, p.Who, p.Mark, c.w)
}

func (v valueWords) height() float64 {
	if v.one {
		return v.face.lead() + 1
	}
	return v.face.lead() + v.who.height() + 1
}

func (v valueWords) width(c *Canvas) float64 {
	w := c.valueWidth(v.face, v.text, v.mark)
	if len(v.who.lines) > 0 {
		w = max(w, v.after+c.width(v.who))
	}
	return w
}

func (v valueWords) draw(c *Canvas) {
	base := v.y + v.face.size*firstBaseline
	c.setValue(v.face, v.x, base, v.text, v.mark)
	if v.one {
		for _, s := range v.who.lines {
			c.text(v.who.face, v.x+v.after, base, s)
		}
		return
	}
	c.set(v.who, v.x, v.y+v.face.lead())
}

// gapWords are the words of both points and their difference.
type gapWords struct {
	base
	of             [2]valueWords
	apart          para
	apartX, apartY float64 // negative where it stands below the figure
}

// Render implements chart.Series.
func (s gapWords) Render(chart.Renderer, chart.Box, chart.Range, chart.Range, chart.Style) {
	s.of[0].draw(s.c)
	if s.apartY >= 0 {
		s.c.set(s.apart, s.apartX, s.apartY)
	}
	s.of[1].draw(s.c)
}

// gapPoints are the points and the link between them.
type gapPoints struct {
	base
	points [2]GapPoint
	line   float64
}

// Render implements chart.Series.
func (s gapPoints) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	y := p.y(s.line)
	c := s.c
	if from, to := p.x(s.points[0].High), p.x(s.points[1].Low); to > from {
		c.dashed(gapInk, c.t.Ink, 1.5, 2.2, point{from, y}, point{to, y})
	}
	for _, at := range s.points {
		low, high := p.x(at.Low), p.x(at.High)
		if at.Implied {
			half := max((high-low)/2, gapDot)
			c.rect(rect{(low+high)/2 - half, y - gapDot, 2 * half, 2 * gapDot}, c.t.Ink)
			continue
		}
		if high-low > 2*gapDot { // hollow, as bars are
			c.outline(gapInk, c.t.Ink, rect{low, y - gapDot, high - low, 2 * gapDot}.corners())
			continue
		}
		if high > low {
			c.stroke(2, c.t.Ink, []point{{low, y}, {high, y}})
		}
		c.dot(point{(low + high) / 2, y}, gapDot, c.t.Ink, c.t.Ink, 0.1)
	}
}
