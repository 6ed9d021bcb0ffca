package layout

import (
	"dyad/charts"
	"dyad/report/doc"
)

// figure sets a figure with its words as one band or, where that would be higher
// than a page, as several. The title is a heading and stands, like the note, beside
// the Figure element, not inside: the Alt of a Figure replaces what it holds.
func (st *setter) figure(f doc.Figure, width Pt) galley {
	return st.figureIn(f, width, styles[roleFigureTitle])
}

// figureIn sets a figure with its title in a style whose After is the space above the
// drawing.
func (st *setter) figureIn(f doc.Figure, width Pt, title *style) galley {
	anchor := ""
	if f.ID != "" {
		anchor = "fig-" + f.ID
	}
	group := st.element(Element{Role: Div, ID: anchor})
	g := galley{}
	st.figureText(&g, f.Title, title, width, group, titleRole(st.level))
	st.figureText(&g, f.Subtitle, styles[roleFigureSubtitle], width, group, P)
	note := st.element(Element{Role: P})
	below := st.text(f.Note, styles[roleFigureNote], width, note)
	if f.Chart != nil {
		room := st.g.height() - height(g.bands) - height(below.bands) - title.After - styles[roleFigureNote].Before
		for _, c := range st.fittingDrawings(f.Chart, width, room) {
			e := group.add(st.element(Element{Role: FigureRole, Alt: f.Alt, Signs: signsIn(c.drawing)}))
			s := band{h: c.h, base: textTop, items: st.items.append(nil, Item{Box: Rect{W: width, H: c.h}, Figure: c.drawing, Elem: e})}
			if len(g.bands) > 0 {
				s.before = title.After
			}
			g.bands = st.bands.append(g.bands, s)
		}
		g.bands[len(g.bands)-1].keep = len(below.bands) > 0
	}
	if len(below.elems) > 0 {
		group.add(note)
	}
	g.bands = st.bands.append(g.bands, below.bands...)
	if len(group.Kids) == 0 {
		return galley{}
	}
	g.elems = st.kids.append(nil, group)
	return st.together(g, title.Before, group.ID)
}

// signsIn are the signs that stand at values of a drawing.
func signsIn(d *charts.Drawing) []doc.Sign {
	var out []doc.Sign
	for _, m := range d.Marks {
		out = append(out, [...]doc.Sign{charts.MarkNone: doc.SignNone, charts.MarkDoubtful: doc.SignDoubtful, charts.MarkDerived: doc.SignDerived,
			charts.MarkProvisional: doc.SignProvisional, charts.MarkRevised: doc.SignRevised, charts.MarkEstimate: doc.SignEstimate}[m])
	}
	return out
}

// figureText puts words of a figure below g.
func (st *setter) figureText(g *galley, spans doc.Spans, style *style, width Pt, group *Element, role Role) {
	e := st.element(Element{Role: role})
	text := st.text(spans, style, width, e)
	if len(text.elems) > 0 {
		group.add(e)
	}
	for i := range text.bands {
		text.bands[i].keep = true
	}
	if len(text.bands) > 0 {
		text.bands[0].before = 0
	}
	text.elems, text.after = nil, 0
	st.put(g, text)
}

// titleRole is the role of a figure's title: a heading below one of a level.
func titleRole(level int) Role {
	switch level {
	case 0:
		return P
	case 1:
		return H2
	}
	return H3
}

// Space below a figure: more where a note would have stood.
const (
	belowNote    Pt = 6.5
	belowDrawing Pt = 10
)

// A measuredDrawing is a drawing and its height.
type measuredDrawing struct {
	drawing *charts.Drawing
	h       Pt
}

// measureAll draws figures to know their heights. The same drawings are painted
// later.
func (st *setter) measureAll(fs []charts.Figure, width Pt) []measuredDrawing {
	out := make([]measuredDrawing, len(fs))
	for i, f := range fs {
		d := st.m.Figure(f, width)
		out[i] = measuredDrawing{d, Pt(d.Height)}
	}
	return out
}

// fittingDrawings returns c itself or, where it is higher than room and can be
// divided, the fewest parts that are not.
func (st *setter) fittingDrawings(c charts.Figure, width, room Pt) []measuredDrawing {
	all := st.measureAll([]charts.Figure{c}, width)
	whole, ok := c.(charts.Splitter)
	if !ok || all[0].h <= room || room <= 0 {
		return all
	}
	for n := int(all[0].h/room) + 1; ; n++ {
		ps := st.measureAll(whole.Parts(n), width)
		most := Pt(0)
		for _, p := range ps {
			most = max(most, p.h)
		}
		if most <= room || len(ps) < n {
			return ps
		}
	}
}

// together makes one band of the galley, or leaves its bands as they are where that
// would be higher than a page.
func (st *setter) together(g galley, before Pt, anchor string) galley {
	g.after = belowNote
	if last := g.bands[len(g.bands)-1].items; len(last) > 0 && last[len(last)-1].Figure != nil {
		g.after = belowDrawing
	}
	var p placement
	if h := height(g.bands); h <= st.g.height() {
		base := g.bands[0].base
		c := cursor{before: &band{}}
		g.bands[0].before = 0
		p.place(g.bands, 0, 0, &c)
		g.bands = st.bands.append(nil, band{h: c.y, base: base, items: p.items, marks: p.marks})
	}
	g.bands[0].before = before
	st.anchor(&g, anchor)
	return g
}
