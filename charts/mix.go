package charts

import (
	"errors"
	"fmt"

	chart "github.com/wcharczuk/go-chart/v2"
)

// mix is what each flow consists of: one bar a flow, as long as its total.
type mix struct{ flows []Flow }

// sumSlack is how far over 1 shares may sum beside what their rounding allows.
const sumSlack = 0.005

// MaxSegments is how many items of a flow are drawn; more are to be taken together.
const MaxSegments = 6

// NewMix returns one bar for each flow, its segments in the order given. The bars are as
// long as the totals of the flows, or all of full width if one is not known. A segment
// whose words do not fit below it has a number, under which they follow. An error names
// the first flow or segment that cannot be drawn.
func NewMix(flows []Flow) (Figure, error) {
	if err := checkCount("flows", len(flows), 1); err != nil {
		return nil, fmt.Errorf("mix: %w", err)
	}
	for _, f := range flows {
		if err := checkFlow(f); err != nil {
			return nil, fmt.Errorf("mix: %w", err)
		}
	}
	return mix{flows: flows}, nil
}

func checkFlow(f Flow) error {
	name := f.From + " to " + f.To
	err := named("flow", name, checkWords("from", f.From), checkWords("to", f.To), checkSide(f.Side),
		checkText("total", f.TotalText), checkCount("segments", len(f.Segments), 1))
	if err == nil && !(f.Total >= 0 && f.Total <= maxValue) {
		err = named("flow", name, fmt.Errorf("total %g is outside 0 to %g", f.Total, maxValue))
	}
	if n := f.itemised(); err == nil && n > MaxSegments {
		err = named("flow", name, fmt.Errorf("%d items, at most %d fit", n, MaxSegments))
	}
	if err != nil {
		return err
	}
	for _, s := range f.Segments {
		err := named("segment", s.Label, checkWords("label", s.Label), checkShare("share", s.Share),
			checkText("text", s.Text), checkText("value", s.Value), checkMark(s.Mark))
		if err != nil {
			return named("flow", name, err)
		}
	}
	rounded := 0.0
	for _, s := range f.Segments {
		rounded += s.Rounded
	}
	switch sum := f.sum(); {
	case sum == 0:
		return named("flow", name, errors.New("all shares are 0"))
	case sum > 1+rounded+sumSlack:
		return named("flow", name, fmt.Errorf("shares sum to %.4g, over 1", sum))
	}
	return nil
}

func (f Flow) sum() float64 {
	sum := 0.0
	for _, s := range f.Segments {
		sum += s.Share
	}
	return sum
}

// itemised counts the segments that have a tint: all but the remainder.
func (f Flow) itemised() int {
	n := 0
	for _, s := range f.Segments {
		if !s.Rest {
			n++
		}
	}
	return n
}

func (mix) MinWidth() float64 { return 160 }

// totals are the lengths of the flows' bars, in one unit, and the longest.
func (m mix) totals() (of []float64, longest float64) {
	of = make([]float64, len(m.flows))
	known := true
	for i, f := range m.flows {
		of[i], known = f.Total, known && f.Total > 0
	}
	for i := range of {
		if !known {
			of[i] = 1
		}
		longest = max(longest, of[i])
	}
	return of, longest
}

const (
	stackHeight = 14.0
	stackGap    = 1.0 // white between segments
	stackPad    = 5.0 // between a segment's edge and its share, at most
	leastPad    = 3.0
	stackLabel  = 8.0 // the size of names and values
	stackLine   = 10.0
	flowGap     = 5.0
	listGap     = 12.0
	worthGap    = 3.5 // between a name and its value
	namesGap    = 4.5 // between a value and the next name, at least
)

// A flowLayout is where the parts of one flow stand, in points from the figure's top.
type flowLayout struct {
	Flow
	total  float64
	y      float64 // of the head
	bar    float64 // the top of the bar
	boxes  []segmentBox
	below  float64 // the top of the names
	list   []listEntry
	bottom float64
}

// A segmentBox is a segment with its place, from the left end of the bar in parts of the
// flow, and its words.
type segmentBox struct {
	Segment
	from, to float64
	number   string // in place of the words below it; "" where they fit
	labelX   float64
	inside   bool // whether the share stands inside
}

// A listEntry is a numbered segment in the list below a bar.
type listEntry struct {
	segmentBox
	name  para
	x, y  float64 // of the first baseline
	below bool    // whether share and value stand on a line below the name
}

// Draw implements Figure.
func (m mix) Draw(c *Canvas) float64 {
	totals, longest := m.totals()
	width, lines := c.w, 1
	flows, over := m.layout(c, width, lines)
	for try := 0; try < 4 && over > 0; try++ { // numbers below the last segments need room
		width -= over
		flows, over = m.layout(c, width, lines)
	}
	if !m.fitOnOneLine(c, flows, width) {
		lines = 2
		flows, over = m.layout(c, width, lines)
	}
	last := flows[len(flows)-1]
	p := plot{c: c, area: rect{0, 0, width, last.bottom}, xs: newLinear(0, longest), ys: newDepth(last.bottom)}
	for i := range flows {
		flows[i].total = totals[i]
		p.series = append(p.series, stack{base{c, "flow"}, flows[i], lines, over > 0})
	}
	p.draw()
	return last.bottom
}

