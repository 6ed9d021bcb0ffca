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
	if letter := s.Kind.Letter(); letter != "" {
		if err := c.text(x, y, s.Font, s.Color, letter); err != nil {
			return err
		}
		c.endText()
	} else {
		half := s.Kind == doc.SignDoubtful
		if half {
			c.fillColor(s.Color)
		}
		c.strokeColor(s.Color)
		c.lineWidth(line)
		c.dash(nil)
		c.about(x+r+line/2, y)
		if half {
			c.halfCircle(r)
			c.op("f")
		}
		c.circle(r)
		c.op("S")
		c.restore()
	}
	if s.Words != "" {
		c.op("EMC")
	}
	return nil
}

// about saves the state and makes x, y the origin, of what is drawn to the next
// restore. Drawn about the origin, one shape is the same bytes at every place, which
// deflate to almost nothing.
func (c *content) about(x, y float64) {
	c.save()
	c.b = append(c.b, "1 0 0 1 "...)
	c.point(x, y)
	c.op("cm")
}

// circle is a path around the origin, joined of quarters. They are at most 0.0003 of
// the radius off.
func (c *content) circle(r float64) {
	k := float64(r * circular)
	c.halfCircle(r)
	c.num(k, -r, r, -k, r, 0)
	c.op("c")
	c.num(r, k, k, r, 0, r)
	c.op("c")
	c.closePath()
}

// halfCircle is a path around the origin from the top down its left side.
func (c *content) halfCircle(r float64) {
	k := float64(r * circular)
	c.num(0, r)
	c.op("m")
	c.num(-k, r, -r, k, -r, 0)
	c.op("c")
	c.num(-r, -k, -k, -r, 0, -r)
	c.op("c")
}
