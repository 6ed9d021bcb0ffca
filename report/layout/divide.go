package layout

import "slices"

// A figure that does not fit on what is left of a page is drawn in two parts, if it
// is higher than divideFrom of a page and would leave divideGap of the page empty.
// The larger part, with title and header, takes at most divideShare of the height
// of the whole.
const (
	divideFrom  = 0.3
	divideGap   = 0.25
	divideShare = 0.62
)

// divideColumns divides figures at the feet of n columns of height left.
func (p *paginator) divideColumns(ss []band, n int, left Pt) []band {
	from := 0
	for range n {
		k := fit(ss[from:], left, nil, 0)
		if at, ok := p.divisible(ss[from:], k, left, nil); ok {
			ss = divide(ss, from+at)
			k = fit(ss[from:], left, nil, 0)
		}
		from += k
	}
	return ss
}

// divisible finds the figure that does not fit into a column: the column has height
// left below the band before, n bands fit, and the figure follows, perhaps after
// its headings. ok reports whether it is to be drawn in two parts of which one fits.
func (p *paginator) divisible(ss []band, n int, left Pt, before *band) (at int, ok bool) {
	h := p.st.g.height()
	at = n
	for at < len(ss)-1 && ss[at].keep && ss[at].divide == nil {
		at++
	}
	if at == len(ss) || ss[at].divide == nil || ss[at].h < divideFrom*h {
		return 0, false
	}
	for i := range ss[:at] {
		if i == n && left < divideGap*h {
			return 0, false
		}
		left -= ss[i].spaceAbove(before) + ss[i].h
		before = &ss[i]
	}
	left -= ss[at].spaceAbove(before) + ss[at].spaceBelow()
	return at, left >= max(divideGap*h, divideShare*ss[at].h)
}

// divide returns a copy of the bands in which the figure at one of them is two.
func divide(ss []band, at int) []band {
	whole := &ss[at]
	first, rest, ok := whole.divide()
	if !ok {
		return ss
	}
	first.x, first.before, first.box = whole.x, whole.before, whole.box
	rest.x, rest.box, rest.keep = whole.x, whole.box, whole.keep
	return slices.Concat(ss[:at], []band{first, rest}, ss[at+1:])
}
