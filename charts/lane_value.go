package charts

// A placedValue is a value of a lane with the places of its words, found by what fits:
// outside the bar's end, inside it, both again in condensed type, or above the bar.
type placedValue struct {
	LaneValue
	length float64 // of the bar
	spread float64 // how much of it a range is hollow
	inside bool    // whether the value stands on it
	face   face
	x      float64 // of the value's left edge
	above  para    // the value, where it fits nowhere else
	rank   face
	rankX  float64
	below  para // the rank, where it fits nowhere else
}

const (
	valueGap  = 5.0 // between a bar's end and its value, and of text inside a bar
	valueSize = 9.0
	rankSize  = 8.0
)

// placeValue finds where the value of a bar and its rank stand.
func placeValue(c *Canvas, l laneRoom, v LaneValue, top float64) placedValue {
	p := placedValue{LaneValue: v}
	switch {
	case !v.Bar && !printable(v.Words):
		return p
	case !v.Bar:
		p.face = c.regular(rankSize, c.t.Muted)
		p.above = c.label(p.face, v.Words, l.width()-valueGap-c.markWidth(v.Mark), 3)
		if len(p.above.lines) == 1 { // it stands in place of the bar
			p.face, p.Words, p.above = p.above.face, p.above.lines[0], para{}
			p.x = l.beside(c, valueGap, p.face, p.Words, v.Mark)
		}
		return p
	}
	p.length, p.spread = v.Share/top*l.scale, v.Spread/top*l.scale
	hollow := v.Qualifier.hollow(p.spread)
	on := c.t.on(c.t.side(l.side))
	rank := c.regular(rankSize, on)
	rankWidth := 0.0
	rankInside := false
	if printable(v.Rank) {
		rankWidth = c.measure(rank, v.Rank)
		rankInside = rankWidth+2*valueGap <= p.length-hollow
	}
	reach := p.length + v.Qualifier.overhang() + valueGap
	for _, f := range []face{c.bold(valueSize, c.t.Ink), c.condensedBold(valueSize, c.t.Ink)} {
		w := c.valueWidth(f, v.Words, v.Mark)
		inside := p.length - hollow - 2*valueGap
		if rankInside {
			inside -= rankWidth + valueGap
		}
		switch {
		case reach+w <= l.width():
			p.face, p.x = f, l.beside(c, reach, f, v.Words, v.Mark)
			reach += w + valueGap
		case w <= inside:
			p.face, p.inside = f.in(on), true
			p.x = l.beside(c, p.length-hollow-valueGap-w, p.face, v.Words, v.Mark)
		default:
			continue
		}
		break
	}
	if p.face.font == nil {
		p.face = c.condensedBold(valueSize, c.t.Ink)
		p.above = c.wrap(p.face, v.Words, l.width()-c.markWidth(v.Mark), 3)
	}
	switch {
	case rankWidth == 0:
	case rankInside:
		p.rank, p.rankX = rank, l.beside(c, valueGap, rank, v.Rank, NoMark)
	case reach+rankWidth <= l.width():
		p.rank = rank.in(c.t.Muted)
		p.rankX = l.beside(c, reach, p.rank, v.Rank, NoMark)
	default:
		p.below = c.label(rank.in(c.t.Muted), v.Rank, l.width(), 1)
	}
	return p
}

// beside is the left edge of text that begins at a distance from the lane's zero.
func (l laneRoom) beside(c *Canvas, from float64, f face, s string, m Mark) float64 {
	if l.dir > 0 {
		return l.zero + from
	}
	return l.zero - from - c.valueWidth(f, s, m)
}

// draw draws the bar and its words; middle is the middle of the bar.
func (p placedValue) draw(c *Canvas, l laneRoom, zero, end, middle, height float64) {
	col := c.t.side(l.side)
	if p.Bar {
		drawEnd(c, zero, end, middle-height/2, height, p.Qualifier, p.spread, col)
	}
	y := middle - height/2 - p.above.height()
	for i, line := range p.above.lines {
		m := NoMark
		if i == len(p.above.lines)-1 {
			m = p.Mark
		}
		c.setValue(p.above.face, l.beside(c, 0, p.above.face, line, m), y+p.above.size*firstBaseline-1, line, m)
		y += p.above.lead()
	}
	set := c.setValue
	if p.inside {
		set = c.setValueInside
	}
	if p.face.font != nil && len(p.above.lines) == 0 {
		set(p.face, p.x, p.face.baseline(middle), p.Words, p.Mark)
	}
	if p.rank.font != nil {
		c.text(p.rank, p.rankX, p.rank.baseline(middle), p.Rank)
	}
	for _, s := range p.below.lines {
		c.text(p.below.face, l.beside(c, 0, p.below.face, s, NoMark), middle+height/2+p.below.size*firstBaseline, s)
	}
}
