package measure

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"dyad/data/trade"
)

// A Dependence is a product for which a state depends on its suppliers.
type Dependence struct {
	Product  trade.Product
	Imports  Term // from all partners
	Exports  Term // to all partners; no rows if there are none
	Supplier Supplier
	// WorldConcentration is the Herfindahl–Hirschman index of world exports; 0
	// where the table is not the world.
	WorldConcentration float64
	// Ratio is imports over exports, +Inf without exports (GeoDep writes 9999).
	Ratio float64
	Years int // in which the product met the test, of Rule.Of
}

// dependents are a state's dependent products. They are found when first needed.
type dependents struct {
	once     sync.Once
	rule     Rule
	products []dependent // by value, most first
	value    trade.USD
	rows     int
	checked  int    // products imported
	counts   [3]int // with concentrated imports; with imports above exports; with both
}

// dependent is a dependent product and the number of years in which it met the
// test.
type dependent struct {
	place, years int
}

// lacksTest says why a side's dependence cannot be told; 0 if it can.
func (p productMeasures) lacksTest(of int) (Flow, Needs) {
	s := p.states[of]
	if needs := p.lacksProducts(&s.imports); needs != 0 {
		return Import, needs
	}
	if !s.imports.eachGood {
		return Import, NeedsEachPartner
	}
	return Export, p.lacksProducts(&s.exports)
}

// dependence counts each state's dependent products, and those for which the
// other state is the first supplier.
func (p productMeasures) dependence() {
	for of := range p.c {
		if f, needs := p.lacksTest(of); needs != 0 {
			p.miss(needs, of, f, p.y.report, CDI1, CDI3, ECDependent, GeoDepProducts, PairExposure, PairExposureCount)
			continue
		}
		d := p.y.dependents(p.c[of], p.level)
		p.criteria(of, d)
		if d.rule.Test != GeoDep {
			p.miss(NeedsWorld, of, Import, p.y.report, GeoDepProducts)
		} else {
			p.depend(GeoDepProducts, of, Count, d, float64(len(d.products)), p.ofDependent(of, d))
		}
		p.exposure(of, d)
	}
}

// criteria are the counts of the European Commission's criteria 1 and 3.
func (p productMeasures) criteria(of int, d *dependents) {
	for i, id := range []ID{CDI1, CDI3, ECDependent} {
		v := p.about(id, of, Import, p.y.report, Count)
		v.Level, v.Value = p.level, float64(d.counts[i])
		v.Rule = Rule{Test: EC, Concentrated: p.w.o.Concentrated, Years: 1, Of: 1}
		v.Terms = []Term{p.counted(ProductsChecked, d.checked)}
		p.add(v)
	}
}

func (p productMeasures) depend(id ID, of int, u Unit, d *dependents, value float64, terms ...Term) {
	v := p.about(id, of, Import, p.y.report, u)
	v.Level, v.Value, v.Rule = p.level, value, d.rule
	v.Terms = append(terms, p.counted(DependentCount, len(d.products)), p.counted(ProductsChecked, d.checked))
	p.add(v)
}

func (p productMeasures) ofDependent(of int, d *dependents) Term {
	t := p.all(of, Import)
	t.Name, t.Level, t.Stated, t.Value, t.Rows = OfDependent, p.level, false, d.value, d.rows
	return t
}

// exposure is the part of a state's imports of dependent products whose first
// supplier is the other state, and the number of those products.
func (p productMeasures) exposure(of int, d *dependents) {
	s, n := p.side(of, Import), 0
	part, whole := p.ofDependent(of, d), p.ofDependent(of, d)
	part.Name, part.Value, part.Rows = FromFirst, 0, 0
	for _, own := range d.products {
		if p.isFirst(of, own.place) {
			n++
			part.Value += s.goods[own.place]
			part.Rows += int(s.rows[own.place])
		}
	}
	p.depend(PairExposureCount, of, Count, d, float64(n), part)
	if whole.Value == 0 {
		p.miss(NeedsNonzero, of, Import, p.y.report, PairExposure)
		return
	}
	p.depend(PairExposure, of, Share, d, over(part.Value, whole.Value), part, whole)
}

// isFirst reports whether no one supplies more of a product than the other side.
func (p productMeasures) isFirst(of, place int) bool {
	f := p.side(of, Import).first[place]
	if f.country == p.c[1-of] || !f.joint {
		return f.country == p.c[1-of]
	}
	rows := p.from(of, p.level)
	i, ok := slices.BinarySearchFunc(rows, place, func(c trade.Good, place int) int { return cmp.Compare(c.Index, place) })
	return ok && rows[i].Value == f.value
}

// Dependent are the products for which a state depends on its suppliers, of the
// greatest imports first, and the rule they were found by: at most so many, all
// for 0; with the other state as on those of which no one supplies more than it,
// with World as on all. The list is empty where Missing says so.
func (s *Set) Dependent(of, on trade.Country, most int) (list []Dependence, rule Rule) {
	p := productMeasures{s.pair()}
	i := slices.Index(p.c[:], of)
	if i < 0 || on != trade.World && on != p.c[1-i] {
		return nil, Rule{}
	}
	if _, needs := p.lacksTest(i); needs != 0 {
		return nil, Rule{}
	}
	d := p.y.dependents(of, p.level)
	for _, own := range d.products {
		if on != trade.World && !p.isFirst(i, own.place) {
			continue
		}
		if list = append(list, p.dependent(i, own, d.rule)); len(list) == most {
			break
		}
	}
	return list, d.rule
}

func (p productMeasures) dependent(of int, own dependent, rule Rule) Dependence {
	m, x := p.side(of, Import), p.side(of, Export)
	d := Dependence{Product: p.w.goods[own.place].product, Imports: p.all(of, Import), Exports: p.all(of, Export), Years: own.years}
	d.Imports.Level, d.Imports.Stated, d.Imports.Value, d.Imports.Rows = p.level, false, m.goods[own.place], int(m.rows[own.place])
	d.Exports.Level, d.Exports.Stated, d.Exports.Value, d.Exports.Rows = p.level, !x.eachGood, max(x.goods[own.place], 0), int(x.rows[own.place])
	d.Supplier = m.supplier(own.place)
	d.Ratio = math.Inf(1)
	if d.Exports.Value > 0 {
		d.Ratio = over(d.Imports.Value, d.Exports.Value)
	}
	if rule.Test == GeoDep {
		d.WorldConcentration = p.y.hhi[own.place]
	}
	return d
}
