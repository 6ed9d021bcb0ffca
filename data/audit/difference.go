package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func differenceCheck() check {
	return check{run: withTest(data.RelationDifference, data.TestDifference, (*checker).difference), rules: relationRules("difference", "a figure is said to be one less another",
		"The difference is not that of the two: one of the three is wrong, has the other sign, or is of another time.",
		"The difference is that of the two, as far as rounding tells.",
		Example{Dossier: `claims:
  - {id: C1, label: Exports, value: 3.0, unit: USD bn, source: S1}
  - {id: C2, label: Imports, value: 5.0, unit: USD bn, source: S1}
  - {id: C3, label: Balance, value: 2.0, unit: USD bn, source: S1, difference: {of: C1, less: C2}}`,
			Change: "value: 2.0", To: "value: -2.0"})}
}

// difference takes the second from the first.
func (c *checker) difference(r *related) {
	if len(r.operands) != 2 || !c.inPoints(r) && !c.like(r) || !r.firm() {
		return
	}
	strict, fair := c.ranges(r)
	shown := r.nominal(strict[0].Sub(strict[1]), func(xs []float64) float64 { return xs[0] - xs[1] })
	c.settle(r, "difference", chain("−", r.Of), shown, fair[0].Sub(fair[1]), r.result.Unit, r.digitsOf())
}

// inPoints reports whether the result is the difference of two shares of one time in
// percentage points.
func (c *checker) inPoints(r *related) bool {
	a, b := r.operands[0], r.operands[1]
	return r.result.Unit.Dim == quantity.Points && a.Unit.Dim == quantity.Share && b.Unit.Dim == quantity.Share &&
		c.sameTime(r.result, a) && c.sameTime(r.result, b)
}
