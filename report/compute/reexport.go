package compute

import (
	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// originSentence says what a side's exports to the other by its own report hold of
// foreign goods, and what is of its own origin.
func originSentence(b *builder, of int) string {
	r := b.result(measure.FlowValue, of, measure.Export, measure.Own)
	if r == nil || len(r.Terms) != 1 || r.Terms[0].Level != trade.AllProducts {
		return ""
	}
	again, own, ok := measure.ReExported(b.t, r.Terms[0], trade.Product(0))
	if !ok {
		return ""
	}
	claim := func(id, key string, v trade.USD) string {
		one := *r
		one.ID, one.USD = measure.OwnOrigin, v
		c := b.claimOf(id+letter(of), b.say(key, b.names(of)...), b.say(key+"-short", b.names(of)...), &one)
		return b.add(ownOrigin(c, id, b.t.Currency(), v))
	}
	key := "pair.origin"
	if own == 0 {
		key = "pair.origin.all"
	}
	return b.say(key, append(refs(of), "again", ref(claim("REX", "pair.re-exports", again)), "own", ref(claim("OWN", "pair.own-exports", own)), "year", year(r.Year))...)
}

// ownOrigin makes the claim of re-exports one without the measure of what is left: it
// is a row of the table.
func ownOrigin(c data.Claim, id, currency string, v trade.USD) data.Claim {
	c.Value, c.Unit = money(v, currency)
	c.Lines = ""
	if id == "REX" {
		c.Measure, c.Rows = "", 1
	} else {
		c.Rows++ // that of the re-exports
	}
	return c
}

// originSentence is [originSentence] of one product.
func (p flowsOf) originSentence(from int) string {
	x := p.p.Term(p.y, from, trade.FromExporter)
	again, own, ok := measure.ReExported(p.t, x, p.p.Product)
	if !ok || x.Rows != 1 {
		return ""
	}
	claim := func(id, key string, v trade.USD) string {
		r := measure.Result{ID: measure.ProductOwnOrigin, Year: p.y.Year, Unit: measure.Money, USD: v, Terms: []measure.Term{x}}
		return p.claimFor(p.id(id+letter(from), p.y.Year), key, from, r, func(c *data.Claim) { *c = ownOrigin(*c, id, p.t.Currency(), v) })
	}
	key := "pair.good.origin"
	if own == 0 {
		key = "pair.good.origin.all"
	}
	return p.say(key, p.refs(from, "again", ref(claim("REX", "pair.good.re-exports", again)), "own", ref(claim("OWN", "pair.good.own-exports", own)))...)
}
