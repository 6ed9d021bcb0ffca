package report

import (
	"cmp"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
	"dyad/report/doc"
	"dyad/report/words"
)

// longLedger is the number of rows over which the ledger has only figures that the
// pages print, and takes both halves.
const longLedger = 60

// A ledger is the table of the figures of a brief.
type ledger struct {
	proof
	product string // that all computed figures are about, which labels then do not name; or ""
}

// blocks are the ledger with its title: of each figure the id, what it is, the figure,
// period, endnote with its sign, page of the first use.
func (c *ledger) blocks() []doc.Block {
	title := doc.Heading{Level: 3, Text: c.say("ledger.title"), ID: "ledger"}
	if len(c.d.Claims) == 0 {
		return []doc.Block{title, doc.Paragraph{Role: doc.Dense, Text: c.say("ledger.empty")}}
	}
	rows := ledgerRows(c.d)
	if len(rows) > longLedger {
		title.Text = c.say("ledger.title-printed")
		rows = slices.DeleteFunc(rows, func(r ledgerRow) bool { return !c.isPrinted(r) })
	}
	out := []doc.Block{title, c.table(rows)}
	if key := c.key(rows, len(ledgerRows(c.d))-len(rows)); len(key) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Dense, Text: key})
	}
	return out
}

// noteColumn is the column of the ledger that has endnotes and their signs.
const noteColumn = 4

// table has a row for each of rows.
func (c *ledger) table(rows []ledgerRow) doc.Table {
	t := doc.Table{
		Dense: true, Summary: c.text("ledger.summary"),
		Cols: []doc.Column{
			{Head: c.say("ledger.id")}, {Head: c.say("ledger.what"), Weight: 3}, {Head: c.say("ledger.figure"), Weight: 3.0, Align: doc.Right},
			{Head: c.say("ledger.period"), Weight: 0.9}, {Head: c.say("ledger.note"), Align: doc.Right}, {Head: c.say("ledger.page"), Align: doc.Right, Role: doc.PageOfUse},
		},
	}
	t.Rows = make([]doc.Row, 0, len(rows))
	for _, r := range rows {
		t.Rows = append(t.Rows, c.row(r))
	}
	return t
}

