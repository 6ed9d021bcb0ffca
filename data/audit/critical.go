package audit

import (
	"cmp"
	"dyad/data"
	"dyad/data/quantity"
	"slices"
)

const (
	half       = 0.5 // the share at which a majority begins
	mostOthers = 3   // how many things a sentence compares one with: the highest
)

func criticalCheck() check {
	called := Example{Dossier: `claims:
  - {id: C1, label: Sugar, value: 70, unit: "%", source: S1}
  - {id: C2, label: Milk, value: 33, unit: "%", source: S1}
facts:
  - {id: F1, text: Sugar and milk are called critical., source: S1, critical: [C1, C2]}`,
		Change: "critical: [C1, C2]", To: "critical: [C2]"}
	return check{run: critical, rules: []RuleInfo{
		{Name: "critical-low", Severity: Wording, Since: "1.0",
			Title:   "a subject called critical has a share under half and under others called so",
			Meaning: "One word stands for shares that are far apart. Quote the figures.",
			Example: called,
			Args:    []string{"label", "others", "share"}},
		{Name: "critical-under-half", Severity: Wording, Since: "1.0",
			Title:   "a subject called critical has a share under half, and none called so has a higher one",
			Meaning: "The word is stronger than the figure. Quote the figure.",
			Example: called.turned(),
			Args:    []string{"label", "share"}},
	}}
}

// critical compares, among the claims one fact calls critical, the values as
// printed: "almost three fourths" is meant to be well above one third.
func critical(c *checker) {
	for _, f := range c.d.Facts {
		var all []*data.Claim
		for _, id := range c.ordered(f.Critical) {
			if cl := c.claim(id); cl.Unit.Dim == quantity.Share {
				all = append(all, cl)
			}
		}
		high := slices.Clone(all)
		slices.SortStableFunc(high, func(a, b *data.Claim) int { return cmp.Compare(atLeast(b), atLeast(a)) })
		for _, low := range all {
			if underHalf(low) {
				c.criticalLow(low, high[:min(mostOthers, len(high))])
			}
		}
	}
}

// atLeast is a claim's printed number, and below all when it has none.
func atLeast(cl *data.Claim) float64 {
	x, ok := printed(cl)
	if !ok {
		return -1
	}
	return x
}

func (c *checker) criticalLow(low *data.Claim, highest []*data.Claim) {
	at, _ := printed(low)
	var higher []string
	for _, cl := range highest {
		if x, ok := printed(cl); ok && x > at+slack {
			higher = append(higher, cl.ID)
		}
	}
	steps := []Step{belowHalf(low)}
	args := []Arg{argClaim("share", low.ID), argLabel("label", low.ID)}
	if len(higher) == 0 {
		c.report("critical-under-half", []string{low.ID}, steps, args...)
		return
	}
	higher = c.ordered(higher)
	for _, id := range higher {
		steps = append(steps, compared(c.claim(id), low))
	}
	c.report("critical-low", append(higher[:len(higher):len(higher)], low.ID), steps, append(args, argFigures("others", higher))...)
}

func underHalf(cl *data.Claim) bool {
	r, ok := interval(cl)
	return ok && cl.Unit.Dim == quantity.Share && r.Hi < half-slack
}

// belowHalf is how far a share is below half.
func belowHalf(cl *data.Claim) Step {
	fifty := Term{Const: quantity.Value{Coef: 50}, Unit: percent()}
	return Step{Terms: []Term{fifty, ofClaim("against", cl.ID)},
		Result: away(half, cl), Unit: points(), Digits: shareDigits(cl)}
}
