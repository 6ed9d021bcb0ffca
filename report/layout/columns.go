package layout

import "dyad/report/doc"

// columns sets blocks side by side as one band. Where that would be higher than a
// page, or a figure narrower than it can be drawn, they are set one below the other
// instead.
func (st *setter) columns(c doc.Columns, width Pt) galley {
	at, widths := st.g.columnPlaces(c, width)
	var side galley
	var p placement
	bottom := Pt(0)
	first := band{base: titleBase}
	fits := true
	for i, blocks := range c.Cols {
		if max(minWidth(blocks), tableWidth(blocks)) > widths[i]+tolerance {
			fits = false
			break
		}
		g := st.blocks(blocks, widths[i])
		st.place(&p, g.bands, at[i], 0)
		bottom = max(bottom, p.y)
		p.y = 0
		side.elems = st.kids.append(side.elems, g.elems...)
		if len(g.bands) > 0 {
			side.after = max(side.after, g.after)
			top := &g.bands[0]
			first.before = max(first.before, top.before)
			first.unit, first.section = max(first.unit, top.unit), first.section || top.section
			first.heading = first.heading || top.heading
		}
	}
	if fits && bottom <= st.g.height() {
		if len(p.items) > 0 {
			first.h, first.items, first.marks = bottom, p.items, p.marks
			side.bands = st.bands.append(nil, first)
		}
		return side
	}
	var stacked galley
	for _, blocks := range c.Cols {
		st.put(&stacked, st.blocks(st.inHalves(blocks, width), width))
	}
	return stacked
}

// inHalves sets text among blocks in two columns if it would be too wide in one.
func (st *setter) inHalves(bs []doc.Block, width Pt) []doc.Block {
	if width <= longLine {
		return bs
	}
	var out, text []doc.Block
	for i, b := range bs {
		if isText(b) {
			text = append(text, b)
		}
		if len(text) > 0 && (!isText(b) || i == len(bs)-1) {
			out, text = append(out, doc.Flow{N: 2, Blocks: text}), nil
		}
		if !isText(b) {
			out = append(out, b)
		}
	}
	return out
}

// columnPlaces is where columns begin and how wide they are. Over the width of the
// page they begin at the nearest of the edges that blocks may have.
func (g Geometry) columnPlaces(c doc.Columns, width Pt) (at, widths []Pt) {
	widths = g.columnWidths(c, width)
	at = make([]Pt, len(widths))
	for i := 1; i < len(at); i++ {
		at[i] = at[i-1] + widths[i-1] + g.Gutter
	}
	if width < g.measure()-tolerance {
		return at, widths
	}
	edges := make([]Pt, len(at)+1)
	for i := 1; i < len(at); i++ {
		edges[i] = g.nearestEdge(at[i])
	}
	edges[len(at)] = width + g.Gutter
	onGrid := make([]Pt, len(at))
	for i := range onGrid {
		onGrid[i] = edges[i+1] - edges[i] - g.Gutter
		if onGrid[i] < g.span(3)-tolerance {
			return at, widths // too many columns for the grid
		}
	}
	return edges[:len(at)], onGrid
}

// nearestEdge is the nearest to x of the left edges that blocks may have.
func (g Geometry) nearestEdge(x Pt) Pt {
	best := Pt(0)
	for _, k := range [...]int{3, 4, 6, 8, 9} {
		if e := g.edge(k); best == 0 || max(e-x, x-e) < max(best-x, x-best) {
			best = e
		}
	}
	return best
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
		if ends, h, ok := st.balance(g.bands, n, cursor{}, st.g.height()); ok {
			var p placement
			from := 0
			for i, end := range ends {
				st.place(&p, g.bands[from:end], Pt(float64(i)*float64(w+st.g.Gutter)), 0)
				from = end
			}
			s := band{h: h, base: titleBase, before: g.bands[0].before, items: p.items, marks: p.marks}
			return galley{bands: []band{s}, after: g.after, elems: g.elems}
		}
	}
	return st.blocks(f.Blocks, width)
}
