package audit

// Evidence is one-sided when one direction has this many figures, and this
// many for each of the other's.
const (
	oneSidedLeast = 3
	oneSidedRatio = 3
)

func directionRules() check {
	return check{run: direction, rules: []RuleInfo{
		{Name: "one-sided", Severity: OneSided,
			Checks: "figures of one state's reliance on the other are at least three times those of the reverse",
			Args:   []string{"m", "n", "of", "on"}},
	}}
}

// direction counts the figures that measure reliance, each quantity once.
func direction(c *checker) {
	a, b := c.d.A.Code, c.d.B.Code
	var ofA, ofB []string
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if cl.Dependence == nil || c.claim(cl.Restates) != nil {
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
