package audit

import "dyad/data"

func doubtfulCheck() check {
	return check{run: doubtful, rules: []RuleInfo{
		{Name: "doubtful-subject", Severity: Provenance, Since: "1.0",
			Title:   "claims of the text have only an endnote whose title is about a stated other subject",
			Meaning: "The endnote that follows the figures is about something else, so it may not be their source. Look it up.",
			Example: Example{Dossier: `sources:
  - {id: S1, title: The budget of Kenya, date: "2023-03-01", topic: the budget}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1, evidence: doubtful}`,
				Change: ", evidence: doubtful", To: ""},
			Args: []string{"n", "source", "topic"}},
		{Name: "doubtful-source", Severity: Provenance, Since: "1.0",
			Title:   "claims of the text have only an endnote that is marked doubtful",
			Meaning: "The author of the dossier doubts that the source says what it is cited for. Look it up.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1, evidence: doubtful}`,
				Change: ", evidence: doubtful", To: ""},
			Args: []string{"n", "source"}},
	}}
}

func doubtful(c *checker) {
	for i := range c.d.Sources {
		s := &c.d.Sources[i]
		var ids []string
		for j := range c.d.Claims {
			if cl := &c.d.Claims[j]; cl.Evidence == data.Doubtful && !cl.InSource && cl.Source == s.ID {
				ids = append(ids, cl.ID)
			}
		}
		if len(ids) == 0 {
			continue
		}
		args := []Arg{argNumber("n", len(ids)), argSource("source", s.ID)}
		if s.Topic.IsZero() {
			c.report("doubtful-source", ids, nil, args...)
			continue
		}
		c.report("doubtful-subject", ids, nil, append(args, c.argText("topic", s.Topic))...)
	}
}
