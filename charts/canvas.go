package charts

import (
	"fmt"
	"io"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A Canvas is drawn on in points. What is drawn stays on a tape, in the integer
// units of the renderer that it is measured with, whose DPI says how many of them
// make a point: DPI 7200 is 100 units, about 3.5 micrometres each.
type Canvas struct {
	r      *tape
	w      float64
	t      Theme
	u      float64 // units to the point
	dx, dy float64 // where the figure's top left lies
}

func newCanvas(measure chart.Renderer, width float64, t Theme) *Canvas {
	return &Canvas{r: &tape{Renderer: measure}, w: width, t: t, u: measure.GetDPI() / 72}
}

// A Drawing is a figure drawn at a width. It is drawn once, and set wherever it
// is wanted.
type Drawing struct {
	Figure Figure  // what is drawn
	Height float64 // what it takes, in points
	Err    error   // why it cannot be set
	tape   *tape
}

// Draw draws f, its text measured with a renderer of the kind that will set it.
// At a width that is not one of the figure's it is drawn at its least, for its
// height, and is not set.
func Draw(f Figure, measure chart.Renderer, width float64, t Theme) *Drawing {
	err := wide(f, width)
	if err != nil {
		width = f.MinWidth()
	}
	c := newCanvas(measure, width, t)
	return &Drawing{Figure: f, Height: f.Draw(c), Err: err, tape: c.r}
}

// Render sets the drawing with its top left at r's origin and calls r.Save.
func (d *Drawing) Render(r chart.Renderer) error {
	if d.Err != nil {
		return d.Err
	}
	d.tape.play(r)
	return r.Save(io.Discard)
}

// maxWidth is the length of an A0 sheet: what PDF readers surely take.
const maxWidth = 3370

func wide(f Figure, width float64) error {
	if !(width >= f.MinWidth()) || width > maxWidth {
		return fmt.Errorf("figure: width %g pt is outside %g to %d", width, f.MinWidth(), maxWidth)
	}
	return nil
}

// inset is the same canvas with its origin moved and another width.
func (c *Canvas) inset(dx, dy, width float64) *Canvas {
	s := *c
	s.dx, s.dy, s.w = c.dx+dx, c.dy+dy, width
	return &s
}

func (c *Canvas) x(v float64) int { return int(math.Round((v + c.dx) * c.u)) }
func (c *Canvas) y(v float64) int { return int(math.Round((v + c.dy) * c.u)) }

type point struct{ x, y float64 }

func (c *Canvas) trace(ps []point) {
	for i, p := range ps {
		if i == 0 {
			c.r.MoveTo(c.x(p.x), c.y(p.y))
		} else {
			c.r.LineTo(c.x(p.x), c.y(p.y))
		}
	}
}

// fill paints closed shapes, all in one go.
func (c *Canvas) fill(col drawing.Color, shapes ...[]point) {
	if len(shapes) == 0 {
		return
	}
	c.r.ResetStyle()
	c.r.SetFillColor(col)
	for _, s := range shapes {
		c.trace(s)
		c.r.Close()
	}
	c.r.Fill()
}

// stroke draws open lines, all in one go. Widths are never 0: some renderers
// read 0 as their default of 3.
func (c *Canvas) stroke(width float64, col drawing.Color, lines ...[]point) {
	c.paintLines(width, col, nil, false, lines)
}

// outline draws closed lines.
func (c *Canvas) outline(width float64, col drawing.Color, shapes ...[]point) {
	c.paintLines(width, col, nil, true, shapes)
}

// dashed draws a broken line; dash lengths are positive.
func (c *Canvas) dashed(width float64, col drawing.Color, dash []float64, line ...point) {
	c.paintLines(width, col, dash, false, [][]point{line})
}

func (c *Canvas) paintLines(width float64, col drawing.Color, dash []float64, closed bool, lines [][]point) {
	if len(lines) == 0 {
		return
	}
	c.r.ResetStyle()
	c.r.SetStrokeColor(col)
	c.r.SetStrokeWidth(width * c.u)
	if dash != nil {
		units := make([]float64, len(dash))
		for i, d := range dash {
			units[i] = d * c.u
		}
		c.r.SetStrokeDashArray(units)
	}
	for _, l := range lines {
		c.trace(l)
		if closed {
			c.r.Close()
		}
	}
	c.r.Stroke()
}

// dot paints a disc with a rim.
func (c *Canvas) dot(p point, radius float64, fill, rim drawing.Color, width float64) {
	c.r.ResetStyle()
	c.r.SetFillColor(fill)
	c.r.SetStrokeColor(rim)
	c.r.SetStrokeWidth(width * c.u)
	c.r.Circle(radius*c.u, c.x(p.x), c.y(p.y))
	c.r.FillStroke()
}
