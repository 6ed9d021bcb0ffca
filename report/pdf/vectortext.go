package pdf

import (
	"math"

	chart "github.com/wcharczuk/go-chart/v2"

	"dyad/report/font"
	"dyad/report/layout"
)

// face is the current font's face, known by its handle.
func (r *vector) face() font.Face {
	for f, h := range handles {
		if h != nil && h == r.cur.font {
			return font.Face(f)
		}
	}
	r.fail("font is not one of the theme's")
	return font.Regular
}

// em is the size of the current font in units.
func (r *vector) em() float64 { return r.cur.size * r.dpi / 72 }

// MeasureText returns the advance and the height of capitals, upright or
// turned, so that go-chart centres figures and capitals.
func (r *vector) MeasureText(s string) chart.Box {
	f := r.face()
	w := float64(r.page.res.fonts.Advance(f, s)) * r.em() / 1000
	h := float64(f.Metrics().CapHeight) * r.em() / 1000
	if r.cur.angle != 0 {
		sin, cos := math.Sincos(r.cur.angle)
		w, h = math.Abs(float64(w*cos))+math.Abs(float64(h*sin)), math.Abs(float64(w*sin))+math.Abs(float64(h*cos))
	}
	return chart.Box{Right: int(math.Ceil(w)), Bottom: int(math.Ceil(h))}
}

// Text sets s with its baseline starting at x, y.
func (r *vector) Text(s string, x, y int) {
	if s == "" || !r.visible(r.cur.text) {
		return
	}
	f := r.face()
	px, py := r.toPage(float64(x), float64(y))
	r.checkText(f, s, px, py)
	r.items = append(r.items, drawnItem{run: len(r.runs) + 1})
	r.runs = append(r.runs, placedText{
		Text: s, Font: layout.Font{Face: f, Size: layout.Pt(r.cur.size)},
		X: layout.Pt(px), Baseline: layout.Pt(py),
		Angle: r.cur.angle, Color: opaque(r.cur.text),
	})
}

func (r *vector) checkText(f font.Face, s string, x, y float64) {
	if missing, ok := r.page.res.fonts.Missing(f, s); ok {
		r.fail("no glyph for %q (U+%04X) in %q", missing, missing, s)
	}
	if !(r.cur.size > 0 && r.cur.size <= maxNumber) {
		r.fail("text %q of size %g", s, r.cur.size)
	}
	if math.IsNaN(r.cur.angle) || math.IsInf(r.cur.angle, 0) {
		r.fail("text %q turned by %g", s, r.cur.angle)
	}
	r.path.check(x)
	r.path.check(y)
}
