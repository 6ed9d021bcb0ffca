// Package measure computes the published measures of bilateral trade from a
// table of trade: what one state's trade with another is, and how much of each
// state's trade it is.
//
// Every [Result] carries the sums it came from, so that it can be cited by rows
// and checked by hand. What a table cannot support is [NotComputable], with what
// it would need: never a guess, and never 0 for what is missing. Reports of
// exporters and importers, levels of products, editions of the Harmonized System
// and stated totals are never added together.
//
// Shares are in 0..1, money is trade.USD. Formulas, ranges and sources stand in
// [Definitions] and docs/methods.md.
package measure

import (
	"dyad/data/trade"
	"dyad/data/trade/correlation"
)

// An ID names a measure, in results and in the word catalogues.
type ID string

// A Scope is the smallest table that supports a measure.
type Scope uint8

// The scopes.
const (
	L1 Scope = 1 + iota // the rows of the two states with each other
	L2                  // all partners of the two states, or rows of partner World
	L3                  // all states with all states, as a BACI year
	L4                  // another source than a trade table
)

// String is "L1" to "L4".
func (s Scope) String() string { return [...]string{"", "L1", "L2", "L3", "L4"}[s] }

// A Unit is what a value counts.
type Unit uint8

// The units. Shares are parts of a base in 0..1; changes are relative to a
// base, 0.5 for half as much again; an index has the range of its definition.
const (
	Money Unit = iota
	Share
	Change
	Index
	Ratio
	Rank
	Count
)

// String is "USD", "share", "change", "index", "ratio", "rank" or "count".
func (u Unit) String() string {
	return [...]string{"USD", "share", "change", "index", "ratio", "rank", "count"}[u]
}

// A Flow is a direction of trade as the state a measure is about sees it.
type Flow uint8

// The flows.
const (
	Both Flow = iota
	Export
	Import
)

// String is "both", "export" or "import".
func (f Flow) String() string { return [...]string{"both", "export", "import"}[f] }

// A Report says whose figures a measure is made of, as the state it is about
// (of) sees it.
type Report uint8

// The reports. The zero Report asks for Reconciled where a table has it in that
// year, else for Own.
const (
	AnyReport  Report = iota
	Reconciled        // one figure made of both reports, as in BACI
	Own               // the state's own: exports by it as exporter, imports by it as importer
	Partners          // its partners': exports as they import them, imports as they export them
	Exporters         // either direction as the exporter reports it
	Importers         // either direction as the importer reports it
)

// String is "reconciled", "own", "partners", "exporters", "importers" or "any".
func (r Report) String() string {
	return [...]string{"any", "reconciled", "own", "partners", "exporters", "importers"}[r]
}

// By is the table's report of a flow of the state that r is about.
func (r Report) By(f Flow) trade.By {
	switch {
	case r == Exporters, r == Own && f == Export, r == Partners && f == Import:
		return trade.FromExporter
	case r == Importers, r == Own && f == Import, r == Partners && f == Export:
		return trade.FromImporter
	}
	return trade.Reconciled
}

// The defaults of Options.
const (
	// DefaultConcentrated is the Herfindahl–Hirschman index above which imports
	// or world exports of a product are concentrated: European Commission,
	// SWD(2021) 352; CEPII GeoDep (Lefebvre and Wibaux 2024).
	DefaultConcentrated = 0.4
	// DefaultPartners is a choice of our own: most reporters of UN Comtrade name
	// more than a hundred partners, and a file about a few has fewer than these.
	DefaultPartners = 30
	// DefaultStates is a choice of our own: BACI has some 226 countries.
	DefaultStates = 100
	// DefaultChapters is a choice of our own: the Harmonized System has 96
	// chapters of goods, and a year of any trader's exports and imports has more
	// than half of them.
	DefaultChapters = 48
	// DefaultTop is how many products get results of their own.
	DefaultTop = 10
)

// covers is the part of a stated total that rows must reach to stand for all of
// it: Comtrade's parts miss totals by rounding and by confidential trade.
const covers = 0.99

// Options say what to compute. The zero Options work.
type Options struct {
	// Year is the year of the measures; 0 is the latest with rows of the pair.
	Year int
	// Since is the first year of the series; 0 is the table's first.
	Since int
	// Report is whose figures measures over all partners use. Those of the pair
	// alone are given by every report that the table has.
	Report Report
	// Level is the level of products; AllProducts, the zero value, stands for the
	// finest one that is complete.
	Level trade.Level
	// Concentrated is the index above which a product is concentrated, in 0..1;
	// 0 is DefaultConcentrated.
	Concentrated float64
	// Partners is how many partners a state must have in a table for their sum to
	// stand for all where no total is stated; 0 is DefaultPartners.
	Partners int
	// States is how many exporters, and how many importers, a year must have to
	// stand for the world; 0 is DefaultStates.
	States int
	// Chapters is how many chapters a table must have for sums over products to
	// stand for all goods where no total is stated: an answer about wheat is not
	// trade. 0 is DefaultChapters.
	Chapters int
	// World tells that a reconciled table has every flow of the products it has, as
	// the user states: then its rows are of every partner, whatever their number.
	World bool
	// Top is how many products, by value, get results of their own; 0 is
	// DefaultTop. Lists of a Set are whole.
	Top int
	// Freight is the part of an exporter's (FOB) value that freight and insurance
	// add in the importer's (CIF) one, such as 0.1; 0 leaves the adjusted mirror
	// gap out.
	Freight float64
	// Correlations say which codes of two editions share goods: with them figures of a
	// product are compared across editions in which it is the same goods. None are built
	// in.
	Correlations []*correlation.Table
}
