package report

import (
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// longLedger is the number of rows over which the ledger has only figures that the
// pages print, and takes both halves.
const longLedger = 60

// ledger is a table of all figures: id, what it is, the figure with qualifier and unit,
// period, endnote with its sign, page of the first use.
func (c *evidence) ledger() []doc.Block {
	title := doc.Heading{Level: 3, Text: c.say("ledger.title"), ID: "ledger"}
	if len(c.d.Claims) == 0 {
		return []doc.Block{title, doc.Paragraph{Role: doc.Small, Text: c.say("ledger.empty")}}
	}
	rows := ledgerRows(c.d)
	if len(rows) > longLedger {
		title.Text = c.say("ledger.title-printed")
		rows = slices.DeleteFunc(rows, func(r ledgerRow) bool { return !c.isPrinted(r) })
	}
	t := doc.Table{
		Dense: true, Summary: c.text("ledger.summary"),
		Cols: []doc.Column{
			{Head: c.say("ledger.id")}, {Head: c.say("ledger.what"), Weight: 2}, {Head: c.say("ledger.figure"), Weight: 1.5, Align: doc.Right},
			{Head: c.say("ledger.period"), Weight: 1}, {Head: c.say("ledger.note"), Align: doc.Right}, {Head: c.say("ledger.page"), Align: doc.Right},
		},
	}
	t.Rows = make([]doc.Row, 0, len(rows))
	for _, r := range rows {
		t.Rows = append(t.Rows, c.ledgerRow(r))
	}
	return []doc.Block{title, t, doc.Paragraph{Role: doc.Small, Text: c.ledgerKey(len(rows))}}
}

// ledgerKey explains what the ledger has for short, and says what it leaves out.
func (c *evidence) ledgerKey(rows int) doc.Spans {
	key := c.passage()
	key.say("ledger.key", words.Text("no-period", c.text("period.none-short")))
	if _, computed := c.tableScope(); computed {
		key.space()
		key.say("ledger.codes", words.Text("ac", c.d.A.Code), words.Text("bc", c.d.B.Code), words.Text("a", c.state(c.d.A.Code)), words.Text("b", c.state(c.d.B.Code)))
	}
	if all := len(ledgerRows(c.d)); all > rows {
		key.space()
		key.say("ledger.more", words.Count(all-rows), words.Text("file", AttachedLedger))
	}
	return key.spans()
}

// A ledgerRow is a row of the ledger: a figure, or the share and the value of one item
// of a mix.
type ledgerRow struct {
	claims []*data.Claim
	item   *data.FlowItem // or nil
}

// ledgerRows are the rows of all claims, in the order of the dossier. The dates of
// sources have none: the list of sources shows them.
func ledgerRows(d *data.Dossier) []ledgerRow {
	items, values := map[string]*data.FlowItem{}, map[string]bool{} // by share; those that stand in the row of a share
	for _, e := range d.Exhibits {
		mix, ok := e.(data.Mix)
		if !ok {
			continue
		}
		for _, f := range mix.Flows {
			for i := range f.Items {
				if it := &f.Items[i]; it.Value != "" && items[it.Share] == nil && !values[it.Value] {
					items[it.Share], values[it.Value] = it, true
				}
			}
		}
	}
	dates := map[string]bool{}
	for i := range d.Sources {
		dates[d.Sources[i].DateClaim] = true
	}
	var rows []ledgerRow
	for i := range d.Claims {
		cl := &d.Claims[i]
		if values[cl.ID] || dates[cl.ID] {
			continue
		}
		r := ledgerRow{claims: []*data.Claim{cl}, item: items[cl.ID]}
		if r.item != nil {
			r.claims = append(r.claims, d.Claim(r.item.Value))
		}
		rows = append(rows, r)
	}
	return rows
}

// isPrinted tells whether a figure of a row stands on the pages before.
func (c *evidence) isPrinted(r ledgerRow) bool {
	return slices.ContainsFunc(r.claims, func(cl *data.Claim) bool {
		return c.mentionsOf(cl).first != "" || slices.ContainsFunc(c.Findings, func(f audit.Finding) bool { return slices.Contains(f.Claims, cl.ID) })
	})
}

func (c *evidence) ledgerRow(r ledgerRow) doc.Row {
	first := r.claims[0]
	dest, _ := c.ledgerLink(first.ID)
	return doc.Row{ID: dest, Cells: []doc.Cell{
		{Text: c.ledgerID(r), Head: true}, {Text: c.ledgerWhat(r)}, {Text: c.ledgerFigure(r)},
		{Text: c.period(first, "period.none-short")}, {Text: c.ledgerNote(first)}, {Text: c.ledgerPage(r)},
	}}
}

// ledgerID is the id of the claim of a row, or of both: "C16–17", "PA1, VA1".
func (c *evidence) ledgerID(r ledgerRow) doc.Spans {
	id := c.keep(doc.Span{Text: r.claims[0].ID, Muted: true})
	if len(r.claims) == 1 {
		return id
	}
	second := r.claims[1].ID
	dest, _ := c.ledgerLink(second)
	text := ", " + second
	if short, ok := strings.CutPrefix(second, strings.TrimRight(id[0].Text, "0123456789")); ok && c.follows(id[0].Text, second) {
		text = "–" + short
	}
	return append(id, doc.Span{Text: text, Muted: true, Anchor: dest})
}

// ledgerWhat is what a figure is, and of a derived one what it is computed from.
func (c *evidence) ledgerWhat(r ledgerRow) doc.Spans {
	cl := r.claims[0]
	p := c.passage()
	switch {
	case r.item != nil && !r.item.Label.IsZero():
		p.prose(r.item.Label, "exhibit item", passage.plainFigure)
	default:
		p.add(c.short(cl))
	}
	if from := c.computedFrom(cl); cl.Derived != nil && from != "" {
		at := p.here()
		p.text(" = " + from)
		p.mute(at)
	}
	return p.spans()
}

// computedFrom is the arithmetic of a claim by the ids of others, "XA + XB"; "" if the
// dossier does not say.
func (c *quoter) computedFrom(cl *data.Claim) string {
	op, of := " ÷ ", []string(nil)
	switch {
	case cl.Relation != nil:
		of = cl.Relation.Of
		op = [...]string{data.RelationSum: " + ", data.RelationDifference: " − ", data.RelationGrowth: " → ", data.RelationProduct: " × "}[cl.Relation.Kind]
	case cl.Ratio != nil && cl.Ratio.Part != "" && cl.Ratio.Whole != "":
		of = []string{cl.Ratio.Part, cl.Ratio.Whole}
	}
	return strings.Join(of, op)
}

func (c *evidence) ledgerFigure(r ledgerRow) doc.Spans {
	p := c.passage()
	for i, cl := range r.claims {
		m := c.mentionsOf(cl)
		figure := doc.Span{Text: c.printed(cl), Bold: true, Origin: m.origin, Line: cl.Pos.Line, Col: cl.Pos.Col}
		if cl.Unit.Dim == quantity.Money && cl.Qualifier == quantity.Exact { // it does not break
			figure.Text = strings.ReplaceAll(figure.Text, " ", nbsp)
		}
		if i > 0 {
			at := p.here()
			p.say("list.next")
			p.embolden(at)
		}
		p.add(figure)
	}
	return p.spans()
}

// ledgerNote is the sign of a figure's evidence and the number of its endnote.
func (c *evidence) ledgerNote(cl *data.Claim) doc.Spans {
	p := c.passage()
	for _, s := range signs {
		if s.evidence == cl.Evidence {
			p.add(doc.Span{Kind: doc.Ref, Muted: true, Sign: s.sign, Hint: c.text(s.key)})
		}
	}
	if cl.Source != "" && cl.Evidence != data.Derived {
		s := c.source(cl.Source)
		p.add(s.link(s.n))
	}
	return p.spans()
}

// ledgerPage is the page of the first use of a figure of a row, or of its source.
func (c *evidence) ledgerPage(r ledgerRow) doc.Spans {
	for _, cl := range r.claims {
		if m := c.mentionsOf(cl); m.first != "" {
			return c.keep(doc.Span{Page: m.first, Dest: m.first, Hint: c.text("link.use", words.Text("id", cl.ID))})
		}
	}
	if cl := r.claims[0]; cl.Source != "" && cl.InSource {
		s := c.source(cl.Source)
		return c.keep(doc.Span{Page: s.dest, Dest: s.dest, Hint: s.hint})
	}
	return c.plain("–")
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
		l.Items = append(l.Items, c.sourceItem(&c.d.Sources[i], passage.sourceEntry))
	}
	return append(out, l, doc.Paragraph{Role: doc.Small, Text: c.signLegend()})
}

