package charts

// Side is the state a mark belongs to: A is blue, B orange; both are also told
// apart without colour. A bar may be of another state: then it is grey.
type Side uint8

const (
	SideA Side = iota
	SideB
	Neither
)

// A Tick is a place on a scale and its printed label.
type Tick struct {
	At   float64 // in the scale's unit
	Text string
}

// A Segment is one product group of a Flow.
type Segment struct {
	Label string
	Share float64 // in [0,1]
	Text  string  // the share as printed: "25.9%"
	Value string  // the value as printed: "$3.5 bn", or ""
	Rest  bool    // the part not itemised: drawn hollow
}

// A Flow is what one state sells the other. Segments of a flow sum to at most 1.
type Flow struct {
	From, To string // names
	Side     Side   // of the seller
	Segments []Segment
}

// A Tip is the drawn end of a bar: how the source hedges the figure.
type Tip uint8

const (
	Stated   Tip = iota // square end
	About               // stripes straddling the figure
	MoreThan            // an arrowhead past the figure
	Almost              // the last stretch hollow, its right edge on the figure
	AtMost              // drawn as Almost
)

// A Bar is a share with its words.
type Bar struct {
	Label string
	Words string  // the figure as printed: "almost three fourths"
	Base  string  // share of what; printed under the label by Bars
	Share float64 // in [0,1]
	Tip   Tip
	Side  Side
	// Joined draws the bar close under the one before: two statements of one
	// quantity.
	Joined bool
}

// TipWords are the words of the key that explains the bar ends.
type TipWords struct{ About, MoreThan, Almost string }

// ProgressSpec is how much of a length is done.
type ProgressSpec struct {
	Done, Total         float64 // same unit, 0 ≤ Done ≤ Total
	DoneText, DoneLabel string  // "6,696 km", "demarcated (89%)"
	RestText, RestLabel string  // "852 km", "to go"
	Ticks               []Tick  // round values; the last is Total
	Markers             string  // "5,066", or ""
	MarkersLabel        string  // "frontier pillars installed"
	Side                Side
}

// SquaresSpec is Done of Of things, one square each.
type SquaresSpec struct {
	Done, Of             int    // 0 ≤ Done ≤ Of ≤ 400
	DoneText, RestText   string // "76", "9"
	DoneLabel, RestLabel string
	Side                 Side
}

// A Route is one line of a schematic of corridors.
type Route struct {
	Group     string // routes of one corridor share a group heading
	Label     string
	Stops     []string // at least two
	Highlight bool
}

// An Event is one dated entry of a timeline.
type Event struct {
	Date   string // ISO 8601; "" for undated, listed at the end
	Text   string // the date as printed, "n.d." for undated
	Number string // the endnote's number
	Label  string
}

// A Series is one line over years.
type Series struct {
	Name string
	Side Side
	X    []int // years, ascending
	Y    []float64
}
