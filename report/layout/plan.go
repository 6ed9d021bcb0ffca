package layout

import "slices"

// A plan says where the bands of a document stand. Nothing has been put there yet, so
// that several can be made and the best taken.
type plan struct {
	pages    []pagePlan
	front    []part     // of page 1
	segments []*segment // those that are in, in the order in which they were made
	swaps    []swap
	short    bool // see [Result]
	carried  int  // how many times text of a section goes on overleaf
}

// A pagePlan is the pieces of a page.
type pagePlan struct {
	pieces []piece
	foot   Pt // of the last
}

// A piece is bands of one column of a page. x and the cursor's places are counted from
// the left and the top of the text.
type piece struct {
	bands []band
	x     Pt
	at    cursor
}

// A planner makes a plan.
type planner struct {
	st    *setter
	plan  plan
	y     Pt   // height used on the page
	after Pt   // the least space above what comes next
	ruled bool // the last band is a rule
	// cut is by how much the page of this number, from 0, is lower than the others.
	cut      Pt
	cutPage  int
	inside   Pt // what the line at the foot of page 1 takes of its height
	squeezed squeeze
	parted   bool
}

// A planning is what a plan is made from.
type planning struct {
	front    []part // of page 1
	y        Pt     // where the segments begin on page 1; over its height: on page 2
	cut      Pt     // by how much page cutPage, from 0, is lower than others
	cutPage  int
	inside   Pt // what the line at the foot of page 1 takes of its height
	squeezed squeeze
	parted   bool // tables are parted where they need not be, also into few rows
}

// plan plans segments.
func (c chooser) plan(from planning) plan {
	st, all := c.st, c.all
	p := &planner{st: st, plan: plan{pages: []pagePlan{{}}, front: from.front}, cut: from.cut, cutPage: from.cutPage, inside: from.inside, squeezed: from.squeezed, parted: from.parted}
	for _, s := range from.front {
		p.plan.pages[0].pieces = append(p.plan.pages[0].pieces, piece{bands: s.bands, at: cursor{y: s.y}})
	}
	if p.y = from.y; p.y > st.g.height() {
		p.newPage()
	}
	for i := range all {
		if s := &all[i]; len(s.bands) > 0 {
			p.plan.segments = append(p.plan.segments, s)
		}
	}
	p.segments(p.plan.segments)
	p.close()
	return p.plan
}

// segments plans segments. Headings at the end of one are set with the columns after
// them, and text of a section goes before a figure that does not fit.
func (p *planner) segments(all []*segment) {
	for i := 0; i < len(all); i++ {
		s := all[i]
		ss := s.bands
		var columns *segment
		if s.n == 1 && i+1 < len(all) && all[i+1].n > 1 {
			columns = all[i+1]
		}
		switch {
		case s.n > 1:
			p.flow(s, nil)
		case columns == nil:
			p.column(ss)
		default:
			before, intro := introduction(ss)
			if len(intro) == 0 && columns.text && p.textFirst(before, columns) {
				i++
				break
			}
			p.column(before)
			if len(intro) == 0 {
				p.after = s.after
			}
			p.flow(columns, intro)
			i++
			s = columns
		}
		p.after = s.after
	}
}

// bottom is where the text of the page ends.
func (p *planner) bottom() Pt {
	h := p.st.g.height()
	if len(p.plan.pages)-1 == p.cutPage {
		h -= p.cut
	}
	if len(p.plan.pages) == 1 {
		h -= p.inside
	}
	return h
}

// close ends the page.
func (p *planner) close() {
	p.plan.pages[len(p.plan.pages)-1].foot = p.y
}

func (p *planner) newPage() {
	p.close()
	p.plan.pages = append(p.plan.pages, pagePlan{})
	p.y, p.after, p.ruled = 0, 0, false
}

// cursor is one at what is used of the page.
func (p *planner) cursor() cursor {
	c := cursor{y: p.y, after: p.after, onPage: true, squeezed: p.squeezed, parted: p.parted}
	if p.y > 0 {
		c.before = &band{rule: p.ruled}
	}
	return c
}