// outsideSources are the sources of the cross-checks; nil without one.
func (c *evidence) outsideSources() []doc.Block {
	if len(c.d.Outside) == 0 {
		return nil
	}
	l := doc.List{Small: true, Notes: true}
	for i := range c.d.Outside {
		l.Items = append(l.Items, c.sourceItem(&c.d.Outside[i], passage.outsideEntry))
	}
	return []doc.Block{doc.Heading{Level: 3, Text: c.say("outside.sources"), ID: "outside-sources"}, l}
}

func (c *evidence) sourceItem(s *data.Source, entry func(passage, *data.Source)) doc.ListItem {
	cited := c.source(s.ID)
	label := doc.Span{Text: cited.n, Bold: true}
	if cited.first != "" {
		label.Dest, label.Hint = cited.first, c.text("link.back", words.Text("n", cited.n))
	}
	p := c.passage()
	entry(p, s)
	return doc.ListItem{Label: c.keep(label), Text: p.spans(), ID: cited.dest}
}

// signLegend says in words what each sign means: at the foot of a page a screen reader
// does not read it.
func (c *evidence) signLegend() doc.Spans {
	p := c.passage()
	p.say("signs.number")
	for _, s := range signs {
		p.say("list.clause")
		p.add(doc.Span{Kind: doc.Ref, Muted: true, Sign: s.sign, Hint: c.text(s.key)})
		p.text(nbsp + c.text(s.key))
	}
	p.say("sentence.end")
	return p.spans()
}
