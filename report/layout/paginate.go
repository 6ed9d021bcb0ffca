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
func Paginate(d *doc.Document, m Measurer, look Look) (*Result, error) {
	digits := 2
	for {
		r, err := paginate(d, m, look, digits)
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
func paginate(d *doc.Document, m Measurer, look Look, digits int) (*Result, error) {
	st := &setter{textSetter: textSetter{workspace: workspaces.Get(), m: m, look: look, lang: d.Lang, digits: digits}, g: look.Geometry}
	p := &paginator{st: st, r: &Result{Root: st.element(Element{Role: Document}), ws: st.workspace}}
	body := captioned(d.Body)
	var f *front
	if first, ok := firstFront(body); ok {
		f, body = newFront(st, &first), ruled(body[1:])
	}
	best := chooser{st, st.segments(body)}.best(f)
	p.adopt(&best)
	p.emit(&best)
	p.r.Short = best.short
	if f != nil {
		p.inside(&f.doc.Inside)
		p.r.Over = f.over
	}
	p.running(d)
	p.resolve()
	for n := range p.r.Pages {
		st.pages[n] = pageBuffers{p.r.Pages[n].Items, p.marks[n]}
	}
	return p.r, st.missing.err()
}

// A paginator fills pages.
type paginator struct {
	st    *setter
	r     *Result
	marks [][]mark // by page
	// ofFront is how many elements of the document are those of page 1 by itself, and
	// frontItems how many items of that page.
	ofFront, frontItems int
}

// firstFront returns the page 1 that a body begins with.
func firstFront(body []doc.Block) (f doc.Front, ok bool) {
	if len(body) > 0 {
		f, ok = body[0].(doc.Front)
	}
	return f, ok
}

// ruled is a body that begins with a rule, for where it begins on page 1. At the top of
// a page there is none.
func ruled(body []doc.Block) []doc.Block {
	if len(body) == 0 {
		return nil
	}
	if _, ok := body[0].(doc.Rule); ok {
		return body
	}
	return append([]doc.Block{doc.Rule{}}, body...)
}

// adopt puts the elements of a plan into the tree.
func (p *paginator) adopt(of *plan) {
	for i := range of.front {
		of.front[i].adopt(p.r.Root)
	}
	p.ofFront = len(p.r.Root.Kids)
	for _, s := range of.segments {
		p.r.Root.Kids = s.takeCaption(p.r.Root.Kids)
		s.adopt(p.r.Root)
	}
	reorder(of.swaps)
}

func (p *paginator) newPage() {
	s := p.st.buffersOf(len(p.r.Pages))
	p.r.Pages = append(p.r.Pages, Page{W: p.st.g.W, H: p.st.g.H, Items: s.items})
	p.marks = append(p.marks, s.marks)
}

// emit puts the bands of a plan on pages.
func (p *paginator) emit(of *plan) {
	for n := range of.pages {
		if n == len(p.r.Pages) {
			p.newPage()
		}
		page := &of.pages[n]
		grow := 0
		if n+1 < len(of.pages) {
			grow = page.growing(p.st.g.height())
		}
		var grown Pt
		for i := range page.pieces {
			s := &page.pieces[i]
			c := s.at
			c.y += grown
			c.grow = grow
			p.place(n, s, &c)
			if n == 0 && i+1 == len(of.front) {
				p.frontItems = len(p.r.Pages[0].Items)
			}
			grown += Pt(grow-c.grow) * unit
			grow = c.grow
		}
	}
}

// growing is how many gaps above sections of a page grow by a unit each, to fill it.
func (n *pagePlan) growing(h Pt) int {
	gaps := 0
	for i := range n.pieces {
		s := &n.pieces[i]
		if s.x > 0 || s.at.before == nil && s.at.y > 0 {
			continue // a gap in columns would not be beside another
		}
		c := s.at
		for k := range s.bands {
			if c.grows(&s.bands[k]) {
				gaps++
			}
			c.put(&s.bands[k])
		}
	}
	return max(0, min(gaps, int((h-n.foot)/unit)))
}

// place puts a piece on page n.
func (p *paginator) place(n int, s *piece, c *cursor) {
	page := &p.r.Pages[n]
	out := placement{items: slices.Grow(page.Items, countItems(s.bands)), marks: p.marks[n]}
	from := len(page.Items)
	out.place(s.bands, p.st.g.Left+s.x, p.st.g.Top, c)
	page.Items, p.marks[n] = out.items, out.marks
	p.locate(n, from)
}

// locate tells the figures among the items of page n, from one on, where they are.
func (p *paginator) locate(n, from int) {
	items := p.r.Pages[n].Items[from:]
	for i := range items {
		if it := &items[i]; it.Figure != nil && it.Elem != nil {
			it.Elem.Box, it.Elem.Page = it.Box, n
		}
	}
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
