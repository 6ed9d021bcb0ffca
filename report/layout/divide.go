package layout

import "slices"

// A figure higher than so much of a page that does not fit on one is drawn in
// two parts where it would leave a quarter of a column empty. The larger part,
// with its title and a head, may come to so much of the whole.
const (
	divideFrom  = 0.3
	divideGap   = 0.25
	divideShare = 0.62
)

// divideColumns divides figures at the feet of n columns, left high.
func (p *paginator) divideColumns(ss []strip, n int, left Pt) []strip {
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

// divisible finds the figure at which a column with so much height left below
// the strip before breaks after n strips, headings before it apart, if it is to
// be drawn in two parts of which one fits there.
func (p *paginator) divisible(ss []strip, n int, left Pt, before *strip) (at int, ok bool) {
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
		left -= ss[i].lead(before) + ss[i].h
		before = &ss[i]
	}
	left -= ss[at].lead(before) + ss[at].tail()
	return at, left >= max(divideGap*h, divideShare*ss[at].h)
}

// divide sets the figure at a strip as two, in a copy of the strips.
func divide(ss []strip, at int) []strip {
	whole := &ss[at]
	first, rest, ok := whole.divide()
	if !ok {
		return ss
	}
	first.x, first.before, first.box = whole.x, whole.before, whole.box
	rest.x, rest.box, rest.keep = whole.x, whole.box, whole.keep
	return slices.Concat(ss[:at], []strip{first, rest}, ss[at+1:])
}
