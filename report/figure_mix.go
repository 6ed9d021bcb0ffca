package report

import (
	"math"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawMix draws what each state sells the other. What the items do not cover is
// derived, and drawn hollow.
func drawMix(c *figures, e data.Mix) (d drawing, err error) {
	var flows []charts.Flow
	var alt []doc.Spans
	for _, fl := range e.Flows {
		flow := charts.Flow{From: c.state(fl.From), To: c.state(fl.To), Side: chartSide(c.side(fl.From))}
		var items []doc.Spans
		for _, it := range fl.Items {
			seg := c.segment(it, &d)
			flow.Segments = append(flow.Segments, seg)
			items = append(items, c.say("alt.item", words.Text("label", seg.Label), words.Text("figure", seg.Text)))
		}
		if rest, ok := c.remainder(fl); ok {
			seg := charts.Segment{Label: c.text("mix.rest"), Share: rest.share, Text: rest.text, Rest: true}
			flow.Segments = append(flow.Segments, seg)
			items = append(items, c.say("alt.item", words.Text("label", seg.Label), words.Text("figure", seg.Text)))
		}
		flows = append(flows, flow)
		alt = append(alt, c.say("alt.flow", c.stateArg("from", fl.From), c.stateArg("to", fl.To), words.Spans("items", c.list(items))))
	}
	d.alt = c.joinClauses(alt).String()
	d.chart, err = charts.NewMix(flows)
	return d, err
}

func (c *figures) segment(it data.FlowItem, d *drawing) charts.Segment {
	share := c.d.Claim(it.Share)
	d.claims = append(d.claims, share.ID)
	seg := charts.Segment{Label: c.itemLabel(it), Share: shareOf(share), Text: c.printed(share), Rounded: share.Rounded()}
	if share.Qualifier == quantity.LessThan { // the share is only known to be less
		seg.Share /= 2
	}
	if v := c.d.Claim(it.Value); v != nil {
		d.claims = append(d.claims, v.ID)
		seg.Value = c.printed(v)
	}
	return seg
}

func (c *figures) itemLabel(it data.FlowItem) string {
	if !it.Label.IsZero() {
		return c.plainProse(it.Label, "exhibit item")
	}
	return c.short(c.d.Claim(it.Share)).Text
}

// rest is the part of a flow that its items do not cover.
type rest struct {
	share float64
	text  string
}

// remainder is what the items of a flow leave of 100 %, with as many decimals as the
// item that has most. It is false if nothing is left.
func (c *figures) remainder(fl data.Flow) (rest, bool) {
	if audit.AddsUp(c.d, fl) {
		return rest{}, false
	}
	left, digits := 1.0, 0
	from := c.num.Value(quantity.Value{Coef: 100}, percent)
	for _, it := range fl.Items {
		cl := c.d.Claim(it.Share)
		left -= shareOf(cl)
		if cl.Unit.Text == percent.Text {
			digits = max(digits, int(cl.Value.Scale))
		}
		from += " − " + cl.ID
	}
	if left < 0.5*math.Pow10(-digits-2) {
		return rest{}, false
	}
	text := c.num.Range(exactly(left), percent, digits)
	return rest{share: left, text: c.derive(text, from)}, true
}
