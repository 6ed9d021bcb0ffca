package report

import (
	"slices"

	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/words"
)

// compared says how many figures the audit compared and how that came out. That
// none contradicts another is said of what was compared only.
func (c *explainer) compared(t audit.Tally) doc.Spans {
	key := "tally.held"
	switch {
	case t.Comparisons == 0:
		return c.say("tally.nothing")
	case t.Broken > 0 && t.Broken == t.Outside:
		key = "tally.broken-outside"
	case t.Broken > 0:
		key = "tally.broken"
	}
	n := func(name string, n int) words.Arg { return words.Spans(name, c.plain(c.number(n))) }
	return c.say(key, words.Count(t.Comparisons), n("compared", t.Compared), n("figures", t.Figures), n("broken", t.Broken))
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

// headlineIn reports whether a finding is about a headline figure.
func (c *headline) headlineIn(f *audit.Finding) bool {
	ids := audit.Headline(c.d)
	return slices.ContainsFunc(f.Claims, func(id string) bool { return slices.Contains(ids, id) })
}
