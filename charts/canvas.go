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
	r      *recording
	w      float64
	t      Theme
	u      float64   // units to the point
	dx, dy float64   // where the figure's top left lies
	lines  *[]string // of all paragraphs
}

func newCanvas(measure chart.Renderer, width float64, t Theme) *Canvas {
	return NewBoard(measure, t).canvas(width)
}

// A Board is where figures are drawn, one after the other, for one renderer.
type Board struct {
	recording recording
	theme     Theme
	lines     []string // of the paragraphs of the figure being drawn
}

// NewBoard returns a Board whose text is measured with a renderer of the kind
// that will set it.
func NewBoard(measure chart.Renderer, t Theme) *Board {
	return &Board{recording: recording{Renderer: measure}, theme: t}
}

func (b *Board) canvas(width float64) *Canvas {
	clear(b.lines)
	b.lines = b.lines[:0]
	return &Canvas{r: &b.recording, w: width, t: b.theme, u: b.recording.GetDPI() / 72, lines: &b.lines}
}

// A Drawing is a figure drawn at a width. It is drawn once, and set wherever it
// is wanted.
type Drawing struct {
	Figure    Figure  // what is drawn
	Height    float64 // what it takes, in points
	Err       error   // why it cannot be set
	recording *recording
	from, to  position // its part of the tape
}

// Clear forgets all drawings, which are not set any more, and keeps their room.
// It is false where that is more than a document needs.
func (b *Board) Clear() bool {
	const most = 1 << 16 // calls: some hundred figures
	clear(b.recording.texts)
	clear(b.lines)
	b.recording.truncate(position{})
	return cap(b.recording.ops) <= most
}

// Draw draws f. At a width that is not one of the figure's it is drawn at its
// least, for its height, and is not set.
func (b *Board) Draw(f Figure, width float64) *Drawing {
	d := &Drawing{Figure: f, Err: wide(f, width), recording: &b.recording, from: b.recording.end()}
	if d.Err != nil {
		width = f.MinWidth()
	}
	d.Height = f.Draw(b.canvas(width))
	d.to = b.recording.end()
	return d
}

// Render sets the drawing with its top left at r's origin and calls r.Save.
func (d *Drawing) Render(r chart.Renderer) error {
	if d.Err != nil {
		return d.Err
	}
	d.recording.replay(d.from, d.to, r)
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

// A path is closed shapes or open lines that are painted in one go.
type path struct {
	c      *Canvas
	from   position // on the tape
	closed bool
	paint  func(*recording)
	empty  bool
}

// filling begins shapes filled with a colour.
func (c *Canvas) filling(col drawing.Color) path {
	p := path{c, c.r.end(), true, (*recording).Fill, true}
	c.r.ResetStyle()
	c.r.SetFillColor(col)
	return p
}

// stroking begins lines of a width, which is never 0: some renderers read 0 as
// their default of 3.
func (c *Canvas) stroking(width float64, col drawing.Color) path {
	p := path{c, c.r.end(), false, (*recording).Stroke, true}
	c.r.ResetStyle()
	c.r.SetStrokeColor(col)
	c.r.SetStrokeWidth(width * c.u)
	return p
}

// outlining begins closed lines.
func (c *Canvas) outlining(width float64, col drawing.Color) path {
	p := c.stroking(width, col)
	p.closed = true
	return p
}

func (p *path) add(ps ...point) {
	r := p.c.r
	for i, at := range ps {
		if i == 0 {
			r.MoveTo(p.c.x(at.x), p.c.y(at.y))
		} else {
			r.LineTo(p.c.x(at.x), p.c.y(at.y))
		}
	}
	if p.closed {
		r.Close()
	}
	p.empty = false
}

// end paints what was added, if anything.
func (p *path) end() {
	if p.empty {
		p.c.r.truncate(p.from)
		return
	}
	p.paint(p.c.r)
}

func (p path) all(shapes [][]point) {
	for _, s := range shapes {
		p.add(s...)
	}
	p.end()
}

// fill paints closed shapes, stroke open lines, outline closed ones.
func (c *Canvas) fill(col drawing.Color, shapes ...[]point) { c.filling(col).all(shapes) }

func (c *Canvas) stroke(width float64, col drawing.Color, lines ...[]point) {
	c.stroking(width, col).all(lines)
}

func (c *Canvas) outline(width float64, col drawing.Color, shapes ...[]point) {
	c.outlining(width, col).all(shapes)
}

// dashed draws a broken line; dash lengths are positive.
func (c *Canvas) dashed(width float64, col drawing.Color, dash, gap float64, line ...point) {
	p := c.stroking(width, col)
	c.r.SetStrokeDashArray([]float64{dash * c.u, gap * c.u})
	p.add(line...)
	p.end()
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
