package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func mixOverTotalCheck() check {
	return check{run: mixOverTotal, rules: []RuleInfo{
		{Name: "mix-over-total", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "values of a mix are more than the stated turnover",
			Meaning: "What is part of the turnover is larger than it: turnover and values are of different years or scopes, or one of them is wrong.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 5.0, unit: USD bn, source: S1}
  - {id: C2, label: Share of tea, value: 60, unit: "%", source: S1}
  - {id: C3, label: Tea, value: 6.0, unit: USD bn, source: S1}
exhibits:
  - {id: m, kind: mix, title: What is sold, turnover: C1, flows: [{from: KEN, to: UGA, items: [{share: C2, value: C3}]}]}`,
				Change: "value: 5.0", To: "value: 14.0"},
			Args: []string{"n", "parts", "stated", "sum"}},
	}}
}

// mixOverTotal sets the values of a mix against a turnover that they do not make
// up: of mixes with one flow, or with a flow that has no values.
func mixOverTotal(c *checker) {
	for _, m := range c.mixes() {
		stated := c.claim(m.Turnover)
		have, ok := c.lenient(stated)
		if !ok {
			continue
		}
		if _, _, whole := c.implied(m); whole {
			continue // mix-total says it
		}
		var values []*data.Claim
		var flows []flow
		for _, f := range m.Flows {
			flows = append(flows, c.readFlow(f))
			for _, it := range f.Items {
				if cl := c.claim(it.Value); cl != nil && firm(cl) && !c.bar(stated, cl, []string{stated.ID, cl.ID}, "") {
					values = append(values, cl)
				}
			}
		}
		c.overTotal(stated, have, values, flows)
	}
}

// overTotal tells of the first that is over the turnover: one value, all of them,
// or what shares and values imply.
func (c *checker) overTotal(stated *data.Claim, have quantity.Range, values []*data.Claim, flows []flow) {
	if len(values) == 0 {
		return
	}
	var ids []string
	var strict, fair []quantity.Range
	for _, cl := range values {
		r, _ := c.operand(cl)
		s, ok := interval(cl)
		if !ok {
			s = r
		}
		if above(r, have) {
			c.tellOver(stated, have, []string{cl.ID}, s, r)
			return
		}
		ids, strict, fair = append(ids, cl.ID), append(strict, s), append(fair, r)
	}
	if sum := add(fair); above(sum, have) {
		c.tellOver(stated, have, ids, add(strict), sum)
		return
	}
	for _, f := range flows {
		if len(f.totals) > 0 && above(f.common, have) {
			c.tellOver(stated, have, f.claims(), f.common, f.common)
			return
		}
	}
	c.holds(append([]string{stated.ID}, ids...)...)
}

func (c *checker) tellOver(stated *data.Claim, have quantity.Range, ids []string, shown, fair quantity.Range) {
	var steps []Step
	dig := digits(stated)
	if len(ids) > 1 {
		steps = append(steps, Step{Terms: chain("+", ids), Result: shown, Unit: stated.Unit, Digits: dig})
		if c.claim(ids[0]).Unit.Dim == quantity.Share { // of shares and values
			steps[0].Terms = []Term{ofClaim("", ids[1]), ofClaim("÷", ids[0])}
		}
	}
	steps = append(steps, Step{Terms: []Term{ofRange("", shown, stated.Unit, dig), ofClaim("against", stated.ID)},
		Result: apart(c.rounded(stated), shown), Unit: stated.Unit, Digits: dig})
	c.reportSized("mix-over-total", sizeOf(have, fair), append([]string{stated.ID}, ids...), steps, argClaim("stated", stated.ID),
		argFigures("parts", ids), argNumber("n", len(ids)), argRange("sum", shown, stated.Unit, dig))
}
