package layout

import "dyad/report/doc"

// A row higher than a page divided by highRow may be broken.
const highRow = 4

// A rowCells is the set text of a row's cells.
type rowCells struct {
	cells   []cellLines
	y       Pt // of the first line below the row's top
	leading Pt
}

// A cellLines is a cell's lines and where they start.
type cellLines struct {
	lines []line
	x     Pt
	mark  []Item // swatch before the first line
}

// rowBands makes one band of a row of so many lines, or a band for each line if the
// row may be broken.
func (ts *tableSetter) rowBands(b rowCells, most int, head *band) []band {
	h := 2*ts.pad + Pt(float64(most)*float64(b.leading))
	if h <= ts.limit || most < 4 {
		p := placement{items: ts.st.items.list(b.items() + 1)} // and a rule
		p.cells(&b, 0, most, 0, 0)
		return ts.st.bands.append(nil, band{h: h, base: ts.pad + b.leading/2 + Pt(0.35*float64(ts.cell.Size)), items: p.items, marks: p.marks, head: head})
	}
	broken := b // outlives the call
	out := make([]band, most)
	for k := range out {
		out[k] = band{h: b.leading, keep: k == 0 || k == most-2 || b.hyphenated(k), head: head, cells: &broken, line: k}
	}
	out[0].h += ts.pad
	out[most-1].h += ts.pad
	return out
}

// hyphenated reports whether line k of a cell ends inside a word.
func (b *rowCells) hyphenated(k int) bool {
	for i := range b.cells {
		if c := &b.cells[i]; k < len(c.lines) && c.lines[k].hyphenated() {
			return true
		}
	}
	return false
}

// items is how many items the cells have.
func (b *rowCells) items() int {
	n := 0
	for i := range b.cells {
		n += len(b.cells[i].mark)
		for k := range b.cells[i].lines {
			n += len(b.cells[i].lines[k].items)
		}
	}
	return n
}

// cells places the lines from ≤ k < to of a row, cell by cell, with the top of the
// first at y.
func (p *placement) cells(b *rowCells, from, to int, x, y Pt) {
	if from == 0 {
		y += b.y
	}
	for i := range b.cells {
		c := &b.cells[i]
		if from == 0 {
			at := len(p.items)
			p.items = append(p.items, c.mark...)
			shift(p.items[at:], x, y-b.y)
		}
		for k := from; k < min(to, len(c.lines)); k++ {
			p.line(c.lines[k], x+c.x, y+Pt(float64(k-from)*float64(b.leading)))
		}
	}
}

// countLines is how many bands at the beginning of ss are lines of one row.
func countLines(ss []band) int {
	n := 1
	for n < len(ss) && ss[n].cells == ss[0].cells {
		n++
	}
	return n
}

// swatch is the mark of a side: a square in its colour.
func swatch(side doc.Side, x, y Pt, look *Look) []Item {
	color := look.A
	if side == doc.SideB {
		color = look.B
	}
	return []Item{fill(x, y, swatchSize, swatchSize, color)}
}
