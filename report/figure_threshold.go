package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawThreshold draws indices and the threshold that they reach or do not reach.
func drawThreshold(c *figures, e data.Threshold) (d drawing, err error) {
	var bars []charts.Bar
	var alt []doc.Spans
	for _, it := range e.Items {
		b, cl := c.bar(it, &d)
		b.Share = cl.Value.Float()
		if b.Label = c.in(it.Label); b.Label == "" {
			b.Label = c.short(cl).Text
		}
		b.Side = chartSide(c.side(it.Side))
		bars = append(bars, b)
		alt = append(alt, c.say("alt.item", words.Text("label", b.Label), words.Text("figure", b.Words)))
	}
	mark := c.d.Claim(e.Threshold)
	d.claims = append(d.claims, mark.ID)
	text := c.text("threshold.mark", words.Text("value", c.printed(mark)))
	d.alt = c.text("alt.threshold", words.Text("mark", text), words.Spans("items", c.joinClauses(alt)))
	d.chart, err = charts.NewThreshold(bars, c.indexScale(), charts.Tick{At: mark.Value.Float(), Text: text})
	return d, err
}
