package audit

import (
	"dyad/data"
	"dyad/data/quantity"
	"slices"
)

func baseDiffersCheck() check {
	return check{run: basesDiffer, rules: []RuleInfo{
		{Name: "base-differs", Severity: Base, Since: "1.0",
			Title:   "shares of one ranking or flow, or side by side of one state's reliance on the other, are of different bases",
			Meaning: "The shares are of different wholes. Do not compare or add them.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Crude oil by pipe, value: 80, unit: "%", source: S1, base: exports of crude oil, topic: energy, dependence: {of: UGA, on: KEN}}
  - {id: C2, label: Fuel by road, value: 75, unit: "%", source: S1, base: all imports, topic: energy, dependence: {of: UGA, on: KEN}}`,
				Change: "base: all imports", To: "base: exports of crude oil"},
			Args: []string{"first", "firstbase", "n", "second", "secondbase"}},
	}}
}

// basesDiffer compares the bases of shares that an exhibit shows beside each other and,
// among shares that none does, of one topic. Where they are not of one whole, each is
// compared within one direction of reliance.
func basesDiffer(c *checker) {
	shown := map[string]bool{} // in an exhibit that says how its shares relate
	for _, e := range c.d.Exhibits {
		for _, shares := range sharesIn(e) {
			for _, id := range shares.Claims {
				shown[id] = true
			}
			switch shares.Are {
			case data.SideBySide:
				c.basesAmong(shares.Claims)
			case data.OneWhole, data.Itemised:
				c.basesOf(c.odd(c.based(shares.Claims)))
			}
		}
	}
	type group struct {
		topic  data.Topic
		of, on string
	}
	var order []group
	alone := map[group][]string{}
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if cl.Dependence == nil || shown[cl.ID] || cl.Topic == data.TopicOther || cl.Measure != "" {
			continue // a measure's formula says its base
		}
		g := group{cl.Topic, cl.Dependence.Of, cl.Dependence.On}
		if alone[g] == nil {
			order = append(order, g)
		}
		alone[g] = append(alone[g], cl.ID)
	}
	for _, g := range order {
		c.basesAmong(alone[g])
	}
}

// basesAmong makes a finding per direction of reliance in which the shares
// among ids have more than one base.
func (c *checker) basesAmong(ids []string) {
	var dirs []data.Dependence
	sides := map[[2]string][]*data.Claim{}
	for _, id := range ids {
		cl := c.claim(id)
		if cl == nil || cl.Unit.Dim != quantity.Share || cl.Base.IsZero() || cl.Dependence == nil || !cl.HasValue {
			continue
		}
		key := [2]string{cl.Dependence.Of, cl.Dependence.On}
		if sides[key] == nil {
			dirs = append(dirs, *cl.Dependence)
		}
		sides[key] = append(sides[key], cl)
	}
	for _, d := range dirs {
		c.basesOf(sides[[2]string{d.Of, d.On}])
	}
}

func (c *checker) basesOf(shares []*data.Claim) {
	if len(shares) == 0 {
		return
	}
	var second *data.Claim
	seen := map[string]bool{}
	var ids []string
	for _, s := range shares {
		base := folded(c.own(s.Base))
		if !seen[base] && len(seen) == 1 {
			second = s
		}
		seen[base] = true
		ids = append(ids, s.ID)
	}
	if second == nil {
		return
	}
	first := shares[0]
	c.report("base-differs", ids, nil, argNumber("n", len(seen)),
		argClaim("first", first.ID), c.argText("firstbase", first.Base),
		argClaim("second", second.ID), c.argText("secondbase", second.Base))
}

// based are the shares among ids that state a base.
func (c *checker) based(ids []string) []*data.Claim {
	return slices.DeleteFunc(c.claims(ids), func(cl *data.Claim) bool {
		return cl.Unit.Dim != quantity.Share || cl.Base.IsZero() || !cl.HasValue
	})
}

// odd are, of shares that should be of one base, those that are not of the base that
// most have, after one that is.
func (c *checker) odd(shares []*data.Claim) []*data.Claim {
	n := map[string]int{}
	usual := ""
	for _, s := range shares {
		base := folded(c.own(s.Base))
		if n[base]++; n[base] > n[usual] {
			usual = base
		}
	}
	var list []*data.Claim
	for _, s := range shares {
		if folded(c.own(s.Base)) == usual {
			list = append(list, s)
			break
		}
	}
	for _, s := range shares {
		if folded(c.own(s.Base)) != usual {
			list = append(list, s)
		}
	}
	return list
}
