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

const frameWidth = 0.6

func (c *Canvas) rect(r rect, col drawing.Color) {
	if r.w > 0 && r.h > 0 {
		c.fill(col, r.corners())
	}
}

// hollow draws a frame inside r. It stands for what is not known or not done.
func (c *Canvas) hollow(r rect) {
	if r.w > frameWidth {
		c.outline(frameWidth, c.t.Frame, r.shrunk(frameWidth/2).corners())
	}
}

// bar paints a rectangle in the colour of a side. B is also hatched, so that the sides
// differ without colour.
func (c *Canvas) bar(r rect, s Side, col drawing.Color) {
	c.rect(r, col)
	if s == SideB {
		c.hatch(r)
	}
}

const (
	hatchPitch = 4.4
	hatchWidth = 0.6
)

// hatch draws rising diagonals over r in one path. It ends them at the edges of r by
// arithmetic, since a Renderer cannot clip. The diagonals of all rectangles lie on the
// same lines.
func (c *Canvas) hatch(r rect) {
	if r.w <= 0 || r.h <= 0 {
		return
	}
	lines := c.stroking(hatchWidth, c.t.BRamp[2])
	first := int((r.x+r.y)/hatchPitch) + 1
	for i := first; ; i++ {
		k := float64(float64(i) * hatchPitch) // the line x + y = k
		if k >= r.x+r.w+r.y+r.h {
			break
		}
		x0 := max(r.x, k-r.y-r.h)
		x1 := min(r.x+r.w, k-r.y)
		if x1-x0 > 0.6 {
			lines.add(point{x0, k - x0}, point{x1, k - x1})
		}
	}
	lines.end()
}

// drawArrow draws a short arrow from x to the right, its shaft at y. It stands for
// U+2192, which few typefaces have.
func drawArrow(c *Canvas, x, y float64) {
	const long, head, half = 11, 4.5, 2.6
	c.stroke(1, c.t.Ink, []point{{x, y}, {x + long - head + 0.5, y}})
	c.fill(c.t.Ink, []point{{x + long - head, y - half}, {x + long, y}, {x + long - head, y + half}})
}
