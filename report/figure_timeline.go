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
	sourced := severalSources(c.d, e)
	for _, ev := range e.Events {
		cl := c.d.Claim(ev.Claim)
		day := firstDay(cl.Date).Format(time.DateOnly)
		event := charts.Event{Date: day, Text: c.printed(cl), Label: c.in(ev.Label)}
		if event.Label == "" {
			event.Label = c.short(cl).Text
		}
		d.show(c.datum("", event.Label, cl, event.Text))
		if sourced && cl.Source != "" {
			event.Text += nbsp + c.source(cl.Source).mark
		}
		events = append(events, event)
		alt = append(alt, c.say("alt.event", words.Text("label", event.Label), words.Text("date", c.printed(cl))))
		c.derive(cl.Date[:4], c.text("derived.scale"))
	}
	d.alt = c.joinClauses(alt).String()
	d.chart, err = charts.NewTimeline(events)
	return d, err
}

// severalSources tells whether the events of a timeline are not all from one source. Each
// then has the mark of its own.
func severalSources(d *data.Dossier, e data.Timeline) bool {
	for _, ev := range e.Events {
		if d.Claim(ev.Claim).Source != d.Claim(e.Events[0].Claim).Source {
			return true
		}
	}
	return false
}

// isEmpty tells whether an exhibit has nothing to show: a timeline without events.
func isEmpty(e data.Exhibit) bool {
	t, ok := e.(data.Timeline)
	return ok && len(t.Events) == 0
}
