package audit

import "dyad/data/quantity"

func noShareCheck() check {
	shares := `claims:
  - {id: C1, label: Boats sold to Uganda, value: 12, unit: boats, source: S1}
  - {id: C2, label: Boats built, value: 10, unit: boats, source: S1}
  - {id: C3, label: Share sold to Uganda, value: 95, unit: "%", qualifier: about, source: S1, ratio: {part: C1, whole: C2}}`
	return check{run: func(*checker) {}, rules: []RuleInfo{ // printed-share comes to it
		{Name: "part-over-whole", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "the part of a share is larger than its whole",
			Meaning: "No share is over the whole: part and whole are of different things, or one of them is wrong.",
			Example: Example{Dossier: shares, Change: "value: 12", To: "value: 9"},
			Args:    []string{"part", "share", "whole"}},
		{Name: "zero-whole", Severity: Untestable, Outcome: NotCompared, Since: "1.0",
			Title:   "a share is stated of a whole of 0",
			Meaning: "Of nothing there is no share. The share is of something else, or the whole is wrong.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Boats sold to Uganda, value: 0, unit: boats, source: S1}
  - {id: C2, label: Boats built, value: 0, unit: boats, source: S1}
  - {id: C3, label: Share sold to Uganda, value: 45, unit: "%", source: S1, ratio: {part: C1, whole: C2}}`,
				Change: "built, value: 0", To: "built, value: 4"},
			Args: []string{"part", "share", "whole"}},
	}}
}

// noShare tells of a part over its whole and of a whole of 0, and reports whether
// there is either.
func (c *checker) noShare(r ratio, part, all quantity.Range) bool {
	p, _ := printed(r.part)
	w, _ := printed(r.whole)
	args := []Arg{argClaim("share", r.share.ID), argClaim("part", r.part.ID), argClaim("whole", r.whole.ID)}
	switch {
	case p == 0 && w == 0:
		c.report("zero-whole", r.ids(), nil, args...)
	case w >= 0 && above(part, all):
		c.reportSized("part-over-whole", sizeOf(part, all), r.ids(), []Step{compared(r.part, r.whole)}, args...)
	default:
		return false
	}
	return true
}
