// Package trade holds tables of trade between states in memory and reads them
// from the files analysts have, whose formats are listed in format.go.
//
// A table holds what files say and no more. Values are [USD], thousandths of a
// dollar, and masses [Grams]: both add as integers. What must not be added
// stands apart: reports of exporters and of importers, levels of products,
// editions of the Harmonized System, stated totals. What would give a wrong sum
// is refused with a [ReadError]; what was left out or assumed is a [Note].
//
// Countries and products are named as in the files. A table is immutable and may
// be used by several goroutines.
package trade

import (
	"slices"
	"strconv"

	"dyad/data/geo"
	"dyad/data/trade/source"
)

// Names of the readers' package that a table's users need.
type (
	USD       = source.USD
	Grams     = source.Grams
	By        = source.By
	Level     = source.Level
	Product   = source.Product
	Edition   = source.Edition
	Note      = source.Note
	ReadError = source.Error
	Unit      = source.Unit
)

// The units, see [source.Unit].
const (
	NoUnit          = source.NoUnit
	Dollars         = source.Dollars
	ThousandDollars = source.ThousandDollars
	MillionDollars  = source.MillionDollars
)

// The reports, see [source.By].
const (
	Reconciled   = source.Reconciled
	FromExporter = source.FromExporter
	FromImporter = source.FromImporter
)

// The levels, see [source.Level].
const (
	AllProducts = source.AllProducts
	Chapters    = source.Chapters
	Headings    = source.Headings
	Subheadings = source.Subheadings
	Items       = source.Items
)

// NoWeight stands for a mass that is not stated. It is not 0.
const NoWeight = source.NoWeight

// A Country is a country's index in its table.
type Country uint16

// World is, as a partner, all partners together: a stated total, never one of
// the rows that make it up.
const World Country = 0

// A CountryInfo is what a table knows of a country. A state is one country, by
// whatever codes and numbers files name it.
type CountryInfo struct {
	ISO3  string // of ISO 3166-1, or as Comtrade writes what has none (_X); else as files do
	Name  string // "" if none is known
	Codes []int  // numbers that files have for it, ascending
	Kind  AreaKind
	// Letters are the letters that files have for it, where there are several.
	Letters []string
}

// An AreaKind says what a country of a table is, and so what is done with it.
type AreaKind uint8

// The kinds. Rows of groups and of unknown codes are in no sum over partners:
// [View.Pair] alone gives them.
const (
	State   AreaKind = iota // can be a side, and has a place among partners
	Rest                    // trade whose partner is not told: in sums over partners, without a place
	Group                   // states together, of which each may have rows of its own
	Unknown                 // a code that names neither
)

// Label is the alpha-3 code, else the number.
func (c CountryInfo) Label() string {
	if c.ISO3 == "" && len(c.Codes) > 0 {
		return strconv.Itoa(c.Codes[0])
	}
	return c.ISO3
}

// A Row is one value.
type Row struct {
	Year               int
	Exporter, Importer Country
	By                 By
	Product            Product
	Value              USD
	Weight             Grams // NoWeight when not stated
}

// A Layer is rows that may be added: one report, one level.
type Layer struct {
	By    By
	Level Level
}

// String is "exporter, HS6".
func (l Layer) String() string { return l.By.String() + ", " + l.Level.String() }

// A Source is one file that a table was read from.
type Source struct {
	File    string  // for a file in an archive "archive.zip/file.csv"
	Format  string  // its name, as "BACI" or "plain"
	SHA256  string  // of the bytes given, of the archive for a file in one; hex
	Rows    int     // read, with those left out
	Edition Edition // "" if it states none or several

	Publisher  string // of the format; "" if it does not tell
	NamesOnly  bool   // a list of countries or products, without trade
	Items      bool   // its goods are [Items]
	Reconciled bool   // its publisher made one figure of both states' reports
}

// A Table is trade in memory. It is one thing, the rows that were read, and its methods
// are questions about them.
type Table struct {
	countries  []CountryInfo // World first, then by alpha-3 code and number
	products   []Product     // ascending
	names      map[Product]string
	first      [Items + 1]uint16 // index of the first product of a level or above
	runs       []run             // by year, exporter, importer, report
	imports    []uint32          // places in runs by year, importer, exporter, report
	rows       columns
	rowLines   []uint32 // lines of each row, 0 for a sum of rows; nil where rows follow each other
	rowFiles   []uint8  // files of these rows; nil where each run is of one file
	layers     []LayerInfo
	years      []int
	editions   []Edition
	editionsOf map[int][]Edition // by year
	reported   reported
	again      reExports
	quantities []toldQuantity // by year, exporter, importer, report, product
	lines      [3]lines       // by report
	sources    []Source
	notes      []Note
	currency   string
}

// A LayerInfo is a layer that a table has, with its number of rows.
type LayerInfo struct {
	Layer
	Rows int
}

// run is the rows of one year, pair and report, by product.
type run struct {
	year               uint16
	exporter, importer Country
	by                 By
	file               uint8 // index in sources of its first row's file; 255 and above are 255
	apart              bool  // a stated total, or a row of a group or an unknown code: in no sum
	start, n           uint32
	line               uint32 // of the first row, where the rows of a table stand in the order of its file
}

// Years are the years with rows, ascending.
func (t *Table) Years() []int { return slices.Clone(t.years) }

// Layers are the layers with rows, by report and level.
func (t *Table) Layers() []LayerInfo { return slices.Clone(t.layers) }

// EditionsIn are the editions of the rows of one year below all products, several
// only where they were asked for.
func (t *Table) EditionsIn(year int) []Edition { return t.editionsOf[year] }

// Sources are the files, in the order they were added.
func (t *Table) Sources() []Source { return slices.Clone(t.sources) }

// Notes are what was left out or assumed, by file.
func (t *Table) Notes() []Note { return slices.Clone(t.notes) }

// Currency is the currency of all values, "USD" but for tables in another one
// that were read without a rate.
func (t *Table) Currency() string { return t.currency }

// Countries is the number of countries. Those above World are below it.
func (t *Table) Countries() int { return len(t.countries) }

// Country is how files name c.
func (t *Table) Country(c Country) CountryInfo {
	info := t.countries[c]
	info.Codes = slices.Clone(info.Codes)
	return info
}

// Find is the country of a code: of ISO 3166-1 in letters or numbers, or one that
// files have.
func (t *Table) Find(code string) (Country, bool) {
	n, err := strconv.Atoi(code)
	own := code
	if area, known := geo.Find(n, code); known && area.Alpha3 != "" {
		own = area.Alpha3
	}
	i := slices.IndexFunc(t.countries, func(c CountryInfo) bool {
		return c.ISO3 == own || c.ISO3 == code || err == nil && slices.Contains(c.Codes, n) || slices.Contains(c.Letters, code)
	})
	return Country(max(i, 0)), i >= 0 && code != ""
}

// Products are the products with rows, by level and code.
func (t *Table) Products() []Product { return slices.Clone(t.products) }

// ProductName is what a product list of BACI calls p, or "".
func (t *Table) ProductName(p Product) string { return t.names[p] }
