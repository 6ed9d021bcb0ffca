package charts

// A Head is the text around a figure that stands alone, outside a brief. In a brief
// the document sets title and note.
type Head struct {
	Title, Subtitle, Note string
	Alt                   string // alternative text, for SVG; not drawn
}

type headed struct {
	Figure
	head Head
}

// WithHead returns f with title and subtitle above it and the note below it; each may
// be empty. They are not checked, as a figure's own words are.
func WithHead(f Figure, h Head) Figure { return headed{f, h} }

func (h headed) Draw(c *Canvas) float64 {
	title := c.fit(h.head.Title, c.w, 3, c.bold(10, c.t.Ink))
	sub := c.fit(h.head.Subtitle, c.w, 3, c.regular(8, c.t.Muted))
	y := setWithLead(c, title, 0, 12)
	if len(title.lines) > 0 && len(sub.lines) > 0 {
		y++
	}
	y = setWithLead(c, sub, y, 10.5)
	if y > 0 {
		y += 7
	}
	y += h.Figure.Draw(c.inset(0, y, c.w))
	if h.head.Note == "" {
		return y
	}
	note := c.fit(h.head.Note, c.w, 8, c.regular(6.5, c.t.Muted))
	return setWithLead(c, note, y+5, 8.6)
}

// setWithLead sets p with a given distance between its baselines.
func setWithLead(c *Canvas, p para, y, lead float64) float64 {
	for _, l := range p.lines {
		y += lead
		c.text(p.face, 0, y-2.6*lead/12, l)
	}
	return y
}
