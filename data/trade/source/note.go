package source

import (
	"cmp"
	"fmt"
	"slices"
)

// A Kind is a kind of note: something a reader of tables did that the reader of a
// brief should know.
type Kind uint8

// The kinds of notes. Each has its sentence in [Note.String].
const (
	ReExports       Kind = iota // left out: they are inside exports or imports
	OtherFlows                  // left out: flows that are part of another flow
	Parts                       // left out: customs procedures, modes, second partners
	Groups                      // held apart: rows of groups of states
	NoValue                     // left out: rows without a value
	Repeated                    // left out: rows written twice with the same value
	OtherEditions               // left out: rows of another edition
	ZerosRestored               // product codes that had lost their leading zero
	RoundedValues               // values with more decimals than a thousandth of a dollar
	NoWeights                   // rows without a mass
	WeightOfZero                // masses of 0 beside a value, taken as not stated
	Latin                       // names read as ISO-8859-1
	Mended                      // names mended from a wrong encoding
	ExtraComma                  // rows with an empty field after the last column
	SeveralCodes                // a country under several numbers
	EditionUnstated             // rows whose edition no one stated
	EditionsMixed               // editions read together, as asked
	SeveralLevels               // product levels held apart
	StatedTotals                // rows with partner World, held apart
	RoundCount                  // a row count at which answers are cut, accepted as asked
	OtherNames                  // product names of an edition the table does not hold
	Skipped                     // files of an archive that are no tables
	HeaderAgain                 // left out: the header within the file, of tables joined
	OtherYears                  // left out: rows of years that were not asked for
	YearsUnopened               // files of an archive that hold such years
	UnknownCodes                // held apart: rows of codes that name no state, area or known rest
	TwelveMonths                // months added up to years
	FewMonths                   // left out: months of years that have fewer than twelve, or stand in full
	Converted                   // values converted to dollars at a rate that was asked for
	NoHSCode                    // left out: rows whose code is none of the Harmonized System
	Encoded                     // text in another encoding than UTF-8
	EditionsChange              // editions of the Harmonized System, each of years of its own
	WorldReports                // left out: rows that the world reports
	Quantities                  // left out: rows of quantities, beside those of values
	ShortNumbers                // numbers in R's short notation, 1e+05
	OtherSheets                 // sheets of a workbook that were not read, the first with a table being
	MonthsDiffer                // figures of a year more than 1 % off what its twelve months add up to
	ConvertedCodes              // products that the United Nations converted from another edition
	Remarks                     // left out: remarks below the table
	NoLineEnd                   // a last row without a line end, as files that were cut off have
)

var sentences = [...]string{
	ReExports:       "re-exports and re-imports left out, being inside exports and imports: rows",
	OtherFlows:      "flows left out that are part of exports or imports: rows",
	Parts:           "parts by customs procedure, mode of transport or second partner left out, their totals being there: rows",
	Groups:          "of groups of states, held apart: rows",
	UnknownCodes:    "of codes that name no state, held apart: rows",
	TwelveMonths:    "twelve months added up to years: rows",
	FewMonths:       "months left out, whose years are not whole or stand in full: rows",
	Converted:       "converted to US dollars: rows",
	NoHSCode:        "left out because their code is none of the Harmonized System: rows",
	Encoded:         "read in another encoding than UTF-8: files",
	EditionsChange:  "each of years of its own: editions of the Harmonized System",
	Quantities:      "of quantities, left out beside those of values: rows",
	ShortNumbers:    "in the short notation of R, which loses no digit (1e+05): numbers",
	OtherSheets:     "not read, since the first with a table was: sheets of the workbook",
	ConvertedCodes:  "converted by the United Nations from another edition, approximate where a code has no equal: rows",
	WorldReports:    "reported by the world, left out: rows",
	NoValue:         "left out for want of a value: rows",
	Repeated:        "left out because they repeat another: rows",
	OtherEditions:   "left out because they are of another edition: rows",
	ZerosRestored:   "leading zeros restored: product codes",
	RoundedValues:   "rounded to a thousandth of a dollar: values",
	NoWeights:       "no mass stated: rows",
	WeightOfZero:    "a mass of 0 beside a value, taken as not stated: rows",
	Latin:           "read as ISO-8859-1: names",
	Mended:          "mended from a wrong encoding: names",
	ExtraComma:      "an empty field after the last column: rows",
	SeveralCodes:    "under several numbers: countries",
	EditionUnstated: "no edition of the Harmonized System stated: rows",
	EditionsMixed:   "side by side as asked: editions of the Harmonized System",
	SeveralLevels:   "held apart: levels of products",
	StatedTotals:    "partner World, held apart as stated totals: rows",
	RoundCount:      "accepted as complete though answers are cut there: rows",
	OtherNames:      "left out because they are of another edition: product names",
	Skipped:         "no trade tables: files of the archive",
	HeaderAgain:     "the header again within the file, left out: rows",
	OtherYears:      "left out because they are of years that were not asked for: rows",
	YearsUnopened:   "not opened because they are of years that were not asked for: files of the archive",
	MonthsDiffer:    "more than 1 % off the sum of its twelve months: figures of a year",
	Remarks:         "remarks below the table, left out: rows",
	NoLineEnd:       "without a line end, which a file that was cut off has too: last rows",
}

// Kinds lists the kinds of notes.
func Kinds() []Kind {
	all := make([]Kind, len(sentences))
	for i := range all {
		all[i] = Kind(i)
	}
	return all
}

// A Note is something a reader left out or assumed, counted.
type Note struct {
	File   string // "" for the whole table
	Kind   Kind
	Count  int
	Detail string // which ones, if few: "USA 840, 842"
}

// String is the note in English without its file, "no mass stated: rows 12".
func (n Note) String() string {
	s := fmt.Sprintf("%s %d", sentences[n.Kind], n.Count)
	if n.Detail != "" {
		s += " (" + n.Detail + ")"
	}
	return s
}

// Tally counts what one file's reader did. The zero Tally is ready to use.
type Tally struct{ counts [len(sentences)]int }

// Add counts n of a kind.
func (t *Tally) Add(k Kind, n int) { t.counts[k] += n }

// Merge adds the counts of o.
func (t *Tally) Merge(o *Tally) {
	for k, n := range o.counts {
		t.counts[k] += n
	}
}

// Notes are the counts that are not 0, by kind.
func (t *Tally) Notes(file string) []Note {
	var notes []Note
	for k, n := range t.counts {
		if n > 0 {
			notes = append(notes, Note{File: file, Kind: Kind(k), Count: n})
		}
	}
	return notes
}

// SortNotes orders notes by file and kind.
func SortNotes(notes []Note) {
	slices.SortStableFunc(notes, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Kind, b.Kind))
	})
}
