package audit

import "dyad/data"

func productCheck() check {
	return check{run: withTest(data.RelationProduct, data.TestProduct, (*checker).product), rules: relationRules("product", "a figure is said to be the product of others",
		"Amount times price is not the worth that is stated: one of the three is wrong, of another time, or in another scale.",
		"Amount times price is the worth that is stated, as far as rounding tells.",
		Example{Dossier: `claims:
  - {id: C1, label: Cherries sold, value: 300, unit: thousand t, source: S1}
  - {id: C2, label: Price of cherries, value: 4200, unit: USD per t, source: S1}
  - {id: C3, label: Worth of the cherries, value: 12.6, unit: USD bn, source: S1, product: {of: [C1, C2]}}`,
			Change: "value: 12.6", To: "value: 1.26"})}
}

// product multiplies a rate, as a price, with an amount.
func (c *checker) product(r *related) {
	if len(r.operands) != 2 || !r.firm() {
		return
	}
	for _, o := range r.operands {
		if c.barOfTime(r.result, o, r.ids(), r.outside) {
			return
		}
	}
	if u, ok := r.operands[0].Unit.Times(r.operands[1].Unit); !ok || !u.Same(r.result.Unit) {
		c.add(Finding{Rule: "cannot-compare", Claims: r.ids(), Outside: r.outside, Args: []Arg{argLabel("label", r.result.ID),
			argClaim("first", r.operands[0].ID), argClaim("again", r.operands[1].ID)}})
		return
	}
	strict, fair := c.ranges(r)
	shown := r.nominal(strict[0].Mul(strict[1]), func(xs []float64) float64 { return xs[0] * xs[1] })
	c.settle(r, "product", chain("×", r.Of), shown, fair[0].Mul(fair[1]), r.result.Unit, digits(r.result))
}
