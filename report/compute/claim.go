package compute

import (
	"fmt"
	"math"
	"strconv"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
)

// result is the result of a measure of one side, nil without one.
func (p *pairing) result(id measure.ID, of int, f measure.Flow, r measure.Report) *measure.Result {
	return p.found[resultKey{id, of, f, r}]
}

// add puts a claim in the dossier and returns its id. A claim without a source of
// its own cites the file its first sum is from.
func (p *pairing) add(c data.Claim) string {
	c.Label, c.Short = trimmed(c.Label), trimmed(c.Short)
	p.d.Claims = append(p.d.Claims, c)
	return c.ID
}

// claimOf begins the claim of a result: measure, rows, source and period.
func (p *pairing) claimOf(id, label, short string, r *measure.Result) data.Claim {
	c := data.Claim{ID: id, Label: p.text(label), Short: p.text(short), HasValue: true, Measure: string(r.ID),
		Period: p.text(strconv.Itoa(r.Year)), Topic: data.TopicGoods}
	if r.Base != 0 {
		c.Period = p.text(fmt.Sprintf("%d–%d", r.Base, r.Year))
	}
	for _, t := range r.Terms {
		c.Rows += int64(t.Rows)
	}
	p.cite(&c, r.Terms)
	p.value(&c, r)
	return c
}

// value sets a claim's value, unit and qualifier from a result.
func (p *pairing) value(c *data.Claim, r *measure.Result) {
	switch r.Unit {
	case measure.Money:
		c.Value, c.Unit = money(r.USD)
	case measure.Share:
		c.Value, c.Unit, c.Qualifier = percentOf(r.Value)
	case measure.Change:
		c.Value, c.Unit = decimal(100*r.Value, 1), unitOf("% change")
	case measure.Rank:
		c.Value, c.Unit, c.Qualifier = quantity.Value{Coef: int64(r.Value)}, unitOf("rank"), quantity.Rank
		if r.Joint {
			c.Qualifier = quantity.Joint
		}
	case measure.Count:
		c.Value, c.Unit = quantity.Value{Coef: int64(r.Value)}, unitOf(p.say("pair.unit.products"))
	default:
		digits := 2
		if d := measure.Define(r.ID); d.Range == "0..100" {
			digits = 1
		}
		c.Value, c.Unit = decimal(r.Value, digits), unitOf("index")
		if least := decimal(math.Pow10(-digits), digits); r.Value > 0 && c.Value.Coef == 0 {
			c.Value, c.Qualifier = least, quantity.LessThan
		}
	}
}
