package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/report/words"
)

// drawSquares draws how many of a number of things are done. The rest is derived.
func drawSquares(c *figures, e data.Squares) (d drawing, err error) {
	done, of := c.d.Claim(e.Done), c.d.Claim(e.Of)
	rest, from := of.Value.Float()-done.Value.Float(), of.ID+" − "+done.ID
	s := charts.SquaresSpec{
		Done: int(done.Value.Float()), Of: int(of.Value.Float()),
		DoneText: c.form(done, data.Number), DoneLabel: c.in(e.DoneLabel),
		RestText: c.derive(c.num.Count(int(rest)), from), RestMark: charts.MarkDerived, RestLabel: c.in(e.Rest),
	}
	d.show(c.datum("", s.DoneLabel, done, s.DoneText))
	d.show(c.datum("", c.short(of).Text, of, c.printed(of)))
	d.show(derivedDatum("", s.RestLabel, derived{exactly(rest), of.Unit, 0, from, of.Interval().Sub(done.Interval())}, s.RestText))
	d.alt = c.text("alt.squares", words.Text("done", s.DoneText), words.Text("of", c.printed(of)), words.Text("label", s.DoneLabel), words.Text("rest", s.RestText), words.Text("rest-label", s.RestLabel))
	d.chart, err = charts.NewSquares(s)
	return d, err
}
