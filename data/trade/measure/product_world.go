package measure

import (
	"cmp"
	"math/big"
	"slices"

	"dyad/data/trade"
	"dyad/data/trade/correlation"
)

// A ProductWorld is all states' exports of a product in one year.
type ProductWorld struct {
	By        trade.By
	Exporters []ProductPartner // the largest first, of what each exports to all
	Total     trade.USD        // of all, with exporters that are no state
	Rows      int
	// Silent are the states whose exports their partners report and they do not.
	Silent []trade.Country
}

// World is all states' exports of a product in a year. ok is false where the table
// does not have them: it needs a reconciled table of the world, or the exports to
// World of states of whose imports from World a hundred are there
// ([Options.States]). What states without such a row export, as their partners
// report it, must be less than a twentieth of all.
func (p *ProductTrade) World(year int) (world *ProductWorld, ok bool) {
	if p.parts != nil || p.In(year) == nil {
		return nil, false
	}
	world = p.one.exportsOfAll(year)
	return world, world != nil
}

// addUpWorld adds up the world's exports.
func (one *OneProduct) addUpWorld(y *yearOfProduct) (world *ProductWorld, ok bool) {
	year := y.year
	var exports map[trade.Country]trade.Sum
	w := &ProductWorld{By: y.report.By(Export)}
	if w.By == trade.Reconciled {
		if !one.w.o.World && !one.w.in(year).whole(Export) {
			return nil, false
		}
		exports = map[trade.Country]trade.Sum{}
		for pair, flow := range one.view[w.By].All(year) {
			if was := exports[pair[0]]; pair[0] != pair[1] {
				exports[pair[0]] = trade.Sum{Value: was.Value + flow.Value, Rows: was.Rows + flow.Rows}
			}
		}
	} else if exports, w.Silent, ok = one.reportedExports(year); !ok {
		return nil, false
	}
	for c := range trade.Country(one.w.t.Countries()) {
		x := exports[c]
		w.Total, w.Rows = w.Total+x.Value, w.Rows+x.Rows
		if one.w.states[c] && x.Value > 0 {
			w.Exporters = append(w.Exporters, ProductPartner{Country: c, Flow: trade.ProductFlow{Sum: x}})
		}
	}
	slices.SortStableFunc(w.Exporters, func(a, b ProductPartner) int { return cmp.Compare(b.Flow.Value, a.Flow.Value) })
	return w, w.Total > 0
}

// reportedExports are the exports to World that states report of themselves, and the states
// that report none of which others do.
func (one *OneProduct) reportedExports(year int) (exports map[trade.Country]trade.Sum, silent []trade.Country, ok bool) {
	if _, same := one.tablesOf(year); one.product.Level() > trade.Chapters && !same {
		return nil, nil, false
	}
	exports = map[trade.Country]trade.Sum{}
	mirrored := map[trade.Country]trade.USD{}
	importers := 0
	for c := trade.World + 1; int(c) < one.w.t.Countries(); c++ {
		if !one.w.states[c] {
			continue
		}
		if one.view[trade.FromImporter].Flow(year, trade.World, c).Known() {
			importers++
		}
		if x := one.view[trade.FromExporter].Flow(year, c, trade.World); x.Known() {
			exports[c] = x.Sum
		}
	}
	for pair, flow := range one.view[trade.FromImporter].All(year) {
		if _, own := exports[pair[0]]; !own && pair[0] != pair[1] && one.w.states[pair[0]] {
			mirrored[pair[0]] += flow.Value
		}
	}
	var told, missing trade.USD
	for c := range trade.Country(one.w.t.Countries()) {
		if told, missing = told+exports[c].Value, missing+mirrored[c]; mirrored[c] > 0 {
			silent = append(silent, c)
		}
	}
	return exports, silent, importers >= one.w.o.States && !exceeds(missing, told+missing, 5, 100) && told > 0
}

// tablesOf are the correlation tables by which the product is the same goods in all editions
// of a year; none where there is one. same is false where it is not.
func (one *OneProduct) tablesOf(year int) (tables []*correlation.Table, same bool) {
	editions := one.w.t.EditionsIn(year)
	for _, e := range editions[:max(len(editions)-1, 0)] {
		r, ok := one.w.correlated([]trade.Product{one.product}, e, editions[len(editions)-1])
		if !ok || !r.Same() {
			return nil, false
		}
		for _, t := range r.By {
			if !slices.Contains(tables, t) {
				tables = append(tables, t)
			}
		}
	}
	return tables, true
}

