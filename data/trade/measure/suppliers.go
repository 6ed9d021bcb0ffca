package measure

import (
	"cmp"
	"slices"

	"dyad/data/trade"
)

// A Supply is one product that a state imports from the other.
type Supply struct {
	Product  trade.Product
	Part     Term     // from the other state
	Whole    Term     // from all partners
	Share    float64  // above 1 where a stated total is below its part
	Supplier Supplier // the first one; the zero Supplier where partners are not all there
}

// A Supplier is the first of a product's suppliers, and their concentration.
type Supplier struct {
	Country trade.Country // World if there is none
	Value   trade.USD
	Share   float64
	Joint   bool // another one supplies as much
	Count   int  // of supplying states
	// Concentration is the Herfindahl–Hirschman index Σ s² over supplying states,
	// shares being of all imports.
	Concentration float64
}

// Supplied are the products that of imports most of from on, of the greatest
// value first: at most so many, all for 0. The list is empty where Missing says so, and
// has no product of which the stated imports are below those from on.
func (s *Set) Supplied(of, on trade.Country, most int) []Supply {
	p := productMeasures{s.pair()}
	side, ok := p.which(of, on)
	if !ok || p.lacksProducts(p.side(side, Import)) != 0 {
		return nil
	}
	return slices.DeleteFunc(p.supplied(side, p.top(side, most)), func(s Supply) bool { return s.Part.Value > s.Whole.Value })
}

// suppliers are the shares of the other state in the products that a state gets
// most of from it.
func (p productMeasures) suppliers() {
	for of := range p.c {
		needs := p.lacksProducts(p.side(of, Import))
		if needs == 0 && len(p.from(of, p.level)) == 0 {
			needs = NeedsFlow
		}
		if needs != 0 {
			p.miss(needs, of, Import, p.y.report, SupplierShare)
			continue
		}
		for _, s := range p.supplied(of, p.top(of, p.w.o.Top)) {
			if s.Part.Value > s.Whole.Value {
				p.miss(NeedsLargerTotal, of, Import, p.y.report, SupplierShare)
				p.set.Missing[len(p.set.Missing)-1].Subject.Product = s.Product
				continue
			}
			v := p.about(SupplierShare, of, Import, p.y.report, Share)
			v.Subject.Product, v.Level = s.Product, p.level
			v.Value, v.Terms = s.Share, []Term{s.Part, s.Whole}
			p.add(v)
		}
	}
}

// top are the n products a side imports most of from the other, all if n is 0.
// Products that are not the same goods everywhere do not count, nor do those of
// which no import from all partners is told.
func (p productMeasures) top(of, n int) []trade.Good {
	var best []trade.Good
	whole := p.side(of, Import).goods
	order := func(a, b trade.Good) int { return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Index, b.Index)) }
	for _, c := range p.from(of, p.level) {
		if !p.w.goods[c.Index].comparable || whole[c.Index] <= 0 {
			continue
		}
		if n > 0 && len(best) == n {
			if order(c, best[n-1]) > 0 {
				continue
			}
			best = best[:n-1]
		}
		at := len(best)
		if n > 0 {
			at, _ = slices.BinarySearchFunc(best, c, order)
		}
		best = slices.Insert(best, at, c)
	}
	if n == 0 {
		slices.SortFunc(best, order)
	}
	return best
}

// supplied are products with what all partners send of them.
func (p productMeasures) supplied(of int, cells []trade.Good) []Supply {
	s := p.side(of, Import)
	all := make([]Supply, 0, len(cells))
	for _, c := range cells {
		part, whole := p.flow(of, Import, p.y.report), p.all(of, Import)
		part.Level, part.Value, part.Rows = p.level, c.Value, 1
		whole.Level, whole.Value, whole.Rows = p.level, s.goods[c.Index], int(s.rows[c.Index])
		whole.Stated = !s.eachGood
		all = append(all, Supply{p.w.goods[c.Index].product, part, whole, over(c.Value, whole.Value), s.supplier(c.Index)})
	}
	return all
}

// supplier is the first supplier of a product.
func (s *side) supplier(place int) Supplier {
	if s.first == nil || s.first[place].partners == 0 || s.goods[place] <= 0 {
		return Supplier{}
	}
	f := &s.first[place]
	return Supplier{f.country, f.value, over(f.value, s.goods[place]), f.joint, int(f.partners), s.concentration(place)}
}

// concentration is Σ s² of a product's suppliers.
func (s *side) concentration(place int) float64 {
	all := float64(s.goods[place])
	return s.first[place].squares / float64(all*all)
}
