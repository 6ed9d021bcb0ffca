package layout

import "slices"

// A unit is a block whose place among its neighbours may change: a figure, or
// text that follows one.
type unit struct {
	elem   *Element
	figure bool
	before Pt
	after  Pt
}

// A swap is a figure and the text set before it instead of after it.
type swap struct{ figure, text *unit }

// pull fills the foot of a column, which ss begins, where a figure that does
// not fit would leave it empty: paragraphs and lists that follow the figure in
// its section are set first; whole ones where the section begins there. At
// least rest strips stay behind the figure. It changes ss and returns what it
// swapped.
func pull(ss []strip, rest int, h Pt, before *strip, room Pt) []swap {
	var out []swap
	for {
		n := fit(ss, h, before, room)
		at, end, ok := figureAfter(ss, n)
		if !ok || end+rest > len(ss) {
			return out
		}
		moved := ss[at:min(end+1, len(ss))] // and the one below, for its space
		old := slices.Clone(moved)
		figure, text := ss[at].unit, ss[at+1].unit
		copy(ss[at:], ss[at+1:end])
		ss[end-1] = old[0]
		ss[at].before = text.before
		if at > 0 {
			ss[at].before = max(text.before, spaceAfter(&ss[at-1]))
		}
		ss[end-1].before = max(figure.before, text.after)
		if end < len(ss) {
			ss[end].before = max(ss[end].before, figure.after)
		}
		least := n + 2 // one line is not worth it
		if at > n {
			least = end - 1
		}
		if fit(ss, h, before, room) < least {
			copy(moved, old)
			return out
		}
		out = append(out, swap{figure, text})
	}
}

// pullColumns is pull for each of n columns, on a copy of the strips. The last
// figure stays where it is: it would stand in a column alone.
func (st *setter) pullColumns(ss []strip, n int, h Pt) ([]strip, []swap) {
	ss = st.strips.join(nil, ss)
	var out []swap
	from := 0
	for range n {
		out = append(out, pull(ss[from:], 1, h, nil, 0)...)
		from += fit(ss[from:], h, nil, 0)
	}
	return ss, out
}

// figureAfter finds the figure that begins the strips from n on, headings
// before it apart, and the end of the text after it.
func figureAfter(ss []strip, n int) (at, end int, ok bool) {
	at = n
	for at < len(ss) && ss[at].keep && ss[at].unit == nil {
		at++
	}
	if at+1 >= len(ss) || ss[at].unit == nil || !ss[at].unit.figure {
		return 0, 0, false
	}
	text := ss[at+1].unit
	if text == nil || text.figure || text.elem.Parent != ss[at].unit.elem.Parent {
		return 0, 0, false
	}
	end = at + 1
	for end < len(ss) && ss[end].unit == text {
		end++
	}
	return at, end, true
}

func spaceAfter(s *strip) Pt {
	if s.unit == nil {
		return 0
	}
	return s.unit.after
}

// reorder puts the elements in the order of the strips.
func reorder(swaps []swap) {
	for _, s := range swaps {
		kids := s.figure.elem.Parent.Kids
		for i := 0; i+1 < len(kids); i++ {
			if kids[i] == s.figure.elem && kids[i+1] == s.text.elem {
				kids[i], kids[i+1] = kids[i+1], kids[i]
				break
			}
		}
	}
}
