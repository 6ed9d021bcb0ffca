package audit

func remarkRules() check {
	return check{run: remarks, rules: []RuleInfo{
		{Name: "source-remark", Severity: Provenance,
			Checks: "reading a source left something out or assumed it",
			Args:   []string{"remark", "source"}},
		{Name: "source-reading", Severity: Provenance,
			Checks: "reading a source needed a step that no figure depends on",
			Args:   []string{"remark", "source"}},
	}}
}

// remarks passes on what was left out or assumed when a table was read.
func remarks(c *checker) {
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
