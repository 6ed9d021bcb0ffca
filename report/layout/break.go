package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/report/script"
)

// tolerance is how much wider than the measure a line may be by rounding.
const tolerance Pt = 0.005

// What a line costs besides its unfilled end, in squares of parts of the measure.
const (
	costDash     = 0.004
	costSoft     = 0.02
	costAnywhere = 0.04
	costShort    = 0.06 // for a last line of no length, falling to 0 at shortLine
	shortLine    = 0.2  // of the measure
)

// A breakpoint is a place where a line may end, with the best known way to set the
// fragments before it. With lines 0 there is none.
type breakpoint struct {
	lines   int
	cost    float64
	from    int // first fragment of its last line
	hyphens int // how many lines in a row, to the last, end at an atHyphen
}

func (w *breakpoint) better(than *breakpoint) bool {
	if w.lines != than.lines {
		return w.lines < than.lines
	}
	return w.cost < than.cost
}

// breakLines breaks a text into lines, ragged right, and returns the index of the
// fragment after each line: the fewest lines that fit and, of these, the most even
// ones (the total fit of Knuth and Plass 1981, with all the glue at the right). A
// word is broken only where a line would otherwise be too short. The list is valid
// until the next call.
func (st *textSetter) breakLines(s *shapedText, measure Pt) []int {
	st.split(s, measure)
	if len(s.fragments) == 0 {
		return nil
	}
	if s.natural() <= measure+tolerance {
		st.ends = append(st.ends[:0], len(s.fragments))
		return st.ends
	}
	ends := st.fewestLines(s, measure)
	for range hyphenRounds {
		if s.style.Rag == 0 || !st.hyphenate(s, ends, measure) {
			break
		}
		ends = st.fewestLines(s, measure)
	}
	return ends
}

// hyphenRounds is how often short lines are searched for: breaking a word for one
// may leave another short.
const hyphenRounds = 3

// fewestLines returns the ends of the lines, given where lines may end.
func (st *textSetter) fewestLines(s *shapedText, measure Pt) []int {
	n := len(s.fragments)
	best := append(st.breakpoints[:0], make([]breakpoint, n+1)...)
	st.breakpoints = best
	// edge is the last breakpoint that takes fewer lines than the one before j. Where
	// one line reaches from edge to j, settings of more lines than that are not tried.
	edge, before := 0, 0
	w := Pt(0) // of the fragments from edge to j
	for j := 1; j <= n; j++ {
		a := &s.fragments[j-1]
		w += a.width
		if j == n || a.after != noBreak {
			most := n
			if j < n && a.after != atHyphen && w+st.hyphen(s, j) <= measure {
				most = best[edge].lines + 1
			}
			best[j] = st.bestLine(s, best, j, most, measure)
			if best[j].lines > best[edge].lines+1 {
				w -= s.width(edge, before)
				edge = before
			}
			before = j
		}
		w += a.space
	}
	ends := slices.Grow(st.ends[:0], best[n].lines)[:best[n].lines]
	st.ends = ends
	for j, k := n, best[n].lines-1; k >= 0; j, k = best[j].from, k-1 {
		ends[k] = j
	}
	return ends
}

// bestLine finds the best setting whose last line ends before fragment j, among
// those of at most most lines.
func (st *textSetter) bestLine(s *shapedText, best []breakpoint, j, most int, measure Pt) breakpoint {
	fragments := s.fragments[:j]
	last := j == len(s.fragments)
	ours := !last && fragments[j-1].after == atHyphen
	end := fragments[j-1].after.cost()
	var found breakpoint
	w := fragments[j-1].width + st.hyphen(s, j)
	for i := j - 1; ; i-- {
		if i < j-1 {
			w += fragments[i].width + fragments[i].space
		}
		if w > measure+tolerance && (found.lines > 0 || ours) {
			return found
		}
		before := &best[i]
		if i > 0 && (fragments[i-1].after == noBreak || before.lines == 0) {
			continue
		}
		if i > 0 && (ours && before.hyphens == hyphenRow || last && s.isWordEnd(i)) {
			continue
		}
		if before.lines >= most {
			continue
		}
		c := breakpoint{lines: before.lines + 1, cost: before.cost, from: i}
		if last && !s.style.Even {
			c.cost += costShort * max(0, 1-float64(w/measure)/shortLine)
		} else {
			r := float64((measure - w) / measure)
			c.cost += float64(r*r) + end
		}
		if ours {
			c.hyphens = before.hyphens + 1
		}
		if found.lines == 0 || c.better(&found) {
			found = c
		}
		if i == 0 {
			return found
		}
	}
}

