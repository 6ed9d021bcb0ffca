package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawLines draws sums of money over years, on one scale from 0.
func drawLines(c *figures, e data.Lines) (d drawing, err error) {
	var series []charts.Series
	var alt []doc.Spans
	top, unit := 0.0, quantity.Unit{}
	for _, l := range e.Series {
		// What tables of trade give is yearly: a year that is missing is one that no
		// state reported. A source may give every fifth year.
		s := charts.Series{Name: c.plainProse(l.Label, "series"), Side: chartSide(c.side(l.Side)), Yearly: true}
		var points []doc.Spans
		for _, id := range l.Points {
			cl := c.d.Claim(id)
			s.Yearly = s.Yearly && cl.Measure != ""
			d.claims = append(d.claims, id)
			y := float64(cl.Value.Float() * cl.Unit.Mult)
			if y >= top {
				top, unit = y, cl.Unit
			}
			s.X, s.Y = append(s.X, cl.Year()), append(s.Y, y)
			points = append(points, c.say("alt.item", words.Text("label", c.in(cl.Period)), words.Text("figure", c.printed(cl))))
		}
		series = append(series, s)
		alt = append(alt, c.say("alt.series", words.Text("label", s.Name), words.Spans("items", c.list(points))))
	}
	d.alt = c.joinClauses(alt).String()
	d.chart, err = charts.NewLines(series, c.moneyScale(top, unit))
	return d, err
}
