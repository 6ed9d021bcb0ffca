package charts

import "github.com/wcharczuk/go-chart/v2/drawing"

// A rect is a box in points; w and h may be 0, never negative.
type rect struct{ x, y, w, h float64 }

func (r rect) corners() []point {
	return []point{{r.x, r.y}, {r.x + r.w, r.y}, {r.x + r.w, r.y + r.h}, {r.x, r.y + r.h}}
}

// shrunk is r made smaller by k at each edge.
func (r rect) shrunk(k float64) rect {
	return rect{r.x + k, r.y + k, max(r.w-2*k, 0), max(r.h-2*k, 0)}
}

// positive is r, with no width where it would be negative.
func (r rect) positive() rect {
	r.w = max(r.w, 0)
	return r
}

const frameWidth = 0.6

func (c *Canvas) rect(r rect, col drawing.Color) {
	if r.w > 0 && r.h > 0 {
		c.fill(col, r.corners())
	}
}

// hollow draws a frame inside r. It stands for what is not known or not done.
func (c *Canvas) hollow(r rect) {
	if r.w > frameWidth {
		c.outline(frameWidth, c.t.Muted, r.shrunk(frameWidth/2).corners())
	}
}

// drawArrow draws a short arrow from x to the right, its shaft at y. It stands for
// U+2192, which few typefaces have.
func drawArrow(c *Canvas, x, y float64) {
	const long, head, half = 11, 4.5, 2.6
	c.stroke(1, c.t.Ink, []point{{x, y}, {x + long - head + 0.5, y}})
	c.fill(c.t.Ink, []point{{x + long - head, y - half}, {x + long, y}, {x + long - head, y + half}})
}
