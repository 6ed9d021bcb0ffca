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
// rounded and have no width. "About" bounds nothing. A value below 0 says that
// what it counts can be; else only sums of money, indices, changes and rates of
// money can.
func Interval(v Value, u Unit, q Qualifier, step Value) Range {
	at, floor := float64(v.Float()*u.Mult), lowest(v, u)
	switch q {
	case About, Words:
		return unbounded()
	case Almost:
		if v.Float() >= 0 {
			floor = 0
		}
		return Range{floor, at}
	case MoreThan, AtLeast:
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
	return v.around(u, half, half)
}

// lowest is the least that a value in u can be.
func lowest(v Value, u Unit) float64 {
	if u.Dim == Money || u.Dim == Index || u.Dim == Change || u.Dim == Points || u.Dim == Rate && u.Currency != "" || v.Coef < 0 {
		return math.Inf(-1)
	}
	return 0
}

// around is the range from so much below v to so much above it, in u.
func (v Value) around(u Unit, below, above float64) Range {
	f := v.Float()
	return Range{math.Max(lowest(v, u), float64((f-below)*u.Mult)), float64((f + above) * u.Mult)}
}

// What a fair reader grants a figure beyond its rounding, when it is set against
// another: neither half of one nor double.
const (
	aboutPart   = 0.35 // of the value, to either side of "about"
	almostPart  = 0.35 // of the value, below "almost"
	wordsPoints = 0.04 // of a share that words give as a fraction: "two thirds"
	zerosPart   = 0.04 // of an operand that ends in zeros
	zerosFrom   = 1000 // whole numbers whose zeros may be rounding
)

// Lenient is the range that "q v u" can stand for when it is compared: a figure
// may be cut off instead of rounded, a whole number from 1,000 may be rounded to
// the last digit that is no zero, "about" and "almost" are near, and a fraction
// is a word.
func Lenient(v Value, u Unit, q Qualifier, step Value) Range {
	return fair(v, u, q, step, 2, math.Inf(1))
}

// Operand is [Lenient] for a figure that others are computed from: zeros at the
// end of a whole number widen it by little.
func Operand(v Value, u Unit, q Qualifier, step Value) Range {
	return fair(v, u, q, step, 1, zerosPart*math.Abs(v.Float()))
}

// fair is Lenient with so many half steps above a value, and at most so much of
// its zeros.
func fair(v Value, u Unit, q Qualifier, step Value, above, zeros float64) Range {
	f := math.Abs(v.Float())
	switch {
	case u.Dim == None, u.Dim == Date, q == Words:
		return unbounded()
	case q == About:
		return v.around(u, aboutPart*f, aboutPart*f)
	case q == Almost && v.Coef >= 0:
		return v.around(u, almostPart*f, 0)
	case q == Almost:
		return v.around(u, 0, almostPart*f)
	case u.Dim == Place, u.Dim == Ordinal:
		return Interval(v, u, q, step)
	case q == MoreThan, q == AtLeast:
		return Range{float64((v.Float() - boundSlack(v, u)) * u.Mult), math.Inf(1)}
	case q == AtMost, q == LessThan:
		return Range{lowest(v, u), float64((v.Float() + boundSlack(v, u)) * u.Mult)}
	case v.Den > 1 && u.Dim == Share:
		return v.around(u, wordsPoints/u.Mult, wordsPoints/u.Mult)
	}
	half := halfStep(v, u, step)
	below := math.Max(half, math.Min(v.zeros()/2, zeros))
	above = math.Max(below, above*half)
	switch {
	case v.Coef < 0:
		below, above = above, below
	case v.Coef == 0: // cut off, it may have been on either side of 0
		below = above
	}
	return v.around(u, below, above)
}

// boundSlack is what a bound may be off, in u: nothing, or what words may be.
func boundSlack(v Value, u Unit) float64 {
	if v.Den > 1 && u.Dim == Share {
		return wordsPoints / 2 / u.Mult
	}
	return 0
}

// zeros is the size of the last digit that is no zero of a whole number from
// 1,000: 100 for 7500. It is 0 for other numbers.
func (v Value) zeros() float64 {
	if v.Scale > 0 || v.Den > 1 || math.Abs(v.Float()) < zerosFrom {
		return 0
	}
	size := 1.0
	for n := v.Coef; n%10 == 0; n /= 10 {
		size *= 10
	}
	if size == 1 {
		return 0
	}
	return size
}

// halfStep is half the rounding step of v, in u.
func halfStep(v Value, u Unit, step Value) float64 {
	switch {
	case step.Coef != 0:
		return math.Abs(step.Float()) / 2
	case v.Den > 1, u.Dim == Place, u.Dim == Ordinal:
		return 0
	case u.Dim == Count && v.Scale == 0 && u.Mult == 1:
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
