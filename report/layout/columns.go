package layout

import "dyad/report/doc"

// columns sets blocks side by side as one strip. Where that would be higher
// than a page, or a figure would be narrower than it can be drawn, they stand
// one below the other instead.
func (st *setter) columns(c doc.Columns, width Pt) galley {
	widths := st.columnWidths(c, width)
	var side galley
	var p placed
	x, bottom := Pt(0), Pt(0)
	fits := true
	for i, blocks := range c.Cols {
		if max(minWidth(blocks), tableWidth(blocks)) > widths[i]+slop {
			fits = false
			break
		}
		g := st.blocks(blocks, widths[i])
		st.place(&p, g.strips, x, 0)
		bottom = max(bottom, p.y)
		p.y = 0
		side.elems = st.kids.append(side.elems, g.elems...)
		if len(g.strips) > 0 {
			side.after = max(side.after, g.after)
			side.strips = []strip{{before: max(before(side.strips), g.strips[0].before)}}
		}
		x += widths[i] + st.g.Gutter
	}
	if fits && bottom <= st.tallest() {
		if len(side.strips) > 0 {
			s := &side.strips[0]
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

// tallest is the height a strip may have: a page's, in a box.
func (st *setter) tallest() Pt { return st.g.height() - 2*boxPad }

func before(ss []strip) Pt {
	if len(ss) == 0 {
		return 0
	}
	return ss[0].before
}

// columnWidths shares the width by weights; a missing weight counts as 1.
func (st *setter) columnWidths(c doc.Columns, width Pt) []Pt {
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
	room := width - Pt(float64(n-1)*float64(st.g.Gutter))
	for i := range out {
		out[i] = Pt(float64(room) * weights[i] / sum)
	}
	return out
}

// tableWidth is the least width at which the tables among blocks stand beside
// others: five ems a column.
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

// inlineFlow sets a flow that stands inside another block: balanced columns
// kept together, or one column where they do not fit on a page.
func (st *setter) inlineFlow(f doc.Flow, width Pt) galley {
	n := max(f.N, 1)
	w := st.g.columnWidth(width, n)
	if n > 1 && minWidth(f.Blocks) <= w {
		g := st.blocks(f.Blocks, w)
		if len(g.strips) == 0 {
			return g
		}
		if ends, h, ok := st.balance(g.strips, n, st.tallest()); ok {
			var p placed
			from := 0
			for i, end := range ends {
				st.place(&p, g.strips[from:end], Pt(float64(i)*float64(w+st.g.Gutter)), 0)
				from = end
			}
			s := strip{h: h, before: g.strips[0].before, items: p.items, marks: p.marks}
			return galley{strips: []strip{s}, after: g.after, elems: g.elems}
		}
	}
	return st.blocks(f.Blocks, width)
}
