package report

import (
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/words"
)

// compared says how many figures the audit compared and how that came out. That
// none contradicts another is said of what was compared only.
func (c *explainer) compared(t audit.Tally) doc.Spans {
	n := func(name string, n int) words.Arg { return words.Spans(name, c.plain(c.number(n))) }
	args := []words.Arg{n("compared", t.Compared), n("figures", t.Figures), n("comparisons", t.Comparisons)}
	switch {
	case t.Comparisons == 0:
		return c.say("tally.nothing")
	case t.Broken == 0:
		return c.say("tally.held", append(args, words.Count(t.Comparisons))...)
	case t.Broken == t.Comparisons:
		return c.say("tally.broken-all", append(args, words.Count(t.Comparisons))...)
	case t.Broken == t.Outside:
		return c.say("tally.broken-outside", append(args, words.Count(t.Broken))...)
	}
	return c.say("tally.broken", append(args, words.Count(t.Broken))...)
}

// number is a count of the audit.
func (c *explainer) number(n int) string { return c.derive(c.num.Count(n), c.text("derived.tally")) }

// notCompared says which figures are tied to others and could not be compared, by
// what kept them; nothing if there are none.
func (c *explainer) notCompared(t audit.Tally) doc.Spans {
	if len(t.Not) == 0 {
		return nil
	}
	var items []doc.Spans
	for _, not := range t.Not {
		items = append(items, c.say("tally."+not.Reason.String(), words.Spans("figures", c.plain(c.number(not.N)))))
	}
	return c.say("tally.not", words.Spans("items", c.joinClauses(items)))
}
