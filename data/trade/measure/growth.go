package measure

import "math"

// growth compares each flow with the year before and with the first year of the
// series, by one report.
func (p ownTrade) growth(series []YearFlows) {
	for of := range p.c {
		for _, r := range single {
			now := p.flow(of, Export, r)
			if !now.known() {
				continue
			}
			p.change(Growth, of, r, now, p.earlier(of, r, series, false))
			if base := p.earlier(of, r, series, true); !base.known() || base.Year < now.Year-1 {
				p.change(CAGR, of, r, now, base)
			}
		}
	}
}

// earlier is a flow of the year before, or of the first year of the series that
// has it; without rows if there is none.
func (p ownTrade) earlier(of int, r Report, series []YearFlows, earliest bool) Term {
	t := p.flow(of, Export, r)
	t.Name, t.Value, t.Rows, t.Year = EarlierExports, 0, 0, p.y.year-1
	for _, y := range series {
		f := y.Forth
		if of == second {
			f = y.Back
		}
		own := f[r.By(Export)]
		if own.Known() && y.Year < p.y.year && (earliest || y.Year == p.y.year-1) {
			t.Year, t.Level, t.Value, t.Rows = y.Year, own.Level, own.Value, own.Rows
			break
		}
	}
	return t
}

// change is growth a year: (v_t/v_0)^{1/(t−0)} − 1. From 0 there is none.
func (p ownTrade) change(id ID, of int, r Report, now, base Term) {
	switch {
	case !base.known():
		p.miss(NeedsEarlierYear, of, Export, r, id)
	case base.Value == 0:
		p.miss(NeedsNonzero, of, Export, r, id)
	default:
		v := p.about(id, of, Export, r, Change)
		v.Base, v.Terms = base.Year, []Term{now, base}
		v.Value = over(now.Value-base.Value, base.Value)
		if years := now.Year - base.Year; years > 1 {
			root := math.Pow(over(now.Value, base.Value), 1/float64(years))
			v.Value = math.Round(root*1e12)/1e12 - 1 // the same on every machine
		}
		p.add(v)
	}
}
