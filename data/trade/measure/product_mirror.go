package measure

import "dyad/data/trade"

// A MirrorImports is what a side imports of a product as exporters report it.
type MirrorImports struct {
	// Whole is Σ_c X_cA, a lower bound of the imports: without what states that do not
	// report send, and without freight, as exporters state it.
	Whole Term
	// Part is the other's, as itself reports it: over Whole an upper bound of its share.
	Part Term
	// Silent is how many states that export the product, by their own report or their
	// partners', do not tell what of it they send to the side.
	Silent int
}

// MirrorImports are a side's imports of a year by exporters' reports. They need the exports
// of the world as states report them, and those of the other; needs says what is missing, 0
// for nothing.
func (p *ProductTrade) MirrorImports(of int, y *ProductYear) (m MirrorImports, needs Needs) {
	world, ok := p.World(y.Year)
	if !ok || world.By != trade.FromExporter {
		return m, NeedsWorld
	}
	if _, told := y.Flow(1-of, Export); !told {
		return m, NeedsFlow
	}
	own := p.one.in(y.Year)
	m.Part = p.Term(y, 1-of, world.By)
	m.Whole = Term{Name: AllImports, From: trade.World, To: p.pair[of], By: world.By, Year: y.Year, Level: m.Part.Level}
	sends := map[trade.Country]bool{}
	for c, flow := range p.view[world.By].Imports(y.Year, p.pair[of]) {
		if sends[c] = true; c != p.pair[of] {
			m.Whole.Value, m.Whole.Rows = m.Whole.Value+flow.Value, m.Whole.Rows+flow.Rows
		}
	}
	for _, c := range world.Silent {
		if c != p.pair[of] && !sends[c] {
			m.Silent++
		}
	}
	for _, x := range world.Exporters {
		if c := x.Country; c != p.pair[of] && !sends[c] && !p.one.side(own, c, Export).Each {
			m.Silent++
		}
	}
	if m.Whole.Value <= 0 {
		return m, NeedsNonzero
	}
	return m, 0
}

// mirrors are a side's imports by exporters' reports, and the other's share in them: bounds
// of what they are.
func (r *productResults) mirrors(of int) {
	m, needs := r.MirrorImports(of, r.y)
	if needs != 0 {
		r.miss(needs, of, Import, Partners, ProductMirrorImports, ProductMirrorShare)
		return
	}
	v := r.about(ProductMirrorImports, of, Import, Partners, Money)
	v.USD, v.Value, v.Terms, v.Which = m.Whole.Value, m.Whole.Value.Dollars(), []Term{m.Whole}, LowerBound
	r.results = append(r.results, v)
	v = r.about(ProductMirrorShare, of, Import, Partners, Share)
	v.Value, v.Terms, v.Which = over(m.Part.Value, m.Whole.Value), []Term{m.Part, m.Whole}, UpperBound
	r.results = append(r.results, v)
}
