package charts

import (
	"errors"
	"fmt"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Facing is what each of two states relies on the other for, as two lists beside each
// other: for states that rely on each other for different things, so that a common
// gutter would have many empty places. The lists have one scale; their k-th rows stand
// level.
type Facing struct {
	Lists [2]FacingList
	Scale []Tick // from 0 to the end of both lanes, in shares of 1
	// Nothing is said in place of a list without rows.
	Nothing string
	Tight   bool // rows of 16 points in place of 18
}

// A FacingList is what one state relies on the other for.
type FacingList struct {
	Head LaneHead
	Rows []FacingRow
}

// A FacingRow is one thing with its bar, or with a note in its place. The subject stands
// above the first of the rows that have it.
type FacingRow struct {
	Subject, Thing string
	Value          LaneValue
	Note           *LaneNote
}

type facing struct{ Facing }

// NewFacing returns the two lists, in the order given; at least one has a bar. An error
// names the first thing that cannot be drawn.
func NewFacing(f Facing) (Figure, error) {
	if err := f.check(); err != nil {
		return nil, fmt.Errorf("facing lists: %w", err)
	}
	return facing{f}, nil
}

func (f Facing) check() error {
	if err := first(checkLaneScale(f.Scale), checkWords("nothing", f.Nothing)); err != nil {
		return err
	}
	bars := 0
	for _, l := range f.Lists {
		if err := first(l.Head.check(), checkCount("rows", len(l.Rows), 0)); err != nil {
			return err
		}
		for _, r := range l.Rows {
			err := first(checkText("subject", r.Subject), r.Value.check(f.Scale))
			switch {
			case err != nil:
			case r.Note != nil && r.Value.Bar:
				err = errors.New("a note stands beside a bar")
			case r.Note != nil:
				err = first(checkText("thing", r.Thing), r.Note.check())
			default:
				err = first(checkWords("thing", r.Thing), checkWords("words", r.Value.Words))
			}
			if err != nil {
				return named("row", r.Thing, err)
			}
			if r.Value.Bar {
				bars++
			}
		}
	}
	if bars == 0 {
		return errors.New("no list has a bar")
	}
	return nil
}

func (facing) MinWidth() float64 { return 380 }

const (
	halfGutter  = 12.0
	facingThing = 84.0 // the room of a thing
	facingZero  = 90.0 // where bars begin
	facingLane  = 90.0 // the length of the scale
	subjectHead = 13.0
)

// A facingLayout is where the rows of both lists stand, in points from the top.
type facingLayout struct {
	bar    float64
	half   float64
	lane   laneRoom // of a list, from the left edge of its half
	top    float64
	heads  [2]para
	rows   [2][]placedFacing
	none   [2]para // in place of a list without rows
	bottom float64
}

// A placedFacing is a row with its place.
type placedFacing struct {
	FacingRow
	begins bool // the first row of its subject
	thing  para
	value  placedValue
	notes  placedNotes
	y      float64 // of the row, below the subject
	above  float64
	block  float64
}

func (f facing) layout(c *Canvas) facingLayout {
	l := facingLayout{bar: 12, half: (c.w - halfGutter) / 2}
	row := 18.0
	if f.Tight {
		row, l.bar = 16, 11
	}
	k := min(l.half/246.64, 1)
	l.lane = laneRoom{zero: facingZero * k, scale: facingLane*k - pointLength, limit: l.half, dir: 1}
	most, lines := 0, 1
	for i, list := range f.Lists {
		l.heads[i] = c.label(c.bold(headSize, c.t.Ink), list.Head.text(), l.half, 3)
		lines = max(lines, len(l.heads[i].lines))
		most = max(most, len(list.Rows))
		l.rows[i] = make([]placedFacing, len(list.Rows))
	}
	l.top = float64(lines-1)*headLead + 16
	y := l.top
	for n := range most {
		above, block, below, begins := 0.0, row, 0.0, false
		for i, list := range f.Lists {
			if n >= len(list.Rows) {
				continue
			}
			p := f.place(c, l, i, n)
			above, block = max(above, p.above), max(block, p.block)
			below = max(below, p.value.below.height())
			begins = begins || p.begins
			l.rows[i][n] = p
		}
		if begins {
			y += subjectHead
		}
		for i := range l.rows {
			if n < len(l.rows[i]) {
				l.rows[i][n].y, l.rows[i][n].above, l.rows[i][n].block = y, above, block
			}
		}
		y += above + block + below
	}
	l.bottom = y + 2
	for i, list := range f.Lists {
		if len(list.Rows) == 0 {
			l.none[i] = c.label(c.regular(noteSize, c.t.Muted), f.Nothing, l.half-2*blockPad, 3)
			l.bottom = max(l.bottom, l.top+l.none[i].height()+10)
		}
	}
	return l
}

// place finds where the n-th row of a list has its words.
func (f facing) place(c *Canvas, l facingLayout, list, n int) placedFacing {
	rows := f.Lists[list].Rows
	p := placedFacing{FacingRow: rows[n]}
	p.begins = printable(p.Subject) && (n == 0 || rows[n-1].Subject != p.Subject)
	room := l.lane
	room.side = f.Lists[list].Head.Side
	if p.Note != nil {
		room.zero = 0
		p.notes = layNotes(c, butterflyLayout{}, room, []LaneNote{*p.Note}, "")
		p.block = p.notes.height + barRise
		return p
	}
	p.thing = c.wrap(c.condensed(thingSize, c.t.Ink), p.Thing, facingThing*l.lane.zero/facingZero, 3)
	if k := len(p.thing.lines); k > 1 {
		p.block = float64(k)*p.thing.lead() + 2
	}
	p.value = placeValue(c, room, p.Value, f.Scale[len(f.Scale)-1].At)
	p.above = p.value.above.height()
	return p
}

// Draw implements Figure: each list is a chart of its own, with the same range.
func (f facing) Draw(c *Canvas) float64 {
	l := f.layout(c)
	for i, list := range f.Lists {
		half := c.inset(float64(i)*(l.half+halfGutter), 0, l.half)
		list.Head.draw(half, l.heads[i], l.top-7, 0, 1)
		half.stroke(0.5, half.t.Rule, []point{{0, l.top}, {l.half, l.top}})
		if len(list.Rows) == 0 {
			drawNothing(half, rect{0, l.top + barRise, l.half, l.bottom - l.top - barRise}, l.none[i])
			continue
		}
		p := plot{
			c: half, area: rect{l.lane.zero, l.top, l.lane.scale, l.bottom - l.top},
			xs: newLinear(0, f.Scale[len(f.Scale)-1].At), ys: newDepth(l.bottom - l.top),
		}
		p.series = []chart.Series{
			facingBars{base{half, "list"}, l, list.Head.Side, l.rows[i]},
			axis{base: base{half, "scale"}, ticks: f.Scale, low: l.lane.zero - 8, high: l.half, from: 0,
				to: f.Scale[len(f.Scale)-1].At, line: true},
		}
		p.draw()
	}
	return l.bottom + axisHeight
}

// facingBars are the rows of one list.
type facingBars struct {
	base
	facingLayout
	side Side
	of   []placedFacing
}

// Render implements chart.Series.
func (s facingBars) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	room := s.lane
	room.side = s.side
	var zero [][]point
	for _, r := range s.of {
		y := p.y(r.y - s.top)
		if r.begins {
			f := s.c.bold(8, s.c.t.Muted)
			s.c.text(f, 0, y-3, s.c.clip(f, r.Subject, s.half))
		}
		if r.Note != nil {
			room.zero = 0
			r.notes.draw(s.c, room, y, r.block, barRise+squareHeight/2, barRise)
			room.zero = s.lane.zero
			continue
		}
		middle := y + r.above + r.block/2
		at := middle - r.thing.height()/2
		for _, line := range r.thing.lines {
			s.c.text(r.thing.face, 0, r.thing.baseline(at+r.thing.lead()/2), line)
			at += r.thing.lead()
		}
		r.value.draw(s.c, room, p.x(0), p.x(r.Value.Share), middle, s.bar)
		if r.Value.Bar {
			zero = append(zero, []point{{room.zero, middle - s.bar/2 - 2}, {room.zero, middle + s.bar/2 + 2}})
		}
	}
	s.c.stroke(0.8, s.c.t.Ink, zero...)
}
