package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func mixTotalCheck() check {
	mix := Example{Dossier: `claims:
  - {id: C1, label: Share of tea, value: 25, unit: "%", source: S1}
  - {id: C2, label: Tea, value: 0.30, unit: USD bn, source: S1}
  - {id: C3, label: Share of oil, value: 40, unit: "%", source: S1}
  - {id: C4, label: Oil, value: 2.40, unit: USD bn, source: S1}
  - {id: C5, label: Turnover, value: 9.4, unit: USD bn, source: S1}
exhibits:
  - id: m
    kind: mix
    title: What is sold
    turnover: C5
    flows:
      - {from: KEN, to: UGA, items: [{share: C1, value: C2}]}
      - {from: UGA, to: KEN, items: [{share: C3, value: C4}]}`,
		Change: "value: 9.4", To: "value: 7.2"}
	return check{run: mixTotal, rules: []RuleInfo{
		{Name: "mix-total", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title: "the totals that shares and values of both flows imply do not add to the stated turnover",
			Meaning: "Each value divided by its share is a total of its flow. The totals of both flows are not the turnover: " +
				"shares and turnover are of different years or scopes, or one of them is wrong. Do not multiply the shares by that turnover.",
			Example: mix,
			Args:    []string{"gap", "implied", "relative", "stated"}},
		{Name: "mix-total-agrees", Severity: Agrees, Outcome: Held, Since: "1.0",
			Title:   "the totals that shares and values of both flows imply add to the stated turnover",
			Meaning: "Shares, values and turnover belong together, as far as their rounding tells.",
			Example: mix.turned(),
			Args:    []string{"implied", "stated"}},
	}}
}

func mixTotal(c *checker) {
	for _, m := range c.mixes() {
		stated := c.claim(m.Turnover)
		have, ok := c.lenient(stated)
		if !ok {
			continue
		}
		total, parts, ok := c.implied(m)
		if !ok || c.mixBarred(stated, parts) {
			continue
		}
		u, dig := stated.Unit, digits(stated)
		ids, steps := []string{stated.ID}, []Step(nil)
		for _, p := range parts {
			ids, steps = append(ids, p.claims()...), append(steps, p.steps...)
		}
		steps = append(steps, sumStep(parts, total, u))
		args := []Arg{argClaim("stated", stated.ID), argRange("implied", total, u, dig)}
		if overlap(have, total) {
			c.report("mix-total-agrees", ids, steps, args...)
			continue
		}
		gap := apart(c.rounded(stated), total)
		terms := []Term{ofClaim("", stated.ID), ofRange("against", total, u, dig)}
		steps = append(steps, Step{Terms: terms, Result: gap, Unit: u, Digits: dig})
		at, _ := printed(stated)
		rel, ok := div(gap, point(at))
		if !ok {
			continue // a turnover of nothing has no relative gap
		}
		terms = []Term{ofRange("", gap, u, dig), ofClaim("÷", stated.ID)}
		steps = append(steps, Step{Terms: terms, Result: rel, Unit: percent()})
		args = append(args, argRange("gap", gap, u, dig), argRange("relative", rel, percent(), 0))
		c.reportSized("mix-total", sizeOf(have, total), ids, steps, args...)
	}
}

// rounded is what a claim can be by its rounding; what is hedged is taken as printed.
func (c *checker) rounded(cl *data.Claim) quantity.Range {
	at, _ := printed(cl)
	if r, ok := interval(cl); ok && r.Bounded() && cl.Qualifier == quantity.Exact {
		return r
	}
	return point(at)
}

// mixBarred tells of what keeps a turnover from being set against a mix, and
// reports whether there is anything.
func (c *checker) mixBarred(stated *data.Claim, parts []flow) bool {
	for _, p := range parts {
		for _, cl := range p.items {
			ids := []string{stated.ID, cl.ID}
			if cl.Unit.Dim == quantity.Money && c.bar(stated, cl, ids, "") || c.barOfTime(stated, cl, ids, "") {
				return true
			}
		}
	}
	return false
}
