package audit

import (
	"math"

	"dyad/data"
)

func restatedRules() check {
	return check{run: restated, rules: []RuleInfo{
		{Name: "restated", Severity: Conflict,
			Checks: "two claims state one quantity and cannot both hold",
			Args:   []string{"again", "first", "gap", "label"}},
		{Name: "restated-agrees", Severity: Agrees,
			Checks: "two claims state one quantity and can both hold, rounding allowed for",
			Args:   []string{"again", "first", "label"}},
		{Name: "two-reports", Severity: Conflict,
			Checks: "the exporter's and the importer's report of one flow are more than a tenth apart",
			Args:   []string{"again", "first", "gap", "label"}},
		{Name: "two-reports-agree", Severity: Agrees,
			Checks: "the exporter's and the importer's report of one flow are within a tenth",
			Args:   []string{"again", "first", "label"}},
	}}
}

// freight is how far an importer's report of a flow may be from the exporter's,
// as a part of the exporter's, for freight and insurance to explain it: the
// factor the International Monetary Fund long used between CIF and FOB values
// (Direction of Trade Statistics).
const freight = 0.1

func restated(c *checker) {
	for i := range c.d.Claims {
		again := &c.d.Claims[i]
		first := c.claim(again.Restates)
		r, ok := interval(again)
		if first == nil || first == again || !ok {
			continue
		}
		have, ok := interval(first)
		if !ok || !sameDim(again, first) || first.Restates == again.ID && c.place[again.ID] < c.place[first.ID] {
			continue // of two that restate each other, one is enough
		}
		if c.place[first.ID] > c.place[again.ID] {
			first, again = again, first
		}
		step := compared(first, again)
		step.Label = first.ID
		ids := []string{first.ID, again.ID}
		args := []Arg{argClaim("first", first.ID), argClaim("again", again.ID), argLabel("label", first.ID)}
		if first.Measure != "" && again.Measure != "" { // computed: each from a report of its own
			c.twoReports(first, again, step, ids)
			continue
		}
		if overlap(r, have) {
			c.report("restated-agrees", ids, []Step{step}, args...)
			continue
		}
		c.report("restated", ids, []Step{step},
			append(args, argRange("gap", step.Result, step.Unit, step.Digits))...)
	}
}

// twoReports compares what two reports of one flow give.
func (c *checker) twoReports(first, again *data.Claim, step Step, ids []string) {
	args := []Arg{argClaim("first", first.ID), argClaim("again", again.ID), c.argText("label", first.Label)}
	a, b := first.Value.Float()*first.Unit.Mult, again.Value.Float()*again.Unit.Mult
	if math.Abs(a-b) <= freight*math.Abs(a) {
		c.report("two-reports-agree", ids, nil, args...)
		return
	}
	c.report("two-reports", ids, []Step{step}, append(args, argRange("gap", step.Result, step.Unit, step.Digits))...)
}
