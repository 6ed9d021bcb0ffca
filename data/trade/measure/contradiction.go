package measure

import (
	"cmp"
	"slices"

	"dyad/data/trade"
)

// A Contradiction is two figures of a table that cannot both hold: a stated total
// that is below its parts, or two reports of one product that freight does not
// explain. The stated figure is used, and the contradiction told with its amount.
type Contradiction struct {
	Kind     ContradictionKind
	From, To trade.Country // World stands for all partners
	By       trade.By      // of the stated figure
	Year     int
	Product  trade.Product // that the stated figure is of
	Level    trade.Level   // of the parts, where they are products
	Stated   trade.USD     // the exporter's figure, of two reports
	Other    trade.USD     // the sum of the parts, or the importer's figure
	Parts    int           // rows added up; 1 of a report
}

// Amount is how far the two are apart, above 0 where Other is the larger.
func (c Contradiction) Amount() trade.USD { return c.Other - c.Stated }

// A ContradictionKind is what contradicts what.
type ContradictionKind uint8

// The kinds.
const (
	// ProductsAboveTotal: the products below a stated total add up to more.
	ProductsAboveTotal ContradictionKind = iota
	// ProductsBelowTotal: the products of a level that has nearly all of a stated
	// total add up to less. It is trade that is not told by product, or an error.
	ProductsBelowTotal
	// PartnersAboveWorld: the partners of a total over all partners add up to more.
	PartnersAboveWorld
	// ReportsOfProduct: exporter and importer report a product more than a tenth
	// apart.
	ReportsOfProduct
)

// contradictions finds those of the set's year, and of the pair's totals in the
// years of its series.
func (p *pair) contradictions(series []YearFlows) {
	var all []Contradiction
	for _, y := range series {
		for way := range p.c {
			from, to := p.c[way], p.c[1-way]
			for by := trade.Reconciled; by <= trade.FromImporter; by++ {
				all = append(all, p.w.againstProducts(y.Year, from, to, by)...)
			}
			all = append(all, p.w.reportsByProduct(y.Year, from, to)...)
		}
	}
	for of := range p.c {
		all = append(all, p.states[of].exports.contradictions...)
		all = append(all, p.states[of].imports.contradictions...)
	}
	p.set.Contradictions = all
}

// cells are the rows of a run at each level, coarsest first: at level/2.
func (w *World) cellsOf(year int, from, to trade.Country, by trade.By) (cells [4][]trade.Good, levels int) {
	for _, l := range w.levels[by] {
		goods := w.t.In(trade.Layer{By: by, Level: l}).Goods(year, from, to)
		if cells[l/2] = goods; len(goods) > 0 {
			levels++
		}
	}
	return cells, levels
}

// againstProducts compares every figure of a flow with the finer ones below it.
func (w *World) againstProducts(year int, from, to trade.Country, by trade.By) []Contradiction {
	if len(w.levels[by]) < 2 {
		return nil
	}
	cells, levels := w.cellsOf(year, from, to, by)
	if levels < 2 {
		return nil
	}
	var all []Contradiction
	for upper := range cells {
		for lower := upper + 1; lower < len(cells); lower++ {
			if len(cells[upper]) == 0 || len(cells[lower]) == 0 {
				continue
			}
			one := Contradiction{From: from, To: to, By: by, Year: year, Level: trade.Level(2 * lower)}
			all = append(all, w.compareLevels(one, cells[upper], cells[lower])...)
		}
	}
	return all
}

// compareLevels compares products with those of a finer level below them. Both are
// in the order of codes, as are those of one parent.
func (w *World) compareLevels(one Contradiction, upper, lower []trade.Good) []Contradiction {
	var all []Contradiction
	level := w.goods[upper[0].Index].product.Level()
	at := 0
	for _, whole := range upper {
		one.Product, one.Stated, one.Other, one.Parts = w.goods[whole.Index].product, whole.Value, 0, 0
		step := stepOf(whole.Value)
		for at < len(lower) && w.goods[lower[at].Index].product.At(level) < one.Product {
			at++
		}
		for ; at < len(lower) && w.goods[lower[at].Index].product.At(level) == one.Product; at++ {
			one.Other += lower[at].Value
			one.Parts++
			step = min(step, stepOf(lower[at].Value))
		}
		slack := step / 2 * trade.USD(one.Parts+1)
		switch {
		case one.Parts == 0:
		case one.Other > one.Stated+slack:
			one.Kind = ProductsAboveTotal
			all = append(all, one)
		case level == trade.AllProducts && one.Other < one.Stated-slack && reaches(one.Other, one.Stated):
			one.Kind = ProductsBelowTotal
			all = append(all, one)
		}
	}
	return all
}

