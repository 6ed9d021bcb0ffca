package audit

import (
	"dyad/data"
	"dyad/data/quantity"
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
	newestDate, oldestDate := "", ""
	for _, s := range c.d.Sources {
		if t, ok := firstDay(s.Date); ok && t.After(newest) {
			newest, newestDate = t, s.Date
		}
	}
	limit := newest.AddDate(-staleYears, 0, 0)
	var old []data.Source
	oldest := newest
	for _, s := range c.d.Sources {
		if t, ok := lastDay(s.Date); ok && t.Before(limit) {
			old = append(old, s)
			if t.Before(oldest) {
				oldest, oldestDate = t, s.Date
			}
		}
	}
	if len(old) == 0 {
		return
	}
	ids, claims := listed(old)
	c.report("stale", claims, nil, argNumber("n", len(ids)), argSources("sources", ids),
		argDate("oldest", oldestDate), argDate("newest", newestDate))
}

// firstDay is the first day of a time as the file writes it.
func firstDay(s string) (time.Time, bool) {
	t, ok := quantity.ParseTime(s)
	return t.First, ok
}

// lastDay is the last one.
func lastDay(s string) (time.Time, bool) {
	t, ok := quantity.ParseTime(s)
	return t.Last, ok
}
