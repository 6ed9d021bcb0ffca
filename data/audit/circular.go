package audit

import (
	"strings"

	"dyad/data"
)

func circularCheck() check {
	return check{run: circulars, rules: []RuleInfo{
		{Name: "circular", Severity: Provenance, Outcome: NotCompared, Since: "1.0",
			Title:   "a figure is checked against its own source",
			Meaning: "The outside figure agrees because it is the same one: its source is that of the dossier, or quotes its publisher. It confirms nothing.",
			Example: Example{Dossier: `outside:
  - {id: X1, title: Review, publisher: Harbour Institute, date: "2023-05-01"}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}
crosschecks:
  - id: E1
    title: The same by another
    text: "The review has {E1a}."
    claims: [{id: E1a, label: Turnover in the review, value: 24.5, unit: USD bn, source: X1, attributed_to: Customs}]
    test: {kind: same, of: [C1, E1a]}`,
				Change: "attributed_to: Customs", To: "attributed_to: Port of Mombasa"},
			Args: []string{"again", "first", "label"}},
	}}
}

// circulars looks for outside claims that are added to or computed with figures of
// their own origin; of those that are set against each other, outsideSame tells.
func circulars(c *checker) {
	for i := range c.d.Crosschecks {
		x := &c.d.Crosschecks[i]
		switch x.Test.Kind {
		case data.TestSum, data.TestDifference, data.TestProduct, data.TestGrowth:
		default:
			continue
		}
		for _, own := range c.claims(x.Test.Of) {
			if c.place[own.ID] >= len(c.d.Claims) {
				continue
			}
			for _, outside := range c.claims(x.Test.Of) {
				if c.place[outside.ID] >= len(c.d.Claims) && c.circular(x, own, outside) {
					c.selfMade[x.ID] = true
				}
			}
		}
	}
}

// circular tells of an outside claim that is of the same origin as a claim of the
// dossier, and reports whether it is.
func (c *checker) circular(x *data.Crosscheck, own, outside *data.Claim) bool {
	if !c.sameOrigin(own, outside) {
		return false
	}
	c.reportOutside(x, "circular", []string{own.ID, outside.ID}, nil,
		argLabel("label", own.ID), argClaim("first", own.ID), argClaim("again", outside.ID))
	return true
}

// sameOrigin tells whether a claim and an outside one rest on one source.
func (c *checker) sameOrigin(own, outside *data.Claim) bool {
	s, o := c.d.Source(own.Source), c.d.Source(outside.Source)
	if s == nil {
		return false
	}
	publisher := strings.TrimPrefix(folded(c.own(s.Publisher)), "the ")
	if publisher != "" && strings.TrimPrefix(folded(c.own(outside.AttributedTo)), "the ") == publisher {
		return true
	}
	if o == nil {
		return false
	}
	title := folded(c.own(s.Title))
	return o == s || address(s.URL) != "" && address(s.URL) == address(o.URL) ||
		title != "" && title == folded(c.own(o.Title)) && publisher == strings.TrimPrefix(folded(c.own(o.Publisher)), "the ")
}

// address is a URL without what does not change the page: its scheme, "www.", a
// last slash, a fragment.
func address(url string) string {
	url, _, _ = strings.Cut(url, "#")
	url = strings.ToLower(strings.TrimSuffix(url, "/"))
	if _, rest, ok := strings.Cut(url, "://"); ok {
		url = rest
	}
	return strings.TrimPrefix(url, "www.")
}
