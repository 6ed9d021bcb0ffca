package audit

import (
	"math"
	"time"

	"dyad/data"
)

// outsideEarlier looks for figures of the dossier that stood unchanged in
// earlier sources.
func (c *checker) outsideEarlier(x *data.Crosscheck) {
	var same, moved, all []string
	var steps []Step
	var since time.Time
	for i := range min(len(x.Test.Of), len(x.Test.Against)) {
		now, then := c.claim(x.Test.Of[i]), c.claim(x.Test.Against[i])
		a, okA := printed(now)
		b, okB := printed(then)
		if !okA || !okB || !sameDim(now, then) {
			continue
		}
		all = append(all, now.ID, then.ID)
		if math.Abs(a-b) > slack*max(a, b) {
			moved, steps = append(moved, now.ID), append(steps, compared(now, then))
			continue
		}
		same = append(same, now.ID)
		if s := c.d.Source(then.Source); s != nil {
			if t, ok := day(s.Date); ok && (since.IsZero() || t.Before(since)) {
				since = t
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
	now, _ := day(c.d.AsOf)
	if years := fullYears(since, now); years > 0 {
		c.reportOutside(x, "outside-repeats", all, steps, append(args, argNumber("years", years),
			argDate("since", since.Format(time.DateOnly)))...)
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
