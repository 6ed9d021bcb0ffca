package charts

// A Splitter is a figure that can be drawn in parts, on a page each.
type Splitter interface {
	Figure
	// Parts returns at most n figures that together show what the whole
	// shows, in its order and to its scale. There are fewer where it has no
	// more rows.
	Parts(n int) []Figure
}

// parts cuts count rows into at most n runs of nearly equal length, breaking
// only before rows that may begin a run.
func parts(count, n int, begins func(row int) bool, add func(from, to int)) {
	from := 0
	for k := 1; k <= n && from < count; k++ {
		to := max(from+1, count*k/n)
		for to < count && !begins(to) {
			to++
		}
		add(from, to)
		from = to
	}
}

func anyRow(int) bool { return true }

// Parts keeps joined bars together.
func (b bars) Parts(n int) []Figure {
	var out []Figure
	parts(len(b.bars), n, func(i int) bool { return !b.bars[i].Joined }, func(from, to int) {
		p := b
		p.bars = b.bars[from:to]
		out = append(out, p)
	})
	return out
}

// Parts are ranked bars. Two flows of about one length are cut between them; a
// flow that is cut has its head in each part.
func (m mix) Parts(n int) []Figure {
	if n == 2 && m.even() {
		return []Figure{mix{m.flows[:1], m.top()}, mix{m.flows[1:], m.top()}}
	}
	var flow []int // of each segment
	var of []Segment
	for i, f := range m.flows {
		for _, s := range f.Segments {
			flow, of = append(flow, i), append(of, s)
		}
	}
	var out []Figure
	parts(len(of), n, anyRow, func(from, to int) {
		p := mix{most: m.top()}
		for i := from; i < to; i++ {
			if i == from || flow[i] != flow[i-1] {
				f := m.flows[flow[i]]
				f.Segments = nil
				p.flows = append(p.flows, f)
			}
			last := &p.flows[len(p.flows)-1]
			last.Segments = append(last.Segments, of[i])
		}
		out = append(out, p)
	})
	return out
}

// even tells whether the mix is two flows, each of at least two fifths of all
// segments.
func (m mix) even() bool {
	if len(m.flows) != 2 {
		return false
	}
	a, b := len(m.flows[0].Segments), len(m.flows[1].Segments)
	return 5*min(a, b) >= 2*(a+b)
}

// Parts keep the columns of a group that is cut.
func (cs corridors) Parts(n int) []Figure {
	var group, route []int
	for i, g := range cs.groups {
		for j := range g.routes {
			group, route = append(group, i), append(route, j)
		}
	}
	var out []Figure
	parts(len(group), n, anyRow, func(from, to int) {
		var p corridors
		for i := from; i < to; i++ {
			g := cs.groups[group[i]]
			if i == from || group[i] != group[i-1] {
				p.groups = append(p.groups, corridor{name: g.name, n: g.n})
			}
			last := &p.groups[len(p.groups)-1]
			last.routes = append(last.routes, g.routes[route[i]])
			last.columns = append(last.columns, g.columns[route[i]])
		}
		out = append(out, p)
	})
	return out
}

// Parts have an axis each.
func (t timeline) Parts(n int) []Figure {
	all := len(t.dated) + len(t.undated)
	var out []Figure
	parts(all, n, anyRow, func(from, to int) {
		at := len(t.dated)
		p := timeline{
			dated:   t.dated[min(from, at):min(to, at)],
			undated: t.undated[max(from-at, 0):max(to-at, 0)],
		}
		p.axis = newDayAxis(p.dated)
		out = append(out, p)
	})
	return out
}
