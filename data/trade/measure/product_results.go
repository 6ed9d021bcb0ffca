package measure

import (
	"math"
	"math/big"

	"dyad/data/trade"
)

// Results are all measures of the product in a year of its own, of both sides, in no
// order, and those that the table does not support. A measure of which only bounds are
// known has two results.
func (p *ProductTrade) Results(y *ProductYear) ([]Result, []NotComputable) {
	r := &productResults{ProductTrade: p, y: y}
	for of := range p.pair {
		r.flows(of)
		for _, f := range []Flow{Export, Import} {
			r.shares(of, f)
			r.partners(of, f)
			r.changes(of, f)
		}
		r.firstThree(of)
		r.mirrors(of)
		r.unitValues(of)
		r.itemValues(of)
		r.tests(of)
		r.replacements(of)
	}
	r.world()
	for i, id := range []ID{ProductOverGDP, ProductPerHead} { // which no trade table supports
		r.missing = append(r.missing, NotComputable{Measure: id, Subject: Subject{Product: p.Product}, Year: y.Year, Needs: NeedsGDP + Needs(i), Flow: Import})
	}
	return r.results, r.missing
}

// OwnOrigin is what a side sold the other of its own origin, by its own report; ok is
// false where it does not tell its re-exports.
func (p *ProductTrade) OwnOrigin(y *ProductYear, of int) (v Result, ok bool) {
	r := productResults{ProductTrade: p, y: y}
	x := p.Term(y, of, trade.FromExporter)
	v = r.about(ProductOwnOrigin, of, Export, Own, Money)
	v.Terms = []Term{x}
	_, v.USD, ok = ReExported(p.w.t, x, p.Product)
	ok = ok && x.Rows == 1
	v.Value = v.USD.Dollars()
	return v, ok
}

// A productResults is the results of a year in the making.
type productResults struct {
	*ProductTrade
	y       *ProductYear
	results []Result
	missing []NotComputable
}

func (r *productResults) about(id ID, of int, f Flow, report Report, u Unit) Result {
	return Result{ID: id, Of: r.pair[of], On: r.pair[1-of], Flow: f, Report: report, Year: r.y.Year,
		Subject: Subject{Product: r.Product}, Level: r.y.levels[report.By(max(f, Export))], Unit: u}
}

// add adds a result by the report of the year.
func (r *productResults) add(id ID, of int, f Flow, u Unit, value float64, terms ...Term) *Result {
	v := r.about(id, of, f, r.y.Report, u)
	v.Value, v.Terms = value, terms
	r.results = append(r.results, v)
	return &r.results[len(r.results)-1]
}

func (r *productResults) miss(n Needs, of int, f Flow, report Report, ids ...ID) {
	for _, id := range ids {
		r.missing = append(r.missing, NotComputable{Measure: id, Of: r.pair[of], On: r.pair[1-of], Subject: Subject{Product: r.Product},
			Year: r.y.Year, Needs: n, Whose: r.pair[of], Flow: f, Report: report})
	}
}

// flows are what a side sent the other by each report, how far two are apart, and what of
// it is of the side's own origin.
func (r *productResults) flows(of int) {
	found := false
	for _, report := range single {
		t := r.Term(r.y, of, report.By(Export))
		if t.Rows == 0 && !r.toldNone(of, report) {
			continue
		}
		found = true
		v := r.about(ProductFlow, of, Export, report, Money)
		v.USD, v.Value, v.Terms = t.Value, t.Value.Dollars(), []Term{t}
		r.results = append(r.results, v)
	}
	if !found {
		r.miss(NeedsFlow, of, Export, AnyReport, ProductFlow)
	}
	x, m := r.Term(r.y, of, trade.FromExporter), r.Term(r.y, of, trade.FromImporter)
	switch {
	case x.Rows == 0 || m.Rows == 0:
		r.miss(NeedsBothReports, of, Export, AnyReport, ProductGap)
	case x.Value+m.Value == 0:
		r.miss(NeedsNonzero, of, Export, AnyReport, ProductGap)
	case r.CompareReports(r.y) == OtherEdition:
		r.miss(NeedsOneEdition, of, Export, AnyReport, ProductGap)
	default:
		v := r.about(ProductGap, of, Export, AnyReport, Index)
		v.Value, v.Terms = 2*float64(m.Value-x.Value)/float64(m.Value+x.Value), []Term{m, x}
		r.results = append(r.results, v)
	}
}

// toldNone reports whether a report tells that nothing went from a side to the other: the
// rows of each of its partners are there, and the other is not among them.
func (r *productResults) toldNone(of int, report Report) bool {
	switch {
	case report == r.y.Report:
		_, told := r.y.Flow(of, Export)
		return told
	case report == Partners && r.y.Report == Own:
		_, told := r.y.Flow(1-of, Import)
		return told
	}
	return false
}

// wanting is what a side's flow lacks to have a whole above 0, with the rows of each
// partner where these are asked for; 0 for nothing.
func (r *productResults) wanting(of int, f Flow, each bool) Needs {
	switch s := r.y.Side(of, f); {
	case s.Below > 0:
		return NeedsLargerTotal
	case s.Whole.Rows == 0:
		return NeedsAllPartners
	case each && !s.Each:
		return NeedsEachPartner
	case s.Whole.Value <= 0:
		return NeedsNonzero
	}
	return 0
}

// terms are a side's flow with the other, and with all, in a year.
func (r *productResults) terms(of int, f Flow, y *ProductYear) []Term {
	from := of
	if f == Import {
		from = 1 - of
	}
	return []Term{r.Term(y, from, y.Report.By(f)), y.Side(of, f).Whole}
}

