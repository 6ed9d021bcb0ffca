package charts

import (
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A Mark behind a value says that its evidence is not an endnote on its subject, or that
// the value is not final.
type Mark uint8

const (
	NoMark          Mark = iota
	MarkNone             // ○: no endnote
	MarkDoubtful         // ◐: an endnote on another subject
	MarkDerived          // ƒ: derived here
	MarkProvisional      // p: the source will replace it
	MarkRevised          // r: it replaces an earlier figure
	MarkEstimate         // e: the source has reckoned it
	numMarks
)

// letter is the letter of a mark that is one, else "".
func (m Mark) letter() string {
	return [numMarks]string{MarkDerived: "ƒ", MarkProvisional: "p", MarkRevised: "r", MarkEstimate: "e"}[m]
}

const (
	markRadius  = 1.6
	markLine    = 0.75
	markGap     = 1.2 // between a value and its mark
	markSize    = 6.5 // of letters
	markRaise   = 2.9
	letterRaise = 2.6 // of letters, which are higher
)

// markWidth is the width of a mark with the gap before it, 0 for none.
func (c *Canvas) markWidth(m Mark) float64 {
	if m == NoMark {
		return 0
	}
	if letter := m.letter(); letter != "" {
		return markGap + c.measure(c.regular(markSize, c.t.Muted), letter)
	}
	return markGap + 2*markRadius + markLine
}

// setMark sets a mark behind text that ends at x, raised above its baseline.
func (c *Canvas) setMark(m Mark, x, base float64, col drawing.Color) {
	if m == NoMark {
		return
	}
	c.marks[m] = true
	x += markGap
	const r = markRadius
	if letter := m.letter(); letter != "" {
		c.text(c.regular(markSize, col), x, base-letterRaise, letter)
		return
	}
	switch at := (point{x + r + markLine/2, base - markRaise - r}); m {
	case MarkDoubtful:
		half := []point{}
		for _, k := range quarterTurns {
			half = append(half, point{at.x - r*k.x, at.y - r*k.y})
		}
		c.fill(col, half)
		fallthrough
	case MarkNone:
		c.ring(at, r, markLine, col)
	}
}

// quarterTurns are places on the right half of a circle of radius 1, from its top to
// its bottom.
var quarterTurns = []point{{0, 1}, {0.383, 0.924}, {0.707, 0.707}, {0.924, 0.383}, {1, 0},
	{0.924, -0.383}, {0.707, -0.707}, {0.383, -0.924}, {0, -1}}

// ring draws a circle.
func (c *Canvas) ring(p point, radius, width float64, col drawing.Color) {
	c.r.ResetStyle()
	c.r.SetStrokeColor(col)
	c.r.SetStrokeWidth(width * c.u)
	c.r.Circle(radius*c.u, c.x(p.x), c.y(p.y))
	c.r.Stroke()
}

// valueWidth is the width of a value with its mark.
func (c *Canvas) valueWidth(f face, s string, m Mark) float64 {
	return c.measure(f, s) + c.markWidth(m)
}

// setValue sets a value with its mark on Paper; the start of its baseline is at x, base.
func (c *Canvas) setValue(f face, x, base float64, s string, m Mark) {
	c.text(f, x, base, s)
	c.setMark(m, x+c.measure(f, s), base, c.t.Muted)
}

// setValueInside does the same on the fill of a bar.
func (c *Canvas) setValueInside(f face, x, base float64, s string, m Mark) {
	c.text(f, x, base, s)
	c.setMark(m, x+c.measure(f, s), base, f.col)
}
