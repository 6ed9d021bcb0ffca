package measure

import (
	"cmp"
	"slices"

	"dyad/data/hs"
	"dyad/data/trade"
)

// bySection adds rows up by section, in order.
func (w *World) bySection(rows []trade.Good) []SectionShare {
	sums := make([]SectionShare, len(hs.Sections())+1)
	for _, c := range rows {
		s := &sums[w.goods[c.Index].section]
		s.Value += c.Value
		s.Rows++
	}
	all := sums[:0]
	for i, s := range sums {
		if s.Rows > 0 {
			s.Section = hs.Section(i)
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b SectionShare) int {
		return cmp.Or(-cmp.Compare(min(a.Section, 1), min(b.Section, 1)), cmp.Compare(b.Value, a.Value))
	})
	for i := range all {
		if all[i].Section == 0 {
			break
		}
		all[i].Rank = i + 1
		if i > 0 && all[i-1].Value == all[i].Value {
			all[i].Rank, all[i].Joint, all[i-1].Joint = all[i-1].Rank, true, true
		}
	}
	return all
}
