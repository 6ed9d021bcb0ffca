package pdf

import (
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"dyad/charts"
	"dyad/report/font"
	"dyad/report/layout"
)

// unitsPerPoint is how many of go-chart's integer units make a point: places
// are exact to 3.5 micrometres.
const unitsPerPoint = 100

// figure draws fig with its top left at box's and as wide as box. It returns
// the text it placed. On an error the page is as it was.
func (c *content) figure(fig charts.Figure, box layout.Rect, t charts.Theme) ([]placed, error) {
	r := newVector(c, float64(box.X), float64(box.Y))
	if err := charts.Render(fig, r, float64(box.W), t); err != nil {
		return nil, err
	}
	return r.runs, nil
}

// A vector is a chart.Renderer that draws on a page as vectors and text in
// the document's own fonts. It records, and writes on Save, so that a chart
// that fails leaves the page untouched. Colours are opaque or not there at
// all. The fonts are those of Theme.
//
// As with go-chart's raster renderer, a circle is a path that its caller
// paints, and an arc is joined to the point before it.
type vector struct {
	on     *content
	x, y   float64 // the chart's origin on the page
	dpi    float64
	cur    style
	path   *content // operators of all paths; the open one starts at from
	from   int
	open   bool       // the path has a current point
	at     [2]float64 // that point
	start  [2]float64 // of the subpath
	closed bool

	marks []mark
	runs  []placed
	err   error
}

var _ chart.Renderer = (*vector)(nil)

// style is what go-chart set; colours may still be transparent.
type style struct {
	stroke, fill, text drawing.Color
	width              float64 // units
	dash               []float64
	font               *truetype.Font
	size               float64 // points at the renderer's DPI
	angle              float64
}

// A mark is one painted path, or one run of text when run is not nil.
type mark struct {
	from, to     int // in vector.path
	fill, stroke bool
	style        style
	run          *placed
}

// A placed is text as it stands on the page.
type placed struct {
	Text        string
	Font        layout.Font
	X, Baseline layout.Pt // start of the baseline
	Width       layout.Pt
	Angle       float64 // radians, clockwise about the start
	Color       layout.Color
}

// newVector draws on c with the chart's origin at x, y. A chart unit is a
// hundredth of a point.
func newVector(c *content, x, y float64) *vector {
	return &vector{on: c, x: x, y: y, dpi: 72 * unitsPerPoint, path: &content{h: c.h}}
}

func (r *vector) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

func (r *vector) ResetStyle()                       { r.cur = style{font: r.cur.font} }
func (r *vector) GetDPI() float64                   { return r.dpi }
func (r *vector) SetDPI(dpi float64)                { r.dpi = dpi }
func (r *vector) SetClassName(string)               {}
func (r *vector) SetStrokeColor(c drawing.Color)    { r.cur.stroke = c }
func (r *vector) SetFillColor(c drawing.Color)      { r.cur.fill = c }
func (r *vector) SetStrokeWidth(width float64)      { r.cur.width = width }
func (r *vector) SetStrokeDashArray(dash []float64) { r.cur.dash = dash }
func (r *vector) SetFont(f *truetype.Font)          { r.cur.font = f }
func (r *vector) SetFontColor(c drawing.Color)      { r.cur.text = c }
func (r *vector) SetFontSize(size float64)          { r.cur.size = size }
func (r *vector) SetTextRotation(radians float64)   { r.cur.angle = radians }
func (r *vector) ClearTextRotation()                { r.cur.angle = 0 }

// points is the length of so many units.
func (r *vector) points(units float64) float64 { return units * 72 / r.dpi }

// place is the page's point at chart coordinates.
func (r *vector) place(x, y float64) (float64, float64) {
	return r.x + r.points(x), r.y + r.points(y)
}

// MoveTo starts a subpath.
func (r *vector) MoveTo(x, y int) { r.move(r.place(float64(x), float64(y))) }

// LineTo draws a line, or starts the path.
func (r *vector) LineTo(x, y int) { r.line(r.place(float64(x), float64(y))) }

