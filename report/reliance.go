package report

import (
	"slices"

	"dyad/data"
	"dyad/report/doc"
)

// topicKeys are the messages that name the topics that every dossier has.
var topicKeys = map[data.Topic]string{
	data.TopicTransit:  "topic.transit",
	data.TopicEnergy:   "topic.energy",
	data.TopicFood:     "topic.food",
	data.TopicGoods:    "topic.goods",
	data.TopicCapital:  "topic.capital",
	data.TopicFrontier: "topic.frontier",
	data.TopicPolitics: "topic.politics",
	data.TopicOther:    "topic.other",
}

// topics are the topics a dossier may have, in the order of their rows: its own,
// then the others that every dossier has.
func topics(d *data.Dossier) []data.Topic {
	var out []data.Topic
	for i := range d.Topics {
		out = append(out, data.TopicOf(d.Topics[i].ID))
	}
	for _, t := range data.Topics() {
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// topicName is the name of a topic: the dossier's own, or the usual one.
func (c *headline) topicName(t data.Topic) doc.Spans {
	if own := c.d.OwnTopic(t); own != nil {
		return c.keep(c.authored(own.Name, "topic "+own.ID))
	}
	return c.say(topicKeys[t])
}

// reliance is the table of what each state relies on the other for, a topic a row:
// those for which the dossier has a figure or a fact, in either direction. A cell
// without one says so. It is false if there is no row.
func (c *headline) reliance() (t doc.Table, ok bool) {
	left, right := c.d.B.Code, c.d.A.Code
	t = doc.Table{
		Summary: c.text("reliance.summary", c.stateArg("a", left), c.stateArg("b", right)),
		Cols: []doc.Column{
			{Head: c.say("reliance.on-what")},
			{Head: c.say("reliance.head", c.stateArg("of", left), c.stateArg("on", right)), Weight: 1},
			{Head: c.say("reliance.head", c.stateArg("of", right), c.stateArg("on", left)), Weight: 1},
		},
	}
	size := [2]int{1, 1} // of the cells' text, left and right
	for _, topic := range topics(c.d) {
		l, okL := c.relianceCell(topic, left, right)
		r, okR := c.relianceCell(topic, right, left)
		switch {
		case !okL && !okR:
			continue
		case !okL:
			l = c.passage().noFigure(nil)
		case !okR:
			r = c.passage().noFigure(nil)
		}
		size[0] += len(l.String())
		size[1] += len(r.String())
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{
			{Text: c.topicName(topic), Head: true},
			{Text: l, Side: c.side(left)}, {Text: r, Side: c.side(right)},
		}})
	}
	// The column with more text is wider, within limits.
	t.Cols[1].Weight = min(max(float64(size[0])/float64(size[1]), 0.7), 1.4)
	return t, len(t.Rows) > 0
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
		items = append(items, c.labelled(cl))
	}
	if len(items) > 0 {
		return c.joinClauses(items), true
	}
	for i := range c.d.Facts {
		f := &c.d.Facts[i]
		if dep := f.Dependence; dep != nil && dep.Of == of && dep.On == on && f.Topic == topic {
			return c.passage().noFigure(f), true
		}
	}
	return nil, false
}

// noFigure says that the dossier has no figure, and a fact in its place; nil is none.
func (p passage) noFigure(f *data.Fact) doc.Spans {
	p.say("no-figure")
	p.mute(p.from)
	if f != nil {
		p.say("sentence.end")
		p.space()
		p.fact(f)
	}
	return p.spans()
}
