package font

import (
	"fmt"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A point of an outline in font units, on the curve or a control point of a quadratic
// one (OpenType 1.9, "glyf").
type point struct {
	x, y int
	on   bool
}

// A contour is a closed curve.
type contour []point

// outlineOf is the outline of a glyph in font units; cubic curves become quadratic ones.
func outlineOf(f *sfnt.Font, buf *sfnt.Buffer, g sfnt.GlyphIndex) ([]contour, error) {
	upem := int(f.UnitsPerEm())
	segments, err := f.LoadGlyph(buf, g, fontUnits(upem), nil)
	if err != nil {
		return nil, withoutPackage(err)
	}
	var out []contour
	var c contour
	end := func() {
		if n := len(c); n > 1 && c[n-1] == c[0] {
			c = c[:n-1]
		}
		if len(c) > 2 {
			out = append(out, c)
		}
		c = nil
	}
	for i := range segments {
		s := &segments[i]
		p := unitPoints(s.Args)
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			end()
			c = contour{p[0]}
		case sfnt.SegmentOpLineTo:
			c = append(c, p[0])
		case sfnt.SegmentOpQuadTo:
			p[0].on = false
			c = append(c, p[0], p[1])
		case sfnt.SegmentOpCubeTo:
			if len(c) > 0 {
				c = appendCubic(c, [4]point{c[len(c)-1], p[0], p[1], p[2]}, upem)
			}
		}
		if len(c) > math.MaxUint16 {
			return nil, fmt.Errorf("an outline of over %d points", math.MaxUint16)
		}
	}
	end()
	return out, nil
}

// unitPoints are points of x/image, whose y grows downwards, as points on the curve.
func unitPoints(args [3]fixed.Point26_6) (p [3]point) {
	for i, a := range args {
		p[i] = point{int(a.X), -int(a.Y), true}
	}
	return p
}

// appendCubic appends a cubic curve as quadratic ones that are nowhere further from it
// than a two-thousandth of an em: the third differences of its points say how many these
// are. All arithmetic is of whole numbers, so that every machine gives the same points.
func appendCubic(c contour, p [4]point, upem int) contour {
	dx, dy := p[3].x-3*p[2].x+3*p[1].x-p[0].x, p[3].y-3*p[2].y+3*p[1].y-p[0].y
	n := 1
	// The distance is at most √3/36 · |d| / n³.
	for n < 16 && float64(3*(dx*dx+dy*dy)) > math.Pow(36*float64(upem)/2000*float64(n*n*n), 2) {
		n++
	}
	for k := 1; k <= n; k++ {
		x0, ex0 := bezier(p[0].x, p[1].x, p[2].x, p[3].x, k-1, n)
		x1, ex1 := bezier(p[0].x, p[1].x, p[2].x, p[3].x, k, n)
		y0, ey0 := bezier(p[0].y, p[1].y, p[2].y, p[3].y, k-1, n)
		y1, ey1 := bezier(p[0].y, p[1].y, p[2].y, p[3].y, k, n)
		cube := n * n * n
		c = append(c,
			point{roundDiv(2*(x0+x1)+3*(ex0-ex1), 4*cube), roundDiv(2*(y0+y1)+3*(ey0-ey1), 4*cube), false},
			point{roundDiv(x1, cube), roundDiv(y1, cube), true})
	}
	return c
}

// bezier is a cubic curve at k/n, times n³, and a third of its slope there, times n².
func bezier(a, b, c, d, k, n int) (at, slope int) {
	m := n - k
	return m*m*m*a + 3*m*m*k*b + 3*m*k*k*c + k*k*k*d, m*m*(b-a) + 2*m*k*(c-b) + k*k*(d-c)
}

// roundDiv is a/b to the nearest whole number, b > 0.
func roundDiv(a, b int) int {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// A box is the smallest rectangle around points.
type box struct{ left, bottom, right, top int }

// boxOf is the box of contours, zero for none.
func boxOf(contours []contour) (b box) {
	first := true
	for _, c := range contours {
		for _, p := range c {
			if first {
				b, first = box{p.x, p.y, p.x, p.y}, false
			}
			b = box{min(b.left, p.x), min(b.bottom, p.y), max(b.right, p.x), max(b.top, p.y)}
		}
	}
	return b
}

// Flags of a point of a simple glyph.
const (
	onCurve = 1 << iota
	xShort
	yShort
	_
	xSameOrPositive
	ySameOrPositive
)

// appendGlyph appends the glyf entry of contours, nothing for none.
func appendGlyph(out []byte, contours []contour) ([]byte, error) {
	if len(contours) == 0 {
		return out, nil
	}
	b := boxOf(contours)
	for _, v := range []int{len(contours), b.left, b.bottom, b.right, b.top} {
		if v < math.MinInt16 || v > math.MaxInt16 {
			return nil, fmt.Errorf("a coordinate of %d", v)
		}
		out = be.AppendUint16(out, uint16(int16(v)))
	}
	n := 0
	for _, c := range contours {
		n += len(c)
		if n > math.MaxUint16 {
			return nil, fmt.Errorf("an outline of over %d points", math.MaxUint16)
		}
		out = be.AppendUint16(out, uint16(n-1))
	}
	out = be.AppendUint16(out, 0) // no instructions
	var flags, xs, ys []byte
	x, y := 0, 0
	for _, c := range contours {
		for _, p := range c {
			flag := byte(0)
			if p.on {
				flag = onCurve
			}
			var fx, fy byte
			if xs, fx = appendStep(xs, p.x-x, xShort, xSameOrPositive); p.x-x != int(int16(p.x-x)) {
				return nil, fmt.Errorf("a step of %d", p.x-x)
			}
			if ys, fy = appendStep(ys, p.y-y, yShort, ySameOrPositive); p.y-y != int(int16(p.y-y)) {
				return nil, fmt.Errorf("a step of %d", p.y-y)
			}
			flags = append(flags, flag|fx|fy)
			x, y = p.x, p.y
		}
	}
	out = append(append(append(out, flags...), xs...), ys...)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	return out, nil
}

// appendStep appends how far a coordinate is from the last, in the shortest form.
func appendStep(b []byte, d int, short, same byte) ([]byte, byte) {
	switch {
	case d == 0:
		return b, same
	case d > 0 && d < 0x100:
		return append(b, byte(d)), short | same
	case d < 0 && d > -0x100:
		return append(b, byte(-d)), short
	}
	return be.AppendUint16(b, uint16(int16(d))), 0
}
