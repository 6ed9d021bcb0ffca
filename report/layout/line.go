package layout

import (
	"slices"
	"strings"

	"dyad/report/doc"
	"dyad/report/script"
)

// A line is a set line of text. Its items and marks are relative to its top left.
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

// A pendingNumber is a run that shows a page number, which is not known before there
// are pages. line is all of its line: the run or the sign of each item.
type pendingNumber struct {
	line   []any
	at     int
	anchor string   // "" for the run's own page
	orElse string   // the anchor instead of one that is on no page, or ""
	link   *Element // that the run is the text of, or nil
	count  bool     // the number of pages instead
	align  doc.Align
}

// A lineSetter sets the lines of one text. Each element is made once for all lines.
type lineSetter struct {
	st     *textSetter
	s      shapedText
	elem   *Element
	states []spanState // by span; nil until one is needed
	align  doc.Align
}

// A spanState is what was made for a span, once for all lines it is on.
type spanState struct {
	elem   *Element // an element of its own, or nil
	marked bool     // its anchor has been placed
}

// setLines breaks a text to a measure. Text of plain spans belongs to elem;
// links, references and other languages get elements below it.
func (st *textSetter) setLines(s *shapedText, measure Pt, align doc.Align, elem *Element) []line {
	ends := st.breakLines(s, measure)
	l := lineSetter{st: st, s: *s, elem: elem, align: align}
	out := st.lines.list(len(ends))
	from := 0
	for _, end := range ends {
		out = append(out, l.line(from, end, measure))
		from = end
	}
	return out
}

// state is the state of a span.
func (l *lineSetter) state(span int) *spanState {
	if n := len(l.s.spans); l.states == nil {
		l.st.spanStates = slices.Grow(l.st.spanStates[:0], n)[:n]
		l.states = l.st.spanStates
		clear(l.states)
	}
	return &l.states[span]
}

// line sets the fragments from ≤ i < to on one line.
func (l *lineSetter) line(from, to int, measure Pt) line {
	var out line
	items := l.st.lineItems[:0]
	waits := len(l.st.pendingNumbers)
	x := Pt(0)
	for i := from; i < to; {
		span := l.s.fragments[i].span
		l.mark(&out, span)
		j := i + 1
		for j < to && l.joins(span, l.s.fragments[j].span) {
			l.mark(&out, l.s.fragments[j].span)
			j++
		}
		if r, w := l.run(i, j, j == to && to < len(l.s.fragments)); r.Text != "" {
			if deferred(&l.s.spans[span]) {
				l.deferNumber(span, len(items))
			}
			r.X = x
			items = append(items, Item{Box: Rect{X: x, W: w, H: l.s.style.Leading}, Text: r, Elem: l.owner(span)})
			out.w = max(out.w, x+w)
			x += w + l.s.fragments[j-1].space
		} else if g, w := l.sign(span); g != nil {
			g.X += x
			items = append(items, Item{Box: Rect{X: x, W: w, H: l.s.style.Leading}, Sign: g, Elem: l.owner(span)})
			x += w
			out.w = max(out.w, x)
		}
		i = j
	}
	l.st.lineItems = items
	out.items = l.st.items.concat(nil, items)
	for k := waits; k < len(l.st.pendingNumbers); k++ {
		l.st.pendingNumbers[k].line = awaitingNumber(out.items)
	}
	switch l.align {
	case doc.Right:
		shift(out.items, measure-out.w, 0)
	case doc.Center:
		shift(out.items, (measure-out.w)/2, 0)
	}
	return out
}

// awaitingNumber returns what is on a line that has a pending number.
func awaitingNumber(items []Item) []any {
	out := make([]any, len(items))
	for i := range items {
		if g := items[i].Sign; g != nil {
			out[i], g.awaitsNumber = g, true
			continue
		}
		out[i], items[i].Text.awaitsNumber = items[i].Text, true
	}
	return out
}

// joins reports whether the text of two spans is set as one run.
func (l *lineSetter) joins(a, b int) bool {
	if a == b {
		return true
	}
	x, y := &l.s.spans[a], &l.s.spans[b]
	if deferred(x) || deferred(y) || wrapped(x) || wrapped(y) || x.Sign != doc.NoSign || y.Sign != doc.NoSign {
		return false
	}
	if l.s.rtl && (script.HasRTL(x.Text) || script.HasRTL(y.Text)) {
		return false
	}
	return x.Bold == y.Bold && x.Em == y.Em && x.Muted == y.Muted && x.Kind == y.Kind
}

// wrapped reports whether a span has an element of its own, or shares one with the
// others of its formula.
func wrapped(x *doc.Span) bool {
	return x.Dest != "" || x.URI != "" || x.Lang != "" || x.Formula != "" || x.Expansion != "" || x.Em
}

