package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func placeCheck() check {
	return check{run: places, rules: []RuleInfo{
		{Name: "place-denied", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "a place in an order is better than figures that are larger leave",
			Meaning: "So many are larger that the place must be worse: the place is of another time or order, or a figure is wrong.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Share of Kenya, value: 20, unit: "%", source: S1, base: fish}
  - {id: C2, label: Share of Oman, value: 25, unit: "%", source: S1, base: fish}
  - {id: C3, label: Place of Kenya, value: 1, unit: rank, source: S1, place: {of: C1, among: [C2]}}`,
				Change: "value: 1,", To: "value: 2,"},
			Args: []string{"larger", "n", "own", "place"}},
	}}
}

// places sets places in an order against the figures the order is of: those that
// the claim names, and in a ranking those of its base.
func places(c *checker) {
	for _, cl := range c.all() {
		if cl.Unit.Dim != quantity.Place {
			continue
		}
		if p := cl.Place; p != nil {
			c.placed(cl, c.claim(p.Of), c.claims(p.Among))
			continue
		}
		own, others := c.ranked(cl)
		c.placed(cl, own, others)
	}
}

// claims are the claims of ids, those that are there.
func (c *checker) claims(ids []string) []*data.Claim {
	var list []*data.Claim
	for _, id := range ids {
		if cl := c.claim(id); cl != nil {
			list = append(list, cl)
		}
	}
	return list
}

// ranked finds, for a place without a relation, the share that it is the place of,
// by equal base and direction of reliance or side, and the shares beside it in a ranking.
func (c *checker) ranked(place *data.Claim) (own *data.Claim, others []*data.Claim) {
	if place.Dependence == nil || place.Base.IsZero() {
		return nil, nil
	}
	for _, e := range c.d.Exhibits {
		r, ok := e.(data.Ranking)
		if !ok {
			continue
		}
		own, others = nil, nil
		for _, it := range r.Items {
			cl := c.claim(it.Claim)
			if cl == nil || folded(c.own(cl.Base)) != folded(c.own(place.Base)) || !c.sameTime(cl, place) {
				continue
			}
			switch dep := cl.Dependence; {
			case dep != nil && dep.Of == place.Dependence.Of && dep.On == place.Dependence.On, dep == nil && it.Side == place.Dependence.On:
				own = cl
			default:
				others = append(others, cl)
			}
		}
		if own != nil && len(others) > 0 {
			return own, others
		}
	}
	return nil, nil
}

// placed makes a finding where more figures are surely larger than a place allows.
func (c *checker) placed(place, own *data.Claim, others []*data.Claim) {
	at, okP := c.lenient(place)
	mine, okO := c.lenient(own)
	if !okP || !okO || len(others) == 0 || c.barOfTime(place, own, []string{place.ID, own.ID}, "") {
		return
	}
	var larger []string
	ids := []string{place.ID, own.ID}
	for _, o := range others {
		r, ok := c.lenient(o)
		if !ok || c.bar(own, o, []string{place.ID, own.ID, o.ID}, "") {
			continue
		}
		if ids = append(ids, o.ID); above(r, mine) && firm(o) && firm(own) {
			larger = append(larger, o.ID)
		}
	}
	if len(larger) == 0 || at.Hi >= float64(len(larger)+1) {
		c.holds(ids...)
		return
	}
	var steps []Step
	for _, id := range larger {
		steps = append(steps, compared(c.claim(id), own))
	}
	c.report("place-denied", append([]string{place.ID, own.ID}, larger...), steps, argClaim("place", place.ID),
		argClaim("own", own.ID), argFigures("larger", larger), argNumber("n", len(larger)))
}
