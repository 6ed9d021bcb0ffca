package audit

import "dyad/data"

func undatedCheck() check {
	return check{run: undated, rules: []RuleInfo{
		{Name: "undated", Severity: Provenance, Since: "1.0",
			Title:   "sources that are no table have no date",
			Meaning: "How old the figures of these sources are cannot be told.",
			Example: Example{Dossier: `sources:
  - {id: S1, title: Year-book, date: n.d.}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}`,
				Change: "date: n.d.", To: `date: "2023-03-01"`},
			Args: []string{"n", "sources"}},
	}}
}

// undatedSources are the sources without a date; a table is known by its checksum.
func (c *checker) undatedSources() []data.Source {
	var list []data.Source
	for _, s := range c.d.Sources {
		if s.Date == "" && s.File == nil {
			list = append(list, s)
		}
	}
	return list
}

func undated(c *checker) {
	if list := c.undatedSources(); len(list) > 0 {
		ids, claims := listed(list)
		c.report("undated", claims, nil, argNumber("n", len(ids)), argSources("sources", ids))
	}
}

// listed are the ids of sources, and of the claims that state their dates.
func listed(sources []data.Source) (ids, claims []string) {
	for _, s := range sources {
		ids = append(ids, s.ID)
		if s.DateClaim != "" {
			claims = append(claims, s.DateClaim)
		}
	}
	return ids, claims
}
