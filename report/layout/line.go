package layout

import (
	"slices"
	"strings"

	"dyad/report/doc"
)

// A line is set text, its items and marks relative to the line's top left.
type line struct {
	items []Item
	marks []mark
	w     Pt
}

// A mark is an anchor, or a heading for the outline, at a height.
type mark struct {
	name    string
	y       Pt
	level   int // of a heading, else 0
	heading string
}

// A pending run shows a page number once pages are known. runs are all runs
// of its line.
type pending struct {
	runs   []*Run
	at     int
	anchor string // "" for the run's own page
	count  bool   // the number of pages instead
	align  doc.Align
}

// A liner sets the lines of one text; its elements are made once for all
// lines.
type liner struct {
	st    *setter
	s     shaped
	elem  *Element
	owned []owned // by span, none before the first is asked for
	align doc.Align
}

// owned is what a span has, though it stands on several lines, once.
type owned struct {
	elem   *Element // of its own
	marked bool     // its anchor is
}

// setLines breaks a text to a measure. Text of plain spans belongs to elem;
// links, references and other languages get elements below it.
func (st *setter) setLines(s *shaped, measure Pt, align doc.Align, elem *Element) []line {
	ends := st.breakLines(s, measure)
	l := liner{st: st, s: *s, elem: elem, align: align}
	out := st.lines.list(len(ends))
	from := 0
	for _, end := range ends {
		out = append(out, l.line(from, end, measure))
		from = end
	}
	return out
}

// own is what a span has.
func (l *liner) own(span int) *owned {
	if n := len(l.s.spans); l.owned == nil {
		l.st.inline = slices.Grow(l.st.inline[:0], n)[:n]
		l.owned = l.st.inline
		clear(l.owned)
	}
	return &l.owned[span]
}

// line sets the atoms from…to on one line.
func (l *liner) line(from, to int, measure Pt) line {
	var out line
	items := l.st.row[:0]
	waits := len(l.st.pending)
	x := Pt(0)
	for i := from; i < to; {
		span := l.s.atoms[i].span
		l.mark(&out, span)
		j := i + 1
		for j < to && l.s.atoms[j].sign == l.s.atoms[i].sign && l.joins(span, l.s.atoms[j].span) {
			l.mark(&out, l.s.atoms[j].span)
			j++
		}
		if r, w := l.run(i, j, j == to && to < len(l.s.atoms)); r.Text != "" {
			if deferred(&l.s.spans[span]) {
				l.defers(span, len(items))
			}
			r.X = x
			items = append(items, Item{Box: Rect{X: x, W: w, H: l.s.style.Leading}, Text: r, Elem: l.owner(span)})
			out.w = max(out.w, x+w)
			x += w + l.s.atoms[j-1].sw
		}
		i = j
	}
	l.st.row = items
	out.items = l.st.items.join(nil, items)
	for k := waits; k < len(l.st.pending); k++ {
		l.st.pending[k].runs = unsettled(out.items)
	}
	switch l.align {
	case doc.Right:
		shift(out.items, measure-out.w, 0)
	case doc.Center:
		shift(out.items, (measure-out.w)/2, 0)
	}
	return out
}

// unsettled are the runs of a line that waits for a page number.
func unsettled(items []Item) []*Run {
	out := make([]*Run, len(items))
	for i := range items {
		out[i] = items[i].Text
		out[i].unsettled = true
	}
	return out
}

// joins tells whether two spans' text is set as one run.
func (l *liner) joins(a, b int) bool {
	if a == b {
		return true
	}
	x, y := &l.s.spans[a], &l.s.spans[b]
	if deferred(x) || deferred(y) || wrapped(x) || wrapped(y) {
		return false
	}
	return x.Bold == y.Bold && x.Muted == y.Muted && x.Kind == y.Kind
}

// wrapped tells whether a span has an element of its own.
func wrapped(x *doc.Span) bool { return x.Dest != "" || x.URI != "" || x.Lang != "" }

// run makes one run of atoms i…j and tells its width, less the space after it;
// cut tells that the line breaks there.
func (l *liner) run(i, j int, cut bool) (*Run, Pt) {
	atoms := l.s.atoms[i:j]
	first, last := &atoms[0], &atoms[j-i-1]
	f, c, raise := l.s.look(first)
	r := l.st.runs.one()
	*r = Run{Baseline: l.s.style.baseline() - raise, Font: f, Color: c}
	r.HyphenAtEnd = cut && (last.open == atSoft || last.open == atHyphen)
	if n := l.s.contiguous(atoms); n > 0 && !r.HyphenAtEnd {
		r.Text = l.s.spans[first.span].Text[first.at : first.at+n]
		return r, f.em(last.to - first.from)
	}
	r.Text = joined(atoms)
	if r.HyphenAtEnd {
		r.Text += "-"
	}
	return r, l.st.m.Width(f, strings.TrimSuffix(r.Text, " "))
}

// contiguous is how many bytes of one span's text atoms are, 0 if they are not
// the same as a part of it.
func (s *shaped) contiguous(atoms []atom) int {
	span, at := atoms[0].span, atoms[0].at
	t := s.spans[span].Text
	if deferred(&s.spans[span]) {
		return 0
	}
	for k := range atoms {
		a := &atoms[k]
		if a.span != span || a.at != at {
			return 0
		}
		if at += len(a.text); a.spaced {
			if at >= len(t) || t[at] != ' ' {
				return 0
			}
			at++
		}
	}
	return at - atoms[0].at
}

// joined is the text of atoms.
func joined(atoms []atom) string {
	n := len(atoms)
	for k := range atoms {
		n += len(atoms[k].text)
	}
	var b strings.Builder
	b.Grow(n)
	for k := range atoms {
		b.WriteString(atoms[k].text)
		if atoms[k].spaced {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (l *liner) mark(out *line, span int) {
	if x := &l.s.spans[span]; x.Anchor != "" && !l.own(span).marked {
		l.own(span).marked = true
		out.marks = l.st.marks.append(out.marks, mark{name: x.Anchor})
	}
}

func (l *liner) defers(span, at int) {
	x := &l.s.spans[span]
	l.st.pending = append(l.st.pending, pending{at: at, anchor: x.Page, count: x.Kind == doc.PageCount,
		align: l.align})
}

// owner is the element that owns a span's text.
func (l *liner) owner(span int) *Element {
	x := &l.s.spans[span]
	if !wrapped(x) || l.elem == nil {
		return l.elem
	}
	own := l.own(span)
	if own.elem != nil {
		return own.elem
	}
	parent, lang := l.elem, x.Lang
	if x.Kind == doc.Ref {
		parent = parent.add(l.st.element(Element{Role: Reference, Lang: lang}))
		lang = ""
	}
	e := l.st.element(Element{Role: Span, Lang: lang})
	if x.Dest != "" || x.URI != "" {
		e.Role, e.Dest, e.URI, e.Alt = Link, x.Dest, x.URI, x.Hint
	} else if x.Kind == doc.Ref {
		e = parent
	}
	if e != parent {
		parent.add(e)
	}
	own.elem = e
	return e
}

// add appends a kid and returns it.
func (e *Element) add(kid *Element) *Element {
	kid.Parent = e
	if e.Kids == nil {
		e.Kids = e.few[:0]
	}
	e.Kids = append(e.Kids, kid)
	return kid
}

// shift moves items.
func shift(items []Item, dx, dy Pt) {
	for i := range items {
		it := &items[i]
		it.Box.X += dx
		it.Box.Y += dy
		if it.Text != nil {
			it.Text.X += dx
			it.Text.Baseline += dy
		}
	}
}