// layout places all flows in bars that are at most as long as width, with names and
// values on one line or on two. It also gives by how much numbers below segments leave
// the figure.
func (m mix) layout(c *Canvas, width float64, lines int) (flows []flowLayout, over float64) {
	totals, longest := m.totals()
	y := 0.0
	for i, f := range m.flows {
		if i > 0 {
			y += flowGap
		}
		l := flowLayout{Flow: f, total: totals[i], y: y}
		l.bar = drawFlowHead(c, f, y, false) + 2
		l.below = l.bar + stackHeight + 2
		over = max(over, l.placeSegments(c, width*totals[i]/longest))
		l.bottom = l.below + float64(lines)*stackLine
		l.placeList(c)
		y = l.bottom
		flows = append(flows, l)
	}
	return flows, over
}

// placeSegments places the segments of a bar of a length and the numbers below it, and
// gives by how much these leave the figure.
func (l *flowLayout) placeSegments(c *Canvas, length float64) (over float64) {
	whole := max(1, l.sum())
	at, free := 0.0, 0.0
	count := 0
	for i, s := range l.Segments {
		b := segmentBox{Segment: s, from: at, to: at + s.Share/whole}
		at = b.to
		b.labelX = max(b.from*length, free)
		room := b.to*length - b.labelX - 3
		if i == len(l.Segments)-1 {
			room = c.w - b.labelX
		}
		share := c.valueWidth(c.bold(valueSize, c.t.Ink), s.Text, s.Mark)
		b.inside = share+2*leastPad <= (b.to-b.from)*length
		words := max(c.measure(c.condensed(stackLabel, c.t.Ink), withoutSoftHyphens(s.Label)),
			c.measure(c.condensedBold(stackLabel, c.t.Ink), s.Value))
		if !b.inside || words > room {
			count++
			b.number = fmt.Sprint(count)
			free = b.labelX + c.measure(c.condensedBold(stackLabel, c.t.Ink), b.number) + 2
			over = max(over, free-2-c.w)
		}
		l.boxes = append(l.boxes, b)
	}
	return over
}

// fitOnOneLine reports whether below each segment there is room for name and value on
// one line.
func (m mix) fitOnOneLine(c *Canvas, flows []flowLayout, width float64) bool {
	_, longest := m.totals()
	for _, l := range flows {
		for i, b := range l.boxes {
			room := b.to*width*l.total/longest - b.labelX - namesGap
			if i == len(l.boxes)-1 {
				room = c.w - b.labelX
			}
			if b.number == "" && b.Value != "" && b.lineWidth(c) > room {
				return false
			}
		}
	}
	return true
}

// lineWidth is the width of name and value on one line.
func (b segmentBox) lineWidth(c *Canvas) float64 {
	return c.measure(c.condensed(stackLabel, c.t.Ink), withoutSoftHyphens(b.Label)) + worthGap +
		c.measure(c.condensedBold(stackLabel, c.t.Ink), b.Value)
}

// placeList places the words of numbered segments below the bar, side by side where they
// fit.
func (l *flowLayout) placeList(c *Canvas) {
	x, y := 0.0, l.bottom
	bold := c.condensedBold(stackLabel, c.t.Ink)
	for _, b := range l.boxes {
		if b.number == "" {
			continue
		}
		after := 0.0
		if !b.inside {
			after += c.valueWidth(bold, b.Text, b.Mark) + 4
		}
		if b.Value != "" {
			after += c.measure(bold, b.Value) + 4
		}
		before := c.measure(bold, b.number) + 4
		e := listEntry{segmentBox: b, name: c.wrap(c.condensed(stackLabel, c.t.Ink), b.Label, c.w-before-after, 4)}
		if e.below = after > 0.6*c.w; e.below {
			e.name = c.wrap(e.name.face, b.Label, c.w-before, 4)
		}
		n := len(e.name.lines)
		w := before + c.width(e.name) + after
		if x > 0 && x+w > c.w {
			x, y = 0, y+stackLine
		}
		e.x, e.y = x, y+stackLabel*firstBaseline
		l.list = append(l.list, e)
		if e.below {
			n++
		}
		if n > 1 {
			x, y = 0, y+float64(n)*stackLine
		} else {
			x += w + listGap
		}
		l.bottom = y
		if x > 0 {
			l.bottom += stackLine
		}
	}
}

