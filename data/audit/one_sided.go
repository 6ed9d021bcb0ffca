package audit

import "dyad/data/quantity"

// Evidence is one-sided when one direction has this many shares, and this
// many for each of the other's.
const (
	oneSidedLeast = 3
	oneSidedRatio = 3
)

func oneSidedCheck() check {
	return check{run: oneSided, rules: []RuleInfo{
		{Name: "one-sided", Severity: OneSided, Since: "1.0",
			Title:   "shares that measure one state's reliance on the other are at least three times those of the reverse",
			Meaning: "What is said of the reverse direction rests on words, ranks and counts, which do not say how much. It does not follow that there is no such reliance.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Share of food, value: 30, unit: "%", source: S1, dependence: {of: UGA, on: KEN}}
  - {id: C2, label: Share of fuel, value: 90, unit: "%", source: S1, dependence: {of: UGA, on: KEN}}
  - {id: C3, label: Share of transit, value: 80, unit: "%", source: S1, dependence: {of: UGA, on: KEN}}`,
				Change: `value: 80, unit: "%", source: S1, dependence: {of: UGA, on: KEN}`,
				To:     `value: 80, unit: "%", source: S1, dependence: {of: KEN, on: UGA}`},
			Args: []string{"m", "n", "of", "on"}},
	}}
}

// oneSided counts the shares that measure reliance, each quantity once. A rank
// or a count does not say how much of a whole hangs on the other state.
func oneSided(c *checker) {
	a, b := c.d.A.Code, c.d.B.Code
	var ofA, ofB []string
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if cl.Dependence == nil || cl.Unit.Dim != quantity.Share || c.claim(cl.Restates) != nil {
			continue
		}
		switch of, on := cl.Dependence.Of, cl.Dependence.On; {
		case of == a && on == b:
			ofA = append(ofA, cl.ID)
		case of == b && on == a:
			ofB = append(ofB, cl.ID)
		}
	}
	of, on, many, few := a, b, ofA, ofB
	if len(ofB) > len(ofA) {
		of, on, many, few = b, a, ofB, ofA
	}
	if len(many) < oneSidedLeast || len(many) < oneSidedRatio*len(few) {
		return
	}
	c.report("one-sided", append(many, few...), nil, argState("of", of), argState("on", on),
		argNumber("n", len(many)), argNumber("m", len(few)))
}
