package charts

import (
	"cmp"
	"fmt"
	"image"
	imagecolor "image/color"
	"image/png"
	"io"
	"maps"
	"math"
	"slices"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Scales of a card, in pixels to the point, and how widths for it are tried.
const (
	leastCardScale = 1
	cardStep       = 4   // points between the widths that are tried
	cardWidth      = 520 // the widest layout, in points: a brief's text is 504.6 wide
)

// Card writes f as a picture of an exact size in pixels, for slides and previews of
// links. Of the widths that f can have in a brief it takes the one at which f is largest
// in the picture, and sets f in its middle on white. The theme's fonts must be parsed. A
// size in which a point would be under a pixel is an error, and so are one over the
// limit and a rune that the fonts lack; nothing is written then.
func Card(w io.Writer, f Figure, t Theme, wide, high int) error {
	if err := t.Fonts.parsed(); err != nil {
		return err
	}
	if wide < 1 || high < 1 || wide > maxPixels/high {
		return fmt.Errorf("figure: picture of %d by %d pixels is empty or too large", wide, high)
	}
	inner, scale, err := cardLayout(f, t, float64(wide), float64(high))
	if err != nil {
		return err
	}
	// A text's width is rounded up to whole pixels, so that lines may break otherwise at
	// the scale found.
	for ; scale >= leastCardScale; scale *= 0.99 {
		c, err := rasterCanvas(t, scale)
		if err != nil {
			return err
		}
		height := f.Draw(c.inset(0, 0, inner))
		left, top := (float64(wide)/scale-inner)/2, (float64(high)/scale-height)/2
		if top < standMargin {
			continue
		}
		if c, err = rasterCanvas(t, scale); err != nil {
			return err
		}
		f.Draw(c.inset(left, top, inner))
		r, err := c.raster(wide, high)
		if err != nil {
			return err
		}
		return writeFewColours(w, r)
	}
	return fmt.Errorf("figure: %d by %d pixels are too few for it", wide, high)
}

// cardLayout is the width of f, in points, at which f with its margin is largest in a
// picture, and the scale that it has then: of widths that give the same, the widest.
func cardLayout(f Figure, t Theme, wide, high float64) (inner, scale float64, err error) {
	probe, err := newRaster(1, 1, maxScale/2)
	if err != nil {
		return 0, 0, fmt.Errorf("figure: %w", err)
	}
	board := NewBoard(probe, t)
	for try := f.MinWidth(); try <= max(cardWidth, f.MinWidth()); try += cardStep {
		d := board.Draw(f, try)
		if d.Err != nil {
			return 0, 0, d.Err
		}
		s := min(wide/(try+2*standMargin), high/(d.Height+2*standMargin), maxScale)
		if s >= scale {
			inner, scale = try, s
		}
		board.Clear()
	}
	return inner, math.Nextafter(scale, 0), nil
}

// paletteSize is the most colours of a PNG with a palette.
const paletteSize = 256

// writeFewColours writes a picture with its most frequent colours, and for each other
// colour the nearest of them: those are the shades at the edges of letters. The file is
// a third of one of all colours.
func writeFewColours(w io.Writer, r *raster) error {
	var all pixels
	if err := r.Save(&all); err != nil {
		return err
	}
	number := func(i int) uint32 {
		return uint32(all.Pix[4*i])<<16 | uint32(all.Pix[4*i+1])<<8 | uint32(all.Pix[4*i+2])
	}
	count, size := map[uint32]int{}, len(all.Pix)/4
	for from := 0; from < size; { // colours come in runs
		c, to := number(from), from+1
		for to < size && number(to) == c {
			to++
		}
		count[c] += to - from
		from = to
	}
	often := slices.SortedFunc(maps.Keys(count), func(a, b uint32) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(a, b))
	})
	color := func(c uint32) imagecolor.RGBA {
		return imagecolor.RGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 255}
	}
	palette := make(imagecolor.Palette, 0, paletteSize)
	for _, c := range often[:min(len(often), paletteSize)] {
		palette = append(palette, color(c))
	}
	index := make(map[uint32]uint8, len(often))
	for i, c := range often {
		if i < paletteSize {
			index[c] = uint8(i)
		} else {
			index[c] = uint8(palette.Index(color(c)))
		}
	}
	few := image.NewPaletted(all.Rect, palette)
	for i := range few.Pix {
		if i > 0 && number(i) == number(i-1) {
			few.Pix[i] = few.Pix[i-1]
		} else {
			few.Pix[i] = index[number(i)]
		}
	}
	return png.Encode(w, few)
}

// pixels take the picture of a raster renderer as it is.
type pixels struct {
	io.Writer // is not used
	*image.RGBA
}

var _ chart.RGBACollector = (*pixels)(nil)

// SetRGBA implements chart.RGBACollector.
func (p *pixels) SetRGBA(i *image.RGBA) { p.RGBA = i }
