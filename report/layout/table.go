package layout

import (
	"slices"

	"dyad/report/doc"
)

// A tableSetter sets one table: its cells are shaped once, then broken to the
// columns' widths.
type tableSetter struct {
	st         *setter
	t          *doc.Table
	head, cell *style
	gap        Pt // between columns
	pad        Pt // above and below a row's text
	x, w       []Pt
	width      Pt
	limit      Pt // height of a row that may be broken
}

// A cellText is the shaped text of one cell.
type cellText struct {
	shapedText
	span int // columns it takes
	side doc.Side
	ok   bool // there is text
}

func (c *cellText) indent() Pt {
	if c.side == doc.NoSide {
		return 0
	}
	return swatchSize + swatchGap
}

// table sets a table, each row as a band.
func (st *setter) table(t doc.Table, width Pt) galley {
	if empty := func(r doc.Row) bool { return len(r.Cells) == 0 }; slices.ContainsFunc(t.Rows, empty) {
		t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), empty)
	}
	if len(t.Cols) == 0 || len(t.Rows) == 0 {
		return galley{}
	}
	ts := &tableSetter{st: st, t: &t, head: styles[roleHead], cell: styles[roleCell], gap: 9, pad: 2.4, width: width}
	if t.Dense {
		ts.head, ts.cell, ts.gap, ts.pad = styles[roleDenseHead], styles[roleDenseCell], 4, 0.2
	}
	head, rows := ts.shape()
	ts.columns(head, rows)
	table := st.element(Element{Role: TableRole, Summary: t.Summary})
	g := galley{after: ts.cell.After, elems: st.kids.append(nil, table), bands: st.bands.list(len(rows) + 1)}
	hs := ts.header(head, table)
	ts.limit = st.g.height() / highRow
	if hs != nil {
		g.bands = append(g.bands, *hs)
		if hs.h > st.g.height()/3 || ts.numbered() {
			hs = nil // not to be repeated
		} else {
			hs = &band{h: hs.h, base: hs.base, items: hs.copied()} // the first header's items are moved to their place
		}
	}
	body := table.add(st.element(Element{Role: TBody, Kids: st.kids.list(len(rows))}))
	for i := range rows {
		g.bands = st.bands.append(g.bands, ts.row(i, rows[i], body, hs)...)
	}
	g.bands[0].before = ts.cell.Before
	ts.close(&g)
	return g
}

// numbered reports whether a column's head shows a page number, which is right in
// one place only.
func (ts *tableSetter) numbered() bool {
	return slices.ContainsFunc(ts.t.Cols, func(c doc.Column) bool {
		return slices.ContainsFunc(c.Head, func(x doc.Span) bool { return deferred(&x) })
	})
}

// smallTable is the fewest rows of a table that may be parted, and endRows how many of them
// at least are then left for a column of the next page.
const (
	smallTable = 12
	endRows    = 4
)

// close draws the last rule. It keeps together a Whole table of less than a third of
// a page, of [smallTable] rows or more unless parting it saves a page, and of other tables
// the first two rows and the last two.
func (ts *tableSetter) close(g *galley) {
	n := len(g.bands)
	last := &g.bands[n-1]
	if ts.t.Dense { // clear of the last row's descenders
		last.h++
	}
	last.items = append(last.items, rule(0, last.h, ts.width, thinRule, muted))
	last.h += thinRule
	if ts.t.Whole && height(g.bands) < ts.st.g.height()/3 {
		first := n - len(ts.t.Rows)
		for i := range g.bands[:n-1] {
			g.bands[i].loose = !g.bands[i].keep && len(ts.t.Rows) >= smallTable && i-first >= endRows-1 && n-1-i >= endRows
			g.bands[i].keep = true
		}
		return
	}
	first := 0
	if g.bands[0].keep {
		first = 1
	}
	if n-first > 3 && g.bands[first].h < 60 && g.bands[n-2].h < 60 {
		g.bands[first].keep = true
		g.bands[n-2].keep = true
	}
}

