package charts

import (
	"fmt"

	chart "github.com/wcharczuk/go-chart/v2"
)

// A GoodsFlow is what one state sells the other, by groups of goods, the largest first.
type GoodsFlow struct {
	From, To string
	Side     Side // of the seller
	Items    []GoodsItem
}

// A GoodsItem is one group of goods.
type GoodsItem struct {
	Label, Text, Value string // Text is the share as printed, Value may be ""
	Share              float64
	Rest               bool // whether it is all other goods together
}

type goods struct {
	flows []GoodsFlow
	unit  string
}

// NewGoods returns one or two flows side by side on one scale: each group with its name,
// share and value, and a bar below. Unit is that of the values. An error names the first
// group that cannot be drawn.
func NewGoods(flows []GoodsFlow, unit string) (Figure, error) {
	err := named("flows", "", checkCount("flows", len(flows), 1), checkText("unit", unit))
	if len(flows) > 2 {
		err = named("flows", "", fmt.Errorf("%d flows, at most 2 fit", len(flows)))
	}
	for _, f := range flows {
		if err == nil {
			err = named("flow", f.From+" → "+f.To, checkWords("from", f.From), checkWords("to", f.To), checkSide(f.Side), checkCount("groups", len(f.Items), 1))
		}
		for _, it := range f.Items {
			if err == nil {
				err = named("group", it.Label, checkWords("label", it.Label), checkText("share", it.Text), checkText("value", it.Value), checkShare("share", it.Share))
			}
		}
	}
	if err != nil {
		return nil, fmt.Errorf("goods: %w", err)
	}
	return goods{flows, unit}, nil
}

func (goods) MinWidth() float64 { return 160 }

const (
	goodsBar   = 5.0
	goodsHead  = 15.0
	goodsGap   = 12.0  // between the two flows
	goodsPair  = 330.0 // the least width of two flows beside each other
	goodsLines = 2     // of a name
)

func (g goods) Draw(c *Canvas) float64 {
	most := 0.0
	for _, f := range g.flows {
		for _, it := range f.Items {
			most = max(most, it.Share)
		}
	}
	if len(g.flows) == 1 || c.w < goodsPair {
		y := 0.0
		for i, f := range g.flows {
			if i > 0 {
				y += goodsGap
			}
			y += g.drawFlow(c.inset(0, y, c.w), f, most, nil)
		}
		return y
	}
	w := (c.w - goodsGap) / 2
	heights := g.rowHeights(c, w)
	return max(g.drawFlow(c.inset(0, 0, w), g.flows[0], most, heights), g.drawFlow(c.inset(w+goodsGap, 0, w), g.flows[1], most, heights))
}

// rowHeights are those of the rows of both flows, so that they are level.
func (g goods) rowHeights(c *Canvas, w float64) []float64 {
	var heights []float64
	for _, f := range g.flows {
		l := g.layout(c, w, f)
		for i, it := range f.Items {
			h := g.rowHeight(c, l, it)
			if i < len(heights) {
				heights[i] = max(heights[i], h)
			} else {
				heights = append(heights, h)
			}
		}
	}
	return heights
}

// A goodsLayout is the columns of a flow.
type goodsLayout struct {
	name         float64 // the width of names
	share, value float64 // the right edges of the numbers
}

func (g goods) layout(c *Canvas, w float64, f GoodsFlow) goodsLayout {
	share, value := 0.0, 0.0
	for _, it := range f.Items {
		share = max(share, c.measure(c.bold(9, c.t.Ink), it.Text))
		value = max(value, c.measure(c.regular(9, c.t.Ink), it.Value))
	}
	l := goodsLayout{value: w, share: w}
	if value > 0 {
		value = min(value, w*0.25)
		l.share = w - value - 8
	}
	l.name = l.share - min(share, w*0.25) - 8
	return l
}

func (g goods) rowHeight(c *Canvas, l goodsLayout, it GoodsItem) float64 {
	return 4 + max(c.label(c.regular(8, c.t.Ink), it.Label, l.name, goodsLines).height(), 10) + goodsBar + 4
}

// drawFlow draws one flow; without heights its rows have their own.
func (g goods) drawFlow(c *Canvas, f GoodsFlow, most float64, heights []float64) float64 {
	l := g.layout(c, c.w, f)
	bold := c.bold(9, c.t.sideText(f.Side))
	unit := c.label(c.bold(8, c.t.Muted), g.unit, c.w*0.25, 1)
	room := (l.name - 2*arrowGap - arrowLong) / 2
	x := c.line(bold, 0, 9, room, f.From)
	c.arrow(x+arrowGap, 6, bold.col)
	c.line(bold, x+2*arrowGap+arrowLong, 9, room, f.To)
	if f.Items[0].Value != "" {
		c.lineEnding(unit.face, l.value, 9, c.w*0.25, g.unit)
	}
	c.stroke(0.9, c.t.Ink, []point{{0, goodsHead}, {c.w, goodsHead}})
	rows := goodsRows{base: base{c, "goods"}, columns: l, of: f}
	bottom := 0.0
	for i, it := range f.Items {
		h := g.rowHeight(c, l, it)
		if i < len(heights) {
			h = heights[i]
		}
		bottom += h
		rows.ends = append(rows.ends, bottom)
	}
	// Where no good has a share, all bars are the thinnest.
	plot{c: c, area: rect{0, goodsHead, c.w, bottom}, xs: newLinear(0, max(most, 1e-9)), ys: newDepth(bottom), series: []chart.Series{rows}}.draw()
	return goodsHead + bottom
}

// goodsRows are the goods of a flow, each with its bar.
type goodsRows struct {
	base
	columns goodsLayout
	of      GoodsFlow
	ends    []float64 // of the rows, from the top
}

// Render implements chart.Series.
func (s goodsRows) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p, c, l := s.at(box, xs, ys), s.c, s.columns
	y := p.top()
	for i, it := range s.of.Items {
		end := p.y(s.ends[i])
		c.set(c.label(c.regular(8, c.t.Ink), it.Label, l.name, goodsLines), 0, y+3)
		base := y + 3 + 8*firstBaseline
		c.lineEnding(c.bold(9, c.t.Ink), l.share, base, c.w*0.25, it.Text)
		if l.value > l.share {
			c.lineEnding(c.regular(9, c.t.Ink), l.value, base, c.w*0.25, it.Value)
		}
		bar := rect{p.left(), end - goodsBar - 4, max(p.x(it.Share)-p.left(), 0.8), goodsBar}
		if it.Rest {
			c.rect(bar, c.t.Other)
			c.outline(0.5, c.t.Frame, bar.shrunk(0.25).corners())
		} else {
			c.rect(bar, c.t.side(s.of.Side))
		}
		c.stroke(0.5, c.t.Rule, []point{{0, end}, {c.w, end}})
		y = end
	}
}
