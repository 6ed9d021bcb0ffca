package charts

import (
	"fmt"
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// progress is a bar of a length: filled as far as it is done, outlined for the rest.
type progress struct{ ProgressSpec }

// NewProgress returns one bar. The total is over 0, and the part done lies between 0
// and the total; an error says what does not.
func NewProgress(p ProgressSpec) (Figure, error) {
	err := named("length", p.DoneLabel, checkLength(p.Done, p.Total), checkScale(p.Ticks, p.Total),
		checkWords("done text", p.DoneText), checkText("done label", p.DoneLabel),
		checkText("rest text", p.RestText), checkText("rest label", p.RestLabel),
		checkText("markers", p.Markers), checkText("markers label", p.MarkersLabel))
	if err != nil {
		return nil, fmt.Errorf("progress: %w", err)
	}
	return progress{p}, nil
}

func checkLength(done, total float64) error {
	switch {
	case math.IsNaN(done+total) || math.IsInf(done+total, 0):
		return fmt.Errorf("%g of %g is not a number", done, total)
	case total <= 0:
		return fmt.Errorf("total %g is not over 0", total)
	case done < 0 || done > total:
		return fmt.Errorf("done %g is outside 0 to %g", done, total)
	}
	return nil
}

func (progress) MinWidth() float64 { return 120 }

const (
	progressHeight = 20.0
	progressInset  = 8.0 // of the words in the bar
)

// Draw implements Figure.
func (p progress) Draw(c *Canvas) float64 {
	bold := c.bold(9, c.t.Ink)
	bar := progressBar{base: base{c, "progress"}, of: p, words: withoutSoftHyphens(joinedWords(p.DoneText, p.DoneLabel)), face: bold.in(c.t.on(c.t.Neutral))}
	if p.Markers != "" {
		bar.words += ", " + withoutSoftHyphens(joinedWords(p.Markers, p.MarkersLabel))
	}
	y := 0.0
	if c.measure(bar.face, bar.words)+2*progressInset > c.w*(p.Done/p.Total) { // they stand above
		y = c.set(c.label(bold, bar.words, c.w, 3), 0, 0) + 2
		bar.words = ""
	}
	scale, low := p.placeScale(c, y+progressHeight)
	plot{c: c, area: rect{0, y, c.w, progressHeight}, xs: newLinear(0, p.Total), ys: newDepth(progressHeight), series: []chart.Series{bar, scale}}.draw()
	return low
}

// A progressBar is what is done, and hollow behind it what is left.
type progressBar struct {
	base
	of    progress
	words string // that stand in the bar
	face  face
}

// Render implements chart.Series.
func (b progressBar) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := b.at(box, xs, ys)
	y, done, end := p.top(), p.x(b.of.Done), p.x(b.of.Total)
	b.c.rect(rect{p.left(), y, done - p.left(), progressHeight}, b.c.t.Neutral)
	if b.of.Done < b.of.Total {
		b.c.hollow(rect{done, y, end - done, progressHeight})
	}
	if b.words != "" {
		b.c.text(b.face, p.left()+progressInset, b.face.baseline(y+progressHeight/2), b.words)
	}
}

// joinedWords is a number with its label, "" without the number.
func joinedWords(number, label string) string {
	if number == "" || label == "" {
		return number
	}
	return number + " " + label
}

// placeScale finds the ticks below the bar, whose foot is at y, and sets what is left at
// the right end in place of the last of them, or below all. It returns the y below both.
func (p progress) placeScale(c *Canvas, y float64) (a axis, low float64) {
	f, bold := c.regular(axisSize, c.t.Muted), c.bold(axisSize, c.t.Ink)
	rest := withoutSoftHyphens(joinedWords(p.RestText, p.RestLabel))
	w := 0.0
	if rest != "" {
		w = c.valueWidth(bold, rest, p.RestMark)
	}
	a = axis{base: base{c, "scale"}, ticks: p.Ticks, high: c.w}
	if 0 < w && w <= c.w {
		c.setValue(bold, c.w-w, y+11, rest, p.RestMark)
		a.high = c.w - w - 8
		a.ticks = a.ticks[:max(len(a.ticks)-1, 0)] // what is left stands there
	}
	at := func(v float64) float64 { return c.w * (v / p.Total) }
	for n := len(a.ticks); n > 0 && at(a.ticks[n-1].At)+c.measure(f, a.ticks[n-1].Text)/2 > a.high; n-- {
		a.ticks = a.ticks[:n-1]
	}
	if len(a.ticks) > 0 || 0 < w && w <= c.w {
		y += axisHeight
	}
	if w > c.w { // it is wrapped, without its mark
		y = c.set(c.label(bold, rest, c.w, 3), 0, y+2)
	}
	return a, y
}
