package audit

import (
	"dyad/data"
	"dyad/data/quantity"
	"strings"
)

func cannotCompareCheck() check {
	return check{run: func(*checker) {}, rules: []RuleInfo{ // other checks come to it
		{Name: "cannot-compare", Severity: Untestable, Outcome: NotCompared, Since: "1.0",
			Title:   "figures that are set as one quantity, or computed with each other, are in units that cannot be converted",
			Meaning: "The dossier ties these figures together, but they are in different currencies or in units of different kinds. Whether they agree cannot be told without a rate.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Surplus, value: 32.8, unit: USD bn, source: S1}
  - {id: C2, label: Surplus by the bank, value: 30.1, unit: EUR bn, source: S1, restates: C1}`,
				Change: "unit: EUR bn", To: "unit: USD bn"},
			Args: []string{"again", "first", "label"}},
	}}
}

func periodDiffersCheck() check {
	return check{run: func(*checker) {}, rules: []RuleInfo{
		{Name: "period-differs", Severity: Base, Outcome: NotCompared, Since: "1.0",
			Title:   "figures that are set as one quantity, or computed with each other, are of different times",
			Meaning: "A share of one year, of a part of another: do not compute with them, and do not take one for the other.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Sales to Uganda, value: 3.0, unit: USD bn, period: "2019", source: S1}
  - {id: C2, label: All sales, value: 10.0, unit: USD bn, period: "2022", source: S1}
  - {id: C3, label: Share of Uganda, value: 30, unit: "%", period: "2022", source: S1, ratio: {part: C1, whole: C2}}`,
				Change: `period: "2019"`, To: `period: "2022"`},
			Args: []string{"again", "againperiod", "first", "firstperiod", "label"}},
	}}
}

func restatedBaseCheck() check {
	return check{run: func(*checker) {}, rules: []RuleInfo{
		{Name: "restated-base", Severity: Base, Outcome: NotCompared, Since: "1.0",
			Title:   "two figures that are set as one quantity are shares of different bases",
			Meaning: "They are not one quantity, even where the numbers are the same.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Share of the pipe, value: 80, unit: "%", source: S1, base: crude oil sold}
  - {id: C2, label: Share of the pipe by the bank, value: 80, unit: "%", source: S1, base: all goods sold, restates: C1}`,
				Change: "base: all goods sold", To: "base: crude oil sold"},
			Args: []string{"again", "againbase", "first", "firstbase", "label"}},
	}}
}

// bar is what keeps two figures from being compared, told as a finding over ids,
// of a crosscheck where one is given. It reports whether there is anything.
func (c *checker) bar(a, b *data.Claim, ids []string, outside string) bool {
	if a.Unit.Same(b.Unit) {
		return c.barOfTime(a, b, ids, outside)
	}
	c.add(Finding{Rule: "cannot-compare", Claims: ids, Outside: outside,
		Args: []Arg{argLabel("label", a.ID), argClaim("first", a.ID), argClaim("again", b.ID)}})
	return true
}

// barOfTime is bar for figures whose units need not be of one kind.
func (c *checker) barOfTime(a, b *data.Claim, ids []string, outside string) bool {
	if c.sameTime(a, b) {
		return false
	}
	c.tellPeriods(a, b, ids, outside)
	return true
}

// tellPeriods makes the finding that two figures are of other times than their
// comparison needs.
func (c *checker) tellPeriods(a, b *data.Claim, ids []string, outside string) {
	c.add(Finding{Rule: "period-differs", Claims: ids, Outside: outside, Args: []Arg{argLabel("label", a.ID),
		argClaim("first", a.ID), argClaim("again", b.ID), c.argText("firstperiod", a.Period), c.argText("againperiod", b.Period)}})
}

// barOfOne is bar for two figures that are set as one quantity, whose bases must
// be one too.
func (c *checker) barOfOne(a, b *data.Claim, outside string) bool {
	ids := []string{a.ID, b.ID}
	if a.Unit.Dim == quantity.Share && b.Unit.Dim == quantity.Share && !c.oneBase(a, b) {
		c.add(Finding{Rule: "restated-base", Claims: ids, Outside: outside, Args: []Arg{argLabel("label", a.ID),
			argClaim("first", a.ID), argClaim("again", b.ID), c.argText("firstbase", a.Base), c.argText("againbase", b.Base)}})
		return true
	}
	return c.bar(a, b, ids, outside)
}

// oneBase tells whether two shares that are set as one quantity can be of one
// base. Where one base is the other in fewer words they may be, if the shares
// differ: that they are alike must not be said of them.
func (c *checker) oneBase(a, b *data.Claim) bool {
	if c.sameBase(a, b) {
		return true
	}
	x, y := folded(c.own(a.Base)), folded(c.own(b.Base))
	ra, _ := c.lenient(a)
	rb, _ := c.lenient(b)
	return (strings.Contains(x, y) || strings.Contains(y, x)) && !overlap(ra, rb)
}

// sameBase tells whether two shares can be of one base: not both state one, or
// they state the same.
func (c *checker) sameBase(a, b *data.Claim) bool {
	x, y := folded(c.own(a.Base)), folded(c.own(b.Base))
	return x == "" || y == "" || x == y
}
