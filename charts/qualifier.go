package charts

// The ends of bars show how a source qualifies a number.

const (
	almostLength = 6.0 // the hollow last stretch
	almostFrame  = 0.8
	stripeWidth  = 1.3
	stripePitch  = 2.2
	stripes      = 3
)

// overhang is how far the end of a bar of height h reaches past its number.
func (q Qualifier) overhang(h float64) float64 {
	switch q {
	case MoreThan:
		return h * 0.62
	case About:
		return stripePitch*(stripes-1) + stripeWidth - 3
	}
	return 0
}

// drawQualified draws a bar with the end of its qualifier; its number lies at the
// right edge of r.
func drawQualified(c *Canvas, r rect, q Qualifier, s Side) {
	col := c.t.side(s)
	end := r.x + r.w
	switch q {
	case MoreThan:
		c.rect(r, col)
		c.fill(col, []point{{end - 0.2, r.y}, {end, r.y}, {end + q.overhang(r.h), r.y + r.h/2},
			{end, r.y + r.h}, {end - 0.2, r.y + r.h}})
	case Almost, AtMost:
		w := min(almostLength, r.w)
		c.rect(rect{r.x, r.y, r.w - w, r.h}, col)
		c.rect(rect{end - w, r.y, w, r.h}, col)
		c.rect(rect{end - w, r.y + almostFrame, w - almostFrame, r.h - 2*almostFrame}, c.t.Paper)
	case About:
		from := max(end-3, r.x)
		c.rect(rect{r.x, r.y, from - r.x - (stripePitch - stripeWidth), r.h}.positive(), col)
		marks := c.filling(col)
		for i := range stripes {
			marks.add(rect{from + float64(float64(i)*stripePitch), r.y, stripeWidth, r.h}.corners()...)
		}
		marks.end()
	default:
		c.rect(r, col)
	}
}

func (r rect) positive() rect {
	r.w = max(r.w, 0)
	return r
}

// drawKey explains the ends that occur, on as many lines as they need, and returns
// the y below.
func drawKey(c *Canvas, bars []Bar, words QualifierWords, y float64) float64 {
	const height, length, gap = 6.0, 12.0, 12.0
	f := c.regular(6.5, c.t.Muted)
	side := keySide(bars)
	x, top := 0.0, y+6
	drawn := false
	for _, k := range []struct {
		qualifier Qualifier
		text      string
	}{{MoreThan, words.MoreThan}, {Almost, words.Almost}, {About, words.About}} {
		if k.text == "" || !hasQualifier(bars, k.qualifier) {
			continue
		}
		at := length + k.qualifier.overhang(height) + 3
		text := c.clip(f, k.text, c.w-at)
		w := at + c.measure(f, text)
		if drawn && x+w > c.w {
			x, top = 0, top+height+4
		}
		drawQualified(c, rect{x, top, length, height}, k.qualifier, side)
		c.text(f, x+at, f.baseline(top+height/2), text)
		x += w + gap
		drawn = true
	}
	if !drawn {
		return y
	}
	return top + height + 1
}

// keySide is B if no bar is of side A, else A.
func keySide(bars []Bar) Side {
	for _, b := range bars {
		if b.Side == SideA {
			return SideA
		}
	}
	return SideB
}

// hasQualifier reports whether a bar has a qualifier. AtMost counts as Almost, since
// they are drawn alike.
func hasQualifier(bars []Bar, q Qualifier) bool {
	for _, b := range bars {
		if b.Qualifier == q || q == Almost && b.Qualifier == AtMost {
			return true
		}
	}
	return false
}
