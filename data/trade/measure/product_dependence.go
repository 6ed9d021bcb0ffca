package measure

import (
	"math/big"

	"dyad/data/trade"
)

// A Finding is what a test says of a product.
type Finding uint8

// The findings.
const (
	Met        Finding = iota // every criterion holds
	NotMet                    // one does not
	Untellable                // the table lacks what a criterion needs
	NotOfState                // the criterion is not about single states
	NotOfLevel                // the test is of products of six digits
	NoVerdict                 // the test's threshold is not published: the figure alone
)

// String is a word for catalogues: "not-met".
func (f Finding) String() string {
	return [...]string{"met", "not-met", "untellable", "not-of-state", "not-of-level", "no-verdict"}[f]
}

// A TestID names a published test of dependence on suppliers of a product.
type TestID string

// The tests, and where their criteria were read.
const (
	// European Commission, 2021, Strategic dependencies and capacities, SWD(2021)
	// 352 final: concentrated imports, imports from outside over all, and over exports.
	ECTest TestID = "ec"
	// CEPII, GeoDep: Lefebvre and Wibaux 2024, Policy Brief 47.
	GeoDepTest TestID = "geodep"
	// MERICS, Trade Dependency Database, annex I of the report Growing asymmetry.
	MERICSTest TestID = "merics"
	// OECD, Trade Policy Paper 280, 2024: suppliers used, of those that export.
	OECDTest TestID = "oecd"
	// Trade in a Bottle (S. Mazurek, Wrocław University of Economics and Business).
	BottleneckTest TestID = "bottleneck"
	// World Monitor: one exporter above four fifths is a single source.
	MonitorTest TestID = "monitor"
)

// A CriterionID names a criterion in word catalogues.
type CriterionID string

// The criteria.
const (
	SupplierHHI   CriterionID = "supplier-hhi"   // Σ(M_Ab/M_A)²
	OutsideShare  CriterionID = "outside-share"  // of a bloc's imports
	ImportsToOwn  CriterionID = "imports-to-own" // M_A / X_A
	ExporterHHI   CriterionID = "exporter-hhi"   // Σ(X_c/X_W)²
	YearsMet      CriterionID = "years-met"      // of three
	PartnerPart   CriterionID = "partner-share"  // M_AB / M_A
	FewElsewhere  CriterionID = "few-elsewhere"  // alternative suppliers; the number was not read
	SuppliersUsed CriterionID = "suppliers-used" // n_A / n_W
	FirstShare    CriterionID = "first-share"    // of the first supplier
	ImportValue   CriterionID = "import-value"   // M_A, USD
)

// A ProductCriterion is one criterion of a test, with the figure it is about. A
// figure has two bounds where a part of the imports is not told by partner.
type ProductCriterion struct {
	ID        CriterionID
	Low, High *big.Rat // nil where it is not known
	None      bool     // there are no exports: imports over them have no bound
	Limit     *big.Rat // nil without one
	AtLeast   bool     // the figure at the limit meets it
	Finding   Finding
	Needs     Needs // of an untellable one
}

// A ProductTest is one test of a product that a state imports.
type ProductTest struct {
	ID       TestID
	Criteria []ProductCriterion
	Finding  Finding
	Level    trade.Level // of products that it is made for, AllProducts for any
}

// bottleneckImports is the least import value of the bottleneck test, USD in
// thousandths.
const bottleneckImports = 10_000_000 * 1000

