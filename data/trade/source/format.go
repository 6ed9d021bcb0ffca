package source

// A Format is one kind of trade table, as its reader describes it. What dyad
// says of a format anywhere (hints, help, the sources of a brief, the table in
// docs/tables.md) comes from these values.
type Format struct {
	Name      string // in dossiers: "BACI"
	Title     string // in help and hints: "CEPII BACI"; "" if they do not name it
	Publisher string // "" where a table does not tell who publishes it
	Whose     Whose
	NamesOnly bool // it lists countries or products and holds no trade
	BothFlows bool // a row holds exports and imports, not one of the two
	Items     bool // its goods are [Items], which stand beside no other table's
	NoUnit    bool // it does not state the unit of its values: the reader has to
	Months    bool // its rows may be of months; those of others are of years

	// Columns and Values are for docs/tables.md, in Markdown: what the format is
	// recognised by, and what its values are.
	Columns, Values string

	// Is reports whether a table has the format's columns. It is nil for what is
	// recognised before there is a table: JSON, and the bytes of a BACI year.
	Is func(*Table) bool
	// Read gives a table's rows, or names, to the sink. It is nil with Is.
	Read func(*Table, *Sink) error
	// Edition is the edition of the Harmonized System in a file's name, for
	// formats that state it nowhere else; nil for others.
	Edition func(file string) Edition
}

// Whose says whose figure a row is.
type Whose uint8

// The answers.
const (
	OfReporter  Whose = iota // the reporter's own, whichever state that is
	OfColumn                 // the state's that the column names
	OfPublisher              // the publisher's, who reconciles both states' reports
)

// String is the answer as docs/tables.md has it.
func (w Whose) String() string {
	return [...]string{"the reporter's figure", "the figure of the state named last", "one reconciled figure"}[w]
}

// A Sink takes what a reader finds. A reader of trade calls Row, a reader of a
// list of names Country or Product.
type Sink struct {
	Row     func(*Row) error
	Country func(Area)
	Product func(Product, string)
	Unit    Unit // of a format that states none
}

// A Unit is a unit of money.
type Unit uint8

// The units; the zero Unit is not known.
const (
	NoUnit Unit = iota
	Dollars
	ThousandDollars
	MillionDollars
)

// Scale is how many decimal places u stands above a thousandth of a dollar.
func (u Unit) Scale() int { return 3 * int(u) }
