package layout

import (
	"slices"

	"dyad/report/doc"
)

// columns decides where the columns are. A column without weight is as wide as its
// content; what is left is shared by weight. Where there is too little, heads first
// take two lines, to leave room for the rows; then columns shrink, down to their
// longest word, so that rows take few lines; then all of them in proportion.
func (ts *tableSetter) columns(head []cellText, rows [][]cellText) {
	n := len(ts.t.Cols)
	headLeast, headMost := ts.needs([][]cellText{head})
	least, most := ts.needs(rows)
	for k := range least {
		least[k] = max(least[k], headLeast[k])
	}
	ts.pair(rows, least, most)
	for lines := Pt(1); lines <= 2; lines++ {
		want, squeezed := slices.Clone(most), false
		for k := range want {
			want[k] = max(want[k], headLeast[k], headMost[k]/lines)
		}
		ts.w = ts.share(least, want, ts.width-Pt(float64(n-1)*float64(ts.gap)))
		for k, w := range ts.w {
			squeezed = squeezed || w < most[k]-tolerance
		}
		if !squeezed {
			break
		}
		if lines == 2 {
			ts.saveLines(rows, least)
		}
	}
	ts.x = make([]Pt, n)
	for k := 1; k < n; k++ {
		ts.x[k] = ts.x[k-1] + ts.w[k-1] + ts.gap
	}
}

// pair lowers what a column of labels wants where the figures beside it are short when
// the labels are long: both columns share their room in each row, see [tableSetter.shared].
func (ts *tableSetter) pair(rows [][]cellText, least, most []Pt) {
	for k := range len(most) - 1 {
		if !ts.pairs(k) {
			continue
		}
		var both Pt
		for _, r := range rows {
			if k+1 < len(r) && r[k].span == 1 && r[k+1].span == 1 {
				both = max(both, r[k].whole()+r[k+1].whole())
			}
		}
		most[k] = max(least[k], min(most[k], both-most[k+1]))
	}
}

// pairs reports whether column k is of labels, to the left, and the next of figures, to
// the right, so that a long one may take of the room of the other.
func (ts *tableSetter) pairs(k int) bool {
	return k+1 < len(ts.t.Cols) && ts.t.Cols[k].Align == doc.Left && ts.t.Cols[k+1].Align == doc.Right
}

// shared is how much of the room of column k the column after it takes in a row, or gives
// to it where it is under 0: one of their two texts is too wide for its own column, and
// both fit on a line.
func (ts *tableSetter) shared(k int, label, figure Pt) Pt {
	room := ts.w[k] + ts.w[k+1]
	switch {
	case !ts.pairs(k) || label+figure > room:
		return 0
	case figure > ts.w[k+1]:
		return figure - ts.w[k+1]
	case label > ts.w[k]:
		return ts.w[k] - label
	}
	return 0
}

// whole is the width that a text takes on one line.
func (c *cellText) whole() Pt { return c.natural() + c.indent() + tolerance }

// saveLines moves width between columns, down to their longest words, while that makes
// the table lower, by the lines its rows are estimated to take.
func (ts *tableSetter) saveLines(rows [][]cellText, least []Pt) {
	const enough = 100 // rows to look at
	natural := make([][]Pt, 0, min(len(rows), enough))
	for _, r := range rows[:min(len(rows), enough)] {
		ns := make([]Pt, 0, len(r))
		for k := range r {
			if r[k].span == 1 {
				ns = append(ns, r[k].whole())
			}
		}
		natural = append(natural, ns)
	}
	best := ts.lines(natural)
	for _, step := range [...]Pt{48, 24, 12, 6, 3, 1.5} {
		for saved := true; saved; {
			saved = false
			for from := range ts.w {
				for to := range ts.w {
					if from == to || ts.w[from]-step < least[from] {
						continue
					}
					ts.w[from], ts.w[to] = ts.w[from]-step, ts.w[to]+step
					if n := ts.lines(natural); n < best {
						best, saved = n, true
						continue
					}
					ts.w[from], ts.w[to] = ts.w[from]+step, ts.w[to]-step
				}
			}
		}
	}
}

// lines estimates how many lines rows take, given the widths of their texts on one line.
func (ts *tableSetter) lines(natural [][]Pt) int {
	const filled = 0.92 // of a line that is broken
	all := 0
	for _, r := range natural {
		most := 1
		for k, n := range r {
			w := ts.w[k]
			if k+1 < len(r) {
				w -= ts.shared(k, n, r[k+1])
			}
			if k > 0 {
				w += ts.shared(k-1, r[k-1], n)
			}
			if n > w+tolerance && w > 0 {
				most = max(most, int(n/(filled*w))+1)
			}
		}
		all += most
	}
	return all
}

