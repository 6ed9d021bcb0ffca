package pdf

import (
	"fmt"
	"math"

	"dyad/report/font"
	"dyad/report/layout"
)

// A content is a content stream being written (ISO 32000-1, 7.8.2). It is
// one thing: a cursor with a method for each operator in use, on one buffer and one
// graphics state. Lengths
// are points and y grows downwards from the page's top, as in layout; content
// turns them into PDF's own coordinates.
//
// Colours, line widths, dashes and fonts are remembered, so that only changes
// are written. Nothing is assumed of the state before the first operator. Code that
// appends to b itself must leave the graphics state as it was.
type content struct {
	b     []byte
	h     float64 // height of the page
	res   *resources
	st    state
	saved []state
	at    textObject
	err   error // the first number that cannot be printed
}

// A textObject is the text object that is open, if one is. Each line is placed
// relative to the line before, so that equal distances are equal bytes.
type textObject struct {
	open bool
	x, y int64   // start of the line, in textSteps from the page's foot
	end  float64 // where the text shown on it ends, in points
}

// state is the part of the graphics state that content writes; a zero
// field is not known.
type state struct {
	fill, stroke colour
	width        number
	dash         string // as printed, "" when not known
	butt         bool   // line cap and join are written
	font         font.Face
	size         number
}

type colour struct {
	known bool
	layout.Color
}

type number struct {
	known bool
	v     float64
}

// newContent starts a stream for a page of height h. Lines have butt caps and
// mitred joins.
func newContent(res *resources, h layout.Pt) *content {
	return &content{h: float64(h), res: res}
}

// op writes an operator that takes no operands and does not touch the state.
func (c *content) op(s string) {
	c.b = append(append(c.b, s...), '\n')
}

// save and restore write q and Q.
func (c *content) save() {
	c.endText()
	c.saved = append(c.saved, c.st)
	c.op("q")
}

func (c *content) restore() {
	c.endText()
	c.st = c.saved[len(c.saved)-1]
	c.saved = c.saved[:len(c.saved)-1]
	c.op("Q")
}

// num writes numbers with a space behind each.
func (c *content) num(vs ...float64) {
	for _, v := range vs {
		c.b = append(appendNumber(c.b, c.check(v), 2), ' ')
	}
}

// maxNumber is the largest coordinate that PDF readers must take
// (ISO 32000-1, annex C, 32,767), less some room.
const maxNumber = 32000

func (c *content) check(v float64) float64 {
	if math.IsNaN(v) || math.Abs(v) > maxNumber {
		if c.err == nil {
			c.err = fmt.Errorf("coordinate %g is out of range", v)
		}
		return 0
	}
	return v
}

// point writes x and y as PDF coordinates.
func (c *content) point(x, y float64) { c.num(x, c.h-y) }

// rotation writes the first four numbers of a matrix that turns clockwise.
func (c *content) rotation(angle float64) {
	sin, cos := math.Sincos(c.check(angle))
	for _, v := range [...]float64{cos, -sin, sin, cos} {
		c.b = append(appendNumber(c.b, v, 5), ' ')
	}
}

func (c *content) moveTo(x, y float64) { c.point(x, y); c.op("m") }

func (c *content) lineTo(x, y float64) { c.point(x, y); c.op("l") }

func (c *content) curveTo(x1, y1, x2, y2, x, y float64) {
	c.point(x1, y1)
	c.point(x2, y2)
	c.point(x, y)
	c.op("c")
}

func (c *content) closePath() { c.op("h") }

// rect adds to the path the rectangle between the opposite corners x, y and x1,
// y1, starting at x, y. It is the same path as one through the four corners, in a
// third of the bytes. The corners are rounded first, then the sides computed.
func (c *content) rect(x, y, x1, y1 float64) {
	fromX, fromY := c.hundredths(x), c.hundredths(c.h-y)
	w, h := c.hundredths(x1)-fromX, c.hundredths(c.h-y1)-fromY
	c.num(float64(fromX)/100, float64(fromY)/100, float64(w)/100, float64(h)/100)
	c.op("re")
}

// hundredths is a length as numbers are printed.
func (c *content) hundredths(v float64) int64 { return int64(math.Round(c.check(v) * 100)) }

// fillRect paints r.
func (c *content) fillRect(r layout.Rect, col layout.Color) {
	c.endText()
	c.fillColor(col)
	c.rect(float64(r.X), float64(r.Y+r.H), float64(r.X+r.W), float64(r.Y))
	c.op("f")
}

// line strokes a straight line.
func (c *content) line(x1, y1, x2, y2, width float64, col layout.Color) {
	c.endText()
	c.strokeColor(col)
	c.lineWidth(width)
	c.dash(nil)
	c.moveTo(x1, y1)
	c.lineTo(x2, y2)
	c.op("S")
}

func (c *content) fillColor(col layout.Color) { c.color(&c.st.fill, col, "g", "rg") }

func (c *content) strokeColor(col layout.Color) { c.color(&c.st.stroke, col, "G", "RG") }

// color sets a colour: a grey by the operator for greys, which is shorter and
// prints with black ink only, any other by the one for RGB.
func (c *content) color(now *colour, col layout.Color, grey, rgb string) {
	want := colour{true, col}
	if *now == want {
		return
	}
	*now = want
	part := func(v uint8) { c.b = append(appendNumber(c.b, float64(v)/255, 3), ' ') }
	if part(col.R); col.R == col.G && col.G == col.B {
		c.op(grey)
		return
	}
	part(col.G)
	part(col.B)
	c.op(rgb)
}

func (c *content) lineWidth(w float64) {
	if !c.st.butt {
		c.st.butt = true
		c.op("0 J 0 j")
	}
	if want := (number{true, w}); c.st.width != want {
		c.st.width = want
		c.num(w)
		c.op("w")
	}
}

// dash sets the lengths of dashes and gaps; none, or none that is not zero, is
// a solid line: a PDF may not hold a dash array of zeros.
func (c *content) dash(lengths []float64) {
	sum := 0.0
	for _, d := range lengths {
		sum += d
	}
	from := len(c.b)
	c.b = append(c.b, '[')
	if sum > 0 {
		c.num(lengths...)
	}
	c.b = append(c.b, "]0 d\n"...)
	if want := c.b[from:]; string(want) == c.st.dash {
		c.b = c.b[:from]
	} else {
		c.st.dash = string(want)
	}
}