// drawFlowHead sets "From → To" and the total of the flow, on two lines if it does not
// fit on one, and returns the y below. Without set it only measures.
func drawFlowHead(c *Canvas, f Flow, y float64, set bool) float64 {
	const gap, arrow = 4.5, 11.0
	head, small := c.bold(valueSize, c.t.Ink), c.regular(stackLabel, c.t.Muted)
	text := func(f face, x, y float64, s string) {
		if set {
			c.text(f, x, y, s)
		}
	}
	lines := func(p para, x, y float64) float64 {
		for _, s := range p.lines {
			text(p.face, x, y+p.size*firstBaseline, s)
			y += p.lead()
		}
		return y
	}
	from, to := withoutSoftHyphens(f.From), withoutSoftHyphens(f.To)
	base := y + 8
	below := y + 11
	end := c.measure(head, from) + gap + arrow + gap + c.measure(head, to)
	if end <= c.w {
		at := c.measure(head, from) + gap
		text(head, 0, base, from)
		if set {
			drawArrow(c, at, base-head.size*capHeight/2)
		}
		text(head, at+arrow+gap, base, to)
	} else {
		y = lines(c.label(head, f.From, c.w, 2), 0, y)
		if set {
			drawArrow(c, 0, y+float64(head.size*(firstBaseline-capHeight/2)))
		}
		below = lines(c.label(head, f.To, c.w-arrow-gap, 2), arrow+gap, y)
	}
	if f.TotalText == "" {
		return below
	}
	if w := c.measure(small, f.TotalText); end+9+w <= c.w {
		text(small, end+9, base, f.TotalText)
		return below
	}
	return lines(c.label(small, f.TotalText, c.w, 2), 0, below)
}

// A stack is the bar of one flow with its words, each segment followed by its own, so
// that a reader of the drawing meets them together.
type stack struct {
	base
	flowLayout
	lines int  // of a name and its value
	plain bool // without numbers below the bar, which have no room; the list has the order
}

// Render implements chart.Series.
func (s stack) Render(_ chart.Renderer, box chart.Box, xs, ys chart.Range, _ chart.Style) {
	p := s.at(box, xs, ys)
	drawFlowHead(s.c, s.Flow, s.y, true)
	k := 0
	for i, b := range s.boxes {
		r := rect{p.x(b.from * s.total), p.y(s.bar), 0, stackHeight}
		r.w = p.x(b.to*s.total) - r.x
		if r.w > 2*stackGap && i < len(s.boxes)-1 {
			r.w -= stackGap
		}
		s.drawSegment(b, r, k)
		if !b.Rest {
			k++
		}
	}
	if end := s.boxes[len(s.boxes)-1].to; end < 1 {
		from := p.x(end*s.total) + stackGap
		s.c.hollow(rect{from, p.y(s.bar), p.x(s.total) - from, stackHeight}.positive())
	}
	for _, e := range s.list {
		s.drawEntry(e)
	}
}

// drawSegment draws the k-th item of a flow, or its remainder.
func (s stack) drawSegment(b segmentBox, r rect, k int) {
	c := s.c
	share := c.bold(valueSize, c.t.Ink)
	if b.Rest {
		c.hollow(r)
	} else {
		fill := c.t.item(s.Side, k)
		c.rect(r, fill)
		if edge, ok := c.t.edge(s.Side, fill); ok && r.w > 1 {
			c.outline(0.5, edge, r.shrunk(0.25).corners())
		}
		share = share.in(c.t.on(fill))
	}
	if b.inside {
		w := c.valueWidth(share, b.Text, b.Mark)
		set := c.setValueInside
		if b.Rest {
			set = c.setValue
		}
		set(share, r.x+min(stackPad, max((r.w-w)/2, 0)), share.baseline(r.y+r.h/2), b.Text, b.Mark)
	}
	name, value := c.condensed(stackLabel, c.t.Ink), c.condensedBold(stackLabel, c.t.Ink)
	base := s.below + stackLabel*firstBaseline
	switch {
	case b.number != "" && s.plain:
	case b.number != "":
		c.text(value, b.labelX, base, b.number)
	case s.lines == 1:
		label := withoutSoftHyphens(b.Label)
		c.text(name, b.labelX, base, label)
		c.text(value, b.labelX+c.measure(name, label)+worthGap, base, b.Value)
	default:
		c.text(name, b.labelX, base, withoutSoftHyphens(b.Label))
		c.text(value, b.labelX, base+stackLine, b.Value)
	}
}

func (s stack) drawEntry(e listEntry) {
	c := s.c
	bold := c.condensedBold(stackLabel, c.t.Ink)
	x := e.x
	if !s.plain {
		c.text(bold, x, e.y, e.number)
		x += c.measure(bold, e.number) + 4
	}
	end, y := x, e.y
	for i, line := range e.name.lines {
		y = e.y + float64(i)*stackLine
		c.text(e.name.face, x, y, line)
		end = x + c.measure(e.name.face, line) + 4
	}
	if e.below {
		end, y = x, y+stackLine
	}
	if !e.inside {
		share := c.clip(bold, e.Text, c.w-end-c.markWidth(e.Mark))
		c.setValue(bold, end, y, share, e.Mark)
		end += c.valueWidth(bold, share, e.Mark) + 4
	}
	if end < c.w-8 {
		c.text(bold, end, y, c.clip(bold, e.Value, c.w-end))
	}
}
