package report

import (
	"fmt"

	"dyad/charts"
	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawTimeline draws the dates of the sources of the dossier.
func drawTimeline(c *figures, _ data.Timeline) (d drawing, err error) {
	var events []charts.Event
	var alt []doc.Spans
	for i, s := range c.d.Sources {
		e := charts.Event{Date: s.Date, Text: c.sourceDate(&s), Number: fmt.Sprint(i + 1), Label: c.in(s.Publisher)}
		if e.Label == "" {
			e.Label = c.in(s.Title)
		}
		if s.DateClaim != "" {
			d.claims = append(d.claims, s.DateClaim)
		}
		events = append(events, e)
		alt = append(alt, c.say("alt.event", words.Text("n", e.Number), words.Text("label", e.Label), words.Text("date", e.Text)))
		if len(s.Date) >= 4 {
			c.derive(s.Date[:4], c.text("derived.scale"))
		}
	}
	d.alt = c.joinClauses(alt).String()
	d.chart, err = charts.NewTimeline(events)
	return d, err
}
