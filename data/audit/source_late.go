package audit

import "dyad/data"

func sourceLateCheck() check {
	return check{run: sourceLate, rules: []RuleInfo{
		{Name: "source-after-edition", Severity: Query, Since: "1.0",
			Title:   "sources are of a day after the dossier's date",
			Meaning: "The dossier's date is that of an earlier edition, or the date of the source is a slip.",
			Example: Example{Dossier: `sources:
  - {id: S1, title: Year-book, date: "2023-09-01"}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}`,
				Change: "2023-09-01", To: "2023-03-01"},
			Args: []string{"date", "n", "sources"}},
	}}
}

// sourceLate looks for sources younger than the dossier. Those of crosschecks may be.
func sourceLate(c *checker) {
	asOf, ok := lastDay(c.d.AsOf)
	if !ok {
		return
	}
	var late []data.Source
	for _, s := range c.d.Sources {
		if t, dated := firstDay(s.Date); dated && t.After(asOf) {
			late = append(late, s)
		}
	}
	if len(late) > 0 {
		ids, claims := listed(late)
		c.report("source-after-edition", claims, nil, argNumber("n", len(ids)), argSources("sources", ids), argDate("date", c.d.AsOf))
	}
}
