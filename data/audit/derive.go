package audit

import (
	"math"

	"dyad/data/quantity"
)

func impliedRules() check {
	return check{run: impliedSides, rules: []RuleInfo{
		{Name: "implied-whole", Severity: Untestable,
			Checks: "a share and its part are stated, the whole is not",
			Args:   []string{"part", "share", "whole"}},
		{Name: "implied-part", Severity: Derived,
			Checks: "a share and its whole are stated, the part is not",
			Args:   []string{"part", "share", "whole"}},
	}}
}

// impliedSides derives the part or the whole that a ratio leaves out.
func impliedSides(c *checker) {
	for _, r := range c.ratio {
		if r.share.Unit.Dim != quantity.Share {
			continue
		}
		switch {
		case r.part != nil && r.whole == nil:
			c.impliedWhole(r)
		case r.whole != nil && r.part == nil:
			c.impliedPart(r)
		}
	}
}

func (c *checker) impliedWhole(r ratio) {
	share, okS := interval(r.share)
	part, okP := interval(r.part)
	if !okS || !okP {
		return
	}
	total, ok := div(part, share)
	s, _ := printed(r.share)
	p, _ := printed(r.part)
	if !ok || s == 0 {
		return
	}
	if total.Lo <= 0 && p > 0 {
		total.Lo = math.Inf(-1) // the share has no upper bound, so the whole no lower one
	}
	total, ok = bound(total, p/s)
	if !ok {
		return
	}
	dig := digits(r.part)
	terms := []Term{ofClaim("", r.part.ID), ofClaim("÷", r.share.ID)}
	c.report("implied-whole", []string{r.share.ID, r.part.ID},
		[]Step{{Terms: terms, Result: total, Unit: r.part.Unit, Digits: dig}},
		argClaim("share", r.share.ID), argClaim("part", r.part.ID),
		argRange("whole", total, r.part.Unit, dig))
}

func (c *checker) impliedPart(r ratio) {
	share, okS := interval(r.share)
	all, okW := interval(r.whole)
	if !okS || !okW {
		return
	}
	s, _ := printed(r.share)
	w, _ := printed(r.whole)
	part := share.Mul(all)
	if part.Lo <= 0 && s > 0 && w > 0 {
		part.Lo = math.Inf(-1) // no lower bound is stated
	}
	part, ok := bound(part, float64(s*w))
	if !ok {
		return
	}
	dig := digits(r.whole) + 1
	terms := []Term{ofClaim("", r.share.ID), ofClaim("×", r.whole.ID)}
	c.report("implied-part", []string{r.share.ID, r.whole.ID},
		[]Step{{Terms: terms, Result: part, Unit: r.whole.Unit, Digits: dig}},
		argClaim("share", r.share.ID), argClaim("whole", r.whole.ID),
		argRange("part", part, r.whole.Unit, dig))
}

// bound puts the one bound of an open interval at the values as printed: what
// hedges a value in words is coarser than its rounding. It reports false for
// an interval without bounds.
func bound(r quantity.Range, at float64) (quantity.Range, bool) {
	lo, hi := math.IsInf(r.Lo, 0), math.IsInf(r.Hi, 0)
	switch {
	case lo && hi:
		return r, false
	case lo:
		r.Hi = at
	case hi:
		r.Lo = at
	}
	return r, true
}
