package audit

func tableReadingCheck() check {
	return check{run: tableReading, rules: []RuleInfo{
		{Name: "source-remark", Severity: Provenance, Since: "1.0",
			Title:   "reading a source left something out or assumed it",
			Meaning: "The figures of this table rest on what is said here: rows left out, or something assumed of them.",
			Example: Example{Dossier: `sources:
  - {id: S1, title: Table, date: "2023-03-01", remarks: [two rows without a value are left out]}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}`,
				Change: ", remarks: [two rows without a value are left out]", To: ""},
			Args: []string{"remark", "source"}},
		{Name: "source-reading", Severity: Provenance, Since: "1.0",
			Title:   "reading a source needed a step that no figure depends on",
			Meaning: "How the table was read is said for whoever reads it again; no figure changes by it.",
			Example: Example{Dossier: `sources:
  - {id: S1, title: Table, date: "2023-03-01", reading: [read as Latin-1]}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}`,
				Change: ", reading: [read as Latin-1]", To: ""},
			Args: []string{"remark", "source"}},
	}}
}

// tableReading passes on what was left out or assumed when a table was read.
func tableReading(c *checker) {
	for i := range c.d.Sources {
		s := &c.d.Sources[i]
		for _, t := range s.Remarks {
			c.report("source-remark", nil, nil, argSource("source", s.ID), Arg{Name: "remark", Kind: ArgText, Text: c.own(t)})
		}
		for _, t := range s.Reading {
			c.report("source-reading", nil, nil, argSource("source", s.ID), Arg{Name: "remark", Kind: ArgText, Text: c.own(t)})
		}
	}
}
