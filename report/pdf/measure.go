package pdf

import (
	"fmt"
	"sync"

	"github.com/golang/freetype/truetype"

	"dyad/charts"
	"dyad/report/font"
	"dyad/report/layout"
)

// A Measurer measures text and figures as they will be painted. It is for one
// goroutine.
type Measurer struct {
	board *charts.Board
	res   *resources // of the board
	fonts *font.Set
}

var _ layout.Measurer = (*Measurer)(nil)

// NewMeasurer returns a Measurer.
func NewMeasurer() *Measurer {
	res := newResources()
	return &Measurer{board: charts.NewBoard(newVector(newContent(res, 0), 0, 0), Theme()), res: res}
}

// SetTheme sets the theme of the figures that are drawn from now on.
func (m *Measurer) SetTheme(t charts.Theme) { m.board.SetTheme(t) }

// SetFonts sets the fonts that text may be in from now on.
func (m *Measurer) SetFonts(t *font.Set) { m.fonts, m.res.fonts = t, t }

// Width is the advance of s, kerning included.
func (m *Measurer) Width(f layout.Font, s string) layout.Pt {
	return layout.Pt(m.fonts.Advance(f.Face, s)) * f.Size / 1000
}

// Measure returns the Width of s, and the first rune of s for which no face has a
// glyph. It fills in stops.
func (m *Measurer) Measure(f layout.Font, s string, stops []font.Stop) (layout.Pt, rune, bool) {
	w, r, lacks := m.fonts.Measure(f.Face, s, stops)
	return layout.Pt(w) * f.Size / 1000, r, lacks
}

// Figure draws fig at a width. A panic is an error of this document, not of a
// batch: what draws figures is not all ours.
func (m *Measurer) Figure(fig charts.Figure, width layout.Pt) (d *charts.Drawing) {
	defer func() {
		if r := recover(); r != nil {
			d = &charts.Drawing{Figure: fig, Err: internal(r)}
		}
	}()
	return m.board.Draw(fig, float64(width))
}

// handles stand for the faces in a figure drawn as vectors. go-chart passes a
// font on without reading it, so an empty one is enough to name the face.
var handles = [font.NumFaces]*truetype.Font{
	font.Regular:       new(truetype.Font),
	font.Bold:          new(truetype.Font),
	font.Condensed:     new(truetype.Font),
	font.CondensedBold: new(truetype.Font),
}

// Theme is the theme of figures drawn into a document.
func Theme() charts.Theme {
	return charts.BriefTheme(charts.Fonts{
		Regular:       handles[font.Regular],
		Bold:          handles[font.Bold],
		Condensed:     handles[font.Condensed],
		CondensedBold: handles[font.CondensedBold],
	})
}

// RasterTheme is the theme of figures drawn by go-chart's own renderers, PNG
// and SVG.
func RasterTheme() (charts.Theme, error) {
	fonts, err := rasterFonts()
	return charts.BriefTheme(fonts), err
}

// rasterFonts parses the faces on the first call.
var rasterFonts = sync.OnceValues(func() (charts.Fonts, error) {
	var fonts charts.Fonts
	for _, f := range []struct {
		face font.Face
		to   **truetype.Font
	}{
		{font.Regular, &fonts.Regular}, {font.Bold, &fonts.Bold},
		{font.Condensed, &fonts.Condensed}, {font.CondensedBold, &fonts.CondensedBold},
	} {
		parsed, err := truetype.Parse(f.face.TTF())
		if err != nil {
			return charts.Fonts{}, fmt.Errorf("font %s: %w", f.face.Metrics().PostScriptName, err)
		}
		*f.to = parsed
	}
	return fonts, nil
})

// Look is a paper with the colours of a theme.
func Look(t charts.Theme, g layout.Geometry) layout.Look {
	return layout.Look{Geometry: g, A: opaque(t.A), AText: opaque(t.AText), B: opaque(t.B), BText: opaque(t.BText), Brand: opaque(t.Brand)}
}
