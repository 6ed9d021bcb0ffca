package layout

import (
	"slices"
	"strings"

	"dyad/report/doc"
)

// Paginate breaks d into pages. It fails only on text that no face can show: the
// error joins up to twenty *MissingGlyphError. The result shares figures and strings
// with d and nothing else that changes; a caller that no longer needs it may release
// it. Calls may run concurrently.
func Paginate(d *doc.Document, m Measurer, g Geometry) (*Result, error) {
	digits := 2
	for {
		r, err := paginate(d, m, g, digits)
		if err != nil {
			r.Release()
			return nil, err
		}
		need := 0
		for n := len(r.Pages); n > 0; n /= 10 {
			need++
		}
		if need <= digits {
			return r, nil
		}
		r.Release()
		digits = need // page numbers are wider than was expected
	}
}

// paginate is one attempt, with room for page numbers of so many digits.
func paginate(d *doc.Document, m Measurer, g Geometry, digits int) (*Result, error) {
	st := &setter{textSetter: textSetter{workspace: workspaces.Get(), m: m, lang: d.Lang, digits: digits}, g: g}
	p := &paginator{st: st, r: &Result{Root: st.element(Element{Role: Document}), ws: st.workspace}}
	p.newPage()
	for _, seg := range st.segments(d.Body) {
		p.r.Root.Kids = seg.takeCaption(p.r.Root.Kids)
		seg.adopt(p.r.Root)
		if seg.n == 1 {
			p.column(&seg)
		} else {
			p.flow(&seg)
		}
	}
	p.running(d)
	p.resolve()
	for n := range p.r.Pages {
		st.pages[n] = pageBuffers{p.r.Pages[n].Items, p.marks[n]}
	}
	return p.r, st.missing.err()
}

// A segment is a part of the body set in n columns. intro is set above them in one
// column: headings, which are kept with what follows.
type segment struct {
	galley
	intro []band
	n     int
	width Pt   // of a column
	flow  bool // a flow, though in one column: none of it becomes the next segment's intro
}

// segments sets the body and cuts it where the number of columns changes.
func (st *setter) segments(body []doc.Block) []segment {
	var out []segment
	full := st.g.measure()
	for from := 0; from < len(body); {
		f, ok := body[from].(doc.Flow)
		if w := st.g.columnWidth(full, max(f.N, 1)); ok && f.N > 1 && minWidth(f.Blocks) <= w {
			out = append(out, st.flowSegment(f, w))
			from++
			continue
		}
		to := from
		for to < len(body) {
			if f, ok := body[to].(doc.Flow); ok {
				if f.N > 1 && minWidth(f.Blocks) <= st.g.columnWidth(full, f.N) {
					break
				}
			}
			to++
		}
		out = append(out, segment{galley: st.blocks(body[from:to], full), n: 1, width: full})
		from = to
	}
	for i := range out {
		out[i].join(out, i)
	}
	return out
}

// flowSegment sets a flow in its columns, or across the page if it is text that
// would fill only the first of them.
func (st *setter) flowSegment(f doc.Flow, w Pt) segment {
	s := segment{galley: st.blocks(f.Blocks, w), n: f.N, width: w}
	if minWidth(f.Blocks) > 0 {
		return s
	}
	if ends, _, ok := st.balance(s.bands, s.n, st.g.height()); ok && len(ends) == 1 {
		full := st.g.measure()
		return segment{galley: st.blocks(f.Blocks, full), n: 1, width: full, flow: true}
	}
	return s
}

// join makes the space and the headings at the end of the segment before part
// of segment i.
func (s *segment) join(all []segment, i int) {
	if i == 0 || len(s.bands) == 0 {
		return
	}
	last := &all[i-1]
	s.bands[0].before = max(s.bands[0].before, last.after)
	if s.n == 1 || last.n > 1 || last.flow {
		return
	}
	n := len(last.bands)
	for n > 0 && last.bands[n-1].keep {
		n--
	}
	n = withHeading(last.bands, n)
	s.intro, last.bands = last.bands[n:], last.bands[:n]
}

// withHeading returns n or, if only a heading and a short paragraph are before n,
// where the heading begins: that paragraph introduces what follows.
func withHeading(ss []band, n int) int {
	const short = 3 // lines
	at := n
	for i := n - 2; i >= 0 && ss[i].keep && n-i <= short+2; i-- {
		for _, m := range ss[i].marks {
			if m.level > 0 {
				at = i
			}
		}
	}
	return at
}

// A paginator fills pages.
type paginator struct {
	st    *setter
	r     *Result
	marks [][]mark // by page
	y     Pt       // height used on the page
	gaps  []gap    // of the page
}

func (p *paginator) newPage() {
	if len(p.r.Pages) > 0 {
		p.justify()
	}
	p.gaps = p.gaps[:0]
	s := p.st.buffersOf(len(p.r.Pages))
	p.r.Pages = append(p.r.Pages, Page{W: p.st.g.W, H: p.st.g.H, Items: s.items})
	p.marks = append(p.marks, s.marks)
	p.y = 0
}

// above is what counts as the band before the next one: nil at the top of a page.
func (p *paginator) above() *band {
	if p.y == 0 {
		return nil
	}
	return &band{}
}

// below puts bands of one column below what is on the page.
func (p *paginator) below(ss []band) {
	y, gaps := p.place(ss, 0, p.y, p.above())
	p.y, p.gaps = y, append(p.gaps, gaps...)
}

