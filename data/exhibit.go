package data

import (
	"slices"
	"strings"
)

// An Exhibit binds a figure or table to claims. It is one of the types below, each with
// its Kind.
type Exhibit interface {
	// Head returns what all exhibits have.
	Head() ExhibitHead
	// Kind returns the name of its kind in the file: "progress".
	Kind() string
	// Shares returns what it shows as shares beside each other; nil if it does not.
	Shares() []Shares
	exhibit()
}

// ExhibitHead is common to all exhibits.
type ExhibitHead struct {
	Pos      Pos
	ID       string
	Title    Text // what the figure shows; no digits but {C05} references
	Subtitle Text // unit and base
	Note     Text // source line; a default is composed when empty
	Alt      Text // what it shows, for readers who cannot see it; made from its data when empty
	Half     bool // width: half, a column beside text
	Full     bool // width: full; without either the brief decides
}

// Head implements Exhibit.
func (h ExhibitHead) Head() ExhibitHead { return h }
func (h ExhibitHead) exhibit()          {}

// Progress is how much of a length is done.
type Progress struct {
	ExhibitHead
	Length, Done    string // claim ids, same unit
	Share           string // claim id of the printed share, or ""
	Markers         string // claim id of a count along the length, or ""
	DoneLabel, ToGo Text   // "demarcated", "to go"
	MarkersLabel    Text   // "frontier pillars installed"
}

// Mix is what each state sells the other, in shares of each flow.
type Mix struct {
	ExhibitHead
	Flows    []Flow
	Turnover string // claim of the turnover the flows should add up to, or ""
}

// A Flow is one direction of a Mix.
type Flow struct {
	Pos      Pos
	From, To string // state codes
	Items    []FlowItem
}

// A FlowItem is one product group. Value may be "".
type FlowItem struct {
	Pos          Pos
	Label        Text // Short of the share claim if empty
	Share, Value string
}

// Dependency is how much of an importer's purchases come from a supplier.
type Dependency struct {
	ExhibitHead
	Importer, Supplier string // state codes
	Items              []Item
}

// Ranking is shares of one whole in an order of their own, as among the suppliers
// of a state. An item of a side is that state's, the others are other states'.
type Ranking struct {
	ExhibitHead
	Items []Item
}

// An Item is one bar: a claim under a label (the claim's Short if empty).
type Item struct {
	Pos   Pos
	Label Text
	Claim string
	Side  string // code of the state it is about, or ""
}

// Bars are shares of different bases side by side, each base written out.
type Bars struct {
	ExhibitHead
	Items []Item
}

// Squares are Done of Of things as unit squares.
type Squares struct {
	ExhibitHead
	Done, Of        string // claim ids, counts
	DoneLabel, Rest Text
}

// Corridors is a schematic of routes: nodes and lines, no map.
type Corridors struct {
	ExhibitHead
	Columns []Column // the states that routes cross, in the order of travel; may be empty
	Routes  []Route
}

// A Column is where the stops in one state stand, or those in several neighbours.
type Column struct {
	Pos  Pos
	Of   []string // codes of states, or of a union of states: "EU"
	Name Text     // the name of the one state if absent
}

// A Route is one line of a schematic. Stops in the order of travel.
type Route struct {
	Pos       Pos
	Group     Text // routes of one corridor share a group
	Label     Text
	Stops     []Stop
	Highlight bool
}

// A Stop is a place that a route passes, or a state that it crosses or reaches.
type Stop struct {
	Pos  Pos
	Name Text   // empty where only the state is known
	In   string // code of the state it is in, one of a Column; "" if it is not said
	Way  Way    // from the stop before
}

// A Way is what is known of a route between two stops.
type Way uint8

const (
	WayStated   Way = iota
	WayUnstated     // the source does not say which way it goes
)

// WayNames are the names of ways in the file format, by Way.
func WayNames() []string { return []string{"stated", "unstated"} }

// String is the way's name in the file format.
func (w Way) String() string { return WayNames()[w] }

// Timeline shows dated events. Without any it shows nothing: the dates of sources
// stand in the list of sources.
type Timeline struct {
	ExhibitHead
	Events []Event
}