// key explains what rows of the ledger have for short, and says how many rows it leaves out;
// nil if there is nothing to say.
func (c *ledger) key(rows []ledgerRow, left int) doc.Spans {
	key := c.passage()
	more := func() {
		if key.here() > key.from {
			key.space()
		}
	}
	if slices.ContainsFunc(rows, func(r ledgerRow) bool { return r.claims[0].Period.IsZero() }) {
		key.say("ledger.key", words.Text("no-period", c.text("period.none-short")))
	}
	if _, computed := c.tableScope(); computed {
		more()
		key.say("ledger.codes", words.Text("ac", c.d.A.Code), words.Text("bc", c.d.B.Code), words.Text("a", c.state(c.d.A.Code)), words.Text("b", c.state(c.d.B.Code)))
	}
	if left > 0 {
		more()
		key.say("ledger.more", words.Count(left), words.Text("file", AttachedLedger))
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
	items, values := itemsOf(d)
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

// itemsOf are the items that an exhibit shows by a share and a value, by the claim of the
// share, and the claims that are such values.
func itemsOf(d *data.Dossier) (items map[string]*data.FlowItem, values map[string]bool) {
	items, values = map[string]*data.FlowItem{}, map[string]bool{}
	put := func(it *data.FlowItem) {
		if it.Value != "" && items[it.Share] == nil && !values[it.Value] {
			items[it.Share], values[it.Value] = it, true
		}
	}
	for _, e := range d.Exhibits {
		switch e := e.(type) {
		case data.Mix:
			for _, f := range e.Flows {
				for i := range f.Items {
					put(&f.Items[i])
				}
			}
		case data.Grid:
			for _, r := range e.Rows {
				if it := pairedIn(d, r); it != nil {
					put(it)
				}
			}
		}
	}
	return items, values
}

// pairedIn is the item of a row of a table that has one share and one value of money, both
// computed; nil of any other row.
func pairedIn(d *data.Dossier, r data.GridRow) *data.FlowItem {
	it := &data.FlowItem{Label: r.Label}
	for _, cell := range r.Cells {
		pieces, _ := data.ParseProse(cell.In(d.Lang, d.Lang))
		if len(pieces) != 1 || pieces[0].Claim == "" {
			continue
		}
		switch cl := d.Claim(pieces[0].Claim); {
		case cl == nil || cl.Measure == "":
			return nil
		case cl.Unit.Dim == quantity.Share && it.Share == "":
			it.Share = cl.ID
		case cl.Unit.Dim == quantity.Money && it.Value == "":
			it.Value = cl.ID
		default:
			return nil
		}
	}
	if it.Share == "" || it.Value == "" {
		return nil
	}
	return it
}

// isPrinted tells whether a figure of a row stands on the pages before.
func (c *ledger) isPrinted(r ledgerRow) bool {
	return slices.ContainsFunc(r.claims, func(cl *data.Claim) bool {
		return c.mentionsOf(cl).isPrinted() || slices.ContainsFunc(c.Findings, func(f audit.Finding) bool { return slices.Contains(f.Claims, cl.ID) })
	})
}

func (c *ledger) row(r ledgerRow) doc.Row {
	first := r.claims[0]
	dest, _ := c.ledgerLink(first.ID)
	return doc.Row{ID: dest, Cells: []doc.Cell{
		{Text: c.id(r), Head: true}, {Text: c.what(r)}, {Text: c.figureCell(r)},
		{Text: c.period(first, "period.none-short")}, {Text: c.note(first)}, {Text: c.page(r)},
	}}
}

// id is the id of the claim of a row, or of both: "C16–17", "PA1, VA1".
func (c *ledger) id(r ledgerRow) doc.Spans {
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

// what is what a figure is, of a derived one what it is computed from, and of one that
// moved since an earlier edition what it was.
func (c *ledger) what(r ledgerRow) doc.Spans {
	cl := r.claims[0]
	p := c.passage()
	switch {
	case r.item != nil && !r.item.Label.IsZero():
		p.prose(r.item.Label, "exhibit item", passage.plainFigure)
	default:
		p.add(c.label(cl))
	}
	if from := computedFrom(cl); cl.Derived != nil && from != "" {
		at := p.here()
		p.text(" = " + from)
		p.mute(at)
	}
	for _, cl := range r.claims {
		p.moved(cl, c.explainer)
	}
	return p.spans()
}

// computedFrom is the arithmetic of a claim by the ids of others, "XA + XB"; "" if the
// dossier does not say.
func computedFrom(cl *data.Claim) string {
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

func (c *ledger) figureCell(r ledgerRow) doc.Spans {
	p := c.passage()
	for i, cl := range r.claims {
		m := c.mentionsOf(cl)
		text := c.printed(cl)
		if cl.Unit.Dim == quantity.Count && cl.Unit.Mult == 1 && !isOfUnit(cl) { // what it counts stands beside it
			text = c.form(cl, data.Number)
		}
		text, _ = c.num.Again(text, true)
		figure := doc.Span{Text: text, Bold: true, Origin: m.origin, Line: cl.Pos.Line, Col: cl.Pos.Col}
		if cl.Unit.Dim == quantity.Money && cl.Qualifier == quantity.Exact { // it does not break
			figure.Text = strings.ReplaceAll(figure.Text, " ", nbsp)
		}
		if i > 0 {
			at := p.here()
			p.say("list.next")
			p.embolden(at)
		}
		p.add(figure)
		p.status(cl)
	}
	return p.spans()
}

// isOfUnit tells whether a computed figure is a number of some unit, also where a language
// has a noun for it: of percentage points, or of money for a kilogram.
func isOfUnit(cl *data.Claim) bool {
	switch measure.ID(cl.Measure) {
	case measure.ProductPoints, measure.ProductContribution, measure.ProductUnitValue:
		return true
	}
	return false
}

// note is the sign of a figure's evidence and the number of its endnote.
func (c *ledger) note(cl *data.Claim) doc.Spans {
	p := c.passage()
	for _, s := range signs {
		if s.evidence == cl.Evidence {
			p.add(doc.Span{Kind: doc.Ref, Muted: true, Sign: s.sign, Hint: c.text(s.key)})
		}
	}
	if cl.Source != "" && cl.Evidence != data.Derived {
		p.text(c.source(cl.Source).n) // the list of sources stands below
	}
	return p.spans()
}

// page is the page of the first use of a figure of a row, or of its source. It is no link:
// a number leads to its page as well, and forty stops fewer are between a reader with a
// keyboard and the end.
func (c *ledger) page(r ledgerRow) doc.Spans {
	for _, cl := range r.claims {
		m := c.mentionsOf(cl)
		if at := cmp.Or(m.key, m.first); at != "" {
			return c.keep(doc.Span{Page: at, Else: m.first})
		}
	}
	if cl := r.claims[0]; cl.Source != "" && cl.InSource {
		s := c.source(cl.Source)
		return c.keep(doc.Span{Page: s.dest}) // its list is near
	}
	return c.plain("–")
}
