package charts

import (
	"fmt"

	chart "github.com/wcharczuk/go-chart/v2"
)

// A Ranked is one row of a ranking.
type Ranked struct {
	Place  string // "1", or "" where it has none
	Name   string
	Words  string  // the share as printed: "17.1%"
	Share  float64 // in [0,1]
	Side   Side    // the state of the pair that it is, or Neither
	Mark   Mark
	Gapped bool // places are left out above it: "…" says so
}

// ranking is shares of one whole in an order, on a scale that other rankings have too.
type ranking struct {
	rows []Ranked
	top  float64
}

// NewRanking returns bars in the order given. The scale ends at top, a share of 1, which
// is the largest share of all rankings that are to be compared. An error names the first
// row that cannot be drawn.
func NewRanking(rows []Ranked, top float64) (Figure, error) {
	err := checkCount("rows", len(rows), 1)
	if err == nil && !(top > 0 && top <= 1) {
		err = fmt.Errorf("the end %g of its scale is not over 0 and at most 1", top)
	}
	for _, r := range rows {
		if err == nil {
			err = named("row", r.Name, checkText("place", r.Place), checkWords("name", r.Name), checkWords("words", r.Words),
				checkShare("share", r.Share), checkBarSide(r.Side), checkMark(r.Mark))
		}
		if err == nil && r.Share > top {
			err = named("row", r.Name, fmt.Errorf("share %g is over the scale's %g", r.Share, top))
		}
	}
	if err != nil {
		return nil, fmt.Errorf("ranking: %w", err)
	}
	return ranking{rows, top}, nil
}

func (ranking) MinWidth() float64 { return 180 }

const (
	rankedRow   = 15.0
	rankedBar   = 10.0
	rankedZero  = 112.0 // where bars begin, of a width of 246.64
	rankedName  = 94.0  // the room of a name
	rankedGap   = 10.0  // the height of "…"
	rankedPlace = 16.0  // where names begin
)

// A rankedRows is where the rows of a ranking stand.
type rankedRows struct {
	names  []para
	ys     []float64 // of the middles of the bars
	gaps   []float64 // of each "…"
	zero   float64
	scale  float64
	height float64
}

func (r ranking) layout(c *Canvas) rankedRows {
	k := min(c.w/246.64, 1)
	l := rankedRows{zero: rankedZero * k}
	indent := r.indent(c)
	y, values := 0.0, 0.0
	for _, row := range r.rows {
		if row.Gapped {
			l.gaps = append(l.gaps, y+rankedGap/2)
			y += rankedGap
		}
		f := c.condensed(stackLabel, c.t.Ink)
		if row.Side != Neither {
			f = c.condensedBold(stackLabel, c.t.sideText(row.Side))
		}
		name := c.wrap(f, row.Name, min(rankedName*k, l.zero-indent-4), 3)
		h := max(rankedRow, name.height()+2)
		l.names, l.ys = append(l.names, name), append(l.ys, y+h/2)
		y += h
		values = max(values, min(c.valueWidth(row.face(c), row.Words, row.Mark), (c.w-l.zero)/2))
	}
	l.scale = c.w - l.zero - values - valueGap
	l.height = y
	return l
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

// face is that of a row's share.
func (r Ranked) face(c *Canvas) face {
	if r.Side == Neither {
		return c.regular(valueSize-1, c.t.Ink)
	}
	return c.bold(valueSize, c.t.Ink)
}

// Draw implements Figure.
func (r ranking) Draw(c *Canvas) float64 {
	l := r.layout(c)
	p := plot{c: c, area: rect{l.zero, 0, l.scale, l.height}, xs: newLinear(0, r.top), ys: newDepth(l.height)}
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
		bar := rect{p.x(0), y - rankedBar/2, p.x(row.Share) - p.x(0), rankedBar}
		fill := c.t.side(row.Side)
		c.rect(bar, fill)
		if edge, ok := c.t.edge(row.Side, fill); ok && bar.w > 1 {
			c.outline(0.5, edge, bar.shrunk(0.25).corners())
		}
		f := row.face(c)
		words := c.clip(f, row.Words, (c.w-s.zero)/2-c.markWidth(row.Mark))
		c.setValue(f, bar.x+bar.w+valueGap, f.baseline(y), words, row.Mark)
	}
	c.stroke(0.8, c.t.Ink, []point{{p.x(0), p.top()}, {p.x(0), p.bottom()}})
}
