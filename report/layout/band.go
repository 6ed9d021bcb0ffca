package layout

import "math"

// A band is a piece of a column that no page break divides: a line, a row of a
// table, a figure. Its items are relative to its top left corner.
type band struct {
	x       Pt // from the column's left
	h       Pt
	before  Pt   // space above, dropped at the top of a column
	base    Pt   // its first baseline below its top; 0 if it has none
	unit    Pt   // below its top, what stands on the page's unit; 0 if nothing does
	keep    bool // no page break between it and the next band
	loose   bool // but one if that saves a page
	heading bool // begins with a heading
	section bool // begins a section: the space above may grow
	// subtitle is, of a line of a heading's subtitle, its element.
	subtitle *Element
	rule     bool // between sections: left out at the top of a column
	fresh    bool // begins a new page when little is left of this one
	items    []Item
	marks    []mark
	head     *band // of a table: repeated when this band is the first of a column
	movable  *movable
	cells    *rowCells // the row of which this band is a line, if that may be broken
	line     int
}

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
// and the top of s: space, a repeated header. At the top of a column
// the first baseline stands where that of a title would.
func (s *band) spaceAbove(before *band) Pt {
	var d Pt
	if before != nil {
		d += s.before
		if before.rule {
			d = titleBelowRule
		}
	} else {
		base := s.base
		if s.head != nil {
			d += s.head.h
			base = s.head.base
		}
		if base > 0 {
			d += max(0, titleBase-base)
		}
	}
	return d
}

// A cursor goes down a column, band by band.
type cursor struct {
	y      Pt    // foot of the last band
	before *band // the last band, nil at the top of the column
	after  Pt    // the least space above the next band
	// onPage says that y is the distance from the top of a page's text, so that
	// titles stand on its unit.
	onPage   bool
	grow     int // gaps above sections yet to grow by a unit
	squeezed squeeze
	parted   bool // tables that may be parted are, to save a page
}

// A squeeze says which gaps are smaller, to save a page.
type squeeze uint8

const (
	notSqueezed      squeeze = iota
	sectionsSqueezed         // those at rules between sections are two thirds
	headingsSqueezed         // and those above headings below a section's are half
)

// put moves below s and returns where its top is.
func (c *cursor) put(s *band) Pt {
	if s.omitted(c.before) {
		return c.y
	}
	above, least, at := s.spaceAbove(c.before), s.before, s.unit
	if c.squeezed > notSqueezed && c.before != nil {
		switch {
		case c.squeezed == headingsSqueezed && s.heading && !s.section && at == 0:
			above, least = above/2, least/2
		case c.before.rule:
			above -= unit
		case s.rule:
			above, least, at = above*squeezedGap, least*squeezedGap, at-unit
		}
	}
	y := c.y + above
	if c.before != nil && c.after > least {
		y += c.after - least
	}
	if c.onPage && s.unit > 0 {
		y = onUnit(y+at) - at
	}
	if c.grow > 0 && c.grows(s) {
		y += unit
		c.grow--
	}
	c.y, c.before, c.after = y+s.h, s, 0
	return y
}

// omitted reports whether s, below the band before, is not shown.
func (s *band) omitted(before *band) bool { return s.rule && before == nil }

// grows reports whether the space above s may grow: that between sections, and where
// gaps are squeezed that below the rule between them too.
func (c *cursor) grows(s *band) bool {
	return s.section && c.before != nil && (!c.before.rule || c.squeezed > notSqueezed)
}

// onUnit is the first place at or below y, counted from the top of the text, that is
// a whole number of units below the first baseline.
func onUnit(y Pt) Pt {
	n := math.Ceil(float64((y - titleBase - tolerance) / unit))
	return titleBase + Pt(n)*unit
}

// height is how high bands are at the top of a column.
func height(ss []band) Pt {
	var c cursor
	for i := range ss {
		c.put(&ss[i])
	}
	return c.y
}

// A placement is bands put in their place: their items and marks.
type placement struct {
	items []Item
	marks []mark
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
	c := cursor{}
	p.place(ss, x, y, &c)
	p.y = y + c.y
}

// place puts bands below one another, their left end at x and the cursor's places
// counted from y.
func (p *placement) place(ss []band, x, y Pt, c *cursor) {
	for i := range ss {
		s, before := &ss[i], c.before
		if s.omitted(before) {
			continue
		}
		top := y + c.put(s)
		if before == nil && s.head != nil {
			p.repeat(s.head, x+s.x, top-s.head.h)
		}
		if s.cells != nil && (i == 0 || ss[i-1].cells != s.cells) {
			p.cells(s.cells, s.line, s.line+countLines(ss[i:]), x+s.x, top)
		}
		from := len(p.items)
		p.items = append(p.items, s.items...)
		shift(p.items[from:], x+s.x, top)
		for _, m := range s.marks {
			m.y += top
			p.marks = append(p.marks, m)
		}
	}
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
		if it.Sign != nil {
			g := *it.Sign
			it.Sign = &g
		}
		out[i] = it
	}
	return out
}
