package audit

import (
	"cmp"
	"dyad/data"
	"dyad/data/quantity"
	"slices"
)

func sharesOverCheck() check {
	shares := func(kind string) Example {
		return Example{Dossier: `claims:
  - {id: C1, label: Share of Oman, value: 60, unit: "%", source: S1, base: imports of fuel}
  - {id: C2, label: Share of others, value: 50, unit: "%", source: S1, base: imports of fuel}
exhibits:
  - {id: r, kind: ` + kind + `, title: Shares, items: [{claim: C1}, {claim: C2}]}`,
			Change: "value: 50", To: "value: 40"}
	}
	args := []string{"n", "shares", "sum"}
	return check{run: sharesOver, rules: []RuleInfo{
		{Name: "ranking-over", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "the shares of a ranking add to more than the whole, rounding allowed for",
			Meaning: "Shares of one whole that are set in order cannot be more than it: one share is wrong, or they overlap.",
			Example: shares("ranking"), Args: args},
		{Name: "bars-over", Severity: Query, Outcome: NoComparison, Since: "1.0",
			Title:   "shares of one base side by side add to more than the whole, rounding allowed for",
			Meaning: "Either the things overlap, as goods and the way they go, or a share is wrong. Do not add them.",
			Example: shares("bars"), Args: args},
	}}
}

// sharesOver adds the shares of one base and time that an exhibit shows beside each
// other. The rules of the mix add those of a flow.
func sharesOver(c *checker) {
	for _, e := range c.d.Exhibits {
		for _, shares := range sharesIn(e) {
			switch shares.Are {
			case data.OneWhole:
				c.addsOver("ranking-over", shares.Claims, true)
			case data.SideBySide:
				c.addsOver("bars-over", shares.Claims, false)
			}
		}
	}
}

// addsOver makes a finding for each group of shares of one base that add to more
// than the whole. Without a base a share is of none that could be told, but in a
// ranking of the one that all are of.
func (c *checker) addsOver(rule Rule, ids []string, oneWhole bool) {
	type whole struct{ base, period string }
	var order []whole
	groups := map[whole][]*data.Claim{}
	in := map[string]bool{}
	for _, id := range ids {
		in[id] = true
	}
	shares := slices.DeleteFunc(c.claims(ids), func(cl *data.Claim) bool {
		return cl.Unit.Dim != quantity.Share || !firm(cl) || in[cl.Restates] // one quantity counts once
	})
	base, period := "", ""
	if oneWhole {
		base = only(shares, func(cl *data.Claim) string { return folded(c.own(cl.Base)) })
		period = only(shares, func(cl *data.Claim) string { return folded(c.own(cl.Period)) })
	}
	for _, cl := range shares {
		w := whole{cmp.Or(folded(c.own(cl.Base)), base), cmp.Or(folded(c.own(cl.Period)), period)}
		if w.base == "" && !oneWhole {
			continue
		}
		if groups[w] == nil {
			order = append(order, w)
		}
		groups[w] = append(groups[w], cl)
	}
	for _, w := range order {
		c.addOver(rule, groups[w])
	}
}

// only is the one text that claims have, those that have any; "" if there are more.
func only(claims []*data.Claim, text func(*data.Claim) string) string {
	one := ""
	for _, cl := range claims {
		switch s := text(cl); {
		case s == "" || s == one:
		case one == "":
			one = s
		default:
			return ""
		}
	}
	return one
}

func (c *checker) addOver(rule Rule, shares []*data.Claim) {
	if len(shares) < 2 {
		return
	}
	sum, shown, nominal, exact, dig := point(0), point(0), 0.0, true, 0
	var ids []string
	for _, cl := range shares {
		r, _ := interval(cl)
		at, _ := printed(cl)
		wide := r
		if granted, _ := c.operand(cl); cl.Qualifier == quantity.Exact { // words may be said of less
			wide = granted
		}
		ids, sum, shown, nominal = append(ids, cl.ID), sum.Add(wide), shown.Add(r), nominal+at
		exact = exact && cl.Qualifier == quantity.Exact
		dig = max(dig, shareDigits(cl))
	}
	if !above(sum, point(1)) {
		return
	}
	if exact {
		shown = point(nominal)
	}
	c.reportSized(rule, sizeOf(sum, point(1)), ids, []Step{{Terms: chain("+", ids), Result: shown, Unit: percent(), Digits: dig}},
		argFigures("shares", ids), argNumber("n", len(ids)), argRange("sum", shown, percent(), dig))
}
