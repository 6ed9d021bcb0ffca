package layout

import "dyad/report/doc"

// highRow is the part of a page from which a row may be broken.
const highRow = 4

// A cellBlock is the set text of a row's cells.
type cellBlock struct {
	cells []setCell
	y     Pt // of the first line below the row's top
	lead  Pt
}

// A setCell is a cell's lines and where they start.
type setCell struct {
	lines []line
	x     Pt
	mark  []Item // swatch before the first line
}

// rowStrips makes a strip of a row of so many lines, or one a line if it may be
// broken.
func (ts *tableSetter) rowStrips(b cellBlock, most int, head *strip) []strip {
	h := 2*ts.pad + Pt(float64(most)*float64(b.lead))
	if h <= ts.limit || most < 4 {
		p := placed{items: ts.st.items.list(b.items() + 1)} // and a rule
		p.cells(&b, 0, most, 0, 0)
		return ts.st.strips.append(nil, strip{h: h, items: p.items, marks: p.marks, head: head})
	}
	broken := b // outlives the call
	out := make([]strip, most)
	for k := range out {
		out[k] = strip{h: b.lead, keep: k == 0 || k == most-2 || b.hyphenated(k), head: head, row: &broken, line: k}
	}
	out[0].h += ts.pad
	out[most-1].h += ts.pad
	return out
}

// hyphenated tells whether line k of a cell ends inside a word.
func (b *cellBlock) hyphenated(k int) bool {
	for i := range b.cells {
		if c := &b.cells[i]; k < len(c.lines) && c.lines[k].hyphenated() {
			return true
		}
	}
	return false
}

// items is how many items the cells have.
func (b *cellBlock) items() int {
	n := 0
	for i := range b.cells {
		n += len(b.cells[i].mark)
		for k := range b.cells[i].lines {
			n += len(b.cells[i].lines[k].items)
		}
	}
	return n
}

// cells places lines from…to of a row, cell by cell, with the top of the
// first at y.
func (p *placed) cells(b *cellBlock, from, to int, x, y Pt) {
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
			p.line(c.lines[k], x+c.x, y+Pt(float64(k-from)*float64(b.lead)))
		}
	}
}

// rowLines is how many strips ss begins with that are lines of one row.
func rowLines(ss []strip) int {
	n := 1
	for n < len(ss) && ss[n].row == ss[0].row {
		n++
	}
	return n
}

// swatch is the mark of a side: a full square for A, an upright hatch for B; of
// a remainder a hollow square.
func swatch(side doc.Side, x, y Pt) []Item {
	switch side {
	case doc.SideA:
		return []Item{fill(x, y, swatchSize, swatchSize, colorA)}
	case doc.Remainder:
		const edge = hollowEdge
		return []Item{
			fill(x, y, swatchSize, edge, muted), fill(x, y+swatchSize-edge, swatchSize, edge, muted),
			fill(x, y+edge, edge, swatchSize-2*edge, muted), fill(x+swatchSize-edge, y+edge, edge, swatchSize-2*edge, muted),
		}
	}
	const bar = swatchSize / 5
	return []Item{
		fill(x, y, bar, swatchSize, colorB),
		fill(x+2*bar, y, bar, swatchSize, colorB),
		fill(x+4*bar, y, bar, swatchSize, colorB),
	}
}
