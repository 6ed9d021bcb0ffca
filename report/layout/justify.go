package layout

// A gap is space between blocks that may grow: that above the item and the mark of
// these indices.
type gap struct {
	item, mark int
	space      Pt
}

// If less than looseFoot of a page is left at its foot and text continues on the
// next page, what is left is spread over the gaps. A gap grows by loosest of its
// space at most.
const (
	looseFoot = 0.18
	loosest   = 1
)

// stretches reports whether the space above s may grow. It may above headings and
// around figures, and not between paragraphs, tiles or rows.
func (s *band) stretches(before *band) bool {
	return before != nil && s.before >= 1.5*halfLine && !before.keep && (s.box == nil || s.box != before.box)
}

// justify spreads what is left of the page over its gaps.
func (p *paginator) justify() {
	slack := p.st.g.height() - p.y
	var sum Pt
	for _, g := range p.gaps {
		sum += g.space
	}
	if sum == 0 || slack <= 0 || slack > looseFoot*p.st.g.height() {
		return
	}
	part := min(float64(slack/sum), loosest)
	n := len(p.r.Pages) - 1
	items, marks := p.r.Pages[n].Items, p.marks[n]
	for _, g := range p.gaps {
		dy := Pt(float64(g.space) * part)
		shift(items[g.item:], 0, dy)
		for i := g.mark; i < len(marks); i++ {
			marks[i].y += dy
		}
	}
	for _, it := range items {
		if it.Figure != nil && it.Elem != nil {
			it.Elem.Box = it.Box
		}
	}
}
