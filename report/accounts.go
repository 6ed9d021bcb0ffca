package report

import (
	"fmt"
	"math"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// accounts are the figures that stand with a section: what several speakers say of one
// thing, from the cross-checks of the section's topic. A cross-check stands with the
// first section of its topic.
func (c *sections) accounts(s *data.Section) []doc.Block {
	if c.leave.has(leaveAccounts) {
		return nil
	}
	for i := range c.d.Sections {
		if t := &c.d.Sections[i]; t.Topic == s.Topic {
			if t.ID != s.ID {
				return nil
			}
			break
		}
	}
	var out []doc.Block
	for i := range c.d.Crosschecks {
		x := &c.d.Crosschecks[i]
		if x.Test.Kind != data.TestSame || len(x.Test.Of) < 2 {
			continue
		}
		if cl := c.d.Claim(x.Test.Of[0]); cl == nil || cl.Topic != s.Topic {
			continue
		}
		if f, ok := c.accountsOf(x); ok {
			out = append(out, f)
		}
	}
	return out
}

// nearlyEqual is how many times the least of several accounts the largest is at most
// where a sentence says more than a figure. The number is ours.
const nearlyEqual = 1.1

// accountsOf is the figure of a cross-check. It is false where what is said has no one
// unit, or a value under 0, or is nearly the same.
func (c *sections) accountsOf(x *data.Crosscheck) (doc.Figure, bool) {
	first := c.d.Claim(x.Test.Of[0])
	s := charts.AccountsSpec{Bars: first.Unit.Dim != quantity.Share}
	var alt, marks []doc.Spans
	top, least := 0.0, math.Inf(1)
	var rows []doc.Datum
	for _, id := range x.Test.Of {
		cl := c.d.Claim(id)
		if cl == nil || !cl.HasValue || cl.HasTo || cl.Value.Coef < 0 || cl.Unit.Dim != first.Unit.Dim || first.Unit.Dim == quantity.Money && cl.Unit.Text != first.Unit.Text {
			return doc.Figure{}, false
		}
		at := cl.Value.Float() * cl.Unit.Mult
		top, least = max(top, at), min(least, at)
		a := charts.Account{Who: c.speaker(cl), Text: c.accountText(cl), Value: at, Qualifier: chartQualifier(cl.Qualifier), Mark: chartMark(cl)}
		s.Accounts = append(s.Accounts, a)
		rows = append(rows, c.datum("", a.Who, cl, a.Text))
		alt = append(alt, c.say("alt.account", words.Text("figure", c.printed(cl)), words.Text("who", a.Who)))
		marks = append(marks, c.accountMark(cl))
	}
	if top <= nearlyEqual*least {
		return doc.Figure{}, false
	}
	s.Scale = c.accountScale(s.Bars, top)
	chart, err := charts.NewAccounts(s)
	if err != nil {
		c.fail(&placedError{pos: x.Pos, err: fmt.Errorf("crosscheck %q: %w", x.ID, err)})
		return doc.Figure{}, false
	}
	for _, id := range x.Test.Of {
		if m := c.mentionsOf(c.d.Claim(id)); m.first == "" && m.at >= 0 {
			m.first = figureAnchor(x.ID)
		}
	}
	title := c.unmarked(x.Title, "crosscheck "+x.ID)
	return doc.Figure{ID: x.ID, Title: title, Subtitle: c.accountSubtitle(first), Note: c.say("source.note-order", words.Spans("marks", c.list(marks))), Chart: chart, Data: c.dataOf(rows),
		Alt: c.text("alt.figure", words.Text("title", title.String()), words.Text("data", c.joinClauses(alt).String()))}, true
}

// speaker is who says a figure, or else who publishes it, and when it holds.
func (c *sections) speaker(cl *data.Claim) string {
	who := c.in(cl.AttributedTo)
	if s := c.d.Source(cl.Source); who == "" && s != nil {
		who = c.in(s.Publisher)
	}
	if who == "" {
		who = c.short(cl).Text
	}
	if cl.Period.IsZero() {
		return words.Capitalise(who)
	}
	return words.Capitalise(c.text("account.who", words.Text("who", who), words.Text("period", c.num.Period(c.in(cl.Period)))))
}

// accountText is a figure without its unit of money, which stands in the subtitle.
func (c *sections) accountText(cl *data.Claim) string {
	if cl.Unit.Dim == quantity.Money && cl.AsPrinted.IsZero() {
		return c.form(cl, data.Number)
	}
	return c.printed(cl)
}

// accountMark is the endnote of a figure in the source line, or that it has none.
func (c *sections) accountMark(cl *data.Claim) doc.Spans {
	if cl.Source == "" {
		return c.say("sign.none")
	}
	s := c.source(cl.Source)
	return c.keep(s.link(s.mark))
}

func (c *sections) accountSubtitle(cl *data.Claim) doc.Spans {
	label := words.Spans("label", c.keep(c.authored(cl.Label, c.originOf(cl, ": label"))))
	if _, unit := c.num.Parts(quantity.Value{}, cl.Unit); cl.Unit.Dim == quantity.Money {
		return c.say("account.unit", label, words.Text("unit", unit))
	}
	return label.Spans
}

// accountScale is the axis of accounts: shares from 0 to 100 %, or to the next round
// value; amounts have none, since their bars bear their values.
func (c *sections) accountScale(bars bool, top float64) []charts.Tick {
	if bars || top > 1 {
		return []charts.Tick{{At: 0}, {At: top}}
	}
	var ticks []charts.Tick
	for _, p := range []int64{0, 50, 100} {
		text := c.num.Number(quantity.Value{Coef: p})
		if p == 100 {
			text = c.num.Value(quantity.Value{Coef: p}, percent)
		}
		ticks = append(ticks, charts.Tick{At: math.Round(float64(p)) / 100, Text: c.derive(text, c.text("derived.scale"))})
	}
	return ticks
}

// chartMark is the mark of a claim in a figure, where there is room for one: that of its
// status, else of its evidence.
func chartMark(cl *data.Claim) charts.Mark {
	switch cl.Status {
	case data.Provisional:
		return charts.MarkProvisional
	case data.Revised:
		return charts.MarkRevised
	case data.Estimated:
		return charts.MarkEstimate
	}
	switch cl.Evidence {
	case data.NoSource:
		return charts.MarkNone
	case data.Doubtful:
		return charts.MarkDoubtful
	case data.Derived:
		return charts.MarkDerived
	}
	return charts.NoMark
}
