package measure

import (
	"cmp"
	"slices"
	"sync"

	"dyad/data/trade"
)

// A year is one year of the table.
type year struct {
	w       *World
	year    int
	once    sync.Once
	report  Report
	exports worldFlow
	imports worldFlow
	hhi     []float64             // of world exports, by place; below 0 if there are none
	goods   []trade.USD           // world exports, by place; below 0 if there are none
	rows    []uint32              // of goods
	sums    byProducts[trade.Sum] // of goods that are the same everywhere
	sides   []slot
	totals  []slot // of sides' totals alone
}

// A worldFlow is all states' trade with all.
type worldFlow struct {
	total  total
	states int  // exporters or importers with rows, the fewer of the two
	world  bool // there are flows among states that few others trade with
}

// A slot holds one state's trade, which is added up when first needed.
type slot struct {
	once sync.Once
	s    *state
}

// in is a year of the table, nil if it has none.
func (w *World) in(y int) *year {
	for _, own := range w.years {
		if own.year == y {
			own.once.Do(own.add)
			return own
		}
	}
	return nil
}

// add adds up the year's world.
func (y *year) add() {
	y.report = y.w.o.Report
	if y.report == AnyReport {
		y.report = Own
		for range y.w.t.In(y.w.finest(trade.Reconciled)).All(y.year) {
			y.report = Reconciled
			break
		}
	}
	y.goods = make([]trade.USD, len(y.w.goods))
	for i := range y.goods {
		y.goods[i] = none
	}
	y.hhi, y.rows = make([]float64, len(y.w.goods)), make([]uint32, len(y.w.goods))
	y.exports = y.concentrate(y.report.By(Export))
	y.imports = y.exports
	if by := y.report.By(Import); by != y.report.By(Export) {
		y.imports = y.w.importers(y.year, by)
	}
	for _, l := range finestFirst {
		low, high := y.w.span(l)
		for i := low; i < high; i++ {
			if v := y.goods[i]; v >= 0 && y.w.goods[i].comparable {
				y.sums.at(l).Value += v
				y.sums.at(l).Rows += int(y.rows[i])
			}
		}
	}
}

// finest is the layer of a report with the most digits.
func (w *World) finest(by trade.By) trade.Layer {
	l := trade.Layer{By: by}
	for _, level := range w.levels[by] {
		l.Level = max(l.Level, level)
	}
	return l
}

// none stands for a value that has no row.
const none trade.USD = -1

// concentrate adds up the world's exports by product, and their concentration:
// the Herfindahl–Hirschman index Σ s² over exporters.
func (y *year) concentrate(by trade.By) worldFlow {
	w := y.w
	squares, own := make([]float64, len(w.goods)), make([]trade.USD, len(w.goods))
	seen := w.traders()
	var sums byLevel
	for _, level := range w.levels[by] {
		low, high := w.span(level)
		exporter := trade.World
		flush := func() {
			for i := low; i < high; i++ {
				squares[i] += float64(own[i]) * float64(own[i])
				own[i] = 0
			}
		}
		var sum trade.Sum
		for pair, goods := range w.t.In(trade.Layer{By: by, Level: level}).AllGoods(y.year) {
			if pair[0] != exporter {
				flush()
				exporter = pair[0]
			}
			seen.see(pair)
			for _, g := range goods {
				own[g.Index] += g.Value
				y.rows[g.Index]++
				y.goods[g.Index] = max(y.goods[g.Index], 0) + g.Value
				sum.Value += g.Value
			}
			sum.Rows += len(goods)
		}
		flush()
		*sums.at(level) = sum
	}
	for i, v := range y.goods {
		y.hhi[i] = -1
		if v > 0 {
			y.hhi[i] = squares[i] / (float64(v) * float64(v))
		}
	}
	return worldFlow{w.ifWhole(sums.best()), seen.states(), seen.world(w.o.States)}
}

// importers adds up the world's imports.
func (w *World) importers(y int, by trade.By) worldFlow {
	seen := w.traders()
	var sums byLevel
	for _, level := range w.levels[by] {
		var sum trade.Sum
		for pair, goods := range w.t.In(trade.Layer{By: by, Level: level}).AllGoods(y) {
			seen.see(pair)
			for _, g := range goods {
				sum.Value += g.Value
			}
			sum.Rows += len(goods)
		}
		*sums.at(level) = sum
	}
	return worldFlow{w.ifWhole(sums.best()), seen.states(), seen.world(w.o.States)}
}

// many reports whether a year's flow has so many states that the partners of one
// of them are all there.
func (y *year) many(f Flow) bool {
	if y.w.all != nil {
		all := y.w.all.in(y.year)
		return all != nil && all.report == y.report && all.many(f)
	}
	if f == Import {
		return y.imports.states >= y.w.o.States
	}
	return y.exports.states >= y.w.o.States
}

// whole reports whether a year's flow stands for the world's: there are many
// states, and they trade with each other too, not with the few states only that
// an extract of the world is about.
func (y *year) whole(f Flow) bool {
	if f == Import {
		return y.many(f) && y.imports.world
	}
	return y.many(f) && y.exports.world
}

// traders are the countries with rows, on either side, and who trades with whom.
type traders struct {
	exports, imports []bool
	pairs            map[[2]trade.Country]bool
}

func (w *World) traders() traders {
	return traders{make([]bool, w.t.Countries()), make([]bool, w.t.Countries()), map[[2]trade.Country]bool{}}
}

func (t traders) see(pair [2]trade.Country) {
	t.exports[pair[0]], t.imports[pair[1]] = true, true
	t.pairs[pair] = true
}

// world reports whether half of the states that make a world still export and
// import when the quarter of all countries that has the most flows is taken out.
// In an extract about some states nothing is left then: every row is of one of them.
func (t traders) world(states int) bool {
	flows := make([]int, len(t.exports))
	for p := range t.pairs {
		flows[p[0]]++
		flows[p[1]]++
	}
	order := make([]int, 0, len(flows))
	for c, n := range flows {
		if n > 0 {
			order = append(order, c)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(flows[b], flows[a]), cmp.Compare(a, b)) })
	hub := make([]bool, len(flows))
	for _, c := range order[:len(order)/4] {
		hub[c] = true
	}
	exporters, importers := map[trade.Country]bool{}, map[trade.Country]bool{}
	for p := range t.pairs {
		if !hub[p[0]] && !hub[p[1]] {
			exporters[p[0]], importers[p[1]] = true, true
		}
	}
	return min(len(exporters), len(importers)) >= states/2
}

// states is how many countries export or import, the fewer of the two: a file of
// all reporters with one partner is not the world.
func (t traders) states() int {
	exporters, importers := 0, 0
	for i := range t.exports {
		if t.exports[i] {
			exporters++
		}
		if t.imports[i] {
			importers++
		}
	}
	return min(exporters, importers)
}
