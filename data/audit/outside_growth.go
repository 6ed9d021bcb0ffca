package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func outsideGrowthCheck() check {
	growth := Example{Dossier: `outside:
  - {id: X1, title: Review, publisher: Harbour Institute, date: "2016-05-01"}
claims:
  - {id: C1, label: Share of tea, value: 25, unit: "%", source: S1}
  - {id: C2, label: Tea, value: 0.30, unit: USD bn, source: S1}
  - {id: C3, label: Share of oil, value: 40, unit: "%", source: S1}
  - {id: C4, label: Oil, value: 2.40, unit: USD bn, source: S1}
  - {id: C5, label: Turnover, value: 12.0, unit: USD bn, source: S1}
exhibits:
  - id: m
    kind: mix
    title: What is sold
    flows:
      - {from: KEN, to: UGA, items: [{share: C1, value: C2}]}
      - {from: UGA, to: KEN, items: [{share: C3, value: C4}]}
crosschecks:
  - id: E1
    title: Growth by another
    text: "The review has {E1a}."
    claims: [{id: E1a, label: Growth of trade, value: 20, unit: "%", source: X1}]
    test: {kind: growth, of: [C5, E1a], exhibit: m}`,
		Change: "value: 12.0", To: "value: 8.6"}
	return check{run: eachCrosscheck(data.TestGrowth, (*checker).outsideGrowth), rules: []RuleInfo{
		{Name: "outside-growth-differs", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "a total taken back by a growth rate is not the one a mix implies",
			Meaning: "The mix is not of the year before the total, or the growth is of something else.",
			Example: growth,
			Args:    []string{"computed", "implied", "rate", "total"}},
		{Name: "outside-growth", Severity: Agrees, Outcome: Held, Since: "1.0",
			Title:   "a total taken back by a growth rate is the one a mix implies",
			Meaning: "The mix fits the year before the total.",
			Example: growth.turned(),
			Args:    []string{"computed", "implied", "rate", "total"}},
	}}
}

// outsideGrowth takes a total back by a growth rate, and sets it against the
// total a mix implies, or the earlier level that the test names.
func (c *checker) outsideGrowth(x *data.Crosscheck) {
	if len(x.Test.Of) != 2 {
		return
	}
	if x.Test.From != "" {
		c.outsideRelation(x, data.RelationGrowth, x.Test.Of[1], []string{x.Test.From, x.Test.Of[0]})
		return
	}
	total, rate := c.claim(x.Test.Of[0]), c.claim(x.Test.Of[1])
	t, okT := interval(total)
	g, okG := interval(rate)
	implied, parts, okM := c.implied(c.mix(x.Test.Exhibit))
	if !okT || !okG || !okM || rate.Unit.Dim != quantity.Share && rate.Unit.Dim != quantity.Change || c.growthBarred(x, total, parts) {
		return
	}
	grown := point(1).Add(g)
	before, ok := div(t, grown)
	if by, _ := printed(rate); !ok || by <= -1 {
		return // nothing is left of what shrank by all
	}
	shown := before
	if total.Qualifier == quantity.Exact && rate.Qualifier == quantity.Exact {
		at, _ := printed(total)
		by, _ := printed(rate)
		grown, shown = point(1+by), point(at/(1+by))
	}
	u, dig := total.Unit, digits(total)+1
	factor := Step{Terms: []Term{whole(""), ofClaim("+", rate.ID)}, Result: grown, Unit: percent(), Digits: shareDigits(rate)}
	steps := []Step{sumStep(parts, implied, u), factor,
		{Terms: []Term{ofClaim("", total.ID), ofResult("÷", factor)}, Result: shown, Unit: u, Digits: dig}}
	ids := []string{total.ID, rate.ID}
	for _, p := range parts {
		ids = append(ids, p.claims()...)
	}
	name := Rule("outside-growth-differs")
	if overlap(before, implied) {
		name = "outside-growth"
	}
	c.add(Finding{Rule: name, Claims: ids, Steps: steps, Size: sizeOf(before, implied), Outside: x.ID, Args: []Arg{
		argClaim("total", total.ID), argClaim("rate", rate.ID),
		argRange("computed", shown, u, dig), argRange("implied", implied, u, dig)}})
}

// growthBarred tells of what keeps a total from being taken back to a mix: values
// of it in another unit, or a time of it that is not before the total's.
func (c *checker) growthBarred(x *data.Crosscheck, total *data.Claim, parts []flow) bool {
	now, dated := c.periodOf(total)
	for _, p := range parts {
		for _, cl := range p.items {
			ids := []string{total.ID, cl.ID}
			if cl.Unit.Dim == quantity.Money && !total.Unit.Same(cl.Unit) {
				return c.bar(total, cl, ids, x.ID)
			}
			if then, ok := c.periodOf(cl); ok && dated && then.to != now.from-1 {
				c.tellPeriods(total, cl, ids, x.ID)
				return true
			}
		}
	}
	return false
}

// mix is the mix exhibit of an id; an empty one when there is none.
func (c *checker) mix(id string) data.Mix {
	for _, m := range c.mixes() {
		if m.ID == id {
			return m
		}
	}
	return data.Mix{}
}
