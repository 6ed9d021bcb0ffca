package audit

func withinCheck() check {
	return check{run: within, rules: []RuleInfo{
		{Name: "within-over", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "a figure counts some of what another counts, and is larger",
			Meaning: "The part is above the whole: one of the two is wrong, or they are of different things.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Workers at the plant, value: 1200, unit: persons, source: S1}
  - {id: C2, label: Women at the plant, value: 1900, unit: persons, source: S1, within: C1}`,
				Change: "value: 1900", To: "value: 340"},
			Args: []string{"gap", "label", "part", "set", "whole"}},
	}}
}

// within sets a figure against the one it is part of.
func within(c *checker) {
	for _, part := range c.all() {
		set := c.claim(part.Within)
		p, okP := c.lenient(part)
		s, okS := c.lenient(set)
		if !okP || !okS || part == set || c.barOfOne(set, part, "") || !firm(set) || !firm(part) {
			continue
		}
		ids := []string{part.ID, set.ID}
		if !above(p, s) {
			c.holds(ids...)
			continue
		}
		step := compared(part, set)
		c.reportSized("within-over", sizeOf(p, s), ids, []Step{step}, argClaim("part", part.ID), argClaim("whole", set.ID),
			argLabel("label", part.ID), argLabel("set", set.ID), argRange("gap", step.Result, step.Unit, step.Digits))
	}
}
