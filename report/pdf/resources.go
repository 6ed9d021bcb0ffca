package pdf

import (
	"fmt"

	"dyad/report/font"
	"dyad/report/layout"
)

// resources are the fonts of one document: a subset for each face used.
type resources struct {
	subsets [font.NumFaces]*font.Subset
	names   [font.NumFaces]string // as in a page's /Font dictionary
	glyphs  []font.Glyph          // scratch
}

// newResources names the faces F1, F2, … in the order of their constants.
func newResources() *resources {
	r := new(resources)
	for f := range r.names {
		r.names[f] = "F" + string(rune('1'+f))
	}
	return r
}

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
		r.subsets[f] = font.NewSubset(f)
	}
	return r.subsets[f]
}

// text sets s with its baseline starting at x, y, in a text object of its own.
// On an error nothing is written.
func (c *content) text(x, y float64, f layout.Font, col layout.Color, s string) error {
	if r, missing := font.Missing(f.Face, s); missing {
		return fmt.Errorf("no glyph for %q (U+%04X)", r, r)
	}
	c.turnedText(x, y, 0, f, col, s)
	return nil
}

// turnedText is text turned clockwise by an angle, in radians, about the start
// of its baseline. Every rune of s has a glyph.
func (c *content) turnedText(x, y, angle float64, f layout.Font, col layout.Color, s string) {
	if s == "" {
		return
	}
	c.fillColor(col)
	c.b = append(c.b, "BT "...)
	if angle == 0 {
		c.point(x, y)
		c.op("Td")
	} else {
		c.rotation(angle)
		c.point(x, y)
		c.op("Tm")
	}
	c.show(f, s)
	c.op("ET")
}

// show writes s as strings of codes, with the kerning between them and the
// face switched where another has the glyph. It stands inside BT and ET.
func (c *content) show(f layout.Font, s string) {
	gs := font.Shape(f.Face, s, c.res.glyphs[:0])
	c.res.glyphs = gs
	for len(gs) > 0 {
		n := 1
		for n < len(gs) && gs[n].Face == gs[0].Face {
			n++
		}
		c.setFont(gs[0].Face, float64(f.Size))
		c.showGlyphs(gs[:n])
		gs = gs[n:]
	}
}

func (c *content) setFont(f font.Face, size float64) {
	if want := (number{true, size}); c.st.font != f || c.st.size != want {
		c.st.font, c.st.size = f, want
		c.b = append(append(append(c.b, '/'), c.res.names[f]...), ' ')
		c.num(size)
		c.op("Tf")
	}
}

// showGlyphs writes glyphs of one face. Literal strings are half the length of
// hexadecimal ones and deflate in half the time.
func (c *content) showGlyphs(gs []font.Glyph) {
	sub := c.res.subset(gs[0].Face)
	b := append(c.b, '[', '(')
	for i, g := range gs {
		code := sub.Add(g.GID, g.Rune)
		b = appendStringByte(appendStringByte(b, byte(code>>8)), byte(code))
		if g.Kern != 0 && i < len(gs)-1 {
			b = append(b, ')')
			b = appendNumber(b, -float64(g.Kern), 0)
			b = append(b, '(')
		}
	}
	c.b = append(b, ")]TJ\n"...)
}
