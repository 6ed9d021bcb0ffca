package charts

// Side is the state that a mark belongs to: the state relied on. What is of another
// state, or measures no reliance, is of Neither.
type Side uint8

const (
	SideA Side = iota
	SideB
	Neither
)

// A Tick is a place on a scale and its label.
type Tick struct {
	At   float64 // in the scale's unit
	Text string
}

// A Segment is one product group of a Flow.
type Segment struct {
	Label string
	Share float64 // in [0,1]
	Text  string  // the share as printed: "25.9%"
	Value string  // the value as printed: "3.5", or ""
	Mark  Mark
	Rest  bool // whether it is the remainder that is not itemised: drawn hollow
	// Rounded is by how much the share may be too large, as one that was rounded up.
	Rounded float64
}

// A Flow is what one state exports to the other. The shares of its segments sum to at
// most 1 and what they may be too large by.
type Flow struct {
	From, To  string // names
	Side      Side   // of the exporter
	Segments  []Segment
	Total     float64 // in one unit for all flows; 0 if it is not known
	TotalText string  // as printed, or ""
}

// A Qualifier says how exact a source calls a number. A bar's end shows it.
type Qualifier uint8

const (
	Stated   Qualifier = iota // a straight end
	About                     // stripes across the number
	MoreThan                  // an arrowhead beyond the number
	Almost                    // a hollow end whose right edge is the number
	AtMost                    // drawn as Almost
)

// A Bar is a share and its words.
type Bar struct {
	Label     string
	Words     string  // the share as printed: "almost three fourths"
	Base      string  // what it is a share of; printed by NewBars only
	Share     float64 // in [0,1]; of a range the higher number
	Spread    float64 // how far below Share a range begins; 0 for one number
	Qualifier Qualifier
	Side      Side
	// Joined says that the bar and the one before state the same quantity; it is
	// drawn close below that one.
	Joined bool
}

// Times are what the times of a figure are called. The zero value is of years, which
// are their own names.
type Times struct {
	PerYear int      // how many there are in a year, at most 12
	First   int      // the time that the first name is of
	Names   []string // of the times from there on, one each
}

// ProgressSpec says how much of a length is done.
type ProgressSpec struct {
	Done, Total         float64 // in one unit; 0 ≤ Done ≤ Total
	DoneText, DoneLabel string  // "6,696 km", "demarcated (89%)"
	RestText, RestLabel string  // "852 km", "to go"
	Ticks               []Tick  // round values; the last is Total
	RestMark            Mark
	Markers             string // "5,066", or ""
	MarkersLabel        string // "frontier pillars installed"
}

// SquaresSpec says that Done of Of things are done; each is drawn as one square.
type SquaresSpec struct {
	Done, Of             int    // 0 ≤ Done ≤ Of ≤ 400
	DoneText, RestText   string // "76", "9"
	RestMark             Mark
	DoneLabel, RestLabel string
}

// An Event is one dated entry of a timeline.
type Event struct {
	Date  string // ISO 8601: 2022, 2022-08 or 2022-08-20
	Text  string // the date as printed
	Label string
}

// A Series is one line over times.
type Series struct {
	Name string
	Side Side
	X    []int     // times, ascending, counted in whole steps: years, or quarters or months
	Y    []float64 // the value of each

	// Step is how far a time is from the next in a series that lacks none: the line does
	// not cross a longer way. 0 is for any.
	Step  int
	End   string // its last value as printed, in front of its name; or ""
	Early string // its label where it ends before other lines: "last report, 18.5"; or ""
}
