package report

import (
	"cmp"
	"math"
	"slices"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawMix draws what each state sells the other, in bars as long as the totals. What the
// items do not cover is derived, and drawn hollow. Shares that are more than their whole
// have no bar: there is no chart then.
func drawMix(f *figures, e data.Mix) (d drawing, err error) {
	c := &flows{f}
	var drawn []charts.Flow
	var alt []doc.Spans
	var lists [][]doc.Spans
	over := false
	for _, fl := range e.Flows {
		flow := charts.Flow{From: c.state(fl.From), To: c.state(fl.To), Side: chartSide(c.side(fl.From))}
		flow.Total, flow.TotalText = c.flowTotal(fl)
		all := c.segments(fl, flow.TotalText != "", &d)
		over = over || isOver(all)
		var items []doc.Spans
		for _, seg := range all {
			items = append(items, c.say("alt.item", words.Text("label", seg.Label), words.Text("figure", seg.Text)))
		}
		flow.Segments = c.grouped(all, fl, &d)
		c.showTotal(fl, &d)
		drawn = append(drawn, flow)
		lists = append(lists, items)
	}
	say := func(list func([]doc.Spans) doc.Spans) string {
		alt = alt[:0]
		for i, fl := range e.Flows {
			alt = append(alt, c.say("alt.flow", c.stateArg("from", fl.From), c.stateArg("to", fl.To), words.Spans("items", list(lists[i]))))
		}
		return c.joinClauses(alt).String()
	}
	d.alt = say(c.list)
	d.few = func(n int) string { return say(func(items []doc.Spans) doc.Spans { return c.firstOf(items, n) }) }
	if over {
		return d, nil
	}
	d.note = c.unknownTotals(e, drawn)
	d.chart, err = charts.NewMix(drawn)
	return d, err
}

// unknownTotals says of which flows the totals are not known, and so not shown by the
// lengths of the bars; nothing where all are known.
func (c *flows) unknownTotals(e data.Mix, drawn []charts.Flow) doc.Spans {
	at, n := 0, 0
	for i := range drawn {
		if drawn[i].TotalText == "" {
			at = i
			n++
		}
	}
	switch {
	case n == 0, len(drawn) < 2: // one bar has none beside it
		return nil
	case n == len(drawn):
		return c.say("mix.no-totals")
	}
	return c.say("mix.one-total", c.stateArg("from", e.Flows[at].From), c.stateArg("to", e.Flows[at].To))
}

// flows makes the flows of a mix.
type flows struct{ *figures }

// isOver tells whether shares add to more than the whole, beyond what rounding allows.
func isOver(segments []charts.Segment) bool {
	sum, rounded := 0.0, 0.005
	for _, s := range segments {
		sum, rounded = sum+s.Share, rounded+s.Rounded
	}
	return sum > 1+rounded
}

// segments are the items of a flow, the largest first, and what is not itemised. Values
// are without their unit where that stands with the total.
func (c *flows) segments(fl data.Flow, inUnit bool, d *drawing) []charts.Segment {
	var out []charts.Segment
	series := c.flowName(fl)
	for _, it := range fl.Items {
		out = append(out, c.segment(it, series, inUnit, d))
	}
	slices.SortStableFunc(out, func(x, y charts.Segment) int { return cmp.Compare(y.Share, x.Share) })
	if rest, ok := c.remainder(fl); ok {
		seg := charts.Segment{Label: c.text("mix.rest"), Share: rest.share, Text: rest.text, Rest: true, Mark: charts.MarkDerived}
		out = append(out, seg)
		d.show(derivedDatum(series, seg.Label, derived{exactly(rest.share), percent, rest.digits, rest.from, rest.can}, seg.Text))
	}
	return out
}

// grouped are segments of which, if there are more items than a bar can show, the
// smallest are taken together.
func (c *flows) grouped(all []charts.Segment, fl data.Flow, d *drawing) []charts.Segment {
	if n := len(fl.Items); n > charts.MaxSegments {
		out := slices.Clone(all[:charts.MaxSegments-1])
		out = append(out, c.otherItems(all[charts.MaxSegments-1:n], fl, d))
		return append(out, all[n:]...)
	}
	return all
}

// otherItems are several items taken together.
func (c *flows) otherItems(items []charts.Segment, fl data.Flow, d *drawing) charts.Segment {
	out := charts.Segment{Label: c.text("mix.others", words.Count(len(items))), Mark: charts.MarkDerived}
	for _, s := range items {
		out.Share += s.Share
		out.Rounded += s.Rounded
	}
	digits, can := 0, exactly(0)
	var shares []*data.Claim
	for _, it := range fl.Items {
		cl := c.d.Claim(it.Share)
		if shares = append(shares, cl); cl.Unit.Text == percent.Text {
			digits = max(digits, int(cl.Value.Scale))
		}
	}
	slices.SortStableFunc(shares, func(x, y *data.Claim) int { return cmp.Compare(valueOf(y), valueOf(x)) })
	for _, cl := range shares[len(shares)-len(items):] {
		can = can.Add(cl.Interval())
	}
	from := c.text("derived.others")
	out.Text = c.derive(c.num.Range(exactly(out.Share), percent, digits), from)
	d.show(derivedDatum(c.flowName(fl), out.Label, derived{exactly(out.Share), percent, digits, from, can}, out.Text))
	return out
}

// segment is one item of a flow. Of a range the lower number is drawn: what is over it may
// be among what is not itemised.
func (c *flows) segment(it data.FlowItem, series string, inUnit bool, d *drawing) charts.Segment {
	share := c.d.Claim(it.Share)
	seg := charts.Segment{Label: c.itemLabel(it), Share: valueOf(share), Text: c.printed(share), Rounded: share.Rounded()}
	d.show(c.datum(series, seg.Label, share, seg.Text))
	if share.Qualifier == quantity.LessThan { // the share is only known to be less
		seg.Share /= 2
	}
	if v := c.d.Claim(it.Value); v != nil {
		seg.Value = c.printed(v)
		if inUnit {
			seg.Value = c.form(v, data.Number)
		}
		d.show(c.datum(series, seg.Label, v, seg.Value))
	}
	return seg
}

// flowTotal is the whole of a flow in its currency and as printed: as stated, or the
// interval on which the totals that its items imply agree. It is 0 where neither is
// known, or where values are in several units.
func (c *flows) flowTotal(fl data.Flow) (total float64, text string) {
	t := audit.ImpliedTotals(c.d, fl)
	unit := t.Unit
	for _, it := range fl.Items {
		if v := c.d.Claim(it.Value); v != nil && v.Unit != unit {
			return 0, ""
		}
	}
	if whole := c.statedTotal(fl); whole != nil {
		return whole.Value.Float() * whole.Unit.Mult, c.text("mix.in-all", words.Text("total", c.printed(whole)))
	}
	if len(t.Items) == 0 || !t.Agree || !t.Common.Bounded() {
		return 0, ""
	}
	text = c.derive(c.num.Range(t.Common, unit, max(t.Digits-1, 0)), c.text("derived.flow"))
	return (t.Common.Lo + t.Common.Hi) / 2, c.text("mix.in-all", words.Text("total", text))
}

// showTotal adds the whole of a flow to what a drawing shows: as stated, or what its items
// imply, in words that [flows.flowTotal] has derived.
func (c *flows) showTotal(fl data.Flow, d *drawing) {
	series, label := c.flowName(fl), c.text("data.total")
	if whole := c.statedTotal(fl); whole != nil {
		d.data = append(d.data, c.datum(series, label, whole, c.printed(whole)))
		return
	}
	if t := audit.ImpliedTotals(c.d, fl); len(t.Items) > 0 && t.Agree && t.Common.Bounded() {
		digits := max(t.Digits-1, 0)
		d.show(derivedDatum(series, label, derived{at: t.Common, unit: t.Unit, digits: digits, from: c.text("derived.flow")}, c.num.Range(t.Common, t.Unit, digits)))
	}
}

// statedTotal is the claim of which all items of a flow are shares, nil if there is none
// in the unit of its values.
func (c *flows) statedTotal(fl data.Flow) *data.Claim {
	var whole *data.Claim
	for _, it := range fl.Items {
		r := c.d.Claim(it.Share).Ratio
		if r == nil || r.Whole == "" || whole != nil && whole.ID != r.Whole {
			return nil
		}
		whole = c.d.Claim(r.Whole)
		if v := c.d.Claim(it.Value); whole == nil || whole.Unit.Dim != quantity.Money || v != nil && v.Unit != whole.Unit {
			return nil
		}
	}
	return whole
}

func (c *figures) itemLabel(it data.FlowItem) string {
	if !it.Label.IsZero() {
		return c.plainProse(it.Label, "exhibit item")
	}
	return c.short(c.d.Claim(it.Share)).Text
}

// rest is the part of a flow that its items do not cover.
type rest struct {
	share  float64
	text   string
	digits int            // decimals, in per cent
	from   string         // its arithmetic
	can    quantity.Range // what it can be by the rounding of the items
}

// remainder is what the items of a flow leave of 100 %, with as many decimals as the
// item that has most. It is false if nothing is left.
func (c *figures) remainder(fl data.Flow) (rest, bool) {
	if audit.AddsUp(c.d, fl) {
		return rest{}, false
	}
	left, digits, can := 1.0, 0, exactly(1)
	from := c.num.Value(quantity.Value{Coef: 100}, percent)
	for _, it := range fl.Items {
		cl := c.d.Claim(it.Share)
		left -= valueOf(cl)
		can = can.Sub(cl.Interval())
		if cl.Unit.Text == percent.Text {
			digits = max(digits, int(cl.Value.Scale))
		}
		from += " − " + cl.ID
	}
	if left < 0.5*math.Pow10(-digits-2) {
		return rest{}, false
	}
	text := c.num.Range(exactly(left), percent, digits)
	return rest{share: left, text: c.derive(text, from), digits: digits, from: from, can: can}, true
}
