package audit

func exampleSourceCheck() check {
	return check{run: exampleSource, rules: []RuleInfo{
		{Name: "example", Severity: Provenance, Since: "1.0",
			Title:   "figures or facts are from a source that is an example",
			Meaning: "They are made up, as in the dossier that `dyad init --pair` writes: the brief is a draft until each is replaced.",
			Example: Example{Dossier: `sources:
  - {id: S1, title: To be replaced, date: n.d., example: true}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}`,
				Change: ", example: true", To: ""},
			Args: []string{"n", "total"}},
	}}
}

// exampleSource counts the claims and facts that are made up, among all.
func exampleSource(c *checker) {
	claims, facts := c.d.Examples()
	n := len(claims) + len(facts)
	if n == 0 {
		return
	}
	var ids []string
	total := len(c.d.Facts)
	for range c.d.AllClaims() {
		total++
	}
	for _, cl := range claims {
		ids = append(ids, cl.ID)
	}
	c.report("example", ids, nil, argNumber("n", n), argNumber("total", total))
}
