package layout

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"dyad/report/doc"
)

// Where masthead, running head and foot are, from the edge of the text.
const (
	headUp       = firstBaseline - 35.2 - titleBase // baseline of the head above the text's top
	headText     = barW + 8                         // left end of its text
	barUp     Pt = 5.1                              // top of the bar above that baseline
	footRule     = foot - 36                        // rule of the foot below the text's bottom
	footText     = foot - 25                        // baseline of its first line
	footLines    = 2
)

// running adds masthead, running heads and feet to the pages.
func (p *paginator) running(d *doc.Document) {
	if d.House != nil {
		p.r.HouseOver = p.houseOver(d.House)
	}
	for n := range p.r.Pages {
		page := &p.r.Pages[n]
		var head []Item
		switch {
		case n > 0:
			head = p.runningHead(&d.Running, n)
		case d.House != nil && (d.House.Logo != nil || len(d.House.Organisation) > 0):
			head = p.houseHead(d.House, &d.Masthead)
		case len(d.Masthead.Kind)+len(d.Masthead.Right) > 0:
			head = p.masthead(&d.Masthead)
		}
		var house doc.Spans
		if d.House != nil {
			head = append(head, p.draft(d.House)...)
			house = d.House.Foot
		}
		page.Items = slices.Insert(page.Items, 0, head...)
		page.Items = append(page.Items, p.footOf(&d.Foot, house, n)...)
	}
}

// bar is the bar at the left of masthead and running head.
func (p *paginator) bar() Item {
	g := p.st.g
	return artifact(fill(g.Left, g.Top-headUp-barUp, barW, barH, p.st.look.Brand), ArtifactHeader)
}

// masthead sets the top of page 1, which is text of the document.
func (p *paginator) masthead(m *doc.Masthead) []Item {
	y := p.st.g.Top - headUp
	kind, right := p.st.element(Element{Role: P, Parent: p.r.Root}), p.st.element(Element{Role: P, Parent: p.r.Root})
	end, room := p.rightEnd(number(m.Right, 0, len(p.r.Pages)), y, right)
	start := p.line(m.Kind, styles[roleKind], headText, room-headText, y, doc.Left, kind)
	var kids []*Element
	if len(start) > 0 {
		kids = append(kids, kind)
	}
	if len(end) > 0 {
		kids = append(kids, right)
	}
	p.r.Root.Kids = append(kids, p.r.Root.Kids...)
	return slices.Concat([]Item{p.bar()}, start, end)
}

// runningHead sets the head of page n. The clause is left out where no wording fits.
func (p *paginator) runningHead(r *doc.Running, n int) []Item {
	if len(r.Pair)+len(r.Right) == 0 {
		return nil
	}
	st, y := p.st, p.st.g.Top-headUp
	end, room := p.rightEnd(number(r.Right, n, len(p.r.Pages)), y, nil)
	pair := p.line(r.Pair, styles[roleKind], headText, room-headText, y, doc.Left, nil)
	left := headText + st.widthOf(r.Pair, styles[roleKind]) + unit
	var clause []Item
	for _, w := range r.Clause {
		if left+st.widthOf(w, styles[roleRunning]) <= room {
			clause = p.line(w, styles[roleRunning], left, room-left+tolerance, y, doc.Left, nil)
			break
		}
	}
	out := slices.Concat([]Item{p.bar()}, pair, clause, end)
	for i := range out {
		out[i].Artifact = ArtifactHeader
	}
	return out
}

// rightEnd sets a text at the right end of a line with its baseline at y, at most half
// as wide as the page's text. room is what it leaves at the left.
func (p *paginator) rightEnd(spans doc.Spans, y Pt, e *Element) (items []Item, room Pt) {
	room = p.st.g.measure()
	items = p.line(spans, styles[roleRunning], room/2, room/2, y, doc.Right, e)
	if len(items) > 0 {
		room = items[0].Box.X - p.st.g.Left - p.st.g.Gutter
	}
	return items, room
}

// line sets the first line of a text with its baseline at y, x from the left of the
// text.
func (p *paginator) line(spans doc.Spans, s *style, x, width, y Pt, align doc.Align, e *Element) []Item {
	shaped := p.st.shape(spans, s)
	lines := p.st.setLines(&shaped, width, align, e)
	if len(lines) == 0 {
		return nil
	}
	shift(lines[0].items, p.st.g.Left+x, y-s.baseline())
	return lines[0].items
}

func artifact(it Item, kind Artifact) Item {
	it.Artifact = kind
	return it
}

// footOf sets the foot of page n: a rule, the key to the marks on the page, the id, and
// on the last page how the file is made. The line of a house stands below it; on the
// last page the key then makes room, and where the list of sources on it explains the marks.
func (p *paginator) footOf(f *doc.Foot, house doc.Spans, n int) []Item {
	st, g := p.st, p.st.g
	last := n == len(p.r.Pages)-1
	key := p.r.Pages[n].key(f)
	if len(key)+len(f.Right)+len(house) == 0 && (!last || len(f.Last) == 0) {
		return nil
	}
	below := house
	if last && p.explains(f, n) {
		key = nil
	}
	if last && len(house) == 0 {
		below = f.Last
	} else if last && len(f.Last) > 0 {
		key = f.Last
	}
	top := g.H - g.Bottom
	y := top + footText
	out, room := p.rightEnd(number(f.Right, n, len(p.r.Pages)), y, nil)
	lines := 0
	for i, spans := range [...]doc.Spans{key, below} {
		most := footLines - lines
		if i == 0 && len(house) > 0 {
			most = 1
		} else if i == 1 && len(house) > 0 {
			lines, room = 1, g.measure()
			most = 1
		}
		shaped := st.shape(number(spans, n, len(p.r.Pages)), styles[roleRunning])
		for k, l := range st.setLines(&shaped, room, doc.Left, nil) {
			if k == most {
				break
			}
			shift(l.items, g.Left, y+Pt(float64(lines)*float64(styles[roleRunning].Leading))-styles[roleRunning].baseline())
			out = append(out, l.items...)
			lines++
		}
	}
	out = append([]Item{rule(g.Left, top+footRule, g.measure(), thinRule, rulePale)}, out...)
	for i := range out {
		out[i].Artifact = ArtifactFooter
	}
	return out
}

