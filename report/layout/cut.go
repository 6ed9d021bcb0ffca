package layout

import (
	"strings"
	"unicode"
)

// cut appends the atoms of one span's text: it finds where a line may break.
func (s *shaped) cut(span int, t string) {
	rs := []rune(t) // invalid UTF-8 becomes U+FFFD, which no face has
	url := s.spans[span].URI != "" || strings.Contains(t, "://")
	start := 0 // of the word
	for i, r := range rs {
		switch {
		case blank(r):
			s.end(span, string(rs[start:i]), atSpace)
			start = i + 1
		case r == '\u00ad':
			s.end(span, string(rs[start:i]), atSoft)
			start = i + 1
		case r == '\u200b':
			s.end(span, string(rs[start:i]), anywhere)
			start = i + 1
		case i+1 < len(rs) && opens(rs[start:i], r, rs[i+1:], url):
			s.end(span, string(rs[start:i+1]), atDash)
			start = i + 1
		}
	}
	s.end(span, string(rs[start:]), closed)
}

// blank is space a line may break at; U+00A0 and U+202F are not.
func blank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', '\u2028', '\u2029':
		return true
	}
	return false
}

// opens tells whether a line may break after r, which follows the word so far:
// between letters at a hyphen or dash, never inside "2018–2022" or before two last letters; after
// the punctuation of an address.
func opens(word []rune, r rune, rest []rune, url bool) bool {
	if len(word) < 2 {
		return false
	}
	prev, next := word[len(word)-1], rest[0]
	switch r {
	case '-', '\u2010', '–':
		letters := len(rest) > 2 && unicode.IsLetter(next) && unicode.IsLetter(rest[1]) && unicode.IsLetter(rest[2])
		return letters && (unicode.IsLetter(prev) || unicode.IsDigit(prev))
	case '—':
		return unicode.IsLetter(next)
	case '/':
		return unicode.IsLetter(next) || url && unicode.IsDigit(next)
	case '.', '?', '&', '=', '_':
		return url && (unicode.IsLetter(next) || unicode.IsDigit(next))
	}
	return false
}

// end appends a word as an atom. Spaces in a row count as one, and space at
// the start of the text as none; a dash that stands alone stays with the word
// before it.
func (s *shaped) end(span int, word string, o opening) {
	if word != "" {
		if n := len(s.atoms); (word == "—" || word == "–") && o == atSpace && n > 0 {
			s.atoms[n-1].open = closed
		}
		a := atom{text: word, span: span, open: o}
		if o == atSpace {
			a.space = " "
		}
		s.atoms = append(s.atoms, a)
		return
	}
	if o != atSpace {
		if n := len(s.atoms); n > 0 && o != closed && s.atoms[n-1].open == closed && s.atoms[n-1].span != span {
			s.atoms[n-1].open = o // a soft hyphen at the start of a span
		}
		return
	}
	n := len(s.atoms) - 1
	for n >= 0 && s.atoms[n].text == "" && s.atoms[n].space == "" {
		n--
	}
	if n < 0 || s.atoms[n].space != "" {
		return
	}
	if last := &s.atoms[len(s.atoms)-1]; last.span == span {
		last.space, last.open = " ", atSpace
		return
	}
	s.atoms = append(s.atoms, atom{space: " ", span: span, open: atSpace})
}