// add puts bands in a column below a cursor and returns where they end.
func (p *planner) add(ss []band, x Pt, c cursor) Pt {
	page := &p.plan.pages[len(p.plan.pages)-1]
	page.pieces = append(page.pieces, piece{ss, x, c})
	for i := range ss {
		c.put(&ss[i])
	}
	p.ruled = c.before != nil && c.before.rule
	return c.y
}

// below puts bands of one column below what is on the page.
func (p *planner) below(ss []band) {
	if len(ss) > 0 {
		p.y = p.add(ss, 0, p.cursor())
		p.after = 0
	}
}

// fresh is the part of a page's height that must be left for a heading that
// otherwise begins a new page.
const fresh = 0.25

// room is what must be left above the bottom of the page for such a heading: less by what
// the page is cut, which is no reason to begin a new one.
func (p *planner) room() Pt {
	room := fresh * p.st.g.height()
	if len(p.plan.pages)-1 == p.cutPage {
		room -= p.cut
	}
	return room
}

// column plans bands in one column.
func (p *planner) column(ss []band) {
	ss = slices.Clone(ss)
	for len(ss) > 0 {
		room := p.room()
		p.plan.swaps = append(p.plan.swaps, fillFoot(ss, 0, p.cursor(), p.bottom(), room)...)
		n := fit(ss, p.cursor(), p.bottom(), room)
		if n == 0 && p.y > 0 {
			p.newPage()
			continue
		}
		if n == 0 {
			n = forceFit(ss, p.cursor(), p.bottom())
		}
		if short := shortRows(ss[n:], 1); short > 0 && !p.parted && n > short+endRows && ss[n-short-endRows].head == ss[n].head && !ss[n-short-1].keep {
			n -= short
		}
		p.below(ss[:n])
		if ss = ss[n:]; len(ss) > 0 {
			p.newPage()
		}
	}
}

// textFirst plans bands that end with a figure, and the text after it. If the figure
// does not fit and the text does, text goes first, and the figure takes its subtitle
// along; textFirst reports whether it did.
func (p *planner) textFirst(ss []band, text *segment) bool {
	n := len(ss) - 1
	if n < 0 || ss[n].movable == nil || !ss[n].movable.figure {
		return false
	}
	if fit(ss, p.cursor(), p.bottom(), p.room()) > n {
		return false
	}
	sub := n // the words of the figure below the section's title go with it
	for sub > 0 && ss[sub-1].subtitle != nil {
		sub--
	}
	rest, intro := introduction(ss[:sub])
	probe := *p
	probe.plan = plan{pages: slices.Clone(p.plan.pages)}
	probe.column(rest)
	if len(rest) > 0 {
		probe.after = 0
	}
	pages := len(probe.plan.pages)
	if probe.flow(text, intro); len(probe.plan.pages) > pages || probe.figureFits(&ss[n]) {
		return false
	}
	p.column(rest)
	p.flow(text, intro)
	p.after = text.after
	p.column(ss[sub:])
	p.after = ss[n].movable.after
	if len(text.elems) > 0 {
		before := &movable{elem: text.elems[0], last: text.elems[len(text.elems)-1]}
		p.plan.swaps = append(p.plan.swaps, swap{ss[n].movable, before})
		if sub < n {
			p.plan.swaps = append(p.plan.swaps, swap{&movable{elem: ss[sub].subtitle}, before})
		}
	}
	return true
}

// figureFits reports whether a figure fits on what is left of the page.
func (p *planner) figureFits(s *band) bool {
	c := p.cursor()
	c.put(s)
	return c.y <= p.bottom()
}

// minFlow is the least height of columns that continue on the next page: three lines.
const minFlow Pt = 48

