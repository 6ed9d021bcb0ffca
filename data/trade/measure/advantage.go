package measure

import (
	"cmp"
	"slices"

	"dyad/data/trade"
)

// An Advantage is a product's share of a state's exports over its share of the
// world's: Balassa's revealed comparative advantage, (x_k/X)/(w_k/W).
type Advantage struct {
	Product trade.Product
	Value   trade.USD // the state's exports of it
	World   trade.USD // the world's
	RCA     float64   // 0..∞, above 1 an advantage
	// Symmetric is Laursen's (RCA−1)/(RCA+1), −1..1.
	Symmetric float64
}

// basket is the world's exports by product.
func (y *year) basket(l trade.Level) basket {
	low, high := y.w.span(l)
	sum := y.sums.at(l)
	return basket{y.goods[low:high], y.w.goods[low:high],
		Term{Name: WorldExports, By: y.report.By(Export), Year: y.year, Level: l, Value: sum.Value, Rows: sum.Rows}}
}

// advantage counts the products each state has a comparative advantage in.
func (p productMeasures) advantage() {
	for of := range p.c {
		if !p.y.whole(Export) || p.y.exports.total.Rows == 0 {
			p.miss(NeedsWorld, of, Export, p.y.report, RevealedAdvantage)
			continue
		}
		b, ok := p.basket(of, Export, RevealedAdvantage)
		if !ok {
			continue
		}
		sum := p.side(of, Export).sums.at(p.level)
		p.putAt(RevealedAdvantage, of, Export, Count, float64(sum.above), b.sum, p.y.basket(p.level).sum, p.counted(ProductsTraded, sum.traded))
	}
}

// Advantages are the products of a state's exports, of the greatest value first,
// at the set's level. The list is empty where Missing says so.
func (s *Set) Advantages(of trade.Country) []Advantage {
	p := productMeasures{s.pair()}
	i := slices.Index(p.c[:], of)
	if i < 0 || !p.y.whole(Export) || p.y.exports.total.Rows == 0 {
		return nil
	}
	b, ok := p.basket(i, Export, RevealedAdvantage)
	if !ok {
		return nil
	}
	world := p.y.basket(p.level)
	var all []Advantage
	for k, v := range b.goods {
		if own, others := b.share(k), world.share(k); v > 0 && others > 0 {
			rca := own / others
			all = append(all, Advantage{b.kinds[k].product, v, world.goods[k], rca, (rca - 1) / (rca + 1)})
		}
	}
	slices.SortStableFunc(all, func(a, b Advantage) int { return cmp.Compare(b.Value, a.Value) })
	return all
}
