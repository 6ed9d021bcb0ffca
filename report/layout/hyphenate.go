package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/report/font"
	"dyad/report/hyphen"
)

// What looks well beyond what the patterns allow: the fewest letters of a word
// that is broken and of its last part, the most lines in a row with hyphens at
// their ends.
const (
	hyphenWord = 6
	hyphenTail = 3
	hyphenRow  = 2
)

// hyphenate breaks the words that follow lines which end short of the measure
// by more than the style allows, and tells whether it broke any. Only these are
// looked at: a word that stands well is not worth a look into the patterns.
func (st *setter) hyphenate(s *shaped, ends []int, measure Pt) bool {
	var out []atom
	from, done := 0, 0 // first atom of the line, atoms that are in out
	for _, end := range ends[:len(ends)-1] {
		w := -s.atoms[end-1].sw
		for i := from; i < end; i++ {
			w += s.atoms[i].w + s.atoms[i].sw
		}
		if from = end; measure-w <= Pt(s.style.Rag)*measure || s.atoms[end-1].open != atSpace {
			continue
		}
		if parts := st.wordParts(s, end, atHyphen); len(parts) > 1 {
			out = st.atoms.append(st.atoms.append(out, s.atoms[done:end]...), parts...)
			done = end + 1
		}
	}
	if done == 0 {
		return false
	}
	s.atoms = st.atoms.append(out, s.atoms[done:]...)
	return true
}

// wordParts are the parts of atom i if it is a word that may be broken, with
// opening o after all but the last. A word with a capital is a name or an
// abbreviation, or begins a sentence, and is broken only where it must be.
func (st *setter) wordParts(s *shaped, i int, o opening) []atom {
	a := &s.atoms[i]
	x := &s.spans[a.span]
	if deferred(x) || x.URI != "" || a.sign || i > 0 && s.atoms[i-1].open != atSpace || s.goesOn(i) {
		return nil
	}
	start := strings.IndexFunc(a.text, unicode.IsLetter)
	if start < 0 {
		return nil
	}
	end := strings.LastIndexFunc(a.text, unicode.IsLetter)
	_, size := utf8.DecodeRuneInString(a.text[end:])
	word := a.text[start : end+size]
	if utf8.RuneCountInString(word) < hyphenWord || !letters(word) || o == atHyphen && strings.ContainsFunc(word, unicode.IsUpper) {
		return nil
	}
	lang := x.Lang
	if lang == "" {
		lang = st.lang
	}
	at := hyphen.For(lang).Breaks(make([]int, 0, 8), word)
	for len(at) > 0 && utf8.RuneCountInString(word[at[len(at)-1]:]) < hyphenTail {
		at = at[:len(at)-1]
	}
	if len(at) == 0 {
		return nil
	}
	for i := range at {
		at[i] += start
	}
	f, _, _ := s.look(a)
	return st.parts(st.atoms.list(len(at)+1), f, *a, at, o)
}

// parts appends the parts of an atom that is cut at byte offsets of its text,
// all but the last with an opening.
func (st *setter) parts(out []atom, f Font, a atom, at []int, o opening) []atom {
	stops := st.stops[:0]
	for _, k := range at {
		stops = append(stops, font.Stop{At: k})
	}
	st.stops = stops
	st.m.Measure(f, a.text, stops)
	done, origin := 0, a.from
	for i, k := range at {
		part := a
		part.text, part.to, part.open, part.spaced, part.sw = a.text[:k-done], origin+stops[i].End, o, false, 0
		part.w = f.em(part.to - part.from)
		out = append(out, part)
		a.text, a.at, a.from = a.text[k-done:], a.at+k-done, origin+stops[i].Start
		done = k
	}
	a.w = f.em(a.to - a.from)
	return append(out, a)
}

// goesOn tells whether a word goes on in the atom after atom i.
func (s *shaped) goesOn(i int) bool {
	if s.atoms[i].spaced || i+1 == len(s.atoms) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s.atoms[i+1].text)
	return unicode.IsLetter(first)
}

// hyphenateWide breaks the words that are wider than the measure, in whatever
// style. What is still wider is then split by characters.
func (st *setter) hyphenateWide(s *shaped, measure Pt) {
	for i := 0; i < len(s.atoms); i++ {
		if s.atoms[i].w <= measure+slop {
			continue
		}
		if parts := st.wordParts(s, i, atSoft); len(parts) > 1 {
			s.atoms = append(s.atoms[:i], append(parts, s.atoms[i+1:]...)...)
			i += len(parts) - 1
		}
	}
}

// hyphenated tells whether a line ends inside a word.
func (l *line) hyphenated() bool {
	n := len(l.items)
	return n > 0 && l.items[n-1].Text != nil && l.items[n-1].Text.HyphenAtEnd
}
