package charts

// Ranked bars show a mix whose labels do not fit under stacked bars. All flows have
// one scale.

const (
	rankHeight = 9.0
	rankPitch  = 13.5
)

// A rankLayout is the columns of ranked bars.
type rankLayout struct {
	inline bool    // labels left of the bars, else above
	x      float64 // the left edge of the bars
	perOne float64 // points to a share of 1
}

func (m mix) rank(c *Canvas) rankLayout {
	label := c.regular(8, c.t.Ink)
	labels, values := 0.0, 0.0
	for _, f := range m.flows {
		for _, s := range f.Segments {
			labels = max(labels, c.width(c.label(label, s.Label, c.w*0.36-8, 2))+8)
			values = max(values, valueWidth(c, s))
		}
	}
	l := rankLayout{inline: c.w >= 300 && labels > 0}
	if l.inline {
		l.x = labels
	}
	l.perOne = (c.w - l.x - 4 - values) / m.top()
	return l
}

// top is the largest share.
func (m mix) top() float64 {
	top := m.most
	for _, f := range m.flows {
		for _, s := range f.Segments {
			top = max(top, s.Share)
		}
	}
	return top
}

// maxValueWidth is the largest width of a percentage, and of a value.
func maxValueWidth(c *Canvas) float64 { return c.w * 0.28 }

func valueWidth(c *Canvas, s Segment) float64 {
	w := min(c.measure(c.bold(8, c.t.Ink), s.Text), maxValueWidth(c))
	if s.Value != "" {
		w += 4 + min(c.measure(c.regular(7.5, c.t.Muted), s.Value), maxValueWidth(c))
	}
	return w
}

func (m mix) drawRanked(c *Canvas) float64 {
	l := m.rank(c)
	y := 0.0
	for i, f := range m.flows {
		if i > 0 {
			y += 8
		}
		y = drawFlowHead(c, f, y)
		top := y
		for _, s := range f.Segments {
			y = drawRank(c, l, f.Side, s, y)
		}
		if l.inline {
			c.stroke(0.75, c.t.Frame, []point{{l.x, top}, {l.x, y}})
		}
	}
	return y
}

// drawRank draws one labelled bar from y down.
func drawRank(c *Canvas, l rankLayout, side Side, s Segment, y float64) float64 {
	label := c.regular(8, c.t.Ink)
	box := rect{l.x, y, s.Share * l.perOne, rankHeight}
	if l.inline {
		p := c.label(label, s.Label, l.x-8, 2)
		pitch := max(rankPitch, p.height()+3)
		box.y += (pitch - rankHeight) / 2
		c.set(p, 0, y+(pitch-p.height())/2)
		y += pitch
	} else {
		box.y = c.set(c.label(label, s.Label, c.w, 2), 0, y) + 1
		y = box.y + rankHeight + 3.5
	}
	if s.Rest {
		c.hollow(box)
	} else {
		c.rect(box, c.t.side(side))
	}
	at := box.x + box.w + 4
	pct, value := c.bold(8, c.t.Ink), c.regular(7.5, c.t.Muted)
	text := c.clip(pct, s.Text, maxValueWidth(c))
	c.text(pct, at, pct.baseline(box.y+rankHeight/2), text)
	at += c.measure(pct, text) + 4
	c.text(value, at, pct.baseline(box.y+rankHeight/2), c.clip(value, s.Value, maxValueWidth(c)))
	return y
}
