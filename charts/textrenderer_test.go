package charts

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A testFace is a font without glyphs, whose widths testAdvance makes up.
type testFace struct {
	Name  string
	Font  *truetype.Font // only compared, never parsed
	Scale float64        // of the widths
}

// testFaces are a regular, a bold, a condensed and a condensed bold face.
func testFaces() [4]testFace {
	return [4]testFace{
		{"regular", new(truetype.Font), 1},
		{"bold", new(truetype.Font), 1.04},
		{"cond", new(truetype.Font), 0.88},
		{"condbold", new(truetype.Font), 0.91},
	}
}

// A Box is a rectangle with X0 ≤ X1 and Y0 ≤ Y1.
type Box struct{ X0, Y0, X1, Y1 float64 }

// A Run is a piece of text. Its box reaches from the ascenders to the
// descenders.
type Run struct {
	Box
	Text  string
	Face  string
	Size  float64
	Color drawing.Color
	// On is the colour painted last under the middle of the run; zero if none.
	On drawing.Color
}

// A Shape is a painted path; its box includes half of the stroke.
type Shape struct {
	Box
	Fill, Stroke drawing.Color // alpha 0 if not painted
	Width        float64
}

type sub struct {
	xs, ys []float64
	closed bool
	round  float64 // radius if a circle
}

// A textRenderer is a chart.Renderer for tests. It writes down what is drawn: as
// lines of text for goldens, and as boxes for checks that no text meets other
// text and nothing leaves its figure. It is good for one figure. Its metrics are
// made up and the same everywhere. Lengths are points, y downwards.
//
// Its methods are one thing: most of them are those of go-chart's Renderer.
type textRenderer struct {
	faces []testFace
	dpi   float64
	lines []string
	runs  []Run
	fills []filled
	marks []Shape
	path  []sub

	fill, stroke, text drawing.Color
	width              float64
	dash               []float64
	font               *truetype.Font
	size               float64
}

// A filled is one filled part of a path.
type filled struct {
	Box
	color drawing.Color
}

// newTextRenderer counts 100 units to the point.
func newTextRenderer(faces ...testFace) *textRenderer { return &textRenderer{faces: faces, dpi: 7200} }

var _ chart.Renderer = (*textRenderer)(nil)

// Runs are the texts in the order they were set.
func (r *textRenderer) Runs() []Run { return r.runs }

// Shapes are the paths in the order they were painted.
func (r *textRenderer) Shapes() []Shape { return r.marks }

// Save writes one line for each thing that is painted.
func (r *textRenderer) Save(w io.Writer) error {
	for _, l := range r.lines {
		if _, err := fmt.Fprintln(w, l); err != nil {
			return err
		}
	}
	return nil
}

func (r *textRenderer) ResetStyle() {
	r.fill, r.stroke, r.text = drawing.Color{}, drawing.Color{}, drawing.Color{}
	r.width, r.dash = 0, nil
}
func (r *textRenderer) GetDPI() float64                { return r.dpi }
func (r *textRenderer) SetDPI(dpi float64)             { r.dpi = dpi }
func (r *textRenderer) SetClassName(string)            {}
func (r *textRenderer) SetStrokeColor(c drawing.Color) { r.stroke = c }
func (r *textRenderer) SetFillColor(c drawing.Color)   { r.fill = c }
func (r *textRenderer) SetStrokeWidth(w float64)       { r.width = w }
func (r *textRenderer) SetStrokeDashArray(d []float64) { r.dash = d }
func (r *textRenderer) SetFont(f *truetype.Font)       { r.font = f }
func (r *textRenderer) SetFontColor(c drawing.Color)   { r.text = c }
func (r *textRenderer) SetFontSize(size float64)       { r.size = size }

// SetTextRotation panics: figures do not rotate text.
func (r *textRenderer) SetTextRotation(float64) { panic("textRenderer: turned text") }

// ClearTextRotation does nothing.
func (r *textRenderer) ClearTextRotation() {}

