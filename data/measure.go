package data

// A Measure is arithmetic that claims of a dossier were computed by, as the
// brief's method section states it.
type Measure struct {
	Pos      Pos
	ID       string
	Name     Text
	Formula  string // in signs, the same in every language; "" if the name says all
	Citation string // "Barbieri 1996", or ""
	Level    string // the smallest table that suffices: L1 to L4, or ""
	Note     Text   // how it was applied; optional
}

// A Gap is a measure that could not be computed from the dossier's sources.
type Gap struct {
	Pos   Pos
	Name  Text
	Needs Text // what it would take
}

// A File is the trade table that a source is.
type File struct {
	Name    string
	Format  string // "BACI", or ""
	Edition string // of the Harmonized System: "HS92", or ""
	Rows    int64  // rows of the file
	SHA256  string // of its bytes, hex
}
