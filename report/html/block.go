package html

import (
	"bytes"
	"encoding/base64"
	"strings"

	"dyad/charts"
	"dyad/report/doc"
)

// block writes a block of a section.
func (p *page) block(b doc.Block) {
	switch b := b.(type) {
	case doc.Heading:
		p.heading("h3", b)
	case doc.Paragraph:
		if b.Paged {
			return
		}
		p.raw("<p")
		p.id(b.ID)
		p.raw([...]string{doc.Body: "", doc.Small: ` class="small"`, doc.Dense: ` class="small"`, doc.Caption: ` class="small"`}[b.Role], ">")
		p.spans(b.Text)
		p.raw("</p>\n")
	case doc.List:
		p.list(b)
	case doc.Table:
		p.table(b)
	case doc.Figure:
		p.figure(b, false)
	case doc.Columns: // of figures
		p.raw("<div class=\"pair\">\n")
		for _, col := range b.Cols {
			p.raw("<div>\n")
			for _, f := range col {
				p.figure(f.(doc.Figure), true)
			}
			p.raw("</div>\n")
		}
		p.raw("</div>\n")
	}
}

func (p *page) heading(tag string, h doc.Heading) {
	p.above = plain(h.Text)
	p.raw("<", tag)
	p.id(h.ID)
	p.raw(">")
	p.spans(h.Text)
	p.raw("</", tag, ">\n")
	if len(h.Subtitle) > 0 {
		p.raw(`<p class="sub">`)
		p.spans(h.Subtitle)
		p.raw("</p>\n")
	}
}

// marked tells whether the browser sets the labels of a list: signs, or numbers from 1.
func marked(k doc.ListKind) bool { return k == doc.Bullets || k == doc.Numbered }

// list writes a list. A label that is the same sign for all items is the mark of a list;
// any other is text.
func (p *page) list(l doc.List) {
	if len(l.Items) == 0 {
		return
	}
	tag := "ul"
	if l.Kind == doc.Endnotes || l.Kind == doc.Numbered {
		tag = "ol"
	}
	class := ""
	if !marked(l.Kind) {
		class = ` class="labelled"`
	}
	p.raw("<", tag, class, ">\n")
	for _, it := range l.Items {
		p.raw("<li")
		p.id(it.ID)
		p.raw(">")
		if !marked(l.Kind) {
			p.raw(`<span class="label">`)
			p.spans(it.Label)
			p.raw("</span> ")
		}
		p.spans(it.Text)
		p.raw("</li>\n")
	}
	p.raw("</", tag, ">\n")
}

// figure writes a drawing twice, for a wide column and for a narrow one, with its words
// around it and its numbers below. One that shares the width with another is narrow.
func (p *page) figure(f doc.Figure, half bool) {
	class := ""
	if half {
		class = ` class="half"`
	}
	p.raw("<figure", class)
	p.id(figureAnchor(f.ID))
	p.raw(">\n")
	if len(f.Title)+len(f.Subtitle) > 0 {
		p.raw("<figcaption>")
		if len(f.Title) > 0 {
			p.raw("<b>")
			p.spans(f.Title)
			p.raw("</b> ")
		}
		p.spans(f.Subtitle)
		p.raw("</figcaption>\n")
	}
	p.raw(`<div role="img"`)
	p.attr("aria-label", f.Alt)
	p.raw(">")
	if !half {
		p.drawing("desk", f.Chart, deskWidth)
	}
	p.drawing("phone", narrow(f.Chart), phoneWidth)
	p.raw("</div>\n")
	if len(f.Note) > 0 {
		p.raw(`<p class="src">`)
		p.spans(f.Note)
		p.raw("</p>\n")
	}
	p.data(f.Data)
	p.raw("</figure>\n")
}

// narrow is the form of a figure for a phone.
func narrow(f charts.Figure) charts.Figure {
	if n, ok := f.(charts.Narrower); ok && f.MinWidth() > phoneWidth {
		return n.Narrow()
	}
	return f
}

// drawing writes a figure at a width, or at its least.
func (p *page) drawing(class string, f charts.Figure, width float64) {
	p.raw(`<div class="`, class, `">`)
	w := writer{p}
	if err := charts.SVG(w, f, max(width, f.MinWidth()), p.o.Theme, charts.SVGOptions{Inline: true, Metrics: metrics{}}); err != nil && p.err == nil {
		p.err = err
	}
	p.raw("</div>")
}

// A writer appends to a page.
type writer struct{ p *page }

// Write implements io.Writer.
func (w writer) Write(b []byte) (int, error) {
	w.p.out = append(w.p.out, bytes.TrimSuffix(b, []byte("\n"))...)
	return len(b), nil
}

// logo writes the logo of a house: a drawing, or a picture as it was read.
func (p *page) logo(h *doc.House) {
	switch {
	case p.o.Logo != nil:
		p.raw(`<img alt="" height="28" src="data:`, p.o.Logo.MIME, ";base64,", base64.StdEncoding.EncodeToString(p.o.Logo.Data), `"> `)
	case h.Logo != nil:
		p.raw(`<span class="logo" style="width:`, itoa(int(h.LogoWidth*1.4)), `px" aria-hidden="true">`)
		if err := charts.SVG(writer{p}, h.Logo, max(h.LogoWidth, 1), p.o.Theme, charts.SVGOptions{Inline: true, Metrics: metrics{}}); err != nil && p.err == nil {
			p.err = err
		}
		p.raw("</span> ")
	}
}

// data writes the numbers of a figure as a table that opens.
func (p *page) data(d *doc.Data) {
	if d == nil || len(d.Rows) == 0 {
		return
	}
	p.raw(`<details class="data"><summary>`)
	p.text(p.d.Web.Data)
	p.raw("</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\"")
	p.attr("aria-label", p.d.Web.Data)
	p.raw("><table>\n<thead><tr>")
	for _, c := range d.Columns {
		p.raw("<th scope=\"col\"", numeric(c.Field == doc.FieldPrinted), ">")
		p.text(c.Head)
		p.raw("</th>")
	}
	p.raw("</tr></thead>\n<tbody>\n")
	for i := range d.Rows {
		p.raw("<tr>")
		for _, c := range d.Columns {
			p.datum(&d.Rows[i], c.Field)
		}
		p.raw("</tr>\n")
	}
	p.raw("</tbody></table></div></details>\n")
}

// datum writes a cell of the numbers of a figure. A number leads to its row in the
// ledger, a source to its note.
func (p *page) datum(x *doc.Datum, f doc.Field) {
	p.raw("<td", numeric(f == doc.FieldPrinted), ">")
	switch f {
	case doc.FieldSeries:
		p.text(x.Series)
	case doc.FieldLabel:
		p.text(x.Label)
	case doc.FieldPeriod:
		p.text(x.Period)
	case doc.FieldPrinted:
		s := doc.Span{Text: x.Printed}
		if x.Claim != "" {
			s.Dest = "led-" + x.Claim
		}
		p.spans(doc.Spans{s})
	case doc.FieldSource:
		if n := p.sources["src-"+x.Source]; n != nil {
			p.spans(doc.Spans{{Text: n.Label.String(), Dest: n.ID}})
		}
	}
	p.raw("</td>")
}

func numeric(is bool) string {
	if is {
		return ` class="r"`
	}
	return ""
}

// label is a label without its stop.
func label(s doc.Spans) string { return strings.TrimSuffix(plain(s), ".") }
