package audit

import (
	"dyad/data"
	"dyad/data/quantity"
	"math"
	"strings"
	"time"
)

func outsideEarlierCheck() check {
	earlier := `outside:
  - {id: X1, title: Review, publisher: Harbour Institute, date: "2016-05-01"}
claims:
  - {id: C1, label: Share of the border provinces, value: 70, unit: "%", source: S1}
crosschecks:
  - id: E1
    title: The same years before
    text: "The review has {E1a}."
    claims: [{id: E1a, label: Share in the review, value: 70, unit: "%", source: X1}]
    test: {kind: earlier, of: [C1], against: [E1a]}`
	const then = `label: Share in the review, value: 70`
	const other = `label: Share in the review, value: 65`
	moved := Example{Dossier: earlier, Change: then, To: other}
	return check{run: eachCrosscheck(data.TestEarlier, (*checker).outsideEarlier), rules: []RuleInfo{
		{Name: "outside-repeats", Severity: Provenance, Outcome: Held, Since: "1.0",
			Title:   "figures of the dossier stand in outside sources of a known earlier date",
			Meaning: "The figure has been repeated for years and may not describe the present.",
			Example: moved,
			Args:    []string{"n", "repeated", "since", "years"}},
		{Name: "outside-repeats-undated", Severity: Provenance, Outcome: Held, Since: "1.0",
			Title:   "figures of the dossier stand in earlier outside sources of unknown date",
			Meaning: "The figure was given before, nobody knows when, and may not describe the present.",
			Example: Example{Dossier: strings.Replace(earlier, `"2016-05-01"`, "n.d.", 1), Change: then, To: other},
			Args:    []string{"n", "repeated"}},
		{Name: "outside-moved", Severity: Derived, Outcome: Held, Since: "1.0",
			Title:   "earlier outside sources give other values than the dossier",
			Meaning: "The figure has changed since, as one would expect.",
			Example: moved.turned(),
			Args:    []string{"changed", "n"}},
	}}
}

// outsideEarlier looks for figures of the dossier that stood unchanged in
// earlier sources.
func (c *checker) outsideEarlier(x *data.Crosscheck) {
	var same, moved, all []string
	var steps []Step
	var since time.Time
	sinceDate := ""
	for i := range min(len(x.Test.Of), len(x.Test.Against)) {
		now, then := c.claim(x.Test.Of[i]), c.claim(x.Test.Against[i])
		a, okA := printed(now)
		b, okB := printed(then)
		if !okA || !okB || !(sameDim(now, then) || now.Unit.Dim == quantity.Count && then.Unit.Dim == quantity.Count) {
			continue
		}
		all = append(all, now.ID, then.ID)
		if math.Abs(a-b) > slack*max(math.Abs(a), math.Abs(b)) {
			moved, steps = append(moved, now.ID), append(steps, compared(now, then))
			continue
		}
		same = append(same, now.ID)
		if s := c.d.Source(then.Source); s != nil {
			if t, ok := lastDay(s.Date); ok && (since.IsZero() || t.Before(since)) {
				since, sinceDate = t, s.Date
			}
		}
	}
	same, moved = c.ordered(same), c.ordered(moved)
	if len(same) == 0 {
		if len(moved) > 0 {
			c.reportOutside(x, "outside-moved", all, steps, argFigures("changed", moved), argNumber("n", len(moved)))
		}
		return
	}
	args := []Arg{argNumber("n", len(same)), argFigures("repeated", same)}
	if since.IsZero() {
		c.reportOutside(x, "outside-repeats-undated", all, steps, args...)
		return
	}
	now, _ := lastDay(c.d.AsOf)
	if years := fullYears(since, now); years > 0 {
		c.reportOutside(x, "outside-repeats", all, steps, append(args, argNumber("years", years),
			argDate("since", sinceDate))...)
	}
}

// fullYears is how many whole years lie between two days.
func fullYears(from, to time.Time) int {
	n := to.Year() - from.Year()
	if from.AddDate(n, 0, 0).After(to) {
		n--
	}
	return n
}
