package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func growthCheck() check {
	return check{run: eachRelation(data.RelationGrowth, (*checker).growth), rules: relationRules("growth", "a figure is said to be the growth from one level to another",
		"The two levels give another growth: a level or the rate is wrong, or per cent were taken for percentage points.",
		"The levels give the growth, as far as rounding tells.",
		Example{Dossier: `claims:
  - {id: C1, label: Sales, value: 10.0, unit: USD bn, period: "2021", source: S1}
  - {id: C2, label: Sales of the next year, value: 15.0, unit: USD bn, period: "2022", source: S1}
  - {id: C3, label: Rise of sales, value: 20, unit: "% change", period: "2022", source: S1, growth: {from: C1, to: C2}}`,
			Change: "value: 20,", To: "value: 50,"})}
}

// growth sets a rate, or a change in percentage points, against the levels it is
// said to lead from and to.
func (c *checker) growth(r *related) {
	if len(r.operands) != 2 || !r.firm() {
		return
	}
	from, to := r.operands[0], r.operands[1]
	if c.bar2(r, from, to) {
		return
	}
	strict, fair := c.ranges(r)
	if r.result.Unit.Dim == quantity.Points {
		shown := r.nominal(strict[1].Sub(strict[0]), func(xs []float64) float64 { return xs[1] - xs[0] })
		c.settle(r, "growth", []Term{ofClaim("", to.ID), ofClaim("−", from.ID)}, shown, fair[1].Sub(fair[0]), r.result.Unit, r.digitsOf())
		return
	}
	ratio, ok := div(fair[1], fair[0])
	if at, _ := printed(from); !ok || at == 0 {
		return // nothing has grown from nothing by a rate
	}
	shown, ok := div(strict[1], strict[0])
	if !ok {
		shown = ratio
	}
	shown = r.nominal(shown, func(xs []float64) float64 { return xs[1] / xs[0] })
	terms := []Term{ofClaim("", to.ID), ofClaim("÷", from.ID), whole("−")}
	c.settle(r, "growth", terms, shown.Sub(point(1)), ratio.Sub(point(1)), percent(), shareDigits(r.result)+1)
}

// bar2 tells of what keeps two levels from being set against a growth: units of
// unlike kinds, or times that are not those the growth leads from and to.
func (c *checker) bar2(r *related, from, to *data.Claim) bool {
	if !from.Unit.Same(to.Unit) {
		return c.bar(from, to, r.ids(), r.outside)
	}
	if r.result.Unit.Dim == quantity.Points && from.Unit.Dim != quantity.Share {
		return c.bar(r.result, from, r.ids(), r.outside)
	}
	p, okP := c.periodOf(from)
	q, okQ := c.periodOf(to)
	g, okG := c.periodOf(r.result)
	switch {
	case okP && okQ && p.from >= q.from:
		c.tellPeriods(from, to, r.ids(), r.outside)
	case okG && okQ && q.to != g.to:
		c.tellPeriods(r.result, to, r.ids(), r.outside)
	case okG && okP && p.from != g.before():
		c.tellPeriods(r.result, from, r.ids(), r.outside)
	default:
		return false
	}
	return true
}

// before is the year that a change in the period leads from: its first, or the
// year before a period of one.
func (p period) before() int {
	if p.from < p.to {
		return p.from
	}
	return p.from - 1
}
