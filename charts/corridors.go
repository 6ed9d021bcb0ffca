package charts

import "fmt"

// A CorridorsSpec is a schematic of routes. It is not a map: distances mean nothing.
type CorridorsSpec struct {
	// Columns are the states that the routes pass, in the order of travel. Without
	// any, the stops of each route stand at equal distances.
	Columns []CorridorColumn
	Routes  []Route
}

// A CorridorColumn is where the stops in a state stand. That of a state of the pair is a
// band in its colour.
type CorridorColumn struct {
	Name string
	Side Side
}

// A Route is one line of a schematic of corridors, its stops in the order of travel.
type Route struct {
	Group     string // the heading of the routes of one corridor, or ""
	Label     string
	Stops     []Stop // at least two
	Highlight bool   // whether it is drawn thick, with bold type
}

// A Stop is a named place, or a state that a route crosses or reaches.
type Stop struct {
	Name     string // below the stop; "" where its column says it
	Column   int
	Place    bool // whether it is a named place: filled
	Unstated bool // whether the way from the stop before is not stated: dashed
}

type corridors struct{ CorridorsSpec }

// NewCorridors returns the routes in the order given. The columns of a route do not
// descend. An error names the first route that cannot be drawn.
func NewCorridors(s CorridorsSpec) (Figure, error) {
	err := named("columns", "", checkCount("columns", len(s.Columns), 0), checkCount("routes", len(s.Routes), 1))
	for _, col := range s.Columns {
		if err == nil {
			err = named("column", col.Name, checkWords("name", col.Name), checkBarSide(col.Side))
		}
	}
	for _, r := range s.Routes {
		if err == nil {
			err = s.checkRoute(r)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("corridors: %w", err)
	}
	return corridors{s}, nil
}

const maxStops = 24

func (s *CorridorsSpec) checkRoute(r Route) error {
	err := named("route", r.Label, checkText("group", r.Group), checkText("label", r.Label), checkCount("stops", len(r.Stops), 2))
	if err == nil && len(r.Stops) > maxStops {
		err = named("route", r.Label, fmt.Errorf("%d stops, at most %d fit", len(r.Stops), maxStops))
	}
	before := 0
	for i, stop := range r.Stops {
		if err != nil {
			return err
		}
		switch {
		case len(s.Columns) == 0 || stop.Name != "":
			err = named("route", r.Label, checkWords("stop", stop.Name))
		}
		if len(s.Columns) > 0 && (stop.Column < before || stop.Column >= len(s.Columns)) {
			err = named("route", r.Label, fmt.Errorf("stop %d is in column %d, not in %d to %d", i, stop.Column, before, len(s.Columns)-1))
		}
		before = stop.Column
	}
	return err
}

func (corridors) MinWidth() float64 { return 160 }

const (
	routeRow    = 37.0
	routeLabels = 0.15 // the most part of the width for the labels of routes
	placeRadius = 3.4
	stateRadius = 3.0
	routeWidth  = 1.4
	stopLines   = 3
	leastStop   = 30.0 // the least width for a stop
	mostStop    = 56.0 // the most that a name makes its stop wider
	acrossLeast = 330.0
	groupLines  = 2
	headPad     = 5.0 // at both sides of the head of a column, together
)

func (s corridors) Draw(c *Canvas) float64 {
	if l, ok := s.layout(c); ok {
		return s.drawAcross(c, l)
	}
	return s.drawDown(c)
}

// A corridorLayout is where columns and stops stand, from left to right.
type corridorLayout struct {
	labels  float64   // the width of the labels of the routes
	columns []float64 // the left edge of each, and the right edge of the last
	stops   [][]stopPlace
	head    float64 // the height of the heads of the columns
}

// A stopPlace is where a stop stands, with its name below.
type stopPlace struct {
	x    float64
	name para
}

func (s corridors) labelFace(c *Canvas, r Route) face {
	if r.Highlight {
		return c.bold(9, c.t.Ink)
	}
	return c.regular(9, c.t.Ink)
}

// layout places all columns and stops; it is false if some name does not fit.
func (s corridors) layout(c *Canvas) (corridorLayout, bool) {
	var l corridorLayout
	if c.w < acrossLeast {
		return l, false
	}
	for _, r := range s.Routes {
		l.labels = max(l.labels, c.width(c.label(s.labelFace(c, r), r.Label, c.w*routeLabels, 2)), c.width(c.label(c.bold(8, c.t.Muted), r.Group, c.w*routeLabels, groupLines)))
	}
	l.labels += 12
	needs := make([]float64, max(len(s.Columns), s.longest()))
	for _, r := range s.Routes {
		sum := make([]float64, len(needs))
		for i, stop := range r.Stops {
			sum[s.column(i, stop)] += s.need(c, stop)
		}
		for i := range needs {
			needs[i] = max(needs[i], sum[i], leastStop)
		}
	}
	for i, col := range s.Columns {
		p := c.label(c.bold(8, c.t.Ink), col.Name, mostStop, 2)
		needs[i] = max(needs[i], c.width(p)+headPad)
	}
	total := 0.0
	for _, n := range needs {
		total += n
	}
	scale := (c.w - l.labels) / total
	x := l.labels
	l.columns = append(l.columns, x)
	for i := range needs {
		x += needs[i] * scale
		l.columns = append(l.columns, x)
	}
	head := s.headFace(c, l)
	for i, col := range s.Columns {
		l.head = max(l.head, c.label(head, col.Name, l.columns[i+1]-l.columns[i]-headPad, 2).height()+4)
	}
	for _, r := range s.Routes {
		places, ok := s.place(c, r, l)
		if !ok {
			return l, false
		}
		l.stops = append(l.stops, places)
	}
	return l, true
}

// column is the column of a stop: its own, or its place on the route.
func (s corridors) column(i int, stop Stop) int {
	if len(s.Columns) == 0 {
		return i
	}
	return stop.Column
}

func (s corridors) longest() int {
	n := 0
	for _, r := range s.Routes {
		n = max(n, len(r.Stops))
	}
	if len(s.Columns) > 0 {
		return 0
	}
	return n
}

func stopFace(c *Canvas) face { return c.t.Fonts.condensed(c.regular(8, c.t.Ink)) }

// need is the width that a stop asks for.
func (s corridors) need(c *Canvas, stop Stop) float64 {
	if stop.Name == "" {
		return leastStop
	}
	return max(leastStop, c.nameWidth(stop))
}

// nameWidth is the width of the name of a stop, with the space around it.
func (c *Canvas) nameWidth(stop Stop) float64 {
	return c.width(c.wrap(stopFace(c), stop.Name, mostStop, stopLines)) + 6
}

// place puts the stops of a route in their columns, those of one column side by side.
func (s corridors) place(c *Canvas, r Route, l corridorLayout) ([]stopPlace, bool) {
	out := make([]stopPlace, len(r.Stops))
	for from := 0; from < len(r.Stops); {
		to, sum, col := from, 0.0, s.column(from, r.Stops[from])
		for to < len(r.Stops) && s.column(to, r.Stops[to]) == col {
			sum += s.need(c, r.Stops[to])
			to++
		}
		x, w := l.columns[col], l.columns[col+1]-l.columns[col]
		for i := from; i < to; i++ {
			part := w * s.need(c, r.Stops[i]) / sum
			out[i].x = x + part/2
			x += part
		}
		from = to
	}
	for i, stop := range r.Stops {
		if stop.Name == "" {
			continue
		}
		left, right := out[i].x-l.labels, c.w-out[i].x
		for k := i - 1; k >= 0; k-- {
			if r.Stops[k].Name != "" {
				left = s.part(c, out[i].x-out[k].x, stop, r.Stops[k])
				break
			}
		}
		for k := i + 1; k < len(r.Stops); k++ {
			if r.Stops[k].Name != "" {
				right = s.part(c, out[k].x-out[i].x, stop, r.Stops[k])
				break
			}
		}
		out[i].name = c.wrap(stopFace(c), stop.Name, 2*min(left, right), stopLines)
		if !out[i].name.whole {
			return nil, false
		}
	}
	return out, true
}

// part is how much of the distance between the names of two stops the first may take.
func (corridors) part(c *Canvas, distance float64, stop, other Stop) float64 {
	own := c.nameWidth(stop)
	return distance*own/(own+c.nameWidth(other)) - 1
}

func (s corridors) drawAcross(c *Canvas, l corridorLayout) float64 {
	heights, total := make([]float64, len(s.Routes)), 0.0
	for j := range s.Routes {
		heights[j] = s.rowHeight(c, l, j)
		total += heights[j]
	}
	for i, col := range s.Columns {
		if col.Side != Neither {
			c.rect(rect{l.columns[i], 0, l.columns[i+1] - l.columns[i], l.head + total}, c.t.ground(col.Side))
		}
	}
	head := s.headFace(c, l)
	for i, col := range s.Columns {
		f := head
		if col.Side != Neither {
			f.col = c.t.sideText(col.Side)
		}
		p := c.label(f, col.Name, l.columns[i+1]-l.columns[i]-headPad, 2)
		y := l.head - 4 - p.height()
		for _, line := range p.lines {
			mid := (l.columns[i] + l.columns[i+1]) / 2
			c.text(p.face, mid-c.measure(p.face, line)/2, y+p.size*firstBaseline, line)
			y += p.lead()
		}
	}
	if l.head > 0 {
		c.stroke(0.9, c.t.Ink, []point{{0, l.head}, {c.w, l.head}})
	}
	y := l.head
	for j, r := range s.Routes {
		if j > 0 {
			if r.Group != s.Routes[j-1].Group {
				c.stroke(0.6, c.t.Muted, []point{{0, y}, {c.w, y}})
			} else {
				c.stroke(0.5, c.t.Rule, []point{{0, y}, {c.w, y}})
			}
		}
		s.drawRoute(c, l, j, y, heights[j])
		y += heights[j]
	}
	return y
}

// headFace is the face of all heads of columns: condensed where one of them needs it.
func (s corridors) headFace(c *Canvas, l corridorLayout) face {
	f := c.bold(8, c.t.Muted)
	for i, col := range s.Columns {
		if !c.wrap(f, col.Name, l.columns[i+1]-l.columns[i]-headPad, 2).whole {
			return c.t.Fonts.condensed(f)
		}
	}
	return f
}

// rowHeight is that of route j: more than usual where the names below its stops have
// three lines.
func (s corridors) rowHeight(c *Canvas, l corridorLayout, j int) float64 {
	low := 0.0
	for _, p := range l.stops[j] {
		low = max(low, p.name.height())
	}
	h := max(routeRow-8, 13+placeRadius+3+low+3)
	label := c.label(s.labelFace(c, s.Routes[j]), s.Routes[j].Label, l.labels-12, 2).height() + 6
	if s.heads(j) {
		label += c.label(c.bold(8, c.t.Muted), s.Routes[j].Group, l.labels-8, groupLines).height() + 1
	}
	return max(h, label)
}

// heads tells whether route j begins a group.
func (s corridors) heads(j int) bool {
	return s.Routes[j].Group != "" && (j == 0 || s.Routes[j].Group != s.Routes[j-1].Group)
}

func (s corridors) drawRoute(c *Canvas, l corridorLayout, j int, y, h float64) {
	r, mid := s.Routes[j], y+13
	at := y + 5
	if s.heads(j) {
		group := c.label(c.bold(8, c.t.Muted), r.Group, l.labels-8, groupLines)
		at = c.set(group, 0, at-2) + 1
	}
	label := c.label(s.labelFace(c, r), r.Label, l.labels-12, 2)
	if !s.heads(j) {
		at = max(y+3, mid-label.height()/2)
	}
	c.set(label, 0, at)
	drawWay(c, r, func(i int) point { return point{l.stops[j][i].x, mid} })
	for _, p := range l.stops[j] {
		low := mid + placeRadius + 3
		for _, line := range p.name.lines {
			c.text(p.name.face, p.x-c.measure(p.name.face, line)/2, low+p.name.size*firstBaseline, line)
			low += p.name.lead()
		}
	}
}

// drawWay draws the line of a route and its stops.
func drawWay(c *Canvas, r Route, at func(int) point) {
	width := routeWidth
	if r.Highlight {
		width = 2.6
	}
	for i := 1; i < len(r.Stops); i++ {
		if r.Stops[i].Unstated {
			c.dashed(width, c.t.Ink, 3.5, 2.5, at(i-1), at(i))
		} else {
			c.stroke(width, c.t.Ink, []point{at(i - 1), at(i)})
		}
	}
	for i, stop := range r.Stops {
		if stop.Place {
			c.dot(at(i), placeRadius, c.t.Ink, c.t.Ink, 0.1)
		} else {
			c.dot(at(i), stateRadius, c.t.Paper, c.t.Ink, routeWidth)
		}
	}
}

// drawDown draws each route from top to bottom with one stop on each line. It is for
// widths in which the names do not fit beside one another.
func (s corridors) drawDown(c *Canvas) float64 {
	const indent = 2*placeRadius + 6
	y := 0.0
	for j, r := range s.Routes {
		if j > 0 {
			y += 4
		}
		if s.heads(j) {
			y = c.set(c.label(c.bold(8, c.t.Muted), r.Group, c.w, 2), 0, y)
		}
		y = c.set(c.label(s.labelFace(c, r), r.Label, c.w, 2), 0, y)
		nodes := make([]point, len(r.Stops))
		names := make([]para, len(r.Stops))
		for i, stop := range r.Stops {
			name := stop.Name
			if name == "" {
				name = s.Columns[stop.Column].Name
			}
			names[i] = c.label(c.regular(8, c.t.Ink), name, c.w-indent, 2)
			nodes[i] = point{placeRadius + 0.5, y + names[i].lead()/2}
			y += names[i].height() + 2
		}
		drawWay(c, r, func(i int) point { return nodes[i] })
		for i, p := range names {
			c.set(p, indent, nodes[i].y-p.lead()/2)
		}
	}
	return y
}

// Parts implements Splitter. All parts have the same columns.
func (s corridors) Parts(n int) []Figure {
	var out []Figure
	splitRows(len(s.Routes), n, anyRow, func(from, to int) {
		p := s
		p.Routes = s.Routes[from:to]
		out = append(out, p)
	})
	return out
}
