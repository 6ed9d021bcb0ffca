package audit

func nameDiffersCheck() check {
	return check{run: names, rules: []RuleInfo{
		{Name: "name-differs", Severity: Wording, Since: "1.0",
			Title:   "a proper name reads otherwise in the title of its source",
			Meaning: "Text and source may mean two things, or one of them errs. Look the name up.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Routes, value: 3, unit: routes, source: S1, name: Northern Corridor, source_name: Central Corridor}`,
				Change: "source_name: Central Corridor", To: "source_name: Northern Corridor"},
			Args: []string{"name", "source", "sourcename"}},
	}}
}

func names(c *checker) {
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		name, other := c.own(cl.Title), c.own(cl.SourceTitle)
		if name == "" || other == "" || name == other || c.d.Source(cl.Source) == nil {
			continue
		}
		c.report("name-differs", []string{cl.ID}, nil, c.argText("name", cl.Title),
			c.argText("sourcename", cl.SourceTitle), argSource("source", cl.Source))
	}
}
