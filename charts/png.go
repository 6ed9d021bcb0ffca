package charts

import (
	"fmt"
	"image"
	"io"
	"math"

	"github.com/golang/freetype/truetype"
	chart "github.com/wcharczuk/go-chart/v2"
	"golang.org/x/image/math/fixed"
)

// The largest number of pixels to the point, and of a whole picture.
const (
	maxScale  = 16
	maxPixels = 1 << 26
)

// PNG writes f as a picture, width points wide with its margin, at scale pixels to the
// point (2 is 144 dpi), from 0.5 to 16. The theme's fonts must be parsed. A size out of
// bounds is an error, and so is a rune that the fonts lack; nothing is written then.
func PNG(w io.Writer, f Figure, width float64, t Theme, scale float64) error {
	inner := width - 2*standMargin
	if err := checkWidth(f, inner); err != nil {
		return err
	}
	if err := t.Fonts.parsed(); err != nil {
		return err
	}
	if !(scale >= 0.5) || scale > maxScale {
		return fmt.Errorf("figure: scale %g is outside 0.5 to %d", scale, maxScale)
	}
	c, err := rasterCanvas(t, scale)
	if err != nil {
		return err
	}
	height := f.Draw(c.inset(standMargin, standMargin, inner)) + 2*standMargin
	wide, high := math.Ceil(width*scale), math.Ceil(height*scale)
	if wide*high > maxPixels {
		return fmt.Errorf("figure: picture of %g by %g pixels is too large", wide, high)
	}
	r, err := c.raster(int(wide), int(high))
	if err != nil {
		return err
	}
	return r.Save(w)
}

// rasterCanvas is for figures at scale pixels to the point.
func rasterCanvas(t Theme, scale float64) (*Canvas, error) {
	probe, err := newRaster(1, 1, scale)
	if err != nil {
		return nil, fmt.Errorf("figure: %w", err)
	}
	return newCanvas(probe, 0, t), nil
}

// raster is what is drawn on c, which is a rasterCanvas, as a picture of a size in
// pixels, on the theme's paper.
func (c *Canvas) raster(wide, high int) (*raster, error) {
	drawn := c.r.end()
	r, err := newRaster(wide, high, c.u)
	if err != nil {
		return nil, fmt.Errorf("figure: %w", err)
	}
	pic, err := r.picture()
	if err != nil {
		return nil, err
	}
	paper := []uint8{c.t.Paper.R, c.t.Paper.G, c.t.Paper.B, 255}
	for n := copy(pic.Pix, paper); n < len(pic.Pix); n *= 2 {
		copy(pic.Pix[n:], pic.Pix[:n])
	}
	c.r.replay(position{}, drawn, r)
	return r, nil
}

// picture is what has been drawn so far, and where more is drawn.
func (r *raster) picture() (*image.RGBA, error) {
	var all pixels
	err := r.Renderer.Save(&all)
	return all.RGBA, err
}

// pixels take the picture of a raster renderer as it is.
type pixels struct {
	io.Writer // is not used
	*image.RGBA
}

var _ chart.RGBACollector = (*pixels)(nil)

// SetRGBA implements chart.RGBACollector.
func (p *pixels) SetRGBA(i *image.RGBA) { p.RGBA = i }

// raster is go-chart's raster renderer without three faults of it: go-chart sets type
// larger by 72/64, measures the ink of a text instead of its advance, and draws a
// circle as four quadratic curves.
type raster struct {
	chart.Renderer
	font *truetype.Font
	size float64
	err  error // the first rune that the font lacks
}

func newRaster(width, height int, scale float64) (*raster, error) {
	r, err := chart.PNG(width, height)
	if err != nil {
		return nil, err
	}
	r.SetDPI(72 * scale)
	return &raster{Renderer: r}, nil
}

func (r *raster) SetFont(f *truetype.Font) {
	r.font = f
	r.Renderer.SetFont(f)
}

func (r *raster) SetFontSize(size float64) {
	r.size = size
	r.Renderer.SetFontSize(size * 64 / 72)
}

func (r *raster) MeasureText(s string) chart.Box {
	px := r.GetDPI() / 72
	w := Parsed{}.Advance(r.font, s) * r.size * px
	return chart.Box{Right: int(math.Ceil(w)), Bottom: int(math.Ceil(r.size * capHeight * px))}
}

// Text draws a text in pieces, each of which begins where that is nearly a whole pixel:
// go-chart's rasterizer takes time that grows with the square of what stands in a line.
func (r *raster) Text(s string, x, y int) {
	const near = fixed.Int26_6(6) // of a 64th of a pixel
	scale := fixed.Int26_6(r.size * 64 / 72 * r.GetDPI())
	from, begin, at, before := 0, fixed.Int26_6(0), fixed.Int26_6(0), truetype.Index(0)
	for i, c := range s {
		glyph := r.font.Index(c)
		if r.err == nil && glyph == 0 {
			r.err = lacks(c, s)
		}
		if i > 0 {
			at += r.font.Kern(scale, before, glyph)
			if whole := (at + 32) &^ 63; i > from && max(whole-at, at-whole) <= near {
				r.Renderer.Text(s[from:i], x+begin.Round(), y)
				from, begin = i, whole
			}
		}
		at += r.font.HMetric(scale, glyph).AdvanceWidth
		before = glyph
	}
	r.Renderer.Text(s[from:], x+begin.Round(), y)
}

func (r *raster) Save(w io.Writer) error {
	if r.err != nil {
		return r.err
	}
	return r.Renderer.Save(w)
}

func (r *raster) Circle(radius float64, x, y int) {
	r.MoveTo(x+int(math.Round(radius)), y)
	r.ArcTo(x, y, radius, radius, 0, 2*math.Pi)
	r.Close()
}
