package charts

import (
	"errors"
	"fmt"
	"math"
)

// A Butterfly is what each of two states relies on the other for: bars of shares in two
// lanes that face each other, what they are of between them, on one scale.
type Butterfly struct {
	Heads  [2]LaneHead // of the left and the right lane
	Groups []LaneGroup
	// Scale are the ticks of both lanes, from 0 to the end of the lanes, in shares of 1.
	Scale []Tick
	// Nothing is said in a lane that has neither bars nor notes in a group.
	Nothing string
	Tight   bool // rows of 16 points in place of 18, for a page that is full
}

// A LaneHead says who relies on whom; the name of the state relied on has its colour.
type LaneHead struct {
	Before, State, After string // "Kazakhstan relies on ", "Russia", ""
	Side                 Side   // the state relied on: the colour of the lane
}

// A LaneGroup is the rows of one subject. Notes stand in a lane that has no bars in the
// group; a lane has bars or notes.
type LaneGroup struct {
	Subject string // "Energy"; "" prints none
	Rows    []LaneRow
	Notes   [2][]LaneNote
}

// A LaneRow is one thing with its value in each lane.
type LaneRow struct {
	Thing  string // "Crude oil via Russia"
	Values [2]LaneValue
}

// A LaneValue is one bar, or where Bar is false the words that stand in its place:
// "not reported". The zero value is an empty place.
type LaneValue struct {
	Bar       bool
	Share     float64 // in [0,1]; of a range the higher number
	Spread    float64 // how far below Share a range begins; 0 for one number
	Words     string  // as printed: "almost three fourths"
	Qualifier Qualifier
	Mark      Mark
	Rank      string // "1st supplier", or ""
}

// A LaneNote is evidence that is no share: a number in words with as many squares as it
// counts, or a sentence.
type LaneNote struct {
	Squares int // at most maxSquares
	Text    string
	Figure  bool // set bold: it is a number
	Mark    Mark
}

// MaxNoteSquares is the largest count that is drawn as squares.
const MaxNoteSquares = 5

type butterfly struct{ Butterfly }

// NewButterfly returns two lanes of bars, in the order given. The left lane has at
// least one bar. Where the right lane has none it is a third of the width, and the left
// lane takes the rest. An error names the first thing that cannot be drawn.
func NewButterfly(b Butterfly) (Figure, error) {
	if err := b.check(); err != nil {
		return nil, fmt.Errorf("butterfly: %w", err)
	}
	return butterfly{b}, nil
}

func (b Butterfly) check() error {
	if err := checkCount("groups", len(b.Groups), 1); err != nil {
		return err
	}
	if err := first(b.Heads[0].check(), b.Heads[1].check()); err != nil {
		return err
	}
	if err := checkLaneScale(b.Scale); err != nil {
		return err
	}
	for _, g := range b.Groups {
		err := checkCount("rows and notes", len(g.Rows)+len(g.Notes[0])+len(g.Notes[1]), 1)
		if err = named("group", g.Subject, checkText("subject", g.Subject), err, g.check(b.Scale)); err != nil {
			return err
		}
	}
	if b.bars(0) == 0 {
		return errors.New("the left lane has no bar")
	}
	return checkWords("nothing", b.Nothing)
}

// checkLaneScale wants ticks from 0 to the end of the scale.
func checkLaneScale(ticks []Tick) error {
	if err := checkScale(ticks, 1); err != nil {
		return err
	}
	if len(ticks) < 2 || ticks[0].At != 0 {
		return fmt.Errorf("%d ticks, a scale from 0 needs 2", len(ticks))
	}
	return nil
}

func (g LaneGroup) check(scale []Tick) error {
	for lane := range g.Notes {
		for _, r := range g.Rows {
			v := r.Values[lane]
			err := named("row", r.Thing, checkWords("thing", r.Thing), v.check(scale))
			if err == nil && v.Bar && len(g.Notes[lane]) > 0 {
				err = named("row", r.Thing, errors.New("a bar stands in a lane of notes"))
			}
			if err != nil {
				return err
			}
		}
		for _, n := range g.Notes[lane] {
			if err := n.check(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h LaneHead) check() error {
	return named("head", h.State, checkText("before", h.Before), checkWords("state", h.State),
		checkText("after", h.After), checkSide(h.Side))
}

func (n LaneNote) check() error {
	err := checkWords("text", n.Text)
	if n.Squares < 0 || n.Squares > MaxNoteSquares {
		err = fmt.Errorf("%d squares, at most %d are drawn", n.Squares, MaxNoteSquares)
	}
	return named("note", n.Text, err, checkMark(n.Mark))
}

func (v LaneValue) check(scale []Tick) error {
	err := first(checkText("words", v.Words), checkText("rank", v.Rank), checkQualifier(v.Qualifier), checkMark(v.Mark))
	if err != nil || !v.Bar {
		return err
	}
	if top := scale[len(scale)-1].At; v.Share > top {
		return fmt.Errorf("share %g is over the scale's %g", v.Share, top)
	}
	return first(checkWords("words", v.Words), checkShare("share", v.Share), checkSpread(v.Spread, v.Share))
}

func checkMark(m Mark) error {
	if m >= numMarks {
		return fmt.Errorf("mark %d is not one of the four", m)
	}
	return nil
}

// bars counts the bars of a lane.
func (b Butterfly) bars(lane int) int {
	n := 0
	for _, g := range b.Groups {
		n += g.bars(lane)
	}
	return n
}

func (g LaneGroup) bars(lane int) int {
	n := 0
	for _, r := range g.Rows {
		if r.Values[lane].Bar {
			n++
		}
	}
	return n
}

func (butterfly) MinWidth() float64 { return 330 }

// sizes are the heights of a row and its bar. Few rows are higher.
func (b Butterfly) sizes() (row, bar float64) {
	n := 0
	both := true
	for _, g := range b.Groups {
		n += len(g.Rows)
		both = both && g.bars(0) == len(g.Rows) && g.bars(1) == len(g.Rows)
	}
	switch {
	case n < 2:
		row, bar = 36, 20
	case n <= 3 && both:
		row, bar = 26, 17
	default:
		row, bar = 18, 12
	}
	if b.Tight {
		row, bar = min(row, 16), min(bar, 11)
	}
	return row, bar
}

// top is the end of the scale.
func (b Butterfly) top() float64 { return b.Scale[len(b.Scale)-1].At }

// leftTicks are the ticks of the left lane, where values run to the left.
func (b Butterfly) leftTicks() []Tick {
	out := make([]Tick, len(b.Scale))
	for i, t := range b.Scale {
		out[len(out)-1-i] = Tick{math.Copysign(t.At, -1), t.Text}
	}
	return out
}
