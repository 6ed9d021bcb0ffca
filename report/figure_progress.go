package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/report/words"
)

// drawProgress draws how much of a length is done. The remainder is derived.
func drawProgress(c *figures, e data.Progress) (d drawing, err error) {
	length, done := c.d.Claim(e.Length), c.d.Claim(e.Done)
	digits, from := int(max(length.Value.Scale, done.Value.Scale)), length.ID+" − "+done.ID
	rest := (length.Value.Float() - done.Value.Float()) * length.Unit.Mult
	s := charts.ProgressSpec{
		Done: done.Value.Float(), Total: length.Value.Float(),
		DoneText: c.printed(done), DoneLabel: c.in(e.DoneLabel),
		RestText: c.derive(c.num.Range(exactly(rest), length.Unit, digits), from),
		RestMark: charts.MarkDerived, RestLabel: c.in(e.ToGo),
		Ticks: c.lengthTicks(length),
	}
	d.show(c.datum("", c.short(length).Text, length, c.printed(length)))
	d.show(c.datum("", s.DoneLabel, done, s.DoneText))
	d.show(derivedDatum("", s.RestLabel, derived{exactly(rest), length.Unit, digits, from, length.Interval().Sub(done.Interval())}, s.RestText))
	if cl := c.d.Claim(e.Share); cl != nil {
		d.show(c.datum("", c.short(cl).Text, cl, c.printed(cl)))
		s.DoneLabel = c.text("progress.done", words.Text("label", s.DoneLabel), words.Text("share", c.printed(cl)))
	}
	if cl := c.d.Claim(e.Markers); cl != nil {
		s.Markers, s.MarkersLabel = c.form(cl, data.Number), c.in(e.MarkersLabel)
		d.show(c.datum("", s.MarkersLabel, cl, s.Markers))
	}
	d.alt = c.text("alt.progress", words.Text("length", c.printed(length)), words.Text("done", s.DoneText), words.Text("done-label", s.DoneLabel),
		words.Text("rest", s.RestText), words.Text("rest-label", s.RestLabel))
	if s.Markers != "" {
		d.alt += c.text("alt.markers", words.Text("markers", s.Markers), words.Text("label", s.MarkersLabel))
	}
	d.chart, err = charts.NewProgress(s)
	return d, err
}
