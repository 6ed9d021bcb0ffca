package charts

// The ends of bars: how the source hedges a figure is drawn, not only written.

const (
	almostLength = 6.0 // the hollow last stretch
	almostFrame  = 0.8
	stripeWidth  = 1.3
	stripePitch  = 2.2
	stripes      = 3
)

// overhang is how far the end of a bar of height h reaches past its figure.
func (t Tip) overhang(h float64) float64 {
	switch t {
	case MoreThan:
		return h * 0.62
	case About:
		return stripePitch*(stripes-1) + stripeWidth - 3
	}
	return 0
}

// hedged draws a bar of width r.w, where its figure lies, with its end.
func (c *Canvas) hedged(r rect, t Tip, s Side) {
	col := c.t.side(s)
	end := r.x + r.w
	switch t {
	case MoreThan:
		c.bar(r, s, col)
		c.fill(col, []point{{end - 0.2, r.y}, {end, r.y}, {end + t.overhang(r.h), r.y + r.h/2},
			{end, r.y + r.h}, {end - 0.2, r.y + r.h}})
	case Almost, AtMost:
		w := min(almostLength, r.w)
		c.bar(rect{r.x, r.y, r.w - w, r.h}, s, col)
		c.rect(rect{end - w, r.y, w, r.h}, col)
		c.rect(rect{end - w, r.y + almostFrame, w - almostFrame, r.h - 2*almostFrame}, c.t.Paper)
	case About:
		from := max(end-3, r.x)
		c.bar(rect{r.x, r.y, from - r.x - (stripePitch - stripeWidth), r.h}.positive(), s, col)
		marks := c.filling(col)
		for i := range stripes {
			marks.add(rect{from + float64(float64(i)*stripePitch), r.y, stripeWidth, r.h}.corners()...)
		}
		marks.end()
	default:
		c.bar(r, s, col)
	}
}

func (r rect) positive() rect {
	r.w = max(r.w, 0)
	return r
}

// drawKey explains the ends that occur, on as many lines as it takes, and
// returns the y below.
func (c *Canvas) drawKey(bars []Bar, words TipWords, y float64) float64 {
	const height, length, gap = 6.0, 12.0, 12.0
	f := c.regular(6.5, c.t.Muted)
	side := keySide(bars)
	x, top := 0.0, y+6
	drawn := false
	for _, k := range []struct {
		tip  Tip
		text string
	}{{MoreThan, words.MoreThan}, {Almost, words.Almost}, {About, words.About}} {
		if k.text == "" || !hasTip(bars, k.tip) {
			continue
		}
		at := length + k.tip.overhang(height) + 3
		text := c.clip(f, k.text, c.w-at)
		w := at + c.measure(f, text)
		if drawn && x+w > c.w {
			x, top = 0, top+height+4
		}
		c.hedged(rect{x, top, length, height}, k.tip, side)
		c.text(f, x+at, f.baseline(top+height/2), text)
		x += w + gap
		drawn = true
	}
	if !drawn {
		return y
	}
	return top + height + 1
}

// keySide is the side of the bars if they are all of one, else A.
func keySide(bars []Bar) Side {
	for _, b := range bars {
		if b.Side == SideA {
			return SideA
		}
	}
	return SideB
}

// hasTip counts at most with almost: they are drawn alike.
func hasTip(bars []Bar, t Tip) bool {
	for _, b := range bars {
		if b.Tip == t || t == Almost && b.Tip == AtMost {
			return true
		}
	}
	return false
}
