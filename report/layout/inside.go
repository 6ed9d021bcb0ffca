package layout

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"dyad/report/doc"
)

// The line on page 1 that says what is inside.
const (
	insideDown Pt = foot - 43 // its baseline below the text's bottom
	insideGap  Pt = 8         // between its head and what follows
	topicsMost    = 2         // topics of a page where all are too many
)

// inside sets the line that says what is on the other pages: all topics if they fit,
// else two of each page, else ranges of pages. It is not in a brief
// of which all begins on page 1.
func (p *paginator) inside(in *doc.Inside) {
	if len(in.Entries) == 0 || len(p.r.Pages) < 2 {
		return
	}
	st, g := p.st, p.st.g
	head := slices.Clone(in.Head)
	x := st.widthOf(head, styles[roleInside]) + insideGap
	room := g.measure() - x
	groups := p.topics(in.Entries)
	if len(groups) == 0 {
		return // all of it begins on page 1
	}
	line := inLine(groups, len(in.Entries))
	if st.widthOf(line, styles[roleRunning]) > room {
		line = inLine(groups, topicsMost)
	}
	if st.widthOf(line, styles[roleRunning]) > room {
		line = ranges(in, groups)
	}
	e := st.element(Element{Role: P, Parent: p.r.Root})
	y := g.H - g.Bottom + insideDown
	items := p.line(head, styles[roleInside], 0, x, y, doc.Left, e)
	endSpace(items)
	items = append(items, p.line(line, styles[roleRunning], x, room+tolerance, y, doc.Left, e)...)
	page := &p.r.Pages[0]
	page.Items = slices.Insert(page.Items, p.frontItems, items...)
	p.r.Root.Kids = slices.Insert(p.r.Root.Kids, p.ofFront, e)
}

// A pageTopics is what begins on a page.
type pageTopics struct {
	page    int // from 0
	entries []doc.InsideEntry
	again   bool // its one name is that of an earlier page too
}

// topics groups entries by page, page 1 left out. Of entries of one name the first is
// taken, a later one only for a page on which nothing else begins.
func (p *paginator) topics(entries []doc.InsideEntry) []pageTopics {
	pageOf := map[string]int{}
	for n, ms := range p.marks {
		for _, m := range ms {
			if _, ok := pageOf[m.name]; !ok {
				pageOf[m.name] = n
			}
		}
	}
	var out []pageTopics
	seen := map[string]bool{}
	for _, e := range entries {
		n, ok := pageOf[e.Dest]
		again := seen[e.Topic.String()]
		seen[e.Topic.String()] = true
		onPage := len(out) > 0 && out[len(out)-1].page == n
		switch {
		case !ok || n == 0 || onPage && again:
		case onPage && !out[len(out)-1].again:
			last := &out[len(out)-1]
			last.entries = append(last.entries, e)
		case onPage: // in place of a name that was told before
			out[len(out)-1] = pageTopics{page: n, entries: []doc.InsideEntry{e}}
		default:
			out = append(out, pageTopics{page: n, entries: []doc.InsideEntry{e}, again: again})
		}
	}
	return out
}

const betweenPages = "\u2002·\u2002"

// inLine says for each page what is there, at most so many topics, each a link.
func inLine(groups []pageTopics, most int) doc.Spans {
	var out doc.Spans
	for i := 0; i < len(groups); i++ {
		if i > 0 {
			out = append(out, doc.Span{Text: betweenPages})
		}
		g, pages := groups[i], strconv.Itoa(groups[i].page+1)
		for i+1 < len(groups) && goesOn(groups[i], groups[i+1]) {
			i++
			pages = strconv.Itoa(g.page+1) + "–" + strconv.Itoa(groups[i].page+1)
		}
		out = append(out, doc.Span{Text: pages + "\u00a0", Bold: true})
		for k, e := range g.entries[:min(most, len(g.entries))] {
			if k > 0 {
				out = append(out, doc.Span{Text: ", "})
			}
			for j, x := range e.Topic {
				if k == 0 && j == 0 {
					x.Text = capital(x.Text)
				}
				x.Dest, x.Hint = e.Dest, e.Topic.String()
				out = append(out, x)
			}
		}
	}
	return out
}

// goesOn reports whether a page has one topic, and the next only the same.
func goesOn(a, b pageTopics) bool {
	return len(a.entries) == 1 && b.again && b.page == a.page+1 && a.entries[0].Topic.String() == b.entries[0].Topic.String()
}

// ranges says on which pages the sections are and where the proof.
func ranges(in *doc.Inside, groups []pageTopics) doc.Spans {
	var out doc.Spans
	first, last := groups[0], groups[len(groups)-1]
	add := func(pages string, words doc.Spans, dest string) {
		if len(out) > 0 {
			out = append(out, doc.Span{Text: betweenPages})
		}
		out = append(out, doc.Span{Text: pages + "\u00a0", Bold: true})
		for _, x := range words {
			x.Dest, x.Hint = dest, words.String()
			out = append(out, x)
		}
	}
	if first.page < last.page {
		pages := strconv.Itoa(first.page + 1)
		if last.page > first.page+1 {
			pages += "–" + strconv.Itoa(last.page)
		}
		add(pages, in.Sections, first.entries[0].Dest)
	}
	add(strconv.Itoa(last.page+1), in.Proof, last.entries[0].Dest)
	return out
}

// capital is s with a capital letter first.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
