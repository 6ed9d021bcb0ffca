package charts

// A barRow is one bar with its text laid out. Its y are distances from its top.
type barRow struct {
	Bar
	label, base, words para
	labelY, barY       float64
	height             float64 // to the next row
	beside             bool    // whether the words stand behind the label on its line
}

func (b bars) rows(c *Canvas, l barLayout) []barRow {
	rows := make([]barRow, len(b.bars))
	for i, r := range b.bars {
		row := barRow{Bar: r}
		if b.based && b.printsBase(i) {
			w := c.w
			if l.inline {
				w = l.x - 8
			}
			row.base = c.label(c.regular(7, c.t.Muted), r.Base, w, 3)
		}
		if l.inline {
			b.layInline(c, l, &row)
		} else {
			b.layStacked(c, &row)
		}
		row.height += b.skip(i, l.inline)
		rows[i] = row
	}
	return rows
}

// printsBase is false where the next bar states the same quantity of the same base:
// the base is then printed once, under the last of these bars.
func (b bars) printsBase(i int) bool {
	return i == len(b.bars)-1 || !b.bars[i+1].Joined || b.bars[i+1].Base != b.bars[i].Base
}

// skip is the space below bar i.
func (b bars) skip(i int, inline bool) float64 {
	last := i == len(b.bars)-1
	switch joined := !last && b.bars[i+1].Joined; {
	case last && b.based:
		return 0
	case joined && inline:
		return 1.5
	case joined:
		return 2
	case b.based:
		return 6
	case inline:
		return 3
	}
	return 2
}

func (b bars) layInline(c *Canvas, l barLayout, r *barRow) {
	r.label = c.label(c.regular(8, c.t.Ink), r.Label, l.x-8, 3)
	r.words = c.wrap(b.wordsFace(c), r.Words, c.w, 1)
	text := r.label.height() + r.base.height()
	pad := 3.0
	if b.based || r.Joined {
		pad = 1
	}
	if len(r.label.lines) == 1 { // its capitals are centred on the bar
		r.barY = pad
		r.labelY = pad + (barHeight-r.label.lead())/2
	} else {
		r.labelY = pad
		r.barY = pad + (r.label.height()-barHeight)/2
	}
	r.height = max(r.labelY+text, r.barY+barHeight)
}

func (b bars) layStacked(c *Canvas, r *barRow) {
	words := c.regular(8, c.t.Muted)
	if b.based {
		words = b.wordsFace(c)
	}
	r.words = c.label(words, r.Words, c.w, 2)
	label := c.regular(8, c.t.Ink)
	one := c.wrap(label, r.Label, c.w-c.width(r.words)-4, 1)
	if r.beside = one.whole && len(r.words.lines) == 1; r.beside {
		r.label = one
	} else {
		r.label = c.label(label, r.Label, c.w, 3)
	}
	r.labelY = 1
	r.barY = r.labelY + r.label.height() + r.base.height() + 1
	if !r.beside {
		r.barY += r.words.height()
	}
	r.height = r.barY + barHeight + 1
}

func (b bars) drawRow(c *Canvas, l barLayout, r barRow, y float64) {
	box := rect{l.x, y + r.barY, r.Share * l.w, barHeight}
	if b.based {
		c.rect(rect{l.x, box.y, l.w, barHeight}, c.t.Pale)
		b.cutTrack(c, l, box.y)
	}
	drawQualified(c, box, r.Qualifier, r.Side)
	if !l.inline {
		b.drawAbove(c, r, y)
		return
	}
	c.set(r.base, 0, c.set(r.label, 0, y+r.labelY))
	at := box.x + box.w + r.Qualifier.overhang()
	if b.based {
		at = max(at, l.x+l.w)
	}
	for _, s := range r.words.lines {
		setOnPaper(c, r.words.face, at+wordsGap, r.words.baseline(box.y+barHeight/2), s)
	}
}

// cutTrack draws the scale's ticks as white lines through a track.
func (b bars) cutTrack(c *Canvas, l barLayout, y float64) {
	marks := c.stroking(0.6, c.t.Paper)
	for _, t := range b.scale {
		if t.At > 0 && t.At < 1 {
			x := l.at(t.At)
			marks.add(point{x, y}, point{x, y + barHeight})
		}
	}
	marks.end()
}

func (b bars) drawAbove(c *Canvas, r barRow, y float64) {
	if !b.based { // the lines of the scale keep clear of the words
		w := c.width(r.label)
		if r.beside {
			w += 4 + c.width(r.words)
		} else {
			w = max(w, c.width(r.words))
		}
		c.rect(rect{0, y + 0.5, min(w+2, c.w), r.barY - 1}, c.t.Paper)
	}
	below := c.set(r.label, 0, y+r.labelY)
	if r.beside {
		c.set(r.words, c.width(r.label)+4, y+r.labelY)
	} else {
		below = c.set(r.words, 0, below)
	}
	c.set(r.base, 0, below)
}

// setOnPaper sets s on a white rectangle, so that no line of the scale crosses it.
func setOnPaper(c *Canvas, f face, x, base float64, s string) {
	h := f.size * capHeight
	c.rect(rect{x - 1.5, base - h - 1.5, min(c.measure(f, s)+3, c.w-x+1.5), h + 3.4}, c.t.Paper)
	c.text(f, x, base, s)
}
