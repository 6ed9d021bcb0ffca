package measure

import "dyad/data/trade"

// An ItemValue is the value of a supplementary unit of a product: of an item, a pair, a
// litre, as the row of a flow states it.
type ItemValue struct {
	Unit   trade.QuantityUnit
	Value  trade.USD
	Amount int64 // thousandths of the unit
}

// Each is the value of one in US dollars: thousandths of a dollar over thousandths.
func (v ItemValue) Each() float64 { return float64(v.Value) / float64(v.Amount) }

// itemValue is the value of a unit of a flow that one row states; ok is false for
// products that are no subheadings, of which one unit does not count all goods.
func (p *ProductTrade) itemValue(y *ProductYear, from, to trade.Country, by trade.By, flow trade.Sum) (v ItemValue, ok bool) {
	if p.Sum != nil || p.Level() != trade.Subheadings || y.levels[by] != trade.Subheadings || !p.hasUnitValue() || flow.Rows != 1 || flow.Value <= 0 {
		return v, false
	}
	q, ok := p.w.t.Quantity(y.Year, from, to, p.Product, by)
	return ItemValue{q.Unit, flow.Value, q.Amount}, ok
}

// ItemValue is the value of a supplementary unit that a side imports from the other, and
// of one of the same kind that it imports from all, as itself reports; all has no unit
// where that is not stated. They are held against each other as in [ProductTrade.UnitValue].
func (p *ProductTrade) ItemValue(of int, y *ProductYear) (own, all ItemValue, apart, ok bool) {
	by := y.Report.By(Import)
	flow, _ := y.Flow(of, Import)
	own, ok = p.itemValue(y, p.pair[1-of], p.pair[of], by, flow.Sum)
	if !ok {
		return ItemValue{}, ItemValue{}, false, false
	}
	whole := y.Side(of, Import).Whole
	all, known := p.itemValue(y, trade.World, p.pair[of], by, trade.Sum{Value: whole.Value, Rows: whole.Rows})
	if !known || !whole.Stated || all.Unit != own.Unit {
		return own, ItemValue{}, false, true
	}
	ratio := own.Each() / all.Each()
	return own, all, ratio > far || ratio < 1.0/far, ratio <= tooFar && ratio >= 1.0/tooFar
}

// ItemChange divides the change of what a side imports from the other between two years
// by quantity and by the value of a supplementary unit, the same in both; see [UnitChange].
func (p *ProductTrade) ItemChange(of int, y, z *ProductYear) (c UnitChange, unit trade.QuantityUnit, ok bool) {
	before, _, _, ok := p.ItemValue(of, y)
	now, _, _, alsoOK := p.ItemValue(of, z)
	if !ok || !alsoOK || before.Unit != now.Unit || p.Compare(of, y, z) != SameGoods {
		return c, 0, false
	}
	return divideChange(before.Value, now.Value, before.Amount, now.Amount), now.Unit, true
}

// itemValues are the values of a supplementary unit that a side imports, and what of a
// change is the number's.
func (r *productResults) itemValues(of int) {
	own, all, _, ok := r.ItemValue(of, r.y)
	v := valueOfOne{value: ProductItemValue, change: ProductItemChange, needs: NeedsQuantity, per: own.Unit}
	v.divide = func(before *ProductYear) (UnitChange, bool) {
		c, _, ok := r.ItemChange(of, before, r.y)
		return c, ok
	}
	if v.known = ok; ok {
		v.own = own.Each()
	}
	if all.Amount > 0 {
		v.all = all.Each()
	}
	r.addValueOfOne(of, v)
}
