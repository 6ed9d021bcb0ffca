package audit

import (
	"dyad/data"
	"dyad/data/quantity"
	"math"
)

// percent is the unit in which derived shares are printed.
func percent() quantity.Unit {
	return quantity.Unit{Dim: quantity.Share, Mult: 0.01, Text: "%"}
}

// points is the unit of a difference between two shares or two rates of growth: not
// itself a share, but a number of hundredths.
func points() quantity.Unit {
	return quantity.Unit{Dim: quantity.Count, Mult: 0.01, Text: "percentage points"}
}

func ofClaim(op, id string) Term { return Term{Op: op, Claim: id} }

func ofRange(op string, r quantity.Range, u quantity.Unit, digits int) Term {
	return Term{Op: op, Range: &r, Unit: u, Digits: digits}
}

// ofResult is the result of an earlier step.
func ofResult(op string, s Step) Term { return ofRange(op, s.Result, s.Unit, s.Digits) }

// whole is the constant 100 %.
func whole(op string) Term {
	return Term{Op: op, Const: quantity.Value{Coef: 100}, Unit: percent()}
}

// chain joins claims with one operator.
func chain(op string, ids []string) []Term {
	ts := make([]Term, len(ids))
	for i, id := range ids {
		ts[i] = ofClaim(op, id)
	}
	if len(ts) > 0 {
		ts[0].Op = ""
	}
	return ts
}

// difference is the unit in which the distance of two values in u is printed: of
// growth by 20 % and by 50 %, 30 percentage points.
func difference(u quantity.Unit) quantity.Unit {
	if u.Dim == quantity.Share || u.Dim == quantity.Change {
		return points()
	}
	return u
}

func argClaim(name, id string) Arg { return Arg{Name: name, Kind: ArgClaim, Claim: id} }
func argLabel(name, id string) Arg { return Arg{Name: name, Kind: ArgLabel, Claim: id} }
func argState(name, code string) Arg {
	return Arg{Name: name, Kind: ArgState, State: code}
}

func argFigures(name string, ids []string) Arg {
	return Arg{Name: name, Kind: ArgFigures, Claims: ids}
}

func argSource(name, id string) Arg { return Arg{Name: name, Kind: ArgSource, Source: id} }
func argSources(name string, ids []string) Arg {
	return Arg{Name: name, Kind: ArgSources, Sources: ids}
}

func argDate(name, iso string) Arg { return Arg{Name: name, Kind: ArgDate, Text: iso} }

func argNumber(name string, n int) Arg {
	return Arg{Name: name, Kind: ArgNumber, Value: quantity.Value{Coef: int64(n)}}
}

func argRange(name string, r quantity.Range, u quantity.Unit, digits int) Arg {
	return Arg{Name: name, Kind: ArgRange, Range: r, Unit: u, Digits: digits}
}

func (c *checker) argText(name string, t data.Text) Arg {
	return Arg{Name: name, Kind: ArgText, Text: c.own(t), Words: t}
}

// own is a text in the dossier's own language.
func (c *checker) own(t data.Text) string { return t.In(c.d.Lang, c.d.Lang) }

// digits is the decimals a claim's value is rounded to.
func digits(c *data.Claim) int {
	if c.Step.Coef != 0 {
		return int(c.Step.Scale)
	}
	return int(c.Value.Scale)
}

// shareDigits is digits for a share printed as a percentage.
func shareDigits(c *data.Claim) int {
	if c.Value.Den > 1 {
		return 1
	}
	if c.Unit.Mult == 1 {
		return max(0, digits(c)-2)
	}
	return digits(c)
}

// commonDigits is the decimals a difference of two claims needs in the unit
// of the first.
func commonDigits(a, b *data.Claim) int {
	switch {
	case a.Unit.Dim == quantity.Share:
		return max(shareDigits(a), shareDigits(b))
	case a.Unit.Mult == b.Unit.Mult:
		return max(digits(a), digits(b))
	}
	return digits(a)
}

// compared sets two claims against each other: their distance as printed, or
// the least it can be where one of them is only a bound.
func compared(a, b *data.Claim) Step {
	x, _ := printed(a)
	gap := away(x, b)
	ra, okA := interval(a)
	rb, okB := interval(b)
	if hedged := a.Qualifier != quantity.Exact || b.Qualifier != quantity.Exact; hedged && okA && okB && !overlap(ra, rb) {
		gap.Hi = math.Inf(1)
	}
	return Step{Terms: []Term{ofClaim("", a.ID), ofClaim("against", b.ID)},
		Result: gap, Unit: difference(a.Unit), Digits: commonDigits(a, b)}
}

// relative is a gap as a share of a claim's value; for a share there is none,
// since a share of a share misleads.
func relative(gap Step, of *data.Claim) (Step, bool) {
	at, _ := printed(of)
	rel, ok := div(gap.Result, point(at))
	return Step{Terms: []Term{ofResult("", gap), ofClaim("÷", of.ID)},
		Result: rel, Unit: percent()}, ok && of.Unit.Dim != quantity.Share
}

// away is the distance of x from a claim's printed value.
func away(x float64, cl *data.Claim) quantity.Range {
	at, _ := printed(cl)
	return point(math.Abs(x - at))
}
