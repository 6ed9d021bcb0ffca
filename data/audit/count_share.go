package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func countShareCheck() check {
	counts := `claims:
  - {id: C1, label: Provinces with ties, value: 76, unit: provinces, source: S1}
  - {id: C2, label: Provinces, value: 85, unit: provinces, source: S1}
  - {id: C3, label: Marked length of the frontier, value: 89, unit: "%", source: S1}
exhibits:
  - {id: q, kind: squares, title: Provinces, done: C1, of: C2}`
	return check{run: countShares, rules: []RuleInfo{
		{Name: "squares-share", Severity: Derived, Since: "1.0",
			Title:   "a count out of another is shown; its share is not stated",
			Meaning: "The share is computed here. It is not a figure of the source.",
			Example: Example{Dossier: counts, Change: "value: 89", To: "value: 50"}.turned(),
			Args:    []string{"computed", "done", "of", "rest"}},
		{Name: "coincidence", Severity: Base, Since: "1.0",
			Title:   "the share one count is of another rounds to a stated share of something else",
			Meaning: "Two unrelated shares look alike by chance. Do not take one for the other.",
			Example: Example{Dossier: counts, Change: "value: 89", To: "value: 50"},
			Args:    []string{"computed", "done", "of", "share"}},
	}}
}

func countShares(c *checker) {
	for _, e := range c.d.Exhibits {
		if s, ok := e.(data.Squares); ok {
			c.countShare(c.claim(s.Done), c.claim(s.Of))
		}
	}
}

func (c *checker) countShare(done, of *data.Claim) {
	d, okD := interval(done)
	o, okO := interval(of)
	if !okD || !okO || d.Width() != 0 || o.Width() != 0 || !sameDim(done, of) || o.Hi <= 0 || d.Hi > o.Hi {
		return // only exact counts have one share
	}
	share, rest := point(d.Lo/o.Lo), o.Sub(d)
	ids := []string{done.ID, of.ID}
	stated := c.sharesOf(done.ID, of.ID)
	steps := []Step{{Terms: []Term{ofClaim("", done.ID), ofClaim("÷", of.ID)}, Result: share, Unit: percent(), Digits: 1}}
	args := []Arg{{Name: "done", Kind: ArgNumber, Value: done.Value}, argClaim("of", of.ID), argRange("computed", share, percent(), 1)}
	left := Step{Terms: []Term{ofClaim("", of.ID), ofClaim("−", done.ID)}, Result: rest, Unit: of.Unit}
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if share.Lo == 0 || share.Lo == 1 { // none and all look like no other share
			break
		}
		if stated[cl.ID] || cl.Unit.Dim != quantity.Share || cl.Qualifier != quantity.Exact ||
			cl.Value.Den > 1 || !cl.AsPrinted.IsZero() {
			continue
		}
		if r, ok := interval(cl); !ok || !r.Contains(share.Lo) {
			continue
		}
		c.report("coincidence", append(ids[:2:2], cl.ID), append(steps[:1:1], Step{
			Terms:  []Term{ofResult("", steps[0]), ofClaim("against", cl.ID)},
			Result: away(share.Lo, cl), Unit: points(), Digits: 1}, left),
			append(args[:3:3], argClaim("share", cl.ID))...)
		return // one is warning enough, and says what squares-share would
	}
	if len(stated) == 0 {
		c.report("squares-share", ids, append(steps[:1:1], left), append(args[:3:3], argRange("rest", rest, of.Unit, 0))...)
	}
}

// sharesOf are the claims that state part as a share of whole.
func (c *checker) sharesOf(part, whole string) map[string]bool {
	ids := map[string]bool{}
	for _, r := range c.ratio {
		if r.part != nil && r.whole != nil && r.part.ID == part && r.whole.ID == whole {
			ids[r.share.ID] = true
		}
	}
	for i := range c.d.Claims { // the same share stated again is no coincidence
		if cl := &c.d.Claims[i]; ids[cl.Restates] {
			ids[cl.ID] = true
		}
	}
	return ids
}
