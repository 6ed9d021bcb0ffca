package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func growthLevelsCheck() check {
	levels := Example{Dossier: `claims:
  - {id: C1, label: Exports, value: 10.0, unit: USD bn, period: "2021", source: S1}
  - {id: C2, label: Exports, value: 15.0, unit: USD bn, period: "2022", source: S1}
  - {id: C3, label: Exports, value: 20, unit: "% change", period: "2022", source: S1}`,
		Change: "value: 20,", To: "value: 50,"}
	args := []string{"computed", "from", "label", "rate", "to"}
	return check{run: growthLevels, rules: []RuleInfo{
		{Name: "levels-differ", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "two levels of one thing give another growth than the one stated for it",
			Meaning: "The rate and the two levels have one name, and the years fit: a level or the rate is wrong, or they are of different scopes.",
			Example: levels, Args: args},
		{Name: "levels-agree", Severity: Agrees, Outcome: Held, Since: "1.0",
			Title:   "two levels of one thing give the growth that is stated for it",
			Meaning: "Levels and rate belong together, as far as rounding tells.",
			Example: levels.turned(), Args: args},
		{Name: "points-for-percent", Severity: Base, Outcome: Broken, Since: "1.0",
			Title:   "a change in per cent is printed for one in percentage points, or the reverse",
			Meaning: "From 10 % to 12 % is 2 percentage points and 20 per cent. The number is that of the other.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Share of gas, value: 10, unit: "%", period: "2021", source: S1, base: imports}
  - {id: C2, label: Share of gas, value: 12, unit: "%", period: "2022", source: S1, base: imports}
  - {id: C3, label: Share of gas, value: 2, unit: "% change", period: "2022", source: S1}`,
				Change: `value: 2, unit: "% change"`, To: "value: 2, unit: percentage points"},
			Args: args},
	}}
}

// growthLevels sets growth and changes against the two levels of their label, of
// the year before and the year they are of.
func growthLevels(c *checker) {
	for i := range c.d.Claims {
		rate := &c.d.Claims[i]
		g, ok := c.periodOf(rate)
		if !ok || rate.Relation != nil || rate.Unit.Dim != quantity.Change && rate.Unit.Dim != quantity.Points || !firm(rate) {
			continue
		}
		from, to := c.level(rate, g.before()), c.level(rate, g.to)
		if from == nil || to == nil || !from.Unit.Same(to.Unit) || !c.sameBase(from, to) {
			continue
		}
		c.levels(rate, from, to)
	}
}

// level is the only claim with the label of a rate that is a level of a year; nil
// if there is none, or more.
func (c *checker) level(rate *data.Claim, year int) *data.Claim {
	var found *data.Claim
	for _, cl := range c.labels[folded(c.own(rate.Label))] {
		p, ok := c.periodOf(cl)
		if !ok || p.from != year || p.to != year || cl.Unit.Dim == quantity.Change || cl.Unit.Dim == quantity.Points || cl.Unit.Dim == quantity.Place ||
			!firm(cl) || !c.sameBase(rate, cl) {
			continue
		}
		if found != nil {
			return nil
		}
		found = cl
	}
	return found
}

func (c *checker) levels(rate, from, to *data.Claim) {
	have, _ := c.lenient(rate)
	a, _ := c.operand(from)
	b, _ := c.operand(to)
	x, _ := printed(from)
	y, _ := printed(to)
	ratio, ok := div(b, a)
	change, points := ratio.Sub(point(1)), b.Sub(a)
	shares := from.Unit.Dim == quantity.Share
	inPoints := rate.Unit.Dim == quantity.Points
	if inPoints && !shares || !inPoints && (!ok || x == 0) {
		return
	}
	fair, other, u, dig := change, points, percent(), shareDigits(rate)+1
	step := Step{Terms: []Term{ofClaim("", to.ID), ofClaim("÷", from.ID), whole("−")}, Result: point(y/x - 1), Unit: u, Digits: dig}
	if inPoints {
		fair, other, u, dig = points, change, rate.Unit, commonDigits(from, to)
		step = Step{Terms: []Term{ofClaim("", to.ID), ofClaim("−", from.ID)}, Result: point(y - x), Unit: u, Digits: dig}
	}
	if from.HasTo || to.HasTo || from.Qualifier != quantity.Exact || to.Qualifier != quantity.Exact {
		step.Result = fair
	}
	name := Rule("levels-differ")
	switch {
	case overlap(have, fair):
		name = "levels-agree"
	case shares && overlap(have, other):
		name = "points-for-percent"
	}
	c.reportSized(name, sizeOf(have, fair), []string{rate.ID, from.ID, to.ID}, []Step{step}, argClaim("rate", rate.ID),
		argClaim("from", from.ID), argClaim("to", to.ID), argLabel("label", rate.ID), argRange("computed", step.Result, u, dig))
}
