package layout

// A Geometry is the paper and its margins. Running header and footer stand in
// the top and bottom margin.
type Geometry struct {
	W, H                     Pt
	Left, Right, Top, Bottom Pt
	Gutter                   Pt // between columns, tiles and side-by-side blocks
}

const mm = 72 / 25.4

// A4 is the page of the brief.
var A4 = Geometry{
	W: 595.28, H: 841.89,
	Left: 16 * mm, Right: 16 * mm, Top: 15 * mm, Bottom: 16 * mm,
	Gutter: 4 * mm,
}

// measure is the width of the text.
func (g Geometry) measure() Pt { return g.W - g.Left - g.Right }

// height is the height of the text.
func (g Geometry) height() Pt { return g.H - g.Top - g.Bottom }

// columnWidth is the width of one of n equal columns of a measure.
func (g Geometry) columnWidth(measure Pt, n int) Pt {
	return (measure - Pt(float64(n-1)*float64(g.Gutter))) / Pt(n)
}