// stepOf is the unit that a figure is rounded to: the largest power of ten that
// divides it, at most a million dollars and at least a dollar. Of 0 it is not known.
func stepOf(v trade.USD) trade.USD {
	const dollar = 1000
	step := trade.USD(dollar)
	for step < 1_000_000*dollar && v%(step*10) == 0 {
		step *= 10
	}
	return step
}

// reportsByProduct compares the two reports of a flow product by product, at the
// finest level that both have.
func (w *World) reportsByProduct(year int, from, to trade.Country) []Contradiction {
	if len(w.levels[trade.FromExporter]) == 0 || len(w.levels[trade.FromImporter]) == 0 {
		return nil
	}
	x, _ := w.cellsOf(year, from, to, trade.FromExporter)
	m, _ := w.cellsOf(year, from, to, trade.FromImporter)
	for l := len(x) - 1; l > 0; l-- {
		if len(x[l]) == 0 || len(m[l]) == 0 {
			continue
		}
		var all []Contradiction
		for i, j := 0, 0; i < len(x[l]) && j < len(m[l]); {
			a, b := x[l][i], m[l][j]
			switch {
			case a.Index < b.Index:
				i++
			case b.Index < a.Index:
				j++
			default:
				if d := max(a.Value-b.Value, b.Value-a.Value); float64(d) > float64(freight*float64(a.Value)) {
					all = append(all, Contradiction{Kind: ReportsOfProduct, From: from, To: to, By: trade.FromExporter, Year: year,
						Product: w.goods[a.Index].product, Level: trade.Level(2 * l), Stated: a.Value, Other: b.Value, Parts: 1})
				}
				i++
				j++
			}
		}
		return all
	}
	return nil
}

// freight is how far an importer's report may be from the exporter's, as a part of
// the exporter's, for freight and insurance to explain it: the factor the
// International Monetary Fund long used between CIF and FOB values (Direction of
// Trade Statistics).
const freight = 0.1

// againstWorld compares what a side's total over all partners states, in all goods
// and by product, with the sums over partners. It is called before takeStated.
func (s *side) againstWorld(w *World, year int, from, to trade.Country) {
	for _, l := range w.levels[s.by] {
		view := w.t.In(trade.Layer{By: s.by, Level: l})
		var steps map[int]trade.USD // of partners' rows, by place of the product
		for _, g := range view.Goods(year, from, to) {
			sum, rows := s.goods[g.Index], int(s.rows[g.Index])
			if rows == 0 || sum <= g.Value {
				continue
			}
			if steps == nil {
				steps = s.partnerSteps(view, year, from, to)
			}
			slack := min(stepOf(g.Value), steps[int(g.Index)]) / 2 * trade.USD(rows+1)
			if sum > g.Value+slack {
				s.contradictions = append(s.contradictions, Contradiction{Kind: PartnersAboveWorld, From: from, To: to, By: s.by, Year: year,
					Product: w.goods[g.Index].product, Level: l, Stated: g.Value, Other: sum, Parts: rows})
			}
		}
	}
	s.contradictions = append(s.contradictions, w.againstProducts(year, from, to, s.by)...)
}

// partnerSteps are the units that partners' rows are rounded to, the finest of each
// product.
func (s *side) partnerSteps(v trade.View, year int, from, to trade.Country) map[int]trade.USD {
	partners := v.ExportGoods(year, from)
	if s.flow == Import {
		partners = v.ImportGoods(year, to)
	}
	steps := make(map[int]trade.USD)
	for _, goods := range partners {
		for _, g := range goods {
			step := stepOf(g.Value)
			if at, ok := steps[int(g.Index)]; ok {
				step = min(step, at)
			}
			steps[int(g.Index)] = step
		}
	}
	return steps
}

// Largest are the contradictions of a kind, of the greatest amount first.
func (s *Set) Largest(kind ContradictionKind) []Contradiction {
	var all []Contradiction
	for _, c := range s.Contradictions {
		if c.Kind == kind {
			all = append(all, c)
		}
	}
	size := func(c Contradiction) trade.USD { return max(c.Amount(), -c.Amount()) }
	slices.SortStableFunc(all, func(a, b Contradiction) int { return cmp.Compare(size(b), size(a)) })
	return all
}
