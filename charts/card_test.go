package charts

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"testing"
)

// inkBox is the box of what is not white, as the corner is.
func inkBox(pic image.Image) image.Rectangle {
	few := pic.(*image.Paletted)
	var box image.Rectangle
	for i, c := range few.Pix {
		if c != few.Pix[0] {
			x, y := i%few.Stride, i/few.Stride
			box = box.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	return box
}

// square is a black box that fills its figure, as high as it is wide.
type square struct{}

func (square) MinWidth() float64 { return 100 }

func (square) Draw(c *Canvas) float64 {
	c.fill(c.t.Ink, rect{0, 0, c.w, c.w}.corners())
	return c.w
}

// TestCardFillsItsSize: a square is as large as its margin lets it be, in the middle,
// whichever side is the shorter.
func TestCardFillsItsSize(t *testing.T) {
	for _, size := range []image.Point{{1200, 630}, {630, 1200}, {501, 300}} {
		var b bytes.Buffer
		if err := Card(&b, square{}, roboto(t), size.X, size.Y); err != nil {
			t.Fatal(err)
		}
		pic, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		if pic.Bounds().Size() != size {
			t.Errorf("%v, want %v", pic.Bounds(), size)
		}
		box := inkBox(pic)
		want := min(size.X, size.Y) * 100 / (100 + 2*standMargin)
		if max(box.Dx()-want, want-box.Dx(), box.Dy()-want, want-box.Dy()) > 2 {
			t.Errorf("%v: the figure has %v, want a side of %d", size, box, want)
		}
		if d := box.Min.Add(box.Max).Sub(size); max(d.X, -d.X, d.Y, -d.Y) > 2 {
			t.Errorf("%v: the figure stands at %v", size, box)
		}
	}
}

// TestCardsOfAllFigures holds the size in bytes of a preview, that nothing touches the
// edge, and that the figure reaches near two opposite ones.
func TestCardsOfAllFigures(t *testing.T) {
	theme := roboto(t)
	for _, s := range samples() {
		var b bytes.Buffer
		if err := Card(&b, WithHead(s.figure, Head{Title: "Title", Note: "Source: a book."}), theme, 1200, 630); err != nil {
			t.Errorf("%s: %v", s.name, err)
			continue
		}
		if b.Len() > 120_000 {
			t.Errorf("%s has %d bytes", s.name, b.Len())
		}
		pic, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		box := inkBox(pic)
		if box.Min.X < 8 || box.Min.Y < 8 || box.Max.X > 1192 || box.Max.Y > 622 {
			t.Errorf("%s touches the edge: %v", s.name, box)
		}
		if box.Dx() < 900 && box.Dy() < 450 {
			t.Errorf("%s is small: %v", s.name, box)
		}
	}
}

func TestCardRefusesSizes(t *testing.T) {
	f, err := NewMix(mixFlows())
	must(t, f, err)
	for _, c := range []struct {
		wide, high int
		want       string
	}{
		{120, 90, "figure: 120 by 90 pixels are too few for it"},
		{0, 90, "figure: picture of 0 by 90 pixels is empty or too large"},
		{1 << 14, 1 << 13, "figure: picture of 16384 by 8192 pixels is empty or too large"},
	} {
		var b bytes.Buffer
		if err := Card(&b, f, roboto(t), c.wide, c.high); fmt.Sprint(err) != c.want || b.Len() > 0 {
			t.Errorf("%d by %d: %v, want %s", c.wide, c.high, err, c.want)
		}
	}
}
