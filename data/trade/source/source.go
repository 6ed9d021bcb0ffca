// Package source is what the readers of trade tables have in common: the row
// they give, the refusal they stop with, the count of what they left out, and
// the exact reading of numbers, product codes and names.
//
// Money is [USD], whole thousandths of a US dollar, and mass is [Grams]: both
// add as integers. Nothing here opens a file or knows a format.
package source

import "strconv"

// By says whose report a value is.
type By uint8

// The reports a table can hold of one flow. They are never added together.
const (
	Reconciled   By = iota // one value made of both reports, as in BACI
	FromExporter           // the exporting state's own figure, as a rule FOB
	FromImporter           // the importing state's own figure, as a rule CIF
)

var byNames = [...]string{"reconciled", "exporter", "importer"}

// String is "reconciled", "exporter" or "importer".
func (b By) String() string {
	if int(b) < len(byNames) {
		return byNames[b]
	}
	return "by " + strconv.Itoa(int(b))
}

// Level is the number of digits of a product code: 0 for all products, 2, 4, 6.
type Level uint8

// The levels of the Harmonized System that tables hold.
const (
	AllProducts Level = 0
	Chapters    Level = 2
	Headings    Level = 4
	Subheadings Level = 6
)

// Levels lists the levels, coarsest first, and the items of other lists last.
func Levels() [5]Level { return [5]Level{AllProducts, Chapters, Headings, Subheadings, Items} }

// String is "all products", "HS6" or "items".
func (l Level) String() string {
	switch l {
	case AllProducts:
		return "all products"
	case Items:
		return "items"
	}
	return "HS" + strconv.Itoa(int(l))
}

// Grams is a net mass.
type Grams int64

// NoWeight stands for a mass that is not stated. It is not 0.
const NoWeight Grams = -1

// Plus is the sum of two masses, not stated if either is not, or was estimated.
func (g Grams) Plus(o Grams) Grams {
	if g < 0 || o < 0 {
		return NoWeight
	}
	return g + o
}

// An Area is a country as a file names it. What is not stated is empty.
type Area struct {
	Code uint16 // Comtrade's or BACI's number, not ISO's
	ISO3 string
	Name string
}

// World is the partner of stated totals.
func World() Area { return Area{ISO3: "WLD", Name: "World"} }

// A Row is one value of a table.
type Row struct {
	Year               int
	Exporter, Importer Area
	By                 By
	Product            Product
	Edition            Edition // "" when not stated
	Value              USD
	Weight             Grams // NoWeight when not stated; 0 beside a value is taken for that too
	Estimated          bool  // the mass is not the reporter's: who publishes the table estimated it
	Line               int   // in the file, from 1

	Quantity Quantity // in a supplementary unit, unless who publishes the table estimated it

	Month    int    // 1 to 12 of a row that is one month, else 0
	Adds     bool   // it is a part: rows of the same trade are added up
	Part     uint64 // of a part: what tells it from others of the same trade, 0 if nothing does
	Currency string // of the value, by ISO 4217; "" is US dollars
	// ReExport tells that these are exports of foreign goods, which are in the exports
	// too: they are in no sum, and are kept beside them.
	ReExport bool
	Goods    string // what the file calls the product, in its own encoding; "" if nothing
}
