package audit

import (
	"dyad/data"
	"dyad/data/quantity"
	"slices"
)

func lookalikeCheck() check {
	return check{run: lookalikes, rules: []RuleInfo{
		{Name: "lookalike", Severity: Query, Since: "1.0",
			Title:   "two sources give one label, of one time and base, values that cannot both hold",
			Meaning: "If the two are one quantity, they contradict each other: say so with restates. If not, their labels should tell them apart.",
			Example: Example{Dossier: `sources:
  - {id: S1, title: Year-book, publisher: Customs, date: "2023-03-01"}
  - {id: S2, title: Bulletin, publisher: Central Bank, date: "2023-04-01"}
claims:
  - {id: C1, label: Border posts, value: 14, unit: posts, period: "2021", source: S1}
  - {id: C2, label: Border posts, value: 19, unit: posts, period: "2021", source: S2}`,
				Change: "value: 19", To: "value: 14"},
			Args: []string{"again", "first", "label"}},
	}}
}

// lookalikes compares claims that nothing ties together but their labels.
func lookalikes(c *checker) {
	for i := range c.d.Claims {
		a := &c.d.Claims[i]
		for _, b := range c.labels[c.names[i]] {
			if b == a {
				break // each pair once, in the order of the dossier
			}
			if c.alike(b, a) {
				x, _ := c.lenient(b)
				y, _ := c.lenient(a)
				if !overlap(x, y) {
					c.report("lookalike", []string{b.ID, a.ID}, []Step{compared(b, a)},
						argClaim("first", b.ID), argClaim("again", a.ID), argLabel("label", b.ID))
				}
			}
		}
	}
}

// alike tells whether two claims of one label look like statements of one quantity by two
// sources, and the dossier does not say how they are related.
func (c *checker) alike(a, b *data.Claim) bool {
	_, okA := printed(a)
	_, okB := printed(b)
	return okA && okB && a.Source != b.Source && a.Measure == "" && b.Measure == "" && a.Unit.Dim != quantity.Date &&
		folded(c.own(a.Base)) == folded(c.own(b.Base)) &&
		a.Unit.Same(b.Unit) && c.equalTime(a, b) && !c.tied(a, b)
}

// tied tells whether one of two claims names the other, or both restate one.
func (c *checker) tied(a, b *data.Claim) bool {
	for _, pair := range [2][2]*data.Claim{{a, b}, {b, a}} {
		if slices.Contains(c.ties(pair[0]), pair[1].ID) {
			return true
		}
	}
	return a.Restates != "" && a.Restates == b.Restates
}
