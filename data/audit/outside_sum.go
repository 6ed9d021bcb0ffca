package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func outsideSumCheck() check {
	parts := Example{Dossier: `outside:
  - {id: X1, title: Review, publisher: Harbour Institute, date: "2016-05-01"}
claims:
  - {id: C1, label: Frontier, value: 900, unit: km, source: S1}
crosschecks:
  - id: E1
    title: Parts by another
    text: "The review has {E1a} and {E1b}."
    claims:
      - {id: E1a, label: On land, value: 780, unit: km, source: X1}
      - {id: E1b, label: In the lake, value: 160, unit: km, source: X1}
    test: {kind: sum, of: [C1, E1a, E1b]}`,
		Change: "value: 160", To: "value: 120"}
	return check{run: eachCrosscheck(data.TestSum, (*checker).outsideSum), rules: []RuleInfo{
		{Name: "outside-sum", Severity: Base, Outcome: Broken, Since: "1.0",
			Title:   "parts that outside sources give do not add to the whole",
			Meaning: "Parts and whole probably count different things.",
			Example: parts,
			Args:    []string{"gap", "parts", "sum", "whole"}},
		{Name: "outside-sum-agrees", Severity: Agrees, Outcome: Held, Since: "1.0",
			Title:   "parts that outside sources give add to the whole",
			Meaning: "Parts and whole belong together, as far as their rounding tells.",
			Example: parts.turned(),
			Args:    []string{"parts", "sum", "whole"}},
	}}
}

// outsideSum adds what outside sources give as parts of a whole.
func (c *checker) outsideSum(x *data.Crosscheck) {
	if len(x.Test.Of) < 3 {
		return
	}
	if x.Test.Rest {
		c.outsideRelation(x, data.RelationSum, x.Test.Of[0], x.Test.Of[1:])
		return
	}
	total, parts := c.claim(x.Test.Of[0]), x.Test.Of[1:]
	have, ok := c.lenient(total)
	if !ok {
		return
	}
	fair, sum, nominal, exact, dig := point(0), point(0), 0.0, true, digits(total)
	for _, id := range parts {
		cl := c.claim(id)
		r, ok := interval(cl)
		if !ok || c.bar(total, cl, []string{total.ID, id}, x.ID) {
			return // without one part there is no sum
		}
		at, _ := printed(cl)
		wide, _ := c.operand(cl)
		fair, sum, nominal = fair.Add(wide), sum.Add(r), nominal+at
		exact = exact && cl.Qualifier == quantity.Exact
		dig = max(dig, commonDigits(cl, total))
	}
	shown := sum
	if exact {
		shown = point(nominal)
	}
	add := Step{Terms: chain("+", parts), Result: shown, Unit: total.Unit, Digits: dig}
	steps := []Step{add}
	args := []Arg{argClaim("whole", total.ID), argFigures("parts", parts), argRange("sum", shown, total.Unit, dig)}
	if overlap(have, fair) {
		c.reportOutside(x, "outside-sum-agrees", x.Test.Of, steps, args...)
		return
	}
	at, _ := printed(total)
	gap, u := apart(point(at), shown), difference(total.Unit)
	steps = append(steps, Step{Terms: []Term{ofResult("", add), ofClaim("against", total.ID)},
		Result: gap, Unit: u, Digits: dig})
	c.reportOutside(x, "outside-sum", x.Test.Of, steps, append(args, argRange("gap", gap, u, dig))...)
}
