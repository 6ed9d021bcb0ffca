package audit

import "dyad/data"

func unsourcedCheck() check {
	return check{run: unsourced, rules: []RuleInfo{
		{Name: "unsourced", Severity: Provenance, Since: "1.0",
			Title:   "claims of the text have no endnote",
			Meaning: "Nobody can look these figures up. Name a source for each, or say where they come from before quoting them.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: none}`,
				Change: "source: none", To: "source: S1"},
			Args: []string{"cited", "doubtful", "n", "total"}},
	}}
}

// unsourced counts the claims of the text by evidence. What stands in a
// source's own title or date is its own evidence.
func unsourced(c *checker) {
	var none []string
	var doubt, cited int
	for i := range c.d.Claims {
		switch cl := &c.d.Claims[i]; {
		case cl.InSource:
		case cl.Evidence == data.NoSource:
			none = append(none, cl.ID)
		case cl.Evidence == data.Doubtful:
			doubt++
		default:
			cited++
		}
	}
	if len(none) == 0 {
		return
	}
	c.report("unsourced", none, nil, argNumber("n", len(none)), argNumber("doubtful", doubt),
		argNumber("cited", cited), argNumber("total", len(none)+doubt+cited))
}
