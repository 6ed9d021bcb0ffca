package measure

import "dyad/data/trade"

// unitValues are the values of a kilogram that a side imports, and what of a change is the
// quantity's.
func (r *productResults) unitValues(of int) {
	own, all, _, ok := r.UnitValue(of, r.y)
	v := valueOfOne{value: ProductUnitValue, change: ProductUnitChange, needs: NeedsMass}
	v.divide = func(before *ProductYear) (UnitChange, bool) { return r.UnitChange(of, before, r.y) }
	if v.known = ok; ok {
		v.own = own.PerKilogram()
	}
	if all.Mass > 0 {
		v.all = all.PerKilogram()
	}
	r.addValueOfOne(of, v)
}

// A valueOfOne is the value in US dollars of a kilogram or of a supplementary unit that a
// side imports, and how a change of its imports is divided by it.
type valueOfOne struct {
	value, change ID
	needs         Needs // what a flow lacks that is told and has none
	per           trade.QuantityUnit
	known         bool
	own, all      float64 // from the other, and from all: 0 where not known
	divide        func(before *ProductYear) (c UnitChange, ok bool)
}

// addValueOfOne adds the results of a value of one, and of the change divided by it.
func (r *productResults) addValueOfOne(of int, one valueOfOne) {
	if flow, told := r.y.Flow(of, Import); !one.known {
		n := one.needs
		switch {
		case !told:
			n = NeedsFlow
		case flow.Value <= 0:
			n = NeedsNonzero
		}
		r.miss(n, of, Import, r.y.Report, one.value, one.change)
		return
	}
	r.add(one.value, of, Import, Index, one.own, r.terms(of, Import, r.y)[0]).Per = one.per
	if one.all > 0 {
		v := r.add(one.value, of, Import, Index, one.all, r.y.Side(of, Import).Whole)
		v.On, v.Which, v.Per = trade.World, WithAll, one.per
	}
	before := r.Compared(of, Import, r.y)
	if before == nil {
		r.miss(NeedsEarlierYear, of, Import, r.y.Report, one.change)
		return
	}
	c, ok := one.divide(before)
	if !ok {
		n := one.needs
		if r.Compare(of, before, r.y) != SameGoods {
			n = NeedsOneEdition
		}
		r.miss(n, of, Import, r.y.Report, one.change)
		return
	}
	for i, usd := range []trade.USD{c.Change, c.Quantity, c.Value} {
		v := r.add(one.change, of, Import, Money, usd.Dollars(), r.terms(of, Import, r.y)[0], r.terms(of, Import, before)[0])
		v.USD, v.Base, v.Which, v.Per = usd, before.Year, []Which{TheOne, ByQuantity, ByUnitValue}[i], one.per
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
