package measure

import (
	"dyad/data/hs"
	"dyad/data/trade"
)

// A FoodShare is the other state's part in a state's imports of a food group.
type FoodShare struct {
	Group hs.Group
	Part  Term // from the other state
	Whole Term // from all partners
	Share float64
}

// Food are the shares of on in of's imports of each food group, in the order of
// hs.Groups, without those that Missing names.
func (s *Set) Food(of, on trade.Country) []FoodShare {
	p := productMeasures{s.pair()}
	side, ok := p.which(of, on)
	if !ok || p.lacksFood(side) != 0 {
		return nil
	}
	shares, _ := p.foodShares(side)
	return shares
}

// food are those shares as results.
func (p productMeasures) food() {
	for of := range p.c {
		if needs := p.lacksFood(of); needs != 0 {
			p.miss(needs, of, Import, p.y.report, FoodImportShare)
			continue
		}
		shares, lacks := p.foodShares(of)
		for _, f := range shares {
			v := p.about(FoodImportShare, of, Import, p.y.report, Share)
			v.Subject = Subject{Food: true, Group: f.Group}
			v.Level, v.Value, v.Terms = p.level, f.Share, []Term{f.Part, f.Whole}
			p.add(v)
		}
		for g, needs := range lacks {
			if needs == 0 {
				continue
			}
			p.miss(needs, of, Import, p.y.report, FoodImportShare)
			p.set.Missing[len(p.set.Missing)-1].Subject = Subject{Food: true, Group: hs.Group(g)}
		}
	}
}

// lacksFood says why no group of a side's imports is known; 0 if some may be.
func (p productMeasures) lacksFood(of int) Needs {
	s := p.side(of, Import)
	if needs := p.lacksProducts(s); needs != 0 {
		return needs
	}
	if !s.total.Known() {
		return NeedsAllGoods
	}
	return 0
}

// foodShares are the groups whose share is known, and what the others lack.
func (p productMeasures) foodShares(of int) (shares []FoodShare, lacks []Needs) {
	lacks = make([]Needs, len(hs.Groups()))
	part, whole := p.groupTerms(of, p.side(of, Import))
	for _, g := range hs.Groups() {
		a, b := part[g], whole[g]
		switch {
		case g.Level() > int(p.level):
			lacks[g] = NeedsFinerGoods
		case !a.known() || !b.known():
			lacks[g] = NeedsFlow
		case b.Value == 0:
			lacks[g] = NeedsNonzero
		case a.Value > b.Value:
			lacks[g] = NeedsLargerTotal
		default:
			shares = append(shares, FoodShare{g, a, b, over(a.Value, b.Value)})
		}
	}
	return shares, lacks
}

// groupTerms are a state's imports of each food group from the other and from
// all.
func (p productMeasures) groupTerms(of int, s *side) (part, whole []Term) {
	groups := hs.Groups()
	part, whole = make([]Term, len(groups)), make([]Term, len(groups))
	sums := s.sums.at(p.level).food
	for g := range groups {
		part[g], whole[g] = p.flow(of, Import, p.y.report), p.all(of, Import)
		part[g].Level, part[g].Value, part[g].Rows = p.level, 0, 0
		whole[g].Level, whole[g].Value, whole[g].Rows, whole[g].Stated = p.level, sums[g].Value, sums[g].Rows, !s.eachGood
	}
	for _, c := range p.from(of, p.level) {
		for g, bits := 0, p.w.goods[c.Index].food; bits != 0; g, bits = g+1, bits>>1 {
			if bits&1 != 0 {
				part[g].Value += c.Value
				part[g].Rows++
			}
		}
	}
	return part, whole
}
