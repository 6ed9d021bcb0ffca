package layout

import "dyad/report/doc"

// columns sets blocks side by side as one band. Where that would be higher than a
// page, or a figure narrower than it can be drawn, they are set one below the other
// instead.
func (st *setter) columns(c doc.Columns, width Pt) galley {
	widths := st.g.columnWidths(c, width)
	var side galley
	var p placement
	x, bottom := Pt(0), Pt(0)
	fits := true
	for i, blocks := range c.Cols {
		if max(minWidth(blocks), tableWidth(blocks)) > widths[i]+tolerance {
			fits = false
			break
		}
		g := st.blocks(blocks, widths[i])
		st.place(&p, g.bands, x, 0)
		bottom = max(bottom, p.y)
		p.y = 0
		side.elems = st.kids.append(side.elems, g.elems...)
		if len(g.bands) > 0 {
			side.after = max(side.after, g.after)
			side.bands = []band{{before: max(before(side.bands), g.bands[0].before)}}
		}
		x += widths[i] + st.g.Gutter
	}
	if fits && bottom <= st.g.tallest() {
		if len(side.bands) > 0 {
			s := &side.bands[0]
			s.h, s.items, s.marks = bottom, p.items, p.marks
		}
		return side
	}
	var stacked galley
	for _, blocks := range c.Cols {
		st.put(&stacked, st.blocks(blocks, width))
	}
	return stacked
}

// tallest is the greatest height of a band: a page's, less the edges of a box.
func (g Geometry) tallest() Pt { return g.height() - 2*boxPad }

func before(ss []band) Pt {
	if len(ss) == 0 {
		return 0
	}
	return ss[0].before
}

// columnWidths shares the width by weights; a missing weight counts as 1.
func (g Geometry) columnWidths(c doc.Columns, width Pt) []Pt {
	n := len(c.Cols)
	weights := make([]float64, n)
	var sum float64
	for i := range weights {
		weights[i] = 1
		if i < len(c.Weights) && c.Weights[i] > 0 {
			weights[i] = c.Weights[i]
		}
		sum += weights[i]
	}
	out := make([]Pt, n)
	room := width - Pt(float64(n-1)*float64(g.Gutter))
	for i := range out {
		out[i] = Pt(float64(room) * weights[i] / sum)
	}
	return out
}

// tableWidth is the least width at which the tables among blocks are set beside
// other blocks: five ems for each column.
func tableWidth(bs []doc.Block) Pt {
	const ems = 5
	var w Pt
	for _, b := range bs {
		if t, ok := b.(doc.Table); ok {
			size := styles[roleCell].Size
			if t.Dense {
				size = styles[roleDenseCell].Size
			}
			w = max(w, Pt(float64(len(t.Cols))*float64(ems*size)))
		}
	}
	return w
}

// minWidth is the least width at which the figures among blocks can be drawn.
func minWidth(bs []doc.Block) Pt {
	var w Pt
	for _, b := range bs {
		switch b := b.(type) {
		case doc.Figure:
			if b.Chart != nil {
				w = max(w, Pt(b.Chart.MinWidth()))
			}
		case doc.Box:
			w = max(w, minWidth(b.Blocks)+2*boxPad)
		}
	}
	return w
}

// inlineFlow sets a flow that is inside another block: balanced columns
// kept together, or one column where they do not fit on a page.
func (st *setter) inlineFlow(f doc.Flow, width Pt) galley {
	n := max(f.N, 1)
	w := st.g.columnWidth(width, n)
	if n > 1 && minWidth(f.Blocks) <= w {
		g := st.blocks(f.Blocks, w)
		if len(g.bands) == 0 {
			return g
		}
		if ends, h, ok := st.balance(g.bands, n, st.g.tallest()); ok {
			var p placement
			from := 0
			for i, end := range ends {
				st.place(&p, g.bands[from:end], Pt(float64(i)*float64(w+st.g.Gutter)), 0)
				from = end
			}
			s := band{h: h, before: g.bands[0].before, items: p.items, marks: p.marks}
			return galley{bands: []band{s}, after: g.after, elems: g.elems}
		}
	}
	return st.blocks(f.Blocks, width)
}
