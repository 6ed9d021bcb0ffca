package layout

// lastPage is the least part of its height that is used of the last page of several.
const lastPage = 0.25

// A chooser makes plans of segments and takes the best.
type chooser struct {
	st  *setter
	all []segment
}

// best plans a document: on one page if it fits on it, else with page 1 as full as it
// can be and the last page at least a quarter full.
func (c chooser) best(f *front) plan {
	if f == nil {
		return c.full(planning{})
	}
	for _, squeezed := range [...]bool{c.st.g.Squeezed, true} {
		one := f.plan(frontChoice{squeezed: squeezed}, true)
		if one.foot > c.st.g.height() {
			continue
		}
		if p := c.plan(planning{front: one.parts, y: one.foot}); len(p.pages) == 1 {
			return p
		}
	}
	chosen := f.choose()
	rest := make([]segment, 0, len(chosen.rest)+len(c.all))
	for _, g := range chosen.rest {
		rest = append(rest, segment{galley: g, n: 1, width: c.st.g.measure()})
	}
	from := planning{front: chosen.parts, y: 2 * c.st.g.height()}
	if len(f.doc.Inside.Entries) > 0 {
		from.inside = boxUp
	}
	if chosen.open {
		from.y = chosen.foot
	}
	c.all = append(rest, c.all...)
	return c.full(from)
}

// headingsSave is the part of a page's height, as 1 of so many, that less space above
// headings may save.
const headingsSave = 12

// full plans segments on the fewest pages: with less space between sections, and then above
// headings, if that saves one or keeps the text of a section on its page; with tables parted
// if that saves one. The last page is at least a quarter full; for that the page before ends
// earlier. Low paper has less space between sections from the outset; what a page has left
// goes back there.
func (c chooser) full(from planning) plan {
	if c.st.g.Squeezed {
		from.squeezed = sectionsSqueezed
	}
	first := c.plan(from)
	if n := len(first.pages); n > 1 && (first.carried > 0 || first.pages[n-1].foot < c.st.g.height()/2) { // less gaps do not save more
		tight := from
		tight.squeezed = sectionsSqueezed
		p := c.plan(tight)
		if len(p.pages) == n && p.pages[n-1].foot < c.st.g.height()/headingsSave {
			closer := tight
			closer.squeezed = headingsSqueezed
			if q := c.plan(closer); len(q.pages) < n {
				tight, p = closer, q
			}
		}
		if len(p.pages) == n {
			parted := tight
			parted.parted = true
			if q := c.plan(parted); len(q.pages) < n {
				tight, p = parted, q
			}
		}
		if len(p.pages) < n || len(p.pages) == n && p.carried < first.carried {
			from, first = tight, p
		}
	}
	if c.lastFull(&first) {
		return first
	}
	out := c.pushed(from, first)
	out.short = true
	return out
}

// pushed plans the page before the last lower, step by step, until the last is full
// enough. If nothing helps, it returns the first plan.
func (c chooser) pushed(from planning, first plan) plan {
	const steps = 12
	n := len(first.pages)
	from.cutPage = n - 2
	if from.cutPage == 0 && from.y > c.st.g.height() {
		return first // page 1 is full by itself
	}
	for k := Pt(1); k <= steps; k++ {
		from.cut = k / (2 * steps) * c.st.g.height()
		p := c.plan(from)
		if len(p.pages) > n {
			break
		}
		if c.lastFull(&p) {
			return p
		}
	}
	return first
}

// lastFull reports whether enough of the last page is used.
func (c chooser) lastFull(p *plan) bool {
	n := len(p.pages)
	return n == 1 || p.pages[n-1].foot >= lastPage*c.st.g.height()
}