// shares are a side's share with the other, and its change.
func (r *productResults) shares(of int, f Flow) {
	id := ProductExportShare
	if f == Import {
		id = ProductImportShare
	}
	part, whole, ok := r.y.Share(of, f)
	if !ok {
		n := r.wanting(of, f, false)
		if n == 0 {
			n = NeedsFlow
			if _, told := r.y.Flow(of, f); told {
				n = NeedsLargerTotal
			}
		}
		r.miss(n, of, f, r.y.Report, id, ProductPoints)
		return
	}
	r.add(id, of, f, Share, over(part, whole), r.terms(of, f, r.y)...)
	before := r.Compared(of, f, r.y)
	if before == nil {
		r.miss(NeedsEarlierYear, of, f, r.y.Report, ProductPoints)
		return
	}
	was, all, ok := before.Share(of, f)
	if !ok {
		r.miss(NeedsAllPartners, of, f, r.y.Report, ProductPoints)
		return
	}
	points := 100 * (over(part, whole) - over(was, all))
	r.add(ProductPoints, of, f, Index, points, append(r.terms(of, f, r.y), r.terms(of, f, before)...)...).Base = before.Year
}

// partners are the other's place among a side's partners, and how concentrated they are.
func (r *productResults) partners(of int, f Flow) {
	s := r.y.Side(of, f)
	low, high, ok := s.HHI()
	if !ok {
		r.miss(r.wanting(of, f, true), of, f, r.y.Report, ProductRank, ProductHHI, ProductUntold)
		return
	}
	if other, ok := s.Partner(r.pair[1-of]); !ok {
		r.miss(NeedsNonzero, of, f, r.y.Report, ProductRank)
	} else {
		v := r.add(ProductRank, of, f, Rank, float64(other.Rank), r.terms(of, f, r.y)[0])
		if v.Joint = other.Sharing > 1; s.Unsure(other) {
			v.Which = Unsure
		}
	}
	r.between(ProductHHI, of, f, Index, low, high, s.Sum())
	no := s.Whole
	no.Value = s.Untold + s.Self
	r.add(ProductUntold, of, f, Share, over(no.Value, s.Whole.Value), no, s.Whole)
}

// between adds a figure, or its two bounds.
func (r *productResults) between(id ID, of int, f Flow, u Unit, low, high *big.Rat, terms ...Term) {
	l, _ := low.Float64()
	v := r.add(id, of, f, u, l, terms...)
	if low.Cmp(high) != 0 {
		v.Which = LowerBound
		h, _ := high.Float64()
		r.add(id, of, f, u, h, terms...).Which = UpperBound
	}
}

// changes are how a side's flow with the other changed, and what that was of its whole.
func (r *productResults) changes(of int, f Flow) {
	now, told := r.y.Flow(of, f)
	before, first := r.Earlier(of, f, r.y)
	change := func(id ID, since *ProductYear) {
		switch {
		case !told:
			r.miss(NeedsFlow, of, f, r.y.Report, id)
			return
		case since == nil:
			r.miss(NeedsEarlierYear, of, f, r.y.Report, id)
			return
		}
		was, _ := since.Flow(of, f)
		years := float64(r.y.Year - since.Year)
		switch {
		case was.Value <= 0, id == ProductCAGR && now.Value <= 0:
			r.miss(NeedsNonzero, of, f, r.y.Report, id)
		case id == ProductCAGR:
			r.add(id, of, f, Change, math.Pow(float64(now.Value)/float64(was.Value), 1/years)-1, r.terms(of, f, r.y)[0], r.terms(of, f, since)[0]).Base = since.Year
		default:
			r.add(id, of, f, Change, over(now.Value-was.Value, was.Value), r.terms(of, f, r.y)[0], r.terms(of, f, since)[0]).Base = since.Year
		}
	}
	change(ProductChange, before)
	change(ProductCAGR, first)
	if before == nil {
		r.miss(NeedsEarlierYear, of, f, r.y.Report, ProductContribution, ProductChangeShare)
		return
	}
	points, ok := r.Contribution(of, f, r.pair[1-of], r.y, before)
	if !ok {
		r.miss(NeedsEachPartner, of, f, r.y.Report, ProductContribution, ProductChangeShare)
		return
	}
	was, is := before.Side(of, f).Whole, r.y.Side(of, f).Whole
	all := r.add(ProductChange, of, f, Change, over(is.Value-was.Value, was.Value), is, was)
	all.On, all.Base, all.Which = trade.World, before.Year, WithAll
	v, _ := points.Float64()
	r.add(ProductContribution, of, f, Index, v, append(r.terms(of, f, r.y)[:1], r.terms(of, f, before)...)...).Base = before.Year
	part, whole, ok := r.ChangeShare(of, f, r.pair[1-of], r.y, before)
	if !ok {
		r.miss(NeedsMarkedChange, of, f, r.y.Report, ProductChangeShare)
		return
	}
	r.add(ProductChangeShare, of, f, Share, over(part, whole), r.terms(of, f, r.y)[0], r.terms(of, f, before)[0], is, was).Base = before.Year
}

// firstThree is the share of a side's first three suppliers.
func (r *productResults) firstThree(of int) {
	s := r.y.Side(of, Import)
	n := r.wanting(of, Import, true)
	if n == 0 {
		if sum, ok := s.FirstThree(); ok {
			three := s.Whole
			three.Value = sum
			r.add(ProductThreeShare, of, Import, Share, over(sum, s.Whole.Value), three, s.Whole)
			return
		}
		n = NeedsEachPartner
		if s.Untold <= 0 {
			n = NeedsFourPartners
		}
	}
	r.miss(n, of, Import, r.y.Report, ProductThreeShare)
}
