package measure

import (
	"slices"

	"dyad/data/trade"
)

// A total is a flow over all products: the rows that state it, else the sum of
// the rows of one level. One that is not known has no rows.
type total struct {
	trade.Sum
	level trade.Level
}

// ifWhole is t. It is not known where t is a sum over products and the table has
// only some products.
func (w *World) ifWhole(t total) total {
	if t.level != trade.AllProducts && !w.whole {
		return total{}
	}
	return t
}

// byLevel are the sums of each level, coarsest first: at place level/2. Items stand
// last, and are in no sum over all goods.
type byLevel [5]trade.Sum

func (s *byLevel) at(l trade.Level) *trade.Sum { return &s[l/2] }

// finestFirst are the levels below all products.
var finestFirst = [...]trade.Level{trade.Subheadings, trade.Headings, trade.Chapters}

// stated is the row of all products, whatever products below it add up to; where
// there is none, it is best.
func (s *byLevel) stated() total {
	if sum := *s.at(trade.AllProducts); sum.Known() {
		return total{sum, trade.AllProducts}
	}
	return s.best()
}

// best chooses the level whose sum over partners says most: rows of all products,
// else the finest level, where they reach the largest sum that any level has. It
// is not for what is stated once: some partners may have rows of one level only.
func (s *byLevel) best() total {
	best := trade.USD(0)
	for _, sum := range s {
		best = max(best, sum.Value)
	}
	for _, l := range slices.Concat([]trade.Level{trade.AllProducts}, finestFirst[:]) {
		if sum := *s.at(l); sum.Known() && reaches(sum.Value, best) {
			return total{sum, l}
		}
	}
	return total{}
}

// levels are those of products whose sums reach a total, finest first. asked is
// the one level wanted, AllProducts for any.
func (s *byLevel) levels(of trade.USD, asked trade.Level) []trade.Level {
	var levels []trade.Level
	for _, l := range finestFirst {
		if sum := *s.at(l); sum.Known() && reaches(sum.Value, of) && (asked == trade.AllProducts || asked == l) {
			levels = append(levels, l)
		}
	}
	return levels
}

// reaches reports whether a sum of parts stands for the whole.
func reaches(part, whole trade.USD) bool { return float64(part) >= float64(covers*float64(whole)) }

// common is the finest level that is in every list that is not empty;
// AllProducts if there is none.
func common(lists ...[]trade.Level) trade.Level {
	for _, l := range finestFirst {
		some, every := false, true
		for _, list := range lists {
			has := slices.Contains(list, l)
			some, every = some || has, every && (has || len(list) == 0)
		}
		if some && every {
			return l
		}
	}
	return trade.AllProducts
}

// pairSums are what one state sent another, or World, by level.
func (w *World) pairSums(year int, from, to trade.Country, by trade.By) byLevel {
	var sums byLevel
	for _, l := range w.levels[by] {
		*sums.at(l) = w.t.In(trade.Layer{By: by, Level: l}).PairTotal(year, from, to)
	}
	return sums
}

// figure is what one state sent another over all products.
func (w *World) figure(year int, from, to trade.Country, by trade.By) Figure {
	sums := w.pairSums(year, from, to, by)
	t := w.ifWhole(sums.stated())
	return Figure{t.Sum, t.level, sums}
}
