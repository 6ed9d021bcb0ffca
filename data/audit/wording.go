package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

// half is the share at which a majority begins.
const half = 0.5

func majorityRules() check {
	return check{run: majority, rules: []RuleInfo{
		{Name: "majority-word", Severity: Wording,
			Checks: "a word that means more than half hangs on a share under half",
			Args:   []string{"label", "share", "word"}},
	}}
}

func criticalRules() check {
	return check{run: critical, rules: []RuleInfo{
		{Name: "critical-low", Severity: Wording,
			Checks: "a subject called critical has a share under half and under others called so",
			Args:   []string{"label", "others", "share"}},
		{Name: "critical-under-half", Severity: Wording,
			Checks: "a subject called critical has a share under half, and none called so has a higher one",
			Args:   []string{"label", "share"}},
	}}
}

func nameRules() check {
	return check{run: names, rules: []RuleInfo{
		{Name: "name-differs", Severity: Wording,
			Checks: "a proper name reads otherwise in the title of its source",
			Args:   []string{"name", "source", "sourcename"}},
	}}
}

func majority(c *checker) {
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if !cl.Majority || cl.Called.IsZero() || !underHalf(cl) {
			continue
		}
		c.report("majority-word", []string{cl.ID}, []Step{belowHalf(cl)},
			argClaim("share", cl.ID), argLabel("label", cl.ID), c.argText("word", cl.Called))
	}
}

func underHalf(cl *data.Claim) bool {
	r, ok := interval(cl)
	return ok && cl.Unit.Dim == quantity.Share && r.Hi < half-slack
}

// belowHalf is how far a share is below half.
func belowHalf(cl *data.Claim) Step {
	fifty := Term{Const: quantity.Value{Coef: 50}, Unit: percent()}
	return Step{Terms: []Term{fifty, ofClaim("against", cl.ID)},
		Result: away(half, cl), Unit: points(), Digits: shareDigits(cl), Label: cl.ID}
}

// critical compares, among the claims one fact calls critical, the values as
// printed: "almost three fourths" is meant to be well above one third.
func critical(c *checker) {
	for _, f := range c.d.Facts {
		for _, id := range c.ordered(f.Critical) {
			low := c.claim[id]
			if low == nil || !underHalf(low) {
				continue
			}
			at, _ := printed(low)
			steps := []Step{belowHalf(low)}
			ids, higher := []string{id}, []string(nil)
			for _, other := range c.ordered(f.Critical) {
				cl := c.claim[other]
				x, ok := printed(cl)
				if !ok || cl.Unit.Dim != quantity.Share || x <= at+slack {
					continue
				}
				higher = append(higher, other)
				steps = append(steps, Step{Terms: []Term{ofClaim("", other), ofClaim("against", id)},
					Result: point(x - at), Unit: points(), Digits: max(shareDigits(cl), shareDigits(low)), Label: other})
			}
			args := []Arg{argClaim("share", id), argLabel("label", id)}
			if len(higher) == 0 {
				c.report("critical-under-half", ids, steps, args...)
				continue
			}
			c.report("critical-low", append(ids, higher...), steps, append(args, argFigures("others", higher))...)
		}
	}
}

func names(c *checker) {
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		name, other := c.own(cl.Title), c.own(cl.SourceTitle)
		if name == "" || other == "" || name == other || c.d.Source(cl.Source) == nil {
			continue
		}
		c.report("name-differs", []string{cl.ID}, nil, c.argText("name", cl.Title),
			c.argText("sourcename", cl.SourceTitle), argSource("source", cl.Source))
	}
}
