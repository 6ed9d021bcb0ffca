package charts

import (
	"math"

	chart "github.com/wcharczuk/go-chart/v2"
)

// Draw implements Figure: a chart whose values run from −100 % to 100 %, the gutter
// between.
func (b butterfly) Draw(c *Canvas) float64 {
	l := b.layout(c)
	left, right := l.left, l.right
	p := plot{
		c:    c,
		area: rect{left.zero - left.scale, l.top, right.zero + right.scale - left.zero + left.scale, l.bottom - l.top},
		xs:   newLanes(b.top(), right.zero+right.scale-left.zero+left.scale, left.scale, right.scale),
		ys:   newDepth(l.bottom - l.top),
	}
	p.series = []chart.Series{
		laneBars{base{c, "left lane"}, l, 0},
		laneBars{base{c, "right lane"}, l, 1},
		axis{base: base{c, "left scale"}, ticks: b.leftTicks(), low: 0, high: left.zero + 8},
	}
	if b.bars(1) > 0 {
		p.series = append(p.series, axis{base: base{c, "right scale"}, ticks: b.Scale, low: right.zero - 8, high: c.w})
	}
	p.elements = []chart.Renderable{
		func(chart.Renderer, chart.Box, chart.Style) { b.drawRules(c, l) },
		func(chart.Renderer, chart.Box, chart.Style) { b.drawHeads(c, l) },
	}
	p.draw()
	return l.bottom + axisHeight
}

// laneBars are the bars of one lane with their values, from the top down, each row with
// its subject and thing, so that a reader of the drawing meets them together.
type laneBars struct {
	base
	butterflyLayout
	lane int
}

// Render implements chart.Series.
func (s laneBars) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	room := s.left
	if s.lane == 1 {
		room = s.right
	}
	for _, g := range s.groups {
		if s.lane == 0 {
			s.c.set(g.subject, 0, g.subject.baseline(p.y(g.y-s.top)+s.row/2)-float64(g.subject.size*firstBaseline))
		}
		for _, r := range g.rows {
			v := r.values[s.lane]
			middle := p.y(r.middle() - s.top)
			if s.lane == 0 {
				setCentred(s.c, r.thing, (s.left.zero+s.right.zero)/2, middle)
			}
			v.draw(s.c, room, p.x(math.Copysign(0, room.dir)), p.x(math.Copysign(v.Share, room.dir)), middle, s.bar)
		}
		g.notes[s.lane].draw(s.c, room, p.y(g.y-s.top), g.height-s.gap, s.row/2, (s.row-s.bar)/2)
	}
}

// setCentred sets lines centred on a place.
func setCentred(c *Canvas, p para, x, y float64) {
	y -= p.height() / 2
	for _, line := range p.lines {
		c.text(p.face, x-c.measure(p.face, line)/2, p.baseline(y+p.lead()/2), line)
		y += p.lead()
	}
}

// drawRules draws a hairline above each group and the zero of each lane that has bars.
func (b butterfly) drawRules(c *Canvas, l butterflyLayout) {
	var rules [][]point
	for _, g := range l.groups {
		rules = append(rules, []point{{0, g.y}, {c.w, g.y}})
	}
	rules = append(rules, []point{{0, l.bottom}, {c.w, l.bottom}})
	c.stroke(0.5, c.t.Rule, rules...)
	zeros := [][]point{{{l.left.zero, l.top}, {l.left.zero, l.bottom}}}
	if b.bars(1) > 0 {
		zeros = append(zeros, []point{{l.right.zero, l.top}, {l.right.zero, l.bottom}})
	}
	c.stroke(0.8, c.t.Ink, zeros...)
}

func (b butterfly) drawHeads(c *Canvas, l butterflyLayout) {
	b.Heads[0].draw(c, l.heads[0], l.top-7, l.left.zero, -1)
	b.Heads[1].draw(c, l.heads[1], l.top-7, l.right.zero, 1)
}

// draw sets the lines of a head, the last on a baseline: to the right of x, or with dir
// −1 to the left of it.
func (h LaneHead) draw(c *Canvas, p para, base, x, dir float64) {
	base -= float64(len(p.lines)-1) * headLead
	at := 0
	for _, line := range p.lines {
		left := x
		if dir < 0 {
			left -= c.measure(p.face, line)
		}
		at = h.drawLine(c, p.face, line, at, left, base)
		base += headLead
	}
}

// drawLine sets a line of a head that begins at a rune of it, and returns where the next
// one does. The state's name has its colour.
func (h LaneHead) drawLine(c *Canvas, f face, line string, at int, x, y float64) int {
	from := len([]rune(spaced(h.Before+"|", math.MaxInt))) - 1
	if h.Before == "" {
		from = 0
	}
	to := from + len([]rune(spaced(h.State, math.MaxInt)))
	rs := []rune(line)
	cut := func(k int) int { return min(max(k-at, 0), len(rs)) }
	for _, piece := range []struct {
		text  string
		state bool
	}{{string(rs[:cut(from)]), false}, {string(rs[cut(from):cut(to)]), true}, {string(rs[cut(to):]), false}} {
		if piece.state {
			f = f.in(c.t.sideText(h.Side))
		} else {
			f = f.in(c.t.Ink)
		}
		c.text(f, x, y, piece.text)
		x += c.measure(f, piece.text)
	}
	return at + len(rs) + 1 // the space at which it was broken
}
