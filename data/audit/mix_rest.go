package audit

import (
	"dyad/data"
	"dyad/data/quantity"
	"math"
	"strings"
)

func mixRestCheck() check {
	dossier := `claims:
  - {id: C1, label: Share of tea, value: 25, unit: "%", source: S1}
  - {id: C2, label: Tea, value: 0.30, unit: USD bn, source: S1}
  - {id: C3, label: Share of oil, value: 60, unit: "%", source: S1}
exhibits:
  - id: m
    kind: mix
    title: What is sold
    flows:
      - {from: KEN, to: UGA, items: [{share: C1, value: C2}, {share: C3}]}`
	return check{run: mixRests, rules: []RuleInfo{
		{Name: "mix-over", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "the shares of one flow add to more than the whole, rounding allowed for",
			Meaning: "One share at least is too high, or the shares are not of one flow. A file with such a mix is refused when it is read.",
			Example: Example{Dossier: dossier, Change: "value: 60", To: "value: 90", Refused: true}.turned(),
			Args:    []string{"from", "n", "sum", "to"}},
		{Name: "mix-remainder", Severity: Gap, Since: "1.0",
			Title:   "the shares of one flow add to less than the whole; its total is implied by values",
			Meaning: "Part of the flow is not itemised. What it is worth follows from the total that the items imply; what it is made of is not known.",
			Example: Example{Dossier: dossier, Change: "value: 60", To: "value: 75"},
			Args:    []string{"from", "n", "rest", "sum", "to", "worth"}},
		{Name: "mix-remainder-share", Severity: Gap, Since: "1.0",
			Title:   "the shares of one flow add to less than the whole; no values imply its total",
			Meaning: "Part of the flow is not itemised, and its worth cannot be told.",
			Example: Example{Dossier: strings.Replace(dossier, "{share: C1, value: C2}", "{share: C1}", 1),
				Change: "value: 60", To: "value: 75"},
			Args: []string{"from", "n", "rest", "sum", "to"}},
	}}
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
	if len(f.totals) == 0 || !f.agree || boundless(rest.Result.Mul(f.common)) {
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
