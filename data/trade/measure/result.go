package measure

import (
	"fmt"

	"dyad/data/hs"
	"dyad/data/trade"
)

// A Subject is the goods a result is about: a section, a food group, or a
// product, of which the zero one is all products.
type Subject struct {
	Section hs.Section // 0 if it is none
	Food    bool       // the group counts
	Group   hs.Group
	Product trade.Product
}

// String is "section IV", "tea", "090240" or "TOTAL".
func (s Subject) String() string {
	switch {
	case s.Section > 0:
		return "section " + s.Section.String()
	case s.Food:
		return s.Group.String()
	}
	return s.Product.Code()
}

// A Term is a sum that a result came from, or a count.
type Term struct {
	Name     TermName
	From, To trade.Country // World stands for all partners
	By       trade.By
	Year     int
	Level    trade.Level // of the rows added
	Stated   bool        // a total stated with partner World, not a sum over partners
	Value    trade.USD
	Rows     int
	N        int // of a count; Value and Rows are then 0
}

// A TermName names a term in formulas and word catalogues.
type TermName string

// The terms. X and M are exports and imports of the state a result is about.
const (
	Exports         TermName = "exports"         // X_AB, to the other state
	Imports         TermName = "imports"         // M_AB, from the other state
	AllExports      TermName = "all-exports"     // X_A
	AllImports      TermName = "all-imports"     // M_A
	WorldExports    TermName = "world-exports"   // of all states to all
	WorldImports    TermName = "world-imports"   // of all states from all
	EarlierExports  TermName = "earlier-exports" // of the base year
	Matched         TermName = "matched"         // Σ|X_k−M_k|
	FromFirst       TermName = "from-first"      // imports of dependent products whose first supplier is the other state
	OfDependent     TermName = "of-dependent"    // imports of dependent products
	PartnerCount    TermName = "partners"        // states ranked or squared
	ProductCount    TermName = "products"        // products of the table at the level
	ProductsTraded  TermName = "products-traded" // products of the flow
	DependentCount  TermName = "products-dependent"
	ProductsChecked TermName = "products-checked" // products imported
)

// A Rule says how products were found dependent.
type Rule struct {
	Test         Test
	Concentrated float64 // the threshold of both indices
	Years        int     // in how many years the test must hold
	Of           int     // of how many years of the table
}

// A Test is a definition of a dependent product.
type Test uint8

// The tests; the zero Test is none.
const (
	NoTest Test = iota
	GeoDep      // imports and world exports concentrated, imports above exports
	EC          // imports concentrated and above exports: criteria 1 and 3, without the world
)

// String is "GeoDep", "EC" or "".
func (t Test) String() string { return [...]string{"", "GeoDep", "EC"}[t] }

// A Result is one measure of one state, as a rule in its trade with the other.
type Result struct {
	ID      ID
	Of, On  trade.Country // the state it is about, and the partner
	Flow    Flow          // as Of sees it
	Report  Report        // whose figures, as Of sees it
	Year    int
	Base    int // the year compared with, 0 if none
	Subject Subject
	Level   trade.Level // of the products compared; AllProducts if none were
	Unit    Unit
	Value   float64
	USD     trade.USD          // exact, where the unit is Money
	Joint   bool               // a rank shared with others
	Per     trade.QuantityUnit // that a value is of one of
	Which   Which              // of the figures of a measure that has several
	Rule    Rule               // of measures of dependence
	Freight float64            // taken off imports, as a part of the exporter's value; 0 for none
	Terms   []Term             // of a ratio: the numerator, then the denominator
}

// Which says which figure of a measure it is, where a measure of a product has several,
// or what is to be known of it.
type Which uint8

// The figures.
const (
	TheOne      Which = iota
	LowerBound        // the least that it can be
	UpperBound        // the most that it can be
	Unsure            // trade that is not told by partner could change it
	WithAll           // of trade with all partners
	ByQuantity        // the part of a change that is the quantity's
	ByUnitValue       // the part that is the unit value's
)

// String says it in words, "" of the only one.
func (w Which) String() string {
	return [...]string{"", "lower bound", "upper bound", "trade that is not told by partner could change it", "with all partners", "by quantity", "by unit value"}[w]
}

// Needs says what is missing for a measure.
type Needs uint8

// The needs.
const (
	NeedsFlow          Needs = iota + 1 // rows of this flow by this report: none is not 0
	NeedsReport                         // any row of the pair by this report
	NeedsBothReports                    // the same flow by both reports
	NeedsNonzero                        // a base above 0
	NeedsEarlierYear                    // the year before, by the same report
	NeedsAllPartners                    // rows of all partners, or of partner World
	NeedsEachPartner                    // rows of each partner: a World row is not enough
	NeedsAllGoods                       // rows of all products, or of enough to stand for all goods
	NeedsLargerTotal                    // a total that is not below one of its parts
	NeedsProducts                       // rows by product whose sum reaches the total
	NeedsFinerGoods                     // products of more digits
	NeedsOneEdition                     // one edition of the Harmonized System
	NeedsWorld                          // all states' trade, as in a BACI year
	NeedsGDP                            // gross domestic product
	NeedsPopulation                     // population
	NeedsBloc                           // a bloc with trade inside and outside
	NeedsConcordance                    // a concordance from HS to SITC rev. 2
	NeedsBalanceSheet                   // production and stocks: a food balance sheet
	NeedsProduction                     // production of the good
	NeedsTransit                        // customs data by border post, or pipeline operators'
	NeedsTreaty                         // a treaty or a boundary commission's report
	NeedsInvestment                     // positions of direct investment
	NeedsOwnExports                     // the state's exports of the product to all partners
	NeedsThreeYears                     // three years running, of the same goods
	NeedsPublishedRule                  // a criterion whose number is not published
	NeedsDollars                        // values in US dollars
	NeedsMass                           // masses that reporters state
	NeedsFourPartners                   // more than three partners, of which three are the first
	NeedsQuantity                       // quantities in a supplementary unit
	NeedsMarkedChange                   // a change of all of a twentieth at least, and the partner's in its direction and no larger
)

var needs = [...]string{"", "flow", "report", "both-reports", "nonzero", "earlier-year", "all-partners", "each-partner", "all-goods", "larger-total",
	"products", "finer-goods", "one-edition", "world", "gdp", "population", "bloc", "concordance", "balance-sheet", "production",
	"transit", "treaty", "investment", "own-exports", "three-years", "published-rule", "dollars", "mass", "four-partners", "quantity", "marked-change"}

// String is a word for catalogues: "all-partners".
func (n Needs) String() string { return needs[n] }

// NotComputable is a measure that the table does not support.
type NotComputable struct {
	Measure ID
	Of, On  trade.Country // World where no table could support it
	Subject Subject
	Year    int
	Needs   Needs
	// Whose trade is missing, which flow of it, and in whose figures.
	Whose  trade.Country
	Flow   Flow
	Report Report
}

// An Error says why there is nothing to measure.
type Error struct{ What string }

// Error is what is wrong.
func (e *Error) Error() string { return e.What }

func refuse(format string, args ...any) error { return &Error{fmt.Sprintf(format, args...)} }
