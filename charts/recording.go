package charts

import (
	"io"
	"slices"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A recording is a renderer that draws nothing: it notes the operations it is
// asked for, and replay asks another renderer for them. It measures text with the
// renderer it is made with, and does not rotate text. Its methods are one thing:
// all but five of them are those of go-chart's Renderer.
//
// An operation's floating-point numbers and its text stand in lists of their own,
// in the order of the operations.
type recording struct {
	chart.Renderer // measures
	ops            []op
	numbers        []float64
	texts          []string
	fonts          []*truetype.Font // each once
	pictures       []*Pixels
}

// An op is an operation with what fits beside it: a place, a colour, an index or a
// count.
type op struct {
	kind opKind
	x, y int32
}

type opKind uint8

const (
	opResetStyle  opKind = iota
	opStrokeColor        // RGBA in x
	opFillColor          // RGBA in x
	opFontColor          // RGBA in x
	opStrokeWidth        // 1 number
	opDashArray          // x numbers
	opFont               // x in fonts
	opFontSize           // 1 number
	opMoveTo             //
	opLineTo             //
	opQuadCurveTo        // 2 numbers
	opArcTo              // 4 numbers
	opCircle             // 1 number
	opText               // 1 text
	opClose              //
	opStroke             //
	opFill               //
	opFillStroke         //
	opPicture            // x in pictures, 4 numbers
)

func (r *recording) add(kind opKind, x, y int, numbers ...float64) {
	r.ops = append(r.ops, op{kind, int32(x), int32(y)})
	r.numbers = append(r.numbers, numbers...)
}

func (r *recording) addColor(kind opKind, c drawing.Color) {
	r.add(kind, int(int32(uint32(c.R)<<24|uint32(c.G)<<16|uint32(c.B)<<8|uint32(c.A))), 0)
}

// color is the colour that an operation holds.
func (o op) color() drawing.Color {
	v := uint32(o.x)
	return drawing.Color{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}
}

func (r *recording) ResetStyle()                       { r.add(opResetStyle, 0, 0) }
func (r *recording) SetStrokeColor(c drawing.Color)    { r.addColor(opStrokeColor, c) }
func (r *recording) SetFillColor(c drawing.Color)      { r.addColor(opFillColor, c) }
func (r *recording) SetFontColor(c drawing.Color)      { r.addColor(opFontColor, c) }
func (r *recording) SetStrokeWidth(width float64)      { r.add(opStrokeWidth, 0, 0, width) }
func (r *recording) SetStrokeDashArray(dash []float64) { r.add(opDashArray, len(dash), 0, dash...) }
func (r *recording) SetTextRotation(float64)           {}
func (r *recording) ClearTextRotation()                {}

func (r *recording) SetFont(f *truetype.Font) {
	i := slices.Index(r.fonts, f)
	if i < 0 {
		i = len(r.fonts)
		r.fonts = append(r.fonts, f)
	}
	r.add(opFont, i, 0)
	r.Renderer.SetFont(f)
}

func (r *recording) SetFontSize(size float64) {
	r.add(opFontSize, 0, 0, size)
	r.Renderer.SetFontSize(size)
}

func (r *recording) MoveTo(x, y int) { r.add(opMoveTo, x, y) }
func (r *recording) LineTo(x, y int) { r.add(opLineTo, x, y) }
func (r *recording) Close()          { r.add(opClose, 0, 0) }
func (r *recording) Stroke()         { r.add(opStroke, 0, 0) }
func (r *recording) Fill()           { r.add(opFill, 0, 0) }
func (r *recording) FillStroke()     { r.add(opFillStroke, 0, 0) }

func (r *recording) QuadCurveTo(cx, cy, x, y int) {
	r.add(opQuadCurveTo, x, y, float64(cx), float64(cy))
}

func (r *recording) ArcTo(cx, cy int, rx, ry, start, delta float64) {
	r.add(opArcTo, cx, cy, rx, ry, start, delta)
}

func (r *recording) Circle(radius float64, x, y int) { r.add(opCircle, x, y, radius) }

func (r *recording) Text(s string, x, y int) {
	r.add(opText, x, y)
	r.texts = append(r.texts, s)
}

// Picture implements PictureRenderer.
func (r *recording) Picture(p *Pixels, x, y, w, h int) {
	r.add(opPicture, len(r.pictures), 0, float64(x), float64(y), float64(w), float64(h))
	r.pictures = append(r.pictures, p)
}

// Save does nothing: replay draws.
func (r *recording) Save(io.Writer) error { return nil }

// A position is a place in a recording: between two operations.
type position struct{ ops, numbers, texts int }

// end is where the next operation will be.
func (r *recording) end() position { return position{len(r.ops), len(r.numbers), len(r.texts)} }

// truncate forgets the operations after a position.
func (r *recording) truncate(at position) {
	r.ops, r.numbers, r.texts = r.ops[:at.ops], r.numbers[:at.numbers], r.texts[:at.texts]
}

// replay asks a renderer for the operations between two positions.
func (r *recording) replay(from, to position, on chart.Renderer) {
	numbers, texts := r.numbers[from.numbers:to.numbers], r.texts[from.texts:to.texts]
	take := func(n int) []float64 {
		out := numbers[:n]
		numbers = numbers[n:]
		return out
	}
	for _, o := range r.ops[from.ops:to.ops] {
		x, y := int(o.x), int(o.y)
		switch o.kind {
		case opResetStyle:
			on.ResetStyle()
		case opStrokeColor:
			on.SetStrokeColor(o.color())
		case opFillColor:
			on.SetFillColor(o.color())
		case opFontColor:
			on.SetFontColor(o.color())
		case opStrokeWidth:
			on.SetStrokeWidth(take(1)[0])
		case opDashArray:
			on.SetStrokeDashArray(take(x))
		case opFont:
			on.SetFont(r.fonts[x])
		case opFontSize:
			on.SetFontSize(take(1)[0])
		case opMoveTo:
			on.MoveTo(x, y)
		case opLineTo:
			on.LineTo(x, y)
		case opQuadCurveTo:
			at := take(2)
			on.QuadCurveTo(int(at[0]), int(at[1]), x, y)
		case opArcTo:
			of := take(4)
			on.ArcTo(x, y, of[0], of[1], of[2], of[3])
		case opCircle:
			on.Circle(take(1)[0], x, y)
		case opText:
			on.Text(texts[0], x, y)
			texts = texts[1:]
		case opClose:
			on.Close()
		case opStroke:
			on.Stroke()
		case opFill:
			on.Fill()
		case opFillStroke:
			on.FillStroke()
		case opPicture:
			at := take(4)
			if p, ok := on.(PictureRenderer); ok {
				p.Picture(r.pictures[x], int(at[0]), int(at[1]), int(at[2]), int(at[3]))
			}
		}
	}
}