// flow plans a segment of several balanced columns, below the headings that introduce
// it.
func (p *planner) flow(s *segment, intro []band) {
	if len(s.bands) == 0 {
		return
	}
	p.introduce(s, intro)
	for ss := s.bands; len(ss) > 0; {
		c := p.top(ss)
		ends, foot, all := p.st.balance(ss, s.n, c, p.bottom())
		if !all {
			filled, swaps := p.st.fillFeet(ss, s.n, c, p.bottom())
			if ends, _ = fitColumns(nil, filled, s.n, c, p.bottom()); p.y > 0 && (len(ends) < s.n || p.bottom()-c.y < minFlow) {
				p.newPage()
				continue
			}
			p.plan.swaps = append(p.plan.swaps, swaps...)
			ss = filled
			ends = p.withEnd(ss, ends, s.n, c)
			ends, foot = forced(ss, ends, s.n, c, p.bottom()), p.bottom()
		}
		from := 0
		for i, end := range ends {
			p.add(ss[from:end], Pt(float64(i)*float64(s.width+p.st.g.Gutter)), c)
			from = end
		}
		p.y, p.after = foot, s.after
		if ss = ss[from:]; len(ss) > 0 {
			if s.text {
				p.plan.carried++
			}
			p.newPage()
		}
	}
}

// shortRows is how many rows the rest of a table lacks to fill n columns with as many as a
// table has at least on a page where it ends; 0 if that is no rest of a table.
func shortRows(rest []band, n int) int {
	rows := 0
	for rows < len(rest) && rest[rows].head != nil && rest[rows].head == rest[0].head {
		rows++
	}
	if rows == 0 {
		return 0
	}
	return max(0, endRows*n-rows)
}

// withEnd breaks n columns of bands of which not all fit on the page earlier, if too few
// rows of a table would be left for the next and enough can stay on this one.
func (p *planner) withEnd(ss []band, ends []int, n int, c cursor) []int {
	if len(ends) < n || p.parted || shortRows(ss[ends[n-1]:], n) == 0 {
		return ends
	}
	last := &ss[ends[n-1]]
	for k := 1; k <= endRows; k++ {
		less, _ := fitColumns(nil, ss, n, c, p.bottom()-Pt(k)*last.h)
		if len(less) < n || ss[less[n-1]].head != last.head {
			break
		}
		if shortRows(ss[less[n-1]:], n) == 0 {
			return less
		}
	}
	return ends
}

// top is where columns that begin with ss begin.
func (p *planner) top(ss []band) cursor {
	y := p.y
	if y > 0 {
		y += max(p.after, ss[0].before)
		if ss[0].unit > 0 {
			y = onUnit(y+titleBase) - titleBase
		}
	}
	return cursor{y: y, onPage: true, squeezed: p.squeezed, parted: p.parted}
}

// introduce plans the headings above columns, on a page that has room for them and
// for the beginning of the columns.
func (p *planner) introduce(s *segment, intro []band) {
	if len(intro) == 0 {
		return
	}
	h := p.st.g.height()
	if height(intro) > h/2 {
		p.column(intro)
		return
	}
	first := 0
	for first < len(s.bands)-1 && s.bands[first].keep {
		first++
	}
	need := s.bands[0].before + max(minFlow, height(s.bands[:first+1]))
	if _, foot, all := p.st.balance(s.bands, s.n, cursor{}, h); all {
		need = min(need, s.bands[0].before+foot)
	}
	if p.y > 0 {
		c := p.cursor()
		for i := range intro {
			c.put(&intro[i])
		}
		if c.y+need > p.bottom() || intro[0].fresh && p.bottom()-p.y < p.room() {
			p.newPage()
		}
	}
	p.below(intro)
}

// forced fills the rest of n columns with bands that must stay together though
// they are higher than a page.
func forced(ss []band, ends []int, n int, c cursor, bottom Pt) []int {
	from := 0
	if len(ends) > 0 {
		from = ends[len(ends)-1]
	}
	for len(ends) < n && from < len(ss) {
		k := fit(ss[from:], c, bottom, 0)
		if k == 0 {
			k = forceFit(ss[from:], c, bottom)
		}
		from += k
		ends = append(ends, from)
	}
	return ends
}
