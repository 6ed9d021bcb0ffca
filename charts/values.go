package charts

import (
	"errors"
	"fmt"

	chart "github.com/wcharczuk/go-chart/v2"
)

// A ValueBar is what one source says of a thing that others say too.
type ValueBar struct {
	Value float64 // at least 0, in one unit for all bars of a figure
	Text  string  // as printed: "44%"
	Who   string  // "title of its source"
	Mark  Mark
}

type values struct {
	bars []ValueBar
	top  float64 // the end of the scale
}

// OneScale gives figures of NewValues that are to stand side by side one scale. Their
// values are of one unit. Figures of which one would not be seen beside the other, and
// others, stay as they are.
func OneScale(a, b Figure) (Figure, Figure) {
	const most = 20 // times
	x, ok1 := a.(values)
	y, ok2 := b.(values)
	if !ok1 || !ok2 || max(x.top, y.top) > most*min(x.top, y.top) {
		return a, b
	}
	x.top, y.top = max(x.top, y.top), max(x.top, y.top)
	return x, y
}

// NewValues returns neutral bars from 0, one below the other, each with its value and who
// states it. An error names the first bar that cannot be drawn.
func NewValues(bars []ValueBar) (Figure, error) {
	err := checkCount("bars", len(bars), 2)
	top := 0.0
	for _, b := range bars {
		if err == nil {
			err = named("bar", b.Text, checkWords("text", b.Text), checkText("who", b.Who), checkMark(b.Mark))
		}
		if err == nil && !(b.Value >= 0 && b.Value <= maxValue) {
			err = named("bar", b.Text, fmt.Errorf("value %g is outside 0 to %g", b.Value, maxValue))
		}
		top = max(top, b.Value)
	}
	if err == nil && top == 0 {
		err = errors.New("all values are 0")
	}
	if err != nil {
		return nil, fmt.Errorf("values: %w", err)
	}
	return values{bars, top}, nil
}

func (values) MinWidth() float64 { return 140 }

const (
	valueBar  = 12.0
	valueStep = 18.0
	valueLane = 0.5 // the most of the width that a bar takes
)

// Draw implements Figure.
func (v values) Draw(c *Canvas) float64 {
	lane := c.w * valueLane
	words := make([]valueWords, len(v.bars))
	y := 0.0
	for i, b := range v.bars {
		length := lane * b.Value / v.top
		w := newValueWords(c, b.Text, b.Who, b.Mark, c.w-length-valueGap)
		h := max(valueStep, w.height()+4)
		w.x, w.y = length+valueGap, y+(h-w.height())/2
		words[i] = w
		y += h
	}
	p := plot{c: c, area: rect{0, 0, lane, y}, xs: newLinear(0, v.top), ys: newDepth(y)}
	p.series = []chart.Series{valueBars{base{c, "values"}, v.bars, words}}
	p.draw()
	return y
}

// valueBars are bars that measure no reliance.
type valueBars struct {
	base
	bars  []ValueBar
	words []valueWords
}

// Render implements chart.Series.
func (s valueBars) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	for i, b := range s.bars {
		w := s.words[i]
		s.c.rect(rect{p.x(0), p.y(w.y+w.height()/2) - valueBar/2, p.x(b.Value) - p.x(0), valueBar}, s.c.t.Neutral)
		w.draw(s.c)
	}
	s.c.stroke(0.8, s.c.t.Ink, []point{{p.x(0), p.top() + 1}, {p.x(0), p.bottom() - 1}})
}