// place puts bands in a column, x from the left margin and y from the top one. It
// returns the height at which they end, from the top margin, and the gaps between
// them.
func (p *paginator) place(ss []band, x, y Pt, before *band) (Pt, []gap) {
	n := len(p.r.Pages) - 1
	page := &p.r.Pages[n]
	out := placement{items: slices.Grow(page.Items, countItems(ss)), marks: p.marks[n]}
	from := len(page.Items)
	out.place(ss, p.st.g.Left+x, p.st.g.Top+y, before)
	page.Items, p.marks[n] = out.items, out.marks
	for i := range page.Items[from:] {
		it := &page.Items[from+i]
		if it.Figure != nil && it.Elem != nil {
			it.Elem.Box, it.Elem.Page = it.Box, n
		}
	}
	return out.y - p.st.g.Top, out.gaps
}

// fresh is the part of a page's height that must be left for a heading that
// otherwise begins a new page.
const fresh = 0.25

// column sets a segment of one column.
func (p *paginator) column(s *segment) {
	h := p.st.g.height()
	room := fresh * h
	for ss := s.bands; len(ss) > 0; {
		above := p.above()
		reorder(fillFoot(ss, 0, h-p.y, above, room))
		n := fit(ss, h-p.y, above, room)
		if at, ok := p.divisible(ss, n, h-p.y, above); ok {
			ss = divide(ss, at)
			n = fit(ss, h-p.y, above, room)
		}
		if n == 0 && above != nil {
			p.newPage()
			continue
		}
		if n == 0 {
			n = forceFit(ss, h)
		}
		p.below(ss[:n])
		if ss = ss[n:]; len(ss) > 0 {
			p.newPage()
		}
	}
}

// minFlow is the least height, in half lines, of columns that continue on the next
// page.
const minFlow = 12

// flow sets a segment of several balanced columns.
func (p *paginator) flow(s *segment) {
	if len(s.bands) == 0 {
		return
	}
	p.introduce(s)
	h := p.st.g.height()
	for ss := s.bands; len(ss) > 0; {
		top := p.y
		if top > 0 {
			top += ss[0].before
		}
		ends, used, all := p.st.balance(ss, s.n, h-top)
		if !all {
			filled, swaps := p.st.fillFeet(ss, s.n, h-top)
			if ends, _ = fitColumns(nil, filled, s.n, h-top); p.y > 0 && (len(ends) < s.n || h-top < minFlow*halfLine) {
				p.newPage()
				continue
			}
			reorder(swaps)
			ss = p.divideColumns(filled, s.n, h-top)
			ends, _ = fitColumns(nil, ss, s.n, h-top)
			ends, used = p.forced(ss, ends, s.n, h-top), h-top
		}
		from := 0
		if top > p.y && len(s.intro) == 0 {
			page := len(p.r.Pages) - 1
			p.gaps = append(p.gaps, gap{len(p.r.Pages[page].Items), len(p.marks[page]), top - p.y})
		}
		for i, end := range ends {
			p.place(ss[from:end], Pt(float64(i)*float64(s.width+p.st.g.Gutter)), top, nil)
			from = end
		}
		p.y = top + used
		if ss = ss[from:]; len(ss) > 0 {
			p.newPage()
		}
	}
}

// introduce sets the headings above columns, on a page that has room for them and
// for the beginning of the columns.
func (p *paginator) introduce(s *segment) {
	if len(s.intro) == 0 {
		return
	}
	h := p.st.g.height()
	if height(s.intro) > h/2 {
		p.column(&segment{galley: galley{bands: s.intro}})
		return
	}
	first := 0
	for first < len(s.bands)-1 && s.bands[first].keep {
		first++
	}
	need := s.bands[0].before + max(minFlow*halfLine, height(s.bands[:first+1]))
	if _, used, all := p.st.balance(s.bands, s.n, h); all {
		need = min(need, s.bands[0].before+used)
	}
	if p.y > 0 {
		above := p.above()
		probe := s.intro[0].spaceAbove(above) + height(s.intro) - s.intro[0].spaceAbove(nil)
		if p.y+probe+need > h || s.intro[0].fresh && h-p.y < fresh*h {
			p.newPage()
		}
	}
	p.below(s.intro)
}

// forced fills the rest of n columns with bands that must stay together though
// they are higher than a page.
func (p *paginator) forced(ss []band, ends []int, n int, h Pt) []int {
	from := 0
	if len(ends) > 0 {
		from = ends[len(ends)-1]
	}
	for len(ends) < n && from < len(ss) {
		k := fit(ss[from:], h, nil, 0)
		if k == 0 {
			k = forceFit(ss[from:], h)
		}
		from += k
		ends = append(ends, from)
	}
	return ends
}

// resolve makes the outline and the destinations from the marks, and puts in page
// numbers. Of an anchor that is marked twice the first place counts.
func (p *paginator) resolve() {
	p.r.Dests = p.st.dests[:0]
	for n, ms := range p.marks {
		for _, m := range ms {
			if m.level > 0 {
				p.r.Outline = append(p.r.Outline, Bookmark{Level: m.level, Text: m.heading, Page: n, Y: m.y})
			}
			if m.name != "" {
				p.r.Dests = append(p.r.Dests, Dest{Name: m.name, Page: n, Y: m.y})
			}
		}
	}
	slices.SortStableFunc(p.r.Dests, func(a, b Dest) int { return strings.Compare(a.Name, b.Name) })
	p.st.dests = p.r.Dests
	p.r.Dests = slices.CompactFunc(p.r.Dests, func(a, b Dest) bool { return a.Name == b.Name })
	p.st.printPages(p.r)
}
