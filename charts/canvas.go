package charts

import (
	"fmt"
	"io"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A Canvas is what a figure draws on, in points. It notes what is drawn in a
// recording, in the integer units of the renderer that measures its text. That
// renderer's DPI says how many units make a point: at DPI 7200 they are 100, of about
// 3.5 micrometres each. It is one thing: the pen of all figures, for shapes and text.
type Canvas struct {
	r      *recording
	w      float64
	t      Theme
	u      float64         // units to the point
	dx, dy float64         // the place of its top left corner, in points
	lines  *[]string       // of all labels
	marks  *[numMarks]bool // those drawn
}

func newCanvas(measure chart.Renderer, width float64, t Theme) *Canvas {
	return NewBoard(measure, t).canvas(width)
}

// A Board draws figures one after the other, for renderers of one kind. It is not
// safe for concurrent use.
type Board struct {
	recording recording
	theme     Theme
	lines     []string       // of the labels of the figure being drawn
	marks     [numMarks]bool // drawn in it
}

// NewBoard returns a Board that measures text with a renderer of the kind that will
// draw it.
func NewBoard(measure chart.Renderer, t Theme) *Board {
	return &Board{recording: recording{Renderer: measure}, theme: t}
}

// SetTheme sets the theme of the figures that are drawn from now on.
func (b *Board) SetTheme(t Theme) { b.theme = t }

func (b *Board) canvas(width float64) *Canvas {
	clear(b.lines)
	b.lines, b.marks = b.lines[:0], [numMarks]bool{}
	return &Canvas{r: &b.recording, w: width, t: b.theme, u: b.recording.GetDPI() / 72, lines: &b.lines, marks: &b.marks}
}

// A Drawing is a figure drawn at a width. Render copies it to a renderer, any number
// of times, until its Board is cleared.
type Drawing struct {
	Figure    Figure  // what is drawn
	Height    float64 // in points
	Marks     []Mark  // that stand in it, each once
	Err       error   // why it cannot be rendered; nil if it can
	recording *recording
	from, to  position // its part of the recording
}

// Clear forgets all drawings and keeps their memory for others; the drawings must not
// be rendered after it.
func (b *Board) Clear() {
	clear(b.recording.texts)
	clear(b.lines)
	b.recording.truncate(position{})
	clear(b.recording.pictures)
	b.recording.pictures = b.recording.pictures[:0]
}

// Draw draws f at a width in points. Where the figure cannot have that width, the
// drawing has its Err, and the height that f takes at its least width.
func (b *Board) Draw(f Figure, width float64) *Drawing {
	d := &Drawing{Figure: f, Err: checkWidth(f, width), recording: &b.recording, from: b.recording.end()}
	if d.Err != nil {
		width = f.MinWidth()
	}
	d.Height = f.Draw(b.canvas(width))
	d.to = b.recording.end()
	for m, drawn := range b.marks {
		if drawn {
			d.Marks = append(d.Marks, Mark(m))
		}
	}
	return d
}

// Render draws the drawing on r, its top left corner at r's origin, and calls
// r.Save.
func (d *Drawing) Render(r chart.Renderer) error {
	if d.Err != nil {
		return d.Err
	}
	d.recording.replay(d.from, d.to, r)
	return r.Save(io.Discard)
}

// maxWidth is the length of an A0 sheet, in points: every PDF reader shows that.
const maxWidth = 3370

func checkWidth(f Figure, width float64) error {
	if !(width >= f.MinWidth()) || width > maxWidth {
		return fmt.Errorf("figure: width %g pt is outside %g to %d", width, f.MinWidth(), maxWidth)
	}
	return nil
}

// inset returns c with its origin moved and another width.
func (c *Canvas) inset(dx, dy, width float64) *Canvas {
	s := *c
	s.dx, s.dy, s.w = c.dx+dx, c.dy+dy, width
	return &s
}

func (c *Canvas) x(v float64) int { return int(math.Round((v + c.dx) * c.u)) }
func (c *Canvas) y(v float64) int { return int(math.Round((v + c.dy) * c.u)) }

type point struct{ x, y float64 }

// A path is closed shapes or open lines that are painted by one operation.
type path struct {
	c      *Canvas
	from   position // in the recording
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

// stroking begins lines of a width, which is never 0: some renderers take 0 for
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

// end paints what was added, if that is anything.
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

// dot paints a disc and its outline of a width.
func (c *Canvas) dot(p point, radius float64, fill, rim drawing.Color, width float64) {
	c.r.ResetStyle()
	c.r.SetFillColor(fill)
	c.r.SetStrokeColor(rim)
	c.r.SetStrokeWidth(width * c.u)
	c.r.Circle(radius*c.u, c.x(p.x), c.y(p.y))
	c.r.FillStroke()
}
