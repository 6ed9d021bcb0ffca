package charts

// Drawing of one route of a corridor.

// routeFace is bold for a highlighted route.
func routeFace(c *Canvas, r Route) face {
	if r.Highlight {
		return c.bold(8, c.t.AText)
	}
	return c.regular(8, c.t.Ink)
}

// An acrossLayout is the columns of routes drawn from left to right.
type acrossLayout struct {
	x    float64 // the start of the lines: right of the labels, or 0 with labels above
	step float64 // between columns
	last float64 // the width of the last column
}

// labels is the width of the labels beside the lines, 0 if they go above.
func (g corridor) labels(c *Canvas) float64 {
	x := 0.0
	if c.w < inlineMin {
		return x
	}
	for _, r := range g.routes {
		if r.Label != "" {
			x = max(x, c.width(c.label(routeFace(c, r), r.Label, c.w*routeColumn-12, 3))+12)
		}
	}
	return x
}

// layout places the columns of lines that start at x, and reports whether the names of
// all stops fit beside one another.
func (g corridor) layout(c *Canvas, x float64) (acrossLayout, bool) {
	l := acrossLayout{x: x}
	for j, r := range g.routes {
		if last := len(r.Stops) - 1; g.columns[j][last] == g.n-1 {
			l.last = max(l.last, c.width(c.label(stopFace(c), r.Stops[last], c.w*0.2, 3))+1)
		}
	}
	l.step = (c.w - l.x - l.last) / float64(g.n-1)
	for j, r := range g.routes {
		for i, s := range r.Stops {
			if p := c.label(stopFace(c), s, g.nameWidth(l, j, i), 3); !p.whole {
				return l, false
			}
		}
	}
	return l, true
}

func stopFace(c *Canvas) face { return c.regular(7.5, c.t.Ink) }

// drawAcross draws route j from left to right, the names of its stops below their nodes
// and aligned with their left edges.
func (g corridor) drawAcross(c *Canvas, j int, l acrossLayout, y float64) float64 {
	r := g.routes[j]
	label := c.label(routeFace(c, r), r.Label, l.x-12, 3)
	if l.x == 0 {
		y = c.set(c.label(routeFace(c, r), r.Label, c.w, 2), 0, y)
	}
	mid := y + 6
	nodes := make([]point, len(r.Stops))
	for i, col := range g.columns[j] {
		nodes[i] = point{l.x + nodeRadius + float64(float64(col)*l.step), mid}
	}
	drawRoute(c, nodes, r.Highlight)
	low := mid
	for i, s := range r.Stops {
		p := c.label(stopFace(c), s, g.nameWidth(l, j, i), 3)
		low = max(low, c.set(p, nodes[i].x-nodeRadius, mid+nodeRadius+2))
	}
	if l.x > 0 {
		low = max(low, c.set(label, 0, mid-label.lead()/2))
	}
	return low
}

// nameWidth is the width for the name of stop i: up to the next stop.
func (g corridor) nameWidth(l acrossLayout, j, i int) float64 {
	col := g.columns[j][i]
	if i+1 < len(g.columns[j]) {
		return float64(float64(g.columns[j][i+1]-col)*l.step) - 5
	}
	return float64(float64(g.n-1-col)*l.step) + l.last
}

// drawDown draws route j from top to bottom, with one stop on each line. It is for
// names that do not fit beside one another.
func (g corridor) drawDown(c *Canvas, j int, y float64) float64 {
	r := g.routes[j]
	const indent = 2*nodeRadius + 6
	y = c.set(c.label(routeFace(c, r), r.Label, c.w, 2), 0, y)
	var nodes []point
	var names []para
	for _, s := range r.Stops {
		p := c.label(stopFace(c), s, c.w-indent, 2)
		nodes = append(nodes, point{nodeRadius + 0.8, y + p.lead()/2})
		names = append(names, p)
		y += p.height() + 2
	}
	drawRoute(c, nodes, r.Highlight)
	for i, p := range names {
		c.set(p, indent, nodes[i].y-p.lead()/2)
	}
	return y
}

// drawRoute draws the line and its nodes: a thick line with filled nodes, or a thin
// one with hollow nodes.
func drawRoute(c *Canvas, nodes []point, heavy bool) {
	width, col, fill := 1.0, c.t.Frame, c.t.Paper
	if heavy {
		width, col, fill = 2.6, c.t.A, c.t.A
	}
	c.stroke(width, col, nodes)
	for _, p := range nodes {
		c.dot(p, nodeRadius-0.4, fill, col, 0.8)
	}
}
