package layout

import "dyad/report/doc"

// perRow is how many tiles stand side by side.
const perRow = 3

// tiles sets headline numbers in rows of three, each row as high as its
// highest tile.
func (st *setter) tiles(t doc.Tiles, width Pt) galley {
	if len(t.Items) == 0 {
		return galley{}
	}
	list := &Element{Role: L}
	number := styles[roleTileNumber]
	g := galley{after: number.After, elems: []*Element{list}}
	w := st.g.columnWidth(width, perRow)
	for i := 0; i < len(t.Items); i += perRow {
		row := t.Items[i:min(i+perRow, len(t.Items))]
		qualified := false
		for _, it := range row {
			qualified = qualified || len(it.Qualifier) > 0
		}
		s := strip{before: number.Before}
		for k, it := range row {
			p := st.tile(it, w, qualified, list.add(&Element{Role: LI}))
			x := Pt(float64(k) * float64(w+st.g.Gutter))
			shift(p.items, x, 0)
			s.items = append(s.items, p.items...)
			s.marks = append(s.marks, p.marks...)
			s.h = max(s.h, p.y)
		}
		g.strips = append(g.strips, s)
	}
	return g
}

// tile sets one number; qualified keeps a line for the qualifier.
func (st *setter) tile(t doc.Tile, w Pt, qualified bool, li *Element) placed {
	p := placed{items: tileRule(t.Side, w), y: 4.5}
	body := li.add(&Element{Role: LBody})
	line := func(spans doc.Spans, role textRole) {
		g := st.text(spans, styles[role], w, body)
		if n := len(g.strips); n > 0 {
			endSpace(g.strips[n-1].items)
			p.place(g.strips, 0, p.y+styles[role].Before, nil)
		}
	}
	if qualified && len(t.Qualifier) == 0 {
		p.y += styles[roleTileQualifier].Leading
	}
	line(t.Qualifier, roleTileQualifier)
	st.tileNumber(&p, t, w, body)
	line(t.Label, roleTileLabel)
	line(t.Period, roleTilePeriod)
	return p
}

// endSpace puts a space after a text, so that the parts of a tile do not run
// into one word when read aloud.
func endSpace(items []Item) {
	if n := len(items); n > 0 && items[n-1].Text != nil {
		items[n-1].Text.Text += " "
	}
}

// tileRule is the rule over a tile: one bar for side A, two lines for side B,
// a hairline for neither; told apart without colour.
func tileRule(side doc.Side, w Pt) []Item {
	switch side {
	case doc.SideA:
		return []Item{fill(0, 0, w, 2, colorA)}
	case doc.SideB:
		return []Item{fill(0, 0, w, 0.8, colorB), fill(0, 1.6, w, 0.8, colorB)}
	}
	return []Item{fill(0, 0, w, thinRule, muted)}
}

// tileNumber sets number and unit on one line, smaller when they do not fit,
// and over several lines when they do not fit at tileMin.
func (st *setter) tileNumber(p *placed, t doc.Tile, w Pt, body *Element) {
	number, unit := styles[roleTileNumber], st.shape(t.Unit, styles[roleTileUnit])
	slot := number.Leading
	const gap = 3
	beside := unit.natural()
	if beside > 0 {
		beside += gap
	}
	s := st.shape(t.Number, number)
	if nat := s.natural(); nat+beside > w {
		room := max(w-beside, w/2)
		size := min(number.Size, max(tileMin, Pt(float64(number.Size)*float64(room/nat)*0.995)))
		s = st.shape(t.Number, number.sized(size))
	}
	lines := st.lines(&s, w, doc.Left, body)
	base := Pt(0)
	if len(lines) == 1 { // a smaller number stands nearer the large ones' line
		base = max(0, Pt(0.6*float64(slot-s.style.Leading)))
	}
	for i, l := range lines {
		p.line(l, 0, p.y+base+Pt(float64(i)*float64(s.style.Leading)))
	}
	endSpace(p.items)
	end := p.y + max(slot, Pt(float64(len(lines))*float64(s.style.Leading)))
	p.unit(st.lines(&unit, w, doc.Left, body), lines, w, gap, &end)
	endSpace(p.items)
	p.y = end
}

// line adds a line at a place.
func (p *placed) line(l line, x, y Pt) {
	shift(l.items, x, y)
	p.items = append(p.items, l.items...)
	for _, m := range l.marks {
		m.y += y
		p.marks = append(p.marks, m)
	}
}

// unit stands beside the number on its baseline where it fits, else below.
func (p *placed) unit(unit, number []line, w, gap Pt, end *Pt) {
	if len(unit) == 0 {
		return
	}
	if len(unit) == 1 && len(number) == 1 && number[0].w+gap+unit[0].w <= w+slop && len(number[0].items) > 0 && len(unit[0].items) > 0 {
		p.line(unit[0], number[0].w+gap, number[0].items[0].Text.Baseline-unit[0].items[0].Text.Baseline)
		return
	}
	for _, l := range unit {
		p.line(l, 0, *end)
		*end += styles[roleTileUnit].Leading
	}
}
