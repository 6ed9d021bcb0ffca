package charts

import (
	"math"

	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// Fonts are the four fonts of a figure. Figures do not look into them: for PDF they are
// handles that the PDF's renderer knows, for SVG and PNG parsed fonts.
type Fonts struct{ Regular, Bold, Condensed, CondensedBold *truetype.Font }

// A Theme is the fonts and colours of figures. Every colour is opaque.
type Theme struct {
	Fonts Fonts

	Ink, Muted drawing.Color // of text
	Frame      drawing.Color // hollow parts, axes
	Grid       drawing.Color
	Track      drawing.Color // of the whole behind a bar that is a part of it
	Paper      drawing.Color // of the page, and of text on dark colours

	A, B, Other  drawing.Color    // the two sides, and other states
	AText, BText drawing.Color    // of text about a side, on Paper
	ARamp, BRamp [4]drawing.Color // dark to light, for the parts of one side
}

// BriefTheme returns the colours of the briefs with given fonts. A has a lightness (CIE
// L*) of 27 and B of 62: they differ in grey, and in simulations of protan, deutan and
// tritan vision.
func BriefTheme(f Fonts) Theme {
	a, b := rgb(0x14406B), rgb(0xD9822B)
	return Theme{
		Fonts: f,
		Ink:   rgb(0x1A1A1A), Muted: rgb(0x5A626C), Frame: rgb(0x8A929C),
		Grid: rgb(0xDDE1E6), Track: rgb(0xEDF0F3), Paper: rgb(0xFFFFFF),
		A: a, B: b, Other: rgb(0xC3CAD1), AText: a, BText: rgb(0xA85F14),
		ARamp: [4]drawing.Color{a, rgb(0x486A8C), rgb(0x8EA3B8), rgb(0xBDCAD6)},
		BRamp: [4]drawing.Color{b, rgb(0xE19D59), rgb(0xEDC396), rgb(0xF4DCC3)},
	}
}

func rgb(v uint32) drawing.Color {
	return drawing.Color{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

func (t Theme) side(s Side) drawing.Color {
	switch s {
	case SideB:
		return t.B
	case Neither:
		return t.Other
	}
	return t.A
}

func (t Theme) sideText(s Side) drawing.Color {
	if s == SideB {
		return t.BText
	}
	return t.AText
}

// ramp is the k-th of n tints of a side, from dark to light. Up to four parts have the
// theme's own tints, the darkest first. More parts have tints between these; a tint on
// which neither white nor dark text is legible is made lighter.
func (t Theme) ramp(s Side, k, n int) drawing.Color {
	steps := t.ARamp
	if s == SideB {
		steps = t.BRamp
	}
	if n <= len(steps) {
		return steps[k]
	}
	at := float64(k) * float64(len(steps)-1) / float64(n-1)
	i := min(int(at), len(steps)-2)
	tint := blend(steps[i], steps[i+1], at-float64(i))
	for contrast(tint, t.on(tint)) < legible {
		tint = blend(tint, t.Paper, 0.05)
	}
	return tint
}

// blend is the opaque colour between a and b, at k from 0 to 1.
func blend(a, b drawing.Color, k float64) drawing.Color {
	f := func(x, y uint8) uint8 {
		return uint8(math.Round(float64(x) + float64(k*(float64(y)-float64(x)))))
	}
	return drawing.Color{R: f(a.R, b.R), G: f(a.G, b.G), B: f(a.B, b.B), A: 255}
}

// legible is the least contrast of text, from WCAG 2.1, 1.4.3 (AA).
const legible = 4.5

// on is the colour of text on bg: Paper where that is legible, else Ink.
func (t Theme) on(bg drawing.Color) drawing.Color {
	if contrast(bg, t.Paper) >= legible {
		return t.Paper
	}
	return t.Ink
}

// contrast is the contrast ratio of WCAG 2.1, 1.4.3, from 1 to 21.
func contrast(a, b drawing.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is relative luminance as WCAG 2.1 defines it.
func luminance(c drawing.Color) float64 {
	lin := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return float64(0.2126*lin(c.R)) + float64(0.7152*lin(c.G)) + float64(0.0722*lin(c.B))
}
