package layout

import (
	"dyad/charts"
	"dyad/report/doc"
)

// figure sets a figure with its words as one strip. Its caption stands beside
// the Figure element, not inside: a Figure's Alt replaces what it holds.
func (st *setter) figure(f doc.Figure, width Pt) galley {
	anchor := ""
	if f.ID != "" {
		anchor = "fig-" + f.ID
	}
	group := &Element{Role: Div, ID: anchor}
	caption := &Element{Role: Caption}
	var words galley
	for _, w := range []struct {
		spans doc.Spans
		role  textRole
	}{{f.Title, roleFigureTitle}, {f.Subtitle, roleFigureSubtitle}} {
		p := &Element{Role: P}
		g := st.text(w.spans, styles[w.role], width, p)
		if len(g.elems) > 0 {
			caption.add(p)
		}
		for i := range g.strips {
			g.strips[i].keep = true
		}
		g.elems, g.after = nil, 0
		words.append(g)
	}
	if len(caption.Kids) > 0 {
		group.add(caption)
	}
	var all galley
	all.strips = words.strips
	note := &Element{Role: P}
	g := st.text(f.Note, styles[roleFigureNote], width, note)
	if f.Chart != nil {
		gap := styles[roleFigureSubtitle].After
		room := st.tallest() - height(all.strips) - height(g.strips) - gap - styles[roleFigureNote].Before
		for _, c := range st.parts(f.Chart, width, room) {
			h := st.m.FigureHeight(c, width)
			e := group.add(&Element{Role: FigureRole, Alt: f.Alt})
			s := strip{h: h, items: []Item{{Box: Rect{W: width, H: h}, Figure: c, Elem: e}}}
			if len(all.strips) > 0 {
				s.before = gap
			}
			all.strips = append(all.strips, s)
		}
		all.strips[len(all.strips)-1].keep = len(g.strips) > 0
	}
	if len(g.elems) > 0 {
		group.add(note)
	}
	all.strips = append(all.strips, g.strips...)
	if len(group.Kids) == 0 {
		return galley{}
	}
	all.elems = []*Element{group}
	return st.together(all, styles[roleFigureTitle], anchor)
}

// parts are c itself, or where it is higher than room and can be divided, the
// fewest parts that are not.
func (st *setter) parts(c charts.Figure, width, room Pt) []charts.Figure {
	whole, ok := c.(charts.Splitter)
	h := st.m.FigureHeight(c, width)
	if !ok || h <= room || room <= 0 {
		return []charts.Figure{c}
	}
	for n := int(h/room) + 1; ; n++ {
		ps := whole.Parts(n)
		most := Pt(0)
		for _, p := range ps {
			most = max(most, st.m.FigureHeight(p, width))
		}
		if most <= room || len(ps) < n {
			return ps
		}
	}
}

// together makes one strip of the galley, or leaves it in its strips where
// that would be higher than a page.
func (st *setter) together(g galley, space style, anchor string) galley {
	var p placed
	if h := height(g.strips); h <= st.tallest() {
		p.place(g.strips, 0, 0, nil)
		g.strips = []strip{{h: h, items: p.items, marks: p.marks}}
	}
	g.strips[0].before, g.after = space.Before, space.After
	g.anchor(anchor)
	return g
}
