package report

import (
	"slices"
	"strconv"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawLines draws sums of money over years, on one scale from 0. A line is labelled at its
// end with its last value; one that ends before the others says that it does.
func drawLines(f *figures, e data.Lines) (d drawing, err error) {
	c := &yearLines{f}
	var series []charts.Series
	var alt, few []doc.Spans
	top, unit := 0.0, quantity.Unit{}
	for _, l := range e.Series {
		s := c.series(l, &d)
		for _, id := range l.Points {
			if cl := c.d.Claim(id); moneyAt(cl) >= top {
				top, unit = moneyAt(cl), cl.Unit
			}
		}
		series = append(series, s)
	}
	last := 0
	for _, s := range series {
		last = max(last, s.X[len(s.X)-1])
	}
	for i, l := range e.Series {
		c.label(series, i, l, last, unit)
		var points []doc.Spans
		for _, id := range l.Points {
			cl := c.d.Claim(id)
			points = append(points, c.altItem(c.num.Period(c.in(cl.Period)), c.printed(cl)))
		}
		alt = append(alt, c.say("alt.series", words.Text("label", series[i].Name), words.Spans("items", c.list(points))))
		few = append(few, c.summary(l, series[i].Name))
	}
	d.alt = c.joinClauses(alt).String()
	d.few = func(n int) string { return c.firstOf(few, n+1).String() }
	d.note = c.missingYears(series)
	d.chart, err = charts.NewLines(series, c.moneyScale(top, unit))
	return d, err
}

// yearLines makes the lines of a figure over years.
type yearLines struct{ *figures }

func moneyAt(cl *data.Claim) float64 { return float64(cl.Value.Float() * cl.Unit.Mult) }

// series is a line. What tables of trade give is yearly: a year that is missing is one
// that no state reported. A source may give every fifth year.
func (c *yearLines) series(l data.Line, d *drawing) charts.Series {
	s := charts.Series{Name: c.plainProse(l.Label, "series"), Side: chartSide(c.side(l.Side)), Yearly: true}
	for _, id := range l.Points {
		cl := c.d.Claim(id)
		s.Yearly = s.Yearly && cl.Measure != ""
		d.show(c.datum(s.Name, "", cl, c.printed(cl)))
		s.X, s.Y = append(s.X, cl.Year()), append(s.Y, moneyAt(cl))
	}
	return s
}

// label gives a line its last value, in the unit of the scale without that unit; a line
// that ends before the last year says so, and its name where no other of its state goes
// on.
func (c *yearLines) label(all []charts.Series, i int, l data.Line, last int, unit quantity.Unit) {
	s, cl := &all[i], c.d.Claim(l.Points[len(l.Points)-1])
	s.End = c.printed(cl)
	if cl.Unit == unit {
		s.End = c.form(cl, data.Number)
	}
	if s.X[len(s.X)-1] == last {
		return
	}
	key := "lines.last-of"
	if slices.ContainsFunc(all, func(o charts.Series) bool { return o.Side == s.Side && o.X[len(o.X)-1] == last }) {
		key = "lines.last"
	}
	s.Early = c.text(key, words.Text("label", s.Name), words.Text("figure", s.End))
}

// summary is a line in few words: its first and last value, and the highest with its
// year.
func (c *yearLines) summary(l data.Line, name string) doc.Spans {
	first, last := c.d.Claim(l.Points[0]), c.d.Claim(l.Points[len(l.Points)-1])
	high := first
	for _, id := range l.Points {
		if cl := c.d.Claim(id); moneyAt(cl) > moneyAt(high) {
			high = cl
		}
	}
	at := func(cl *data.Claim) doc.Spans { return c.altItem(c.num.Period(c.in(cl.Period)), c.printed(cl)) }
	if high == first || high == last {
		return c.say("alt.series", words.Text("label", name), words.Spans("items", c.list([]doc.Spans{at(first), at(last)})))
	}
	return c.say("alt.line", words.Text("label", name), words.Spans("first", at(first)), words.Spans("last", at(last)), words.Spans("high", at(high)))
}

// missingYears names the years that a yearly line lacks among those of the figure.
func (c *yearLines) missingYears(all []charts.Series) doc.Spans {
	var years []int
	for _, s := range all {
		years = append(years, s.X...)
	}
	slices.Sort(years)
	years = slices.Compact(years)
	var items []doc.Spans
	for _, s := range all {
		var lacks []doc.Spans
		for y := years[0]; s.Yearly && y <= years[len(years)-1]; y++ {
			if !slices.Contains(s.X, y) {
				lacks = append(lacks, c.plain(c.derive(strconv.Itoa(y), c.text("derived.years"))))
			}
		}
		if len(lacks) > 0 {
			items = append(items, c.say("alt.series", words.Text("label", s.Name), words.Spans("items", c.list(lacks))))
		}
	}
	if len(items) == 0 {
		return nil
	}
	return c.say("lines.missing", words.Spans("items", c.joinClauses(items)))
}
