package charts

import (
	"github.com/golang/freetype/truetype"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// Fonts are the four fonts of a figure. Figures do not look into them: for PDF they are
// handles that the PDF's renderer knows, for SVG and PNG parsed fonts.
type Fonts struct{ Regular, Bold, Condensed, CondensedBold *truetype.Font }

// A Theme is the fonts and colours of figures. Every colour is opaque. A colour of a
// state means that this state is relied on; what measures no reliance is Neutral.
type Theme struct {
	Fonts Fonts

	Ink, Muted drawing.Color // of text
	Neutral    drawing.Color // of bars that measure no reliance
	Rule, Pale drawing.Color // hairlines; grounds of boxes and of what has no figure
	Other      drawing.Color // of other states
	Frame      drawing.Color // the outline of Other, and axes
	Paper      drawing.Color // of the page, and of text on dark colours
	Brand      drawing.Color // of the bar of the masthead and of titles of boxes

	A, B             drawing.Color    // the two states
	AText, BText     drawing.Color    // of text about a state, on Paper and on its ground
	AGround, BGround drawing.Color    // behind what is a part of a state's
	ARamp, BRamp     [4]drawing.Color // dark to light, for the parts of one state

	roles bool // colours say their role, see [roled]
}

var (
	white = rgb(0xFFFFFF)
	ink   = rgb(0x1A1A1A)
	pale  = rgb(0xEEF1F4)
)

// baseTheme has what is the same in every house.
func baseTheme(f Fonts) Theme {
	return Theme{
		Fonts: f,
		Ink:   ink, Muted: rgb(0x5A626C), Neutral: rgb(0x6B747E),
		Rule: rgb(0xC9CED4), Pale: pale, Other: rgb(0xDDE1E6), Frame: rgb(0x8A929C),
		Paper: white,
	}
}

// BriefTheme returns the colours of the briefs with given fonts. A and B differ by a
// contrast of 3.3, so that they part in grey, and in simulations of protan, deutan and
// tritan vision.
func BriefTheme(f Fonts) Theme {
	t := baseTheme(f)
	t.Brand = rgb(0x13406B)
	t.A, t.AText, t.AGround = t.Brand, t.Brand, rgb(0xE6ECF2)
	t.ARamp = [4]drawing.Color{t.A, rgb(0x4A6E93), rgb(0x8FA5BD), rgb(0xBCC9D6)}
	t.B, t.BText, t.BGround = rgb(0xCF7A20), rgb(0x9A530D), rgb(0xFAEEDF)
	t.BRamp = tints(t.B)
	return t
}

// How far the tints of a state are from its colour to Paper.
var tintSteps = [4]float64{0, 0.24, 0.53, 0.72}

const groundStep = 0.89

func tints(c drawing.Color) (ramp [4]drawing.Color) {
	for i, k := range tintSteps {
		ramp[i] = blend(c, white, k)
	}
	return ramp
}

// newTheme returns the colours of a house: a and b of the two states, brand of its
// masthead. All tints are reckoned from a and b. The error is a *colorError if the
// colours are too alike or text on them would not be legible.
func newTheme(f Fonts, a, b, brand rgbColor) (Theme, error) {
	if err := checkColors(a, b, brand); err != nil {
		return Theme{}, err
	}
	t := baseTheme(f)
	t.Brand, t.A, t.B = brand.opaque(), a.opaque(), b.opaque()
	t.ARamp, t.BRamp = tints(t.A), tints(t.B)
	t.AGround, t.BGround = blend(t.A, t.Paper, groundStep), blend(t.B, t.Paper, groundStep)
	t.AText, t.BText = textOf(a, t.AGround).opaque(), textOf(b, t.BGround).opaque()
	return t, nil
}

// textOf is c with its lightness lowered by 2 points at a time until text of it is
// legible on the ground of its state, and so on white, which is lighter.
func textOf(c rgbColor, ground drawing.Color) rgbColor {
	v := c.hsl()
	for contrast(c.opaque(), ground) < legible {
		v.l -= 0.02
		c = v.color()
	}
	return c
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
	switch s {
	case SideB:
		return t.BText
	case Neither:
		return t.Ink
	}
	return t.AText
}

func (t Theme) ground(s Side) drawing.Color {
	switch s {
	case SideB:
		return t.BGround
	case Neither:
		return t.Pale
	}
	return t.AGround
}

// item is the fill of the k-th item of a side, the first the darkest; from the fifth on
// it is the ground.
func (t Theme) item(s Side, k int) drawing.Color {
	steps, ground := t.ARamp, t.AGround
	if s == SideB {
		steps, ground = t.BRamp, t.BGround
	}
	if k < len(steps) {
		return steps[k]
	}
	return ground
}

// edge is the outline that a fill needs to be seen on Paper: of the state's text colour,
// or Frame. It is false for a fill that is dark enough.
func (t Theme) edge(s Side, fill drawing.Color) (drawing.Color, bool) {
	if contrast(fill, t.Paper) >= visible {
		return drawing.Color{}, false
	}
	if s == Neither {
		return t.Frame, true
	}
	return t.sideText(s), true
}

const (
	legible = 4.5 // the least contrast of text, from WCAG 2.1, 1.4.3 (AA)
	visible = 3.0 // the least contrast of a bar, from WCAG 2.1, 1.4.11 (AA)
)

// on is the colour of text on bg: Paper where that is legible, else Ink.
func (t Theme) on(bg drawing.Color) drawing.Color {
	light := contrast(bg, t.Paper) >= legible
	switch {
	case light && t.roles:
		return roleOnDark.of(t.Paper)
	case light:
		return t.Paper
	case t.roles && roleOf(bg).stays():
		return roleOnLight.of(t.Ink)
	}
	return t.Ink
}

// bar is the colour of bars that a state is relied on for, or of those that measure no
// reliance.
func (t Theme) bar(s Side) drawing.Color {
	if s == Neither {
		return t.Neutral
	}
	return t.side(s)
}
