package charts

import (
	"fmt"

	"github.com/wcharczuk/go-chart/v2/drawing"
)

// threshold is bars of an index with a dashed line at a threshold.
type threshold struct {
	bars
	mark Tick
}

// NewThreshold returns bars in the order given, with a line at mark. The mark lies in
// [0,1], as the bars do, and its text says what it is: "threshold 0.40". An error names
// the first bar or tick that cannot be drawn.
func NewThreshold(bs []Bar, scale []Tick, mark Tick) (Figure, error) {
	err := checkBars(bs, scale, QualifierWords{})
	if err == nil {
		err = named("threshold", mark.Text, checkWords("text", mark.Text), checkShare("place", mark.At))
	}
	if err != nil {
		return nil, fmt.Errorf("threshold: %w", err)
	}
	return threshold{bars{bars: bs, scale: scale}, mark}, nil
}

func (t threshold) Draw(c *Canvas) float64 {
	l := t.layout(c)
	rows := t.rows(c, l)
	f := c.bold(7, c.t.Ink)
	text := c.clip(f, t.mark.Text, c.w)
	at := l.at(t.mark.At)
	c.text(f, min(max(at-c.measure(f, text)/2, 0), c.w-c.measure(f, text)), 6, text)
	const top = 9.0
	bottom := top
	for _, r := range rows {
		bottom += r.height
	}
	drawScaleLines(c, l, t.scale, top, bottom)
	y := top
	for _, r := range rows {
		from := y
		if words := c.width(r.label) + 4 + c.width(r.words); !l.inline && words > at-4 { // the line keeps clear of the words
			from = y + r.barY - 1.5
		}
		drawDashes(c, c.t.Ink, at, from, y+r.height)
		y += r.height
	}
	y = top
	for _, r := range rows {
		t.drawRow(c, l, r, y)
		if r.Share > t.mark.At { // the bar hides the line
			drawDashes(c, c.t.Paper, at, y+r.barY, y+r.barY+barHeight)
		}
		y += r.height
	}
	if l.inline {
		c.stroke(0.75, c.t.Frame, []point{{l.x, top}, {l.x, bottom}})
	}
	small := c.regular(7, c.t.Muted)
	for _, tick := range placeTicks(c, small, t.scale, l.at, 5, c.w) {
		c.text(small, tick.x, bottom+8, tick.text)
	}
	return bottom + 10
}

// drawDashes draws a dashed line at x, from top to bottom.
func drawDashes(c *Canvas, col drawing.Color, x, top, bottom float64) {
	lines := c.stroking(1, col)
	for y := top; y < bottom; y += 4 {
		lines.add(point{x, y}, point{x, min(y+2.5, bottom)})
	}
	lines.end()
}
