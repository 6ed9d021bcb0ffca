package audit

func restatedRules() check {
	return check{run: restated, rules: []RuleInfo{
		{Name: "restated", Severity: Conflict,
			Checks: "two claims state one quantity and cannot both hold",
			Args:   []string{"again", "first", "gap", "label"}},
		{Name: "restated-agrees", Severity: Agrees,
			Checks: "two claims state one quantity and can both hold, rounding allowed for",
			Args:   []string{"again", "first", "label"}},
	}}
}

func restated(c *checker) {
	for i := range c.d.Claims {
		again := &c.d.Claims[i]
		first := c.claim[again.Restates]
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
		if overlap(r, have) {
			c.report("restated-agrees", ids, []Step{step}, args...)
			continue
		}
		c.report("restated", ids, []Step{step},
			append(args, argRange("gap", step.Result, step.Unit, step.Digits))...)
	}
}
