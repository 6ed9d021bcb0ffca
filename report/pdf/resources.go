package pdf

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"dyad/charts"
	"dyad/report/font"
	"dyad/report/layout"
)

// resources are the fonts of one document, a subset for each face used, and the codes
// they share; and its pictures.
type resources struct {
	fonts   *font.Set // that the document may use
	codes   *font.Encoding
	subsets [font.MaxFaces]*font.Subset
	glyphs  []font.Glyph // reused memory, as is the next
	figure  vectorScratch
	// pictures are named Im1, Im2, … in their order.
	pictures []*charts.Pixels
}

// newResources returns the fonts of a document without text.
func newResources() *resources { return &resources{codes: font.NewEncoding()} }

// fontName is the name of a face in a page's /Font dictionary: F1, F2, … in the order of
// the faces.
func fontName(f font.Face) string { return fontNames[f] }

var fontNames = [font.MaxFaces]string{"F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12", "F13", "F14"}

// used returns the subsets, in the order of their faces.
func (r *resources) used() []*font.Subset {
	var s []*font.Subset
	for _, sub := range r.subsets {
		if sub != nil {
			s = append(s, sub)
		}
	}
	return s
}

func (r *resources) subset(f font.Face) *font.Subset {
	if r.subsets[f] == nil {
		r.subsets[f] = r.fonts.NewSubset(f, r.codes)
	}
	return r.subsets[f]
}

// text sets s with its baseline starting at x, y, and leaves the text object
// open. On an error nothing is written.
func (c *content) text(x, y float64, f layout.Font, col layout.Color, s string) error {
	gs := c.shape(f, s)
	for _, g := range gs {
		if g.GID == 0 {
			return fmt.Errorf("no glyph for %q (U+%04X)", g.Rune, g.Rune)
		}
	}
	if len(gs) > 0 {
		c.fillColor(col)
		c.beginText()
		c.startLine(x, y)
		c.at.end += c.show(f, gs)
	}
	return nil
}

// turnedText sets s turned clockwise by an angle, in radians, about the start of
// its baseline. Every rune of s must have a glyph, and s must not be empty.
func (c *content) turnedText(x, y, angle float64, f layout.Font, col layout.Color, s string) {
	c.endText()
	c.fillColor(col)
	c.beginText()
	c.rotation(angle)
	c.point(x, y)
	c.op("Tm")
	c.show(f, c.shape(f, s))
	c.endText()
}

// shape returns the glyphs of s, valid until the next call.
func (c *content) shape(f layout.Font, s string) []font.Glyph {
	c.res.glyphs = c.res.fonts.Shape(f.Face, s, c.res.glyphs[:0])
	return c.res.glyphs
}

// beginText opens a text object, if none is open. It may hold text, text state,
// colours and marked content (ISO 32000-1, figure 9).
func (c *content) beginText() {
	if !c.at.open {
		c.at = textObject{open: true}
		c.op("BT")
	}
}

// endText closes the text object, if one is open.
func (c *content) endText() {
	if c.at.open {
		c.at.open = false
		c.op("ET")
	}
}

// textSteps are the places of text in a point: it stands at most a twentieth of a point,
// 18 µm, from where it is meant to.
const textSteps = 10

// atEnd is how far text may stand from where it is meant to, in points, to be set
// behind the text before it: as far as places are rounded.
const atEnd = 0.5 / textSteps

// startLine moves to the start of a line at x, y. Text that begins where the text
// before it ends is there already.
func (c *content) startLine(x, y float64) {
	toX, toY := c.textStep(x), c.textStep(c.h-y)
	if at := &c.at; toY == at.y && math.Abs(x-at.end) < atEnd {
		return
	}
	c.at.end = float64(toX) / textSteps
	c.num(float64(toX-c.at.x)/textSteps, float64(toY-c.at.y)/textSteps)
	c.at.x, c.at.y = toX, toY
	c.op("Td")
}

// textStep is the place of text nearest to a length.
func (c *content) textStep(v float64) int64 { return int64(math.Round(c.check(v) * textSteps)) }

// show writes glyphs as strings of codes, with the kerning between them and the
// font switched with the face, and returns how far they move. It stands in a text
// object.
func (c *content) show(f layout.Font, gs []font.Glyph) (points float64) {
	thousandths := 0
	for _, g := range gs {
		thousandths += int(g.Advance) + int(g.Kern)
	}
	for len(gs) > 0 {
		n := 1
		for n < len(gs) && gs[n].Face == gs[0].Face {
			n++
		}
		c.setFont(gs[0].Face, float64(f.Size))
		c.showGlyphs(gs[:n])
		gs = gs[n:]
	}
	return float64(thousandths) * float64(f.Size) / 1000
}

func (c *content) setFont(f font.Face, size float64) {
	if want := (number{true, size}); c.st.font != f || c.st.size != want {
		c.st.font, c.st.size = f, want
		c.b = append(append(append(c.b, '/'), fontName(f)...), ' ')
		c.num(size)
		c.op("Tf")
	}
}

// showGlyphs writes glyphs of one face. Literal strings are half the length of
// hexadecimal ones and deflate in half the time.
func (c *content) showGlyphs(gs []font.Glyph) {
	sub := c.res.subset(gs[0].Face)
	kerned := slices.ContainsFunc(gs[:len(gs)-1], func(g font.Glyph) bool { return g.Kern != 0 })
	b := c.b
	if kerned {
		b = append(b, '[')
	}
	b = append(b, '(')
	for i, g := range gs {
		code := sub.Add(g.GID, g.Rune)
		if code > 0xFF {
			b = appendStringByte(b, byte(code>>8))
		}
		b = appendStringByte(b, byte(code))
		if g.Kern != 0 && i < len(gs)-1 {
			b = append(b, ')')
			b = strconv.AppendInt(b, -int64(g.Kern), 10)
			b = append(b, '(')
		}
	}
	if kerned {
		c.b = append(b, ")]TJ\n"...)
	} else {
		c.b = append(b, ")Tj\n"...)
	}
}
