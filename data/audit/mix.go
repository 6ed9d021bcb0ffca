package audit

import (
	"math"

	"dyad/data"
	"dyad/data/quantity"
)

func mixTotalRules() check {
	return check{run: mixTotal, rules: []RuleInfo{
		{Name: "mix-total", Severity: Conflict,
			Checks: "the totals that shares and values of both flows imply do not add to the stated turnover",
			Args:   []string{"gap", "implied", "relative", "stated"}},
		{Name: "mix-total-agrees", Severity: Agrees,
			Checks: "the totals that shares and values of both flows imply add to the stated turnover",
			Args:   []string{"implied", "stated"}},
	}}
}

func mixFlowRules() check {
	return check{run: mixFlows, rules: []RuleInfo{
		{Name: "mix-inconsistent", Severity: Conflict,
			Checks: "the items of one flow imply totals that have no value in common",
			Args:   []string{"from", "highest", "lowest", "n", "to"}},
		{Name: "mix-consistent", Severity: Agrees,
			Checks: "the items of one flow imply totals that have values in common",
			Args:   []string{"from", "n", "to", "total"}},
	}}
}

func mixRestRules() check {
	return check{run: mixRests, rules: []RuleInfo{
		{Name: "mix-over", Severity: Conflict,
			Checks: "the shares of one flow add to more than the whole, rounding allowed for",
			Args:   []string{"from", "n", "sum", "to"}},
		{Name: "mix-remainder", Severity: Gap,
			Checks: "the shares of one flow add to less than the whole; its total is implied by values",
			Args:   []string{"from", "n", "rest", "sum", "to", "worth"}},
		{Name: "mix-remainder-share", Severity: Gap,
			Checks: "the shares of one flow add to less than the whole; no values imply its total",
			Args:   []string{"from", "n", "rest", "sum", "to"}},
	}}
}

func mixTotal(c *checker) {
	for _, m := range c.mixes() {
		stated := c.claim(m.Turnover)
		have, ok := interval(stated)
		if !ok {
			continue
		}
		total, parts, ok := c.implied(m)
		if !ok || !sameDim(stated, parts[0].items[1]) {
			continue
		}
		u, dig := stated.Unit, digits(stated)
		ids, steps := []string{stated.ID}, []Step(nil)
		for _, p := range parts {
			ids, steps = append(ids, p.claims()...), append(steps, p.steps...)
		}
		steps = append(steps, sumStep(parts, total, u))
		args := []Arg{argClaim("stated", stated.ID), argRange("implied", total, u, dig)}
		if overlap(have, total) {
			c.report("mix-total-agrees", ids, steps, args...)
			continue
		}
		at, _ := printed(stated)
		gap := apart(at, total)
		terms := []Term{ofClaim("", stated.ID), ofRange("against", total, u, dig)}
		steps = append(steps, Step{Terms: terms, Result: gap, Unit: u, Digits: dig})
		rel, ok := div(gap, point(at))
		if !ok {
			continue // a turnover of nothing has no relative gap
		}
		terms = []Term{ofRange("", gap, u, dig), ofClaim("÷", stated.ID)}
		steps = append(steps, Step{Terms: terms, Result: rel, Unit: percent()})
		args = append(args, argRange("gap", gap, u, dig), argRange("relative", rel, percent(), 0))
		c.report("mix-total", ids, steps, args...)
	}
}

func mixFlows(c *checker) {
	for _, m := range c.mixes() {
		for _, df := range m.Flows {
			f := c.readFlow(df)
			if len(f.totals) < 2 {
				continue
			}
			args := []Arg{argState("from", f.From), argState("to", f.To), argNumber("n", len(f.totals))}
			if f.agree && c.isComputed(df) {
				continue // shares and values are of one sum
			}
			if f.agree {
				args = append(args, argRange("total", f.common, f.unit, f.digits-1))
				c.report("mix-consistent", f.claims(), f.steps, args...)
				continue
			}
			low, high := f.extremes()
			args = append(args, argRange("lowest", low, f.unit, f.digits-1), argRange("highest", high, f.unit, f.digits-1))
			c.report("mix-inconsistent", f.claims(), f.steps, args...)
		}
	}
}

func mixRests(c *checker) {
	for _, m := range c.mixes() {
		for _, f := range m.Flows {
			c.mixRest(f)
		}
	}
}

// A shareSum is what the shares of one flow add to.
type shareSum struct {
	ids    []string
	sum    quantity.Range // rounding and hedges allowed for
	shown  quantity.Range // from the values as printed, where none is hedged
	digits int
}

// addShares reports false when a share is missing or bounds nothing: then the
// rest is unknown.
func (c *checker) addShares(f data.Flow) (shareSum, bool) {
	var s shareSum
	nominal, exact := 0.0, true
	for _, it := range f.Items {
		share := c.claim(it.Share)
		r, ok := interval(share)
		if !ok || share.Unit.Dim != quantity.Share {
			return s, false
		}
		at, _ := printed(share)
		s.ids, s.sum, nominal = append(s.ids, share.ID), s.sum.Add(r), nominal+at
		exact = exact && share.Qualifier == quantity.Exact
		s.digits = max(s.digits, shareDigits(share))
	}
	s.shown = s.sum
	if exact {
		s.shown = point(nominal)
	}
	return s, len(s.ids) > 0
}

// whole reports whether the shares add to 1, as far as their rounding tells.
func (s *shareSum) whole() bool { return overlap(s.sum, point(1)) && !math.IsInf(s.sum.Hi, 1) }

// mixRest makes a finding unless the shares add to the whole, as far as their
// rounding tells.
func (c *checker) mixRest(df data.Flow) {
	s, ok := c.addShares(df)
	if !ok || s.whole() {
		return
	}
	add := Step{Terms: chain("+", s.ids), Result: s.shown, Unit: percent(), Digits: s.digits}
	steps, sum := []Step{add}, ofResult("−", add)
	if len(s.ids) == 1 { // nothing to add
		steps, sum = nil, ofClaim("−", s.ids[0])
	}
	args := []Arg{argState("from", df.From), argState("to", df.To), argNumber("n", len(s.ids)),
		argRange("sum", s.shown, percent(), s.digits)}
	if s.sum.Lo > 1 {
		c.report("mix-over", s.ids, steps, args...)
		return
	}
	rest := Step{Terms: []Term{whole(""), sum}, Result: notBelowZero(point(1).Sub(s.shown)), Unit: percent(), Digits: s.digits}
	steps = append(steps, rest)
	args = append(args, argRange("rest", rest.Result, percent(), s.digits))
	f := c.readFlow(df)
	if len(f.totals) == 0 || !f.agree {
		c.report("mix-remainder-share", s.ids, steps, args...)
		return
	}
	if len(f.totals) == 1 { // of more, mix-consistent has the arithmetic
		steps = append(steps, f.steps...)
	}
	worth := rest.Result.Mul(f.common)
	steps = append(steps, Step{
		Terms:  []Term{ofResult("", rest), ofRange("×", f.common, f.unit, f.digits)},
		Result: worth, Unit: f.unit, Digits: f.digits - 1})
	c.report("mix-remainder", append(s.ids, f.claims()...), steps,
		append(args, argRange("worth", worth, f.unit, f.digits-1))...)
}

// isComputed tells whether all shares of a flow were computed.
func (c *checker) isComputed(f data.Flow) bool {
	for _, it := range f.Items {
		if cl := c.claim(it.Share); cl == nil || cl.Measure == "" {
			return false
		}
	}
	return len(f.Items) > 0
}
