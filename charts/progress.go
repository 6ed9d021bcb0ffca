package charts

import (
	"fmt"
	"math"
)

// progress is a line, solid as far as it is done and dashed for the rest, as maps draw
// a frontier that is demarcated and one that is not.
type progress struct{ ProgressSpec }

// NewProgress returns one line. The total is over 0, and the part done lies between 0
// and the total; an error says what does not.
func NewProgress(p ProgressSpec) (Figure, error) {
	err := named("length", p.DoneLabel, checkLength(p.Done, p.Total), checkScale(p.Ticks, p.Total),
		checkSide(p.Side), checkWords("done text", p.DoneText), checkText("done label", p.DoneLabel),
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

func (p progress) Draw(c *Canvas) float64 {
	y := p.drawHeads(c)
	y = p.drawLine(c, y+3)
	y = p.drawTicks(c, y)
	if p.Markers != "" {
		y = setNumber(c, layOutNumber(c, p.Markers, p.MarkersLabel, c.w), 0, y+5)
	}
	return y
}

// drawHeads sets the words of what is done on the left and of the rest on the right, or
// one below the other.
func (p progress) drawHeads(c *Canvas) float64 {
	done := layOutNumber(c, p.DoneText, p.DoneLabel, c.w)
	if p.RestText == "" {
		return setNumber(c, done, 0, 0)
	}
	rest := layOutNumber(c, p.RestText, p.RestLabel, c.w)
	if done.oneLine() && rest.oneLine() && done.w+10+rest.w <= c.w {
		y := setNumber(c, done, 0, 0)
		return max(y, setNumber(c, rest, c.w-rest.w, 0))
	}
	return setNumber(c, rest, 0, setNumber(c, done, 0, 0)+1)
}

func (p progress) drawLine(c *Canvas, y float64) float64 {
	const firm, thin, gap, dash = 5.0, 2.2, 2.6, 4.0
	x := c.w * (p.Done / p.Total)
	mid := y + firm/2
	c.rect(rect{0, y, x, firm}, c.t.side(p.Side))
	from := x + gap
	if p.Done == 0 {
		from = 0
	}
	if p.Done < p.Total && c.w-from > 1 {
		c.dashed(thin, c.t.side(p.Side), dash, gap, point{from, mid}, point{c.w, mid})
	}
	return y + firm
}

func (p progress) drawTicks(c *Canvas, y float64) float64 {
	if len(p.Ticks) == 0 {
		return y
	}
	at := func(v float64) float64 { return c.w * (v / p.Total) }
	f := c.regular(7, c.t.Muted)
	var marks [][]point
	for _, t := range placeTicks(c, f, p.Ticks, at, 6, c.w) {
		x := min(max(t.at, 0.25), c.w-0.25)
		marks = append(marks, []point{{x, y + 2.5}, {x, y + 5}})
		c.text(f, t.x, y+12, t.text)
	}
	c.stroke(0.5, c.t.Frame, marks...)
	return y + 14
}

// A numberText is a number in bold with its words: "6,696 km demarcated".
type numberText struct {
	number para
	words  para
	beside bool // whether the words stand behind the number, not below it
	w      float64
}

func (f numberText) oneLine() bool {
	return len(f.number.lines) == 1 && (len(f.words.lines) == 0 || f.beside && len(f.words.lines) == 1)
}

// layOutNumber lays out a number and its words in width w, the words below it if they
// do not fit beside it.
func layOutNumber(c *Canvas, number, words string, w float64) numberText {
	f := numberText{number: c.label(c.bold(9, c.t.Ink), number, w, 2)}
	nw := c.width(f.number)
	face := c.regular(8, c.t.Ink)
	if p := c.wrap(face, words, w-nw-3, 3); p.whole && len(f.number.lines) == 1 {
		f.words, f.beside, f.w = p, true, nw
		if len(p.lines) > 0 {
			f.w += 3 + c.width(p)
		}
		return f
	}
	f.words = c.label(face, words, w, 3)
	f.w = max(nw, c.width(f.words))
	return f
}

func setNumber(c *Canvas, f numberText, x, y float64) float64 {
	below := c.set(f.number, x, y)
	if !f.beside {
		return c.set(f.words, x, below)
	}
	first := y + float64((f.number.size-f.words.size)*firstBaseline) // on the number's baseline
	return max(below, c.set(f.words, x+c.width(f.number)+3, first))
}