// explains reports whether the list of sources, which says what the marks mean, begins on
// page n.
func (p *paginator) explains(f *doc.Foot, n int) bool {
	return slices.ContainsFunc(p.marks[n], func(m mark) bool {
		return m.name != "" && slices.ContainsFunc(f.Sources, func(x doc.Span) bool { return x.Dest == m.name })
	})
}

// key is what the foot says of the marks that stand on the page.
func (n *Page) key(f *doc.Foot) doc.Spans {
	var used [doc.NumSigns]bool
	sources := false
	for i := range n.Items {
		it := &n.Items[i]
		sources = sources || it.Text != nil && it.Text.Ref
		if it.Sign != nil {
			used[it.Sign.Kind] = true
		}
		if it.Elem != nil {
			for _, s := range it.Elem.Signs {
				used[s] = true
			}
		}
	}
	var out doc.Spans
	if sources {
		out = append(out, f.Sources...)
	}
	for _, k := range f.Marks {
		if !used[k.Sign] {
			continue
		}
		if len(out) > 0 {
			out = append(out, doc.Span{Text: "; "})
		}
		out = append(append(out, doc.Span{Kind: doc.Ref, Sign: k.Sign}, doc.Span{Text: "\u00a0"}), k.Text...)
	}
	if len(out) > 0 {
		out = append(out, doc.Span{Text: "."})
	}
	return out
}

// number returns spans with the page's number and the number of pages put in.
func number(spans doc.Spans, page, pages int) doc.Spans {
	out := make(doc.Spans, len(spans))
	for i, x := range spans {
		switch x.Kind {
		case doc.PageNo:
			x.Text, x.Kind = strconv.Itoa(page+1), doc.Plain
		case doc.PageCount:
			x.Text, x.Kind = strconv.Itoa(pages), doc.Plain
		}
		out[i] = x
	}
	return out
}

// noPage is printed for the page of an anchor that the document does not have.
const noPage = "–"

// printPages puts page numbers into the runs that show them, and moves the runs
// beside them by the difference to the width that was expected.
func (st *textSetter) printPages(r *Result) {
	if len(st.pendingNumbers) == 0 {
		return
	}
	waiting := make(map[any]*pendingNumber, len(st.pendingNumbers))
	for i := range st.pendingNumbers {
		w := &st.pendingNumbers[i]
		waiting[w.line[w.at]] = w
	}
	moved := map[any]Pt{}
	for n := range r.Pages {
		for it := range r.Pages[n].awaitingNumber() {
			w := waiting[it.Text]
			if it.Text == nil || w == nil {
				continue
			}
			it.Text.Text = w.number(n, r) + strings.TrimLeft(it.Text.Text, "0")
			width := st.m.Width(it.Text.Font, it.Text.Text)
			slack := it.Box.W - width
			it.Box.W = width
			w.close(slack, moved)
		}
	}
	for n := range r.Pages {
		for it := range r.Pages[n].awaitingNumber() {
			if it.Sign != nil {
				dx := moved[it.Sign]
				it.Box.X += dx
				it.Sign.X += dx
				continue
			}
			dx := moved[it.Text]
			it.Box.X += dx
			it.Text.X += dx
		}
	}
}

// awaitingNumber yields the items of lines that have a pending number.
func (p *Page) awaitingNumber() iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for i := range p.Items {
			if it := &p.Items[i]; (it.Text != nil && it.Text.awaitsNumber || it.Sign != nil && it.Sign.awaitsNumber) && !yield(it) {
				return
			}
		}
	}
}

// number is what the run shows on page n. A link of the run leads to
// the page shown, and is none where there is no page.
func (w *pendingNumber) number(n int, r *Result) string {
	switch {
	case w.count:
		return strconv.Itoa(len(r.Pages))
	case w.anchor == "":
		return strconv.Itoa(n + 1)
	}
	for _, anchor := range [...]string{w.anchor, w.orElse} {
		at, ok := slices.BinarySearchFunc(r.Dests, anchor, func(d Dest, name string) int { return strings.Compare(d.Name, name) })
		if !ok {
			continue
		}
		if w.link != nil {
			w.link.Dest = anchor
		}
		return strconv.Itoa(r.Dests[at].Page + 1)
	}
	if w.link != nil {
		w.link.Role, w.link.Dest, w.link.Alt = Span, "", ""
	}
	return noPage
}

// close moves the runs of the line by slack, the width expected too much.
func (w *pendingNumber) close(slack Pt, moved map[any]Pt) {
	for k, r := range w.line {
		switch {
		case w.align == doc.Right && k <= w.at:
			moved[r] += slack
		case w.align == doc.Left && k > w.at:
			moved[r] -= slack
		case w.align == doc.Center && k <= w.at:
			moved[r] += slack / 2
		case w.align == doc.Center:
			moved[r] -= slack / 2
		}
	}
}
