package charts

// A timeline is drawn across the page, with a column for each entry, or down the page,
// with a row for each. So labels never meet, whatever the dates are.

const (
	columnLeast  = 56.0 // the narrowest column
	columnIndent = 5.0
	columnGap    = 7.0
	dotRadius    = 2.6
	undatedGap   = 8.0 // between the end of the axis and undated entries
)

func (t timeline) Draw(c *Canvas) float64 {
	if columns, ok := t.columns(c); ok {
		return t.drawAcross(c, columns)
	}
	return t.drawDown(c)
}

// A column is the text of one entry.
type column struct {
	number, date string
	label        para
}

func (t timeline) entries() []Event {
	var es []Event
	for _, d := range t.dated {
		es = append(es, d.Event)
	}
	return append(es, t.undated...)
}

func numberFace(c *Canvas) face { return c.bold(7.5, c.t.AText) }
func dateFace(c *Canvas) face   { return c.regular(7, c.t.Muted) }

// columns lays the entries out in columns, and reports whether all labels fit.
func (t timeline) columns(c *Canvas) ([]column, bool) {
	es := t.entries()
	step := c.w / float64(len(es))
	if step < columnLeast {
		return nil, false
	}
	width := step - columnIndent - columnGap
	columns := make([]column, len(es))
	fits := true
	for i, e := range es {
		s := column{number: withoutSoftHyphens(e.Number), date: withoutSoftHyphens(e.Text)}
		w := c.measure(numberFace(c), s.number) + 4 + c.measure(dateFace(c), s.date)
		s.label = c.label(c.regular(7.5, c.t.Ink), e.Label, width, 6)
		fits = fits && s.label.whole && w <= width+columnGap-2
		columns[i] = s
	}
	return columns, fits
}

func (t timeline) drawAcross(c *Canvas, columns []column) float64 {
	const axisY, elbow, top = 13.0, 18.0, 36.0
	step := c.w / float64(len(columns))
	parts := t.axis.place(float64(float64(len(t.dated))*step) - undatedGap)
	drawAxis(c, parts, axisY)
	low := top
	var leaders [][]point
	for i, s := range columns {
		x := float64(float64(i) * step)
		at := x + 0.5
		if i < len(t.dated) {
			at = locate(parts, t.dated[i].day)
		}
		end := drawEntry(c, s, x+columnIndent, top)
		low = max(low, end)
		leaders = append(leaders, []point{{at, axisY}, {at, elbow}, {x + 0.5, top - 3}, {x + 0.5, end}})
	}
	c.stroke(0.5, c.t.Frame, leaders...)
	for i := range columns {
		p := point{max(float64(float64(i)*step)+0.5, dotRadius), axisY}
		if i < len(t.dated) {
			p.x = locate(parts, t.dated[i].day)
		}
		drawEntryDot(c, p, i < len(t.dated))
	}
	return low
}

func drawEntry(c *Canvas, s column, x, y float64) float64 {
	base := y + 6.5
	c.text(numberFace(c), x, base, s.number)
	if s.number != "" {
		x2 := x + c.measure(numberFace(c), s.number) + 4
		c.text(dateFace(c), x2, base, s.date)
	} else {
		c.text(dateFace(c), x, base, s.date)
	}
	return c.set(s.label, x, y+9.5)
}

// drawEntryDot draws a filled dot for an entry with a date, else a hollow one.
func drawEntryDot(c *Canvas, p point, hasDate bool) {
	if hasDate {
		c.dot(p, dotRadius, c.t.A, c.t.Paper, 0.6)
	} else {
		c.dot(p, dotRadius-0.4, c.t.Paper, c.t.Frame, 0.8)
	}
}

// drawAxis draws the stretches at y, their years above them, and a mark where the axis
// is broken.
func drawAxis(c *Canvas, parts []axisPart, y float64) {
	f := dateFace(c)
	var lines, ticks [][]point
	free := 0.0
	for i, p := range parts {
		lines = append(lines, []point{{p.from, y}, {p.to, y}})
		if i > 0 {
			for _, k := range []float64{p.from - p.before/2 - 1.5, p.from - p.before/2 + 1.5} {
				ticks = append(ticks, []point{{k - 1.5, y + 3.5}, {k + 1.5, y - 3.5}})
			}
		}
		for _, m := range p.years(24) {
			ticks = append(ticks, []point{{m.at, y - 3.5}, {m.at, y}})
			if w := c.measure(f, m.text); m.at >= free && m.at+w <= c.w {
				c.text(f, m.at, 6, m.text)
				free = m.at + w + 6
			}
		}
	}
	c.stroke(0.9, c.t.Frame, lines...)
	c.stroke(0.6, c.t.Frame, ticks...)
}

