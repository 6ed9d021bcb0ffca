package charts

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
)

// Pixels are a picture without transparency: rows from the top, three bytes a pixel,
// red, green and blue.
type Pixels struct {
	W, H int
	RGB  []byte
}

// A PictureRenderer is a renderer that can set a picture into a rectangle, in its
// units. Other renderers leave pictures out: figures have none, only logos.
type PictureRenderer interface {
	Picture(p *Pixels, x, y, w, h int)
}

type picture struct{ pixels *Pixels }

// pictureSide is the most pixels of a side of a picture.
const pictureSide = 2000

// ReadPicture returns a picture from a PNG file, on white, as high as its width asks
// for.
func ReadPicture(file []byte) (Figure, error) {
	c, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, errors.New("is no PNG")
	}
	if c.Width > pictureSide || c.Height > pictureSide {
		return nil, fmt.Errorf("has %d by %d pixels, over the limit of %d a side", c.Width, c.Height, pictureSide)
	}
	if c.Width > logoWide*c.Height || c.Height > logoWide*c.Width {
		return nil, fmt.Errorf("has %d by %d pixels; one side may be up to %d times the other", c.Width, c.Height, logoWide)
	}
	decoded, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, errors.New("is a damaged PNG")
	}
	flat := image.NewRGBA(image.Rect(0, 0, c.Width, c.Height))
	draw.Draw(flat, flat.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Rect, decoded, decoded.Bounds().Min, draw.Over)
	p := &Pixels{W: c.Width, H: c.Height, RGB: make([]byte, 0, 3*c.Width*c.Height)}
	for i := 0; i < len(flat.Pix); i += 4 {
		p.RGB = append(p.RGB, flat.Pix[i:i+3]...)
	}
	return picture{p}, nil
}

// MinWidth implements Figure.
func (picture) MinWidth() float64 { return 1 }

// Draw implements Figure.
func (p picture) Draw(c *Canvas) float64 {
	h := c.w * float64(p.pixels.H) / float64(p.pixels.W)
	c.r.Picture(p.pixels, c.x(0), c.y(0), c.x(c.w)-c.x(0), c.y(h)-c.y(0))
	return h
}