// run makes one run of the fragments i ≤ k < j and returns it with its width, less
// the space after it. cut says that the line ends there.
func (l *lineSetter) run(i, j int, cut bool) (*Run, Pt) {
	parts := l.s.fragments[i:j]
	first, last := &parts[0], &parts[j-i-1]
	f, c, raise := l.s.appearance(first)
	r := l.st.runs.alloc()
	*r = Run{Baseline: l.s.style.baseline() - raise, Font: f, Color: c}
	r.Ref = l.s.spans[first.span].Kind == doc.Ref
	r.HyphenAtEnd = cut && (last.after == atSoftHyphen || last.after == atHyphen)
	if n := l.s.contiguous(parts); n > 0 && !r.HyphenAtEnd {
		r.Text = l.s.spans[first.span].Text[first.at : first.at+n]
		l.order(r, &l.s.spans[first.span], first.at)
		return r, f.em(last.to - first.from)
	}
	r.Text = joined(parts)
	if r.HyphenAtEnd {
		r.Text += "-"
	}
	l.order(r, &l.s.spans[first.span], -1)
	return r, l.st.m.Width(f, strings.TrimSuffix(r.Text, " "))
}

// order says of a run in what order its letters show, if some run from right to left: that
// of all of the span's text, in which the run begins at a byte, or with -1 of its own.
func (l *lineSetter) order(r *Run, x *doc.Span, at int) {
	text := x.Text
	if at < 0 {
		text, at = r.Text, 0
	}
	if l.s.rtl && script.HasRTL(text) {
		r.Order = &Order{Text: text, At: at, RTL: x.Own && script.StartsRTL(x.Text)}
	}
}

// contiguous is how many bytes of a span's text the fragments are, or 0 if together
// they are not the same as a part of it.
func (s *shapedText) contiguous(parts []fragment) int {
	span, at := parts[0].span, parts[0].at
	t := s.spans[span].Text
	if deferred(&s.spans[span]) {
		return 0
	}
	for k := range parts {
		a := &parts[k]
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
	return at - parts[0].at
}

// joined is the text of fragments with the spaces between.
func joined(parts []fragment) string {
	n := len(parts)
	for k := range parts {
		n += len(parts[k].text)
	}
	var b strings.Builder
	b.Grow(n)
	for k := range parts {
		b.WriteString(parts[k].text)
		if parts[k].spaced {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (l *lineSetter) mark(out *line, span int) {
	if x := &l.s.spans[span]; x.Anchor != "" && !l.state(span).marked {
		l.state(span).marked = true
		out.marks = l.st.marks.append(out.marks, mark{name: x.Anchor})
	}
}

func (l *lineSetter) deferNumber(span, at int) {
	x := &l.s.spans[span]
	var link *Element
	if x.Dest != "" {
		link = l.owner(span)
	}
	l.st.pendingNumbers = append(l.st.pendingNumbers, pendingNumber{at: at, anchor: x.Page, count: x.Kind == doc.PageCount,
		align: l.align, orElse: x.Else, link: link})
}

// owner is the element that owns a span's text.
func (l *lineSetter) owner(span int) *Element {
	x := &l.s.spans[span]
	if !wrapped(x) || l.elem == nil {
		return l.elem
	}
	own := l.state(span)
	if own.elem != nil {
		return own.elem
	}
	if x.Formula != "" {
		if span > 0 && l.s.spans[span-1].Formula == x.Formula {
			own.elem = l.owner(span - 1)
		} else {
			own.elem = l.elem.add(l.st.element(Element{Role: Formula, Alt: x.Formula, Lang: x.Lang}))
		}
		return own.elem
	}
	parent, lang := l.elem, x.Lang
	if x.Em {
		if parent = l.emphasis(span); x.Dest == "" && x.URI == "" && x.Lang == "" {
			own.elem = parent
			return parent
		}
	}
	if x.Kind == doc.Ref {
		parent = parent.add(l.st.element(Element{Role: Reference, Lang: lang}))
		lang = ""
	}
	e := l.st.element(Element{Role: Span, Lang: lang, Expansion: x.Expansion})
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

// emphasis is the element of the emphasis that a span is part of: neighbours share one.
func (l *lineSetter) emphasis(span int) *Element {
	if span > 0 && l.s.spans[span-1].Em {
		if before := l.owner(span - 1); before.Role == Em {
			return before
		} else if before.Parent != nil && before.Parent.Role == Em {
			return before.Parent
		}
	}
	return l.elem.add(l.st.element(Element{Role: Em}))
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
		if it.Sign != nil {
			it.Sign.X += dx
			it.Sign.Y += dy
		}
	}
}

// endSpace adds a space to a text, so that the parts of a key figure are not one
// word when read aloud.
func endSpace(items []Item) {
	if n := len(items); n > 0 && items[n-1].Text != nil && !strings.HasSuffix(items[n-1].Text.Text, " ") {
		items[n-1].Text.Text += " "
	}
}

// line adds a line at x, y.
func (p *placement) line(l line, x, y Pt) {
	shift(l.items, x, y)
	p.items = append(p.items, l.items...)
	for _, m := range l.marks {
		m.y += y
		p.marks = append(p.marks, m)
	}
}
