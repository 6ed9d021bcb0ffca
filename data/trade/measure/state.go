package measure

import (
	"cmp"
	"slices"

	"dyad/data/trade"
)

// A state is one state's trade with all others in one year.
type state struct {
	exports, imports side
	dependent        byProducts[dependents]
}

// A side is one flow of a state.
type side struct {
	flow     Flow
	by       trade.By
	total    total               // stated, or the sum over partners when those are all
	stated   bool                // the total, or its products, are stated with partner World
	eachGood bool                // goods are of every partner, not as stated with partner World
	each     bool                // there are rows of every partner, as far as the table can tell
	level    trade.Level         // of partners
	partners []Partner           // with rows, most first
	place    []uint16            // of each country in partners, from 1; 0 is none
	states   int                 // of partners that have a rank
	sum      trade.Sum           // over partners
	squares  float64             // Σ of the squares of states' shares of sum
	levels   []trade.Level       // of products, complete, finest first
	goods    []trade.USD         // by place; none where no row
	rows     []uint16            // by place, added up in goods
	first    []firstPartner      // by place, of imports with rows of every partner
	sums     byProducts[summary] // of levels

	below          bool // the stated total is below the sum of its partners
	disputed       bool // the stated total with one partner is below the products that its place is by
	contradictions []Contradiction
}

// A Partner is one partner of a state.
type Partner struct {
	Country trade.Country
	Value   trade.USD
	Rows    int
	// Rank is the place among states: 1 is the first. 0 is no state: bunkers,
	// areas that are not told, and the state itself.
	Rank  int
	Joint bool // another state has the same value
}

// firstPartner is the largest supplier of a product and the concentration of
// them all.
type firstPartner struct {
	squares  float64 // Σ m² over states
	value    trade.USD
	country  trade.Country
	joint    bool
	partners uint16
}

// of is a partner; ok is false without rows.
func (s *side) of(c trade.Country) (p Partner, ok bool) {
	if n := s.place[c]; n > 0 {
		return s.partners[n-1], true
	}
	return Partner{}, false
}

// state is one state's trade in the year.
func (y *year) state(c trade.Country) *state {
	slot := &y.sides[c]
	slot.once.Do(func() {
		slot.s = &state{exports: y.side(c, Export), imports: y.side(c, Import)}
	})
	return slot.s
}

// side adds up one flow of a state.
func (y *year) side(c trade.Country, f Flow) side {
	w := y.w
	s := side{flow: f, by: y.report.By(f), place: make([]uint16, w.t.Countries())}
	s.goods = make([]trade.USD, len(w.goods))
	for i := range s.goods {
		s.goods[i] = none
	}
	s.rows = make([]uint16, len(w.goods))
	if f == Import {
		s.first = make([]firstPartner, len(w.goods))
	}
	var sums byLevel
	with := make([]byLevel, w.t.Countries())
	for _, l := range w.levels[s.by] {
		*sums.at(l) = s.add(y, c, l, with)
	}
	all := sums.best()
	s.level, s.sum = all.level, all.Sum
	s.rank(w, c, with)
	from, to := c, trade.World
	if f == Import {
		from, to = to, from
	}
	world := w.pairSums(y.year, from, to, s.by)
	stated := world.stated()
	s.settle(y, all, stated, len(s.partners))
	if s.stated {
		s.againstWorld(w, y.year, from, to)
	}
	if s.each {
		s.levels = sums.levels(max(all.Value, stated.Value), w.o.Level)
	}
	s.eachGood = len(s.levels) > 0
	if !s.eachGood {
		s.levels = world.levels(stated.Value, w.o.Level)
		s.takeStated(w, y.year, from, to)
	}
	for _, l := range s.levels {
		*s.sums.at(l) = s.summarize(y, l)
	}
	return s
}

// settle chooses what stands for all partners: the stated total, or else the sum over
// so many partners with rows, if those are all.
func (s *side) settle(y *year, all, stated total, partners int) {
	s.stated = stated.Known()
	s.each = all.Known() && (y.many(s.flow) || partners >= y.w.o.Partners)
	if s.stated {
		s.below = all.Known() && !reaches(stated.Value, all.Value)
		s.each = all.Known() && reaches(all.Value, stated.Value)
		s.total = y.w.ifWhole(stated)
	} else if s.each {
		s.total = y.w.ifWhole(all)
	}
}

// add adds up rows of one level. Each partner comes once.
func (s *side) add(y *year, c trade.Country, l trade.Level, with []byLevel) trade.Sum {
	w := y.w
	view := w.t.In(trade.Layer{By: s.by, Level: l})
	partners := view.ExportGoods(y.year, c)
	if s.flow == Import {
		partners = view.ImportGoods(y.year, c)
	}
	var sum trade.Sum
	for partner, goods := range partners {
		at := with[partner].at(l)
		supplier := s.flow == Import && w.states[partner] && partner != c
		for _, g := range goods {
			s.goods[g.Index] = max(s.goods[g.Index], 0) + g.Value
			s.rows[g.Index]++
			at.Value += g.Value
			if supplier {
				s.first[g.Index].add(partner, g.Value)
			}
		}
		at.Rows += len(goods)
		sum.Value += at.Value
		sum.Rows += at.Rows
	}
	return sum
}

// add adds a supplier. They come in the order of countries.
func (f *firstPartner) add(c trade.Country, v trade.USD) {
	f.squares += float64(float64(v) * float64(v))
	f.joint = f.partners > 0 && (v == f.value || v < f.value && f.joint)
	if f.partners == 0 || v > f.value {
		f.country, f.value = c, v
	}
	f.partners++
}

// rank sorts partners by value. Those that are no states, and the state itself,
// get no rank.
func (s *side) rank(w *World, c trade.Country, with []byLevel) {
	for p := range with {
		sum := *with[p].at(s.level)
		if sum.Known() {
			s.partners = append(s.partners, Partner{Country: trade.Country(p), Value: sum.Value, Rows: sum.Rows})
			all := *with[p].at(trade.AllProducts)
			s.disputed = s.disputed || all.Known() && !reaches(all.Value, sum.Value)
		}
	}
	slices.SortStableFunc(s.partners, func(a, b Partner) int { return cmp.Compare(b.Value, a.Value) })
	last := -1
	for i := range s.partners {
		p := &s.partners[i]
		s.place[p.Country] = uint16(i + 1)
		if !w.states[p.Country] || p.Country == c || p.Value == 0 {
			continue // 0 has no place
		}
		if s.sum.Value > 0 {
			share := over(p.Value, s.sum.Value)
			s.squares += float64(share * share)
		}
		s.states++
		p.Rank = s.states
		if last >= 0 && s.partners[last].Value == p.Value {
			p.Rank, p.Joint, s.partners[last].Joint = s.partners[last].Rank, true, true
		}
		last = i
	}
}

// takeStated takes products as stated with partner World, where partners are
// missing.
func (s *side) takeStated(w *World, year int, from, to trade.Country) {
	for i := range s.goods {
		s.goods[i], s.rows[i] = none, 0
	}
	s.first = nil
	for _, l := range s.levels {
		for _, g := range w.t.In(trade.Layer{By: s.by, Level: l}).Goods(year, from, to) {
			s.goods[g.Index], s.rows[g.Index] = g.Value, 1
		}
	}
}
