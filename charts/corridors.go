package charts

import "fmt"

// corridors is a schematic of routes: one line each, with stops in the order of
// travel. It is not a map: distances mean nothing.
type corridors struct{ groups []corridor }

// A corridor is consecutive routes of one group.
type corridor struct {
	name    string
	routes  []Route
	columns [][]int // of each stop of each route
	n       int     // columns
}

// NewCorridors returns the routes in the order given. Routes of one group that follow
// one another share its heading and their columns. An error names the first route
// that cannot be drawn.
func NewCorridors(routes []Route) (Figure, error) {
	if err := checkCount("routes", len(routes), 1); err != nil {
		return nil, fmt.Errorf("corridors: %w", err)
	}
	var cs corridors
	for _, r := range routes {
		if err := checkRoute(r); err != nil {
			return nil, fmt.Errorf("corridors: %w", err)
		}
		if n := len(cs.groups); n == 0 || cs.groups[n-1].name != r.Group {
			cs.groups = append(cs.groups, corridor{name: r.Group})
		}
		g := &cs.groups[len(cs.groups)-1]
		g.routes = append(g.routes, r)
	}
	for i := range cs.groups {
		cs.groups[i].align()
	}
	return cs, nil
}

const maxStops = 24

func checkRoute(r Route) error {
	err := named("route", r.Label, checkText("group", r.Group), checkText("label", r.Label),
		checkCount("stops", len(r.Stops), 2))
	if err == nil && len(r.Stops) > maxStops {
		err = named("route", r.Label, fmt.Errorf("%d stops, at most %d fit", len(r.Stops), maxStops))
	}
	for _, s := range r.Stops {
		if err == nil {
			err = named("route", r.Label, checkWords("stop", s))
		}
	}
	return err
}

// align gives each stop a column: the number of stops on the longest way to it. So a
// stop that routes of the group share has one column. Where routes pass shared stops
// in conflicting orders, each route's stops have columns of their own.
func (g *corridor) align() {
	depth := map[string]int{}
	stable := false
	for round := 0; round <= g.stops() && !stable; round++ {
		stable = true
		for _, r := range g.routes {
			for i := 1; i < len(r.Stops); i++ {
				if d := depth[r.Stops[i-1]] + 1; d > depth[r.Stops[i]] {
					depth[r.Stops[i]], stable = d, false
				}
			}
		}
	}
	if !stable || g.longest() > maxStops {
		depth = nil
	}
	g.place(depth)
}

func (g *corridor) stops() int {
	n := 0
	for _, r := range g.routes {
		n += len(r.Stops)
	}
	return n
}

func (g *corridor) longest() int {
	n := 0
	for _, r := range g.routes {
		n = max(n, len(r.Stops))
	}
	return n
}

func (g *corridor) place(depth map[string]int) {
	g.columns, g.n = nil, g.longest()
	for _, r := range g.routes {
		cols := make([]int, len(r.Stops))
		for i, s := range r.Stops {
			cols[i] = i
			if depth != nil {
				cols[i] = depth[s]
			}
			g.n = max(g.n, cols[i]+1)
		}
		g.columns = append(g.columns, cols)
	}
	for j, r := range g.routes { // a last stop that no other route has goes to the right edge
		last := len(r.Stops) - 1
		if !g.shared(j, r.Stops[last]) {
			g.columns[j][last] = g.n - 1
		}
	}
}

// shared reports whether a route other than j passes the stop.
func (g *corridor) shared(j int, stop string) bool {
	for i, r := range g.routes {
		for _, s := range r.Stops {
			if i != j && s == stop {
				return true
			}
		}
	}
	return false
}

func (corridors) MinWidth() float64 { return 160 }

const (
	nodeRadius   = 2.6
	routeColumn  = 0.26 // the largest part of the width for labels beside the lines
	corridorSkip = 6.0
)

func (cs corridors) Draw(c *Canvas) float64 {
	x, y := 0.0, 0.0
	for _, g := range cs.groups {
		x = max(x, g.labels(c))
	}
	for i, g := range cs.groups {
		if i > 0 {
			y += corridorSkip
		}
		if g.name != "" {
			y = c.set(c.label(c.bold(8.5, c.t.Ink), g.name, c.w, 2), 0, y) + 3
		}
		y = g.draw(c, x, y)
	}
	return y
}

func (g corridor) draw(c *Canvas, x, y float64) float64 {
	l, across := g.layout(c, x)
	for j := range g.routes {
		if across {
			y = g.drawAcross(c, j, l, y) + 5
		} else {
			y = g.drawDown(c, j, y) + 5
		}
	}
	return y - 2
}
