package layout

import "dyad/report/doc"

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
		g.elems, g.after = nil, 0
		words.append(g)
	}
	if len(caption.Kids) > 0 {
		group.add(caption)
	}
	var all placed
	all.place(words.strips, 0, 0, nil)
	if f.Chart != nil {
		if all.y > 0 {
			all.y += styles[roleFigureSubtitle].After
		}
		h := st.m.FigureHeight(f.Chart, width)
		e := group.add(&Element{Role: FigureRole, Alt: f.Alt})
		all.items = append(all.items, Item{Box: Rect{Y: all.y, W: width, H: h}, Figure: f.Chart, Elem: e})
		all.y += h
	}
	note := &Element{Role: P}
	g := st.text(f.Note, styles[roleFigureNote], width, note)
	if len(g.elems) > 0 {
		group.add(note)
	}
	all.place(g.strips, 0, all.y+styles[roleFigureNote].Before, nil)
	if len(group.Kids) == 0 {
		return galley{}
	}
	s := strip{h: all.y, before: styles[roleFigureTitle].Before, items: all.items, marks: all.marks}
	out := galley{strips: []strip{s}, after: styles[roleFigureTitle].After, elems: []*Element{group}}
	out.anchor(anchor)
	return out
}
