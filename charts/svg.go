package charts

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// standMargin is the white margin of a figure that stands alone, in points.
const standMargin = 8.0

// SVGOptions say how a figure is written as SVG.
type SVGOptions struct {
	// Name sets the ids of this figure apart from those of others on the same page. It
	// has no spaces.
	Name string
	// Paths writes text as the outlines of its glyphs, for programs that lack the fonts
	// or set text themselves. The fonts must be parsed.
	Paths bool
	// Metrics measures text; nil means Parsed. It is not used for Paths.
	Metrics Metrics
}

// SVG writes f as an SVG document, width points wide with its margin. The alternative
// text of a Head becomes the description. A width out of bounds is an error, and so are
// fonts that are needed and not parsed, and with Paths a rune that the fonts lack;
// nothing is written then.
//
// go-chart's own SVG is not used: it does not escape text, and rounds strokes to whole
// pixels.
func SVG(w io.Writer, f Figure, width float64, t Theme, o SVGOptions) error {
	if o.Metrics == nil || o.Paths {
		if err := t.Fonts.parsed(); err != nil {
			return err
		}
		o.Metrics = Parsed{}
	}
	inner := width - 2*standMargin
	if err := checkWidth(f, inner); err != nil {
		return err
	}
	r := &svgRenderer{metrics: o.Metrics, fonts: t.Fonts, dpi: 72 * svgUnits}
	if o.Paths {
		r.outlines = newOutlines(o.Name)
	}
	c := newCanvas(r, width, t)
	height := f.Draw(c.inset(standMargin, standMargin, inner))
	r.open(f, o.Name, width, height+2*standMargin)
	c.r.replay(position{}, c.r.end(), r)
	return r.Save(w)
}

const svgUnits = 100

// svgRenderer writes SVG, for one figure. Its methods are one thing: most of them are
// those of go-chart's Renderer.
type svgRenderer struct {
	metrics  Metrics
	fonts    Fonts
	outlines *outlines // nil where text stays text
	head     int       // the length of what stands in out before the outlines
	err      error     // the first of a text
	dpi      float64
	out      bytes.Buffer
	path     strings.Builder

	fillCol, strokeCol, textCol drawing.Color
	strokeW                     float64
	dash                        []float64
	font                        *truetype.Font
	size                        float64
}

func (r *svgRenderer) open(f Figure, name string, width, height float64) {
	h, _ := f.(headed)
	links := ""
	if r.outlines != nil {
		links = ` xmlns:xlink="http://www.w3.org/1999/xlink"` // SVG 1.1, which more programs read
	}
	fmt.Fprintf(&r.out, `<svg xmlns="http://www.w3.org/2000/svg"%s width="%spt" height="%spt" viewBox="0 0 %s %s" role="img"`,
		links, dec(width), dec(height), dec(width), dec(height))
	title, desc := escape(h.head.Title), escape(h.head.Alt)
	titleID, descID := "title", "desc"
	if name != "" {
		titleID, descID = "title-"+escape(name), "desc-"+escape(name)
	}
	switch {
	case title != "" && desc != "":
		fmt.Fprintf(&r.out, ` aria-labelledby="%s %s"`, titleID, descID)
	case title != "":
		fmt.Fprintf(&r.out, ` aria-labelledby="%s"`, titleID)
	}
	r.out.WriteString(">\n")
	if title != "" {
		fmt.Fprintf(&r.out, "<title id=\"%s\">%s</title>\n", titleID, title)
	}
	if desc != "" {
		fmt.Fprintf(&r.out, "<desc id=\"%s\">%s</desc>\n", descID, desc)
	}
	r.head = r.out.Len()
	r.head = r.out.Len()
	fmt.Fprintf(&r.out, "<rect width=\"%s\" height=\"%s\" fill=\"#FFFFFF\"/>\n", dec(width), dec(height))
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escape returns s as text of XML 1.0, also in attributes. What XML cannot hold is left
// out.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return escapes.Replace(s)
}

// dec prints v with at most two decimals.
func dec(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

func (r *svgRenderer) pt(units float64) string { return dec(units * 72 / r.dpi) }
func (r *svgRenderer) xy(x, y int) string      { return r.pt(float64(x)) + " " + r.pt(float64(y)) }

func css(c drawing.Color) string {
	if c.A == 0 {
		return "none"
	}
	return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B)
}

func (r *svgRenderer) ResetStyle() {
	r.fillCol, r.strokeCol, r.textCol = drawing.Color{}, drawing.Color{}, drawing.Color{}
	r.strokeW, r.dash = 0, nil
}
func (r *svgRenderer) GetDPI() float64                { return r.dpi }
func (r *svgRenderer) SetDPI(dpi float64)             { r.dpi = dpi }
func (r *svgRenderer) SetClassName(string)            {}
func (r *svgRenderer) SetStrokeColor(c drawing.Color) { r.strokeCol = c }
func (r *svgRenderer) SetFillColor(c drawing.Color)   { r.fillCol = c }
func (r *svgRenderer) SetStrokeWidth(w float64)       { r.strokeW = w }
func (r *svgRenderer) SetStrokeDashArray(d []float64) { r.dash = d }
func (r *svgRenderer) SetFont(f *truetype.Font)       { r.font = f }
func (r *svgRenderer) SetFontColor(c drawing.Color)   { r.textCol = c }
func (r *svgRenderer) SetFontSize(size float64)       { r.size = size }

