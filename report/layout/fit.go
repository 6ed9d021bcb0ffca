package layout

// fit tells how many strips fit into a height below the strip before (nil at
// the top of a column), breaking only where it is allowed. room is the height
// a strip that wants a fresh page must find left.
func fit(ss []strip, h Pt, before *strip, room Pt) int {
	var y Pt
	n := 0
	prev := before
	for i := range ss {
		s := &ss[i]
		if prev != nil && s.fresh && h-y < room {
			return n
		}
		d := s.lead(prev) + s.h
		if y+d+s.tail() > h+slop {
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

// force is how many strips to take at the top of an empty page when what must
// stand together is higher than it: what fits, and at least one.
func force(ss []strip, h Pt) int {
	var y Pt
	var prev *strip
	for i := range ss {
		y += ss[i].lead(prev) + ss[i].h
		if y+ss[i].tail() > h+slop {
			return max(i, 1)
		}
		prev = &ss[i]
	}
	return len(ss)
}

// fitColumns breaks strips into at most n columns of a height: the end of
// each column, in room of the caller's, and whether all strips are in.
func fitColumns(room []int, ss []strip, n int, h Pt) (ends []int, all bool) {
	ends = room[:0]
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

// balance breaks strips into n columns of equal height, if they fit into
// limit: before headings where the columns come out nearly as low, else at the
// least height.
func (st *setter) balance(ss []strip, n int, limit Pt) (ends []int, h Pt, ok bool) {
	ends, h, ok = lowest(ss, n, limit)
	if !ok || len(ends) < 2 {
		return ends, h, ok
	}
	before := st.strips.place
	defer st.strips.cut(before)
	whole := st.strips.join(nil, ss)
	for i := range whole[:len(whole)-1] {
		whole[i].keep = !whole[i+1].heading
	}
	if e, high, fits := lowest(whole, n, min(limit, h*wholeBonus)); fits {
		return e, high, true
	}
	return ends, h, true
}

// lowest breaks strips into n columns of the least equal height, if they fit
// into limit.
func lowest(ss []strip, n int, limit Pt) (ends []int, h Pt, ok bool) {
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
