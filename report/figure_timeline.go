package report

import (
	"time"

	"dyad/charts"
	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawTimeline draws dated events.
func drawTimeline(c *figures, e data.Timeline) (d drawing, err error) {
	var events []charts.Event
	var alt []doc.Spans
	for _, ev := range e.Events {
		cl := c.d.Claim(ev.Claim)
		day := firstDay(cl.Date).Format(time.DateOnly)
		event := charts.Event{Date: day, Text: c.printed(cl), Label: c.in(ev.Label)}
		if event.Label == "" {
			event.Label = c.short(cl).Text
		}
		d.show(c.datum("", event.Label, cl, event.Text))
		events = append(events, event)
		alt = append(alt, c.say("alt.event", words.Text("label", event.Label), words.Text("date", event.Text)))
		c.derive(cl.Date[:4], c.text("derived.scale"))
	}
	d.alt = c.joinClauses(alt).String()
	d.chart, err = charts.NewTimeline(events)
	return d, err
}

// isEmpty tells whether an exhibit has nothing to show: a timeline without events.
func isEmpty(e data.Exhibit) bool {
	t, ok := e.(data.Timeline)
	return ok && len(t.Events) == 0
}
