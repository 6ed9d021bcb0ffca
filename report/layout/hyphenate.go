package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

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
			out = append(append(out, s.atoms[done:end]...), parts...)
			done = end + 1
		}
	}
	if done == 0 {
		return false
	}
	s.atoms = append(out, s.atoms[done:]...)
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
	f, _, _ := s.look(a)
	parts := make([]atom, 0, len(at)+1)
	from := 0
	for _, k := range at {
		text := a.text[from : start+k]
		parts = append(parts, atom{text: text, w: st.m.Width(f, text), span: a.span, at: a.at + from, open: o})
		from = start + k
	}
	last := *a
	last.text, last.at = a.text[from:], a.at+from
	last.w = st.m.Width(f, last.text)
	return append(parts, last)
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
