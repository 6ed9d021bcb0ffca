package quantity

import "math"

// unbounded is the range of which nothing is known.
func unbounded() Range { return Range{math.Inf(-1), math.Inf(1)} }

// noRange is the empty range.
func noRange() Range { return Range{math.Inf(1), math.Inf(-1)} }

// Interval is the range in base units of u that a source's "q v u" stands for.
//
// Exactly stated decimals are rounded: v ± half a step, where a step of 0 means
// the last digit written. Whole counts, places, ordinals and fractions are not
// rounded and have no width. "About" bounds nothing. Money, an index and a change
// can be below 0.
func Interval(v Value, u Unit, q Qualifier, step Value) Range {
	f := v.Float()
	at := float64(f * u.Mult)
	floor := math.Inf(-1)
	if u.Dim != Money && u.Dim != Index && u.Dim != Change {
		floor = 0
	}
	switch q {
	case About, Words:
		return unbounded()
	case Almost:
		if f >= 0 {
			floor = 0
		}
		return Range{floor, at}
	case MoreThan:
		return Range{at, math.Inf(1)}
	case AtMost, LessThan:
		if u.Dim == Place {
			floor = 1
		}
		return Range{floor, at}
	}
	if u.Dim == None || u.Dim == Date {
		return unbounded()
	}
	half := halfStep(v, u, step)
	return Range{math.Max(floor, float64((f-half)*u.Mult)), float64((f + half) * u.Mult)}
}

// halfStep is half the rounding step of v, in u.
func halfStep(v Value, u Unit, step Value) float64 {
	switch {
	case step.Coef != 0:
		return math.Abs(step.Float()) / 2
	case v.Den > 1, u.Dim == Place, u.Dim == Ordinal:
		return 0
	case u.Dim == Count && v.Scale == 0:
		return 0
	}
	return v.lastDigit() / 2
}

// Empty reports whether r holds no number. A bound that is NaN holds none.
func (r Range) Empty() bool { return !(r.Lo <= r.Hi) }

// Width is Hi − Lo: 0 for a single number and for the empty range.
func (r Range) Width() float64 {
	if r.Empty() || r.Lo == r.Hi {
		return 0
	}
	return r.Hi - r.Lo
}

// Bounded reports whether both bounds are stated.
func (r Range) Bounded() bool { return !math.IsInf(r.Lo, 0) && !math.IsInf(r.Hi, 0) }

// Intersect is what r and o have in common, maybe nothing.
func (r Range) Intersect(o Range) Range {
	if r.Empty() || o.Empty() {
		return noRange()
	}
	c := Range{math.Max(r.Lo, o.Lo), math.Min(r.Hi, o.Hi)}
	if c.Empty() {
		return noRange()
	}
	return c
}

// Overlaps reports whether r and o have a number in common.
func (r Range) Overlaps(o Range) bool { return !r.Intersect(o).Empty() }

// Add is the range of x + y for x in r and y in o.
func (r Range) Add(o Range) Range {
	if r.Empty() || o.Empty() {
		return noRange()
	}
	return Range{r.Lo + o.Lo, r.Hi + o.Hi}.settled()
}

// Sub is the range of x − y for x in r and y in o.
func (r Range) Sub(o Range) Range {
	if r.Empty() || o.Empty() {
		return noRange()
	}
	return r.Add(Range{-o.Hi, -o.Lo})
}

// settled replaces the bounds of an Add that met opposite infinities: a range
// all at one infinity says nothing when the other term is all at the other.
func (r Range) settled() Range {
	if math.IsNaN(r.Lo) {
		r.Lo = math.Inf(-1)
	}
	if math.IsNaN(r.Hi) {
		r.Hi = math.Inf(1)
	}
	return r
}

// Mul is the range of x × y for x in r and y in o.
func (r Range) Mul(o Range) Range {
	if r.Empty() || o.Empty() {
		return noRange()
	}
	p := [4]float64{times(r.Lo, o.Lo), times(r.Lo, o.Hi), times(r.Hi, o.Lo), times(r.Hi, o.Hi)}
	return Range{min(p[0], p[1], p[2], p[3]), max(p[0], p[1], p[2], p[3])}
}

// times is x × y, where a bound of 0 stays 0 against an unstated bound: the
// unstated bound stands for any number, and 0 × any number is 0.
func times(x, y float64) float64 {
	if x == 0 || y == 0 {
		return 0
	}
	return float64(x * y)
}

// Div is the range of x ÷ y for x in r and y in o without 0. It is unbounded
// when y may have either sign.
func (r Range) Div(o Range) Range {
	switch {
	case r.Empty() || o.Empty():
		return noRange()
	case o.Lo < 0 && o.Hi > 0, o.Lo == 0 && o.Hi == 0:
		return unbounded()
	case o.Lo == 0:
		return r.Mul(Range{1 / o.Hi, math.Inf(1)})
	case o.Hi == 0:
		return r.Mul(Range{math.Inf(-1), 1 / o.Lo})
	}
	q := [4]float64{over(r.Lo, o.Lo), over(r.Lo, o.Hi), over(r.Hi, o.Lo), over(r.Hi, o.Hi)}
	return Range{min(q[0], q[1], q[2], q[3]), max(q[0], q[1], q[2], q[3])}
}

// over is x ÷ y for y ≠ 0. Two unstated bounds give 0, the nearest bound of
// all quotients: the others come from the other corners.
func over(x, y float64) float64 {
	if math.IsInf(y, 0) {
		return 0
	}
	return x / y
}
