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

	"dyad/report/script"
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
	// Inline makes an SVG for the inside of a web page: without ids, margin and ground,
	// its colours and faces classes for which InlineCSS has the rules. Label is its
	// alternative text then, for it has no head; "" where what is around it has one.
	Inline bool
	Label  string
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
	margin := standMargin
	if o.Inline {
		margin, t = 0, roled(t)
	}
	inner := width - 2*margin
	if err := checkWidth(f, inner); err != nil {
		return err
	}
	r := &svgRenderer{metrics: o.Metrics, fonts: t.Fonts, dpi: 72 * svgUnits, inline: o.Inline}
	if o.Paths {
		r.outlines = newOutlines(o.Name)
	}
	c := newCanvas(r, width, t)
	height := f.Draw(c.inset(margin, margin, inner)) + 2*margin
	if o.Inline {
		r.openInline(o.Label, width, height)
	} else {
		r.open(f, o.Name, width, height)
	}
	c.r.replay(position{}, c.r.end(), r)
	return r.Save(w)
}

const svgUnits = 100

// svgRenderer writes SVG, for one figure. Its methods are one thing: most of them are
// those of go-chart's Renderer.
type svgRenderer struct {
	metrics  Metrics
	fonts    Fonts
	inline   bool
	outlines *outlines // nil where text stays text
	head     int       // the length of what stands in out before the outlines
	err      error     // the first of a text
	dpi      float64
	out      bytes.Buffer
	path     []byte

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
func dec(v float64) string { return string(appendDec(nil, v)) }

// appendDec appends v with at most two decimals.
func appendDec(b []byte, v float64) []byte {
	n := int64(math.Round(v * 100))
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	switch n %= 100; {
	case n == 0:
	case n%10 == 0:
		b = append(b, '.', byte('0'+n/10))
	default:
		b = append(b, '.', byte('0'+n/10), byte('0'+n%10))
	}
	return b
}

func (r *svgRenderer) pt(units float64) string { return dec(units * 72 / r.dpi) }
func (r *svgRenderer) xy(x, y int) string      { return string(r.appendXY(nil, x, y)) }

func (r *svgRenderer) appendXY(b []byte, x, y int) []byte {
	b = append(appendDec(b, float64(x)*72/r.dpi), ' ')
	return appendDec(b, float64(y)*72/r.dpi)
}

func css(c drawing.Color) string {
	if c.A == 0 {
		return "none"
	}
	return rgbColor{c.R, c.G, c.B}.String()
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

func (r *svgRenderer) MoveTo(x, y int) { r.path = r.appendXY(append(r.path, 'M'), x, y) }
func (r *svgRenderer) LineTo(x, y int) {
	if len(r.path) == 0 {
		r.MoveTo(x, y)
		return
	}
	r.path = r.appendXY(append(r.path, 'L'), x, y)
}
func (r *svgRenderer) QuadCurveTo(cx, cy, x, y int) {
	r.path = r.appendXY(append(r.appendXY(append(r.path, 'Q'), cx, cy), ' '), x, y)
}
func (r *svgRenderer) Close() { r.path = append(r.path, 'Z') }

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
		r.path = append(r.path, "A"+r.pt(rx)+" "+r.pt(ry)+" 0 0 "+sweep+" "+r.xy(x, y)...)
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
	d := r.path
	r.path = r.path[:0]
	fill = fill && r.fillCol.A > 0
	stroke = stroke && r.strokeCol.A > 0 && r.strokeW > 0
	if len(d) == 0 || !fill && !stroke {
		return
	}
	r.write(`<path d="`, string(d), `"`)
	switch {
	case r.inline:
		r.classes(fill, stroke)
	case fill:
		r.write(` fill="`, css(r.fillCol), `"`)
	default:
		r.write(` fill="none"`)
	}
	if stroke {
		if !r.inline {
			r.write(` stroke="`, css(r.strokeCol), `"`)
		}
		r.write(` stroke-width="`, r.pt(r.strokeW), `"`)
		if len(r.dash) > 0 {
			var ds []string
			for _, d := range r.dash {
				ds = append(ds, r.pt(d))
			}
			r.write(` stroke-dasharray="`, strings.Join(ds, " "), `"`)
		}
	}
	r.write("/>")
	if !r.inline {
		r.write("\n")
	}
}

// advance is the width of s in em. A sign of Chinese or Japanese, which the theme's fonts
// lack, is as wide as its em in those of readers.
func (r *svgRenderer) advance(s string) float64 {
	if strings.IndexFunc(s, script.IsIdeograph) < 0 {
		return r.metrics.Advance(r.font, s)
	}
	signs := 0
	others := strings.Map(func(c rune) rune {
		if script.IsIdeograph(c) {
			signs++
			return -1
		}
		return c
	}, s)
	return r.metrics.Advance(r.font, others) + float64(signs)
}

func (r *svgRenderer) MeasureText(s string) chart.Box {
	w := r.advance(s) * r.size * r.dpi / 72
	return chart.Box{Right: int(math.Ceil(w)), Bottom: int(math.Ceil(r.size * capHeight * r.dpi / 72))}
}

// Text writes outlines, or text with its width in textLength, so that in another typeface
// than Roboto it does not run into its neighbour.
func (r *svgRenderer) Text(s string, x, y int) {
	if r.outlines != nil {
		r.outline(s, x, y)
		return
	}
	if r.inline {
		r.inlineText(s, x, y)
		return
	}
	family, weight := "Roboto, 'Helvetica Neue', Arial, sans-serif", ""
	if r.font == r.fonts.Condensed || r.font == r.fonts.CondensedBold {
		family = "'Roboto Condensed', 'Arial Narrow', " + family
	}
	if r.font == r.fonts.Bold || r.font == r.fonts.CondensedBold {
		weight = ` font-weight="700"`
	}
	length := r.advance(s) * r.size
	r.write(`<text x="`, r.pt(float64(x)), `" y="`, r.pt(float64(y)), `" font-family="`, family, `" font-size="`, dec(r.size), `"`, weight,
		` fill="`, css(r.textCol), `" textLength="`, dec(length), `" lengthAdjust="spacingAndGlyphs">`, escape(s), "</text>\n")
}

// write adds parts to the document.
func (r *svgRenderer) write(parts ...string) {
	for _, p := range parts {
		r.out.WriteString(p)
	}
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
	r.write("</svg>\n")
	b := r.out.Bytes()
	if r.outlines != nil && len(r.outlines.defs) > 0 {
		b = slices.Concat(b[:r.head], []byte("<defs>\n"), r.outlines.defs, []byte("</defs>\n"), b[r.head:])
	}
	_, err := w.Write(b)
	return err
}
