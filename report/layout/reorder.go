package layout

import (
	"cmp"
	"slices"
)

// A movable is a block that may change places with its neighbour: a figure, or text
// that follows one.
type movable struct {
	elem   *Element
	last   *Element // of several elements the last, else nil
	figure bool
	before Pt
	after  Pt
}

// A swap is a figure and the text that is set before it instead of after it.
type swap struct{ figure, text *movable }

// fillFoot fills the foot of the column that ss begins in, where a figure that does
// not fit would leave it empty: paragraphs and lists that follow the figure in its
// section are set before it. Where the section begins at the foot of the column, all
// of such a block must fit. At least rest bands stay after the figure. fillFoot
// changes ss and returns what it swapped.
func fillFoot(ss []band, rest int, c cursor, bottom, room Pt) []swap {
	var out []swap
	for {
		n := fit(ss, c, bottom, room)
		at, end, ok := movableFigure(ss, n)
		if !ok || end+rest > len(ss) {
			return out
		}
		moved := ss[at:min(end+1, len(ss))] // and the one below, for its space
		old := slices.Clone(moved)
		figure, text := ss[at].movable, ss[at+1].movable
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
		if fit(ss, c, bottom, room) < least {
			copy(moved, old)
			return out
		}
		out = append(out, swap{figure, text})
	}
}

// fillFeet is fillFoot for each of n columns, on a copy of the bands. A figure at the
// end stays there: it would be alone in a column.
func (ws *workspace) fillFeet(ss []band, n int, c cursor, bottom Pt) ([]band, []swap) {
	ss = ws.bands.concat(nil, ss)
	var out []swap
	from := 0
	for range n {
		out = append(out, fillFoot(ss[from:], 1, c, bottom, 0)...)
		from += fit(ss[from:], c, bottom, 0)
	}
	return ss, out
}

// movableFigure finds the figure that the bands from n on begin with, perhaps after
// its headings, and the end of the text after it.
func movableFigure(ss []band, n int) (at, end int, ok bool) {
	at = n
	for at < len(ss) && ss[at].keep && ss[at].movable == nil {
		at++
	}
	if at+1 >= len(ss) || ss[at].movable == nil || !ss[at].movable.figure {
		return 0, 0, false
	}
	text := ss[at+1].movable
	if text == nil || text.figure || text.elem.Parent != ss[at].movable.elem.Parent {
		return 0, 0, false
	}
	end = at + 1
	for end < len(ss) && ss[end].movable == text {
		end++
	}
	return at, end, true
}

func spaceAfter(s *band) Pt {
	if s.movable == nil {
		return 0
	}
	return s.movable.after
}

// reorder puts the elements in the order of the bands.
func reorder(swaps []swap) {
	for _, s := range swaps {
		kids := s.figure.elem.Parent.Kids
		i := slices.Index(kids, s.figure.elem)
		end := slices.Index(kids, cmp.Or(s.text.last, s.text.elem))
		if i < 0 || end < i {
			continue
		}
		copy(kids[i:], kids[i+1:end+1])
		kids[end] = s.figure.elem
	}
}
