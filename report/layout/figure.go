package layout

import (
	"dyad/charts"
	"dyad/report/doc"
)

// figure sets a figure with its words as one strip, or where that would be
// higher than a page, as several.
func (st *setter) figure(f doc.Figure, width Pt) galley {
	d := st.drawn(f, width, func(room Pt) []part { return st.drawings(f.Chart, width, room) })
	if len(d.group.Kids) == 0 {
		return galley{}
	}
	g := st.together(galley{strips: d.strips, elems: st.kids.append(nil, d.group)}, styles[roleFigureTitle], d.group.ID)
	g.strips[0].divide = func() (first, rest strip, ok bool) { return st.divided(f, width, d.group) }
	return g
}

// A drawn figure is its words and drawings, a strip each, below one another.
type drawn struct {
	strips []strip
	first  int // the strip of the first drawing
	group  *Element
}

// drawn sets a figure's words and the parts it is drawn in; they are told the
// height that a page leaves them. The caption stands beside the Figure elements,
// not inside: a Figure's Alt replaces what it holds.
func (st *setter) drawn(f doc.Figure, width Pt, parts func(room Pt) []part) drawn {
	anchor := ""
	if f.ID != "" {
		anchor = "fig-" + f.ID
	}
	d := drawn{group: st.element(Element{Role: Div, ID: anchor})}
	caption := st.element(Element{Role: Caption})
	var words galley
	for _, w := range []struct {
		spans doc.Spans
		role  textRole
	}{{f.Title, roleFigureTitle}, {f.Subtitle, roleFigureSubtitle}} {
		p := st.element(Element{Role: P})
		g := st.text(w.spans, styles[w.role], width, p)
		if len(g.elems) > 0 {
			caption.add(p)
		}
		for i := range g.strips {
			g.strips[i].keep = true
		}
		g.elems, g.after = nil, 0
		st.put(&words, g)
	}
	if len(caption.Kids) > 0 {
		d.group.add(caption)
	}
	d.strips, d.first = words.strips, len(words.strips)
	note := st.element(Element{Role: P})
	g := st.text(f.Note, styles[roleFigureNote], width, note)
	if f.Chart != nil {
		gap := styles[roleFigureSubtitle].After
		room := st.tallest() - height(d.strips) - height(g.strips) - gap - styles[roleFigureNote].Before
		for _, c := range parts(room) {
			e := d.group.add(st.element(Element{Role: FigureRole, Alt: f.Alt}))
			s := strip{h: c.h, items: st.items.append(nil, Item{Box: Rect{W: width, H: c.h}, Figure: c.drawing, Elem: e})}
			if len(d.strips) > 0 {
				s.before = gap
			}
			d.strips = st.strips.append(d.strips, s)
		}
		d.strips[len(d.strips)-1].keep = len(g.strips) > 0
	}
	if len(g.elems) > 0 {
		d.group.add(note)
	}
	d.strips = st.strips.append(d.strips, g.strips...)
	return d
}

// divided sets a figure again as two strips, half of it with its title and half
// with its note, in place of what the group holds.
func (st *setter) divided(f doc.Figure, width Pt, group *Element) (first, rest strip, ok bool) {
	whole, ok := f.Chart.(charts.Splitter)
	if !ok {
		return strip{}, strip{}, false
	}
	ps := whole.Parts(2)
	if len(ps) != 2 {
		return strip{}, strip{}, false
	}
	d := st.drawn(f, width, func(Pt) []part { return st.measured(ps, width) })
	half := func(ss []strip, anchor string) strip {
		return st.together(galley{strips: ss}, styles[roleFigureTitle], anchor).strips[0]
	}
	first, rest = half(d.strips[:d.first+1], group.ID), half(d.strips[d.first+1:], "")
	group.Kids = nil
	for _, k := range d.group.Kids {
		group.add(k)
	}
	return first, rest, true
}

// A part is a drawing and its height.
type part struct {
	drawing *charts.Drawing
	h       Pt
}

// measured are figures drawn, for their heights. They are painted as they are
// drawn here.
func (st *setter) measured(fs []charts.Figure, width Pt) []part {
	out := make([]part, len(fs))
	for i, f := range fs {
		d := st.m.Figure(f, width)
		out[i] = part{d, Pt(d.Height)}
	}
	return out
}

// drawings are c itself, or where it is higher than room and can be divided, the
// fewest parts that are not.
func (st *setter) drawings(c charts.Figure, width, room Pt) []part {
	all := st.measured([]charts.Figure{c}, width)
	whole, ok := c.(charts.Splitter)
	if !ok || all[0].h <= room || room <= 0 {
		return all
	}
	for n := int(all[0].h/room) + 1; ; n++ {
		ps := st.measured(whole.Parts(n), width)
		most := Pt(0)
		for _, p := range ps {
			most = max(most, p.h)
		}
		if most <= room || len(ps) < n {
			return ps
		}
	}
}

// together makes one strip of the galley, or leaves it in its strips where
// that would be higher than a page.
func (st *setter) together(g galley, space *style, anchor string) galley {
	var p placed
	if h := height(g.strips); h <= st.tallest() {
		st.place(&p, g.strips, 0, 0)
		g.strips = st.strips.append(nil, strip{h: h, items: p.items, marks: p.marks})
	}
	g.strips[0].before, g.after = space.Before, space.After
	st.anchor(&g, anchor)
	return g
}
