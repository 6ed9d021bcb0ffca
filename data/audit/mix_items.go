package audit

import "dyad/data"

func mixItemsCheck() check {
	items := Example{Dossier: `claims:
  - {id: C1, label: Share of tea, value: 25, unit: "%", source: S1}
  - {id: C2, label: Tea, value: 0.30, unit: USD bn, source: S1}
  - {id: C3, label: Share of oil, value: 50, unit: "%", source: S1}
  - {id: C4, label: Oil, value: 0.90, unit: USD bn, source: S1}
exhibits:
  - id: m
    kind: mix
    title: What is sold
    flows:
      - {from: KEN, to: UGA, items: [{share: C1, value: C2}, {share: C3, value: C4}]}`,
		Change: "value: 0.90", To: "value: 0.60"}
	return check{run: mixItems, rules: []RuleInfo{
		{Name: "mix-inconsistent", Severity: Conflict, Since: "1.0",
			Title: "the items of one flow imply totals that have no value in common",
			Meaning: "A value divided by its share is the total of the flow. Items that give different totals " +
				"are not shares and values of one flow in one year.",
			Example: items,
			Args:    []string{"from", "highest", "lowest", "n", "to"}},
		{Name: "mix-consistent", Severity: Agrees, Since: "1.0",
			Title:   "the items of one flow imply totals that have values in common",
			Meaning: "Shares and values of the flow belong together, as far as their rounding tells.",
			Example: items.turned(),
			Args:    []string{"from", "n", "to", "total"}},
	}}
}

func mixItems(c *checker) {
	for _, m := range c.mixes() {
		for _, df := range m.Flows {
			f := c.readFlow(df)
			if len(f.totals) < 2 {
				continue
			}
			args := []Arg{argState("from", f.From), argState("to", f.To), argNumber("n", len(f.totals))}
			if f.agree && c.isComputed(df) {
				continue // shares and values are of one sum
			}
			if f.agree {
				args = append(args, argRange("total", f.common, f.unit, f.digits-1))
				c.report("mix-consistent", f.claims(), f.steps, args...)
				continue
			}
			low, high := f.extremes()
			args = append(args, argRange("lowest", low, f.unit, f.digits-1), argRange("highest", high, f.unit, f.digits-1))
			c.report("mix-inconsistent", f.claims(), f.steps, args...)
		}
	}
}

// isComputed tells whether all shares of a flow were computed.
func (c *checker) isComputed(f data.Flow) bool {
	for _, it := range f.Items {
		if cl := c.claim(it.Share); cl == nil || cl.Measure == "" {
			return false
		}
	}
	return len(f.Items) > 0
}
