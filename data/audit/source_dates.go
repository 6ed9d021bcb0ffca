package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

func sourceDatesOnlyCheck() check {
	return check{run: sourceDatesOnly, rules: []RuleInfo{
		{Name: "source-dates-only", Severity: Provenance, Since: "1.0",
			Title:   "dates are shown, and every one is the date of a source",
			Meaning: "No event is dated, so the dates tell when something was written and not when it happened.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Date of the year-book, value: "2023-03-01", unit: date, source: S1, in_source: true}`,
				Change: ", in_source: true", To: ""},
			Args: []string{"n", "undated"}},
	}}
}

// sourceDatesOnly makes a finding where dates are shown, as claims or on a
// timeline, and none is that of an event.
func sourceDatesOnly(c *checker) {
	ofSource := map[string]bool{}
	dated := 0
	for _, s := range c.d.Sources {
		ofSource[s.DateClaim] = true
		if s.Date != "" {
			dated++
		}
	}
	var ids []string
	for i := range c.d.Claims {
		cl := &c.d.Claims[i]
		if cl.Unit.Dim != quantity.Date {
			continue
		}
		if !ofSource[cl.ID] && !cl.InSource {
			return
		}
		ids = append(ids, cl.ID)
	}
	if dated == 0 || len(ids) == 0 && !c.timeline() {
		return
	}
	c.report("source-dates-only", ids, nil, argNumber("n", dated), argNumber("undated", len(c.undatedSources())))
}

func (c *checker) timeline() bool {
	for _, e := range c.d.Exhibits {
		if _, ok := e.(data.Timeline); ok {
			return true
		}
	}
	return false
}
