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
	if !ok {
		return nil
	}
	base, needs := p.foodBase(side)
	if needs != 0 {
		return nil
	}
	shares, _ := p.foodShares(side, base)
	return shares
}

// food are those shares as results.
func (p productMeasures) food() {
	for of := range p.c {
		base, needs := p.foodBase(of)
		if needs != 0 {
			p.miss(needs, of, Import, p.y.report, FoodImportShare)
			continue
		}
		shares, lacks := p.foodShares(of, base)
		for _, f := range shares {
			v := p.about(FoodImportShare, of, Import, p.y.report, Share)
			v.Subject = Subject{Food: true, Group: f.Group}
			v.Level, v.Value, v.Terms = base.level, f.Share, []Term{f.Part, f.Whole}
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

// A foodBase is what shares of food groups are made of: a side's imports of each
// group from all partners, at a level of products.
type foodBase struct {
	level  trade.Level
	sums   []trade.Sum // by group
	stated bool        // with partner World, not sums over partners
}

// foodChapters is how many of the 24 chapters of food and farm goods a table must
// have rows of for the others to be taken for none: few states import no plaiting
// materials, many no live animals of some year.
const foodChapters = 20

// foodBase is a side's base, and why there is none; 0 if there is. All goods by
// product serve; so do rows of the chapters 01 to 24 alone, from all partners, if
// the total is known.
func (p productMeasures) foodBase(of int) (foodBase, Needs) {
	s := p.side(of, Import)
	needs := p.lacksProducts(s)
	if needs == 0 && !s.total.Known() {
		needs = NeedsAllGoods
	}
	if needs == 0 {
		return foodBase{p.level, s.sums.at(p.level).food, !s.eachGood}, 0
	}
	if needs != NeedsProducts || s.below {
		return foodBase{}, needs
	}
	for _, l := range finestFirst {
		goods := p.w.t.In(trade.Layer{By: s.by, Level: l}).Goods(p.y.year, trade.World, p.c[of])
		base := foodBase{l, make([]trade.Sum, len(hs.Groups())), true}
		chapters := map[string]bool{}
		for _, g := range goods {
			own := p.w.goods[g.Index]
			for group, bits := 0, own.food; bits != 0; group, bits = group+1, bits>>1 {
				if bits&1 != 0 {
					base.sums[group].Value += g.Value
					base.sums[group].Rows++
				}
			}
			if own.food != 0 {
				chapters[own.product.At(trade.Chapters).Code()] = true
			}
		}
		if len(chapters) >= foodChapters {
			return base, 0
		}
	}
	return foodBase{}, needs
}

// foodShares are the groups whose share is known, and what the others lack.
func (p productMeasures) foodShares(of int, base foodBase) (shares []FoodShare, lacks []Needs) {
	lacks = make([]Needs, len(hs.Groups()))
	part, whole := p.groupTerms(of, base)
	for _, g := range hs.Groups() {
		a, b := part[g], whole[g]
		switch {
		case g.Level() > int(base.level):
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
func (p productMeasures) groupTerms(of int, base foodBase) (part, whole []Term) {
	groups := hs.Groups()
	part, whole = make([]Term, len(groups)), make([]Term, len(groups))
	sums := base.sums
	for g := range groups {
		part[g], whole[g] = p.flow(of, Import, p.y.report), p.all(of, Import)
		part[g].Level, part[g].Value, part[g].Rows = base.level, 0, 0
		whole[g].Level, whole[g].Value, whole[g].Rows, whole[g].Stated = base.level, sums[g].Value, sums[g].Rows, base.stated
	}
	for _, c := range p.from(of, base.level) {
		for g, bits := 0, p.w.goods[c.Index].food; bits != 0; g, bits = g+1, bits>>1 {
			if bits&1 != 0 {
				part[g].Value += c.Value
				part[g].Rows++
			}
		}
	}
	return part, whole
}
