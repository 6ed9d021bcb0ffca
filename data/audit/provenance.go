package audit

import (
	"time"

	"dyad/data"
	"dyad/data/quantity"
)

// staleYears is how much older than the newest source one may be before it is
// called stale.
const staleYears = 3

func unsourcedRules() check {
	return check{run: unsourced, rules: []RuleInfo{
		{Name: "unsourced", Severity: Provenance,
			Checks: "claims of the text have no endnote",
			Args:   []string{"cited", "doubtful", "n", "total"}},
	}}
}

func doubtfulRules() check {
	return check{run: doubtful, rules: []RuleInfo{
		{Name: "doubtful-subject", Severity: Provenance,
			Checks: "claims of the text have only an endnote whose title is about a stated other subject",
			Args:   []string{"n", "source", "topic"}},
		{Name: "doubtful-source", Severity: Provenance,
			Checks: "claims of the text have only an endnote that is marked doubtful",
			Args:   []string{"n", "source"}},
	}}
}

func sourceDateRules() check {
	return check{run: sourceDates, rules: []RuleInfo{
		{Name: "source-dates-only", Severity: Provenance,
			Checks: "dates are shown, and every one is the date of a source",
			Args:   []string{"n", "undated"}},
		{Name: "undated", Severity: Provenance,
			Checks: "sources that are no table have no date",
			Args:   []string{"n", "sources"}},
		{Name: "stale", Severity: Provenance,
			Checks: "sources are over three years older than the newest",
			Args:   []string{"n", "newest", "oldest", "sources"}},
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

func doubtful(c *checker) {
	for i := range c.d.Sources {
		s := &c.d.Sources[i]
		var ids []string
		for j := range c.d.Claims {
			if cl := &c.d.Claims[j]; cl.Evidence == data.Doubtful && !cl.InSource && cl.Source == s.ID {
				ids = append(ids, cl.ID)
			}
		}
		if len(ids) == 0 {
			continue
		}
		args := []Arg{argNumber("n", len(ids)), argSource("source", s.ID)}
		if s.Topic.IsZero() {
			c.report("doubtful-source", ids, nil, args...)
			continue
		}
		c.report("doubtful-subject", ids, nil, append(args, c.argText("topic", s.Topic))...)
	}
}

func sourceDates(c *checker) {
	var undated []data.Source
	for _, s := range c.d.Sources {
		if s.Date == "" && s.File == nil { // a table is known by its checksum
			undated = append(undated, s)
		}
	}
	c.onlySourceDates(len(undated))
	if len(undated) > 0 {
		ids, claims := listed(undated)
		c.report("undated", claims, nil, argNumber("n", len(ids)), argSources("sources", ids))
	}
	c.stale()
}

// onlySourceDates makes a finding where dates are shown, as claims or on a
// timeline, and none is that of an event.
func (c *checker) onlySourceDates(undated int) {
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
	c.report("source-dates-only", ids, nil, argNumber("n", dated), argNumber("undated", undated))
}

func (c *checker) timeline() bool {
	for _, e := range c.d.Exhibits {
		if _, ok := e.(data.Timeline); ok {
			return true
		}
	}
	return false
}

func (c *checker) stale() {
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

// listed are the ids of sources, and of the claims that state their dates.
func listed(sources []data.Source) (ids, claims []string) {
	for _, s := range sources {
		ids = append(ids, s.ID)
		if s.DateClaim != "" {
			claims = append(claims, s.DateClaim)
		}
	}
	return ids, claims
}

// day reads an ISO 8601 date.
func day(iso string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, iso)
	return t, err == nil
}
