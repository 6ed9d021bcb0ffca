package doc

// Data are the numbers that a figure or a table of figures shows, in its order: what
// readers are given who cannot see it, and what sheets and programs take.
type Data struct {
	// Columns are the fields that a table of the rows has for readers, with their heads.
	Columns []DataColumn
	Rows    []Datum
}

// A DataColumn is a field that rows have, and what it is called in the language of the
// brief.
type DataColumn struct {
	Field Field
	Head  string
}

// A Field is a field of a Datum that readers see.
type Field uint8

const (
	FieldSeries Field = iota
	FieldLabel
	FieldPrinted
	FieldPeriod
	FieldSource
)

// A Datum is one number of a figure, or what it shows that is no number: the words of a
// source, a stop of a route.
type Datum struct {
	Series    string // what it is part of: a flow, a line, the side of a figure; or ""
	Label     string // what it is
	Qualifier string // as in the dossier, "almost"; "" of what no claim states
	Value     string // in Unit as in the dossier, "24.50", "1/3", "10..12"; a date by ISO 8601; "" where there is no number
	Unit      string // as in the dossier, "USD bn"
	// Low and High are what Value can be by its rounding and its qualifier, in Unit;
	// infinite where nothing bounds it.
	Low, High float64
	Period    string // "2023"; "" where it is not stated
	Source    string // id of its endnote, or ""
	Evidence  string // as in the dossier, "cited"; "" of what no claim states
	Status    string // as in the dossier, "provisional"; "" of a final number
	Claim     string // id of the claim that states it, or ""
	Derived   string // how it was computed, from which claims; "" of what a source states
	Printed   string // as the brief prints it, without a unit that stands elsewhere in the figure
}
