package charts

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"image"
	imagecolor "image/color"
	"image/png"
	"io"
	"maps"
	"math"
	"slices"
)

// Scales of a card, in pixels to the point, and how widths for it are tried.
const (
	leastCardScale = 1
	cardStep       = 4   // points between the widths that are tried around the best of
	cardStride     = 16  // points between those that are tried first
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
	least, most := f.MinWidth(), max(cardWidth, f.MinWidth())
	try := func(from, to, step float64) {
		for w := from; w <= to && err == nil; w += step {
			d := board.Draw(f, w)
			err = d.Err
			if s := min(wide/(w+2*standMargin), high/(d.Height+2*standMargin), maxScale); s > scale || s == scale && w > inner {
				inner, scale = w, s
			}
			board.Clear()
		}
	}
	try(least, most, cardStride)
	best := inner
	try(max(least, best-cardStride+cardStep), best-cardStep, cardStep)
	try(best+cardStep, min(most, best+cardStride-cardStep), cardStep)
	return inner, math.Nextafter(scale, 0), err
}

// paletteSize is the most colours of a PNG with a palette.
const paletteSize = 256

// writeFewColours writes a picture with its most frequent colours, and for each other
// colour the nearest of them: those are the shades at the edges of letters. The file is
// a third of one of all colours.
func writeFewColours(w io.Writer, r *raster) error {
	if r.err != nil {
		return r.err
	}
	all, err := r.picture()
	if err != nil {
		return err
	}
	count := map[uint32]int{}
	runs := func(yield func(colour uint32, from, to int)) { // colours come in runs
		for from := 0; from < len(all.Pix); {
			c, to := binary.BigEndian.Uint32(all.Pix[from:]), from+4
			for to < len(all.Pix) && binary.BigEndian.Uint32(all.Pix[to:]) == c {
				to += 4
			}
			yield(c, from/4, to/4)
			from = to
		}
	}
	runs(func(c uint32, from, to int) { count[c] += to - from })
	often := slices.SortedFunc(maps.Keys(count), func(a, b uint32) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(a, b))
	})
	color := func(c uint32) imagecolor.RGBA {
		return imagecolor.RGBA{R: uint8(c >> 24), G: uint8(c >> 16), B: uint8(c >> 8), A: 255}
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
			index[c] = nearestOf(often[:paletteSize], c)
		}
	}
	few := image.NewPaletted(all.Rect, palette)
	runs(func(c uint32, from, to int) {
		k := index[c]
		for i := from; i < to; i++ {
			few.Pix[i] = k
		}
	})
	return (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(w, few)
}

// nearestOf is the place of the colour that is nearest to c, the first of several.
func nearestOf(all []uint32, c uint32) uint8 {
	part := func(x uint32, shift int) int { return int(x >> shift & 0xFF) }
	least, at := math.MaxInt, 0
	for i, x := range all {
		r, g, b := part(x, 24)-part(c, 24), part(x, 16)-part(c, 16), part(x, 8)-part(c, 8)
		if far := r*r + g*g + b*b; far < least {
			least, at = far, i
		}
	}
	return uint8(at)
}
