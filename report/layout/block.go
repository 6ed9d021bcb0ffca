package layout

import (
	"slices"

	"dyad/report/doc"
)

// blocks sets blocks one below the other to a width.
func (st *setter) blocks(bs []doc.Block, width Pt) galley {
	var out galley
	bs = subtitled(bs)
	for i, b := range bs {
		g := st.block(b, width)
		g.unite(b)
		if i > 0 && i+1 < len(bs) && introduces(bs[i-1], bs[i+1]) && len(g.bands) <= introLines {
			for k := range g.bands {
				g.bands[k].keep = true
			}
		}
		if n := len(g.bands); n > 0 && i+1 < len(bs) && isNote(b, bs[i+1]) {
			g.bands[n-1].keep = true
		}
		out.elems = g.takeCaption(out.elems)
		st.put(&out, g)
	}
	return out
}

// Space around rules between sections.
const (
	ruleBelowText  = 14 - 2.85      // below the last line of text, whose foot is 2.85 below its baseline
	titleBelowRule = 20 - titleBase // so that a title stands 20 below
)

// subtitled gives the subtitle of a figure without a title to the heading above it.
func subtitled(bs []doc.Block) []doc.Block {
	for i := 0; i+1 < len(bs); i++ {
		h, isHeading := bs[i].(doc.Heading)
		f, isFigure := bs[i+1].(doc.Figure)
		if isHeading && isFigure && len(h.Subtitle)+len(f.Title) == 0 && len(f.Subtitle) > 0 {
			h.Subtitle, f.Subtitle = f.Subtitle, nil
			bs = slices.Concat(bs[:i], []doc.Block{h, f}, bs[i+2:])
		}
	}
	return bs
}

// introLines is the most lines between a heading and a table that are kept
// with both.
const introLines = 2

// isNote reports whether a block is the note of the table before it.
func isNote(before, b doc.Block) bool {
	_, table := before.(doc.Table)
	p, ok := b.(doc.Paragraph)
	return table && ok && p.Role == doc.Small
}

func introduces(before, after doc.Block) bool {
	_, heading := before.(doc.Heading)
	_, table := after.(doc.Table)
	return heading && table
}

// unite marks the bands of a block that may change places with its neighbour.
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
	if len(g.elems) != 1 || figure && len(g.bands) != 1 {
		return
	}
	u := &movable{elem: g.elems[0], figure: figure, before: g.bands[0].before, after: g.after}
	for i := range g.bands {
		g.bands[i].movable = u
	}
}

// takeCaption moves a caption at the end of before into the table that the galley
// begins with, and returns the other elements.
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
	case doc.Columns:
		return st.columns(b, width)
	case doc.Flow:
		return st.inlineFlow(b, width)
	case doc.Rule:
		return galley{after: titleBelowRule, bands: []band{{before: ruleBelowText, unit: titleBelowRule + titleBase, keep: true, rule: true, section: true, items: []Item{rule(0, 0, width, thinRule, rulePale)}}}}
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

// text sets spans in a style as one element, each line as a band. No column begins
// or ends with one line of a paragraph, or ends inside a word.
func (st *setter) text(spans doc.Spans, style *style, width Pt, e *Element) galley {
	fragments, ls := st.fragments.position, st.lines.position
	s := st.shape(spans, style)
	lines := st.setLines(&s, width, doc.Left, e)
	n := len(lines)
	g := galley{after: style.After, bands: st.bands.list(n)}
	for i, l := range lines {
		g.bands = append(g.bands, band{h: style.Leading, base: style.baseline(), items: l.items, marks: l.marks,
			keep: i < n-1 && (n <= 3 || i == 0 || i == n-2 || l.hyphenated())})
	}
	if n > 0 && e != nil && (len(e.Kids) > 0 || hasItems(lines)) {
		g.elems = st.kids.append(nil, e)
	}
	st.fragments.rewind(fragments)
	st.lines.rewind(ls)
	if n == 0 {
		return galley{}
	}
	g.bands[0].before = style.Before
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
		role, elem = roleHeadline, H1
	case 2:
		role, elem = roleH2, H2
	}
	g := st.text(h.Text, styles[role], width, st.element(Element{Role: elem, ID: h.ID}))
	if len(g.bands) == 0 {
		return g
	}
	for i := range g.bands {
		g.bands[i].keep = true
	}
	first := &g.bands[0]
	first.fresh, first.heading = h.Fresh, true
	if h.Level == 2 {
		first.unit, first.section = titleBase, true
	}
	st.level = max(h.Level, 1)
	first.marks = st.marks.concat([]mark{{name: h.ID, level: max(h.Level, 1), heading: h.Text.String()}}, first.marks)
	e := st.element(Element{Role: P})
	if sub := st.text(h.Subtitle, styles[roleSubtitle], width, e); len(sub.bands) > 0 {
		for i := range sub.bands {
			sub.bands[i].keep, sub.bands[i].subtitle = true, e
		}
		sub.bands[0].before, g.after = 0, subtitleGap
		st.put(&g, sub)
	}
	return g
}

// subtitleGap is the space between a title and its subtitle, whose baseline is 12
// below that of the title.
const subtitleGap = 12 - (14 - titleBase) - 7.8

func (st *setter) paragraph(p doc.Paragraph, width Pt) galley {
	role, elem := roleBody, P
	switch p.Role {
	case doc.Small:
		role = roleSmall
	case doc.Dense:
		role = roleNoteList
	case doc.Caption:
		role, elem = roleCaption, Caption
	}
	g := st.text(p.Text, styles[role], width, st.element(Element{Role: elem, ID: p.ID}))
	if p.Role == doc.Caption {
		for i := range g.bands {
			g.bands[i].keep = true
		}
	}
	st.anchor(&g, p.ID)
	return g
}

// anchor makes the galley's top a place to link to.
func (ws *workspace) anchor(g *galley, id string) {
	if id != "" && len(g.bands) > 0 {
		g.bands[0].marks = ws.marks.concat([]mark{{name: id}}, g.bands[0].marks)
	}
}
