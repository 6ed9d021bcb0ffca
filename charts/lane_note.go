package charts

// placedNotes are the notes of a lane in a group, or the block that says that there are
// none.
type placedNotes struct {
	notes  []LaneNote
	lines  []para // of each note
	none   para   // where there are no notes
	height float64
}

const (
	noteSize     = 8.0
	noteLead     = 10.0
	squareWidth  = 7.0
	squareHeight = 12.0
	squareStep   = 9.0
	squaresGap   = 4.0
	blockPad     = 8.0
	blockNarrow  = 60.0 // a block of this width has words of its own at most
	bigNoteSize  = 9.0
	bigNoteLines = 3
)

func layNotes(c *Canvas, l butterflyLayout, room laneRoom, notes []LaneNote, none string) placedNotes {
	p := placedNotes{notes: notes}
	if len(notes) == 0 {
		p.none = c.label(c.regular(noteSize, c.t.Muted), none, room.width()-2*blockPad, 3)
		p.height = max(l.row, p.none.height()+6)
		return p
	}
	for _, n := range notes {
		w := room.width() - n.indent() - c.markWidth(n.Mark)
		line := c.label(c.regular(noteSize, c.t.Ink), n.Text, w, 5)
		if n.Figure {
			line = c.label(c.bold(bigNoteSize, c.t.Ink), n.Text, w, bigNoteLines)
		}
		p.lines = append(p.lines, line)
		p.height += max(float64(len(line.lines))*noteLead+2, l.bar+2)
	}
	p.height = max(p.height, l.row)
	return p
}

// indent is the room of the squares of a note.
func (n LaneNote) indent() float64 {
	if n.Squares == 0 {
		return 0
	}
	return float64(n.Squares)*squareStep + squaresGap
}

// draw draws the notes from y down, the first line so far below it as the middle of the
// group's first row is, or the block, which leaves as much above and below it as bars leave.
// In a lane whose bars run to the left figures end where the bars begin.
func (p placedNotes) draw(c *Canvas, l laneRoom, y, height, middle, inset float64) {
	left := min(l.zero, l.limit)
	if len(p.none.lines) > 0 {
		pad := 1.0
		if len(p.none.lines) > 1 {
			pad = 4
		}
		inset = max(0, min(inset, (height-p.none.height()-pad)/2))
		drawNothing(c, rect{left, y + inset, l.width(), height - 2*inset}, p.none)
		return
	}
	top := y
	y += middle - squareHeight/2
	for i, n := range p.notes {
		line := p.lines[i]
		squares := c.filling(c.t.side(l.side))
		first, across, mirrored := left, squareStep, l.dir < 0 && n.Figure
		if mirrored {
			first, across = l.zero-squareWidth, -squareStep
		}
		for k := range n.Squares {
			squares.add(rect{first + float64(k)*across, y, squareWidth, squareHeight}.corners()...)
		}
		squares.end()
		step := max(float64(len(line.lines))*noteLead+2, squareHeight+2)
		base := y + squareHeight/2 + line.size*capHeight/2
		if len(line.lines) > 1 {
			base = max(y, top+barRise) + line.size*firstBaseline - 1
		}
		for k, s := range line.lines {
			m := NoMark
			if k == len(line.lines)-1 {
				m = n.Mark
			}
			x := left + n.indent()
			if mirrored {
				x = l.beside(c, max(n.indent(), valueGap), line.face, s, m)
			}
			c.setValue(line.face, x, base+float64(k)*noteLead, s, m)
		}
		y += step
	}
}

// drawNothing says on a ground that there is nothing in its place.
func drawNothing(c *Canvas, box rect, p para) {
	c.rect(box, c.t.Pale)
	y := box.y + box.h/2 - p.height()/2
	for _, s := range p.lines {
		c.text(p.face, box.x+blockPad, p.baseline(y+p.lead()/2), s)
		y += p.lead()
	}
}
