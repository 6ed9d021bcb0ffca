package charts

// A Splitter is a figure that can be drawn in parts, each on a page of its own.
type Splitter interface {
	Figure
	// Parts returns at most n figures that together show what the whole figure
	// shows, in the same order and on the same scale. They are fewer where the
	// figure has fewer rows.
	Parts(n int) []Figure
}

// splitRows splits count rows into at most n runs of nearly equal length, only before
// rows that may begin a run, and calls add for each.
func splitRows(count, n int, begins func(row int) bool, add func(from, to int)) {
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

// Parts implements Splitter. Joined bars stay together.
func (b bars) Parts(n int) []Figure {
	var out []Figure
	splitRows(len(b.bars), n, func(i int) bool { return !b.bars[i].Joined }, func(from, to int) {
		p := b
		p.bars = b.bars[from:to]
		out = append(out, p)
	})
	return out
}

// Parts implements Splitter; the parts are ranked bars. Two flows of similar length
// are split between them. Where one flow is split, each part has its head.
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
	splitRows(len(of), n, anyRow, func(from, to int) {
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

// even reports whether the mix has two flows, each of at least two fifths of all
// segments.
func (m mix) even() bool {
	if len(m.flows) != 2 {
		return false
	}
	a, b := len(m.flows[0].Segments), len(m.flows[1].Segments)
	return 5*min(a, b) >= 2*(a+b)
}
