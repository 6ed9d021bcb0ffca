package measure

import (
	"cmp"
	"slices"

	"dyad/data/trade"
)

// window is how many years GeoDep looks at; a product is dependent when the
// other criteria hold in most of them (Lefebvre and Wibaux 2024).
const window = 3

// dependents are the dependent products of a state whose imports and exports are
// complete at a level.
func (y *year) dependents(c trade.Country, l trade.Level) *dependents {
	d := y.state(c).dependent.at(l)
	d.once.Do(func() { d.find(y, c, l) })
	return d
}

// find applies the test in each year of the window that has what it needs.
func (d *dependents) find(y *year, c trade.Country, l trade.Level) {
	w, s := y.w, y.state(c)
	low, high := w.span(l)
	d.rule = Rule{Test: EC, Concentrated: w.o.Concentrated}
	if y.whole(Export) {
		d.rule.Test = GeoDep
	}
	met := make([]int, high-low)
	for back := range window {
		earlier := w.in(y.year - back)
		if earlier == nil || w.edition(earlier.year) != w.edition(y.year) || !earlier.testable(c, l, d.rule.Test) {
			continue
		}
		d.rule.Of++
		for i := range met {
			if earlier.meets(c, low+i, d.rule.Test) {
				met[i]++
			}
		}
	}
	d.rule.Years = min(2, d.rule.Of)
	for i, n := range met {
		v, rows := s.imports.goods[low+i], int(s.imports.rows[low+i])
		if v <= 0 || !w.goods[low+i].comparable {
			continue
		}
		d.checked++
		concentrated, above := y.criteria(s, low+i)
		for k, is := range []bool{concentrated, above, concentrated && above} {
			if is {
				d.counts[k]++
			}
		}
		if n >= d.rule.Years && s.imports.first[low+i].partners > 0 {
			d.products = append(d.products, dependent{low + i, n})
			d.value += v
			d.rows += rows
		}
	}
	slices.SortStableFunc(d.products, func(a, b dependent) int {
		return cmp.Compare(s.imports.goods[b.place], s.imports.goods[a.place])
	})
}

// testable reports whether a year has what a test needs.
func (y *year) testable(c trade.Country, l trade.Level, test Test) bool {
	s := y.state(c)
	return (test == EC || y.whole(Export)) && s.imports.eachGood && slices.Contains(s.imports.levels, l) && slices.Contains(s.exports.levels, l)
}

// meets reports whether a product is dependent in one year.
func (y *year) meets(c trade.Country, place int, test Test) bool {
	concentrated, above := y.criteria(y.state(c), place)
	return concentrated && above && y.w.goods[place].comparable && (test == EC || y.hhi[place] > y.w.o.Concentrated)
}

// criteria are the two that the state's own trade decides: imports are
// concentrated, and above its exports.
func (y *year) criteria(s *state, place int) (concentrated, above bool) {
	m, x := s.imports.goods[place], max(s.exports.goods[place], 0)
	if m <= 0 {
		return false, false
	}
	return s.imports.concentration(place) > y.w.o.Concentrated, m > x
}