// Tests are the published tests of dependence for what a side imports in a year,
// nil where its imports from all are not known, and for a sum of products. Of a union of states that is a side the
// table does not tell what its members buy from each other, which a criterion asks for.
func (p *ProductTrade) Tests(of int, y *ProductYear, union bool) []ProductTest {
	s := y.Side(of, Import)
	if p.Sum != nil || s.Whole.Rows == 0 || s.Whole.Value <= 0 {
		return nil
	}
	d := dependence{p, of, y, s}
	hhi, ratio := d.supplierHHI(), d.importsToOwn(1, false)
	outside := ProductCriterion{ID: OutsideShare, Limit: big.NewRat(1, 2), Finding: NotOfState}
	if union {
		outside.Finding, outside.Needs = Untellable, NeedsBloc
	}
	tests := []ProductTest{
		{ID: ECTest, Level: trade.Subheadings, Criteria: []ProductCriterion{hhi, outside, ratio}},
		{ID: GeoDepTest, Level: trade.Subheadings, Criteria: []ProductCriterion{hhi, d.exporterHHI(), ratio, d.yearsMet()}},
		{ID: MERICSTest, Level: trade.Subheadings, Criteria: []ProductCriterion{d.importsToOwn(2, true), d.partnerShare(),
			{ID: FewElsewhere, Finding: Untellable, Needs: NeedsPublishedRule}}},
		{ID: OECDTest, Level: trade.Subheadings, Criteria: []ProductCriterion{d.suppliersUsed()}},
		{ID: BottleneckTest, Criteria: []ProductCriterion{d.firstShare(true), d.importValue()}},
		{ID: MonitorTest, Level: trade.Chapters, Criteria: []ProductCriterion{d.firstShare(false)}},
	}
	for i := range tests {
		tests[i].Finding = tests[i].find(p.Product.Level())
	}
	return tests
}

// find is what a test's criteria say together of a product of a level. Nothing is
// found at another level than the test is made for.
func (t *ProductTest) find(level trade.Level) Finding {
	all := Met
	for _, c := range t.Criteria {
		switch {
		case c.Finding == NoVerdict:
			return NoVerdict
		case c.Finding == NotMet:
			all = NotMet
		case c.Finding == Untellable && all == Met:
			all = Untellable
		}
	}
	if t.Level != trade.AllProducts && t.Level != level {
		return NotOfLevel
	}
	return all
}

// decide compares a figure with its limit, exactly.
func (c ProductCriterion) decide() ProductCriterion {
	beyond := func(x *big.Rat) bool {
		d := x.Cmp(c.Limit)
		return d > 0 || d == 0 && c.AtLeast
	}
	switch {
	case c.None:
		c.Finding = Met
	case c.Low == nil:
		c.Finding = Untellable
	case beyond(c.Low):
		c.Finding = Met
	case !beyond(c.High):
		c.Finding = NotMet
	default:
		c.Finding, c.Needs = Untellable, NeedsEachPartner
	}
	return c
}

// A dependence is what a side imports of a product in a year, to be tested.
type dependence struct {
	p  *ProductTrade
	of int
	y  *ProductYear
	s  *ProductSide // of imports
}

func (d dependence) supplierHHI() ProductCriterion {
	c := ProductCriterion{ID: SupplierHHI, Limit: threshold(d.p.w.o.Concentrated), Needs: NeedsEachPartner}
	c.Low, c.High, _ = d.s.HHI()
	return c.decide()
}

// threshold is an option as an exact fraction: 0.4 is two fifths.
func threshold(x float64) *big.Rat {
	r := new(big.Rat)
	r.SetFrac64(int64(x*1e6+0.5), 1e6)
	return r
}

// importsToOwn is M_A over X_A.
func (d dependence) importsToOwn(limit int64, atLeast bool) ProductCriterion {
	c := ProductCriterion{ID: ImportsToOwn, Limit: big.NewRat(limit, 1), AtLeast: atLeast, Needs: NeedsOwnExports}
	m, x := d.s.Whole, d.y.Side(d.of, Export).Whole
	switch {
	case x.Rows > 0 && x.Value > 0:
		c.Low = big.NewRat(int64(m.Value), int64(x.Value))
		c.High = c.Low
	case x.Rows > 0:
		c.None = true
	}
	return c.decide()
}

