package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// slop is how much wider than the measure a line may come out by rounding.
const slop Pt = 0.005

// What a line costs besides its rag, as squares of parts of the measure.
const (
	costDash     = 0.004
	costSoft     = 0.02
	costAnywhere = 0.04
	costShort    = 0.06 // a last line of no length; none from shortLine on
	shortLine    = 0.2  // of the measure
)

// A way is the best known setting of the atoms before a break.
type way struct {
	lines   int
	cost    float64
	from    int // first atom of its last line
	hyphens int // lines in a row, to the last, that end at hyphens of ours
}

func (w *way) better(than *way) bool {
	if w.lines != than.lines {
		return w.lines < than.lines
	}
	return w.cost < than.cost
}

// breakLines returns the ends of the lines (exclusive atom indices) of a
// ragged-right setting: the fewest lines that fit and, of these, the evenest
// rag (total fit as in Knuth and Plass 1981, with the glue all at the right).
// Words are broken only where without it a line would end too short. The list is
// valid until the next call.
func (st *setter) breakLines(s *shaped, measure Pt) []int {
	st.split(s, measure)
	if len(s.atoms) == 0 {
		return nil
	}
	if s.natural() <= measure+slop {
		st.ends = append(st.ends[:0], len(s.atoms))
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

// hyphenRounds is how often lines are looked at for words to break: breaking
// one may leave another line short.
const hyphenRounds = 3

// fewestLines are the ends of the lines, given where they may break.
func (st *setter) fewestLines(s *shaped, measure Pt) []int {
	n := len(s.atoms)
	best := append(st.ways[:0], make([]way, n+1)...)
	st.ways = best
	// Where one more line reaches from edge, the last break that takes fewer lines
	// than the one before j, ways of more lines need no look.
	edge, before := 0, 0
	w := Pt(0) // of the atoms from edge to j
	for j := 1; j <= n; j++ {
		a := &s.atoms[j-1]
		w += a.w
		if j == n || a.open != closed {
			most := n
			if j < n && a.open != atHyphen && w+st.hyphen(s, j) <= measure {
				most = best[edge].lines + 1
			}
			best[j] = st.bestLine(s, best, j, most, measure)
			if best[j].lines > best[edge].lines+1 {
				w -= s.width(edge, before)
				edge = before
			}
			before = j
		}
		w += a.sw
	}
	ends := slices.Grow(st.ends[:0], best[n].lines)[:best[n].lines]
	st.ends = ends
	for j, k := n, best[n].lines-1; k >= 0; j, k = best[j].from, k-1 {
		ends[k] = j
	}
	return ends
}

// bestLine finds the best line that ends before atom j, of ways of most lines at
// most.
func (st *setter) bestLine(s *shaped, best []way, j, most int, measure Pt) way {
	atoms := s.atoms[:j]
	last := j == len(s.atoms)
	ours := !last && atoms[j-1].open == atHyphen
	end := atoms[j-1].open.cost()
	var found way
	w := atoms[j-1].w + st.hyphen(s, j)
	for i := j - 1; ; i-- {
		if i < j-1 {
			w += atoms[i].w + atoms[i].sw
		}
		if w > measure+slop && (found.lines > 0 || ours) {
			return found
		}
		before := &best[i]
		if i > 0 && (atoms[i-1].open == closed || before.lines == 0) {
			continue
		}
		if i > 0 && (ours && before.hyphens == hyphenRow || last && s.tail(i)) {
			continue
		}
		if before.lines >= most {
			continue
		}
		c := way{lines: before.lines + 1, cost: before.cost, from: i}
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

// tail tells whether the atoms from i on would be a last line that has nothing
// but the end of a word.
func (s *shaped) tail(i int) bool {
	if s.atoms[i-1].open != atHyphen {
		return false
	}
	for k := i; k < len(s.atoms)-1; k++ {
		if s.atoms[k].open == atSpace {
			return false
		}
	}
	return true
}

// cost is what it costs to break a line there.
func (o opening) cost() float64 {
	switch o {
	case atDash:
		return costDash
	case atSoft, atHyphen:
		return costSoft
	case anywhere:
		return costAnywhere
	}
	return 0
}

// hyphen is the width of the hyphen a line ending before atom j shows.
func (st *setter) hyphen(s *shaped, j int) Pt {
	a := &s.atoms[j-1]
	if a.open != atSoft && a.open != atHyphen || j == len(s.atoms) {
		return 0
	}
	f, _, _ := s.look(a)
	return st.width(f, "-", &s.spans[a.span])
}

// width is the width of the atoms from i to j and the space after them.
func (s *shaped) width(i, j int) Pt {
	var w Pt
	for k := i; k < j; k++ {
		w += s.atoms[k].w + s.atoms[k].sw
	}
	return w
}

// natural is the width of the text on one line.
func (s *shaped) natural() Pt {
	var w Pt
	for i := range s.atoms {
		w += s.atoms[i].w + s.atoms[i].sw
	}
	return w
}

// narrowest is the width of the widest part that is not broken, with the hyphen
// it may have to show.
func (st *setter) narrowest(s *shaped) Pt {
	var most, w Pt
	for i := range s.atoms {
		a := &s.atoms[i]
		w += a.w
		most = max(most, w+st.hyphen(s, i+1))
		w += a.sw
		if a.open != closed {
			w = 0
		}
	}
	return most
}

// split breaks what is wider than the measure, by characters: an address, a
// hash, a word of ten thousand letters.
func (st *setter) split(s *shaped, measure Pt) {
	if s.natural() <= measure+slop || st.narrowest(s) <= measure+slop {
		return
	}
	st.hyphenateWide(s, measure)
	var out []atom
	for i := 0; i < len(s.atoms); {
		j, w := i, Pt(0)
		for {
			w += s.atoms[j].w
			j++
			if j == len(s.atoms) || s.atoms[j-1].open != closed {
				break
			}
			w += s.atoms[j-1].sw
		}
		if w += st.hyphen(s, j); w <= measure+slop {
			out = append(out, s.atoms[i:j]...)
		} else {
			out = st.splitPart(s, s.atoms[i:j], measure, out)
		}
		i = j
	}
	s.atoms = out
}

// splitPart cuts atoms that stand together into pieces no wider than measure.
func (st *setter) splitPart(s *shaped, part []atom, measure Pt, out []atom) []atom {
	left := measure
	for k, a := range part {
		if k > 0 && a.w > left {
			out[len(out)-1].open = anywhere
			left = measure
		}
		f, _, _ := s.look(&a)
		x := &s.spans[a.span]
		reserve := Pt(0)
		if a.open == atSoft {
			reserve = st.width(f, "-", x)
		}
		for a.w+reserve > left && a.text != "" && !deferred(x) {
			room, open := left, anywhere
			if hyphen := st.width(f, "-", x); letters(a.text) && left > 4*hyphen {
				room, open = left-hyphen, atSoft
			}
			n := st.prefix(f, a.text, room)
			if n == len(a.text) { // all but its hyphen fits
				n = st.prefix(f, a.text, left-reserve)
			}
			if n == len(a.text) {
				break
			}
			out = st.parts(out, f, a, []int{n}, open)
			a, out = out[len(out)-1], out[:len(out)-1]
			left = measure
		}
		out = append(out, a)
		left -= a.w + a.sw
	}
	return out
}

// letters tells whether s is a word: one that is broken shows a hyphen, an
// address or a hash does not.
func letters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// prefix is how many bytes of s, at least one character, fit into w.
func (st *setter) prefix(f Font, s string, w Pt) int {
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
