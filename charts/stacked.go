package charts

import chart "github.com/wcharczuk/go-chart/v2"

// A Narrower is a figure that has another form for widths under its MinWidth: for the
// column of a phone.
type Narrower interface {
	// Narrow returns that form.
	Narrow() Figure
}

// Narrow implements Narrower.
func (f facing) Narrow() Figure { return stacked(f) }

// Narrow implements Narrower.
func (b butterfly) Narrow() Figure {
	f := Facing{Scale: b.Scale, Nothing: b.Nothing}
	for i := range f.Lists {
		f.Lists[i].Head = b.Heads[i]
		said := false
		for _, g := range b.Groups {
			rows := g.listed(i)
			said = said || len(rows) > 0
			if len(rows) == 0 {
				rows = []FacingRow{{Subject: g.Subject, Note: &LaneNote{Text: b.Nothing}}}
			}
			f.Lists[i].Rows = append(f.Lists[i].Rows, rows...)
		}
		if !said {
			f.Lists[i].Rows = nil
		}
	}
	return stacked{f}
}

// listed are the rows of a group in one lane.
func (g LaneGroup) listed(lane int) []FacingRow {
	var rows []FacingRow
	for _, r := range g.Rows {
		if v := r.Values[lane]; v.Bar || printable(v.Words) {
			rows = append(rows, FacingRow{Subject: g.Subject, Thing: r.Thing, Value: v})
		}
	}
	for i := range g.Notes[lane] {
		rows = append(rows, FacingRow{Subject: g.Subject, Note: &g.Notes[lane][i]})
	}
	return rows
}

// Narrow implements Narrower: wider than other figures of a phone, for its columns. It has
// no marks, so its least type is as large as theirs.
func (s implied) Narrow() Figure { return narrowImplied{s} }

type narrowImplied struct{ implied }

// MinWidth implements Figure.
func (narrowImplied) MinWidth() float64 { return 258 }

// stacked are the lists of a Facing one below the other, each thing above its bar.
type stacked struct{ Facing }

func (stacked) MinWidth() float64 { return 180 }

const (
	stackedRow   = 17.0 // of a bar
	stackedValue = 44.0 // the room of values right of the scale
	stackedGap   = 16.0 // between the lists
	stackedThing = 9.0
)

// Draw implements Figure: each list is a chart of its own, with the same range.
func (s stacked) Draw(c *Canvas) float64 {
	y := 0.0
	for i, list := range s.Lists {
		if i > 0 {
			y += stackedGap
		}
		y = s.drawList(c, list, y)
	}
	return y
}

func (s stacked) drawList(c *Canvas, list FacingList, y float64) float64 {
	head := c.label(c.bold(headSize, c.t.Ink), list.Head.text(), c.w, 3)
	y += float64(len(head.lines)-1)*headLead + 11
	list.Head.draw(c, head, y, 0, 1)
	y += 6
	c.stroke(0.5, c.t.Rule, []point{{0, y}, {c.w, y}})
	if len(list.Rows) == 0 {
		none := c.label(c.regular(noteSize, c.t.Muted), s.Nothing, c.w-2*blockPad, 3)
		h := none.height() + 10
		drawNothing(c, rect{0, y + barRise, c.w, h}, none)
		return y + barRise + h
	}
	room := laneRoom{scale: c.w - stackedValue, limit: c.w, side: list.Head.Side, dir: 1}
	rows, bottom := s.place(c, list, room, y)
	top := s.Scale[len(s.Scale)-1].At
	p := plot{c: c, area: rect{0, y, room.scale, bottom - y}, xs: newLinear(0, top), ys: newDepth(bottom - y)}
	p.series = []chart.Series{
		stackedBars{base{c, "list"}, room, y, rows},
		axis{base: base{c, "scale"}, ticks: s.Scale, low: 0, high: c.w, from: 0, to: top, line: true},
	}
	p.draw()
	return bottom + axisHeight
}

// place finds where the rows of a list have their words, from y down, and where the list
// ends. The y of a row is that of its thing or note.
func (s stacked) place(c *Canvas, list FacingList, room laneRoom, y float64) (rows []placedFacing, bottom float64) {
	y += 3
	for n, r := range list.Rows {
		p := placedFacing{FacingRow: r}
		if p.begins = printable(r.Subject) && (n == 0 || list.Rows[n-1].Subject != r.Subject); p.begins {
			y += subjectHead
		}
		p.y = y
		if r.Note != nil {
			p.notes = layNotes(c, butterflyLayout{}, room, []LaneNote{*r.Note}, "")
			p.block = p.notes.height + barRise
		} else {
			p.thing = c.wrap(c.regular(stackedThing, c.t.Ink), r.Thing, c.w, 3)
			p.value = placeValue(c, room, r.Value, s.Scale[len(s.Scale)-1].At)
			p.above = p.thing.height() + 1 + p.value.above.height()
			p.block = p.above + stackedRow + p.value.below.height()
		}
		y += p.block
		rows = append(rows, p)
	}
	return rows, y + 2
}

// stackedBars are the rows of one list.
type stackedBars struct {
	base
	room laneRoom
	top  float64
	of   []placedFacing
}

// Render implements chart.Series.
func (s stackedBars) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	var zero [][]point
	for _, r := range s.of {
		y := p.y(r.y - s.top)
		if r.begins {
			f := s.c.bold(8, s.c.t.Muted)
			s.c.text(f, 0, y-3, s.c.clip(f, r.Subject, s.c.w))
		}
		if r.Note != nil {
			r.notes.draw(s.c, s.room, y, r.block, barRise+squareHeight/2, barRise)
			continue
		}
		s.c.set(r.thing, 0, y)
		const bar = 12
		middle := y + r.above + stackedRow/2 - 2
		r.value.draw(s.c, s.room, p.x(0), p.x(r.Value.Share), middle, bar)
		if r.Value.Bar {
			zero = append(zero, []point{{0, middle - bar/2 - 2}, {0, middle + bar/2 + 2}})
		}
	}
	s.c.stroke(0.8, s.c.t.Ink, zero...)
}
