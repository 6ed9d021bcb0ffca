package layout

// A band is a piece of a column that no page break divides: a line, a row of a
// table, a figure. Its items are relative to its top left corner.
type band struct {
	x       Pt // from the column's left
	h       Pt
	before  Pt   // space above, dropped at the top of a column
	keep    bool // no page break between it and the next band
	heading bool // begins with a heading
	fresh   bool // begins a new page when little is left of this one
	items   []Item
	marks   []mark
	head    *band // of a table: repeated when this band is the first of a column
	box     *box  // the tinted box it stands in
	movable *movable
	divide  func() (first, rest band, ok bool) // of a whole figure: sets it as two bands
	cells   *rowCells                          // the row of which this band is a line, if that may be broken
	line    int
}

// A box is a tinted background behind the bands that point to it.
type box struct{ w Pt }

// A galley is set blocks before they are broken into columns.
type galley struct {
	bands []band
	after Pt         // space below
	elems []*Element // made for them, in reading order, not yet in the tree
}

// put puts o below g. The space between is the larger of the two they ask for.
func (ws *workspace) put(g *galley, o galley) {
	g.elems = ws.kids.append(g.elems, o.elems...)
	if len(o.bands) == 0 {
		return
	}
	o.bands[0].before = max(o.bands[0].before, g.after)
	g.bands = ws.bands.append(g.bands, o.bands...)
	g.after = o.after
}

// adopt puts the galley's elements below parent.
func (g *galley) adopt(parent *Element) {
	for _, e := range g.elems {
		parent.add(e)
	}
}

// spaceAbove is the height between the band before s, nil at the top of a column,
// and the top of s: space, edges of boxes, a repeated header.
func (s *band) spaceAbove(before *band) Pt {
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

// spaceBelow is the space below a band that ends a column.
func (s *band) spaceBelow() Pt {
	if s.box != nil {
		return boxPad
	}
	return 0
}

// height is how high bands are at the top of a column.
func height(ss []band) Pt {
	var y Pt
	var before *band
	for i := range ss {
		y += ss[i].spaceAbove(before) + ss[i].h
		before = &ss[i]
	}
	if before != nil {
		y += before.spaceBelow()
	}
	return y
}

// A placement is bands put in their place: their items and marks.
type placement struct {
	items []Item
	marks []mark
	gaps  []gap
	y     Pt // below the last
}

// countItems is how many items bands have, without boxes and repeated headers.
func countItems(ss []band) int {
	n := 0
	for i := range ss {
		n += len(ss[i].items)
	}
	return n
}

// place puts bands at x, y, where a column begins, and adds them to p.
func (ws *workspace) place(p *placement, ss []band, x, y Pt) {
	p.items = ws.items.grow(p.items, countItems(ss))
	p.place(ss, x, y, nil)
}

// place puts bands below one another from x, y on. before is the band above, nil at
// the top of a column.
func (p *placement) place(ss []band, x, y Pt, before *band) {
	for i := range ss {
		s := &ss[i]
		if s.stretches(before) {
			p.gaps = append(p.gaps, gap{len(p.items), len(p.marks), s.before})
		}
		y += s.spaceAbove(before)
		if before == nil && s.head != nil {
			p.repeat(s.head, x+s.x, y-s.head.h)
		}
		if s.box != nil && (before == nil || before.box != s.box) {
			p.background(ss[i:], x, y-boxPad, before)
		}
		if s.cells != nil && (i == 0 || ss[i-1].cells != s.cells) {
			p.cells(s.cells, s.line, s.line+countLines(ss[i:]), x+s.x, y)
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
		y += before.spaceBelow()
	}
	p.y = y
}

// background paints the part of a box that is behind the first bands of ss. A
// table's header repeated at the top is inside it.
func (p *placement) background(ss []band, x, top Pt, before *band) {
	b := ss[0].box
	n := 1
	for n < len(ss) && ss[n].box == b {
		n++
	}
	h := boxPad + ss[0].h
	for i := 1; i < n; i++ {
		h += ss[i].spaceAbove(&ss[i-1]) + ss[i].h
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
func (p *placement) repeat(head *band, x, y Pt) {
	from := len(p.items)
	p.items = append(p.items, head.copied()...)
	shift(p.items[from:], x, y)
}

// copied returns the band's items as artifacts, with runs of their own.
func (s *band) copied() []Item {
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
