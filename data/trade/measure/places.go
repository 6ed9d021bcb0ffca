package measure

import "dyad/data/trade"

// sumOf is what a state's partners add up to.
func (p *pair) sumOf(of int, f Flow) Term {
	t, s := p.all(of, f), p.side(of, f)
	t.Stated, t.Level, t.Value, t.Rows = false, s.level, s.sum.Value, s.sum.Rows
	return t
}

// counted is a term that counts.
func (p *pair) counted(name TermName, n int) Term {
	return Term{Name: name, Year: p.y.year, N: n}
}

// eachPartner reports whether the table has rows of each of a side's partners. If
// not, it notes what the measures lack.
func (p *pair) eachPartner(of int, f Flow, ids ...ID) bool {
	s := p.side(of, f)
	switch {
	case !s.each:
		p.miss(NeedsEachPartner, of, f, p.y.report, ids...)
	case !s.total.Known():
		p.miss(NeedsAllGoods, of, f, p.y.report, ids...)
	default:
		return true
	}
	return false
}

// concentration is the Herfindahl–Hirschman index Σ s² over a state's markets
// and over its suppliers.
func (p partnerMeasures) concentration() {
	for of := range p.c {
		for _, f := range []Flow{Export, Import} {
			if !p.eachPartner(of, f, PartnerConcentration) {
				continue
			}
			s := p.side(of, f)
			if s.sum.Value == 0 {
				p.miss(NeedsNonzero, of, f, p.y.report, PartnerConcentration)
				continue
			}
			terms := []Term{p.sumOf(of, f), p.counted(PartnerCount, s.states)}
			p.put(PartnerConcentration, of, f, Index, share{s.squares, terms, true})
			if s.squares > 0 {
				p.put(EqualPartners, of, f, Index, share{1 / s.squares, terms, true})
			}
		}
	}
}

// ranks are the other's places among a state's markets, suppliers and partners. There
// are none where the order of partners is by products, and the stated total with one of
// them is below its products: it would have a place by the one and a share by the other.
func (p partnerMeasures) ranks() {
	for of := range p.c {
		ok := true
		for _, f := range []Flow{Export, Import} {
			if !p.eachPartner(of, f, PartnerRank) {
				ok = false
				continue
			}
			s := p.side(of, f)
			if s.disputed {
				p.miss(NeedsLargerTotal, of, f, p.y.report, PartnerRank)
				ok = false
				continue
			}
			on, found := s.of(p.c[1-of])
			p.rank(of, f, on.Rank, on.Joint, s.states, found)
		}
		if ok {
			rank, joint, states, found := p.turnoverRank(of)
			p.rank(of, Both, rank, joint, states, found)
		}
	}
}

func (p partnerMeasures) rank(of int, f Flow, rank int, joint bool, states int, found bool) {
	if !found || rank == 0 {
		p.miss(NeedsFlow, of, f, p.y.report, PartnerRank)
		return
	}
	v := p.about(PartnerRank, of, f, p.y.report, Rank)
	v.Value, v.Joint = float64(rank), joint
	for _, flow := range []Flow{Export, Import} {
		if t := p.flow(of, flow, p.y.report); (f == flow || f == Both) && t.known() {
			v.Terms = append(v.Terms, t)
		}
	}
	v.Terms = append(v.Terms, p.counted(PartnerCount, states))
	p.add(v)
}

// turnoverRank is the place among partners by exports and imports together; one
// of the two may have no rows.
func (p partnerMeasures) turnoverRank(of int) (rank int, joint bool, states int, found bool) {
	x, m := p.side(of, Export), p.side(of, Import)
	turnover := func(c trade.Country) (v trade.USD, ranked bool) {
		a, _ := x.of(c)
		b, _ := m.of(c)
		return a.Value + b.Value, a.Rank > 0 || b.Rank > 0
	}
	own, found := turnover(p.c[1-of])
	rank = 1
	for c := range trade.Country(len(x.place)) {
		v, ranked := turnover(c)
		if !ranked {
			continue
		}
		states++
		if v > own {
			rank++
		}
		joint = joint || v == own && c != p.c[1-of]
	}
	return rank, joint, states, found
}
