package layout

import (
	"strconv"

	"dyad/report/doc"
)

// list sets labelled items. A label wider than labelMax stands on a line of
// its own above its text.
func (st *setter) list(l doc.List, width Pt) galley {
	style := styles[roleList]
	switch {
	case l.Small && l.Kind == doc.Endnotes:
		style = styles[roleSources]
	case l.Small:
		style = styles[roleNoteList]
	}
	labels := make([]shapedText, len(l.Items))
	indent := labelMin
	for i, it := range l.Items {
		labels[i] = st.shape(it.Label, style)
		if w := labels[i].natural() + labelGap; w <= labelMax {
			indent = max(indent, w)
		}
	}
	var out galley
	top := st.element(Element{Role: L})
	for i, it := range l.Items {
		e := st.element(Element{Role: LI, ID: it.ID})
		if l.Kind == doc.Endnotes {
			st.notes++
			e.Role = Note
			if e.ID == "" {
				e.ID = "note-" + strconv.Itoa(st.notes)
			}
		}
		g := st.item(it, &labels[i], style, indent, width, e, l.Kind == doc.Endnotes)
		if len(g.bands) == 0 {
			continue
		}
		if i > 0 {
			g.bands[0].before = itemGap
			if l.Small {
				g.bands[0].before = 0
			}
		}
		g.elems = st.kids.append(nil, e)
		st.put(&out, g)
		out.after = 0
	}
	if len(out.bands) == 0 {
		return galley{}
	}
	out.bands[0].before, out.after = style.Before, style.After
	if l.Kind != doc.Endnotes {
		out.adopt(top)
		out.elems = st.kids.append(nil, top)
	}
	return out
}

// itemGap is the space between the items of a list.
const itemGap Pt = 1

// item sets one item of a list into e. The text of a note is its own.
func (st *setter) item(it doc.ListItem, label *shapedText, style *style, indent, width Pt, e *Element, note bool) galley {
	lbl, body := st.element(Element{Role: Lbl}), st.element(Element{Role: LBody})
	if note {
		body = e
	}
	own := label.natural()+labelGap > indent // the label has its own line
	lines := st.setLines(label, width, doc.Left, lbl)
	if len(lines) > 0 && hasItems(lines) {
		e.add(lbl)
	}
	g := st.text(it.Text, style, width-indent, body)
	if len(g.elems) > 0 && !note {
		e.add(body)
	}
	for i := range g.bands {
		g.bands[i].x = indent
	}
	if !own && len(lines) == 1 && len(g.bands) > 0 {
		first := &g.bands[0]
		shift(first.items, indent, 0)
		first.x = 0
		first.items = st.items.concat(lines[0].items, first.items)
		first.marks = st.marks.concat(lines[0].marks, first.marks)
	} else {
		above := st.bands.list(len(lines))
		for _, l := range lines {
			above = append(above, band{h: style.Leading, items: l.items, marks: l.marks, keep: len(g.bands) > 0})
		}
		g.bands = st.bands.concat(above, g.bands)
		if len(above) > 0 && len(g.bands) > len(above) {
			g.bands[len(above)].before = 0
		}
	}
	st.anchor(&g, it.ID)
	return g
}
