package measure

import (
	"slices"

	"dyad/data/trade"
)

// single are the reports of a flow that stand beside each other.
var single = [...]Report{Reconciled, Own, Partners}

// values are the flows themselves, by each report that there is.
func (p ownTrade) values() {
	for of := range p.c {
		found := false
		for _, r := range single {
			if t := p.flow(of, Export, r); t.known() {
				v := p.about(FlowValue, of, Export, r, Money)
				v.USD, v.Value, v.Terms = t.Value, t.Value.Dollars(), []Term{t}
				p.add(v)
				found = true
			}
		}
		if !found {
			p.miss(NeedsFlow, of, Export, AnyReport, FlowValue)
		}
	}
}

// ReExported are the exports of foreign goods that an exporter states within a flow of
// a product, and the exports of own origin that are left; ok is false where it states
// none, or more than the flow.
func ReExported(t *trade.Table, x Term, p trade.Product) (again, own trade.USD, ok bool) {
	again, ok = t.ReExports(x.Year, x.From, x.To, p)
	if !ok || x.By != trade.FromExporter || x.Rows == 0 || again == 0 || again > x.Value {
		return 0, 0, false
	}
	return again, x.Value - again, true
}

// OwnOrigin is what a state sold the other of its own origin, by its own report; ok is
// false where it does not tell its re-exports.
func (s *Set) OwnOrigin(of trade.Country) (r Result, ok bool) {
	i := slices.Index(s.p.c[:], of)
	if i < 0 {
		return r, false
	}
	x := s.p.flow(i, Export, Own)
	r = s.p.about(OwnOrigin, i, Export, Own, Money)
	r.Terms = []Term{x}
	if x.Level == trade.AllProducts {
		_, r.USD, ok = ReExported(s.p.w.t, x, trade.Product(0))
		r.Value = r.USD.Dollars()
	}
	return r, ok
}

// reported reports whether the pair has any row of a state's own report.
func (p ownTrade) reported() bool {
	for _, f := range p.flows {
		if f[trade.FromExporter].Known() || f[trade.FromImporter].Known() {
			return true
		}
	}
	return false
}

// bothWays are the reports by which the pair's two flows are known, as the first
// state sees them. One report for both flows comes first; that of each exporter,
// or each importer, is used only where there is none.
func (p ownTrade) bothWays() []Report {
	has := func(r Report) bool { return p.flow(first, Export, r).known() && p.flow(first, Import, r).known() }
	var all []Report
	for _, r := range single {
		if has(r) {
			all = append(all, r)
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, r := range []Report{Exporters, Importers} {
		if has(r) {
			return []Report{r}
		}
	}
	return nil
}

// balances computes the measures made of both flows (UN, International Merchandise
// Trade Statistics 2010).
func (p ownTrade) balances() {
	ids := []ID{Turnover, Balance, NormalisedBalance, CoverRatio}
	ways := p.bothWays()
	for _, r := range ways {
		p.balance(r)
	}
	if slices.Contains(ways, Own) && slices.Contains(ways, Partners) {
		p.sums(Exporters) // beside the two turnovers that the states report, one of what each sold
	}
	for _, r := range single {
		x, m := p.flow(first, Export, r), p.flow(first, Import, r)
		switch {
		case x.known() && m.known():
		case x.known():
			p.miss(NeedsFlow, first, Import, r, ids...)
		case m.known():
			p.miss(NeedsFlow, first, Export, r, ids...)
		case r != Reconciled && p.reported():
			p.miss(NeedsReport, first, Both, r, ids...)
		}
	}
}

// balance computes all of them by one report.
func (p ownTrade) balance(r Report) {
	x, m := p.sums(r)
	if x.Value+m.Value == 0 {
		p.miss(NeedsNonzero, first, Both, r, NormalisedBalance)
	} else {
		p.ofBoth(NormalisedBalance, r, Index, 0, over(x.Value-m.Value, x.Value+m.Value))
	}
	if m.Value == 0 {
		p.miss(NeedsNonzero, first, Import, r, CoverRatio)
	} else {
		p.ofBoth(CoverRatio, r, Ratio, 0, over(x.Value, m.Value))
	}
}

// sums computes the sum and the difference of both flows by one report, and returns
// the two.
func (p ownTrade) sums(r Report) (x, m Term) {
	x, m = p.flow(first, Export, r), p.flow(first, Import, r)
	sum, rest := x.Value+m.Value, x.Value-m.Value
	p.ofBoth(Turnover, r, Money, sum, sum.Dollars())
	p.ofBoth(Balance, r, Money, rest, rest.Dollars())
	return x, m
}

// ofBoth adds a measure made of both flows by one report.
func (p ownTrade) ofBoth(id ID, r Report, u Unit, usd trade.USD, value float64) {
	v := p.about(id, first, Both, r, u)
	v.USD, v.Value, v.Terms = usd, value, []Term{p.flow(first, Export, r), p.flow(first, Import, r)}
	p.add(v)
}

// gaps are the two measures of how far two reports of one flow are apart.
func (p ownTrade) gaps() {
	for of := range p.c {
		x, m := p.flow(of, Export, Own), p.flow(of, Export, Partners)
		m.Name = Imports
		switch {
		case !x.known() || !m.known():
			p.miss(NeedsBothReports, of, Export, AnyReport, ReportGap)
		case x.Value == 0:
			p.miss(NeedsNonzero, of, Export, AnyReport, ReportGap)
		default:
			v := p.about(ReportGap, of, Export, AnyReport, Change)
			v.Value, v.Terms = over(m.Value-x.Value, x.Value), []Term{m, x}
			p.add(v)
		}
	}
	p.mirror()
}

// mirror is the gap between two reports of one flow as a part of their mean.
func (p ownTrade) mirror() {
	ids := []ID{MirrorGap}
	if p.w.o.Freight > 0 {
		ids = append(ids, MirrorGapFOB)
	}
	for of := range p.c {
		x, m := p.flow(of, Export, Own), p.flow(of, Export, Partners)
		m.Name = Imports
		if !x.known() || !m.known() {
			p.miss(NeedsBothReports, of, Export, AnyReport, ids...)
			continue
		}
		if x.Value+m.Value == 0 {
			p.miss(NeedsNonzero, of, Export, AnyReport, ids...)
			continue
		}
		for _, id := range ids {
			imports, exports := m.Value.Dollars(), x.Value.Dollars()
			if id == MirrorGapFOB {
				imports /= 1 + p.w.o.Freight
			}
			v := p.about(id, of, Export, AnyReport, Index)
			v.Value, v.Terms = 2*(imports-exports)/(imports+exports), []Term{m, x}
			if id == MirrorGapFOB {
				v.Freight = p.w.o.Freight
			}
			p.add(v)
		}
	}
}