// shape shapes every cell once. The last cell of a short row spans the rest of the
// columns; the text of cells beyond the last column is added to the last cell.
func (ts *tableSetter) shape() (head []cellText, rows [][]cellText) {
	n := len(ts.t.Cols)
	head = ts.st.texts.list(n)[:n]
	for i, c := range ts.t.Cols {
		head[i] = cellText{shapedText: ts.st.shape(c.Head, ts.head), span: 1}
		head[i].ok = len(head[i].fragments) > 0
	}
	rows = make([][]cellText, len(ts.t.Rows))
	for i, r := range ts.t.Rows {
		cells := r.Cells
		row := ts.st.texts.list(n)[:min(len(cells), n)]
		for k := range row {
			spans := cells[k].Text
			if k == n-1 {
				for _, more := range cells[n:] {
					spans = append(append(spans[:len(spans):len(spans)], doc.Span{Text: " "}), more.Text...)
				}
			}
			row[k] = cellText{shapedText: ts.st.shape(spans, ts.cell), span: 1, side: cells[k].Side}
			row[k].ok = len(row[k].fragments) > 0
		}
		if len(row) > 0 {
			row[len(row)-1].span = n - len(row) + 1
		}
		rows[i] = row
	}
	return head, rows
}

// header sets the column heads. It returns nil if there are none.
func (ts *tableSetter) header(head []cellText, table *Element) *band {
	any := false
	for i := range head {
		any = any || head[i].ok
	}
	if !any {
		return nil
	}
	st := ts.st
	tr := table.add(st.element(Element{Role: THead})).add(st.element(Element{Role: TR, Kids: st.kids.list(len(head))}))
	cells := make([][]line, len(head))
	most := 0
	for i := range head {
		th := tr.add(st.element(Element{Role: TH, Scope: "Column"}))
		cells[i] = st.setLines(&head[i].shapedText, ts.w[i], ts.t.Cols[i].Align, th)
		most = max(most, len(cells[i]))
	}
	s := &band{keep: true}
	var p placement
	for i, ls := range cells { // the last lines of all heads are level
		for k, l := range ls {
			p.line(l, ts.x[i], Pt(float64(most-len(ls)+k)*float64(ts.head.Leading)))
		}
	}
	s.h = Pt(float64(most)*float64(ts.head.Leading)) + 2.5
	s.items = append(p.items, rule(0, s.h-thinRule/2, ts.width, thinRule, ink))
	s.marks, s.base = p.marks, ts.head.baseline()
	s.h += thinRule / 2
	return s
}

// row sets one row.
func (ts *tableSetter) row(at int, cells []cellText, body *Element, head *band) []band {
	r, st := &ts.t.Rows[at], ts.st
	tr := body.add(st.element(Element{Role: TR, ID: r.ID, Kids: st.kids.list(len(cells))}))
	b := rowCells{y: ts.pad, leading: ts.cell.Leading, cells: st.cells.list(len(cells))}
	col, most, more := 0, 1, Pt(0) // more: of the room of the column before
	for i := range cells {
		c := &cells[i]
		less := Pt(0)
		if i+1 < len(cells) && c.span == 1 && cells[i+1].span == 1 {
			less = ts.shared(col, c.whole(), cells[i+1].whole())
		}
		e := st.element(Element{Role: TD, ColSpan: c.span})
		if r.Cells[i].Head {
			e.Role, e.Scope = TH, "Row"
		}
		tr.add(e)
		set := cellLines{x: ts.x[col] - more + c.indent()}
		set.lines = st.setLines(&c.shapedText, ts.spanned(col, c.span)+more-less-c.indent(), ts.t.Cols[col].Align, e)
		more = less
		if c.side != doc.NoSide {
			set.mark = swatch(c.side, ts.x[col], ts.pad+ts.cell.baseline()-swatchSize, &st.look)
		}
		b.cells = append(b.cells, set)
		most = max(most, len(set.lines))
		col += c.span
	}
	out := ts.rowBands(b, most, head)
	if r.ID != "" {
		out[0].marks = st.marks.concat([]mark{{name: r.ID}}, out[0].marks)
	}
	last := &out[len(out)-1]
	if ts.ruled(at) {
		last.items = append(last.items, rule(0, last.h-hairline/2, ts.width, hairline, rulePale))
	}
	return out
}

// ruled reports whether there is a rule under row at.
func (ts *tableSetter) ruled(at int) bool {
	if at == len(ts.t.Rows)-1 {
		return false
	}
	return !ts.t.Dense || (at+1)%denseGroup == 0 && at < len(ts.t.Rows)-2
}
