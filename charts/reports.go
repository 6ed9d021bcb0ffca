package charts

import (
	"errors"
	"fmt"

	chart "github.com/wcharczuk/go-chart/v2"
)

// A Reported is one flow as its exporter and its importer report it, or any figure as two
// sources give it.
type Reported struct {
	Label              string // "China to the United States"
	Side               Side   // of the exporter; Neither where a figure is of no seller
	Exporter, Importer float64
	Texts              [2]string // as printed, the exporter's first
	Difference         string    // "+16.3%", or ""
}

type reports struct{ flows []Reported }

// NewReports returns a line for each flow, from 0 on one scale: a dot where its exporter
// puts it, a circle where its importer does. An error names the first flow that cannot be
// drawn.
func NewReports(flows []Reported) (Figure, error) {
	err := checkCount("flows", len(flows), 1)
	top := 0.0
	for _, f := range flows {
		if err == nil {
			err = named("flow", f.Label, checkWords("label", f.Label), checkBarSide(f.Side), checkWords("text", f.Texts[0]),
				checkWords("text", f.Texts[1]), checkText("difference", f.Difference))
		}
		for _, v := range []float64{f.Exporter, f.Importer} {
			if err == nil && !(v >= 0 && v <= maxValue) {
				err = named("flow", f.Label, fmt.Errorf("value %g is outside 0 to %g", v, maxValue))
			}
			top = max(top, v)
		}
	}
	if err == nil && top == 0 {
		err = errors.New("all values are 0")
	}
	if err != nil {
		return nil, fmt.Errorf("reports: %w", err)
	}
	return reports{flows}, nil
}

func (reports) MinWidth() float64 { return 140 }

const (
	reportDot  = 3.0
	reportLine = 11.0 // the height of the row of dots
)

// A reportRow is a flow with the places of its words.
type reportRow struct {
	Reported
	label  para
	values para // what the two report, below or beside the label
	beside bool
	y      float64 // of the label
	line   float64 // of the dots
}

// Draw implements Figure.
func (r reports) Draw(c *Canvas) float64 {
	top, after := 0.0, 0.0
	bold := c.bold(valueSize, c.t.Ink)
	for _, f := range r.flows {
		top = max(top, f.Exporter, f.Importer)
		after = max(after, min(c.measure(bold, f.Difference), c.w/3))
	}
	rows := make([]reportRow, len(r.flows))
	y := 0.0
	for i, f := range r.flows {
		row := reportRow{Reported: f, y: y}
		row.values = c.wrap(c.condensedBold(stackLabel, c.t.Ink), f.Texts[0]+" / "+f.Texts[1], c.w, 1)
		row.label = c.wrap(c.condensed(stackLabel, c.t.Ink), f.Label, c.w, 2)
		w := c.width(row.values)
		if row.beside = len(row.label.lines) == 1 && c.width(row.label)+6+w <= c.w; !row.beside {
			y += row.values.height()
		}
		y += row.label.height()
		row.line = y + reportLine/2
		y += reportLine + 4
		rows[i] = row
	}
	lane := c.w - 2*reportDot - after
	if after > 0 {
		lane -= valueGap
	}
	p := plot{c: c, area: rect{reportDot, 0, lane, y}, xs: newLinear(0, top), ys: newDepth(y)}
	p.series = []chart.Series{reportDots{base{c, "reports"}, rows, top, c.w - after}}
	p.draw()
	return y
}

// reportDots are the flows, each with its label above its line.
type reportDots struct {
	base
	rows  []reportRow
	top   float64
	after float64 // where differences begin
}

// Render implements chart.Series.
func (s reportDots) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	c := s.c
	bold := c.bold(valueSize, c.t.Ink)
	for _, r := range s.rows {
		below := c.set(r.label, 0, r.y)
		if r.beside {
			c.set(r.values, c.width(r.label)+6, r.y)
		} else {
			c.set(r.values, 0, below)
		}
		y := p.y(r.line)
		col := c.t.side(r.Side)
		if r.Side == Neither {
			col = c.t.Neutral
		}
		c.stroke(0.8, c.t.Frame, []point{{p.x(0), y}, {p.x(s.top), y}})
		from, to := p.x(r.Exporter), p.x(r.Importer)
		c.stroke(2, col, []point{{min(from, to), y}, {max(from, to), y}})
		c.dot(point{to, y}, reportDot-0.5, c.t.Paper, col, 1)
		c.dot(point{from, y}, reportDot-0.9, col, col, 0.2)
		c.text(bold, s.after, bold.baseline(y), c.clip(bold, r.Difference, c.w-s.after))
	}
}
