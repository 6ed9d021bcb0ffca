package pdf

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"

	"dyad/charts"
	"dyad/report/layout"
)

// unitsPerPoint is how many of go-chart's integer units make a point: places
// are exact to 3.5 micrometres.
const unitsPerPoint = 100

// figure sets a drawing with its top left at box's. It returns the text it
// placed, valid until the next figure. On an error the page is as it was.
func (c *content) figure(d *charts.Drawing, box layout.Rect) ([]placedText, error) {
	r := newVector(c, float64(box.X), float64(box.Y))
	scratch := &c.res.figure
	r.path.b, r.items, r.runs = scratch.path[:0], scratch.items[:0], scratch.runs[:0]
	if err := d.Render(r); err != nil {
		return nil, err
	}
	*scratch = vectorScratch{r.path.b, r.items, r.runs}
	return r.runs, nil
}

// A vectorScratch is memory that one figure leaves to the next.
type vectorScratch struct {
	path  []byte
	items []drawnItem
	runs  []placedText
}

// A vector is a chart.Renderer that draws on a page as vectors and text in
// the document's own fonts. It records, and writes on Save, so that a chart
// that fails leaves the page untouched. A colour is opaque or absent. The fonts are
// those of Theme. It is one thing: most of its methods are those of go-chart's interface.
//
// As in go-chart's raster renderer, a circle is a path that its caller paints, and
// an arc is joined to the point before it.
type vector struct {
	page *content
	x, y float64 // the chart's origin on the page
	dpi  float64
	cur  style
	path *content // operators of all paths; the open one starts at from
	from int
	sub  subpath
	last circle

	items []drawnItem
	runs  []placedText
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

// A drawnItem is one painted path, or one run of text.
type drawnItem struct {
	from, to     int // of the path's operators in vector.path
	fill, stroke bool
	style        style
	run          int    // of vector.runs, counted from 1; 0 for a path
	circle       circle // with a radius where the path is one circle
	picture      *placedPicture
}

// A placedPicture is a picture at its place on the page, in points.
type placedPicture struct {
	pixels     *charts.Pixels
	x, y, w, h float64
}

// A placedText is text at its place on the page.
type placedText struct {
	Text        string
	Font        layout.Font
	X, Baseline layout.Pt // start of the baseline
	Angle       float64   // radians, clockwise about the start
	Color       layout.Color
}

// newVector draws on c with the chart's origin at x, y. A chart unit is a
// hundredth of a point.
func newVector(c *content, x, y float64) *vector {
	return &vector{page: c, x: x, y: y, dpi: 72 * unitsPerPoint, path: &content{h: c.h}}
}

func (r *vector) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

// The style that go-chart sets is that of what is drawn next.

func (r *vector) ResetStyle()                       { r.cur = style{font: r.cur.font} }
func (r *vector) GetDPI() float64                   { return r.dpi }
func (r *vector) SetDPI(dpi float64)                { r.dpi = dpi }
func (r *vector) SetClassName(string)               {}
func (r *vector) SetStrokeColor(c drawing.Color)    { r.cur.stroke = c }
func (r *vector) SetFillColor(c drawing.Color)      { r.cur.fill = c }
func (r *vector) SetStrokeWidth(width float64)      { r.cur.width = width }
func (r *vector) SetStrokeDashArray(dash []float64) { r.cur.dash = slices.Clone(dash) }
func (r *vector) SetFont(f *truetype.Font)          { r.cur.font = f }
func (r *vector) SetFontColor(c drawing.Color)      { r.cur.text = c }
func (r *vector) SetFontSize(size float64)          { r.cur.size = size }
func (r *vector) SetTextRotation(radians float64)   { r.cur.angle = radians }
func (r *vector) ClearTextRotation()                { r.cur.angle = 0 }

func opaque(c drawing.Color) layout.Color { return layout.Color{R: c.R, G: c.G, B: c.B} }

// Save writes the chart to the page, and nothing to the writer.
func (r *vector) Save(io.Writer) error {
	if r.from < len(r.path.b) {
		r.fail("a path was left unpainted")
	}
	if err := cmp.Or(r.err, r.path.err); err != nil {
		return err
	}
	c := r.page
	c.save()
	for _, m := range r.items {
		switch {
		case m.picture != nil:
			c.picture(m.picture)
			continue
		case m.run == 0:
			r.writePath(m)
			continue
		}
		if err := c.label(r.runs[m.run-1]); err != nil {
			return err
		}
	}
	c.restore()
	return nil
}

// Picture implements charts.PictureRenderer.
func (r *vector) Picture(p *charts.Pixels, x, y, w, h int) {
	at := placedPicture{p, r.x + r.points(float64(x)), r.y + r.points(float64(y)), r.points(float64(w)), r.points(float64(h))}
	r.items = append(r.items, drawnItem{picture: &at})
}

// picture sets a picture, which is in the file once.
func (c *content) picture(p *placedPicture) {
	n := slices.Index(c.res.pictures, p.pixels) + 1
	if n == 0 {
		c.res.pictures = append(c.res.pictures, p.pixels)
		n = len(c.res.pictures)
	}
	c.endText()
	c.save()
	c.num(p.w, 0, 0, p.h, p.x, c.h-p.y-p.h)
	c.op("cm")
	c.op(fmt.Sprintf("/Im%d Do", n))
	c.restore()
}

// label sets a text with a space behind it, which keeps labels apart when
// their text is extracted.
func (c *content) label(t placedText) error {
	x, y, s := float64(t.X), float64(t.Baseline), t.Text+" "
	if t.Angle == 0 {
		return c.text(x, y, t.Font, t.Color, s)
	}
	c.turnedText(x, y, t.Angle, t.Font, t.Color, s)
	return nil
}

func (r *vector) writePath(m drawnItem) {
	c := r.page
	c.endText()
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
	if m.circle.radius != 0 {
		c.about(m.circle.x, m.circle.y)
		c.circle(m.circle.radius)
		c.op(op)
		c.restore()
		return
	}
	c.b = append(c.b, r.path.b[m.from:m.to]...)
	c.op(op)
}
