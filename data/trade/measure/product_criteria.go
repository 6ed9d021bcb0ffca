package measure

import "dyad/data/trade"

// unitValues are the values of a kilogram that a side imports, and what of a change is the
// quantity's.
func (r *productResults) unitValues(of int) {
	flow, told := r.y.Flow(of, Import)
	own, all, _, ok := r.UnitValue(of, r.y)
	n := NeedsMass
	switch {
	case !told:
		n = NeedsFlow
	case flow.Value <= 0:
		n = NeedsNonzero
	}
	if !ok {
		r.miss(n, of, Import, r.y.Report, ProductUnitValue, ProductUnitChange)
		return
	}
	r.add(ProductUnitValue, of, Import, Index, own.PerKilogram(), r.terms(of, Import, r.y)[0])
	if all.Mass > 0 {
		v := r.add(ProductUnitValue, of, Import, Index, all.PerKilogram(), r.y.Side(of, Import).Whole)
		v.On, v.Which = trade.World, WithAll
	}
	before := r.compared(of, Import)
	if before == nil {
		r.miss(NeedsEarlierYear, of, Import, r.y.Report, ProductUnitChange)
		return
	}
	c, ok := r.UnitChange(of, before, r.y)
	if !ok && r.Compare(of, before, r.y) != SameGoods {
		n = NeedsOneEdition
	}
	if !ok {
		r.miss(n, of, Import, r.y.Report, ProductUnitChange)
		return
	}
	for i, usd := range []trade.USD{c.Change, c.Quantity, c.Value} {
		v := r.add(ProductUnitChange, of, Import, Money, usd.Dollars(), r.terms(of, Import, r.y)[0], r.terms(of, Import, before)[0])
		v.USD, v.Base, v.Which = usd, before.Year, []Which{TheOne, ByQuantity, ByUnitValue}[i]
	}
}

// criterionMeasures are the criteria of tests that are measures of their own; the figures
// of others are measures that stand there already.
var criterionMeasures = []struct {
	criterion CriterionID
	id        ID
	u         Unit
}{
	{ImportsToOwn, ProductImportsToOwn, Ratio}, {FirstShare, ProductFirstShare, Share},
	{SuppliersUsed, ProductSuppliersUsed, Index}, {YearsMet, ProductYearsMet, Count},
}

// tests are the figures that published tests of dependence ask for.
func (r *productResults) tests(of int) {
	tests := r.Tests(of, r.y, false)
	for _, is := range criterionMeasures {
		c := criterionOf(tests, is.criterion)
		whole := r.y.Side(of, Import).Whole
		at := len(r.results)
		switch {
		case c == nil: // what is imported is not known, or nothing
			r.miss(r.wanting(of, Import, false), of, Import, r.y.Report, is.id)
		case c.None:
			r.miss(NeedsNonzero, of, Export, r.y.Report, is.id)
		case c.Low == nil:
			r.miss(c.Needs, of, Import, r.y.Report, is.id)
		case c.ID == ImportsToOwn:
			r.between(is.id, of, Import, is.u, c.Low, c.High, whole, r.y.Side(of, Export).Whole)
		default:
			r.between(is.id, of, Import, is.u, c.Low, c.High, whole)
		}
		for i := at; i < len(r.results) && is.criterion == YearsMet; i++ {
			r.results[i].Base = r.y.Year - 2
		}
	}
}

// criterionOf is a criterion in the first test that has it, nil if none has.
func criterionOf(tests []ProductTest, id CriterionID) *ProductCriterion {
	for i := range tests {
		for j := range tests[i].Criteria {
			if c := &tests[i].Criteria[j]; c.ID == id {
				return c
			}
		}
	}
	return nil
}

// world is how concentrated the world's exports are: once, as of the first side.
func (r *productResults) world() {
	if world, ok := r.World(r.y.Year); ok {
		v := r.about(ProductWorldHHI, first, Export, r.y.Report, Index)
		v.Value, _ = world.HHI().Float64()
		r.results = append(r.results, v)
		return
	}
	r.miss(NeedsWorld, first, Export, r.y.Report, ProductWorldHHI)
}

// replacements compare what a side imports from the other with what others sell.
func (r *productResults) replacements(of int) {
	own := []ID{ProductReplaceOwn, ProductReplaceNext, ProductRestHHI}
	others := []ID{ProductReplaceOthers, ProductReplaceElsewhere, ProductWorldLoss, ProductWorldRestHHI}
	c, ok := r.Replacement(of, r.y)
	if !ok {
		r.miss(r.wanting(of, Import, true), of, Import, r.y.Report, append(own, others...)...)
		return
	}
	if c.Gap == 0 {
		r.miss(NeedsNonzero, of, Import, r.y.Report, append(own, others...)...)
		return
	}
	ratio := func(id ID, part, whole trade.USD) {
		if whole <= 0 {
			r.miss(NeedsNonzero, of, Import, r.y.Report, id)
			return
		}
		r.add(id, of, Import, Share, over(part, whole), r.terms(of, Import, r.y)[0])
	}
	ratio(ProductReplaceOwn, c.Gap, c.Others)
	if c.RestHHI == nil {
		r.miss(NeedsNonzero, of, Import, r.y.Report, ProductReplaceNext, ProductRestHHI)
	} else {
		ratio(ProductReplaceNext, c.First[0].Flow.Value, c.Gap)
		r.between(ProductRestHHI, of, Import, Index, c.RestHHI, c.RestHHI, r.y.Side(of, Import).Whole)
	}
	if c.World == nil {
		r.miss(NeedsWorld, of, Import, r.y.Report, others...)
		return
	}
	ratio(ProductReplaceOthers, c.Gap, c.OthersExports)
	ratio(ProductReplaceElsewhere, c.Gap, c.Elsewhere)
	loss := c.World.Total - c.OwnExports
	if c.OwnExports <= 0 {
		loss = 0
	}
	ratio(ProductWorldLoss, c.OwnExports, loss)
	if c.WorldRestHHI == nil {
		r.miss(NeedsNonzero, of, Import, r.y.Report, ProductWorldRestHHI)
		return
	}
	r.between(ProductWorldRestHHI, of, Import, Index, c.WorldRestHHI, c.WorldRestHHI, r.y.Side(of, Import).Whole)
}
