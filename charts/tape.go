package charts

import (
	"io"
	"slices"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A tape is a renderer that keeps what it is told, to tell it another. It
// measures with the one that it was made with, and turns no text.
//
// What a call tells besides a place stands in lists of their own, in the order
// of the calls.
type tape struct {
	chart.Renderer // measures
	calls          []call
	numbers        []float64
	texts          []string
	fonts          []*truetype.Font // each once
}

// A call is a call with a place, a colour, or a count of what stands elsewhere.
type call struct {
	op   op
	x, y int32
}

type op uint8

const (
	opResetStyle  op = iota
	opStrokeColor    // RGBA in x
	opFillColor      // RGBA in x
	opFontColor      // RGBA in x
	opStrokeWidth    // 1 number
	opDashArray      // x numbers
	opFont           // x in fonts
	opFontSize       // 1 number
	opMoveTo         //
	opLineTo         //
	opQuadCurveTo    // 2 numbers
	opArcTo          // 4 numbers
	opCircle         // 1 number
	opText           // 1 text
	opClose          //
	opStroke         //
	opFill           //
	opFillStroke     //
)

func (t *tape) call(op op, x, y int, numbers ...float64) {
	t.calls = append(t.calls, call{op, int32(x), int32(y)})
	t.numbers = append(t.numbers, numbers...)
}

func (t *tape) color(op op, c drawing.Color) {
	t.call(op, int(int32(uint32(c.R)<<24|uint32(c.G)<<16|uint32(c.B)<<8|uint32(c.A))), 0)
}

// color is the colour that a call holds.
func (c call) color() drawing.Color {
	v := uint32(c.x)
	return drawing.Color{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}
}

func (t *tape) ResetStyle()                       { t.call(opResetStyle, 0, 0) }
func (t *tape) SetStrokeColor(c drawing.Color)    { t.color(opStrokeColor, c) }
func (t *tape) SetFillColor(c drawing.Color)      { t.color(opFillColor, c) }
func (t *tape) SetFontColor(c drawing.Color)      { t.color(opFontColor, c) }
func (t *tape) SetStrokeWidth(width float64)      { t.call(opStrokeWidth, 0, 0, width) }
func (t *tape) SetStrokeDashArray(dash []float64) { t.call(opDashArray, len(dash), 0, dash...) }
func (t *tape) SetTextRotation(float64)           {}
func (t *tape) ClearTextRotation()                {}

func (t *tape) SetFont(f *truetype.Font) {
	i := slices.Index(t.fonts, f)
	if i < 0 {
		i = len(t.fonts)
		t.fonts = append(t.fonts, f)
	}
	t.call(opFont, i, 0)
	t.Renderer.SetFont(f)
}

func (t *tape) SetFontSize(size float64) {
	t.call(opFontSize, 0, 0, size)
	t.Renderer.SetFontSize(size)
}

func (t *tape) MoveTo(x, y int) { t.call(opMoveTo, x, y) }
func (t *tape) LineTo(x, y int) { t.call(opLineTo, x, y) }
func (t *tape) Close()          { t.call(opClose, 0, 0) }
func (t *tape) Stroke()         { t.call(opStroke, 0, 0) }
func (t *tape) Fill()           { t.call(opFill, 0, 0) }
func (t *tape) FillStroke()     { t.call(opFillStroke, 0, 0) }

func (t *tape) QuadCurveTo(cx, cy, x, y int) {
	t.call(opQuadCurveTo, x, y, float64(cx), float64(cy))
}

func (t *tape) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	t.call(opArcTo, cx, cy, rx, ry, start, delta)
}

func (t *tape) Circle(radius float64, x, y int) { t.call(opCircle, x, y, radius) }

func (t *tape) Text(s string, x, y int) {
	t.call(opText, x, y)
	t.texts = append(t.texts, s)
}

// Save does nothing: a tape is told to others by play.
func (t *tape) Save(io.Writer) error { return nil }

// A position is a place on a tape.
type position struct{ calls, numbers, texts int }

// end is where the next call will be.
func (t *tape) end() position { return position{len(t.calls), len(t.numbers), len(t.texts)} }

// cut forgets what the tape was told since a position.
func (t *tape) cut(at position) {
	t.calls, t.numbers, t.texts = t.calls[:at.calls], t.numbers[:at.numbers], t.texts[:at.texts]
}

// play tells r what the tape was told between two positions.
func (t *tape) play(from, to position, r chart.Renderer) {
	numbers, texts := t.numbers[from.numbers:to.numbers], t.texts[from.texts:to.texts]
	take := func(n int) []float64 {
		out := numbers[:n]
		numbers = numbers[n:]
		return out
	}
	for _, c := range t.calls[from.calls:to.calls] {
		x, y := int(c.x), int(c.y)
		switch c.op {
		case opResetStyle:
			r.ResetStyle()
		case opStrokeColor:
			r.SetStrokeColor(c.color())
		case opFillColor:
			r.SetFillColor(c.color())
		case opFontColor:
			r.SetFontColor(c.color())
		case opStrokeWidth:
			r.SetStrokeWidth(take(1)[0])
		case opDashArray:
			r.SetStrokeDashArray(take(x))
		case opFont:
			r.SetFont(t.fonts[x])
		case opFontSize:
			r.SetFontSize(take(1)[0])
		case opMoveTo:
			r.MoveTo(x, y)
		case opLineTo:
			r.LineTo(x, y)
		case opQuadCurveTo:
			at := take(2)
			r.QuadCurveTo(int(at[0]), int(at[1]), x, y)
		case opArcTo:
			of := take(4)
			r.ArcTo(x, y, of[0], of[1], of[2], of[3])
		case opCircle:
			r.Circle(take(1)[0], x, y)
		case opText:
			r.Text(texts[0], x, y)
			texts = texts[1:]
		case opClose:
			r.Close()
		case opStroke:
			r.Stroke()
		case opFill:
			r.Fill()
		case opFillStroke:
			r.FillStroke()
		}
	}
}
