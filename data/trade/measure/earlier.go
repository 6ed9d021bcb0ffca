package measure

import (
	"slices"

	"dyad/data/trade"
)

// EarlierShares are the other state's shares in the exports (Export) or imports
// (Import) of a state of the pair, each as [ExportShare] or [ImportShare] gives it, for
// the years of the series before the year of the set, ascending. A year has none where
// the measure has none, or where its figures are of another kind of report than those
// of the set: the two do not compare.
func (s *Set) EarlierShares(of trade.Country, f Flow) []Result {
	id := ExportShare
	if f == Import {
		id = ImportShare
	}
	i := slices.Index(s.p.c[:], of)
	if i < 0 || f == Both {
		return nil
	}
	var all []Result
	for _, flows := range s.Series[:len(s.Series)-1] {
		y := s.p.w.in(flows.Year)
		if y.report != s.Report {
			continue
		}
		p := pair{w: s.p.w, y: y, c: s.p.c, flows: [2]Figures{flows.Forth, flows.Back}, set: &Set{}}
		p.states[i] = y.wholes(of)
		p.put(id, i, f, Share, partnerMeasures{&p}.share(id, i, f))
		all = append(all, p.set.Results...)
	}
	return all
}

// wholes are a state's totals over all partners in the year, without what they are
// made of: a year of which only shares are asked for keeps no products.
func (y *year) wholes(c trade.Country) *state {
	slot := &y.totals[c]
	slot.once.Do(func() {
		slot.s = &state{exports: y.wholeOf(c, Export), imports: y.wholeOf(c, Import)}
	})
	return slot.s
}

// wholeOf adds up one flow of a state with all partners.
func (y *year) wholeOf(c trade.Country, f Flow) side {
	s := side{flow: f, by: y.report.By(f)}
	var sums byLevel
	var partners [len(sums)]int
	for _, l := range y.w.levels[s.by] {
		view := y.w.t.In(trade.Layer{By: s.by, Level: l})
		goodsOf := view.ExportGoods
		if f == Import {
			goodsOf = view.ImportGoods
		}
		for _, goods := range goodsOf(y.year, c) {
			for _, g := range goods {
				sums.at(l).Value += g.Value
			}
			sums.at(l).Rows += len(goods)
			partners[l/2]++
		}
	}
	from, to := c, trade.World
	if f == Import {
		from, to = to, from
	}
	all, world := sums.best(), y.w.pairSums(y.year, from, to, s.by)
	s.settle(y, all, world.stated(), partners[all.level/2])
	return s
}
