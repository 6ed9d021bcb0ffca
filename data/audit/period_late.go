package audit

import (
	"time"

	"dyad/data"
)

func periodLateCheck() check {
	return check{run: periodLate, rules: []RuleInfo{
		{Name: "period-after-edition", Severity: Query, Since: "1.0",
			Title:   "a figure is of a time after the dossier's date",
			Meaning: "A plan or a forecast, which should be said, or a slip in the year.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, period: "2031", source: S1}`,
				Change: `period: "2031"`, To: `period: "2022"`},
			Args: []string{"date", "label", "period", "value"}},
		{Name: "period-after-source", Severity: Query, Since: "1.0",
			Title:   "a figure is of a time after the date of its source",
			Meaning: "The source cannot have measured it: a plan or a forecast, which should be said, a slip in the year, or another source.",
			Example: Example{Dossier: `claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, period: "May 2023", source: S1}`,
				Change: `period: "May 2023"`, To: `period: "2022"`},
			Args: []string{"date", "label", "period", "source", "value"}},
	}}
}

// periodLate looks for figures of times after the dossier, or after their source.
func periodLate(c *checker) {
	asOf, dated := lastDay(c.d.AsOf)
	for _, cl := range c.all() {
		p, ok := c.periodOf(cl)
		if !ok {
			continue
		}
		args := func(more ...Arg) []Arg {
			return append([]Arg{argLabel("label", cl.ID), argClaim("value", cl.ID), c.argText("period", cl.Period)}, more...)
		}
		s := c.d.Source(cl.Source)
		of, known := time.Time{}, false
		if s != nil {
			of, known = lastDay(s.Date)
		}
		later := c.place[cl.ID] >= len(c.d.Claims) && (!known || !p.last.After(of)) // outside evidence may be younger
		if dated && p.last.After(asOf) && !later {
			c.report("period-after-edition", []string{cl.ID}, nil, args(argDate("date", c.d.AsOf))...)
			continue
		}
		if s == nil || s.File != nil || cl.Evidence == data.Doubtful {
			continue
		}
		if known && p.last.After(of) {
			c.report("period-after-source", []string{cl.ID}, nil, args(argSource("source", s.ID), argDate("date", s.Date))...)
		}
	}
}
