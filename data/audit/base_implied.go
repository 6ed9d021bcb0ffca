package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func baseImpliedCheck() check {
	return check{run: basesImplied, rules: []RuleInfo{
		{Name: "base-implied", Severity: Base, Since: "1.0",
			Title:   "figures of one exhibit do not print the base they are shown on",
			Meaning: "The source does not say what these shares are of; the dossier reads it from the figures around them.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Tea, value: 30, unit: "%", source: S1, base: imports of tea}
  - {id: C2, label: Fish, value: 40, unit: "%", source: S1, base: imports of fish, base_implied: true}
exhibits:
  - {id: b, kind: bars, title: Shares, items: [{claim: C1}, {claim: C2}]}`,
				Change: ", base_implied: true", To: ""},
			Args: []string{"n", "total"}},
	}}
}

// basesImplied looks, exhibit by exhibit, for figures without a printed base.
func basesImplied(c *checker) {
	for _, e := range c.d.Exhibits {
		var implied []string
		total := 0
		for _, shares := range sharesIn(e) {
			for _, cl := range c.claims(shares.Claims) {
				if cl.Unit.Dim != quantity.Share {
					continue
				}
				total++
				if cl.BaseImplied {
					implied = append(implied, cl.ID)
				}
			}
		}
		if len(implied) > 0 {
			c.report("base-implied", implied, nil, argNumber("n", len(implied)), argNumber("total", total))
		}
	}
}

// sharesIn are the shares that an exhibit shows beside each other; a dossier made in
// memory may lack one.
func sharesIn(e data.Exhibit) []data.Shares {
	if e == nil {
		return nil
	}
	return e.Shares()
}
