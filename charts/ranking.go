package charts

import "fmt"

// ranking is bars with labels left of them, on one scale that the longest bar fills.
type ranking struct{ bars []Bar }

// NewRanking returns bars in the order given, their side any of the three. An error
// names the first bar that cannot be drawn.
func NewRanking(bs []Bar) (Figure, error) {
	if err := checkBars(bs, nil, QualifierWords{}); err != nil {
		return nil, fmt.Errorf("ranking: %w", err)
	}
	return ranking{bs}, nil
}

func (ranking) MinWidth() float64 { return 160 }

func (r ranking) Draw(c *Canvas) float64 {
	l := rankLayout{inline: true}
	top, values := 0.01, 0.0
	for _, b := range r.bars {
		l.x = max(l.x, c.width(c.label(c.regular(8, c.t.Ink), b.Label, c.w*0.42-8, 2))+8)
		values = max(values, valueWidth(c, Segment{Text: b.Words}))
		top = max(top, b.Share)
	}
	l.perOne = (c.w - l.x - 4 - values) / top
	y := 0.0
	for _, b := range r.bars {
		y = drawRank(c, l, b.Side, Segment{Label: b.Label, Share: b.Share, Text: b.Words}, y)
	}
	c.stroke(0.75, c.t.Frame, []point{{l.x, 0}, {l.x, y}})
	return y
}