func (d dependence) exporterHHI() ProductCriterion {
	c := ProductCriterion{ID: ExporterHHI, Limit: threshold(d.p.w.o.Concentrated), Needs: NeedsWorld}
	if world, ok := d.p.World(d.y.Year); ok {
		c.Low = world.HHI()
		c.High = c.Low
	}
	return c.decide()
}

// yearsMet is in how many of the year and the two before it the three criteria of
// GeoDep hold. Two are asked for.
func (d dependence) yearsMet() ProductCriterion {
	c := ProductCriterion{ID: YearsMet, Limit: big.NewRat(2, 1), AtLeast: true, Needs: NeedsThreeYears}
	low, high := int64(0), int64(0)
	for year := d.y.Year - 2; year <= d.y.Year; year++ {
		z := d.p.In(year)
		if z == nil || d.p.Compare(d.of, z, d.y) != SameGoods {
			return c.decide()
		}
		in := dependence{d.p, d.of, z, z.Side(d.of, Import)}
		if in.s.Whole.Rows == 0 {
			return c.decide()
		}
		three := ProductTest{Criteria: []ProductCriterion{in.supplierHHI(), in.exporterHHI(), in.importsToOwn(1, false)}}
		switch three.find(trade.AllProducts) {
		case Met:
			low, high = low+1, high+1
		case Untellable:
			high++
		}
	}
	c.Low, c.High = big.NewRat(low, 1), big.NewRat(high, 1)
	c = c.decide()
	if c.Finding == Untellable {
		c.Low, c.High, c.Needs = nil, nil, NeedsWorld
	}
	return c
}

// partnerShare is the share of the other state.
func (d dependence) partnerShare() ProductCriterion {
	c := ProductCriterion{ID: PartnerPart, Limit: big.NewRat(30, 100), AtLeast: true, Needs: NeedsAllPartners}
	if part, whole, ok := d.y.Share(d.of, Import); ok {
		c.Low = big.NewRat(int64(part), int64(whole))
		c.High = c.Low
		if d.s.Untold > 0 && d.s.Each {
			c.High = new(big.Rat).Add(c.Low, big.NewRat(int64(d.s.Untold), int64(whole)))
		}
	}
	return c.decide()
}

// suppliersUsed is the number of suppliers over that of states, but the importer,
// that export the product.
func (d dependence) suppliersUsed() ProductCriterion {
	c := ProductCriterion{ID: SuppliersUsed, Needs: NeedsWorld, Finding: Untellable}
	world, ok := d.p.World(d.y.Year)
	if !ok || !d.s.Each {
		return c
	}
	n := int64(0)
	for _, x := range world.Exporters {
		if x.Country != d.p.pair[d.of] {
			n++
		}
	}
	if n > 0 {
		c.Low = big.NewRat(int64(len(d.s.Partners)), n)
		c.High, c.Finding = c.Low, NoVerdict
	}
	return c
}

// firstShare is the share of the first supplier.
func (d dependence) firstShare(atLeast bool) ProductCriterion {
	s := d.s
	c := ProductCriterion{ID: FirstShare, Limit: big.NewRat(8, 10), AtLeast: atLeast, Needs: NeedsEachPartner}
	if s.Each {
		c.Low = new(big.Rat)
		if len(s.Partners) > 0 {
			c.Low = big.NewRat(int64(s.Partners[0].Flow.Value), int64(s.Whole.Value))
		}
		c.High = new(big.Rat).Add(c.Low, big.NewRat(int64(s.Untold), int64(s.Whole.Value)))
	}
	return c.decide()
}

func (d dependence) importValue() ProductCriterion {
	c := ProductCriterion{ID: ImportValue, Limit: big.NewRat(bottleneckImports, 1), AtLeast: true, Needs: NeedsDollars}
	if d.p.w.t.Currency() == "USD" {
		c.Low = big.NewRat(int64(d.s.Whole.Value), 1)
		c.High = c.Low
	}
	return c.decide()
}
