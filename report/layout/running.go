package layout

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"dyad/report/doc"
)

// Where header and footer are, from the edge of the text.
const (
	headerUp   Pt = 24 // top of the header above the text's top
	headerRule Pt = 12
	footerDown Pt = 14 // top of the footer below the text's bottom
	footerRule Pt = 11
)

// running adds header and footer to every page, as artifacts.
func (p *paginator) running(d *doc.Document) {
	g := p.st.g
	bottom := g.H - g.Bottom
	for n := range p.r.Pages {
		page := &p.r.Pages[n]
		head := p.runningLine(d.Header, n, g.Top-headerUp, ArtifactHeader)
		if len(head) > 0 {
			head = append(head, artifact(rule(g.Left, g.Top-headerRule, g.measure(), hairline, rail), ArtifactHeader))
		}
		page.Items = slices.Insert(page.Items, 0, head...)
		foot := p.runningLine(d.Footer, n, bottom+footerDown, ArtifactFooter)
		if len(foot) > 0 {
			page.Items = append(page.Items, artifact(rule(g.Left, bottom+footerRule, g.measure(), hairline, rail), ArtifactFooter))
		}
		page.Items = append(page.Items, foot...)
	}
}

func artifact(it Item, kind Artifact) Item {
	it.Artifact = kind
	return it
}

// runningLine sets a header or a footer. What follows a tab is at the right. Of a
// text too long for one line only the first line is set.
func (p *paginator) runningLine(spans doc.Spans, page int, y Pt, kind Artifact) []Item {
	left, right := splitTab(number(spans, page, len(p.r.Pages)))
	st, width := p.st, p.st.g.measure()
	var out []Item
	r := st.shape(right, styles[roleRunning])
	room := width
	if w := r.natural(); w > 0 && w < width/2 {
		room -= w + p.st.g.Gutter
	}
	l := st.shape(left, styles[roleRunning])
	if ls := st.setLines(&l, room, doc.Left, nil); len(ls) > 0 {
		out = append(out, ls[0].items...)
	}
	if room < width {
		if ls := st.setLines(&r, width, doc.Right, nil); len(ls) > 0 {
			out = append(out, ls[0].items...)
		}
	}
	for i := range out {
		out[i].Artifact = kind
	}
	shift(out, p.st.g.Left, y)
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

// splitTab cuts spans at the first tab.
func splitTab(spans doc.Spans) (left, right doc.Spans) {
	for i, x := range spans {
		before, after, ok := strings.Cut(x.Text, "\t")
		if !ok {
			continue
		}
		a, b := x, x
		a.Text, b.Text = before, after
		left = append(append(left, spans[:i]...), a)
		return left, append(append(right, b), spans[i+1:]...)
	}
	return spans, nil
}

// noPage is printed for the page of an anchor that the document does not have.
const noPage = "–"

// printPages puts page numbers into the runs that show them, and moves the runs
// beside them by the difference to the width that was expected.
func (st *textSetter) printPages(r *Result) {
	if len(st.pendingNumbers) == 0 {
		return
	}
	waiting := make(map[*Run]*pendingNumber, len(st.pendingNumbers))
	for i := range st.pendingNumbers {
		w := &st.pendingNumbers[i]
		waiting[w.runs[w.at]] = w
	}
	moved := map[*Run]Pt{}
	for n := range r.Pages {
		for it := range r.Pages[n].awaitingNumber() {
			w := waiting[it.Text]
			if w == nil {
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
			if it := &p.Items[i]; it.Text != nil && it.Text.awaitsNumber && !yield(it) {
				return
			}
		}
	}
}

// number is what the run shows on page n.
func (w *pendingNumber) number(n int, r *Result) string {
	switch {
	case w.count:
		return strconv.Itoa(len(r.Pages))
	case w.anchor == "":
		return strconv.Itoa(n + 1)
	}
	at, ok := slices.BinarySearchFunc(r.Dests, w.anchor, func(d Dest, name string) int { return strings.Compare(d.Name, name) })
	if !ok {
		return noPage
	}
	return strconv.Itoa(r.Dests[at].Page + 1)
}

// close moves the runs of the line by slack, the width expected too much.
func (w *pendingNumber) close(slack Pt, moved map[*Run]Pt) {
	for k, r := range w.runs {
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