// isWordEnd reports whether the fragments from i on would be a last line with
// nothing but the end of a word.
func (s *shapedText) isWordEnd(i int) bool {
	if s.fragments[i-1].after != atHyphen {
		return false
	}
	for k := i; k < len(s.fragments)-1; k++ {
		if s.fragments[k].after == atSpace {
			return false
		}
	}
	return true
}

// cost is what a break of this kind costs.
func (o breakKind) cost() float64 {
	switch o {
	case atDash:
		return costDash
	case atSoftHyphen, atHyphen:
		return costSoft
	case anywhere:
		return costAnywhere
	}
	return 0
}

// hyphen is the width of the hyphen that a line which ends before fragment j shows.
func (st *textSetter) hyphen(s *shapedText, j int) Pt {
	a := &s.fragments[j-1]
	if a.after != atSoftHyphen && a.after != atHyphen || j == len(s.fragments) {
		return 0
	}
	f, _, _ := s.appearance(a)
	return st.width(f, "-", &s.spans[a.span])
}

// width is the width of the fragments i ≤ k < j with the space after them.
func (s *shapedText) width(i, j int) Pt {
	var w Pt
	for k := i; k < j; k++ {
		w += s.fragments[k].width + s.fragments[k].space
	}
	return w
}

// natural is the width of the text on one line.
func (s *shapedText) natural() Pt {
	var w Pt
	for i := range s.fragments {
		w += s.fragments[i].width + s.fragments[i].space
	}
	return w
}

// narrowest is the least measure that the text can be set to without breaking a
// fragment: the width of its widest part, with the hyphen it may have to show.
func (st *textSetter) narrowest(s *shapedText) Pt {
	var most, w Pt
	for i := range s.fragments {
		a := &s.fragments[i]
		w += a.width
		most = max(most, w+st.hyphen(s, i+1))
		w += a.space
		if a.after != noBreak {
			w = 0
		}
	}
	return most
}

// split breaks between any two characters what is wider than the measure: an
// address, a hash, a word of ten thousand letters.
func (st *textSetter) split(s *shapedText, measure Pt) {
	if s.natural() <= measure+tolerance || st.narrowest(s) <= measure+tolerance {
		return
	}
	st.hyphenateWide(s, measure)
	var out []fragment
	for i := 0; i < len(s.fragments); {
		j, w := i, Pt(0)
		for {
			w += s.fragments[j].width
			j++
			if j == len(s.fragments) || s.fragments[j-1].after != noBreak {
				break
			}
			w += s.fragments[j-1].space
		}
		if w += st.hyphen(s, j); w <= measure+tolerance {
			out = append(out, s.fragments[i:j]...)
		} else {
			out = st.splitPart(s, s.fragments[i:j], measure, out)
		}
		i = j
	}
	s.fragments = out
}

// splitPart cuts fragments between which no line may end into pieces no wider than
// the measure.
func (st *textSetter) splitPart(s *shapedText, part []fragment, measure Pt, out []fragment) []fragment {
	left := measure
	for k, a := range part {
		if k > 0 && a.width > left {
			out[len(out)-1].after = anywhere
			left = measure
		}
		f, _, _ := s.appearance(&a)
		x := &s.spans[a.span]
		reserve := Pt(0)
		if a.after == atSoftHyphen {
			reserve = st.width(f, "-", x)
		}
		for a.width+reserve > left && a.text != "" && !deferred(x) {
			room, open := left, anywhere
			if hyphen := st.width(f, "-", x); letters(a.text) && left > 4*hyphen {
				room, open = left-hyphen, atSoftHyphen
			}
			n := st.prefix(f, a.text, room)
			if n == len(a.text) { // all but its hyphen fits
				n = st.prefix(f, a.text, left-reserve)
			}
			if n == len(a.text) {
				break
			}
			out = st.cutAt(out, f, a, []int{n}, open)
			a, out = out[len(out)-1], out[:len(out)-1]
			left = measure
		}
		out = append(out, a)
		left -= a.width + a.space
	}
	return out
}

// letters reports whether s is nothing but letters of a script with hyphens. A broken word
// shows one, an address or a hash does not.
func letters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) || r >= firstIdeograph || script.IsRTL(r) })
}

// prefix is how many bytes of s, at least one character, fit into w.
func (st *textSetter) prefix(f Font, s string, w Pt) int {
	ends := make([]int, 0, 64) // byte ends of the characters tried
	for i := 0; i < len(s) && (i == 0 || Pt(len(ends)) < 8*w/f.Size+8); {
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
		ends = append(ends, i)
	}
	lo, hi := 0, len(ends)-1 // ends[lo] is taken to fit
	for lo < hi {
		if mid := (lo + hi + 1) / 2; st.m.Width(f, s[:ends[mid]]) <= w {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return ends[lo]
}
