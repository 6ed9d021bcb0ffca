package charts

import "github.com/wcharczuk/go-chart/v2/drawing"

// A butterflyLayout is where the parts of a butterfly stand, in points.
type butterflyLayout struct {
	row, bar float64 // heights
	gap      float64 // of each group, above its rule
	subject  float64 // the width of the column of subjects, 0 without
	left     laneRoom
	right    laneRoom
	top      float64 // of the first group
	heads    [2]para
	groups   []placedGroup
	bottom   float64
}

// A laneRoom is the place of a lane: its bars begin at zero and are at most scale long;
// they and their values end at limit.
type laneRoom struct {
	zero, scale, limit float64
	side               Side
	dir                float64 // −1 to the left, 1 to the right
}

// width is the room of bars and values.
func (l laneRoom) width() float64 { return (l.limit - l.zero) * l.dir }

// A placedGroup is a group with its rows and their distances from the group's top.
type placedGroup struct {
	LaneGroup
	y, height float64
	subject   para
	rows      []placedRow
	notes     [2]placedNotes
}

// A placedRow is a row, its y a distance from the figure's top. Above its bars stand
// values that fit nowhere else, below them ranks that do.
type placedRow struct {
	LaneRow
	thing               para
	y                   float64
	above, block, below float64 // heights
	values              [2]placedValue
}

func (p placedRow) height() float64 { return p.above + p.block + p.below }

// middle is the middle of its bars.
func (p placedRow) middle() float64 { return p.y + p.above + p.block/2 }

const (
	groupGap    = 5.0  // of each group, above its rule
	tightGap    = 3.0  // the same in less height
	barRise     = 3.0  // from a rule to the first bar
	subjectRoom = 90.0 // the column of subjects
	gutterPad   = 16.0
	maxGutter   = 150.0
	valueRoom   = 40.0 // for values, where both lanes have bars
	thingSize   = 8.0
)

func (b butterfly) layout(c *Canvas) butterflyLayout {
	l := butterflyLayout{}
	l.row, l.bar = b.sizes()
	if l.gap = groupGap; b.Tight {
		l.gap = tightGap
	}
	l.subject = b.subjectWidth(c)
	gutter := min(b.thingWidth(c)+gutterPad, maxGutter, c.w*0.3)
	l.left = laneRoom{limit: l.subject, side: b.Heads[0].Side, dir: -1}
	l.right = laneRoom{limit: c.w, side: b.Heads[1].Side, dir: 1}
	if b.bars(1) == 0 {
		l.right.zero = 8 * (c.w + 12) / 12 // the ninth of twelve columns
		l.left.zero = l.right.zero - gutter
		l.left.scale, l.right.scale = l.left.width()-pointLength, l.right.width()-pointLength
	} else {
		lane := (c.w - l.subject - gutter) / 2
		l.left.zero = l.subject + lane
		l.right.zero = l.left.zero + gutter
		l.left.scale, l.right.scale = lane-valueRoom, lane-valueRoom
	}
	l.heads = b.heads(c, l)
	lines := max(len(l.heads[0].lines), len(l.heads[1].lines))
	l.top = float64(lines-1)*headLead + 16
	y := l.top
	for _, g := range b.Groups {
		p := b.layGroup(c, l, g, y, gutter)
		y += p.height
		l.groups = append(l.groups, p)
	}
	l.bottom = y
	return l
}

// subjectWidth is that of the column of subjects: 0 where there are none.
func (b butterfly) subjectWidth(c *Canvas) float64 {
	for _, g := range b.Groups {
		if printable(g.Subject) {
			return min(subjectRoom, c.w*0.18)
		}
	}
	return 0
}

func (b butterfly) thingWidth(c *Canvas) float64 {
	w := 0.0
	for _, g := range b.Groups {
		for _, r := range g.Rows {
			w = max(w, c.measure(b.thingFace(c), withoutSoftHyphens(r.Thing)))
		}
	}
	return w
}

// thingFace is larger where rows are high.
func (b butterfly) thingFace(c *Canvas) face {
	if row, _ := b.sizes(); row > 18 {
		return c.regular(valueSize, c.t.Ink)
	}
	return c.condensed(thingSize, c.t.Ink)
}

func (c *Canvas) condensed(size float64, col drawing.Color) face {
	return face{c.t.Fonts.Condensed, size, col}
}

func (c *Canvas) condensedBold(size float64, col drawing.Color) face {
	return face{c.t.Fonts.CondensedBold, size, col}
}

const (
	headLead = 11.0
	headSize = 9.0
)

// heads are the lines of both heads: the left one ends at its lane's zero and may begin
// at the figure's left edge.
func (b butterfly) heads(c *Canvas, l butterflyLayout) (heads [2]para) {
	rooms := [2]float64{l.left.zero, c.w - l.right.zero}
	for i, h := range b.Heads {
		heads[i] = c.label(c.bold(headSize, c.t.Ink), h.text(), rooms[i], 3)
	}
	return heads
}

func (h LaneHead) text() string { return h.Before + h.State + h.After }

// layGroup places a group from y down. It is as high as its taller lane.
func (b butterfly) layGroup(c *Canvas, l butterflyLayout, g LaneGroup, y, gutter float64) placedGroup {
	p := placedGroup{LaneGroup: g, y: y}
	p.subject = c.label(c.bold(9, c.t.Muted), g.Subject, l.subject-6, 3)
	at := y
	for _, r := range g.Rows {
		row := b.layRow(c, l, r, at, gutter)
		at += row.height()
		p.rows = append(p.rows, row)
	}
	p.height = at - y
	for lane, room := range []laneRoom{l.left, l.right} {
		if g.bars(lane) > 0 || p.isFilled(lane) {
			continue
		}
		p.notes[lane] = layNotes(c, l, room, g.Notes[lane], b.Nothing)
		p.height = max(p.height, p.notes[lane].height)
	}
	p.height = max(p.height, p.subject.height()) + l.gap
	return p
}

// isFilled reports whether words stand in place of bars in a lane.
func (g LaneGroup) isFilled(lane int) bool {
	for _, r := range g.Rows {
		if printable(r.Values[lane].Words) {
			return true
		}
	}
	return false
}

func (b butterfly) layRow(c *Canvas, l butterflyLayout, r LaneRow, y, gutter float64) placedRow {
	p := placedRow{LaneRow: r, y: y, block: l.row}
	p.thing = c.wrap(b.thingFace(c), r.Thing, gutter-8, 3)
	if n := len(p.thing.lines); n > 1 {
		p.block = max(p.block, float64(n)*p.thing.lead()+3)
	}
	for lane, room := range []laneRoom{l.left, l.right} {
		v := placeValue(c, room, r.Values[lane], b.top())
		p.above, p.below = max(p.above, v.above.height()), max(p.below, v.below.height())
		p.values[lane] = v
	}
	return p
}
