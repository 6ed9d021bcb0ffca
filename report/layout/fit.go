package layout

// fit returns how many bands fit below a cursor, above bottom, if the column ends
// where it may. room is the height that must be left for a band that otherwise begins
// a new page.
func fit(ss []band, c cursor, bottom, room Pt) int {
	n := 0
	for i := range ss {
		s := &ss[i]
		if c.before != nil && s.fresh && bottom-c.y < room {
			return n
		}
		c.put(s)
		if c.y > bottom+tolerance {
			return n
		}
		if !s.keep || s.loose && c.parted {
			n = i + 1
		}
	}
	return len(ss)
}

// forceFit returns how many bands to put in an empty column when those that must stay
// together are higher than it: what fits, and at least one.
func forceFit(ss []band, c cursor, bottom Pt) int {
	for i := range ss {
		c.put(&ss[i])
		if c.y > bottom+tolerance {
			return max(i, 1)
		}
	}
	return len(ss)
}

// fitColumns breaks bands into at most n columns that begin at a cursor and end above
// bottom. It returns the end of each column, in the memory of list, and whether all
// bands are in.
func fitColumns(list []int, ss []band, n int, c cursor, bottom Pt) (ends []int, all bool) {
	ends = list[:0]
	from := 0
	for len(ends) < n && from < len(ss) {
		k := fit(ss[from:], c, bottom, 0)
		if k == 0 {
			break
		}
		from += k
		ends = append(ends, from)
	}
	return ends, from == len(ss)
}

// wholeBonus is how much higher columns may be so that each begins with a
// heading instead of the rest of a section.
const wholeBonus = 1.2

// balance breaks bands into n columns of equal height, if they end above bottom:
// before headings where the columns are then nearly as low, else wherever they are
// lowest. foot is where the longest ends.
func (ws *workspace) balance(ss []band, n int, c cursor, bottom Pt) (ends []int, foot Pt, ok bool) {
	ends, foot, ok = lowest(ss, n, c, bottom)
	if !ok || len(ends) < 2 {
		return ends, foot, ok
	}
	before := ws.bands.position
	defer ws.bands.rewind(before)
	whole := ws.bands.concat(nil, ss)
	headings := false
	for i := range whole[:len(whole)-1] {
		whole[i].keep = !whole[i+1].heading
		headings = headings || whole[i+1].heading
	}
	if !headings {
		return ends, foot, true
	}
	if e, high, fits := lowest(whole, n, c, min(bottom, c.y+(foot-c.y)*wholeBonus)); fits {
		return e, high, true
	}
	return ends, foot, true
}

// lowest breaks bands into n columns of the least equal height, if they end above
// bottom.
func lowest(ss []band, n int, c cursor, bottom Pt) (ends []int, foot Pt, ok bool) {
	if ends, ok = fitColumns(make([]int, 0, n), ss, n, c, bottom); !ok {
		return nil, 0, false
	}
	other := make([]int, 0, n)
	lo, hi := c.y, bottom
	for hi-lo > 0.05 {
		mid := (lo + hi) / 2
		if e, all := fitColumns(other, ss, n, c, mid); all {
			ends, other, hi = e, ends, mid
		} else {
			lo = mid
		}
	}
	from := 0
	for _, end := range ends {
		at := c
		for i := range ss[from:end] {
			at.put(&ss[from+i])
		}
		foot = max(foot, at.y)
		from = end
	}
	return ends, foot, true
}
