package measure

import (
	"iter"
	"slices"
	"sync"
)

// A Definition is a published measure. Formula, range and citation need no
// translation; name and caveat are suggestions in English for word catalogues,
// whose keys are IDs.
//
// In formulas A is the state a measure is about and B the other; X is exports
// and M imports; k is a product, t a year, W the world; Σ runs over what is named
// under it, k if nothing is.
type Definition struct {
	ID       ID
	Name     string
	Formula  string
	Unit     Unit
	Range    string
	Scope    Scope
	Citation string // author, year, title
	Caveat   string

	needs Needs  // of L4
	short string // of Citation, once it is known
}

// The measures.
const (
	// The rows of the pair.
	FlowValue         ID = "flow"
	Turnover          ID = "turnover"
	Balance           ID = "balance"
	OwnOrigin         ID = "own-origin"
	NormalisedBalance ID = "normalised-balance"
	CoverRatio        ID = "cover-ratio"
	Growth            ID = "growth"
	CAGR              ID = "cagr"
	ReportGap         ID = "report-gap"
	MirrorGap         ID = "mirror-gap"
	MirrorGapFOB      ID = "mirror-gap-fob"
	GrubelLloyd       ID = "grubel-lloyd"
	ProductMix        ID = "product-mix"
	// All partners.
	ExportShare          ID = "export-share"
	ImportShare          ID = "import-share"
	TradeShare           ID = "trade-share"
	Salience             ID = "salience"
	Symmetry             ID = "symmetry"
	Interdependence      ID = "interdependence"
	InfluenceAsymmetry   ID = "influence-asymmetry"
	TradeShareGap        ID = "trade-share-gap"
	PartnerConcentration ID = "partner-concentration"
	EqualPartners        ID = "equal-partners"
	PartnerRank          ID = "partner-rank"
	// All partners, by product.
	ProductConcentration ID = "product-concentration"
	Complementarity      ID = "complementarity"
	ExportSimilarity     ID = "export-similarity"
	Krugman              ID = "krugman-specialisation"
	FoodImportShare      ID = "food-import-share"
	SupplierShare        ID = "supplier-share"
	CDI1                 ID = "ec-cdi1"
	CDI3                 ID = "ec-cdi3"
	ECDependent          ID = "ec-dependent"
	// The world.
	GeoDepProducts    ID = "geodep"
	PairExposure      ID = "pair-exposure"
	PairExposureCount ID = "pair-exposure-count"
	TradeIntensity    ID = "trade-intensity"
	RevealedAdvantage ID = "rca"
	// Other sources.
	GDPDependence     ID = "gdp-dependence"
	CDI2              ID = "ec-cdi2"
	Technology        ID = "technology-content"
	ImportDependency  ID = "import-dependency-ratio"
	CerealDependency  ID = "cereal-import-dependency"
	SelfSufficiency   ID = "self-sufficiency"
	ImportReliance    ID = "import-reliance"
	TransitDependency ID = "transit-dependency"
	Demarcation       ID = "demarcation"
	InvestmentStock   ID = "investment-stock"
)

// Definitions are all measures, those that a table can support first.
func Definitions() iter.Seq2[int, Definition] { return slices.All(definitions()) }

var definitions = sync.OnceValue(func() []Definition {
	all := slices.Concat(ofPair(), ofPartners(), ofProducts(), ofWorld(), ofOthers())
	for i := range all {
		all[i].short = all[i].Short()
	}
	return all
})

// Define is the definition of a measure; the zero Definition for none.
func Define(id ID) Definition {
	for _, all := range [][]Definition{definitions(), productDefinitions()} {
		for i := range all {
			if all[i].ID == id {
				return all[i]
			}
		}
	}
	return Definition{}
}
