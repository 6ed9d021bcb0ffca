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
// reports false when the claim has none.
func printed(c *data.Claim) (float64, bool) {
	if c == nil || !c.HasValue || c.Qualifier == quantity.Words {
		return 0, false
	}
	if d := c.Unit.Dim; d == quantity.None || d == quantity.Date {
		return 0, false
	}
	x := float64(c.Value.Float() * c.Unit.Mult)
	return x, !math.IsInf(x, 0)
}

// interval is what a claim's value can be, by its rounding and hedge alone: what
// arithmetic prints. It reports false for a claim without a number and for
// "about", which bounds nothing.
func interval(c *data.Claim) (quantity.Range, bool) {
	if _, ok := printed(c); !ok || c.Qualifier == quantity.About {
		return quantity.Range{}, false
	}
	return c.Interval(), true
}

// lenient is what a claim may stand for when it is compared with another, words
// and "about" allowed for. It reports false for a claim without a number.
func (c *checker) lenient(cl *data.Claim) (quantity.Range, bool) {
	at, ok := printed(cl)
	if !ok {
		return quantity.Range{}, false
	}
	r := cl.Lenient()
	if c.worded(cl) {
		r = hull(r, quantity.Range{Lo: max(0, at-wordsPoints), Hi: at + wordsPoints})
	}
	return r, true
}

// operand is what a claim may stand for when another is computed from it.
func (c *checker) operand(cl *data.Claim) (quantity.Range, bool) {
	at, ok := printed(cl)
	if !ok {
		return quantity.Range{}, false
	}
	r := cl.Operand()
	if c.worded(cl) {
		r = hull(r, quantity.Range{Lo: max(0, at-wordsPoints), Hi: at + wordsPoints})
	}
	return r, true
}

// firm tells whether a claim has a number that is not merely "about".
func firm(c *data.Claim) bool {
	_, ok := printed(c)
	return ok && c.Qualifier != quantity.About
}

func point(x float64) quantity.Range { return quantity.Range{Lo: x, Hi: x} }

// div divides by an interval of positive numbers; it reports false when the
// divisor may be nothing but 0, or may be below it.
func div(a, b quantity.Range) (quantity.Range, bool) {
	if b.Hi <= 0 {
		return quantity.Range{}, false
	}
	return a.Div(quantity.Range{Lo: max(0, b.Lo), Hi: b.Hi}), true
}

// boundless tells whether an interval has neither bound: it says nothing.
func boundless(r quantity.Range) bool { return math.IsInf(r.Lo, 0) && math.IsInf(r.Hi, 0) }

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

// above tells whether all of a is larger than all of b.
func above(a, b quantity.Range) bool { return a.Lo > b.Hi && !overlap(a, b) }

// hull is the least interval that holds both.
func hull(a, b quantity.Range) quantity.Range {
	return quantity.Range{Lo: min(a.Lo, b.Lo), Hi: max(a.Hi, b.Hi)}
}

// apart is the distance of two intervals that do not meet, from the near ends to
// the far ones.
func apart(a, b quantity.Range) quantity.Range {
	if a.Hi < b.Lo {
		return b.Sub(a)
	}
	return a.Sub(b)
}

// sizeOf is how far two intervals are apart, as a part of the larger: 0 where
// they meet, 1 where one has no bound to measure by.
func sizeOf(a, b quantity.Range) float64 {
	if overlap(a, b) {
		return 0
	}
	lo, hi := a, b
	if a.Lo > b.Hi {
		lo, hi = b, a
	}
	return min(1, (hi.Lo-lo.Hi)/max(math.Abs(lo.Hi), math.Abs(hi.Lo)))
}

// notBelowZero cuts the part of an interval below 0 off, where a quantity cannot be.
func notBelowZero(r quantity.Range) quantity.Range {
	return quantity.Range{Lo: max(0, r.Lo), Hi: max(0, r.Hi)}
}

// worded reports whether a share is printed as a fraction in words: "two thirds".
func (c *checker) worded(cl *data.Claim) bool {
	if cl.AsPrinted.IsZero() || cl.Unit.Dim != quantity.Share || cl.Qualifier != quantity.Exact {
		return false
	}
	_, ok := fractionOf(c.own(cl.AsPrinted))
	return ok
}
