package pdf

import (
	"dyad/report/doc"
	"dyad/report/layout"
)

// circular is how far the control points of a quarter of a circle stand from its
// ends, in radii.
const circular = 0.5523

// sign draws a sign of evidence. Its words replace it where text is read
// (ISO 32000-1, 14.9.4).
func (p *painter) sign(s *layout.Sign) error {
	c := p.c
	c.endText()
	if s.Words != "" {
		c.b = appendText(append(c.b, "/Span<</ActualText"...), s.Words)
		c.b = append(c.b, ">>BDC\n"...)
	}
	x, y := float64(s.X), float64(s.Y)
	const r, line = float64(layout.SignRadius), float64(layout.SignLine)
	cx := x + r + line/2
	switch letter := s.Kind.Letter(); {
	case letter != "":
		if err := c.text(x, y, s.Font, s.Color, letter); err != nil {
			return err
		}
		c.endText()
	case s.Kind == doc.SignDoubtful:
		c.fillColor(s.Color)
		c.halfCircle(cx, y, r, -1)
		c.op("f")
		c.circle(cx, y, r, line, s.Color)
	default:
		c.circle(cx, y, r, line, s.Color)
	}
	if s.Words != "" {
		c.op("EMC")
	}
	return nil
}

// circle strokes a circle.
func (c *content) circle(x, y, r, line float64, col layout.Color) {
	c.strokeColor(col)
	c.lineWidth(line)
	c.dash(nil)
	c.halfCircle(x, y, r, -1)
	c.curveTo(x+float64(r*circular), y+r, x+r, y+float64(r*circular), x+r, y)
	c.curveTo(x+r, y-float64(r*circular), x+float64(r*circular), y-r, x, y-r)
	c.closePath()
	c.op("S")
}

// halfCircle is a path down the left side of a circle if side is -1, down the right
// if it is 1.
func (c *content) halfCircle(x, y, r, side float64) {
	k := float64(r * circular)
	c.moveTo(x, y-r)
	c.curveTo(x+float64(side*k), y-r, x+float64(side*r), y-k, x+float64(side*r), y)
	c.curveTo(x+float64(side*r), y+k, x+float64(side*k), y+r, x, y+r)
}
