package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func sumCheck() check {
	rules := relationRules("sum", "a figure is said to be the sum of others",
		"The parts do not add to the total: one of them is wrong, of another scope, or one is missing.",
		"The parts add to the total, as far as rounding tells.",
		Example{Dossier: `claims:
  - {id: C1, label: Exports, value: 3.0, unit: USD bn, source: S1}
  - {id: C2, label: Imports, value: 5.0, unit: USD bn, source: S1}
  - {id: C3, label: Turnover, value: 10.0, unit: USD bn, source: S1, sum: {of: [C1, C2]}}`,
			Change: "value: 10.0", To: "value: 8.1"})
	return check{run: eachRelation(data.RelationSum, (*checker).sum), rules: append(rules,
		RuleInfo{Name: "sum-over", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "some parts of a figure add to more than the figure",
			Meaning: "There are more parts than those named, and these alone are more than the total.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Fish sold, value: 520, unit: kt, source: S1}
  - {id: C2, label: Meat sold, value: 450000, unit: t, source: S1}
  - {id: C3, label: Food sold, value: 900, unit: kt, source: S1, sum: {of: [C1, C2], rest: true}}`,
				Change: "value: 520", To: "value: 310"},
			Args: []string{"computed", "label", "operands", "result"}})}
}

// sum adds the parts of a total. Where there are more than those named, or one of
// them is only "about", the total may be larger, and no less than the others.
func (c *checker) sum(r *related) {
	if !c.like(r) {
		return
	}
	rest := r.Rest
	if !r.firm() {
		rest, r = true, r.firmPart()
	}
	if len(r.operands) == 0 {
		return
	}
	strict, fair := c.ranges(r)
	shown, sum := add(strict), add(fair)
	shown = r.nominal(shown, func(xs []float64) float64 { return total(xs) })
	terms := chain("+", r.Of)
	if !rest {
		c.settle(r, "sum", terms, shown, sum, r.result.Unit, r.digitsOf())
		return
	}
	have, _ := c.lenient(r.result)
	if !above(sum, have) {
		if r.Rest {
			c.holds(r.ids()...)
		}
		return
	}
	dig := r.digitsOf()
	c.add(Finding{Rule: "sum-over", Claims: r.ids(), Size: sizeOf(sum, have), Outside: r.outside,
		Steps: []Step{{Terms: terms, Result: shown, Unit: r.result.Unit, Digits: dig}}, Args: []Arg{
			argClaim("result", r.result.ID), argLabel("label", r.result.ID), argFigures("operands", r.Of),
			argRange("computed", shown, r.result.Unit, dig)}})
}

// firmPart is the relation without the operands that are only "about", if what is
// left out cannot be below 0.
func (r *related) firmPart() *related {
	out := *r
	out.Of, out.operands = nil, nil
	for _, o := range r.operands {
		at, _ := printed(o)
		switch {
		case firm(o):
			out.Of, out.operands = append(out.Of, o.ID), append(out.operands, o)
		case at < 0:
			out.Of, out.operands = nil, nil
			return &out
		}
	}
	return &out
}

func add(rs []quantity.Range) quantity.Range {
	out := point(0)
	for _, r := range rs {
		out = out.Add(r)
	}
	return out
}

func total(xs []float64) float64 {
	t := 0.0
	for _, x := range xs {
		t += x
	}
	return t
}
