package layout

import (
	"slices"
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

// saveLines moves width between columns, down to their longest words, while that makes
// the table lower, by the lines its rows are estimated to take.
func (ts *tableSetter) saveLines(rows [][]cellText, least []Pt) {
	const enough = 100 // rows to look at
	natural := make([][]Pt, 0, min(len(rows), enough))
	for _, r := range rows[:min(len(rows), enough)] {
		ns := make([]Pt, 0, len(r))
		for k := range r {
			if r[k].span == 1 {
				ns = append(ns, r[k].natural()+r[k].indent())
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
			if n > ts.w[k]+tolerance && ts.w[k] > 0 {
				most = max(most, int(n/(filled*ts.w[k]))+1)
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
			need, word := c.natural()+c.indent()+tolerance, ts.st.narrowest(&c.shapedText)+c.indent()+tolerance
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
