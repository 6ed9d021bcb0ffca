package report

import (
	"slices"

	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// sinceAnchor is the anchor of what has moved.
const sinceAnchor = "moved"

// mostMoves is the number of differences over which the section has only those of figures
// that the pages before print. The number is ours.
const mostMoves = 40

// movedBlocks say what has moved since an earlier edition; none without one.
func (c *composer) movedBlocks() []doc.Block {
	m := c.moves
	if m == nil {
		return nil
	}
	date := words.Text("date", c.num.DateInProse(m.old.AsOf))
	out := []doc.Block{doc.Rule{}, doc.Heading{Level: 2, Text: c.say("since.title", date), ID: sinceAnchor}}
	if m.isNone() {
		return append(out, doc.Paragraph{Text: c.say("since.nothing", date)})
	}
	moved, other := c.movedClaims()
	gone, left := m.gone, 0
	if all := len(moved) + len(other) + len(gone); all > mostMoves {
		isHidden := func(cl *data.Claim) bool { return !c.mentionsOf(cl).isPrinted() }
		moved, other, gone = slices.DeleteFunc(moved, isHidden), slices.DeleteFunc(other, isHidden), nil
		left = all - len(moved) - len(other)
	}
	if len(moved) > 0 {
		table, note := c.movedTable(moved)
		out = append(out, table)
		if len(note) > 0 {
			out = append(out, doc.Paragraph{Role: doc.Small, Text: note})
		}
	}
	var sentences []doc.Block
	say := func(s doc.Spans) { sentences = append(sentences, doc.Paragraph{Role: doc.Small, Text: s}) }
	for _, cl := range other {
		say(c.cameSentence(cl))
	}
	for _, cl := range gone {
		say(c.goneSentence(cl))
	}
	if left > 0 {
		say(c.say("since.more", words.Count(left)))
	}
	if len(sentences) > 0 {
		out = append(out, doc.Flow{N: 2, Blocks: sentences})
	}
	return out
}

// movedClaims are the figures that changed, and those that are new or whose id named
// another one, in the order of the dossier.
func (c *composer) movedClaims() (moved, other []*data.Claim) {
	for cl := range c.d.AllClaims() {
		switch {
		case c.moves.before[cl.ID] != nil:
			moved = append(moved, cl)
		case c.moves.added[cl.ID] || c.moves.reused[cl.ID] != nil:
			other = append(other, cl)
		}
	}
	return moved, other
}

// movedTable has a row for each figure that changed, and a note that says how the changes
// were computed.
func (c *composer) movedTable(moved []*data.Claim) (doc.Table, doc.Spans) {
	t := doc.Table{Summary: c.text("since.summary"), Cols: []doc.Column{
		{Head: c.say("table.what"), Weight: 2.2}, {Head: c.say("since.before"), Align: doc.Right, Weight: 1.2},
		{Head: c.say("since.now"), Align: doc.Right, Weight: 1.2}, {Head: c.say("since.change"), Align: doc.Right, Weight: 1}, {Head: c.say("table.period"), Weight: 1},
	}}
	stated, unstated := false, false
	for _, cl := range moved {
		was := c.moves.before[cl.ID]
		text, ok := c.changeText(was, cl)
		stated, unstated = stated || ok, unstated || !ok
		what := c.passage()
		what.add(c.short(cl))
		at := what.here()
		what.text(" " + cl.ID)
		what.mute(at)
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{
			{Text: what.spans(), Head: true}, {Text: c.earlierFigure(was)}, {Text: c.figure(cl, data.Full)}, {Text: c.plain(text)}, {Text: c.periods(was, cl)},
		}})
	}
	note := c.passage()
	if stated {
		note.say("since.how")
	}
	if stated && unstated {
		note.space()
	}
	if unstated {
		note.say("since.unstated")
	}
	return t, note.spans()
}

// earlier is the figure of a claim of the earlier edition. Where the figure is in words
// that the dossier still has, they are in the language of the brief.
func (c *explainer) earlier(was *data.Claim) string {
	if now := c.moves.claims[was.ID]; now != nil && c.moves.isSameText(was.AsPrinted, now.AsPrinted) {
		worded := *was
		worded.AsPrinted = now.AsPrinted
		was = &worded
	}
	return c.derive(c.qualified(was), c.joined("the earlier edition: claim ", was.ID))
}

// earlierFigure is the same with the sign of a figure that was not final.
func (c *explainer) earlierFigure(was *data.Claim) doc.Spans {
	p := c.passage()
	p.text(c.earlier(was))
	p.status(was)
	return p.spans()
}

// changeText is by how much a figure moved; "–" and false where no change is stated.
func (c *composer) changeText(was, now *data.Claim) (string, bool) {
	x, ok := changeOf(was, now)
	if !ok {
		return "–", false
	}
	from := c.joined(c.joined("claim ", now.ID), ": now less before")
	if x.places {
		key, n := "since.places-down", x.value.Coef
		if n < 0 {
			key, n = "since.places-up", -n
		}
		return c.derive(c.text(key, words.Count(int(n))), from), true
	}
	return c.derive(c.num.Signed(x.value, x.unit), from), true
}

// periods is when a figure holds, and held if it was of another period.
func (c *composer) periods(was, now *data.Claim) doc.Spans {
	if !c.moves.isOtherPeriod(was, now) {
		return c.period(now, "period.none")
	}
	return c.say("since.periods", words.Spans("before", c.earlierPeriod(was)), words.Spans("now", c.period(now, "period.none")))
}

func (c *explainer) earlierPeriod(was *data.Claim) doc.Spans {
	if was.Period.IsZero() {
		return c.say("period.none")
	}
	return c.keep(c.earlierText(was, was.Period))
}

// earlierText is author's text of the earlier edition.
func (c *explainer) earlierText(was *data.Claim, t data.Text) doc.Span {
	text := c.num.Period(c.in(t))
	c.derive(text, c.joined("the earlier edition: claim ", was.ID))
	return doc.Span{Text: text, Lang: c.foreignLang(t), Origin: c.joined("the earlier edition: claim ", was.ID)}
}

// cameSentence says that a figure is new, or what its id named before.
func (c *composer) cameSentence(cl *data.Claim) doc.Spans {
	args := []words.Arg{words.Text("id", cl.ID), words.Spans("label", c.keep(c.short(cl))), words.Spans("figure", c.figure(cl, data.Full))}
	was := c.moves.reused[cl.ID]
	if was == nil {
		return c.say("since.new", args...)
	}
	return c.say("since.reused", append(args, words.Spans("before", c.keep(c.earlierText(was, was.Label))), words.Text("was", c.earlier(was)))...)
}

func (c *composer) goneSentence(was *data.Claim) doc.Spans {
	return c.say("since.gone", words.Text("id", was.ID), words.Spans("label", c.keep(c.earlierText(was, was.Label))), words.Text("figure", c.earlier(was)))
}

// moved adds behind the name of a figure what it was in an earlier edition, if that was
// other, or that it is new.
func (p passage) moved(cl *data.Claim, c *explainer) {
	if c.moves == nil {
		return
	}
	at := p.here()
	switch was := c.moves.before[cl.ID]; {
	case was != nil && (c.earlier(was) != c.printed(cl) || was.Status != cl.Status):
		p.say("since.was", words.Spans("figure", c.earlierFigure(was)))
	case was != nil && c.moves.isOtherPeriod(was, cl):
		p.say("since.was-period", words.Spans("period", c.earlierPeriod(was)))
	case c.moves.added[cl.ID] || c.moves.reused[cl.ID] != nil:
		p.say("since.is-new")
	}
	p.mute(at)
}
