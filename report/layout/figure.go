package layout

import (
	"dyad/charts"
	"dyad/report/doc"
)

// figure sets a figure with its words as one band or, where that would be higher
// than a page, as several.
func (st *setter) figure(f doc.Figure, width Pt) galley {
	d := st.figureBands(f, width, func(room Pt) []measuredDrawing { return st.fittingDrawings(f.Chart, width, room) })
	if len(d.group.Kids) == 0 {
		return galley{}
	}
	g := st.together(galley{bands: d.bands, elems: st.kids.append(nil, d.group)}, styles[roleFigureTitle], d.group.ID)
	g.bands[0].divide = func() (first, rest band, ok bool) { return st.dividedFigure(f, width, d.group) }
	return g
}

// A figureBands is a figure's words and drawings, one below another, a band each.
type figureBands struct {
	bands []band
	first int // the band of the first drawing
	group *Element
}

// figureBands sets a figure's words and the parts it is drawn in; parts gets the
// height that a page leaves for them. The caption is beside the Figure elements, not
// inside: the Alt of a Figure replaces what it holds.
func (st *setter) figureBands(f doc.Figure, width Pt, parts func(room Pt) []measuredDrawing) figureBands {
	anchor := ""
	if f.ID != "" {
		anchor = "fig-" + f.ID
	}
	d := figureBands{group: st.element(Element{Role: Div, ID: anchor})}
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
		for i := range g.bands {
			g.bands[i].keep = true
		}
		g.elems, g.after = nil, 0
		st.put(&words, g)
	}
	if len(caption.Kids) > 0 {
		d.group.add(caption)
	}
	d.bands, d.first = words.bands, len(words.bands)
	note := st.element(Element{Role: P})
	g := st.text(f.Note, styles[roleFigureNote], width, note)
	if f.Chart != nil {
		gap := styles[roleFigureSubtitle].After
		room := st.g.tallest() - height(d.bands) - height(g.bands) - gap - styles[roleFigureNote].Before
		for _, c := range parts(room) {
			e := d.group.add(st.element(Element{Role: FigureRole, Alt: f.Alt}))
			s := band{h: c.h, items: st.items.append(nil, Item{Box: Rect{W: width, H: c.h}, Figure: c.drawing, Elem: e})}
			if len(d.bands) > 0 {
				s.before = gap
			}
			d.bands = st.bands.append(d.bands, s)
		}
		d.bands[len(d.bands)-1].keep = len(g.bands) > 0
	}
	if len(g.elems) > 0 {
		d.group.add(note)
	}
	d.bands = st.bands.append(d.bands, g.bands...)
	return d
}

// dividedFigure sets a figure again as two bands, half of it with its title and half
// with its note. The group then holds their elements.
func (st *setter) dividedFigure(f doc.Figure, width Pt, group *Element) (first, rest band, ok bool) {
	whole, ok := f.Chart.(charts.Splitter)
	if !ok {
		return band{}, band{}, false
	}
	ps := whole.Parts(2)
	if len(ps) != 2 {
		return band{}, band{}, false
	}
	d := st.figureBands(f, width, func(Pt) []measuredDrawing { return st.measureAll(ps, width) })
	half := func(ss []band, anchor string) band {
		return st.together(galley{bands: ss}, styles[roleFigureTitle], anchor).bands[0]
	}
	first, rest = half(d.bands[:d.first+1], group.ID), half(d.bands[d.first+1:], "")
	group.Kids = nil
	for _, k := range d.group.Kids {
		group.add(k)
	}
	return first, rest, true
}

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
func (st *setter) together(g galley, space *style, anchor string) galley {
	var p placement
	if h := height(g.bands); h <= st.g.tallest() {
		st.place(&p, g.bands, 0, 0)
		g.bands = st.bands.append(nil, band{h: h, items: p.items, marks: p.marks})
	}
	g.bands[0].before, g.after = space.Before, space.After
	st.anchor(&g, anchor)
	return g
}
