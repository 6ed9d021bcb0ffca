package layout

// A Geometry is the paper and its margins. Masthead or running head and the foot stand
// in the top and bottom margin, at fixed distances from the text.
type Geometry struct {
	W, H                     Pt
	Left, Right, Top, Bottom Pt
	Gutter                   Pt // between columns
	// Squeezed reduces the gaps of page 1 and between sections by a third from the outset:
	// the paper is low.
	Squeezed bool
}

// The text begins with the first baseline, 66 below the edge of the paper, at which
// the letters of a title stand, and ends 46 above the lower edge.
const (
	firstBaseline Pt = 66
	margin        Pt = 45
	foot          Pt = 46
	gutter        Pt = 12
)

// A4 is the paper of the brief.
var A4 = paper(595.28, 841.89, false)

// Letter is US Letter, for houses that ask for it.
var Letter = paper(612, 792, true)

// paper is the geometry of a paper, squeezed where that is low, as US Letter of 612 by
// 792 is.
func paper(w, h Pt, squeezed bool) Geometry {
	return Geometry{W: w, H: h, Left: margin, Right: margin, Top: firstBaseline - titleBase, Bottom: foot, Gutter: gutter, Squeezed: squeezed}
}

// measure is the width of the text.
func (g Geometry) measure() Pt { return g.W - g.Left - g.Right }

// height is the height of the text.
func (g Geometry) height() Pt { return g.H - g.Top - g.Bottom }

// columnWidth is the width of one of n equal columns of a measure.
func (g Geometry) columnWidth(measure Pt, n int) Pt {
	return (measure - Pt(float64(n-1)*float64(g.Gutter))) / Pt(n)
}

// columnsOfPage is how many columns the grid has.
const columnsOfPage = 12

// edge is how far right of the text's left edge column k of the grid begins.
func (g Geometry) edge(k int) Pt {
	return Pt(float64(k) * float64(g.columnWidth(g.measure(), columnsOfPage)+g.Gutter))
}

// span is the width of n columns of the grid.
func (g Geometry) span(n int) Pt { return g.edge(n) - g.Gutter }
