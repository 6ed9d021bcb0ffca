package charts

import (
	"fmt"
	"math"
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

func (p progress) Draw(c *Canvas) float64 {
	done := withoutSoftHyphens(joinedWords(p.DoneText, p.DoneLabel))
	if p.Markers != "" {
		done += ", " + withoutSoftHyphens(joinedWords(p.Markers, p.MarkersLabel))
	}
	x := c.w * (p.Done / p.Total)
	bold := c.bold(9, c.t.Ink)
	inside := bold.in(c.t.on(c.t.Neutral))
	y := 0.0
	fits := c.measure(inside, done)+2*progressInset <= x
	if !fits {
		y = c.set(c.label(bold, done, c.w, 3), 0, 0) + 2
	}
	c.rect(rect{0, y, x, progressHeight}, c.t.Neutral)
	if p.Done < p.Total {
		c.hollow(rect{x, y, c.w - x, progressHeight})
	}
	if fits {
		c.text(inside, progressInset, inside.baseline(y+progressHeight/2), done)
	}
	return p.drawScale(c, y+progressHeight)
}

// joinedWords is a number with its label, "" without the number.
func joinedWords(number, label string) string {
	if number == "" || label == "" {
		return number
	}
	return number + " " + label
}

// drawScale sets the ticks below the bar, and what is left at the right end in place of
// the last of them, or below.
func (p progress) drawScale(c *Canvas, y float64) float64 {
	f, bold := c.regular(axisSize, c.t.Muted), c.bold(axisSize, c.t.Ink)
	right, low := c.w, y
	if rest := withoutSoftHyphens(joinedWords(p.RestText, p.RestLabel)); rest != "" {
		w := c.valueWidth(bold, rest, p.RestMark)
		if w > c.w { // it is wrapped, without its mark
			low = c.set(c.label(bold, rest, c.w, 3), 0, y+2)
			y = low
		} else {
			c.setValue(bold, c.w-w, y+11, rest, p.RestMark)
			right, low = c.w-w-8, y+13
		}
	}
	ticks := p.Ticks
	if right < c.w && len(ticks) > 0 {
		ticks = ticks[:len(ticks)-1] // what is left stands there
	}
	at := func(v float64) float64 { return c.w * (v / p.Total) }
	for len(ticks) > 0 && at(ticks[len(ticks)-1].At)+c.measure(f, ticks[len(ticks)-1].Text)/2 > right {
		ticks = ticks[:len(ticks)-1]
	}
	if len(ticks) == 0 {
		return low
	}
	var marks [][]point
	for _, t := range placeTicks(c, f, ticks, at, 6, right) {
		x := min(max(t.at, 0.3), c.w-0.3)
		marks = append(marks, []point{{x, y}, {x, y + tickLength}})
		c.text(f, t.x, y+11, t.text)
	}
	c.stroke(0.6, c.t.Muted, marks...)
	return y + axisHeight
}