func (r *textRenderer) pt(units float64) float64 { return units * 72 / r.dpi }

func (r *textRenderer) MoveTo(x, y int) {
	r.path = append(r.path, sub{})
	r.LineTo(x, y)
}

func (r *textRenderer) LineTo(x, y int) {
	if len(r.path) == 0 {
		r.path = append(r.path, sub{})
	}
	s := &r.path[len(r.path)-1]
	s.xs, s.ys = append(s.xs, r.pt(float64(x))), append(s.ys, r.pt(float64(y)))
}

// QuadCurveTo records the hull.
func (r *textRenderer) QuadCurveTo(cx, cy, x, y int) {
	r.LineTo(cx, cy)
	r.LineTo(x, y)
}

// ArcTo records eight chords.
func (r *textRenderer) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	for i := range 9 {
		a := start + delta*float64(i)/8
		r.LineTo(cx+int(math.Round(rx*math.Cos(a))), cy+int(math.Round(ry*math.Sin(a))))
	}
}

func (r *textRenderer) Close() {
	if len(r.path) > 0 {
		r.path[len(r.path)-1].closed = true
	}
}

func (r *textRenderer) Circle(radius float64, x, y int) {
	r.path = append(r.path, sub{xs: []float64{r.pt(float64(x))}, ys: []float64{r.pt(float64(y))}, round: r.pt(radius)})
}

func (r *textRenderer) Stroke()     { r.paint(false, true) }
func (r *textRenderer) Fill()       { r.paint(true, false) }
func (r *textRenderer) FillStroke() { r.paint(true, true) }

func (r *textRenderer) paint(fill, stroke bool) {
	path := r.path
	r.path = nil
	if len(path) == 0 {
		return
	}
	var m Shape
	var b strings.Builder
	if fill {
		m.Fill = r.fill
		fmt.Fprintf(&b, "fill %s ", hex(m.Fill))
	}
	if stroke {
		m.Stroke, m.Width = r.stroke, r.pt(r.width)
		fmt.Fprintf(&b, "stroke %s %s ", hex(m.Stroke), num(m.Width))
		for i, d := range r.dash {
			b.WriteString([]string{"dash ", ","}[min(i, 1)] + num(r.pt(d)))
		}
		if len(r.dash) > 0 {
			b.WriteByte(' ')
		}
	}
	m.Box = empty
	for _, s := range path {
		box := s.box()
		if fill {
			r.fills = append(r.fills, filled{box, m.Fill})
		}
		m.Box = m.join(box.stroked(m.Width / 2))
		b.WriteString(s.String())
	}
	r.marks = append(r.marks, m)
	r.lines = append(r.lines, strings.TrimRight(b.String(), " "))
}

func (s sub) String() string {
	if s.round > 0 {
		return fmt.Sprintf("circle %s,%s r %s ", num(s.xs[0]), num(s.ys[0]), num(s.round))
	}
	if x, y, w, h, ok := s.rect(); ok {
		return fmt.Sprintf("box %s,%s %sx%s ", num(x), num(y), num(w), num(h))
	}
	var b strings.Builder
	b.WriteString("line")
	for i := range s.xs {
		fmt.Fprintf(&b, " %s,%s", num(s.xs[i]), num(s.ys[i]))
	}
	if s.closed {
		b.WriteString(" close")
	}
	return b.String() + " "
}

func (s sub) rect() (x, y, w, h float64, ok bool) {
	if len(s.xs) != 4 || !s.closed || s.xs[0] != s.xs[3] || s.xs[1] != s.xs[2] || s.ys[0] != s.ys[1] || s.ys[2] != s.ys[3] {
		return 0, 0, 0, 0, false
	}
	return s.xs[0], s.ys[0], s.xs[1] - s.xs[0], s.ys[2] - s.ys[1], true
}

func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

func hex(c drawing.Color) string {
	if c.A != 255 {
		return fmt.Sprintf("#%02X%02X%02X/%d", c.R, c.G, c.B, c.A)
	}
	return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
}
