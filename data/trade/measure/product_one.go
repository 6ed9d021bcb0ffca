package measure

import (
	"sync"

	"dyad/data/trade"
)

// A OneProduct is one product of a table, ready for the measures of any pair. What does
// not depend on a pair, which is the trade of each state with all and the exports of the
// world, is computed once, when it is first needed. It may be used by several goroutines.
type OneProduct struct {
	w       *World
	product trade.Product
	parts   int                  // see [ProductTrade]
	view    [3]trade.ProductView // by report
	levels  [3]trade.Level       // of rows, by report
	years   []*yearOfProduct     // ascending
}

// A yearOfProduct is one year of a product.
type yearOfProduct struct {
	year   int
	report Report        // of measures over all partners
	sides  [2][]sideSlot // exports and imports, by country
	once   sync.Once     // of world
	world  *ProductWorld // nil where it is not known
}

// A sideSlot holds one flow of a state, which is added up when first needed.
type sideSlot struct {
	once sync.Once
	side ProductSide
}

// OneProduct prepares a product. Its rows are those of its own level. Finer products are
// added up only where they are all there, see finerProducts: of others some may be
// missing. A product that the table lacks is refused with an *[Error].
func (w *World) OneProduct(p trade.Product) (*OneProduct, error) {
	one := &OneProduct{w: w, product: p}
	found := false
	for by := trade.Reconciled; by <= trade.FromImporter; by++ {
		one.levels[by] = p.Level()
		one.view[by] = w.t.Product(p, p.Level(), by)
		own := hasLevel(w, by, p.Level()) && one.view[by].Products() > 0
		if finer, ok := finerProducts(w, p, by); !own && ok {
			one.view[by], one.parts, one.levels[by], own = finer, finer.Products(), w.finest(by).Level, true
		}
		found = found || own
	}
	if !found {
		return nil, lacksProduct(w, p)
	}
	for _, y := range w.t.Years() {
		own := &yearOfProduct{year: y, report: one.reportOf(y)}
		for i := range own.sides {
			own.sides[i] = make([]sideSlot, w.t.Countries())
		}
		one.years = append(one.years, own)
	}
	return one, nil
}

// Pair is the product in the trade of a pair, up to the year of the options; it has no
// years where the table tells nothing of it. It refuses with an *[Error] what is no pair.
func (one *OneProduct) Pair(a, b trade.Country) (*ProductTrade, error) {
	if err := checkPair(one.w, a, b); err != nil {
		return nil, err
	}
	return one.of(a, b), nil
}

// of is the product in the trade of two countries.
func (one *OneProduct) of(a, b trade.Country) *ProductTrade {
	p := &ProductTrade{Product: one.product, Parts: one.parts, w: one.w, one: one, pair: [2]trade.Country{a, b}, view: one.view}
	p.findYears()
	return p
}

// findYears finds the years for which a figure of the pair is told.
func (p *ProductTrade) findYears() {
	o := p.w.o
	for _, y := range p.w.t.Years() {
		if y < o.Since || o.Year != 0 && y > o.Year {
			continue
		}
		if own := p.year(y); own.tells() {
			p.Years = append(p.Years, own)
		}
	}
	if o.Year != 0 && len(p.Years) > 0 && p.Last().Year != o.Year {
		p.Years = nil
	}
}

// in is a year of the table.
func (one *OneProduct) in(year int) *yearOfProduct {
	for _, y := range one.years {
		if y.year == year {
			return y
		}
	}
	return nil
}

// reportOf is whose figures a year's measures over all partners use.
func (one *OneProduct) reportOf(year int) Report {
	if r := one.w.o.Report; r != AnyReport {
		return r
	}
	for range one.view[trade.Reconciled].All(year) {
		return Reconciled
	}
	return Own
}

// side is one flow of a state with all its partners.
func (one *OneProduct) side(y *yearOfProduct, c trade.Country, f Flow) *ProductSide {
	slot := &y.sides[f-Export][c]
	slot.once.Do(func() { slot.side = one.addUp(y.year, c, f, y.report.By(f)) })
	return &slot.side
}

// exportsOfAll are the world's exports of a year; nil where they are not known.
func (one *OneProduct) exportsOfAll(year int) *ProductWorld {
	y := one.in(year)
	y.once.Do(func() {
		if world, ok := one.addUpWorld(y); ok {
			y.world = world
		}
	})
	return y.world
}
