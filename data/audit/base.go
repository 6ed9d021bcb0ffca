package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func basesRules() check {
	return check{run: bases, rules: []RuleInfo{
		{Name: "base-differs", Severity: Base,
			Checks: "shares set side by side, of one state's reliance on the other, are of different bases",
			Args:   []string{"first", "firstbase", "n", "second", "secondbase"}},
	}}
}

func baseUnstatedRules() check {
	return check{run: basesImplied, rules: []RuleInfo{
		{Name: "base-implied", Severity: Base,
			Checks: "figures of one exhibit do not print the base they are shown on",
			Args:   []string{"n", "total"}},
		{Name: "covers-several", Severity: Base,
			Checks: "one number is given for several things",
			Args:   []string{"n"}},
	}}
}

// bases compares the bases of shares in one bars exhibit and, among shares in
// no exhibit of their own, of one topic: each within one direction of reliance.
func bases(c *checker) {
	shown := map[string]bool{} // in an exhibit that says how its shares relate
	for _, e := range c.d.Exhibits {
		for _, id := range exhibited(e) {
			shown[id] = true
		}
		if b, ok := e.(data.Bars); ok {
			c.basesAmong(claimsOf(b.Items))
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
	var second *data.Claim
	seen := map[string]bool{}
	var ids []string
	for _, s := range shares {
		base := c.own(s.Base)
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

// basesImplied looks at figures by exhibit, and at what one number covers.
func basesImplied(c *checker) {
	for _, e := range c.d.Exhibits {
		var implied []string
		total := 0
		for _, id := range exhibited(e) {
			cl := c.claim(id)
			if cl == nil || cl.Unit.Dim != quantity.Share {
				continue
			}
			total++
			if cl.BaseImplied {
				implied = append(implied, id)
			}
		}
		if len(implied) > 0 {
			c.report("base-implied", implied, nil, argNumber("n", len(implied)), argNumber("total", total))
		}
	}
	var several []string
	for i := range c.d.Claims {
		if len(c.d.Claims[i].Covers) > 1 {
			several = append(several, c.d.Claims[i].ID)
		}
	}
	if len(several) > 0 {
		c.report("covers-several", several, nil, argNumber("n", len(several)))
	}
}

// exhibited are the claims an exhibit shows side by side as shares.
func exhibited(e data.Exhibit) []string {
	switch x := e.(type) {
	case data.Bars:
		return claimsOf(x.Items)
	case data.Dependency:
		return claimsOf(x.Items)
	case data.Mix:
		var ids []string
		for _, f := range x.Flows {
			for _, it := range f.Items {
				ids = append(ids, it.Share)
			}
		}
		return ids
	}
	return nil
}

func claimsOf(items []data.Item) []string {
	ids := make([]string, len(items))
	for i, it := range items {
		ids[i] = it.Claim
	}
	return ids
}