// SetTextRotation does nothing: figures do not rotate text.
func (r *svgRenderer) SetTextRotation(float64) {}
func (r *svgRenderer) ClearTextRotation()      {}

func (r *svgRenderer) MoveTo(x, y int) { r.path.WriteString("M" + r.xy(x, y)) }
func (r *svgRenderer) LineTo(x, y int) {
	if r.path.Len() == 0 {
		r.MoveTo(x, y)
		return
	}
	r.path.WriteString("L" + r.xy(x, y))
}
func (r *svgRenderer) QuadCurveTo(cx, cy, x, y int) {
	r.path.WriteString("Q" + r.xy(cx, cy) + " " + r.xy(x, y))
}
func (r *svgRenderer) Close() { r.path.WriteString("Z") }

// ArcTo draws an arc as two halves: SVG does not draw an arc that ends where it begins.
func (r *svgRenderer) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	at := func(a float64) (int, int) {
		return cx + int(math.Round(rx*math.Cos(a))), cy + int(math.Round(ry*math.Sin(a)))
	}
	sweep := "1"
	if delta < 0 {
		sweep = "0"
	}
	r.LineTo(at(start))
	for _, k := range []float64{0.5, 1} {
		x, y := at(start + float64(delta*k))
		r.path.WriteString("A" + r.pt(rx) + " " + r.pt(ry) + " 0 0 " + sweep + " " + r.xy(x, y))
	}
}

func (r *svgRenderer) Circle(radius float64, x, y int) {
	d := int(math.Round(radius))
	r.MoveTo(x+d, y)
	r.ArcTo(x, y, radius, radius, 0, 2*math.Pi)
	r.Close()
}

func (r *svgRenderer) Stroke()     { r.paint(false, true) }
func (r *svgRenderer) Fill()       { r.paint(true, false) }
func (r *svgRenderer) FillStroke() { r.paint(true, true) }

func (r *svgRenderer) paint(fill, stroke bool) {
	d := r.path.String()
	r.path.Reset()
	fill = fill && r.fillCol.A > 0
	stroke = stroke && r.strokeCol.A > 0 && r.strokeW > 0
	if d == "" || !fill && !stroke {
		return
	}
	fmt.Fprintf(&r.out, `<path d="%s"`, d)
	if fill {
		fmt.Fprintf(&r.out, ` fill="%s"`, css(r.fillCol))
	} else {
		r.out.WriteString(` fill="none"`)
	}
	if stroke {
		fmt.Fprintf(&r.out, ` stroke="%s" stroke-width="%s"`, css(r.strokeCol), r.pt(r.strokeW))
		if len(r.dash) > 0 {
			var ds []string
			for _, d := range r.dash {
				ds = append(ds, r.pt(d))
			}
			fmt.Fprintf(&r.out, ` stroke-dasharray="%s"`, strings.Join(ds, " "))
		}
	}
	r.out.WriteString("/>\n")
}

func (r *svgRenderer) MeasureText(s string) chart.Box {
	w := r.metrics.Advance(r.font, s) * r.size * r.dpi / 72
	return chart.Box{Right: int(math.Ceil(w)), Bottom: int(math.Ceil(r.size * capHeight * r.dpi / 72))}
}

// Text writes outlines, or text with its width in textLength, so that in another typeface
// than Roboto it does not run into its neighbour.
func (r *svgRenderer) Text(s string, x, y int) {
	if r.outlines != nil {
		r.outline(s, x, y)
		return
	}
	family, weight := "Roboto, 'Helvetica Neue', Arial, sans-serif", ""
	if r.font == r.fonts.Condensed || r.font == r.fonts.CondensedBold {
		family = "'Roboto Condensed', 'Arial Narrow', " + family
	}
	if r.font == r.fonts.Bold || r.font == r.fonts.CondensedBold {
		weight = ` font-weight="700"`
	}
	length := r.metrics.Advance(r.font, s) * r.size
	fmt.Fprintf(&r.out, `<text x="%s" y="%s" font-family="%s" font-size="%s"%s fill="%s" textLength="%s" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n",
		r.pt(float64(x)), r.pt(float64(y)), family, dec(r.size), weight, css(r.textCol), dec(length), escape(s))
}

// outline writes s as its glyphs, one group for each text.
func (r *svgRenderer) outline(s string, x, y int) {
	uses, err := r.outlines.uses(nil, r.font, s)
	if err != nil && r.err == nil {
		r.err = err
	}
	if len(uses) > 0 {
		fmt.Fprintf(&r.out, `<g transform="translate(%s)scale(%s)" fill="%s">%s</g>`+"\n",
			r.xy(x, y), strconv.FormatFloat(r.size/glyphUnits, 'g', 5, 64), css(r.textCol), uses)
	}
}

// Save ends the document and writes it.
func (r *svgRenderer) Save(w io.Writer) error {
	if r.err != nil {
		return r.err
	}
	r.out.WriteString("</svg>\n")
	b := r.out.Bytes()
	if r.outlines != nil && len(r.outlines.defs) > 0 {
		b = slices.Concat(b[:r.head], []byte("<defs>\n"), r.outlines.defs, []byte("</defs>\n"), b[r.head:])
	}
	_, err := w.Write(b)
	return err
}