// WorldTables are the correlation tables by which states' own reports of a year, in several
// editions, are of the same goods; none where they are of one edition.
func (p *ProductTrade) WorldTables(year int) []*correlation.Table {
	if p.parts != nil || p.In(year) == nil || p.In(year).Report == Reconciled {
		return nil
	}
	tables, _ := p.one.tablesOf(year)
	return tables
}

// Exporter is one state among the exporters.
func (w *ProductWorld) Exporter(c trade.Country) trade.USD {
	for _, x := range w.Exporters {
		if x.Country == c {
			return x.Flow.Value
		}
	}
	return 0
}

// HHI is the Herfindahl–Hirschman index of exporters' shares in world exports.
func (w *ProductWorld) HHI() *big.Rat { return sumOfSquares(w.Exporters, w.Total, trade.World) }

// A Replacement compares what a state buys of a product from the other with what
// others sell. These are amounts: nothing in them says that others could deliver. A
// figure that is nil or has no whole is not known.
type Replacement struct {
	Gap   trade.USD // M_AB, the imports from the other
	Whole trade.USD // M_A
	// Others is what the other told suppliers send: M_A − M_AB − N − S.
	Others trade.USD
	// First are the first suppliers but the other, all of the same value.
	First []ProductPartner
	// Ahead tells that the other is the first supplier, alone or jointly.
	Ahead bool
	// RestHHI is Σ(M_Ab/(M_A−M_AB))² over other suppliers; nil without any.
	RestHHI *big.Rat

	World *ProductWorld // nil where the table is not the world's for the product
	// OthersExports is what all states but the two export, to all; Elsewhere what
	// of it does not go to the state asked about, not known (−1) where the exports of
	// some of them to it are not.
	OthersExports, Elsewhere trade.USD
	// OwnExports is what the other exports to all.
	OwnExports trade.USD
	// WorldRestHHI is the index of world exports without those of the other; nil if it
	// is the only exporter.
	WorldRestHHI *big.Rat
	// Unused are the states that export at least Gap and of which the state buys
	// nothing, the largest first.
	Unused []ProductPartner
}

// Replacement is what one side imports from the other beside what others sell, in a
// year. ok is false where the partners are not known.
func (p *ProductTrade) Replacement(of int, y *ProductYear) (r *Replacement, ok bool) {
	s := y.Side(of, Import)
	flow, _ := y.Flow(of, Import)
	if !s.Each || s.Whole.Value <= 0 {
		return nil, false
	}
	on := p.pair[1-of]
	r = &Replacement{Gap: flow.Value, Whole: s.Whole.Value, Ahead: true}
	for _, b := range s.Partners {
		if b.Country == on {
			continue
		}
		r.Others += b.Flow.Value
		if len(r.First) == 0 || b.Flow.Value == r.First[0].Flow.Value {
			r.First = append(r.First, b)
		}
		r.Ahead = r.Ahead && b.Flow.Value <= flow.Value
	}
	r.Ahead = r.Ahead && flow.Value > 0
	if rest := r.Whole - r.Gap; rest > 0 && len(r.First) > 0 {
		r.RestHHI = sumOfSquares(s.Partners, rest, on)
	}
	if world, ok := p.World(y.Year); ok {
		p.fromWorld(r, of, y, world)
	}
	return r, true
}

// fromWorld adds what other states export.
func (p *ProductTrade) fromWorld(r *Replacement, of int, y *ProductYear, world *ProductWorld) {
	a, b := p.pair[of], p.pair[1-of]
	r.World, r.OwnExports = world, world.Exporter(b)
	var sent trade.USD
	for _, x := range world.Exporters {
		if x.Country == a || x.Country == b {
			continue
		}
		r.OthersExports += x.Flow.Value
		sent += p.view[world.By].Flow(y.Year, x.Country, a).Value
		if _, buys := y.Side(of, Import).Partner(x.Country); !buys && x.Flow.Value >= r.Gap {
			r.Unused = append(r.Unused, x)
		}
	}
	r.Elsewhere = r.OthersExports - sent
	if rest := world.Total - r.OwnExports; rest > 0 {
		r.WorldRestHHI = sumOfSquares(world.Exporters, rest, b)
	}
}
