package measure

import "dyad/data/trade"

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
