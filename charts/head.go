package charts

// A Head is what a figure says of itself when it stands alone: in a brief the
// document sets title and note in its own type.
type Head struct {
	Title, Subtitle, Note string
	Alt                   string // for SVG; never drawn
}

type headed struct {
	Figure
	head Head
}

// WithHead sets title and subtitle above f and the note beneath; each may be
// empty. Words no renderer can set are drawn as far as it can.
func WithHead(f Figure, h Head) Figure { return headed{f, h} }

func (h headed) Draw(c *Canvas) float64 {
	title := c.fit(h.head.Title, c.w, 3, c.bold(10, c.t.Ink))
	sub := c.fit(h.head.Subtitle, c.w, 3, c.regular(8, c.t.Muted))
	y := c.setLed(title, 0, 12)
	if len(title.lines) > 0 && len(sub.lines) > 0 {
		y++
	}
	y = c.setLed(sub, y, 10.5)
	if y > 0 {
		y += 7
	}
	y += h.Figure.Draw(c.inset(0, y, c.w))
	if h.head.Note == "" {
		return y
	}
	note := c.fit(h.head.Note, c.w, 8, c.regular(6.5, c.t.Muted))
	return c.setLed(note, y+5, 8.6)
}

// setLed sets p with a given distance of baselines.
func (c *Canvas) setLed(p para, y, lead float64) float64 {
	for _, l := range p.lines {
		y += lead
		c.text(p.face, 0, y-2.6*lead/12, l)
	}
	return y
}
