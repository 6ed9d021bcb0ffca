package layout

// fit returns how many bands fit into a height below the band before, nil at the
// top of a column, if the column ends where it may. room is the height that must be
// left for a band that otherwise begins a new page.
func fit(ss []band, h Pt, before *band, room Pt) int {
	var y Pt
	n := 0
	prev := before
	for i := range ss {
		s := &ss[i]
		if prev != nil && s.fresh && h-y < room {
			return n
		}
		d := s.spaceAbove(prev) + s.h
		if y+d+s.spaceBelow() > h+tolerance {
			return n
		}
		y += d
		prev = s
		if !s.keep {
			n = i + 1
		}
	}
	return len(ss)
}

// forceFit returns how many bands to put on an empty page when those that must stay
// together are higher than it: what fits, and at least one.
func forceFit(ss []band, h Pt) int {
	var y Pt
	var prev *band
	for i := range ss {
		y += ss[i].spaceAbove(prev) + ss[i].h
		if y+ss[i].spaceBelow() > h+tolerance {
			return max(i, 1)
		}
		prev = &ss[i]
	}
	return len(ss)
}

// fitColumns breaks bands into at most n columns of a height. It returns the end of
// each column, in the memory of list, and whether all bands are in.
func fitColumns(list []int, ss []band, n int, h Pt) (ends []int, all bool) {
	ends = list[:0]
	from := 0
	for len(ends) < n && from < len(ss) {
		k := fit(ss[from:], h, nil, 0)
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

// balance breaks bands into n columns of equal height, if they fit into limit:
// before headings where the columns are then nearly as low, else wherever they are
// lowest.
func (ws *workspace) balance(ss []band, n int, limit Pt) (ends []int, h Pt, ok bool) {
	ends, h, ok = lowest(ss, n, limit)
	if !ok || len(ends) < 2 {
		return ends, h, ok
	}
	before := ws.bands.position
	defer ws.bands.rewind(before)
	whole := ws.bands.concat(nil, ss)
	for i := range whole[:len(whole)-1] {
		whole[i].keep = !whole[i+1].heading
	}
	if e, high, fits := lowest(whole, n, min(limit, h*wholeBonus)); fits {
		return e, high, true
	}
	return ends, h, true
}

// lowest breaks bands into n columns of the least equal height, if they fit into
// limit.
func lowest(ss []band, n int, limit Pt) (ends []int, h Pt, ok bool) {
	if ends, ok = fitColumns(make([]int, 0, n), ss, n, limit); !ok {
		return nil, 0, false
	}
	other := make([]int, 0, n)
	lo, hi := Pt(0), limit
	for hi-lo > 0.05 {
		mid := (lo + hi) / 2
		if e, all := fitColumns(other, ss, n, mid); all {
			ends, other, hi = e, ends, mid
		} else {
			lo = mid
		}
	}
	from := 0
	for _, end := range ends {
		h = max(h, height(ss[from:end]))
		from = end
	}
	return ends, h, true
}
