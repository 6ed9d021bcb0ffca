package report

import (
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// mixTable gives a mix as tables, one for each flow: share, value, and the total that
// the two imply. Below it says which totals the items agree on.
func (c *sections) mixTable(e data.Mix) []doc.Block {
	if len(e.Flows) > 0 && c.isComputed(e.Flows[0]) {
		return nil // the figure and the ledger have each share and value
	}
	cols := make([][]doc.Block, 2)
	totals := make([]audit.Totals, len(e.Flows))
	for i, fl := range e.Flows {
		totals[i] = audit.ImpliedTotals(c.d, fl)
		cols[i%2] = append(cols[i%2], c.flowTable(fl, &totals[i]))
	}
	if s := c.impliedTotals(e, totals); len(s) > 0 {
		last := (len(e.Flows) + 1) % 2
		cols[last] = append(cols[last], doc.Paragraph{Role: doc.Small, Text: s})
	}
	if len(cols[1]) == 0 {
		return cols[0]
	}
	return []doc.Block{doc.Columns{Weights: []float64{1, 1}, Cols: cols}}
}

func (c *sections) flowTable(fl data.Flow, totals *audit.Totals) doc.Block {
	name := c.text("mix.direction", c.stateArg("from", fl.From), c.stateArg("to", fl.To))
	unit := c.mixUnit(fl, totals)
	t := doc.Table{
		Dense: true, Summary: c.text("mix.summary", words.Text("flow", name)),
		Cols: []doc.Column{
			{Head: c.plain(name), Weight: 2}, {Head: c.say("mix.share"), Align: doc.Right},
			{Head: c.inUnit(c.say("mix.value"), unit), Align: doc.Right}, {Head: c.inUnit(c.say("mix.implied"), unit), Align: doc.Right},
		},
	}
	if unit.Mult != 0 { // the heads are longer than the cells, and wrap
		t.Cols[2].Weight, t.Cols[3].Weight = 1, 1
	}
	for _, it := range fl.Items {
		t.Rows = append(t.Rows, c.mixRow(fl, it, totals, unit))
	}
	if rest, ok := c.remainder(fl); ok {
		gap := c.plain("–")
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{
			{Text: c.say("mix.rest"), Head: true, Side: doc.Remainder}, {Text: c.withDerivedMark(rest.text)}, {Text: gap}, {Text: gap},
		}})
	}
	return t
}

// mixUnit is the unit of all values of a flow and of the totals that they imply. It
// stands once, in the heads of their columns. The zero unit means that they differ.
func (c *sections) mixUnit(fl data.Flow, totals *audit.Totals) quantity.Unit {
	unit := totals.Unit
	for _, it := range fl.Items {
		if v := c.d.Claim(it.Value); v != nil && (v.Unit != unit || !v.AsPrinted.IsZero()) {
			return quantity.Unit{}
		}
	}
	return unit
}

// inUnit is the head of a column with the unit of its figures, if there is one.
func (c *sections) inUnit(head doc.Spans, u quantity.Unit) doc.Spans {
	if u.Mult == 0 {
		return head
	}
	_, unit := c.num.Parts(quantity.Value{}, u)
	return c.say("table.in", words.Spans("what", head), words.Text("unit", unit))
}

// isComputed tells whether the shares of a flow were computed from its values, so
// that value ÷ share says nothing new.
func (c *sections) isComputed(fl data.Flow) bool {
	for _, it := range fl.Items {
		if c.d.Claim(it.Share).Measure == "" {
			return false
		}
	}
	return len(fl.Items) > 0
}

func (c *sections) mixRow(fl data.Flow, it data.FlowItem, totals *audit.Totals, unit quantity.Unit) doc.Row {
	row := doc.Row{Cells: []doc.Cell{
		{Text: c.plain(c.itemLabel(it)), Head: true, Side: c.side(fl.From)},
		{Text: c.figure(c.d.Claim(it.Share), data.Full)}, {Text: c.plain("–")}, {Text: c.plain("–")},
	}}
	if value := c.d.Claim(it.Value); value != nil {
		form := data.Full
		if unit.Mult != 0 {
			form = data.Number
		}
		row.Cells[2].Text = c.figure(value, form)
	}
	for _, x := range totals.Items {
		if x.Share != it.Share || x.Value != it.Value {
			continue
		}
		from := x.Value + " ÷ " + x.Share
		in := totals.Unit
		if unit.Mult != 0 {
			in = quantity.Unit{Dim: quantity.Index, Mult: unit.Mult}
		}
		text := c.derive(c.num.Range(x.Total, in, totals.Digits), from)
		row.Cells[3].Text = c.withDerivedMark(text)
	}
	return row
}

// withDerivedMark is a derived number with its mark.
func (c *sections) withDerivedMark(text string) doc.Spans {
	return c.keep(doc.Span{Text: c.joined(text, thinNBSP)},
		doc.Span{Kind: doc.Ref, Muted: true, Sign: doc.SignDerived, Hint: c.text("sign.derived")})
}

// impliedTotals says on which total the items of each flow agree, and the sum of
// both.
func (c *sections) impliedTotals(e data.Mix, totals []audit.Totals) doc.Spans {
	var items []doc.Spans
	var unit quantity.Unit
	var sum quantity.Range
	for i, fl := range e.Flows {
		t := &totals[i]
		if len(t.Items) == 0 || !t.Agree {
			return nil
		}
		sum, unit = sum.Add(t.Common), t.Unit
		items = append(items, c.say("mix.total", c.stateArg("from", fl.From), c.stateArg("to", fl.To),
			words.Text("total", c.derive(c.num.Range(t.Common, t.Unit, t.Digits-1), c.text("derived.flow")))))
	}
	if len(items) < 2 {
		return nil
	}
	both := c.derive(c.num.Range(sum, unit, 1), c.text("derived.flows"))
	if cl := c.d.Claim(e.Turnover); cl != nil {
		return c.say("mix.totals-turnover", words.Spans("items", c.joinClauses(items)), words.Text("both", both), words.Spans("turnover", c.figure(cl, data.Full)))
	}
	return c.say("mix.totals", words.Spans("items", c.joinClauses(items)), words.Text("both", both))
}
