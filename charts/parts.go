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

// Parts implements Splitter.
func (r ranking) Parts(n int) []Figure {
	var out []Figure
	splitRows(len(r.rows), n, anyRow, func(from, to int) {
		p := r
		p.rows = r.rows[from:to]
		out = append(out, p)
	})
	return out
}

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
