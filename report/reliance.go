package report

import (
	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// topics are the rows of the two-sided ledger, in its order.
var topics = []struct {
	topic data.Topic
	key   string
}{
	{data.TopicTransit, "topic.transit"},
	{data.TopicEnergy, "topic.energy"},
	{data.TopicFood, "topic.food"},
	{data.TopicGoods, "topic.goods"},
	{data.TopicCapital, "topic.capital"},
	{data.TopicFrontier, "topic.frontier"},
	{data.TopicPolitics, "topic.politics"},
	{data.TopicOther, "topic.other"},
}

// reliance is the table of what each state relies on the other for, a topic a row. A
// cell without a figure says so. The first six rows stand in every brief, the others
// only if they have a figure or a fact. A dossier computed from trade tables has no
// figures for most topics: its empty rows are left out, and a sentence below names
// them.
func (c *headline) reliance() (t doc.Table, elsewhere doc.Spans, ok bool) {
	left, right := c.d.B.Code, c.d.A.Code
	_, computed := c.tableScope()
	var unknown []doc.Spans
	t = doc.Table{
		Summary: c.text("reliance.summary", c.stateArg("a", left), c.stateArg("b", right)),
		Cols: []doc.Column{
			{Head: doc.Spans{}},
			{Head: c.say("reliance.head", c.stateArg("of", left), c.stateArg("on", right)), Weight: 1},
			{Head: c.say("reliance.head", c.stateArg("of", right), c.stateArg("on", left)), Weight: 1},
		},
	}
	t.Cols[0].Head = c.say("reliance.on-what")
	any := false
	size := [2]int{1, 1} // of the cells' text, left and right
	const always = 6
	for i, row := range topics {
		l, okL := c.relianceCell(row.topic, left, right)
		r, okR := c.relianceCell(row.topic, right, left)
		any = any || okL || okR
		size[0] += len(l.String())
		size[1] += len(r.String())
		if empty := !okL && !okR; empty && (i >= always || computed) {
			if i < always {
				unknown = append(unknown, c.say(row.key))
			}
			continue
		}
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{
			{Text: c.say(row.key), Head: true},
			{Text: l, Side: c.side(left)}, {Text: r, Side: c.side(right)},
		}})
	}
	// The column with more text is wider, within limits.
	t.Cols[1].Weight = min(max(float64(size[0])/float64(size[1]), 0.7), 1.4)
	if len(unknown) > 0 {
		elsewhere = c.say("reliance.elsewhere", words.Spans("topics", c.list(unknown)))
	}
	return t, elsewhere, any
}

// relianceCell lists the figures that measure how the state of relies on the state on
// in a topic, or else gives the first fact. It is false if there is neither.
func (c *headline) relianceCell(topic data.Topic, of, on string) (doc.Spans, bool) {
	var items []doc.Spans
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if dep := cl.Dependence; dep == nil || dep.Of != of || dep.On != on || cl.Topic != topic {
			continue
		}
		if isComputedShare(cl) {
			items = append(items, c.relianceItem(cl))
			continue
		}
		items = append(items, c.say("reliance.item", words.Spans("label", c.keep(c.short(cl))), words.Spans("figure", c.figure(cl, data.Full))))
	}
	if len(items) > 0 {
		return c.joinClauses(items), true
	}
	none := c.passage()
	none.say("no-figure")
	none.mute(none.from)
	for i := range c.d.Facts {
		f := &c.d.Facts[i]
		if dep := f.Dependence; dep != nil && dep.Of == of && dep.On == on && f.Topic == topic {
			none.say("sentence.end")
			none.space()
			none.fact(f)
			return none.spans(), true
		}
	}
	return none.spans(), false
}
