package audit

import (
	"dyad/data/quantity"
	"math"
	"slices"
)

func impliedCheck() check {
	return check{run: impliedSides, rules: []RuleInfo{
		{Name: "implied-whole", Severity: Untestable, Since: "1.0",
			Title:   "a share and its part are stated, the whole is not",
			Meaning: "What the whole would be is computed. It holds only if share and part are of one time.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}
  - {id: C2, label: Share of foreign trade, value: 20, unit: "%", source: S1, ratio: {part: C1}}`,
				Change: ", ratio: {part: C1}", To: ""},
			Args: []string{"part", "share", "whole"}},
		{Name: "implied-part", Severity: Derived, Since: "1.0",
			Title:   "a share and its whole are stated, the part is not",
			Meaning: "What the part would be is computed. It holds only if share and whole are of one time.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}
  - {id: C2, label: Share of the border provinces, value: 70, unit: "%", source: S1, ratio: {whole: C1}}`,
				Change: ", ratio: {whole: C1}", To: ""},
			Args: []string{"part", "share", "whole"}},
	}}
}

// impliedSides derives the part or the whole that a ratio leaves out.
func impliedSides(c *checker) {
	for _, r := range c.ratio {
		if r.share.Unit.Dim != quantity.Share || (r.part == nil) == (r.whole == nil) || c.barred(r) || c.shownWith(r) {
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

// shownWith tells whether the side that a ratio leaves out stands beside the share
// in a mix.
func (c *checker) shownWith(r ratio) bool {
	return r.part == nil && slices.ContainsFunc(c.ratio, func(o ratio) bool { return o.share == r.share && o.part != nil })
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