// A downLayout is the columns of a vertical timeline.
type downLayout struct {
	axis, number, date, label float64 // their left edges
	numberW, dateW            float64
}

func (t timeline) down(c *Canvas) downLayout {
	years, number, date := c.measure(dateFace(c), "0000"), 0.0, 0.0
	for _, e := range t.entries() {
		number = max(number, min(c.measure(numberFace(c), withoutSoftHyphens(e.Number)), c.w*0.15))
		date = max(date, min(c.measure(dateFace(c), withoutSoftHyphens(e.Text)), c.w*0.3))
	}
	l := downLayout{axis: years + 6, numberW: number, dateW: date}
	l.number = l.axis + 22
	l.date = l.number + number + 5
	l.label = l.date + date + 6
	return l
}

// drawDown draws the axis downwards, with a row for each entry right of it.
func (t timeline) drawDown(c *Canvas) float64 {
	l := t.down(c)
	y := 0.0
	var mids []float64
	for i, e := range t.entries() {
		if i == len(t.dated) && i > 0 {
			y += undatedGap - 3
		}
		mids = append(mids, y+4.6)
		y = drawEntryRow(c, l, e, y) + 3
	}
	end := y - 3
	if n := len(t.dated); n > 0 && n < len(mids) {
		end = mids[n] - 4.6 - undatedGap
	}
	var parts []axisPart
	if len(t.dated) > 0 {
		parts = t.axis.place(end)
		drawAxisDown(c, parts, l.axis, end)
	}
	var leaders [][]point
	for i := 0; i < len(mids); {
		n := t.sameDay(i)
		if at := mids[i]; i < len(t.dated) {
			at = locate(parts, t.dated[i].day)
			leaders = append(leaders, []point{{l.axis, at}, {l.axis + 5, at}, {l.axis + 14, mids[i]}, {l.number - 3, mids[i]}})
		} else {
			leaders = append(leaders, []point{{l.axis, at}, {l.number - 3, at}})
		}
		for k := i + 1; k < i+n; k++ { // lines of the others of the day begin at the first's
			leaders = append(leaders, []point{{l.axis + 14, mids[k-1]}, {l.axis + 14, mids[k]}, {l.number - 3, mids[k]}})
		}
		i += n
	}
	c.stroke(0.5, c.t.Frame, leaders...)
	for i, mid := range mids {
		p := point{l.axis, mid}
		if i < len(t.dated) {
			p.y = locate(parts, t.dated[i].day)
		}
		drawEntryDot(c, p, i < len(t.dated))
	}
	return y - 3
}

// sameDay is the number of entries, from i on, that have the date of entry i.
func (t timeline) sameDay(i int) int {
	n := 1
	for i+n < len(t.dated) && t.dated[i+n].day == t.dated[i].day {
		n++
	}
	return n
}

func drawEntryRow(c *Canvas, l downLayout, e Event, y float64) float64 {
	base := numberFace(c).baseline(y + 4.6)
	c.text(numberFace(c), l.number, base, c.clip(numberFace(c), e.Number, l.numberW))
	c.text(dateFace(c), l.date, base, c.clip(dateFace(c), e.Text, l.dateW))
	p := c.label(c.regular(8, c.t.Ink), e.Label, c.w-l.label, 3)
	return max(c.set(p, l.label, y), y+9.2)
}

func drawAxisDown(c *Canvas, parts []axisPart, x, end float64) {
	f := dateFace(c)
	var lines, ticks [][]point
	free := -1.0
	for i, p := range parts {
		lines = append(lines, []point{{x, p.from}, {x, p.to}})
		if i > 0 {
			for _, k := range []float64{p.from - p.before/2 - 1.5, p.from - p.before/2 + 1.5} {
				ticks = append(ticks, []point{{x - 3.5, k + 1.5}, {x + 3.5, k - 1.5}})
			}
		}
		for _, m := range p.years(10) {
			ticks = append(ticks, []point{{x - 3.5, m.at}, {x, m.at}})
			if base := min(m.at+6, end-2); base-f.size >= free {
				c.text(f, 0, base, m.text)
				free = base + 2
			}
		}
	}
	c.stroke(0.9, c.t.Frame, lines...)
	c.stroke(0.6, c.t.Frame, ticks...)
}
