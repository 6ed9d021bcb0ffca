package audit

import (
	"math"

	"dyad/data"
	"dyad/data/quantity"
)

func outsideRules() check {
	return check{run: outside, rules: []RuleInfo{
		{Name: "outside-same", Severity: Conflict,
			Checks: "outside sources give one quantity values that cannot hold with the dossier's",
			Args:   []string{"label", "n", "others", "stated"}},
		{Name: "outside-growth-differs", Severity: Conflict,
			Checks: "a total taken back by a growth rate is not the one a mix implies",
			Args:   []string{"computed", "implied", "rate", "total"}},
		{Name: "outside-repeats", Severity: Provenance,
			Checks: "figures of the dossier stand in outside sources of a known earlier date",
			Args:   []string{"n", "repeated", "since", "years"}},
		{Name: "outside-repeats-undated", Severity: Provenance,
			Checks: "figures of the dossier stand in earlier outside sources of unknown date",
			Args:   []string{"n", "repeated"}},
		{Name: "outside-sum", Severity: Base,
			Checks: "parts that outside sources give do not add to the whole",
			Args:   []string{"gap", "parts", "sum", "whole"}},
		{Name: "outside-note", Severity: Wording,
			Checks: "an outside source differs in words; no arithmetic",
			Args:   []string{"title"}},
		{Name: "outside-moved", Severity: Derived,
			Checks: "earlier outside sources give other values than the dossier",
			Args:   []string{"changed", "n"}},
		{Name: "outside-same-agrees", Severity: Agrees,
			Checks: "outside sources give one quantity values that can hold with the dossier's",
			Args:   []string{"label", "n", "others", "stated"}},
		{Name: "outside-growth", Severity: Agrees,
			Checks: "a total taken back by a growth rate is the one a mix implies",
			Args:   []string{"computed", "implied", "rate", "total"}},
		{Name: "outside-sum-agrees", Severity: Agrees,
			Checks: "parts that outside sources give add to the whole",
			Args:   []string{"parts", "sum", "whole"}},
	}}
}

// outside runs the test of each crosscheck.
func outside(c *checker) {
	for i := range c.d.Crosschecks {
		x := &c.d.Crosschecks[i]
		switch x.Test.Kind {
		case data.TestNote:
			c.outsideNote(x)
		case data.TestSame:
			c.outsideSame(x)
		case data.TestEarlier:
			c.outsideEarlier(x)
		case data.TestGrowth:
			c.outsideGrowth(x)
		case data.TestSum:
			c.outsideSum(x)
		}
	}
}

func (c *checker) reportOutside(x *data.Crosscheck, r Rule, claims []string, steps []Step, args ...Arg) {
	c.add(Finding{Rule: r, Claims: claims, Steps: steps, Args: args, Outside: x.ID})
}

func (c *checker) outsideNote(x *data.Crosscheck) {
	var ids []string
	for _, id := range x.Test.Of {
		if c.claim(id) != nil {
			ids = append(ids, id)
		}
	}
	if len(ids) > 0 {
		c.reportOutside(x, "outside-note", ids, nil, c.argText("title", x.Title))
	}
}

func (c *checker) outsideSame(x *data.Crosscheck) {
	if len(x.Test.Of) < 2 {
		return
	}
	stated := c.claim(x.Test.Of[0])
	have, ok := interval(stated)
	if !ok {
		return
	}
	ids := []string{stated.ID}
	var agree, differ []string
	var steps []Step
	for _, id := range x.Test.Of[1:] {
		cl := c.claim(id)
		if cl == nil {
			continue
		}
		ids = append(ids, id)
		r, ok := interval(cl)
		if !ok || !sameDim(cl, stated) {
			continue
		}
		gap := compared(stated, cl)
		if gap.Result.Hi > 0 {
			steps = append(steps, gap)
		}
		if overlap(have, r) {
			agree = append(agree, id)
			continue
		}
		differ = append(differ, id)
		if rel, ok := relative(gap, stated); ok {
			steps = append(steps, rel)
		}
	}
	name, others := Rule("outside-same"), differ
	if len(differ) == 0 {
		name, others = "outside-same-agrees", agree
	}
	if len(others) > 0 {
		c.reportOutside(x, name, ids, steps, argClaim("stated", stated.ID), argLabel("label", stated.ID),
			argFigures("others", others), argNumber("n", len(others)))
	}
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
		Result: gap, Unit: difference(a.Unit), Digits: commonDigits(a, b), Label: b.ID}
}

// relative is a gap as a share of a claim's value; for a share there is none,
// since a share of a share misleads.
func relative(gap Step, of *data.Claim) (Step, bool) {
	at, _ := printed(of)
	rel, ok := div(gap.Result, point(at))
	return Step{Terms: []Term{ofResult("", gap), ofClaim("÷", of.ID)},
		Result: rel, Unit: percent()}, ok && of.Unit.Dim != quantity.Share
}
