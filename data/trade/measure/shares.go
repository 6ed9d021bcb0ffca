package measure

import (
	"math"
	"slices"
)

// share is a part of a base with its two sums; ok is false if it is not known.
type share struct {
	value float64
	terms []Term
	ok    bool
}

// put adds a measure of one side, unless its share is not known.
func (p *pair) put(id ID, of int, f Flow, u Unit, s share) {
	if s.ok {
		v := p.about(id, of, f, p.y.report, u)
		v.Value, v.Terms = s.value, s.terms
		p.add(v)
	}
}

// shares computes each state's share in the other's trade, and the measures made
// of these shares (Hirschman 1945, Barbieri 1996).
func (p partnerMeasures) shares() {
	var exports, imports, both [2]share
	for of := range p.c {
		exports[of] = p.share(ExportShare, of, Export)
		imports[of] = p.share(ImportShare, of, Import)
		p.put(ExportShare, of, Export, Share, exports[of])
		p.put(ImportShare, of, Import, Share, imports[of])
		both[of] = p.tradeShare(of, exports[of], imports[of])
		p.put(TradeShare, of, Both, Share, both[of])
	}
	for of := range p.c {
		p.gap(InfluenceAsymmetry, of, Import, imports[of], exports[1-of], [2]ID{ImportShare, ExportShare})
		p.gap(TradeShareGap, of, Both, both[of], both[1-of], [2]ID{TradeShare, TradeShare})
	}
	p.barbieri(both[first], both[second])
}

// share is one flow's share of a side's total, X_AB/X_A or M_AB/M_A.
func (p partnerMeasures) share(id ID, of int, f Flow) share {
	part, whole, s := p.flow(of, f, p.y.report), p.all(of, f), p.side(of, f)
	switch {
	case !s.stated && !s.each:
		p.miss(NeedsAllPartners, of, f, p.y.report, id)
	case !whole.known():
		p.miss(NeedsAllGoods, of, f, p.y.report, id)
	case !part.known():
		p.miss(NeedsFlow, of, f, p.y.report, id)
	case whole.Value == 0:
		p.miss(NeedsNonzero, of, f, p.y.report, id)
	case part.Value > whole.Value, s.below:
		p.miss(NeedsLargerTotal, of, f, p.y.report, id)
	default:
		return share{over(part.Value, whole.Value), []Term{part, whole}, true}
	}
	return share{}
}

// tradeShare is Barbieri's: (X_AB+M_AB)/(X_A+M_A).
func (p partnerMeasures) tradeShare(of int, x, m share) share {
	switch {
	case !x.ok:
		p.inherit(TradeShare, of, ExportShare, of, Export)
		return share{}
	case !m.ok:
		p.inherit(TradeShare, of, ImportShare, of, Import)
		return share{}
	}
	part, whole := x.terms[0].Value+m.terms[0].Value, x.terms[1].Value+m.terms[1].Value
	return share{over(part, whole), []Term{x.terms[0], m.terms[0], x.terms[1], m.terms[1]}, true}
}

// gap is one side's share less the other's.
func (p partnerMeasures) gap(id ID, of int, f Flow, own, other share, ids [2]ID) {
	switch {
	case !own.ok:
		p.inherit(id, of, ids[0], of, Both)
	case !other.ok:
		p.inherit(id, of, ids[1], 1-of, Both)
	default:
		terms := slices.Concat(own.terms, other.terms)
		p.put(id, of, f, Index, share{own.value - other.value, terms, true})
	}
}

// barbieri computes the measures made of both trade shares (Barbieri 1996).
func (p partnerMeasures) barbieri(a, b share) {
	if !a.ok || !b.ok {
		side := first
		if a.ok {
			side = second
		}
		for _, id := range []ID{Salience, Symmetry, Interdependence} {
			p.inherit(id, first, TradeShare, side, Both)
		}
		return
	}
	terms := slices.Concat(a.terms, b.terms)
	salience, symmetry := math.Sqrt(a.value*b.value), 1-math.Abs(a.value-b.value)
	for _, m := range []struct {
		id    ID
		value float64
	}{{Salience, salience}, {Symmetry, symmetry}, {Interdependence, salience * symmetry}} {
		p.put(m.id, first, Both, Index, share{m.value, terms, true})
	}
}

// intensity is one side's share in the other's exports over the world's share:
// (X_AB/X_A)/(M_B/M_W) (Brown 1949, Kojima 1964).
func (p partnerMeasures) intensity() {
	for of := range p.c {
		x, all := p.flow(of, Export, p.y.report), p.all(of, Export)
		m, world := p.all(1-of, Import), p.y.imports.total
		switch {
		case !p.y.whole(Import) || !world.Known():
			p.miss(NeedsWorld, of, Export, p.y.report, TradeIntensity)
		case !x.known() || !all.known() || x.Value > all.Value || all.Value == 0 || p.side(of, Export).below:
			p.inherit(TradeIntensity, of, ExportShare, of, Export)
		case !m.known():
			p.miss(NeedsAllPartners, 1-of, Import, p.y.report, TradeIntensity)
		case p.side(1-of, Import).below:
			p.miss(NeedsLargerTotal, 1-of, Import, p.y.report, TradeIntensity)
		case m.Value == 0:
			p.miss(NeedsNonzero, 1-of, Import, p.y.report, TradeIntensity)
		default:
			w := Term{Name: WorldImports, By: m.By, Year: p.y.year, Level: world.level, Value: world.Value, Rows: world.Rows}
			own, others := over(x.Value, all.Value), over(m.Value, world.Value)
			p.put(TradeIntensity, of, Export, Index, share{own / others, []Term{x, all, m, w}, true})
		}
	}
}
