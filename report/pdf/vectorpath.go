package pdf

import (
	"math"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A subpath is the last subpath of the path being made.
type subpath struct {
	open, closed bool
	at           [2]float64    // the current point, of an open one
	points       int           // how many points it has
	bent         bool          // some of it is a curve
	corners      [4][2]float64 // the first points
	from         int           // of its operators in vector.path
}

// isBox tells whether s has four corners, goes level from the first to the
// second and is straight and square, as a rectangle of PDF is. A line back to
// the first corner, with which go-chart ends a box, is left out of account.
func (s *subpath) isBox() bool {
	c := &s.corners
	return !s.bent && (s.points == 4 || s.points == 5 && s.at == c[0]) &&
		c[0][1] == c[1][1] && c[1][0] == c[2][0] && c[2][1] == c[3][1] && c[3][0] == c[0][0]
}

// points converts a length from units to points.
func (r *vector) points(units float64) float64 { return units * 72 / r.dpi }

// toPage returns the page's point at chart coordinates.
func (r *vector) toPage(x, y float64) (float64, float64) {
	return r.x + r.points(x), r.y + r.points(y)
}

// MoveTo starts a subpath.
func (r *vector) MoveTo(x, y int) { r.move(r.toPage(float64(x), float64(y))) }

// LineTo draws a line, or starts the path.
func (r *vector) LineTo(x, y int) { r.line(r.toPage(float64(x), float64(y))) }

// QuadCurveTo draws a parabola, as the cubic it equals.
func (r *vector) QuadCurveTo(cx, cy, x, y int) {
	qx, qy := r.toPage(float64(cx), float64(cy))
	ex, ey := r.toPage(float64(x), float64(y))
	if !r.sub.open {
		r.move(qx, qy)
	}
	third := func(from, to float64) float64 { return from + (to-from)*2/3 }
	r.curve(third(r.sub.at[0], qx), third(r.sub.at[1], qy), third(ex, qx), third(ey, qy), ex, ey)
}

// ArcTo draws an arc from an angle over another, clockwise where positive.
func (r *vector) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	r.arc(float64(cx), float64(cy), rx, ry, start, delta)
}

// Close closes the subpath.
func (r *vector) Close() {
	s := &r.sub
	if !s.open || s.closed {
		return
	}
	if c := &s.corners; s.isBox() {
		r.path.b = r.path.b[:s.from]
		r.path.rect(c[0][0], c[0][1], c[2][0], c[2][1])
	} else {
		r.path.closePath()
	}
	s.at, s.closed = s.corners[0], true
}

// A circle is a subpath that is one.
type circle struct {
	x, y, radius float64 // points on the page
	from, to     int     // of its operators in vector.path
}

// Circle adds a circle to the path.
func (r *vector) Circle(radius float64, x, y int) {
	r.sub.open = false
	from := len(r.path.b)
	r.arc(float64(x), float64(y), radius, radius, 0, 2*math.Pi)
	r.Close()
	cx, cy := r.toPage(float64(x), float64(y))
	r.last = circle{cx, cy, r.points(radius), from, len(r.path.b)}
}

func (r *vector) move(x, y float64) {
	r.sub = subpath{open: true, from: len(r.path.b)}
	r.sub.moveTo(x, y)
	r.path.moveTo(x, y)
}

func (r *vector) line(x, y float64) {
	if !r.sub.open {
		r.move(x, y)
		return
	}
	r.restartClosed()
	r.sub.moveTo(x, y)
	r.path.lineTo(x, y)
}

func (r *vector) curve(x1, y1, x2, y2, x, y float64) {
	r.restartClosed()
	r.sub.moveTo(x, y)
	r.sub.bent = true
	r.path.curveTo(x1, y1, x2, y2, x, y)
}

// restartClosed begins another subpath where a closed one ended.
func (r *vector) restartClosed() {
	if r.sub.closed {
		r.move(r.sub.at[0], r.sub.at[1])
	}
}

// moveTo makes a point the current one.
func (s *subpath) moveTo(x, y float64) {
	s.at = [2]float64{x, y}
	if s.points < len(s.corners) {
		s.corners[s.points] = s.at
	}
	s.points++
}

// arc joins Bézier curves of at most 45°, whose error is below 5e-6 of the
// radius.
func (r *vector) arc(cx, cy, rx, ry, angle, delta float64) {
	if !(math.Abs(delta) <= 2*math.Pi+1e-9) || math.IsNaN(angle) || math.IsInf(angle, 0) {
		r.fail("arc from %g over %g radians", angle, delta)
		return
	}
	ox, oy := r.toPage(cx, cy)
	rx, ry = r.points(rx), r.points(ry)
	sin, cos := math.Sincos(angle)
	r.line(ox+float64(rx*cos), oy+float64(ry*sin))
	n := math.Ceil(math.Abs(delta) / (math.Pi / 4))
	step := delta / n
	reach := 4.0 / 3 * math.Tan(step/4)
	for i := 1.0; i <= n; i++ {
		fromX, fromY := ox+float64(rx*(cos-float64(reach*sin))), oy+float64(ry*(sin+float64(reach*cos)))
		sin, cos = math.Sincos(angle + float64(i*step))
		r.curve(fromX, fromY,
			ox+float64(rx*(cos+float64(reach*sin))), oy+float64(ry*(sin-float64(reach*cos))),
			ox+float64(rx*cos), oy+float64(ry*sin))
	}
}

// Stroke, Fill and FillStroke paint the path in the style of the moment.
func (r *vector) Stroke()     { r.paint(false, true) }
func (r *vector) Fill()       { r.paint(true, false) }
func (r *vector) FillStroke() { r.paint(true, true) }

func (r *vector) paint(fill, stroke bool) {
	// go-chart ends a box with a line to its first corner, which would leave
	// that corner unjoined.
	if r.sub.open && r.sub.at == r.sub.corners[0] {
		r.Close()
	}
	m := drawnItem{from: r.from, to: len(r.path.b), style: r.cur}
	if r.last.from == m.from && r.last.to == m.to {
		m.circle = r.last
	}
	m.fill = fill && r.visible(r.cur.fill)
	m.stroke = stroke && r.visible(r.cur.stroke) && r.cur.width != 0
	if m.stroke {
		r.checkStroke()
	}
	if m.from < m.to && (m.fill || m.stroke) {
		r.items = append(r.items, m)
	}
	r.from, r.sub.open = m.to, false
}

// visible reports whether a colour is opaque. A half-transparent one is an error:
// PDF/A-1 and printers have no transparency, and the figures need none.
func (r *vector) visible(c drawing.Color) bool {
	if c.A != 0 && c.A != 255 {
		r.fail("colour %v is half transparent", c)
	}
	return c.A != 0
}

func (r *vector) checkStroke() {
	if w := r.cur.width; !(w > 0 && r.points(w) <= maxNumber) {
		r.fail("line width %g", w)
	}
	for _, d := range r.cur.dash {
		if !(d >= 0 && r.points(d) <= maxNumber) {
			r.fail("dash length %g", d)
		}
	}
}
