package audit

import (
	"slices"

	"dyad/data"
)

func countShareCheck() check {
	counts := `claims:
  - {id: C1, label: Provinces with ties, value: 76, unit: provinces, source: S1}
  - {id: C2, label: Provinces, value: 85, unit: provinces, source: S1}
  - {id: C3, label: Share of the provinces that has ties, value: 89, unit: "%", source: S1}
exhibits:
  - {id: q, kind: squares, title: Provinces, done: C1, of: C2}`
	return check{run: countShares, rules: []RuleInfo{
		{Name: "squares-share", Severity: Derived, Since: "1.0",
			Title:   "a count out of another is shown; its share is not stated",
			Meaning: "The share is computed here. It is not a figure of the source.",
			Example: Example{Dossier: counts, Change: `value: 89, unit: "%"`, To: `value: 89, unit: "%", ratio: {part: C1, whole: C2}`},
			Args:    []string{"computed", "done", "of", "rest"}},
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
	if c.statesShare(done.ID, of.ID) {
		return
	}
	share, rest := point(d.Lo/o.Lo), o.Sub(d)
	c.report("squares-share", []string{done.ID, of.ID}, []Step{
		{Terms: []Term{ofClaim("", done.ID), ofClaim("÷", of.ID)}, Result: share, Unit: percent(), Digits: 1},
		{Terms: []Term{ofClaim("", of.ID), ofClaim("−", done.ID)}, Result: rest, Unit: of.Unit},
	}, Arg{Name: "done", Kind: ArgNumber, Value: done.Value}, argClaim("of", of.ID),
		argRange("computed", share, percent(), 1), argRange("rest", rest, of.Unit, 0))
}

// statesShare tells whether a claim states part as a share of whole.
func (c *checker) statesShare(part, whole string) bool {
	return slices.ContainsFunc(c.ratio, func(r ratio) bool {
		return r.part != nil && r.whole != nil && r.part.ID == part && r.whole.ID == whole
	})
}