// QuadCurveTo draws a parabola, as the cubic it equals.
func (r *vector) QuadCurveTo(cx, cy, x, y int) {
	qx, qy := r.place(float64(cx), float64(cy))
	ex, ey := r.place(float64(x), float64(y))
	if !r.open {
		r.move(qx, qy)
	}
	third := func(from, to float64) float64 { return from + (to-from)*2/3 }
	r.curve(third(r.at[0], qx), third(r.at[1], qy), third(ex, qx), third(ey, qy), ex, ey)
}

// ArcTo draws an arc from an angle over another, clockwise where positive.
func (r *vector) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	r.arc(float64(cx), float64(cy), rx, ry, start, delta)
}

// Close closes the subpath.
func (r *vector) Close() {
	if r.open && !r.closed {
		r.path.closePath()
		r.at, r.closed = r.start, true
	}
}

// Circle adds a circle to the path.
func (r *vector) Circle(radius float64, x, y int) {
	r.open = false
	r.arc(float64(x), float64(y), radius, radius, 0, 2*math.Pi)
	r.Close()
}

func (r *vector) move(x, y float64) {
	r.path.moveTo(x, y)
	r.at = [2]float64{x, y}
	r.start, r.open, r.closed = r.at, true, false
}

func (r *vector) line(x, y float64) {
	if !r.open {
		r.move(x, y)
		return
	}
	r.path.lineTo(x, y)
	r.at, r.closed = [2]float64{x, y}, false
}

func (r *vector) curve(x1, y1, x2, y2, x, y float64) {
	r.path.curveTo(x1, y1, x2, y2, x, y)
	r.at, r.closed = [2]float64{x, y}, false
}

// arc joins Bézier curves of at most 45°, whose error is below 5e-6 of the
// radius.
func (r *vector) arc(cx, cy, rx, ry, angle, delta float64) {
	if !(math.Abs(delta) <= 2*math.Pi+1e-9) || math.IsNaN(angle) || math.IsInf(angle, 0) {
		r.fail("arc from %g over %g radians", angle, delta)
		return
	}
	ox, oy := r.place(cx, cy)
	rx, ry = r.points(rx), r.points(ry)
	sin, cos := math.Sincos(angle)
	r.line(ox+float64(rx*cos), oy+float64(ry*sin))
	n := math.Ceil(math.Abs(delta) / (math.Pi / 4))
	step := delta / n
	reach := 4.0 / 3 * math.Tan(step/4)
	for i := 1.0; i <= n; i++ {
		fromX, fromY := ox+float64(rx*(cos-float64(reach*sin))), oy+float64(ry*(sin+float64(reach*cos)))
		sin, cos = math.Sincos(angle + float64(i*step))
		r.curve(fromX, fromY,
			ox+float64(rx*(cos+float64(reach*sin))), oy+float64(ry*(sin-float64(reach*cos))),
			ox+float64(rx*cos), oy+float64(ry*sin))
	}
}

// Stroke, Fill and FillStroke paint the path in the style of the moment.
func (r *vector) Stroke()     { r.paint(false, true) }
func (r *vector) Fill()       { r.paint(true, false) }
func (r *vector) FillStroke() { r.paint(true, true) }

func (r *vector) paint(fill, stroke bool) {
	// go-chart ends a box with a line to its first corner, which would leave
	// that corner unjoined.
	if r.open && r.at == r.start {
		r.Close()
	}
	m := mark{from: r.from, to: len(r.path.b), style: r.cur}
	m.fill = fill && r.visible(r.cur.fill)
	m.stroke = stroke && r.visible(r.cur.stroke) && r.cur.width != 0
	if m.stroke {
		r.checkStroke()
	}
	if m.from < m.to && (m.fill || m.stroke) {
		r.marks = append(r.marks, m)
	}
	r.from, r.open = m.to, false
}

