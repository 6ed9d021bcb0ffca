package trade

import (
	"iter"
	"slices"
)

// A Good is one product of a flow: its index in Table.Products, and its value.
type Good struct {
	Index int
	Value USD
}

// Goods is the products and values of Pair in one year.
func (v View) Goods(year int, from, to Country) []Good {
	if r := v.run(year, from, to); r != nil {
		return v.goods(nil, r)
	}
	return nil
}

// ExportGoods is Exports of one year, as the goods to each importer. A list is
// valid until the next one is given.
func (v View) ExportGoods(year int, from Country) iter.Seq2[Country, []Good] {
	return v.partnerGoods(func(yield func(*run) bool) bool { return v.exports(uint16(year), from, yield) },
		func(r *run) Country { return r.importer })
}

// ImportGoods is Imports of one year, as the goods from each exporter. A list is
// valid until the next one is given.
func (v View) ImportGoods(year int, to Country) iter.Seq2[Country, []Good] {
	return v.partnerGoods(func(yield func(*run) bool) bool { return v.imports(uint16(year), to, yield) },
		func(r *run) Country { return r.exporter })
}

func (v View) partnerGoods(runs func(func(*run) bool) bool, partner func(*run) Country) iter.Seq2[Country, []Good] {
	return func(yield func(Country, []Good) bool) {
		var goods []Good
		runs(func(r *run) bool {
			goods = v.goods(goods[:0], r)
			return len(goods) == 0 || yield(partner(r), goods)
		})
	}
}

// AllGoods is All of one year, as the goods from exporter to importer. A list is
// valid until the next one is given.
func (v View) AllGoods(year int) iter.Seq2[[2]Country, []Good] {
	return func(yield func([2]Country, []Good) bool) {
		var goods []Good
		v.all(uint16(year), func(r *run) bool {
			goods = v.goods(goods[:0], r)
			return len(goods) == 0 || yield([2]Country{r.exporter, r.importer}, goods)
		})
	}
}

// goods appends a run's goods of the view's level.
func (v View) goods(goods []Good, r *run) []Good {
	start, end := v.t.span(r, v.layer.Level)
	goods = slices.Grow(goods, int(end-start))
	for i := start; i < end; i++ {
		goods = append(goods, Good{int(v.t.rows.productAt(i)), v.t.rows.valueAt(i)})
	}
	return goods
}
