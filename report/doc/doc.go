// Package doc is the brief as a tree of meaning: what is in it, in reading order. It
// has no fonts, coordinates or pages. Package report makes the tree, layout breaks
// it into pages, pdf paints and tags it.
package doc

import "dyad/charts"

// A Document is one brief.
type Document struct {
	Meta
	Masthead Masthead
	Running  Running
	Foot     Foot
	House    *House // nil for none
	Web      Web
	Body     []Block
	// Derived are the numbers in the brief that no claim states, each with
	// the arithmetic it comes from.
	Derived []Derivation
}

// LogoHeight is the height of a logo, in points.
const LogoHeight = 20

// A House is what an organisation puts on the pages of its briefs.
type House struct {
	Logo         charts.Figure // beside the organisation over page 1; nil for none
	LogoWidth    float64       // of a logo LogoHeight high, in points
	Organisation Spans         // over page 1
	Foot         Spans         // a line at the foot of every page
	// Draft is a word, boxed at the head of every page; DraftNote runs up the left
	// margin of every page. Both are artifacts: Meta.Subject says them too.
	Draft, DraftNote Spans
}

// Meta is the document information.
type Meta struct {
	Title, Author, Subject string
	Keywords               []string
	Lang                   string // BCP 47
	Date                   string // ISO 8601 date of the data edition, never the clock
	DossierID              string
	DossierHash            [32]byte
	TextsHash              [32]byte // of the translation in Lang; zero without one
	StyleHash              [32]byte // of the house style with its logo; zero without one
	SinceHash              [32]byte // of the earlier edition; zero without one
	FontsHash              [32]byte // of the fonts that its author gave; zero without
	Tool                   string   // "dyad 1.2.3"

	Publisher   string // of a house style; ""
	Rights      string // terms of the brief, of a house style or else of the dossier; ""
	RightsURL   string // where they stand, if they are the dossier's
	DataLicence string // where the terms of the dossier stand; ""
	Released    string // ISO 8601 date; ""
}

// A Derivation is a number printed in the brief with how it was derived.
type Derivation struct{ Text, From string }

// A Block is a piece of the document with a meaning of its own: one of the types of
// this package that have the method.
type Block interface{ block() }

// A Heading of level 1 (the title, once), 2 or 3. Levels are never skipped.
type Heading struct {
	Level int
	Text  Spans
	// Subtitle stands below in small type, or is nil.
	Subtitle Spans
	ID       string // anchor; also in the outline
	// Fresh, of pages, asks for a new page when less than a quarter of the page is left.
	Fresh bool
}

// ParaRole is what a paragraph is for.
type ParaRole uint8

const (
	Body    ParaRole = iota
	Small            // definitions
	Dense            // paragraphs of the proof: condensed, small
	Caption          // of a table
)

// A Paragraph is running text.
type Paragraph struct {
	Role ParaRole
	Text Spans
	ID   string // anchor, or ""
	// Paged is of what is true of pages and not of a web page.
	Paged bool
}

// A List is a list of items.
type List struct {
	Kind  ListKind
	Items []ListItem
	Small bool // note type instead of body type
}

// ListKind is what the labels of a list are.
type ListKind uint8

const (
	Labelled ListKind = iota // names of the items: a note's id
	Bullets                  // the same sign for each
	Numbered                 // 1, 2, 3 in this order
	Endnotes                 // numbers, to which marks in the text lead
)

// A ListItem is a labelled item.
type ListItem struct {
	Label Spans
	Text  Spans
	ID    string // anchor, or ""
}

// A Table has a header row that repeats over pages and columns.
type Table struct {
	Cols    []Column
	Rows    []Row
	ID      string // anchor, or ""
	Caption Spans  // above the table, or nil
	Note    Spans  // below the table, or nil
	Dense   bool   // ledger type: condensed, small, rules only between groups
	Whole   bool   // of pages: kept on one, if it takes less than a third of it
	Fold    bool   // of pages: narrow and long, set in two columns
	Summary string // what the table holds, for readers who cannot see it
	Data    *Data  // of a table of figures that an exhibit lists; nil of any other
}

// A Column is a column of a table.
type Column struct {
	Head  Spans
	Align Align
	Role  ColumnRole
	// Weight, of pages, is the column's part of the width left over after columns with
	// Weight 0, which take the width their content needs.
	Weight float64
}

// ColumnRole is what a column is for, where an edition without pages has something else.
type ColumnRole uint8

const (
	AnyColumn ColumnRole = iota
	PageOfUse            // cells lead to the first use of a figure by its page
)

// Align is how a cell's text is aligned.
type Align uint8

const (
	Left Align = iota
	Right
	Center
)

// A Row is a row of a table.
type Row struct {
	Cells []Cell
	ID    string // anchor, or ""
}

// A Cell is a cell of a table. Head marks the header of a row.
type Cell struct {
	Text Spans
	Head bool
	Side Side // a small square in the side's colour and shape before the text
}

// A Side is one of the two states of the dyad, or neither.
type Side uint8

const (
	NoSide Side = iota
	SideA
	SideB
)

// A Figure is a drawing with its title and notes.
type Figure struct {
	ID       string // exhibit id; anchor "fig-<id>"
	Title    Spans
	Subtitle Spans
	Note     Spans
	Chart    charts.Figure
	Tight    charts.Figure // the same in less height, or nil
	Alt      string        // written from its data
	Data     *Data         // the numbers that it shows
}

// Columns are two or more columns side by side, each with its own blocks. They are
// kept on one page and read column by column. A missing weight is 1. Editions without
// pages may set one column below the other.
type Columns struct {
	Weights []float64
	Cols    [][]Block
}

// A Flow sets blocks in N balanced columns that may break over pages; in an edition
// without pages it is no more than its blocks.
type Flow struct {
	N      int
	Blocks []Block
}

// A Rule is a thin line across the page.
type Rule struct{}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Figure) block()    {}
func (Columns) block()   {}
func (Flow) block()      {}
func (Rule) block()      {}
