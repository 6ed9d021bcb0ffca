package layout

import (
	"dyad/report/doc"
)

// blocks sets blocks one below the other to a width.
func (st *setter) blocks(bs []doc.Block, width Pt) galley {
	var out galley
	for i, b := range bs {
		g := st.block(b, width)
		g.unite(b)
		if i > 0 && i+1 < len(bs) && introduces(bs[i-1], bs[i+1]) && len(g.strips) <= introLines {
			for k := range g.strips {
				g.strips[k].keep = true
			}
		}
		out.elems = g.takeCaption(out.elems)
		st.put(&out, g)
	}
	return out
}

// introLines is the most lines between a heading and a table that are kept
// with both.
const introLines = 2

func introduces(before, after doc.Block) bool {
	_, heading := before.(doc.Heading)
	_, table := after.(doc.Table)
	return heading && table
}

// unite marks the strips of a block that may change its place.
func (g *galley) unite(b doc.Block) {
	figure := false
	switch b := b.(type) {
	case doc.Figure:
		figure = true
	case doc.Paragraph:
		if b.Role != doc.Body {
			return
		}
	case doc.List:
	default:
		return
	}
	if len(g.elems) != 1 || figure && len(g.strips) != 1 {
		return
	}
	u := &unit{elem: g.elems[0], figure: figure, before: g.strips[0].before, after: g.after}
	for i := range g.strips {
		g.strips[i].unit = u
	}
}

// takeCaption moves a caption at the end of the elements before into the table
// that the galley begins with, and returns the others.
func (g *galley) takeCaption(before []*Element) []*Element {
	n := len(before)
	if n == 0 || len(g.elems) == 0 || before[n-1].Role != Caption || g.elems[0].Role != TableRole {
		return before
	}
	table, caption := g.elems[0], before[n-1]
	caption.Parent = table
	table.Kids = append([]*Element{caption}, table.Kids...)
	return before[:n-1]
}

// block sets one block.
func (st *setter) block(b doc.Block, width Pt) galley {
	switch b := b.(type) {
	case doc.Heading:
		return st.heading(b, width)
	case doc.Paragraph:
		return st.paragraph(b, width)
	case doc.List:
		return st.list(b, width)
	case doc.Table:
		return st.table(b, width)
	case doc.Figure:
		return st.figure(b, width)
	case doc.Tiles:
		return st.tiles(b, width)
	case doc.Columns:
		return st.columns(b, width)
	case doc.Flow:
		return st.inlineFlow(b, width)
	case doc.Box:
		return st.box(b, width)
	case doc.Rule:
		return galley{after: 1.5 * beat, strips: []strip{{before: 1.5 * beat, keep: true, items: []Item{rule(0, 0, width, hairline, muted)}}}}
	}
	return galley{}
}

// rule is a horizontal line.
func rule(x, y, w, weight Pt, c Color) Item {
	return Item{Box: Rect{X: x, Y: y, W: w}, Rule: &Rule{Width: weight, Color: c}}
}

// fill is a filled rectangle.
func fill(x, y, w, h Pt, c Color) Item {
	return Item{Box: Rect{X: x, Y: y, W: w, H: h}, Fill: &Fill{Color: c}}
}

// text sets spans in a style as one element, a line a strip, with widows and
// orphans kept off: no column begins or ends with one line of a paragraph, or
// ends inside a word.
func (st *setter) text(spans doc.Spans, style *style, width Pt, e *Element) galley {
	atoms, ls := st.atoms.place, st.lines.place
	s := st.shape(spans, style)
	lines := st.setLines(&s, width, doc.Left, e)
	n := len(lines)
	g := galley{after: style.After, strips: st.strips.list(n)}
	for i, l := range lines {
		g.strips = append(g.strips, strip{h: style.Leading, items: l.items, marks: l.marks,
			keep: i < n-1 && (n <= 3 || i == 0 || i == n-2 || l.hyphenated())})
	}
	if n > 0 && e != nil && (len(e.Kids) > 0 || hasItems(lines)) {
		g.elems = st.kids.append(nil, e)
	}
	st.atoms.cut(atoms)
	st.lines.cut(ls)
	if n == 0 {
		return galley{}
	}
	g.strips[0].before = style.Before
	return g
}

func hasItems(ls []line) bool {
	for i := range ls {
		if len(ls[i].items) > 0 {
			return true
		}
	}
	return false
}

func (st *setter) heading(h doc.Heading, width Pt) galley {
	role, elem := roleH3, H3
	switch h.Level {
	case 1:
		role, elem = roleTitle, H1
	case 2:
		role, elem = roleH2, H2
	}
	g := st.text(h.Text, styles[role], width, st.element(Element{Role: elem, ID: h.ID}))
	if len(g.strips) == 0 {
		return g
	}
	for i := range g.strips {
		g.strips[i].keep = true
	}
	first := &g.strips[0]
	first.fresh, first.heading = h.Fresh, true
	if h.Level == 1 {
		shift(first.items, 0, titleBarH+titleBarGap)
		first.h += titleBarH + titleBarGap
		first.items = st.items.join([]Item{fill(0, 0, titleBarW, titleBarH, colorA)}, first.items)
	}
	first.marks = st.marks.join([]mark{{name: h.ID, level: max(h.Level, 1), heading: h.Text.String()}}, first.marks)
	return g
}

func (st *setter) paragraph(p doc.Paragraph, width Pt) galley {
	role, elem := roleBody, P
	switch p.Role {
	case doc.Lead:
		role = roleLead
	case doc.Scope:
		role = roleScope
	case doc.Small:
		role = roleSmall
	case doc.Caption:
		role, elem = roleCaption, Caption
	}
	g := st.text(p.Text, styles[role], width, st.element(Element{Role: elem, ID: p.ID}))
	if p.Role == doc.Caption {
		for i := range g.strips {
			g.strips[i].keep = true
		}
	}
	st.anchor(&g, p.ID)
	return g
}

// anchor marks the galley's top.
func (st *setter) anchor(g *galley, id string) {
	if id != "" && len(g.strips) > 0 {
		g.strips[0].marks = st.marks.join([]mark{{name: id}}, g.strips[0].marks)
	}
}

func (st *setter) box(b doc.Box, width Pt) galley {
	g := st.blocks(b.Blocks, width-2*boxPad)
	if len(g.strips) == 0 {
		return g
	}
	inside := &box{w: width}
	for i := range g.strips {
		s := &g.strips[i]
		s.x += boxPad
		s.box = inside
	}
	g.strips[0].before = 1.1 * beat
	g.after = 1.1 * beat
	if len(g.elems) > 0 {
		div := st.element(Element{Role: Div})
		g.adopt(div)
		g.elems = st.kids.append(nil, div)
	}
	return g
}
