package layout

import (
	"slices"
	"strings"

	"dyad/report/doc"
)

// At most perRow tiles stand side by side, each at least tileWidth wide.
const (
	perRow       = 3
	tileWidth Pt = 78
	tileMin   Pt = 13
)

// tiles sets headline numbers in rows, each row as high as its highest tile.
// A row that would be higher than half a page is set as running text.
func (st *setter) tiles(t doc.Tiles, width Pt) galley {
	items := slices.DeleteFunc(slices.Clone(t.Items), func(t doc.Tile) bool { return len(t.Number)+len(t.Label) == 0 })
	if len(items) == 0 {
		return galley{}
	}
	list := st.element(Element{Role: L})
	number := styles[roleKeyNumber]
	var g galley
	n := max(1, min(perRow, int((width+st.g.Gutter)/(tileWidth+st.g.Gutter))))
	w := st.g.columnWidth(width, n)
	for row := range slices.Chunk(items, n) {
		s, lis := st.tileRow(row, w)
		if s.h <= st.g.height()/2 {
			st.put(&g, galley{bands: []band{s}, elems: lis, after: number.After})
			continue
		}
		for _, it := range row {
			st.put(&g, st.longTile(it, width))
		}
	}
	g.bands[0].before = styles[roleKeyNumber].Before + 3
	g.adopt(list)
	g.elems = st.kids.append(nil, list)
	return g
}

// tileRow sets tiles side by side.
func (st *setter) tileRow(row []doc.Tile, w Pt) (band, []*Element) {
	qualified := false
	for _, it := range row {
		qualified = qualified || len(it.Qualifier) > 0
	}
	s := band{before: styles[roleKeyNumber].Before}
	var lis []*Element
	for k, it := range row {
		li := st.element(Element{Role: LI})
		lis = st.kids.append(lis, li)
		p := st.tile(it, w, qualified, li)
		shift(p.items, Pt(float64(k)*float64(w+st.g.Gutter)), 0)
		s.items = st.items.append(s.items, p.items...)
		s.marks = st.marks.append(s.marks, p.marks...)
		s.h = max(s.h, p.y)
	}
	return s, lis
}

// longTile sets a tile as lines that may break over pages.
func (st *setter) longTile(t doc.Tile, width Pt) galley {
	li := st.element(Element{Role: LI})
	body := li.add(st.element(Element{Role: LBody}))
	g := galley{bands: []band{{h: 4.5, keep: true, items: tileRule(t.Side, width, &st.look)}}, elems: st.kids.append(nil, li)}
	number := styles[roleKeyNumber].sized(tileMin)
	for _, part := range []struct {
		spans doc.Spans
		style *style
	}{
		{t.Qualifier, styles[roleKeyQualifier]}, {t.Number, number}, {t.Unit, styles[roleKeyUnit]},
		{t.Label, styles[roleKeyLabel]}, {t.Period, styles[roleKeyLabel]},
	} {
		text := st.text(part.spans, part.style, width, body)
		if n := len(text.bands); n > 0 {
			endSpace(text.bands[n-1].items)
		}
		text.elems, text.after = nil, 0
		st.put(&g, text)
	}
	g.bands[0].before, g.after = styles[roleKeyNumber].Before, styles[roleKeyNumber].After
	return g
}

// tile sets one number; qualified keeps a line for the qualifier.
func (st *setter) tile(t doc.Tile, w Pt, qualified bool, li *Element) placement {
	p := placement{items: tileRule(t.Side, w, &st.look), y: 4.5}
	body := li.add(st.element(Element{Role: LBody}))
	line := func(spans doc.Spans, role textRole) {
		g := st.text(spans, styles[role], w, body)
		if n := len(g.bands); n > 0 {
			endSpace(g.bands[n-1].items)
			st.place(&p, g.bands, 0, p.y+styles[role].Before)
		}
	}
	if qualified && len(t.Qualifier) == 0 {
		p.y += styles[roleKeyQualifier].Leading
	}
	line(t.Qualifier, roleKeyQualifier)
	st.tileNumber(&p, t, w, body)
	line(t.Label, roleKeyLabel)
	line(t.Period, roleKeyLabel)
	return p
}

// endSpace adds a space to a text, so that the parts of a tile are not one word when
// read aloud.
func endSpace(items []Item) {
	if n := len(items); n > 0 && items[n-1].Text != nil && !strings.HasSuffix(items[n-1].Text.Text, " ") {
		items[n-1].Text.Text += " "
	}
}

// tileRule is the rule over a tile: one bar for side A, two lines for side B, a thin
// line for neither. They differ without colour.
func tileRule(side doc.Side, w Pt, look *Look) []Item {
	switch side {
	case doc.SideA:
		return []Item{fill(0, 0, w, 2, look.A)}
	case doc.SideB:
		return []Item{fill(0, 0, w, 0.8, look.B), fill(0, 1.6, w, 0.8, look.B)}
	}
	return []Item{fill(0, 0, w, thinRule, muted)}
}

// leastBeside is the part of its size to which a number may shrink to have its unit
// beside it.
const leastBeside = 0.75

// tileNumber sets number and unit on one line, smaller when they do not fit,
// and over several lines when they do not fit at tileMin.
func (st *setter) tileNumber(p *placement, t doc.Tile, w Pt, body *Element) {
	number, unit := styles[roleKeyNumber], st.shape(t.Unit, styles[roleKeyUnit])
	slot := number.Leading
	const gap = 3
	beside := unit.natural()
	if beside > 0 {
		beside += gap
	}
	s := st.shape(t.Number, number)
	if nat := s.natural(); nat+beside > w {
		room := w - beside
		if room < leastBeside*nat { // too small beside its unit, which goes below
			room = max(room, w/2)
		}
		size := min(number.Size, max(tileMin, Pt(float64(number.Size)*float64(room/nat)*0.995)))
		s = st.shape(t.Number, number.sized(size))
	}
	lines := st.setLines(&s, w, doc.Left, body)
	base := Pt(0)
	if len(lines) == 1 { // a smaller number stands nearer the large ones' line
		base = max(0, Pt(0.6*float64(slot-s.style.Leading)))
	}
	for i, l := range lines {
		p.line(l, 0, p.y+base+Pt(float64(i)*float64(s.style.Leading)))
	}
	endSpace(p.items)
	end := p.y + max(slot, Pt(float64(len(lines))*float64(s.style.Leading)))
	p.unit(st.setLines(&unit, w, doc.Left, body), lines, w, gap, &end)
	endSpace(p.items)
	p.y = end
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

// unit places a unit beside the number, on its baseline, where it fits, else below.
func (p *placement) unit(unit, number []line, w, gap Pt, end *Pt) {
	if len(unit) == 0 {
		return
	}
	if len(unit) == 1 && len(number) == 1 && number[0].w+gap+unit[0].w <= w+tolerance && len(number[0].items) > 0 && len(unit[0].items) > 0 {
		p.line(unit[0], number[0].w+gap, number[0].items[0].Text.Baseline-unit[0].items[0].Text.Baseline)
		return
	}
	for _, l := range unit {
		p.line(l, 0, *end)
		*end += styles[roleKeyUnit].Leading
	}
}
