package audit

func coversSeveralCheck() check {
	return check{run: coversSeveral, rules: []RuleInfo{
		{Name: "covers-several", Severity: Base, Since: "1.0",
			Title:   "one number is given for several things",
			Meaning: "Whether the number holds for each of them or for all together is not stated.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Sugar and sweets, value: 30, unit: "%", source: S1, covers: [sugar, sweets]}`,
				Change: ", covers: [sugar, sweets]", To: ""},
			Args: []string{"n"}},
	}}
}

func coversSeveral(c *checker) {
	var several []string
	for i := range c.d.Claims {
		if len(c.d.Claims[i].Covers) > 1 {
			several = append(several, c.d.Claims[i].ID)
		}
	}
	if len(several) > 0 {
		c.report("covers-several", several, nil, argNumber("n", len(several)))
	}
}
