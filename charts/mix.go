package charts

import (
	"errors"
	"fmt"
)

// mix shows what each flow consists of, each flow as 100 %: as a stacked bar with
// labels below it, or as ranked bars where a label would not fit.
type mix struct {
	flows []Flow
	most  float64 // the largest share of the figure that this is a part of, or 0
}

// sumSlack is how far over 1 shares may sum beside what their rounding allows.
const sumSlack = 0.005

// NewMix returns one bar for each flow, its segments in the order given. An error
// names the first flow or segment that cannot be drawn.
func NewMix(flows []Flow) (Figure, error) {
	if err := checkCount("flows", len(flows), 1); err != nil {
		return nil, fmt.Errorf("mix: %w", err)
	}
	for _, f := range flows {
		if err := checkFlow(f); err != nil {
			return nil, fmt.Errorf("mix: %w", err)
		}
	}
	return mix{flows: flows}, nil
}

func checkFlow(f Flow) error {
	name := f.From + " to " + f.To
	err := named("flow", name, checkWords("from", f.From), checkWords("to", f.To), checkSide(f.Side),
		checkCount("segments", len(f.Segments), 1))
	if err != nil {
		return err
	}
	for _, s := range f.Segments {
		err := named("segment", s.Label, checkWords("label", s.Label), checkShare("share", s.Share),
			checkText("text", s.Text), checkText("value", s.Value))
		if err != nil {
			return named("flow", name, err)
		}
	}
	rounded := 0.0
	for _, s := range f.Segments {
		rounded += s.Rounded
	}
	switch sum := f.sum(); {
	case sum == 0:
		return named("flow", name, errors.New("all shares are 0"))
	case sum > 1+rounded+sumSlack:
		return named("flow", name, fmt.Errorf("shares sum to %.4g, over 1", sum))
	}
	return nil
}

func (f Flow) sum() float64 {
	sum := 0.0
	for _, s := range f.Segments {
		sum += s.Share
	}
	return sum
}

// itemised counts the segments that have a tint: all but the remainder.
func (f Flow) itemised() int {
	n := 0
	for _, s := range f.Segments {
		if !s.Rest {
			n++
		}
	}
	return n
}

func (mix) MinWidth() float64 { return 160 }

const (
	stackHeight = 18.0
	stackGap    = 0.8 // white between segments
	stackPad    = 3.0 // between a segment's edge and its percentage
	flowGap     = 10.0
)

func (m mix) Draw(c *Canvas) float64 {
	rows, ok := m.stack(c)
	if !ok || m.most > 0 {
		return m.drawRanked(c)
	}
	y := 0.0
	for i, f := range m.flows {
		if i > 0 {
			y += flowGap
		}
		y = drawStack(c, f, rows[i], drawFlowHead(c, f, y))
	}
	return y
}

// drawFlowHead sets "From → To", on two lines if it does not fit on one.
func drawFlowHead(c *Canvas, f Flow, y float64) float64 {
	const gap, arrow = 4.5, 11.0
	head := c.bold(8.5, c.t.Ink)
	from, to := c.measure(head, withoutSoftHyphens(f.From)), c.measure(head, withoutSoftHyphens(f.To))
	if from+gap+arrow+gap+to <= c.w {
		base := y + 7
		c.text(head, 0, base, withoutSoftHyphens(f.From))
		drawArrow(c, from+gap, base-head.size*capHeight/2)
		c.text(head, from+gap+arrow+gap, base, withoutSoftHyphens(f.To))
		return y + 12
	}
	y = c.set(c.label(head, f.From, c.w, 2), 0, y)
	drawArrow(c, 0, y+float64(head.size*(firstBaseline-capHeight/2)))
	return c.set(c.label(head, f.To, c.w-arrow-gap, 2), arrow+gap, y) + 3
}

// A segmentBox is a segment with its place and its label beneath.
type segmentBox struct {
	Segment
	x, w        float64
	name, value para
}

// stack lays out the segments of all flows with labels of one size, and reports
// whether every label fits.
func (m mix) stack(c *Canvas) ([][]segmentBox, bool) {
	for _, size := range []float64{7.5, 7} {
		rows := make([][]segmentBox, len(m.flows))
		fits := true
		for i, f := range m.flows {
			var ok bool
			rows[i], ok = layOutSegments(c, f, size)
			fits = fits && ok
		}
		if fits {
			return rows, true
		}
	}
	return nil, false
}

// layOutSegments places a flow's segments. A label is as wide as its segment; the last
// may reach to the right edge.
func layOutSegments(c *Canvas, f Flow, size float64) ([]segmentBox, bool) {
	name := face{c.t.Fonts.Condensed, size, c.t.Ink}
	value := name.in(c.t.Muted)
	boxes := make([]segmentBox, len(f.Segments))
	whole := max(1, f.sum())
	x, fits := 0.0, true
	for i, s := range f.Segments {
		b := segmentBox{Segment: s, x: x, w: c.w * s.Share / whole}
		width := b.w - 3
		if i == len(f.Segments)-1 {
			width = c.w - x
		}
		b.name, b.value = c.wrap(name, s.Label, width, 3), c.wrap(value, s.Value, width, 1)
		inside := c.measure(c.bold(8, c.t.Ink), s.Text) + 2*stackPad
		fits = fits && width > 0 && b.name.whole && b.value.whole && inside <= b.w
		boxes[i] = b
		x += b.w
	}
	return boxes, fits
}

// drawStack draws a stacked bar, each segment followed by its words, so that a reader
// of the drawing meets them together. What no segment covers is hollow.
func drawStack(c *Canvas, f Flow, row []segmentBox, y float64) float64 {
	k, n := 0, f.itemised()
	below := y + stackHeight + 2
	low := below
	for i, b := range row {
		box := rect{b.x, y, b.w, stackHeight}
		if i < len(row)-1 {
			box.w -= stackGap
		}
		pct := c.bold(8, c.t.Ink)
		if b.Rest {
			c.hollow(box)
		} else {
			tint := c.t.ramp(f.Side, k, n)
			k++
			c.rect(box, tint)
			pct = pct.in(c.t.on(tint))
		}
		c.text(pct, b.x+stackPad, pct.baseline(y+stackHeight/2), b.Text)
		low = max(low, c.set(b.value, b.x, c.set(b.name, b.x, below)))
	}
	last := row[len(row)-1]
	if end := last.x + last.w; c.w-end > 1 {
		c.hollow(rect{end + stackGap, y, c.w - end - stackGap, stackHeight})
	}
	return low
}
