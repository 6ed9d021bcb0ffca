package audit

import (
	"dyad/data"
	"time"
)

// staleYears is how much older than the newest source one may be before it is
// called stale.
const staleYears = 3

func staleCheck() check {
	return check{run: stale, rules: []RuleInfo{
		{Name: "stale", Severity: Provenance, Since: "1.0",
			Title:   "sources are over three years older than the newest",
			Meaning: "What these sources say may have changed since; do not set it beside the newer figures as if it were of one time.",
			Example: Example{Dossier: `sources:
  - {id: S1, title: Year-book, date: "2023-03-01"}
  - {id: S2, title: Bulletin, date: "2018-03-01"}
claims:
  - {id: C1, label: Turnover, value: 24.5, unit: USD bn, source: S1}
  - {id: C2, label: Investment, value: 3, unit: USD bn, source: S2}`,
				Change: "2018-03-01", To: "2021-03-01"},
			Args: []string{"n", "newest", "oldest", "sources"}},
	}}
}

// stale looks for sources that are much older than the newest.
func stale(c *checker) {
	var newest time.Time
	for _, s := range c.d.Sources {
		if t, ok := day(s.Date); ok && t.After(newest) {
			newest = t
		}
	}
	limit := newest.AddDate(-staleYears, 0, 0)
	var old []data.Source
	oldest := newest
	for _, s := range c.d.Sources {
		if t, ok := day(s.Date); ok && t.Before(limit) {
			old = append(old, s)
			if t.Before(oldest) {
				oldest = t
			}
		}
	}
	if len(old) == 0 {
		return
	}
	ids, claims := listed(old)
	c.report("stale", claims, nil, argNumber("n", len(ids)), argSources("sources", ids),
		argDate("oldest", oldest.Format(time.DateOnly)), argDate("newest", newest.Format(time.DateOnly)))
}

// day reads an ISO 8601 date.
func day(iso string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, iso)
	return t, err == nil
}