// needs are the widths of each column's longest word and of its longest text.
func (ts *tableSetter) needs(rows [][]cellText) (least, most []Pt) {
	n := len(ts.t.Cols)
	least, most = make([]Pt, n), make([]Pt, n)
	for _, r := range rows {
		for k := range r {
			c := &r[k]
			need, word := c.whole(), ts.st.narrowest(&c.shapedText)+c.indent()+tolerance
			switch {
			case c.span == n: // has the whole width
				continue
			case c.span > 1: // takes what the columns it spans get, but not nothing
				need = min(need, 3*ts.cell.Size+c.indent())
			}
			most[k] = max(most[k], need)
			least[k] = max(least[k], min(word, need))
		}
	}
	return least, most
}

// share gives each column a width; they sum to room.
func (ts *tableSetter) share(least, most []Pt, room Pt) []Pt {
	n := len(least)
	w := make([]Pt, n)
	var weights float64
	var needLeast, need Pt // of all columns at least; of fixed ones in full and others at least
	for k, c := range ts.t.Cols {
		needLeast += least[k]
		if c.Weight > 0 {
			weights += c.Weight
			need += least[k]
		} else {
			need += most[k]
		}
	}
	switch {
	case needLeast > room: // even the longest words do not fit
		cap := capFor(least, room)
		for k := range w {
			w[k] = min(least[k], cap)
		}
	case need > room: // fixed columns shrink
		part := (room - needLeast) / (need - needLeast)
		for k, c := range ts.t.Cols {
			w[k] = least[k]
			if c.Weight == 0 {
				w[k] += Pt(float64(most[k]-least[k]) * float64(part))
			}
		}
	case weights > 0:
		ts.byWeight(w, least, most, room)
		ts.lend(w, most)
	default: // all fixed: the rest in equal parts
		for k := range w {
			w[k] = most[k] + (room-need)/Pt(n)
		}
	}
	return w
}

// byWeight shares what fixed columns leave; a column whose part would be less
// than its longest word takes that, and the others share the rest.
func (ts *tableSetter) byWeight(w, least, most []Pt, room Pt) {
	var weights float64
	for k, c := range ts.t.Cols {
		if c.Weight > 0 {
			weights += c.Weight
		} else {
			w[k] = most[k]
			room -= most[k]
		}
	}
	for again := true; again; {
		again = false
		for k, c := range ts.t.Cols {
			if c.Weight > 0 && w[k] == 0 && float64(room)*c.Weight/weights < float64(least[k]) {
				w[k] = least[k]
				room -= least[k]
				weights -= c.Weight
				again = true
			}
		}
	}
	for k, c := range ts.t.Cols {
		if c.Weight > 0 && w[k] == 0 {
			w[k] = Pt(float64(room) * c.Weight / weights)
		}
	}
}

// lend gives what weighted columns have over their content to those that have
// too little for theirs, in proportion on both sides.
func (ts *tableSetter) lend(w, most []Pt) {
	var over, under Pt
	for k, c := range ts.t.Cols {
		if c.Weight > 0 {
			over += max(0, w[k]-most[k])
			under += max(0, most[k]-w[k])
		}
	}
	lent := min(over, under)
	if lent <= 0 {
		return
	}
	for k, c := range ts.t.Cols {
		switch d := w[k] - most[k]; {
		case c.Weight > 0 && d > 0:
			w[k] -= Pt(float64(d) * float64(lent/over))
		case c.Weight > 0:
			w[k] -= Pt(float64(d) * float64(lent/under))
		}
	}
}

// capFor is the width to which the widest columns are cut so that all sum to
// room.
func capFor(least []Pt, room Pt) Pt {
	cut := room / Pt(len(least))
	for range least {
		var kept Pt
		wide := 0
		for _, l := range least {
			if l <= cut {
				kept += l
			} else {
				wide++
			}
		}
		if wide == 0 {
			break
		}
		cut = (room - kept) / Pt(wide)
	}
	return cut
}

// spanned is the width of columns col…col+n-1 and the gaps between.
func (ts *tableSetter) spanned(col, n int) Pt {
	last := col + n - 1
	return ts.x[last] + ts.w[last] - ts.x[col]
}
