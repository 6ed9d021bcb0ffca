package report

import (
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// ledger is a table of all figures: id, label, figure with qualifier and unit,
// period, endnote with mark, page of the first use.
func (c *evidence) ledger() []doc.Block {
	title := doc.Heading{Level: 3, Text: c.say("ledger.title"), ID: "ledger"}
	if len(c.d.Claims) == 0 {
		return []doc.Block{title, doc.Paragraph{Role: doc.Small, Text: c.say("ledger.empty")}}
	}
	key := c.passage()
	key.say("ledger.key", words.Text("cited", markCited), words.Text("doubtful", markDoubtful), words.Text("none", markNone), words.Text("no-period", c.text("period.none-short")))
	if _, computed := c.tableScope(); computed {
		key.space()
		key.say("ledger.codes", words.Text("ac", c.d.A.Code), words.Text("bc", c.d.B.Code), words.Text("a", c.state(c.d.A.Code)), words.Text("b", c.state(c.d.B.Code)))
	}
	out := []doc.Block{title, doc.Paragraph{Role: doc.Small, Text: key.spans()}}
	t := doc.Table{
		Dense: true, Summary: c.text("ledger.summary"),
		Cols: []doc.Column{
			{Head: c.say("ledger.id")}, {Head: c.say("ledger.what"), Weight: 2.78}, {Head: c.say("ledger.figure"), Weight: 2.3},
			{Head: c.say("ledger.period"), Weight: 1.25}, {Head: c.say("ledger.note")}, {Head: c.say("ledger.page"), Align: doc.Right},
		},
	}
	t.Rows = make([]doc.Row, 0, len(c.d.Claims))
	for i := range c.d.Claims {
		if cl := &c.d.Claims[i]; !c.isSourceDate(cl) {
			t.Rows = append(t.Rows, c.ledgerRow(cl))
		}
	}
	return append(out, t)
}

func (c *evidence) ledgerRow(cl *data.Claim) doc.Row {
	m := c.mentionsOf(cl)
	figure := doc.Span{Text: c.printed(cl), Origin: m.origin, Line: cl.Pos.Line, Col: cl.Pos.Col}
	if cl.Unit.Dim == quantity.Money && cl.Qualifier == quantity.Exact { // it does not break
		figure.Text = strings.ReplaceAll(figure.Text, " ", nbsp)
	}
	note := c.passage()
	note.text(mark(cl.Evidence))
	page := doc.Span{Text: "–"}
	if cl.Source != "" {
		s := c.source(cl.Source)
		note.text(nbsp)
		note.add(s.link(s.n))
		if cl.InSource {
			page = doc.Span{Page: s.dest, Dest: s.dest, Hint: s.hint}
		}
	}
	if m.first != "" {
		page = doc.Span{Page: m.first, Dest: m.first, Hint: c.text("link.use", words.Text("id", cl.ID))}
	}
	id, _ := c.ledgerLink(cl.ID)
	return doc.Row{ID: id, Cells: []doc.Cell{
		{Text: c.keep(doc.Span{Text: cl.ID}), Head: true}, {Text: c.ledgerWhat(cl)}, {Text: c.keep(figure)},
		{Text: c.period(cl, "period.none-short")}, {Text: note.spans()}, {Text: c.keep(page)},
	}}
}

// ledgerWhat is what a figure is, and of a derived one what it is computed from.
func (c *evidence) ledgerWhat(cl *data.Claim) doc.Spans {
	if cl.Derived == nil {
		return c.keep(c.short(cl))
	}
	p := c.passage()
	p.add(c.short(cl))
	from := p.here()
	op, of := " ÷ ", []string(nil)
	switch {
	case cl.Relation != nil:
		of = cl.Relation.Of
		op = [...]string{data.RelationSum: " + ", data.RelationDifference: " − ", data.RelationGrowth: " → ", data.RelationProduct: " × "}[cl.Relation.Kind]
	case cl.Ratio != nil:
		of = []string{cl.Ratio.Part, cl.Ratio.Whole}
	}
	for i, id := range of {
		if i == 0 {
			p.text(" = ")
		} else {
			p.text(op)
		}
		p.id(id)
	}
	p.mute(from)
	return p.spans()
}

// isSourceDate tells whether a claim is the date of a source. Such a claim has no row
// in the ledger; the entry of the source shows it.
func (c *evidence) isSourceDate(cl *data.Claim) bool {
	for i := range c.d.Sources {
		if c.d.Sources[i].DateClaim == cl.ID {
			return true
		}
	}
	return false
}

// sources are the endnotes in the order of the dossier. The number of each leads back
// to its first mark.
func (c *evidence) sources() []doc.Block {
	out := []doc.Block{doc.Heading{Level: 3, Text: c.say("sources.title"), ID: "sources"}}
	if !c.d.Article.IsZero() {
		out = append(out, doc.Paragraph{Role: doc.Small, Text: c.say("sources.article", words.Spans("title", c.keep(c.authored(c.d.Article, "article"))))})
	}
	if len(c.d.Sources) == 0 {
		return append(out, doc.Paragraph{Role: doc.Small, Text: c.say("sources.none")})
	}
	l := doc.List{Small: true, Notes: true}
	for i := range c.d.Sources {
		s := &c.d.Sources[i]
		cited := c.source(s.ID)
		label := doc.Span{Text: cited.n + "."}
		if cited.first != "" {
			label.Dest, label.Hint = cited.first, c.text("link.back", words.Text("n", cited.n))
		}
		l.Items = append(l.Items, doc.ListItem{Label: c.keep(label), Text: c.sourceEntry(s), ID: cited.dest})
	}
	return append(out, l)
}
