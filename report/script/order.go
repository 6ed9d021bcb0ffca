package script

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// A Run is a part of a text that runs in one direction.
type Run struct {
	From, To int // bytes of the text
	RTL      bool
}

// StartsRTL reports whether the first letter of s runs from right to left, which is then
// the direction of s as a whole (UAX #9, P2 and P3).
func StartsRTL(s string) bool {
	for i := 0; i < len(s); {
		p, n := bidi.LookupString(s[i:])
		switch i += max(n, 1); p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// Order returns the runs of the bytes from ≤ i < to of a text, which stand on one line, in
// the order that they show from left to right. rtl is the direction of the text as a
// whole.
func Order(s string, from, to int, rtl bool) []Run {
	base := uint8(0)
	if rtl {
		base = 1
	}
	o := newOrdering(s, base)
	o.resolve()
	return o.line(from, to)
}

// Isolate is s between marks that keep it apart from the text around it: the direction of
// its first letter is that of all of it, and its neighbours do not see it. Order knows the
// marks, which no text of a dossier may hold; they are no letters.
func Isolate(s string) string { return string(isolate) + s + string(endIsolate) }

const (
	isolate    = '\u2068'
	endIsolate = '\u2069'
)

// isolateIn returns where the isolate that begins s ends, before and after its last mark;
// all of s if it has no end.
func isolateIn(s string) (end, after int) {
	depth := 0
	for i, r := range s {
		switch r {
		case isolate:
			depth++
		case endIsolate:
			if depth--; depth == 0 {
				return i, i + utf8.RuneLen(r)
			}
		}
	}
	return len(s), len(s)
}

// An ordering is a text on its way to the levels of its characters: even ones run from
// left to right. Soft hyphens and the like are left out (X9).
type ordering struct {
	s      string
	at     []int // where the character begins
	is     []bidi.Class
	given  []bidi.Class // as is, before any rule
	levels []uint8
	base   uint8
	from   int // of an isolate, in the text around it
	// inside are the isolates, by the place of the sign that stands for each (X5c).
	inside map[int]*ordering
}

func newOrdering(s string, base uint8) *ordering {
	n := utf8.RuneCountInString(s)
	o := &ordering{s: s, at: make([]int, 0, n), is: make([]bidi.Class, 0, n), base: base}
	for i := 0; i < len(s); {
		if strings.HasPrefix(s[i:], string(isolate)) {
			i += o.isolate(i)
			continue
		}
		p, n := bidi.LookupString(s[i:])
		if n == 0 {
			n = 1
		}
		if c := p.Class(); c != bidi.BN && c <= bidi.AL {
			o.at, o.is = append(o.at, i), append(o.is, c)
		}
		i += n
	}
	o.given = slices.Clone(o.is)
	o.levels = make([]uint8, len(o.is))
	return o
}

// isolate takes the isolate that begins at i, and returns how long it is. Its level is the
// next above that of the whole which has the direction of its first letter.
func (o *ordering) isolate(i int) int {
	end, after := isolateIn(o.s[i:])
	begin := min(len(string(isolate)), end)
	level := o.base + 1
	if StartsRTL(o.s[i+begin:i+end]) != (level%2 == 1) {
		level++
	}
	in := newOrdering(o.s[i+begin:i+end], level)
	in.from = i + begin
	if o.inside == nil {
		o.inside = map[int]*ordering{}
	}
	o.inside[len(o.at)] = in
	o.at, o.is = append(o.at, i), append(o.is, bidi.ON)
	return after
}

// edge is the direction before and after the text.
func (o *ordering) edge() bidi.Class {
	if o.base%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// resolve finds the levels.
func (o *ordering) resolve() {
	o.weak()
	o.separators()
	o.brackets()
	o.neutrals()
	for i, c := range o.is { // I1, I2
		o.levels[i] = o.base
		switch rtl := o.base%2 == 1; {
		case !rtl && c == bidi.R, rtl && c != bidi.R:
			o.levels[i]++
		case !rtl && c != bidi.L:
			o.levels[i] += 2
		}
	}
	if o.inside == nil {
		return
	}
	var at []int
	var given []bidi.Class
	var levels []uint8
	for i := range o.at {
		in := o.inside[i]
		if in == nil {
			at, given, levels = append(at, o.at[i]), append(given, o.given[i]), append(levels, o.levels[i])
			continue
		}
		in.resolve()
		for k := range in.at {
			in.at[k] += in.from
		}
		at, given, levels = append(at, in.at...), append(given, in.given...), append(levels, in.levels...)
	}
	o.at, o.given, o.levels = at, given, levels
}

// weak resolves marks, and numbers by the letters before them (W1 to W3).
func (o *ordering) weak() {
	strong, before := o.edge(), o.edge()
	for i, c := range o.is {
		if c == bidi.NSM {
			c = before
		}
		switch before = c; c {
		case bidi.L, bidi.R, bidi.AL:
			strong = c
		case bidi.EN:
			if strong == bidi.AL {
				c = bidi.AN
			}
		}
		o.is[i] = c
	}
	for i, c := range o.is {
		if c == bidi.AL {
			o.is[i] = bidi.R
		}
	}
}

// separators resolves signs in and beside numbers (W4 to W7).
func (o *ordering) separators() {
	n := len(o.is)
	for i := 1; i+1 < n; i++ {
		a, c, b := o.is[i-1], o.is[i], o.is[i+1]
		if a == b && (c == bidi.CS && (a == bidi.EN || a == bidi.AN) || c == bidi.ES && a == bidi.EN) {
			o.is[i] = a
		}
	}
	for i := 0; i < n; i++ {
		if o.is[i] != bidi.ET {
			continue
		}
		j := i
		for j < n && o.is[j] == bidi.ET {
			j++
		}
		if i > 0 && o.is[i-1] == bidi.EN || j < n && o.is[j] == bidi.EN {
			for k := i; k < j; k++ {
				o.is[k] = bidi.EN
			}
		}
		i = j - 1
	}
	strong := o.edge()
	for i, c := range o.is {
		switch c {
		case bidi.L, bidi.R:
			strong = c
		case bidi.ES, bidi.ET, bidi.CS:
			o.is[i] = bidi.ON
		case bidi.EN:
			if strong == bidi.L {
				o.is[i] = bidi.L
			}
		}
	}
}

// strongOf is the direction that a character has for its neighbours, or ON.
func strongOf(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// maxOpen is how many brackets may be open (BD16).
const maxOpen = 63

// brackets gives pairs of brackets the direction of what is in them or before them (N0).
func (o *ordering) brackets() {
	type bracket struct {
		close rune
		at    int
	}
	var open []bracket
	var pairs [][2]int
	for i := range o.is {
		if o.is[i] != bidi.ON {
			continue
		}
		if o.inside[i] != nil {
			continue
		}
		p, n := bidi.LookupString(o.s[o.at[i]:])
		if !p.IsBracket() {
			continue
		}
		r, _ := utf8.DecodeRuneInString(o.s[o.at[i] : o.at[i]+n])
		if p.IsOpeningBracket() {
			if len(open) == maxOpen {
				break
			}
			open = append(open, bracket{sameBracket(Mirror(r)), i})
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			if open[k].close == sameBracket(r) {
				pairs = append(pairs, [2]int{open[k].at, i})
				open = open[:k]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return a[0] - b[0] })
	for _, p := range pairs {
		if c := o.bracketed(p[0], p[1]); c != bidi.ON {
			for _, i := range p {
				o.is[i] = c
				for k := i + 1; k < len(o.given) && o.given[k] == bidi.NSM; k++ {
					o.is[k] = c
				}
			}
		}
	}
}

// sameBracket is the one of two equivalent brackets by which pairs are found.
func sameBracket(r rune) rune {
	switch r {
	case '\u2329':
		return '\u3008'
	case '\u232A':
		return '\u3009'
	}
	return r
}

// bracketed is the direction of a pair of brackets, ON if nothing decides it.
func (o *ordering) bracketed(open, end int) bidi.Class {
	other := false
	for i := open + 1; i < end; i++ {
		switch strongOf(o.is[i]) {
		case o.edge():
			return o.edge()
		case bidi.L, bidi.R:
			other = true
		}
	}
	if !other {
		return bidi.ON
	}
	for i := open - 1; i >= 0; i-- {
		if c := strongOf(o.is[i]); c != bidi.ON {
			return c
		}
	}
	return o.edge()
}

// neutrals gives what has no direction that of its neighbours, if these have the same,
// else that of the whole (N1, N2).
func (o *ordering) neutrals() {
	n := len(o.is)
	before := o.edge()
	for i := 0; i < n; i++ {
		if c := strongOf(o.is[i]); c != bidi.ON {
			before = c
			continue
		}
		j, after := i, o.edge()
		for ; j < n; j++ {
			if c := strongOf(o.is[j]); c != bidi.ON {
				after = c
				break
			}
		}
		c := o.edge()
		if before == after {
			c = before
		}
		for k := i; k < j; k++ {
			o.is[k] = c
		}
		i = j - 1
	}
}

// line returns the runs of a line from left to right: space at its end has the direction
// of the whole (L1), and of each level, from the highest, what is at it or above is
// reversed (L2).
func (o *ordering) line(from, to int) []Run {
	first, _ := slices.BinarySearch(o.at, from)
	end, _ := slices.BinarySearch(o.at, to)
	for i := end - 1; i >= first && (o.given[i] == bidi.WS || o.given[i] == bidi.S || o.given[i] == bidi.B); i-- {
		o.levels[i] = o.base
	}
	var runs []Run
	var levels []uint8
	for i := first; i < end; {
		j := i + 1
		for j < end && o.levels[j] == o.levels[i] {
			j++
		}
		r := Run{From: o.at[i], To: to, RTL: o.levels[i]%2 == 1}
		if j < end {
			r.To = o.at[j]
		}
		if len(runs) == 0 {
			r.From = from
		}
		runs, levels = append(runs, r), append(levels, o.levels[i])
		i = j
	}
	for level := slices.Max(append(levels, 0)); level > 0; level-- {
		for i := 0; i < len(runs); i++ {
			j := i
			for j < len(runs) && levels[j] >= level {
				j++
			}
			if j > i {
				slices.Reverse(runs[i:j])
				slices.Reverse(levels[i:j])
				i = j
			}
		}
	}
	return runs
}

// mirrored are the signs that are no brackets and show as the other of a pair in text
// from right to left (BidiMirroring.txt, those that titles have).
var mirrored = map[rune]rune{'<': '>', '>': '<', '«': '»', '»': '«', '‹': '›', '›': '‹', '≤': '≥', '≥': '≤'}

// Mirror is the sign that r shows as in text from right to left (UAX #9, L4).
func Mirror(r rune) rune {
	if m, ok := mirrored[r]; ok {
		return m
	}
	if p, _ := bidi.LookupRune(r); !p.IsBracket() {
		return r
	}
	m, _ := utf8.DecodeRuneInString(bidi.ReverseString(string(r)))
	return m
}
