package audit

import (
	"math"

	"dyad/data"
	"dyad/data/quantity"
)

// slack is what two bounds may differ by, relatively, and still be equal: it
// absorbs the rounding of float64, not that of sources.
const slack = 1e-9

// printed is a claim's number in base units, as the source prints it. It
// reports false when the claim has none, or one below 0, which no rule here
// can weigh.
func printed(c *data.Claim) (float64, bool) {
	if c == nil || !c.HasValue || c.Qualifier == quantity.Words {
		return 0, false
	}
	if d := c.Unit.Dim; d == quantity.None || d == quantity.Date {
		return 0, false
	}
	x := float64(c.Value.Float() * c.Unit.Mult)
	return x, x >= 0 && !math.IsInf(x, 1)
}

// interval is what a claim's value can be. It reports false for a claim
// without a number and for "about", which bounds nothing.
func interval(c *data.Claim) (quantity.Range, bool) {
	if _, ok := printed(c); !ok || c.Qualifier == quantity.About {
		return quantity.Range{}, false
	}
	return quantity.Interval(c.Value, c.Unit, c.Qualifier, c.Step), true
}

func point(x float64) quantity.Range { return quantity.Range{Lo: x, Hi: x} }

// div divides by an interval of positive numbers; it reports false when the
// divisor may be nothing but 0.
func div(a, b quantity.Range) (quantity.Range, bool) {
	if b.Hi <= 0 {
		return quantity.Range{}, false
	}
	return a.Div(quantity.Range{Lo: max(0, b.Lo), Hi: b.Hi}), true
}

// meet is what two intervals share; it reports false when that is nothing.
func meet(a, b quantity.Range) (quantity.Range, bool) {
	lo, hi := max(a.Lo, b.Lo), min(a.Hi, b.Hi)
	if lo > hi && lo-hi > slack*max(math.Abs(lo), math.Abs(hi)) {
		return quantity.Range{}, false
	}
	return quantity.Range{Lo: min(lo, hi), Hi: max(lo, hi)}, true
}

func overlap(a, b quantity.Range) bool {
	_, ok := meet(a, b)
	return ok
}

// hull is the least interval that holds both.
func hull(a, b quantity.Range) quantity.Range {
	return quantity.Range{Lo: min(a.Lo, b.Lo), Hi: max(a.Hi, b.Hi)}
}

// apart is the distance of a printed value from an interval that does not
// hold it, to the near bound and to the far one.
func apart(x float64, r quantity.Range) quantity.Range {
	if x < r.Lo {
		return r.Sub(point(x))
	}
	return point(x).Sub(r)
}

// notBelowZero cuts the part of an interval below 0 off, where a quantity cannot be.
func notBelowZero(r quantity.Range) quantity.Range {
	return quantity.Range{Lo: max(0, r.Lo), Hi: max(0, r.Hi)}
}
