package charts

import (
	"fmt"

	chart "github.com/wcharczuk/go-chart/v2"
	"github.com/wcharczuk/go-chart/v2/drawing"
)

// A Ranked is one row of a ranking.
type Ranked struct {
	Place  string // "1", or "" where it has none
	Name   string
	Words  string  // the value as printed: "17.1%"
	Value  float64 // in the unit of the scale: of a share a part of 1; of a range the higher number
	Spread float64 // how far below Value a range begins; 0 for one number
	Side   Side    // the state of the pair that it is, or Neither
	Mark   Mark
	Gapped bool // places are left out above it: "…" says so
}

// ranking is values of one kind in an order, on a scale that other rankings have too.
type ranking struct {
	rows     []Ranked
	low, top float64
}

// NewRanking returns bars in the order given, those of values under 0 to the left of the
// line of 0. The scale runs from low to top, which are the least and the largest value of
// all rankings that are to be compared, and holds 0. An error names the first row that
// cannot be drawn.
func NewRanking(rows []Ranked, low, top float64) (Figure, error) {
	err := checkCount("rows", len(rows), 1)
	if err == nil && !(low >= -maxValue && low <= 0 && top >= 0 && top <= maxValue && low < top) {
		err = fmt.Errorf("a scale from %g to %g does not hold 0", low, top)
	}
	for _, r := range rows {
		if err == nil {
			err = named("row", r.Name, checkText("place", r.Place), checkWords("name", r.Name), checkWords("words", r.Words),
				checkBarSide(r.Side), checkMark(r.Mark))
		}
		if err == nil && !(r.Value >= low && r.Value <= top) {
			err = named("row", r.Name, fmt.Errorf("value %g is outside the scale's %g to %g", r.Value, low, top))
		}
		if err == nil && r.Spread != 0 {
			err = named("row", r.Name, checkSpread(r.Spread, r.Value))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("ranking: %w", err)
	}
	return ranking{rows, low, top}, nil
}

func (ranking) MinWidth() float64 { return 180 }

const (
	rankedRow   = 15.0
	rankedBar   = 10.0
	rankedZero  = 112.0 // where bars begin, of a width of 246.64
	rankedName  = 94.0  // the room of a name
	rankedGap   = 10.0  // the height of "…"
	rankedPlace = 16.0  // where names begin
	rankedLeast = 30.0  // the width of a scale at least
)

// A rankedRows is where the rows of a ranking stand.
type rankedRows struct {
	names  []para
	ys     []float64 // of the middles of the bars
	gaps   []float64 // of each "…"
	left   float64   // where bars may begin
	scale  float64   // the width of the whole scale
	height float64
}

func (r ranking) layout(c *Canvas) rankedRows {
	k := min(c.w/246.64, 1)
	l := rankedRows{left: rankedZero * k}
	indent := r.indent(c)
	y, over, under := 0.0, 0.0, 0.0
	for _, row := range r.rows {
		if row.Gapped {
			l.gaps = append(l.gaps, y+rankedGap/2)
			y += rankedGap
		}
		f := c.condensed(stackLabel, c.t.Ink)
		if row.Side != Neither {
			f = c.condensedBold(stackLabel, c.t.sideText(row.Side))
		}
		name := c.wrap(f, row.Name, min(rankedName*k, l.left-indent-4), 3)
		h := max(rankedRow, name.height()+2)
		l.names, l.ys = append(l.names, name), append(l.ys, y+h/2)
		y += h
		if w := min(c.valueWidth(row.face(c), row.Words, row.Mark), l.room(c)); row.Value < 0 {
			under = max(under, w)
		} else {
			over = max(over, w)
		}
	}
	lane := c.w - l.left
	l.scale = lane - over - valueGap
	if part := r.top / (r.top - r.low); l.scale*part+over < under { // words of values under 0 need the room
		l.scale = (lane - under - valueGap) / (1 - part)
	}
	l.height = y
	return l
}

// room is how wide the words of a value may be: what the shortest scale leaves, or half.
func (l rankedRows) room(c *Canvas) float64 {
	return max((c.w-l.left)/2, c.w-l.left-valueGap-rankedLeast)
}

// indent is where names begin: behind the places, if there are any.
func (r ranking) indent(c *Canvas) float64 {
	w := 0.0
	for _, row := range r.rows {
		if row.Place != "" {
			w = max(w, rankedPlace, c.measure(c.regular(stackLabel, c.t.Muted), r.place(c, row))+5)
		}
	}
	return w
}

// place is the place of a row, cut where it is no number.
func (r ranking) place(c *Canvas, row Ranked) string {
	return c.clip(c.regular(stackLabel, c.t.Muted), row.Place, 24)
}

// face is that of a row's value.
func (r Ranked) face(c *Canvas) face {
	if r.Side == Neither {
		return c.regular(valueSize-1, c.t.Ink)
	}
	return c.bold(valueSize, c.t.Ink)
}

// Draw implements Figure.
func (r ranking) Draw(c *Canvas) float64 {
	l := r.layout(c)
	p := plot{c: c, area: rect{l.left, 0, l.scale, l.height}, xs: newLinear(r.low, r.top), ys: newDepth(l.height)}
	p.series = []chart.Series{rankedBars{base{c, "ranking"}, r, l}}
	p.draw()
	return l.height
}

// rankedBars are the rows of a ranking.
type rankedBars struct {
	base
	ranking
	rankedRows
}

// Render implements chart.Series.
func (s rankedBars) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	c := s.c
	indent := s.indent(c)
	small := c.regular(stackLabel, c.t.Muted)
	gap := 0
	for i, row := range s.rows {
		if row.Gapped {
			c.text(small, indent, small.baseline(p.y(s.gaps[gap]))-1.5, ellipsis)
			gap++
		}
		y := p.y(s.ys[i])
		if row.Place != "" {
			place := s.place(c, row)
			c.text(small, indent-5-c.measure(small, place), small.baseline(y), place)
		}
		at := y - s.names[i].height()/2
		for _, line := range s.names[i].lines {
			c.text(s.names[i].face, indent, s.names[i].baseline(at+s.names[i].lead()/2), line)
			at += s.names[i].lead()
		}
		bar := rect{p.x(min(row.Value, 0)), y - rankedBar/2, p.x(max(row.Value, 0)) - p.x(min(row.Value, 0)), rankedBar}
		fill := c.t.side(row.Side)
		c.rankedBar(bar, fill, row.Side, p.x(row.Spread)-p.x(0))
		f := row.face(c)
		words := c.clip(f, row.Words, s.room(c)-c.markWidth(row.Mark))
		c.setValue(f, bar.x+bar.w+valueGap, f.baseline(y), words, row.Mark)
	}
	c.stroke(0.8, c.t.Ink, []point{{p.x(0), p.top()}, {p.x(0), p.bottom()}})
}

// rankedBar draws the bar of a row; of a range it is hollow for spread points up to its end.
func (c *Canvas) rankedBar(bar rect, fill drawing.Color, side Side, spread float64) {
	edge, light := c.t.edge(side, fill)
	full := bar
	if spread > 0 {
		hollow := min(Stated.hollow(spread), bar.w)
		full.w -= hollow
		line := fill
		if light {
			line = edge
		}
		c.outline(almostFrame, line, rect{bar.x + full.w, bar.y, hollow, bar.h}.shrunk(almostFrame/2).corners())
	}
	c.rect(full, fill)
	if light && full.w > 1 {
		c.outline(0.5, edge, full.shrunk(0.25).corners())
	}
}
