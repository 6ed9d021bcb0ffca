package report

import (
	"slices"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawDependency draws what part of a state's purchases the other supplies.
func drawDependency(c *figures, e data.Dependency) (d drawing, err error) {
	var bars []charts.Bar
	var alt []doc.Spans
	for _, it := range e.Items {
		b, cl := c.bar(it)
		d.show(c.datum("", b.Label, cl, b.Words))
		b.Side = chartSide(c.side(e.Supplier))
		bars = append(bars, b)
		alt = append(alt, c.say("alt.item", words.Text("label", b.Label), words.Text("figure", b.Words)))
	}
	d.alt = c.joinClauses(alt).String()
	d.few = func(n int) string { return c.firstOf(alt, n).String() }
	d.note = rangeNote(c, e.Items)
	d.chart, err = charts.NewDependency(bars, c.percentScale())
	return d, err
}

// drawBars draws shares of different bases. Those of one statement and its restatement
// are joined. Values that are no shares have bars from one line of 0.
func drawBars(c *figures, e data.Bars) (d drawing, err error) {
	if !areShares(c.d, e.Items) {
		return drawAmounts(c, e.Items)
	}
	var bars []charts.Bar
	var alt []doc.Spans
	for i, it := range e.Items {
		b, cl := c.bar(it)
		d.show(c.datum(b.Base, b.Label, cl, b.Words))
		if i > 0 && (cl.Restates == e.Items[i-1].Claim || c.d.Claim(e.Items[i-1].Claim).Restates == cl.ID) {
			b.Joined = true
		}
		bars = append(bars, b)
		alt = append(alt, c.say("alt.based", words.Text("label", b.Label), words.Text("figure", b.Words), words.Text("base", c.in(cl.Base))))
	}
	d.alt = c.joinClauses(alt).String()
	d.few = func(n int) string { return c.firstOf(alt, n).String() }
	d.note = rangeNote(c, e.Items)
	d.chart, err = charts.NewBars(bars, c.percentScale())
	return d, err
}

// bar makes a bar of a claim; its share is below 0 where it is none.
func (c *figures) bar(it data.Item) (charts.Bar, *data.Claim) {
	cl := c.d.Claim(it.Claim)
	label := c.in(it.Label)
	if label == "" {
		label = c.short(cl).Text
	}
	b := charts.Bar{Label: label, Words: c.printed(cl), Base: c.baseLine(cl), Share: shareOf(cl), Spread: spreadOf(cl), Qualifier: chartQualifier(cl.Qualifier)}
	b.Side = charts.Neither
	if cl.Dependence != nil {
		b.Side = chartSide(c.side(cl.Dependence.On))
	}
	return b, cl
}

// rangeNote says how a bar shows a range; nothing where none of the items is one.
func rangeNote(c *figures, items []data.Item) doc.Spans {
	if slices.ContainsFunc(items, func(it data.Item) bool { return c.d.Claim(it.Claim).HasTo }) {
		return c.say("hero.range")
	}
	return nil
}

// baseLine says what a share is a share of.
func (c *figures) baseLine(cl *data.Claim) string {
	if cl.Base.IsZero() {
		return ""
	}
	return words.Capitalise(c.text("figure.base", words.Text("base", c.in(cl.Base))))
}

func chartQualifier(q quantity.Qualifier) charts.Qualifier {
	switch q {
	case quantity.About:
		return charts.About
	case quantity.Almost:
		return charts.Almost
	case quantity.AtMost, quantity.LessThan:
		return charts.AtMost
	case quantity.MoreThan, quantity.AtLeast:
		return charts.MoreThan
	}
	return charts.Stated
}
