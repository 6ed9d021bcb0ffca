package report

import (
	"slices"
	"unicode/utf8"

	"dyad/data"
	"dyad/report/doc"
)

// grid is a table with columns of its author. Columns of figures are aligned right,
// columns of words left. If all figures are of one source, its mark stands once, in
// the caption.
func (c *sections) grid(e data.Grid) []doc.Block {
	h := e.Head()
	origin := "exhibit " + h.ID
	t := doc.Table{Dense: true, Whole: true, Summary: c.tableSummary(h)}
	for i, head := range e.Columns {
		col := doc.Column{Head: c.prose(head, origin)}
		switch {
		case i == 0:
			col.Weight = 1.6
		case e.Figures(i - 1):
			col.Align = doc.Right
		default:
			col.Weight = 1
		}
		t.Cols = append(t.Cols, col)
	}
	if isWideGrid(e) { // its columns are spread over the width
		for i := range t.Cols {
			t.Cols[i].Weight = 1
		}
		t.Cols[0].Weight = 2
	}
	cited, one := c.gridSource(e)
	cell := c.prose
	if one {
		cell = c.unmarked
	}
	for _, r := range e.Rows {
		row := doc.Row{Cells: []doc.Cell{{Text: c.prose(r.Label, origin), Head: true, Side: c.side(r.Side)}}}
		for _, text := range r.Cells {
			set := cell(text, origin)
			if len(set) == 0 {
				set = c.plain("–")
			}
			row.Cells = append(row.Cells, doc.Cell{Text: set})
		}
		t.Rows = append(t.Rows, row)
	}
	t.Data = c.gridData(e)
	t = c.captioned(h, t)
	if len(t.Caption) > 0 && one {
		t.Caption = withMark(c.quoter, t.Caption, cited)
	}
	return []doc.Block{t}
}

// isWideGrid tells whether a grid has columns of figures beside its labels and no other: one
// for each of some years, say, or for each of two reports. They would stand close together.
func isWideGrid(e data.Grid) bool {
	const many = 3
	if len(e.Columns) < many {
		return false
	}
	for i := range e.Columns[1:] {
		if !e.Figures(i) {
			return false
		}
	}
	return true
}

// isNarrowGrid tells whether half the width holds every row of a grid on a line: over the
// whole width its figures would be far from its labels.
func isNarrowGrid(c *figures, e data.Exhibit) bool {
	const most, between = 58, 2 // letters of ledger type
	g := e.(data.Grid)
	widest := make([]int, len(g.Columns))
	wide := func(col int, t data.Text) {
		if col < len(widest) {
			widest[col] = max(widest[col], utf8.RuneCountInString(c.plainProse(t, "exhibit "+g.ID)))
		}
	}
	for i, head := range g.Columns {
		wide(i, head)
	}
	for _, r := range g.Rows {
		wide(0, r.Label)
		for i, cell := range r.Cells {
			wide(i+1, cell)
		}
	}
	all := between * len(widest)
	for _, n := range widest {
		all += n
	}
	return all <= most
}

// gridSource is the first claim that a grid shows, and whether its source cites
// all of them.
func (c *sections) gridSource(e data.Grid) (first *data.Claim, one bool) {
	one = !e.Title.IsZero()
	for _, r := range e.Rows {
		for _, cell := range r.Cells {
			pieces, _ := data.ParseProse(c.in(cell))
			for _, p := range pieces {
				cl := c.d.Claim(p.Claim)
				if cl == nil {
					continue
				}
				if first == nil {
					first = cl
				}
				one = one && cl.Source != "" && cl.Source == first.Source && cl.Evidence == first.Evidence
			}
		}
	}
	return first, one && first != nil
}

// sameColumns tells whether two grids have the same columns.
func sameColumns(a, b data.Exhibit) bool {
	same := func(x, y data.Text) bool { return slices.Equal(x.Vals, y.Vals) }
	return slices.EqualFunc(a.(data.Grid).Columns, b.(data.Grid).Columns, same)
}
