package report

import (
	"math"

	"dyad/charts"
	"dyad/data"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// drawSold draws a mix: as parts of each flow, or, where the shares were computed from
// the values of a trade table, as lists of goods.
func drawSold(c *figures, e data.Mix) (drawing, error) {
	if c.isGoods(e) {
		return drawGoods(c, e)
	}
	return drawMix(c, e)
}

// isGoods tells whether all shares of a mix were computed.
func (c *figures) isGoods(e data.Mix) bool {
	for _, fl := range e.Flows {
		if !c.isComputed(fl) {
			return false
		}
	}
	return len(e.Flows) == 1 || len(e.Flows) == 2
}

// drawGoods draws the groups of goods that each state sells the other, the values of all
// in one unit.
func drawGoods(c *figures, e data.Mix) (d drawing, err error) {
	var flows []charts.GoodsFlow
	var alt []doc.Spans
	unit, one := c.goodsUnit(e)
	others := c.text("pair.mix.other")
	for _, fl := range e.Flows {
		flow := charts.GoodsFlow{From: c.state(fl.From), To: c.state(fl.To), Side: chartSide(c.side(fl.From))}
		var items []doc.Spans
		series := c.flowName(fl)
		for _, it := range fl.Items {
			share := c.d.Claim(it.Share)
			g := charts.GoodsItem{Label: c.itemLabel(it), Text: c.printed(share), Share: shareOf(share), Rest: c.itemLabel(it) == others}
			d.show(c.datum(series, g.Label, share, g.Text))
			if v := c.d.Claim(it.Value); v != nil {
				if g.Value = c.printed(v); one {
					g.Value = c.inUnit(v, unit)
				}
				d.show(c.datum(series, g.Label, v, g.Value))
			}
			flow.Items = append(flow.Items, g)
			items = append(items, c.say("alt.item", words.Text("label", g.Label), words.Text("figure", g.Text)))
		}
		flows = append(flows, flow)
		alt = append(alt, c.say("alt.flow", c.stateArg("from", fl.From), c.stateArg("to", fl.To), words.Spans("items", c.list(items))))
	}
	d.alt = c.joinClauses(alt).String()
	head := ""
	if one {
		_, head = c.num.Parts(quantity.Value{}, unit)
	}
	d.chart, err = charts.NewGoods(flows, head)
	return d, err
}

// goodsUnit is the unit of the largest value of a mix; false if values differ in more
// than the size of their unit.
func (c *figures) goodsUnit(e data.Mix) (unit quantity.Unit, one bool) {
	most := -1.0
	one = true
	for _, fl := range e.Flows {
		for _, it := range fl.Items {
			v := c.d.Claim(it.Value)
			if v == nil || !v.HasValue || v.Unit.Dim != quantity.Money {
				return unit, false
			}
			one = one && (most < 0 || v.Unit.Currency == unit.Currency)
			if at := v.Value.Float() * v.Unit.Mult; at > most {
				most, unit = at, v.Unit
			}
		}
	}
	return unit, one && most > 0
}

// inUnit is a sum in a unit, with one decimal, or with more if that would be nothing. Of
// a sum that the claim has rounded to whole units or more no decimal is shown.
func (c *voice) inUnit(cl *data.Claim, unit quantity.Unit) string {
	at := moneyOf(cl)
	digits := 1
	for at != 0 && digits < 4 && at/unit.Mult < 0.5*math.Pow10(-digits) {
		digits++
	}
	if iv := cl.Interval(); cl.Exact == "" && iv.Hi-iv.Lo >= unit.Mult {
		digits = 0
	}
	text := c.num.Range(exactly(at), quantity.Unit{Dim: quantity.Index, Mult: unit.Mult}, digits)
	return c.derive(text, cl.ID)
}
