package measure

import (
	"math"

	"dyad/data/trade"
)

// A basket is a state's trade with all partners by product, over the products of
// one level that mean the same goods everywhere.
type basket struct {
	goods []trade.USD // of the level; none where no row
	kinds []good
	sum   Term
}

// basket is that of one side. If it is not known ok is false, and what the measures
// lack is noted.
func (p productMeasures) basket(of int, f Flow, ids ...ID) (b basket, ok bool) {
	s := p.side(of, f)
	needs := p.lacksProducts(s)
	if needs == 0 && !s.total.Known() {
		needs = NeedsAllGoods
	}
	if needs == 0 {
		low, high := p.w.span(p.level)
		b = basket{goods: s.goods[low:high], kinds: p.w.goods[low:high], sum: p.all(of, f)}
		sum := s.sums.at(p.level).goods
		b.sum.Level, b.sum.Value, b.sum.Rows = p.level, sum.Value, sum.Rows
		if b.sum.Value == 0 {
			needs = NeedsNonzero
		}
	}
	if needs != 0 {
		p.miss(needs, of, f, p.y.report, ids...)
	}
	return b, needs == 0
}

// lacksProducts says why a side's products are not known; 0 if they are.
func (p productMeasures) lacksProducts(s *side) Needs {
	switch {
	case !p.w.oneEdition(p.y.year):
		return NeedsOneEdition
	case !s.stated && !s.each:
		return NeedsAllPartners
	case p.level == trade.AllProducts || len(s.levels) == 0:
		return NeedsProducts
	}
	return 0
}

// share is a product's share of a basket.
func (b *basket) share(i int) float64 {
	if !b.kinds[i].comparable || b.goods[i] < 0 {
		return 0
	}
	return over(b.goods[i], b.sum.Value)
}

// structure computes how concentrated the states' trade with the world is by
// product, and how much alike.
func (p productMeasures) structure() {
	var exports, imports [2]basket
	var x, m [2]bool
	for of := range p.c {
		exports[of], x[of] = p.basket(of, Export, ProductConcentration)
		imports[of], m[of] = p.basket(of, Import, ProductConcentration)
		if x[of] {
			p.productConcentration(of, Export, &exports[of])
		}
		if m[of] {
			p.productConcentration(of, Import, &imports[of])
		}
	}
	for of := range p.c {
		if x[of] && m[1-of] {
			apart, _ := beside(&exports[of], &imports[1-of])
			p.putAt(Complementarity, of, Export, Index, 100*(1-apart/2), exports[of].sum, imports[1-of].sum)
		} else if x[of] {
			p.inherit(Complementarity, of, ProductConcentration, 1-of, Import)
		} else {
			p.inherit(Complementarity, of, ProductConcentration, of, Export)
		}
	}
	if x[first] && x[second] {
		apart, alike := beside(&exports[first], &exports[second])
		p.putAt(ExportSimilarity, first, Export, Index, 100*alike, exports[first].sum, exports[second].sum)
		p.putAt(Krugman, first, Export, Index, apart, exports[first].sum, exports[second].sum)
		return
	}
	side := first
	if x[first] {
		side = second
	}
	p.inherit(ExportSimilarity, first, ProductConcentration, side, Export)
	p.inherit(Krugman, first, ProductConcentration, side, Export)
}

// putAt adds a measure of products at the pair's level.
func (p *pair) putAt(id ID, of int, f Flow, u Unit, value float64, terms ...Term) {
	v := p.about(id, of, f, p.y.report, u)
	v.Level, v.Value, v.Terms = p.level, value, terms
	p.add(v)
}

// productConcentration is the normalised index of UNCTAD,
// (√Σs_k² − √(1/n)) / (1 − √(1/n)), n being the products of the table.
func (p productMeasures) productConcentration(of int, f Flow, b *basket) {
	n := 0
	for i := range b.kinds {
		if b.kinds[i].comparable {
			n++
		}
	}
	if n < 2 {
		p.miss(NeedsFinerGoods, of, f, p.y.report, ProductConcentration)
		return
	}
	least := math.Sqrt(1 / float64(n))
	value := max(0, (math.Sqrt(p.side(of, f).sums.at(p.level).squares)-least)/(1-least))
	p.putAt(ProductConcentration, of, f, Index, value, b.sum, p.counted(ProductCount, n))
}

// beside sets two baskets' shares side by side: Σ|s_k − t_k|, 0..2, and
// Σ min(s_k, t_k), 0..1.
func beside(a, b *basket) (apart, alike float64) {
	for i := range a.goods {
		s, t := a.share(i), b.share(i)
		apart += math.Abs(s - t)
		alike += min(s, t)
	}
	return min(apart, 2), min(alike, 1)
}
