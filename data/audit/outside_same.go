package audit

import "dyad/data"

func outsideSameCheck() check {
	same := Example{Dossier: `outside:
  - {id: X1, title: Review, publisher: Harbour Institute, date: "2016-05-01"}
claims:
  - {id: C1, label: Investment, value: 43, unit: USD bn, source: S1}
crosschecks:
  - id: E1
    title: Investment by another
    text: "The review has {E1a}."
    claims: [{id: E1a, label: Investment in the review, value: 17, unit: USD bn, source: X1}]
    test: {kind: same, of: [C1, E1a]}`,
		Change: "value: 17", To: "value: 43.2"}
	return check{run: eachCrosscheck(data.TestSame, (*checker).outsideSame), rules: []RuleInfo{
		{Name: "outside-same", Severity: Conflict, Outcome: Broken, Since: "1.0",
			Title:   "outside sources give one quantity values that cannot hold with the dossier's",
			Meaning: "Another source gives another figure, and rounding does not explain it; the definitions may differ. Name both when quoting.",
			Example: same,
			Args:    []string{"label", "n", "others", "stated"}},
		{Name: "outside-same-agrees", Severity: Agrees, Outcome: Held, Since: "1.0",
			Title:   "outside sources give one quantity values that can hold with the dossier's",
			Meaning: "Another source gives the same figure, as far as rounding tells.",
			Example: same.turned(),
			Args:    []string{"label", "n", "others", "stated"}},
	}}
}

func (c *checker) outsideSame(x *data.Crosscheck) {
	if len(x.Test.Of) < 2 {
		return
	}
	stated := c.claim(x.Test.Of[0])
	have, ok := c.lenient(stated)
	if !ok {
		return
	}
	ids := []string{stated.ID}
	var agree, differ, about []string
	var steps, vague []Step
	size := 0.0
	for _, id := range x.Test.Of[1:] {
		cl := c.claim(id)
		r, ok := c.lenient(cl)
		if !ok {
			if cl != nil {
				ids = append(ids, id)
			}
			continue
		}
		if c.barOfOne(stated, cl, x.ID) || overlap(have, r) && c.circular(x, stated, cl) {
			continue
		}
		ids = append(ids, id)
		gap := []Step{compared(stated, cl)}
		if rel, ok := relative(gap[0], stated); ok && !overlap(have, r) {
			gap = append(gap, rel)
		}
		switch {
		case overlap(have, r):
			if agree = append(agree, id); gap[0].Result.Hi > 0 {
				steps = append(steps, gap...)
			}
		case firm(cl):
			differ, size = append(differ, id), max(size, sizeOf(have, r))
			steps = append(steps, gap...)
		default:
			about, vague, size = append(about, id), append(vague, gap...), max(size, sizeOf(have, r))
		}
	}
	if len(differ) == 0 { // what is only "about" is told where nothing else differs
		differ, steps = about, append(steps, vague...)
	}
	name, others := Rule("outside-same"), differ
	if len(differ) == 0 {
		name, others = "outside-same-agrees", agree
	}
	if len(others) > 0 {
		c.add(Finding{Rule: name, Claims: ids, Steps: steps, Size: size, Outside: x.ID, Args: []Arg{
			argClaim("stated", stated.ID), argLabel("label", stated.ID), argFigures("others", others), argNumber("n", len(others))}})
	}
}
