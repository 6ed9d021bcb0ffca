package charts

type keyFigure struct{ number, label string }

// NewKeyFigure returns a number in large type, with what it is below it. Both may be
// empty: then there is nothing to see. It is for pictures of briefs that have no other
// figure.
func NewKeyFigure(number, label string) Figure { return keyFigure{number, label} }

func (keyFigure) MinWidth() float64 { return 140 }

func (k keyFigure) Draw(c *Canvas) float64 {
	y := setWithLead(c, c.fit(k.number, c.w, 1, c.bold(20, c.t.Ink), c.bold(12, c.t.Ink)), 0, 24)
	return setWithLead(c, c.fit(k.label, c.w, 3, c.regular(9, c.t.Ink)), y, 12)
}
