package report

import (
	"math"
	"slices"
	"strconv"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawLines draws values of one kind over times, on one scale that has a 0. A line is
// labelled at its end with its last value; one that ends before the others says that it
// does.
func drawLines(f *figures, e data.Lines) (d drawing, err error) {
	c := &timeLines{figures: f}
	var series []charts.Series
	var alt, few []doc.Spans
	low, top, unit := 0.0, 0.0, c.d.Claim(e.Series[0].Points[0]).Unit
	for _, l := range e.Series {
		series = append(series, c.series(l, &d))
		for _, id := range l.Points {
			cl := c.d.Claim(id)
			v := baseValue(cl)
			if math.Abs(v) >= max(-low, top) {
				unit = cl.Unit
			}
			low, top = min(low, v), max(top, v)
		}
	}
	last := 0
	for _, s := range series {
		last = max(last, s.X[len(s.X)-1])
	}
	for i, l := range e.Series {
		c.label(series, i, l, last, unit)
		var points []doc.Spans
		for _, id := range l.Points {
			points = append(points, c.point(c.d.Claim(id)))
		}
		alt = append(alt, c.say("alt.series", words.Text("label", series[i].Name), words.Spans("items", c.list(points))))
		few = append(few, c.summary(l, series[i].Name))
	}
	d.alt = c.joinClauses(alt).String()
	d.few = func(n int) string { return c.firstOf(few, n+1).String() }
	d.note = c.missingTimes(series)
	d.chart, err = charts.NewLines(series, c.valueScale(low, top, unit), c.names(last))
	return d, err
}

// timeLines makes the lines of a figure over times.
type timeLines struct {
	*figures
	first    quantity.Time // of all lines
	computed []bool        // of each line, whether it was computed from tables
	reported []bool        // of each line, whether it is what a state reports: a computed sum, no share of one
}

// names are what the times of a figure up to the last are called; years are their own
// names.
func (c *timeLines) names(last int) charts.Times {
	if c.first.Span == quantity.Year {
		return charts.Times{}
	}
	out := charts.Times{PerYear: c.first.Span.PerYear(), First: c.first.Index()}
	const most = 400 // as many fit
	for t := c.first; t.Index() <= last && len(out.Names) <= most; t = t.Next() {
		out.Names = append(out.Names, c.name(t))
	}
	return out
}

// name is what a time is called.
func (c *timeLines) name(t quantity.Time) string {
	if t.Span == quantity.Year {
		return c.derive(strconv.Itoa(t.First.Year()), c.text("derived.years"))
	}
	return c.derive(c.num.Date(t.String()), c.text("derived.years"))
}

// point is one figure of a line, in words.
func (c *timeLines) point(cl *data.Claim) doc.Spans {
	return c.altItem(c.num.Period(c.in(cl.Period)), c.printed(cl))
}

// series is a line. What tables of trade give is of every year, or month: one that is
// missing is one that no state reported. A source may give every fifth year: its times
// are as far apart as its two nearest.
func (c *timeLines) series(l data.Line, d *drawing) charts.Series {
	s := charts.Series{Name: c.plainProse(l.Label, "series"), Side: charts.Neither}
	if side := c.side(l.Side); side != doc.NoSide {
		s.Side = chartSide(side)
	}
	computed, sums := true, true
	for i, id := range l.Points {
		cl := c.d.Claim(id)
		t, _ := cl.Time()
		if c.first.First.IsZero() || t.First.Before(c.first.First) {
			c.first = t
		}
		computed, sums = computed && cl.Measure != "", sums && cl.Unit.Dim == quantity.Money
		d.show(c.datum(s.Name, "", cl, c.printed(cl)))
		if s.X, s.Y = append(s.X, t.Index()), append(s.Y, baseValue(cl)); i > 0 && (s.Step == 0 || s.X[i]-s.X[i-1] < s.Step) {
			s.Step = s.X[i] - s.X[i-1]
		}
	}
	if computed {
		s.Step = 1
	}
	c.computed, c.reported = append(c.computed, computed), append(c.reported, computed && sums)
	return s
}

// label gives a line its last value, in the unit of the scale without that unit; a line
// that ends before the last year says so, and its name where no other of its state goes
// on.
func (c *timeLines) label(all []charts.Series, i int, l data.Line, last int, unit quantity.Unit) {
	s, cl := &all[i], c.d.Claim(l.Points[len(l.Points)-1])
	s.End = c.printed(cl)
	switch {
	case c.reported[i] && unit.Dim == quantity.Money && cl.Qualifier == quantity.Exact:
		s.End = c.inUnit(cl, unit) // with as many decimals as the others
	case cl.Unit == unit:
		s.End = c.form(cl, data.Number)
	}
	if s.X[len(s.X)-1] == last {
		return
	}
	goesOn := s.Side != charts.Neither && slices.ContainsFunc(all, func(o charts.Series) bool { return o.Side == s.Side && o.X[len(o.X)-1] == last })
	key := "lines.ends-of"
	switch {
	case c.reported[i] && goesOn:
		key = "lines.last"
	case c.reported[i]:
		key = "lines.last-of"
	case goesOn:
		key = "lines.ends"
	}
	s.Early = c.text(key, words.Text("label", s.Name), words.Text("figure", s.End))
}

// summary is a line in few words: its first and last value, and the highest with its
// year.
func (c *timeLines) summary(l data.Line, name string) doc.Spans {
	first, last := c.d.Claim(l.Points[0]), c.d.Claim(l.Points[len(l.Points)-1])
	high := first
	for _, id := range l.Points {
		if cl := c.d.Claim(id); baseValue(cl) > baseValue(high) {
			high = cl
		}
	}
	if high == first || high == last {
		return c.say("alt.series", words.Text("label", name), words.Spans("items", c.list([]doc.Spans{c.point(first), c.point(last)})))
	}
	return c.say("alt.line", words.Text("label", name), words.Spans("first", c.point(first)), words.Spans("last", c.point(last)), words.Spans("high", c.point(high)))
}

// missingTimes names the times that lines lack: of those that were computed from tables
// among all of the figure, of others between their own.
func (c *timeLines) missingTimes(all []charts.Series) doc.Spans {
	const most = 12 // of a line; more are seen
	last := 0
	for _, s := range all {
		last = max(last, s.X[len(s.X)-1])
	}
	var items []doc.Spans
	key := "lines.lacking"
	for i, s := range all {
		var lacks []quantity.Time
		for t := c.first; t.Index() <= last; t = t.Next() {
			if (c.computed[i] || isBetween(all, i, t.Index())) && !slices.Contains(s.X, t.Index()) {
				lacks = append(lacks, t)
			}
		}
		if c.reported[i] && len(lacks) > 0 {
			key = "lines.missing"
		}
		if len(lacks) > 0 && (c.computed[i] || len(lacks) <= most) {
			items = append(items, c.say("alt.series", words.Text("label", s.Name), words.Spans("items", c.list(c.runs(lacks)))))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return c.say(key, words.Spans("items", c.joinClauses(items)))
}

// isBetween tells whether a line should have a value at a time between its own: where they
// are so far apart or, of two values, whose distance tells nothing, where another line has
// one.
func isBetween(all []charts.Series, i, at int) bool {
	x := all[i].X
	if at <= x[0] || at >= x[len(x)-1] {
		return false
	}
	return (at-x[0])%all[i].Step == 0 || len(x) == 2 && slices.ContainsFunc(all, func(o charts.Series) bool { return slices.Contains(o.X, at) })
}

// runs are times in words: three years or more in a row as their first and last.
func (c *timeLines) runs(times []quantity.Time) []doc.Spans {
	const fewest = 3
	var out []doc.Spans
	for i := 0; i < len(times); {
		end := i + 1
		for end < len(times) && times[end].Index() == times[end-1].Index()+1 {
			end++
		}
		if times[i].Span == quantity.Year && end-i >= fewest {
			out = append(out, c.plain(c.derive(times[i].String()+"–"+times[end-1].String(), c.text("derived.years"))))
			i = end
			continue
		}
		for ; i < end; i++ {
			out = append(out, c.plain(c.name(times[i])))
		}
	}
	return out
}
