package layout

// A strip is a piece of a column that is never broken: a line, a table's row,
// a figure. Its items are relative to its top left.
type strip struct {
	x       Pt // from the column's left
	h       Pt
	before  Pt   // space above, dropped at the top of a column
	keep    bool // no break between it and the next strip
	heading bool // begins with a heading
	fresh   bool // wants a new page when little is left of this one
	items   []Item
	marks   []mark
	head    *strip // of a table: repeated when the strip is the first of a column
	box     *box   // the tinted box it stands in
	unit    *unit
	divide  func() (first, rest strip, ok bool) // a whole figure's: sets it as two strips
	row     *cellBlock                          // a row that may be broken, of which it is a line
	line    int
}

// A box is a tinted background over the strips that point to it.
type box struct{ w Pt }

// A galley is set blocks before they are broken into columns.
type galley struct {
	strips []strip
	after  Pt         // space below
	elems  []*Element // made for them, in reading order, not yet in the tree
}

// put puts o below g. Of the spaces between, the larger stands.
func (st *setter) put(g *galley, o galley) {
	g.elems = st.kids.append(g.elems, o.elems...)
	if len(o.strips) == 0 {
		return
	}
	o.strips[0].before = max(o.strips[0].before, g.after)
	g.strips = st.strips.append(g.strips, o.strips...)
	g.after = o.after
}

// adopt puts the galley's elements below parent.
func (g *galley) adopt(parent *Element) {
	for _, e := range g.elems {
		parent.add(e)
	}
}

// lead is the space between the strip before, nil at the top of a column, and
// s's own top: spaces, the edges of boxes, a repeated header.
func (s *strip) lead(before *strip) Pt {
	var d Pt
	var from *box
	if before == nil {
		if s.head != nil {
			d += s.head.h
		}
	} else {
		d += s.before
		from = before.box
	}
	if from != s.box {
		if from != nil {
			d += boxPad
		}
		if s.box != nil {
			d += boxPad
		}
	}
	return d
}

// tail is the space below a strip that ends a column.
func (s *strip) tail() Pt {
	if s.box != nil {
		return boxPad
	}
	return 0
}

// height is what strips take at the top of a column.
func height(ss []strip) Pt {
	var y Pt
	var before *strip
	for i := range ss {
		y += ss[i].lead(before) + ss[i].h
		before = &ss[i]
	}
	if before != nil {
		y += before.tail()
	}
	return y
}

// A placed set of strips: items and marks at their place.
type placed struct {
	items []Item
	marks []mark
	gaps  []gap
	y     Pt // below the last
}

// itemsOf is how many items strips have, boxes and what is repeated apart.
func itemsOf(ss []strip) int {
	n := 0
	for i := range ss {
		n += len(ss[i].items)
	}
	return n
}

// place sets strips at the top of a column below what p has, in x, y.
func (st *setter) place(p *placed, ss []strip, x, y Pt) {
	p.items = st.items.grow(p.items, itemsOf(ss))
	p.place(ss, x, y, nil)
}

// place sets strips below one another from x, y; before is the strip above,
// nil at the top of a column.
func (p *placed) place(ss []strip, x, y Pt, before *strip) {
	for i := range ss {
		s := &ss[i]
		if s.stretches(before) {
			p.gaps = append(p.gaps, gap{len(p.items), len(p.marks), s.before})
		}
		y += s.lead(before)
		if before == nil && s.head != nil {
			p.repeat(s.head, x+s.x, y-s.head.h)
		}
		if s.box != nil && (before == nil || before.box != s.box) {
			p.background(ss[i:], x, y-boxPad, before)
		}
		if s.row != nil && (i == 0 || ss[i-1].row != s.row) {
			p.cells(s.row, s.line, s.line+rowLines(ss[i:]), x+s.x, y)
		}
		from := len(p.items)
		p.items = append(p.items, s.items...)
		shift(p.items[from:], x+s.x, y)
		for _, m := range s.marks {
			m.y += y
			p.marks = append(p.marks, m)
		}
		y += s.h
		before = s
	}
	if before != nil {
		y += before.tail()
	}
	p.y = y
}

// background paints the part of a box that ss begins with. A table's header
// repeated at the top stands inside it.
func (p *placed) background(ss []strip, x, top Pt, before *strip) {
	b := ss[0].box
	n := 1
	for n < len(ss) && ss[n].box == b {
		n++
	}
	h := boxPad + ss[0].h
	for i := 1; i < n; i++ {
		h += ss[i].lead(&ss[i-1]) + ss[i].h
	}
	if head := ss[0].head; before == nil && head != nil {
		top -= head.h
		h += head.h
	}
	fill := Item{Box: Rect{X: x, Y: top, W: b.w, H: h + boxPad}, Fill: &Fill{Color: tint}}
	at := len(p.items)
	if head := ss[0].head; before == nil && head != nil {
		at -= len(head.items) // the header is already there
	}
	p.items = append(p.items, Item{})
	copy(p.items[at+1:], p.items[at:])
	p.items[at] = fill
}

// repeat paints a table's header again.
func (p *placed) repeat(head *strip, x, y Pt) {
	from := len(p.items)
	p.items = append(p.items, head.copied()...)
	shift(p.items[from:], x, y)
}

// copied is the strip's items as artifacts, with runs of their own.
func (s *strip) copied() []Item {
	out := make([]Item, len(s.items))
	for i, it := range s.items {
		it.Elem = nil
		if it.Text != nil {
			r := *it.Text
			it.Text = &r
		}
		out[i] = it
	}
	return out
}
