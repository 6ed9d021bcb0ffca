package audit

import "dyad/data/quantity"

func printedShareCheck() check {
	share := Example{Dossier: `claims:
  - {id: C1, label: Roads repaired, value: 300, unit: km, source: S1}
  - {id: C2, label: Roads, value: 400, unit: km, source: S1}
  - {id: C3, label: Share repaired, value: 70, unit: "%", source: S1, ratio: {part: C1, whole: C2}}`,
		Change: "value: 70", To: "value: 75"}
	return check{run: printedShares, rules: []RuleInfo{
		{Name: "printed-share", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "a printed share is not what its part and whole give",
			Meaning: "Share, part and whole are all stated, and one of the three is wrong or of another time.",
			Example: share,
			Args:    []string{"computed", "part", "rest", "share", "whole"}},
		{Name: "printed-share-agrees", Severity: Agrees, Outcome: Held, Since: "1.0",
			Title:   "a printed share is what its part and whole give, rounded",
			Meaning: "Share, part and whole belong together, as far as their rounding tells.",
			Example: share.turned(),
			Args:    []string{"computed", "part", "rest", "share", "whole"}},
	}}
}

func printedShares(c *checker) {
	for _, r := range c.ratio {
		stated, okS := c.lenient(r.share)
		part, okP := c.operand(r.part)
		all, okW := c.operand(r.whole)
		if !okS || !okP || !okW || r.share.Unit.Dim != quantity.Share || r.share.Derived != nil || c.barred(r) || c.noShare(r, part, all) {
			continue
		}
		computed, ok := div(part, all)
		if !ok {
			continue
		}
		shown, dig := c.quotient(r, computed), shareDigits(r.share)+1
		p, _ := printed(r.part)
		w, _ := printed(r.whole)
		rest := point(w - p)
		steps := []Step{
			{Terms: []Term{ofClaim("", r.part.ID), ofClaim("÷", r.whole.ID)},
				Result: shown, Unit: percent(), Digits: dig},
			{Terms: []Term{ofClaim("", r.whole.ID), ofClaim("−", r.part.ID)},
				Result: rest, Unit: r.whole.Unit, Digits: max(digits(r.whole), digits(r.part))},
		}
		name := Rule("printed-share")
		if overlap(stated, computed) {
			if r.share.Measure != "" {
				continue // it was computed so
			}
			name = "printed-share-agrees"
		}
		c.reportSized(name, sizeOf(stated, computed), r.ids(), steps,
			argClaim("share", r.share.ID), argClaim("part", r.part.ID), argClaim("whole", r.whole.ID),
			argRange("computed", shown, percent(), dig),
			argRange("rest", rest, r.whole.Unit, steps[1].Digits))
	}
}

// quotient is what part divided by whole prints as: by their rounding alone where
// neither is merely "about".
func (c *checker) quotient(r ratio, computed quantity.Range) quantity.Range {
	part, okP := interval(r.part)
	all, okW := interval(r.whole)
	if okP && okW {
		if q, ok := div(part, all); ok {
			return q
		}
	}
	return computed
}