// An Event is what happened on a date.
type Event struct {
	Pos   Pos
	Claim string // of unit date, and no source's date
	Label Text   // Short of the claim if empty
}

// Table lists claims as rows.
type Table struct {
	ExhibitHead
	Items []Item
}

// Grid is a table of its own columns. Its first column is the rows' labels.
type Grid struct {
	ExhibitHead
	Columns []Text // heads; of the labels first
	Rows    []GridRow
}

// A GridRow is one row of a Grid: as many cells as there are columns after the
// first, each prose with references; an empty text is an empty cell.
type GridRow struct {
	Pos   Pos
	Label Text
	Side  string // code of the state the row is about, or ""
	Cells []Text
}

// Figures reports whether most cells of the column, counted after the labels', are
// figures without words of their own; a sign before a figure is none.
func (g Grid) Figures(column int) bool {
	figures, words := 0, 0
	for _, r := range g.Rows {
		for _, s := range r.Cells[column].Vals[:min(1, len(r.Cells[column].Vals))] {
			pieces, _ := ParseProse(s)
			if slices.ContainsFunc(pieces, func(p Piece) bool { return p.Claim == "" && strings.Trim(p.Text, "+−–-") != "" }) {
				words++
			} else {
				figures++
			}
		}
	}
	return words == 0 || figures > words
}

// Lines is how sums of money changed over years.
type Lines struct {
	ExhibitHead
	Series []Line
}

// A Line is one series: claims of one currency, their periods ascending years.
type Line struct {
	Pos    Pos
	Label  Text
	Side   string // code of a state
	Points []string
}

// Threshold is indices from 0 to 1, set against one that is a threshold.
type Threshold struct {
	ExhibitHead
	Items     []Item
	Threshold string // claim id
}

// The names of the kinds in the file.

// Kind implements Exhibit.
func (Progress) Kind() string { return "progress" }

// Kind implements Exhibit.
func (Mix) Kind() string { return "mix" }

// Kind implements Exhibit.
func (Dependency) Kind() string { return "dependency" }

// Kind implements Exhibit.
func (Ranking) Kind() string { return "ranking" }

// Kind implements Exhibit.
func (Bars) Kind() string { return "bars" }

// Kind implements Exhibit.
func (Squares) Kind() string { return "squares" }

// Kind implements Exhibit.
func (Corridors) Kind() string { return "corridors" }

// Kind implements Exhibit.
func (Timeline) Kind() string { return "timeline" }

// Kind implements Exhibit.
func (Table) Kind() string { return "table" }

// Kind implements Exhibit.
func (Grid) Kind() string { return "grid" }

// Kind implements Exhibit.
func (Lines) Kind() string { return "lines" }

// Kind implements Exhibit.
func (Threshold) Kind() string { return "threshold" }

// What their shares are to each other.

// Shares implements Exhibit.
func (d Dependency) Shares() []Shares { return sharesOf(OwnWholes, d.Items) }

// Shares implements Exhibit.
func (b Bars) Shares() []Shares { return sharesOf(SideBySide, b.Items) }

// Shares implements Exhibit.
func (r Ranking) Shares() []Shares { return sharesOf(OneWhole, r.Items) }

// Shares implements Exhibit: those of each flow.
func (m Mix) Shares() []Shares {
	all := make([]Shares, len(m.Flows))
	for i, f := range m.Flows {
		all[i].Are = Itemised
		for _, it := range f.Items {
			all[i].Claims = append(all[i].Claims, it.Share)
		}
	}
	return all
}

// Shares implements Exhibit: of a length and its part there is one share at most.
func (Progress) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows counts.
func (Squares) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows no claims.
func (Corridors) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows no claims.
func (Timeline) Shares() []Shares { return nil }

// Shares implements Exhibit: its rows may be of anything.
func (Table) Shares() []Shares { return nil }

// Shares implements Exhibit: its cells may be of anything.
func (Grid) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows sums of money.
func (Lines) Shares() []Shares { return nil }

// Shares implements Exhibit: it shows indices.
func (Threshold) Shares() []Shares { return nil }
