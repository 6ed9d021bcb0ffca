package html

import (
	"slices"

	"dyad/report/doc"
)

// longTable is the number of rows over which a ledger is closed until it is asked for.
const longTable = 60

// table writes a table. A ledger is set row by row on a phone; any other is as wide as it
// needs, and scrolls by itself.
func (p *page) table(t doc.Table) {
	ledger := false
	for _, c := range t.Cols {
		ledger = ledger || c.Role == doc.PageOfUse
	}
	if ledger { // its summary speaks of pages
		t.Summary = p.above
	}
	long := ledger && len(t.Rows) > longTable
	if long {
		p.raw("<details><summary>")
		p.text(t.Summary)
		p.raw("</summary>\n")
	}
	p.raw(`<div class="scroll" tabindex="0" role="group"`)
	p.attr("aria-label", t.Summary)
	p.raw("><table")
	p.id(t.ID)
	if ledger {
		p.raw(` class="ledger"`)
	} else if t.Dense {
		p.raw(` class="dense"`)
	}
	p.raw(">\n")
	if len(t.Caption) > 0 {
		p.raw("<caption>")
		p.spans(t.Caption)
		p.raw("</caption>\n")
	}
	p.heads(t.Cols)
	p.raw("<tbody>\n")
	for _, r := range t.Rows {
		p.row(t, r)
	}
	p.raw("</tbody></table></div>\n")
	if len(t.Note) > 0 {
		p.raw(`<p class="src">`)
		p.spans(t.Note)
		p.raw("</p>\n")
	}
	if long {
		p.raw("</details>\n")
	}
}

// heads writes the heads of columns, and nothing where none has one.
func (p *page) heads(cols []doc.Column) {
	if !slices.ContainsFunc(cols, func(c doc.Column) bool { return len(c.Head) > 0 || c.Role == doc.PageOfUse }) {
		return
	}
	p.raw("<thead><tr>")
	for _, c := range cols {
		p.raw("<th scope=\"col\"", numeric(c.Align == doc.Right && c.Role != doc.PageOfUse), ">")
		if c.Role == doc.PageOfUse {
			p.text(p.d.Web.Use)
		} else {
			p.spans(c.Head)
		}
		p.raw("</th>")
	}
	p.raw("</tr></thead>\n")
}

// row writes a row. Its head, where it has an anchor, leads to itself, so that its address
// can be copied.
func (p *page) row(t doc.Table, r doc.Row) {
	p.raw("<tr")
	p.id(r.ID)
	p.raw(">")
	for i, c := range r.Cells {
		tag := "td"
		if c.Head {
			tag = "th"
		}
		p.raw("<", tag)
		if c.Head {
			p.raw(` scope="row"`)
		}
		if i < len(t.Cols) {
			p.raw(numeric(t.Cols[i].Align == doc.Right && t.Cols[i].Role != doc.PageOfUse))
		}
		p.raw(">")
		if c.Side != doc.NoSide {
			p.raw(`<span class="side `, [...]string{doc.SideA: "a", doc.SideB: "b"}[c.Side], `"></span><span class="hidden">`)
			p.text(p.d.Web.States[c.Side-doc.SideA])
			p.raw(": </span>")
		}
		text := c.Text
		if c.Head && r.ID != "" && len(text) > 0 && text[0].Dest == "" {
			text = append(doc.Spans{text[0]}, text[1:]...)
			text[0].Dest = r.ID
		}
		p.spans(text)
		p.raw("</", tag, ">")
	}
	p.raw("</tr>\n")
}
