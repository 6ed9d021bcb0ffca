package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/report/words"
)

// drawSquares draws how many of a number of things are done. The rest is derived.
func drawSquares(c *figures, e data.Squares) (d drawing, err error) {
	done, of := c.d.Claim(e.Done), c.d.Claim(e.Of)
	d.claims = []string{done.ID, of.ID}
	s := charts.SquaresSpec{
		Done: int(done.Value.Float()), Of: int(of.Value.Float()),
		DoneText: c.form(done, data.Number), DoneLabel: c.in(e.DoneLabel),
		RestText: c.derive(c.num.Count(int(of.Value.Float()-done.Value.Float())), of.ID+" − "+done.ID), RestMark: charts.MarkDerived, RestLabel: c.in(e.Rest),
	}
	d.alt = c.text("alt.squares", words.Text("done", s.DoneText), words.Text("of", c.printed(of)), words.Text("label", s.DoneLabel), words.Text("rest", s.RestText), words.Text("rest-label", s.RestLabel))
	d.chart, err = charts.NewSquares(s)
	return d, err
}
