package charts

import (
	"strings"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A role is what a colour of a theme is for. Figures inside a web page name roles instead
// of colours, so that the page can have other colours in the dark. While such a figure is
// drawn, the role of a colour is what its alpha lacks of 255: colours of themes are
// opaque, and two roles may have the same colour.
type role uint8

const (
	noRole role = iota
	roleInk
	roleMuted
	roleNeutral
	roleRule
	rolePale
	roleOther
	roleFrame
	rolePaper
	roleBrand
	roleA
	roleB
	roleAText
	roleBText
	roleAGround
	roleBGround
	roleA1
	roleA2
	roleA3
	roleA4
	roleB1
	roleB2
	roleB3
	roleB4
	roleOnDark  // text on a dark fill
	roleOnLight // text on a light fill that is as light in the dark
	numRoles
)

// roleNames are the names of roles in style sheets.
var roleNames = [numRoles]string{"", "ink", "muted", "neutral", "rule", "pale", "other", "frame", "paper", "brand",
	"a", "b", "a-text", "b-text", "a-ground", "b-ground", "a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4", "on-dark", "on-light"}

func (r role) of(c drawing.Color) drawing.Color {
	c.A = 255 - uint8(r)
	return c
}

// roleOf is the role of a colour; noRole of one that is reckoned from others.
func roleOf(c drawing.Color) role {
	if r := role(255 - c.A); r < numRoles {
		return r
	}
	return noRole
}

// stays tells whether a fill is about as light in the dark.
func (r role) stays() bool {
	return r == roleNeutral || r == roleA || r == roleB || r >= roleA1 && r <= roleB4 || r == noRole
}

// colours are the colours of a theme by role.
func (t *Theme) colours() map[role]*drawing.Color {
	m := map[role]*drawing.Color{roleInk: &t.Ink, roleMuted: &t.Muted, roleNeutral: &t.Neutral, roleRule: &t.Rule, rolePale: &t.Pale, roleOther: &t.Other,
		roleFrame: &t.Frame, rolePaper: &t.Paper, roleBrand: &t.Brand, roleA: &t.A, roleB: &t.B, roleAText: &t.AText, roleBText: &t.BText,
		roleAGround: &t.AGround, roleBGround: &t.BGround}
	for i := range t.ARamp {
		m[roleA1+role(i)], m[roleB1+role(i)] = &t.ARamp[i], &t.BRamp[i]
	}
	return m
}

// roled is t with colours that say their role.
func roled(t Theme) Theme {
	t.roles = true
	for r, c := range t.colours() {
		*c = r.of(*c)
	}
	return t
}

// dark is t for a dark page. Fills keep their hue and what is legible on them; those too
// dark to be seen are lightened no further than that.
func (t Theme) dark() Theme {
	paper := rgb(0x15181B)
	lighter := func(c drawing.Color, least float64) drawing.Color {
		x := rgbColor{c.R, c.G, c.B}
		for v := x.hsl(); contrast(x.opaque(), paper) < least && v.l < 1; x = v.color() {
			v.l += 0.01
		}
		return x.opaque()
	}
	d := t
	d.Paper, d.Ink, d.Muted = paper, rgb(0xE8EAEC), rgb(0xA9B2BC)
	d.Rule, d.Pale, d.Other, d.Frame = rgb(0x3B4249), rgb(0x22272C), rgb(0x3A424B), rgb(0x848F9A)
	d.Neutral = lighter(t.Neutral, visible)
	d.Brand, d.AText, d.BText = lighter(t.Brand, darkText), lighter(t.AText, darkText), lighter(t.BText, darkText)
	d.A, d.B = lighter(t.A, visible), lighter(t.B, visible)
	d.AGround, d.BGround = blend(d.A, paper, darkGround), blend(d.B, paper, darkGround)
	for i := range d.ARamp {
		d.ARamp[i], d.BRamp[i] = lighter(t.ARamp[i], visible), lighter(t.BRamp[i], visible)
	}
	return d
}

const (
	darkText   = 6.5 // the least contrast of coloured text on a dark page, ours, over legible for grounds
	darkGround = 0.8 // of a state, from its colour to a dark page
)

// InlineCSS are the rules for SVGs that are Inline: a custom property for each colour of
// the theme ("--a-text"), other ones for screens that are dark, and the classes by which
// fills, strokes and faces are named.
func InlineCSS(t Theme) string {
	var b strings.Builder
	vars := func(t Theme) {
		of := t.colours()
		for r := roleInk; r < roleOnDark; r++ {
			b.WriteString("--" + roleNames[r] + ":" + css(*of[r]) + ";")
		}
	}
	b.WriteString(":root{")
	vars(t)
	b.WriteString("--on-dark:" + css(t.Paper) + ";--on-light:" + css(t.Ink) + "}\n@media screen and (prefers-color-scheme:dark){:root{")
	vars(t.dark())
	b.WriteString("}}\n")
	for r := roleInk; r < numRoles; r++ {
		b.WriteString(".f-" + roleNames[r] + "{fill:var(--" + roleNames[r] + ")}")
		if r < roleOnDark {
			b.WriteString(".s-" + roleNames[r] + "{stroke:var(--" + roleNames[r] + ")}")
		}
	}
	b.WriteString("\nsvg{fill:none}svg text{white-space:pre;font-family:Roboto,'Helvetica Neue',Arial,sans-serif}svg .c{font-family:'Roboto Condensed','Arial Narrow',Roboto,Arial,sans-serif}svg .b{font-weight:700}\n")
	return b.String()
}

// openInline begins an SVG of a page.
func (r *svgRenderer) openInline(label string, width, height float64) {
	r.write(`<svg viewBox="0 0 `, dec(width), " ", dec(height), `"`)
	if label != "" {
		r.write(` role="img" aria-label="`, escape(label), `"`)
	}
	r.write(">")
}

// classes are those of a path; a colour without a role is written as it is.
func (r *svgRenderer) classes(fill, stroke bool) {
	class, fixed := "", ""
	for _, p := range []struct {
		has          bool
		col          drawing.Color
		prefix, attr string
	}{{fill, r.fillCol, "f-", "fill"}, {stroke, r.strokeCol, "s-", "stroke"}} {
		switch role := roleOf(p.col); {
		case !p.has:
		case role == noRole:
			fixed += " " + p.attr + `="` + css(p.col) + `"`
		case class == "":
			class = p.prefix + roleNames[role]
		default:
			class += " " + p.prefix + roleNames[role]
		}
	}
	if class != "" {
		r.write(` class="`, class, `"`)
	}
	r.write(fixed)
}

// inlineText writes text with the classes of its face and colour.
func (r *svgRenderer) inlineText(s string, x, y int) {
	class := "f-" + roleNames[roleOf(r.textCol)]
	if r.font == r.fonts.Condensed || r.font == r.fonts.CondensedBold {
		class += " c"
	}
	if r.font == r.fonts.Bold || r.font == r.fonts.CondensedBold {
		class += " b"
	}
	length := r.advance(s) * r.size
	r.write(`<text x="`, r.pt(float64(x)), `" y="`, r.pt(float64(y)), `" class="`, class, `" font-size="`, dec(r.size),
		`" textLength="`, dec(length), `" lengthAdjust="spacingAndGlyphs">`, escape(s), "</text>")
}
