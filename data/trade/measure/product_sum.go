package measure

import (
	"slices"

	"dyad/data/trade"
)

// nested finds two products of which the first contains the second, as 85 does 8542.
func nested(products []trade.Product) (outer, inner trade.Product, found bool) {
	for _, p := range products {
		for _, q := range products {
			if q.Level() > p.Level() && q.At(p.Level()) == p {
				return p, q, true
			}
		}
	}
	return 0, 0, false
}

// addSum adds the sum of several products to a set, where none contains another. Items of
// other lists of goods are not added up: what they contain is not told by their codes.
func (s *ProductSet) addSum(w *World) {
	products := make([]trade.Product, len(s.Goods))
	for i, p := range s.Goods {
		products[i] = p.Product
	}
	outer, inner, found := nested(products)
	switch {
	case found:
		s.Nested = [2]trade.Product{outer, inner}
	case len(products) < 2, slices.ContainsFunc(products, func(p trade.Product) bool { return p.Level() == trade.Items }):
	default:
		sum := &ProductTrade{Product: products[0], Sum: products, w: w, parts: s.Goods, pair: [2]trade.Country{s.A, s.B}}
		if sum.findYears(); len(sum.Years) > 0 {
			s.Sum = sum
		}
	}
}

// Level is the number of digits of the product; of a sum the largest.
func (p *ProductTrade) Level() trade.Level {
	level := p.Product.Level()
	for _, q := range p.Sum {
		level = max(level, q.Level())
	}
	return level
}

// sumOf is one year of a sum of products. What is not told of one of them is not told of
// their sum.
func (p *ProductTrade) sumOf(year int) ProductYear {
	y := ProductYear{Year: year}
	parts := make([]*ProductYear, len(p.parts))
	for i, part := range p.parts {
		if parts[i] = part.In(year); parts[i] == nil {
			untold := part.year(year)
			parts[i] = &untold
		}
		if i > 0 && parts[i].Report != parts[0].Report {
			return y
		}
		for by, l := range part.one.levels {
			y.levels[by] = max(y.levels[by], l)
		}
	}
	y.Report = parts[0].Report
	for way := range y.Flows {
		for by := trade.Reconciled; by <= trade.FromImporter; by++ {
			y.Flows[way][by] = sumOfFlows(parts, way, by)
		}
	}
	for of := range y.Sides {
		for i := range y.Sides[of] {
			y.Sides[of][i] = sumOfSides(parts, of, i)
		}
	}
	return y
}

// Tells reports whether a report tells what went one way, be it nothing.
func (y *ProductYear) Tells(way int, by trade.By) bool {
	return y.Flows[way][by].Known() || y.Report.By(Export) == by && y.Side(way, Export).Each || y.Report.By(Import) == by && y.Side(1-way, Import).Each
}

func sumOfFlows(parts []*ProductYear, way int, by trade.By) (sum trade.ProductFlow) {
	for _, y := range parts {
		if !y.Tells(way, by) {
			return trade.ProductFlow{}
		}
		sum = sum.And(y.Flows[way][by])
	}
	return sum
}

// sumOfSides adds up one flow of a state with all its partners: its trade in all the
// products together with each, and with all where that is known of each product.
func sumOfSides(parts []*ProductYear, of, flow int) ProductSide {
	sides := make([]*ProductSide, len(parts))
	for i, y := range parts {
		sides[i] = &y.Sides[of][flow]
	}
	s := ProductSide{Whole: sides[0].Whole, Each: true}
	s.Whole.Value, s.Whole.Rows = 0, 0
	known := true
	for _, side := range sides {
		known = known && side.Whole.Rows > 0 && side.Whole.Stated == sides[0].Whole.Stated
		s.Each = s.Each && side.Each
		s.Self += side.Self
		s.sum.Value, s.sum.Rows = s.sum.Value+side.sum.Value, s.sum.Rows+side.sum.Rows
		for _, partner := range side.Partners {
			i := slices.IndexFunc(s.Partners, func(q ProductPartner) bool { return q.Country == partner.Country })
			if i < 0 {
				s.Partners = append(s.Partners, ProductPartner{Country: partner.Country})
				i = len(s.Partners) - 1
			}
			s.Partners[i].Flow = s.Partners[i].Flow.And(partner.Flow)
		}
	}
	s.rank()
	s.Each = s.Each && known
	if !known {
		return s
	}
	for _, side := range sides {
		s.Whole.Value, s.Whole.Rows, s.Untold = s.Whole.Value+side.Whole.Value, s.Whole.Rows+side.Whole.Rows, s.Untold+side.Untold
		s.all = s.all.And(side.all)
	}
	return s
}
