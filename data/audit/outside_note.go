package audit

import "dyad/data"

func outsideNoteCheck() check {
	return check{run: eachCrosscheck(data.TestNote, (*checker).outsideNote), rules: []RuleInfo{
		{Name: "outside-note", Severity: Wording, Since: "1.0",
			Title:   "an outside source differs in words; no arithmetic",
			Meaning: "Read what the other source says before quoting.",
			Example: Example{Dossier: `outside:
  - {id: X1, title: Review, publisher: Harbour Institute, date: "2016-05-01"}
claims:
  - {id: C1, label: Routes, value: 3, unit: routes, source: S1}
crosschecks:
  - id: E1
    title: Another name
    text: The review names the routes otherwise.
    claims: [{id: E1a, label: Routes in the review, value: 3, unit: routes, source: X1}]
    test: {kind: note, of: [C1]}`,
				Change: "test: {kind: note, of: [C1]}", To: "test: {kind: same, of: [C1, E1a]}"},
			Args: []string{"title"}},
	}}
}

func (c *checker) outsideNote(x *data.Crosscheck) {
	var ids []string
	for _, id := range x.Test.Of {
		if c.claim(id) != nil {
			ids = append(ids, id)
		}
	}
	if len(ids) > 0 {
		c.reportOutside(x, "outside-note", ids, nil, c.argText("title", x.Title))
	}
}
