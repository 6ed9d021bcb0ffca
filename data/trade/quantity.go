package trade

import (
	"cmp"
	"slices"

	"dyad/data/trade/source"
)

// Names of the readers' package that a table's users need.
type (
	Quantity     = source.Quantity
	QuantityUnit = source.QuantityUnit
)

// A toldQuantity is what one row states in a supplementary unit.
type toldQuantity struct {
	year     uint16
	from, to uint16 // places in Builder.list, or Countries
	by       By
	product  Product
	Quantity
}

func (q toldQuantity) compare(p toldQuantity) int {
	return cmp.Or(cmp.Compare(q.year, p.year), cmp.Compare(q.from, p.from), cmp.Compare(q.to, p.to), cmp.Compare(q.by, p.by), cmp.Compare(q.product, p.product))
}

// rawQuantities are what rows of years state in supplementary units, in the order of files.
type rawQuantities []toldQuantity

func (q *rawQuantities) add(r *source.Row, from, to uint16) {
	if r.Quantity.Unit != 0 && r.Month == 0 && !r.Adds {
		*q = append(*q, toldQuantity{uint16(r.Year), from, to, r.By, r.Product, r.Quantity})
	}
}

// of are the quantities of a table's countries, in order; place is where each
// area of the builder stands among them. Of what two rows tell differently there is none.
func (all rawQuantities) of(place []uint16) []toldQuantity {
	for i := range all {
		all[i].from, all[i].to = place[all[i].from], place[all[i].to]
	}
	slices.SortFunc(all, toldQuantity.compare)
	out := []toldQuantity(all[:0])
	for _, q := range all {
		if n := len(out); n > 0 && out[n-1].compare(q) == 0 {
			if out[n-1].Quantity != q.Quantity {
				out[n-1].Quantity = Quantity{}
			}
			continue
		}
		out = append(out, q)
	}
	return slices.Clip(out)
}

// Quantity is what the row of a product states in a supplementary unit, as a report has
// it; with World on one side, what the row of all partners states. ok is false where it
// states none, an estimate, or two rows two.
func (t *Table) Quantity(year int, from, to Country, p Product, by By) (q Quantity, ok bool) {
	i, found := slices.BinarySearchFunc(t.quantities, toldQuantity{year: uint16(year), from: uint16(from), to: uint16(to), by: by, product: p}, toldQuantity.compare)
	if !found {
		return q, false
	}
	q = t.quantities[i].Quantity
	return q, q.Unit != 0
}
