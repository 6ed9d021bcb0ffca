package audit

import "dyad/data"

func restatedCheck() check {
	twice := Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}
  - {id: C2, label: Turnover by the bank, value: 25.1, unit: USD bn, source: S1, restates: C1}`,
		Change: "value: 25.1", To: "value: 24.52"}
	return check{run: restated, rules: []RuleInfo{
		{Name: "restated", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "two claims state one quantity and cannot both hold",
			Meaning: "Both figures are printed. Rounding does not explain the difference: one of them is wrong, or they are not of one thing.",
			Example: twice,
			Args:    []string{"again", "first", "gap", "label"}},
		{Name: "restated-agrees", Severity: Agrees, Outcome: Held, Since: "1.0",
			Title:   "two claims state one quantity and can both hold, rounding allowed for",
			Meaning: "The two figures are one quantity, perhaps rounded differently.",
			Example: twice.turned(),
			Args:    []string{"again", "first", "label"}},
	}}
}

// A restatement is two claims of one quantity, in dossier order.
type restatement struct{ first, again *data.Claim }

// restatements are the claims that restate another, both with a number.
func (c *checker) restatements() []restatement {
	var out []restatement
	for i := range c.d.Claims {
		again := &c.d.Claims[i]
		first := c.claim(again.Restates)
		_, okA := printed(again)
		_, okF := printed(first)
		if !okA || !okF || first == again || first.Restates == again.ID && c.place[again.ID] < c.place[first.ID] {
			continue // of two that restate each other, one is enough
		}
		if c.place[first.ID] > c.place[again.ID] {
			first, again = again, first
		}
		out = append(out, restatement{first, again})
	}
	return out
}

// computed tells whether both were computed: each from a report of its own.
func (r restatement) computed() bool { return r.first.Measure != "" && r.again.Measure != "" }

// step is the distance of the two.
func (r restatement) step() Step { return compared(r.first, r.again) }

func (r restatement) ids() []string { return []string{r.first.ID, r.again.ID} }

func restated(c *checker) {
	for _, r := range c.restatements() {
		if r.computed() || c.barOfOne(r.first, r.again, "") {
			continue
		}
		a, _ := c.lenient(r.first)
		b, _ := c.lenient(r.again)
		step := r.step()
		args := []Arg{argClaim("first", r.first.ID), argClaim("again", r.again.ID), argLabel("label", r.first.ID)}
		if overlap(a, b) {
			c.report("restated-agrees", r.ids(), []Step{step}, args...)
			continue
		}
		c.reportSized("restated", sizeOf(a, b), r.ids(), []Step{step},
			append(args, argRange("gap", step.Result, step.Unit, step.Digits))...)
	}
}
