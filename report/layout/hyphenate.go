package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/report/font"
	"dyad/report/hyphen"
)

// Limits on hyphens for good looks, besides those of the patterns: the fewest
// letters of a word that is broken, and of its last part, and the most lines in a
// row that end at a hyphen.
const (
	hyphenWord = 6
	hyphenTail = 3
	hyphenRow  = 2
)

// hyphenate breaks the words after lines that end further from the measure than the
// style allows, and reports whether it broke any. No other words are looked up in
// the patterns, which takes time.
func (st *textSetter) hyphenate(s *shapedText, ends []int, measure Pt) bool {
	var out []fragment
	from, done := 0, 0 // first fragment of the line; fragments already in out
	for _, end := range ends[:len(ends)-1] {
		w := -s.fragments[end-1].space
		for i := from; i < end; i++ {
			w += s.fragments[i].width + s.fragments[i].space
		}
		if from = end; measure-w <= Pt(s.style.Rag)*measure || s.fragments[end-1].after != atSpace {
			continue
		}
		if parts := st.syllables(s, end, atHyphen); len(parts) > 1 {
			out = st.fragments.append(st.fragments.append(out, s.fragments[done:end]...), parts...)
			done = end + 1
		}
	}
	if done == 0 {
		return false
	}
	s.fragments = st.fragments.append(out, s.fragments[done:]...)
	return true
}

// syllables returns the parts of fragment i if it is a word that may be broken, with
// a break of kind o after all but the last. A word with a capital is a name or an
// abbreviation, or begins a sentence, and is broken only if it is too wide.
func (st *textSetter) syllables(s *shapedText, i int, o breakKind) []fragment {
	a := &s.fragments[i]
	x := &s.spans[a.span]
	if deferred(x) || x.URI != "" || i > 0 && s.fragments[i-1].after != atSpace || s.wordContinues(i) {
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
	f, _, _ := s.appearance(a)
	return st.cutAt(st.fragments.list(len(at)+1), f, *a, at, o)
}

// cutAt appends the parts of a fragment that is cut at byte offsets of its text, with
// a break of kind o after all but the last.
func (st *textSetter) cutAt(out []fragment, f Font, a fragment, at []int, o breakKind) []fragment {
	stops := st.stops[:0]
	for _, k := range at {
		stops = append(stops, font.Stop{At: k})
	}
	st.stops = stops
	st.m.Measure(f, a.text, stops)
	done, origin := 0, a.from
	for i, k := range at {
		part := a
		part.text, part.to, part.after, part.spaced, part.space = a.text[:k-done], origin+stops[i].End, o, false, 0
		part.width = f.em(part.to - part.from)
		out = append(out, part)
		a.text, a.at, a.from = a.text[k-done:], a.at+k-done, origin+stops[i].Start
		done = k
	}
	a.width = f.em(a.to - a.from)
	return append(out, a)
}

// wordContinues reports whether the fragment after fragment i is part of its word.
func (s *shapedText) wordContinues(i int) bool {
	if s.fragments[i].spaced || i+1 == len(s.fragments) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s.fragments[i+1].text)
	return unicode.IsLetter(first)
}

// hyphenateWide breaks the words that are wider than the measure, in any style. split
// breaks what is still wider.
func (st *textSetter) hyphenateWide(s *shapedText, measure Pt) {
	for i := 0; i < len(s.fragments); i++ {
		if s.fragments[i].width <= measure+tolerance {
			continue
		}
		if parts := st.syllables(s, i, atSoftHyphen); len(parts) > 1 {
			s.fragments = append(s.fragments[:i], append(parts, s.fragments[i+1:]...)...)
			i += len(parts) - 1
		}
	}
}

// hyphenated reports whether a line ends inside a word.
func (l *line) hyphenated() bool {
	n := len(l.items)
	return n > 0 && l.items[n-1].Text != nil && l.items[n-1].Text.HyphenAtEnd
}
