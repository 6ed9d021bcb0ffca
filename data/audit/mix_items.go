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
		{Name: "mix-inconsistent", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title: "the items of one flow imply totals that have no value in common",
			Meaning: "A value divided by its share is the total of the flow. Items that give different totals " +
				"are not shares and values of one flow in one year.",
			Example: items,
			Args:    []string{"from", "highest", "lowest", "n", "to"}},
		{Name: "mix-consistent", Severity: Agrees, Outcome: Held, Since: "1.0",
			Title:   "the items of one flow imply totals that have values in common",
			Meaning: "Shares and values of the flow belong together, as far as their rounding tells.",
			Example: items.turned(),
			Args:    []string{"from", "n", "to", "total"}},
	}}
}

func mixItems(c *checker) {
	for _, m := range c.mixes() {
		for _, df := range m.Flows {
			c.barredItems(df)
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
			c.reportSized("mix-inconsistent", sizeOf(low, high), f.claims(), f.steps, args...)
		}
	}
}

// barredItems tells of items that do not fit the others: a value in another
// currency than the first, a share and its value of different times.
func (c *checker) barredItems(f data.Flow) {
	var first *data.Claim
	for _, it := range f.Items {
		share, value := c.claim(it.Share), c.claim(it.Value)
		if _, ok := printed(value); !ok {
			continue
		}
		if first == nil {
			first = value
		}
		ids := []string{first.ID, value.ID}
		if value != first && !first.Unit.Same(value.Unit) && c.bar(first, value, ids, "") {
			continue
		}
		if _, ok := printed(share); ok && !c.sameTime(share, value) {
			c.barOfTime(share, value, []string{share.ID, value.ID}, "")
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
