package charts

import "github.com/wcharczuk/go-chart/v2/drawing"

// The ends of bars show how a source qualifies a number.

const (
	almostLength = 6.0 // the hollow last stretch
	almostFrame  = 0.9
	stripeWidth  = 1.3
	stripePitch  = 2.2
	stripes      = 3
	pointLength  = 4.0 // how far a point reaches past the number
	pointBack    = 3.0 // how far before the number it begins

	leastSpread = 3 * almostFrame // so that a short range is seen to be hollow
)

// overhang is how far the end of a bar reaches past its number.
func (q Qualifier) overhang() float64 {
	if q == MoreThan {
		return pointLength
	}
	return 0
}

// hollow is the length of the end of a bar that is not filled: of a range, which has no
// other end, all from its lower number on, spread points.
func (q Qualifier) hollow(spread float64) float64 {
	if spread > 0 {
		return max(spread, leastSpread)
	}
	switch q {
	case Almost, AtMost:
		return almostLength
	case About:
		return stripes * stripePitch
	}
	return 0
}

// drawEnd draws a bar from its zero to its number, to the left or to the right, with
// the end of its qualifier. A range is hollow for spread points, up to its number, the
// higher of the two. A bar of no length is a line.
func drawEnd(c *Canvas, zero, end, y, h float64, q Qualifier, spread float64, col drawing.Color) {
	dir := 1.0
	if end < zero {
		dir = -1
	}
	length := (end - zero) * dir
	at := func(v float64) float64 { return zero + v*dir }
	box := func(from, to float64) rect {
		a, b := at(from), at(to)
		return rect{min(a, b), y, max(a, b) - min(a, b), h}
	}
	if spread > 0 {
		q = Almost
	}
	switch q {
	case MoreThan:
		const shoulder = pointLength + pointBack
		from := max(length+pointLength-shoulder, 0)
		c.fill(col, []point{{zero, y}, {at(from), y}, {at(length + pointLength), y + h/2}, {at(from), y + h}, {zero, y + h}})
	case Almost, AtMost:
		w := min(q.hollow(spread), length)
		c.rect(box(0, length-w), col)
		c.outline(almostFrame, col, box(length-w, length).shrunk(almostFrame/2).corners())
	case About:
		first := max(length-stripes*stripePitch, 0)
		c.rect(box(0, first), col)
		for i := range stripes {
			from := min(first+float64(i)*stripePitch+stripePitch-stripeWidth, length)
			c.rect(box(from, min(from+stripeWidth, length)), col)
		}
	default:
		c.rect(box(0, length), col)
	}
	if length < 0.8 && q != MoreThan {
		c.stroke(0.8, col, []point{{zero, y}, {zero, y + h}})
	}
}
