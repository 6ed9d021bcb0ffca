package compute

import (
	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// itemSentence is the value of an item, a litre or another supplementary unit that a side
// imports from the other, beside that from all partners.
func (p unitsOf) itemSentence(of int) string {
	own, all, apart, ok := p.p.ItemValue(of, p.y)
	if !ok {
		return ""
	}
	id := p.itemClaim("I"+letter(of), "pair.good.item", of, own, p.flowTerms(of, measure.Import, p.y))
	out := p.say("pair.good.unit-value.one", p.refs(of, "u", ref(id))...)
	if all.Amount > 0 {
		whole := p.itemClaim("IW"+letter(of), "pair.good.item-all", of, all, []measure.Term{p.y.Side(of, measure.Import).Whole})
		out += " " + p.say("pair.good.unit-value.all", p.refs(of, "u", ref(whole))...)
	}
	if apart {
		out += " " + p.say("pair.good.unit-value.apart", p.refs(of)...)
	}
	return out
}

func (p unitsOf) itemClaim(id, label string, of int, v measure.ItemValue, terms []measure.Term) string {
	r := measure.Result{ID: measure.ProductItemValue, Year: p.y.Year, Unit: measure.Index, Value: v.Each(), Per: v.Unit, Terms: terms}
	return p.claimFor(p.id(id, p.y.Year), label, of, r, func(c *data.Claim) { perOne(c, v.Each(), p.perItem(v.Unit)) })
}

// perItem is the unit of a value of a supplementary unit, in the table's currency.
func (p unitsOf) perItem(u trade.QuantityUnit) quantity.Unit {
	unit := p.say("pair.good.item." + u.String())
	if c := p.t.Currency(); c != "USD" {
		return unitOf(p.say("pair.good.unit.per-item-of", "currency", c, "unit", unit))
	}
	return unitOf(p.say("pair.good.unit.per-item", "unit", unit))
}

// itemChangeSentence divides a change of imports from the other, on the year before or
// else since the first year, into number and value of one; "" where either year does not
// state the number.
func (p unitsOf) itemChangeSentence(of int) string {
	before := p.p.Compared(of, measure.Import, p.y)
	if before == nil {
		return ""
	}
	c, unit, ok := p.p.ItemChange(of, before, p.y)
	if !ok {
		return ""
	}
	return p.divided(of, c, before, measure.ProductItemChange, "pair.good.item-change", p.say("pair.good.item."+unit.String()))
}