// visible refuses the colours between clear and opaque: PDF/A-1 and printers
// have no transparency, and the figures need none.
func (r *vector) visible(c drawing.Color) bool {
	if c.A != 0 && c.A != 255 {
		r.fail("colour %v is half transparent", c)
	}
	return c.A != 0
}

func (r *vector) checkStroke() {
	if !(r.cur.width > 0) {
		r.fail("line width %g", r.cur.width)
	}
	for _, d := range r.cur.dash {
		if !(d >= 0) {
			r.fail("dash length %g", d)
		}
	}
}

// face is the font set, known by its handle.
func (r *vector) face() font.Face {
	for f, h := range handles {
		if h != nil && h == r.cur.font {
			return font.Face(f)
		}
	}
	r.fail("font is not one of the theme's")
	return font.Regular
}

// em is the size of type in units.
func (r *vector) em() float64 { return r.cur.size * r.dpi / 72 }

// MeasureText returns the advance and the height of capitals, upright or
// turned, so that go-chart centres figures and capitals.
func (r *vector) MeasureText(s string) chart.Box {
	f := r.face()
	w := float64(font.Advance(f, s)) * r.em() / 1000
	h := float64(f.Metrics().CapHeight) * r.em() / 1000
	if r.cur.angle != 0 {
		sin, cos := math.Sincos(r.cur.angle)
		w, h = math.Abs(float64(w*cos))+math.Abs(float64(h*sin)), math.Abs(float64(w*sin))+math.Abs(float64(h*cos))
	}
	return chart.Box{Right: int(math.Ceil(w)), Bottom: int(math.Ceil(h))}
}

// Text sets s with its baseline starting at x, y.
func (r *vector) Text(s string, x, y int) {
	if s == "" || !r.visible(r.cur.text) {
		return
	}
	if !(r.cur.size > 0) {
		r.fail("text %q of size %g", s, r.cur.size)
		return
	}
	f := r.face()
	if missing, ok := font.Missing(f, s); ok {
		r.fail("no glyph for %q (U+%04X) in %q", missing, missing, s)
	}
	px, py := r.place(float64(x), float64(y))
	run := placed{
		Text: s, Font: layout.Font{Face: f, Size: layout.Pt(r.cur.size)},
		X: layout.Pt(px), Baseline: layout.Pt(py),
		Width: layout.Pt(float64(font.Advance(f, s)) * r.cur.size / 1000),
		Angle: r.cur.angle, Color: opaque(r.cur.text),
	}
	r.runs = append(r.runs, run)
	r.marks = append(r.marks, mark{run: &run})
}

func opaque(c drawing.Color) layout.Color { return layout.Color{R: c.R, G: c.G, B: c.B} }

// Save writes the chart to the page, and nothing to the writer.
func (r *vector) Save(io.Writer) error {
	if r.from < len(r.path.b) {
		r.fail("a path was left unpainted")
	}
	if err := errors.Join(r.err, r.path.err); err != nil {
		return err
	}
	c := r.on
	before, known := len(c.b), c.st
	c.save()
	for _, m := range r.marks {
		if m.run == nil {
			r.writePath(m)
		} else if err := c.rotatedText(float64(m.run.X), float64(m.run.Baseline), m.run.Angle, m.run.Font, m.run.Color, m.run.Text); err != nil {
			c.b, c.st, c.saved = c.b[:before], known, c.saved[:len(c.saved)-1]
			return err
		}
	}
	c.restore()
	return c.err
}

func (r *vector) writePath(m mark) {
	c := r.on
	op := "f"
	if m.fill {
		c.fillColor(opaque(m.style.fill))
	}
	if m.stroke {
		c.strokeColor(opaque(m.style.stroke))
		c.lineWidth(r.points(m.style.width))
		dash := make([]float64, len(m.style.dash))
		for i, d := range m.style.dash {
			dash[i] = r.points(d)
		}
		c.dash(dash)
		if op = "S"; m.fill {
			op = "B"
		}
	}
	c.b = append(c.b, r.path.b[m.from:m.to]...)
	c.op(op)
}
