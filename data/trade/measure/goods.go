package measure

import (
	"math"

	"dyad/data/hs"
	"dyad/data/trade"
)

// cells are the rows of one flow of a pair at one level, by product.
type cells struct {
	level trade.Level
	rows  []trade.Good
	done  bool
}

// pairLevels are the levels of products of a flow of the pair whose sums reach
// its total, finest first.
func (p *pair) pairLevels(way int, by trade.By) []trade.Level {
	f := p.flows[way][by]
	return f.sums.levels(f.Value, p.w.o.Level)
}

// cells are the rows of a flow at a level.
func (p *pair) cells(way int, by trade.By, l trade.Level) []trade.Good {
	own := &p.goods[way][by]
	if own.done && own.level == l {
		return own.rows
	}
	*own = cells{l, p.w.t.In(trade.Layer{By: by, Level: l}).Goods(p.y.year, p.c[way], p.c[1-way]), true}
	return own.rows
}

// from are the products that a side imports from the other.
func (p *pair) from(of int, l trade.Level) []trade.Good {
	return p.cells(1-of, p.y.report.By(Import), l)
}

// intra is the Grubel–Lloyd index of the pair's trade,
// 1 − Σ|X_k−M_k| / Σ(X_k+M_k), by each report of both flows.
func (p ownTrade) intra() {
	ways := p.bothWays()
	if len(ways) == 0 {
		p.miss(NeedsFlow, first, Both, AnyReport, GrubelLloyd)
	}
	for _, r := range ways {
		x, m := r.By(Export), r.By(Import)
		level := common(p.pairLevels(first, x), p.pairLevels(second, m))
		switch {
		case !p.w.oneEdition(p.y.year):
			p.miss(NeedsOneEdition, first, Both, r, GrubelLloyd)
		case level == trade.AllProducts || len(p.pairLevels(first, x)) == 0 || len(p.pairLevels(second, m)) == 0:
			p.miss(NeedsProducts, first, Both, r, GrubelLloyd)
		default:
			p.grubelLloyd(r, level, p.cells(first, x, level), p.cells(second, m, level))
		}
	}
}

func (p ownTrade) grubelLloyd(r Report, l trade.Level, x, m []trade.Good) {
	exports, imports := p.flow(first, Export, r), p.flow(first, Import, r)
	exports.Value, exports.Rows, exports.Level = 0, 0, l
	imports.Value, imports.Rows, imports.Level = 0, 0, l
	apart := trade.USD(0)
	for i, j := 0, 0; i < len(x) || j < len(m); {
		at := math.MaxInt
		if i < len(x) {
			at = x[i].Index
		}
		if j < len(m) {
			at = min(at, m[j].Index)
		}
		var a, b trade.USD
		counts := p.w.goods[at].comparable
		if i < len(x) && x[i].Index == at {
			a = x[i].Value
			exports.count(a, counts)
			i++
		}
		if j < len(m) && m[j].Index == at {
			b = m[j].Value
			imports.count(b, counts)
			j++
		}
		if counts {
			apart += max(a-b, b-a)
		}
	}
	if exports.Value+imports.Value == 0 {
		p.miss(NeedsNonzero, first, Both, r, GrubelLloyd)
		return
	}
	v := p.about(GrubelLloyd, first, Both, r, Index)
	v.Level, v.Value = l, 1-over(apart, exports.Value+imports.Value)
	v.Terms = []Term{exports, imports, {Name: Matched, Year: p.y.year, Level: l, Value: apart, Rows: exports.Rows + imports.Rows}}
	p.add(v)
}

// count adds a row to a sum, if it counts.
func (t *Term) count(v trade.USD, counts bool) {
	if counts {
		t.Value += v
		t.Rows++
	}
}

// A SectionShare is what one section of the Harmonized System is in a flow.
type SectionShare struct {
	Section hs.Section // 0 for goods in no section: chapters 98 and 99, goods not told by kind
	Value   trade.USD
	Rows    int
	Share   float64
	Rank    int // by value, 1 is the first; 0 for goods in no section
	Joint   bool
}

// mix are the sections of both flows.
func (p ownTrade) mix() {
	for of := range p.c {
		sections, base, r, needs := p.sections(of)
		if needs != 0 {
			p.miss(needs, of, Export, r, ProductMix)
			continue
		}
		for _, s := range sections {
			if s.Section == 0 {
				continue
			}
			v := p.about(ProductMix, of, Export, r, Share)
			v.Subject.Section, v.Level, v.Value = s.Section, base.Level, s.Share
			part := base
			part.Value, part.Rows = s.Value, s.Rows
			v.Terms = []Term{part, base}
			p.add(v)
		}
	}
}

// Sections are the sections in what from sent to, most first, goods in no section
// last, and the sum they are shares of. from is A or B of the set, and to the
// other. The list is empty where Missing says so.
func (s *Set) Sections(from, to trade.Country) ([]SectionShare, Term) {
	p := ownTrade{s.pair()}
	of, ok := p.which(from, to)
	if !ok {
		return nil, Term{}
	}
	sections, base, _, needs := p.sections(of)
	if needs != 0 {
		return nil, Term{}
	}
	return sections, base
}

// which is the side that from is.
func (p *pair) which(from, to trade.Country) (of int, ok bool) {
	switch [2]trade.Country{from, to} {
	case p.c:
		return first, true
	case [2]trade.Country{p.c[1], p.c[0]}:
		return second, true
	}
	return 0, false
}

// sections adds a side's exports up by section, as the first report has them
// that gives all goods: reconciled, its own, the other's.
func (p ownTrade) sections(of int) (all []SectionShare, base Term, r Report, needs Needs) {
	if !p.w.oneEdition(p.y.year) {
		return nil, base, AnyReport, NeedsOneEdition
	}
	needs = NeedsFlow
	for _, r = range single {
		base = p.flow(of, Export, r)
		levels := p.pairLevels(of, base.By)
		if !base.known() {
			continue
		}
		if len(levels) == 0 {
			needs = NeedsProducts
			continue
		}
		base.Level, base.Value, base.Rows = levels[0], 0, 0
		rows := p.cells(of, base.By, levels[0])
		all = p.w.bySection(rows)
		for _, c := range rows {
			base.count(c.Value, true)
		}
		if base.Value == 0 {
			return nil, base, r, NeedsNonzero
		}
		for i := range all {
			all[i].Share = over(all[i].Value, base.Value)
		}
		return all, base, r, 0
	}
	return nil, base, AnyReport, needs
}
