package audit

func majorityWordCheck() check {
	return check{run: majority, rules: []RuleInfo{
		{Name: "majority-word", Severity: Wording, Since: "1.0",
			Title:   "a word that means more than half hangs on a share under half",
			Meaning: "The part may be the largest; a majority it is not. Quote the figure and not the word.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Stake, value: 31, unit: "%", source: S1, called: major stake, majority: true}`,
				Change: "value: 31", To: "value: 51"},
			Args: []string{"label", "share", "word"}},
	}}
}

func majority(c *checker) {
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if !cl.Majority || cl.Called.IsZero() || !underHalf(cl) {
			continue
		}
		c.report("majority-word", []string{cl.ID}, []Step{belowHalf(cl)},
			argClaim("share", cl.ID), argLabel("label", cl.ID), c.argText("word", cl.Called))
	}
}
