package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cut appends the atoms of one span's text: it finds where a line may break.
func (s *shaped) cut(span int, t string) {
	url := s.spans[span].URI != "" || strings.Contains(t, "://")
	start := 0 // of the word
	for i := 0; i < len(t); {
		if !mayOpen(t[i], url) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(t[i:])
		next := i + size
		switch {
		case blank(r):
			s.end(span, start, t[start:i], atSpace)
			start = next
		case r == '\u00ad':
			s.end(span, start, t[start:i], atSoft)
			start = next
		case r == '\u200b':
			s.end(span, start, t[start:i], anywhere)
			start = next
		case next < len(t) && opens(t[start:i], r, t[next:], url):
			s.end(span, start, t[start:next], atDash)
			start = next
		}
		i = next
	}
	s.end(span, start, t[start:], closed)
}

// mayOpen tells whether a character that begins with byte b may be one that
// blank, cut or opens name: most text is passed over byte by byte.
func mayOpen(b byte, url bool) bool {
	switch b {
	case ' ', '\t', '\n', '\r', '\v', '\f', '-', '/':
		return true
	case 0xC2, 0xE2: // in UTF-8, of U+00AD, of U+200B and the rest
		return true
	case '.', '?', '&', '=', '_':
		return url
	}
	return false
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
func opens(word string, r rune, rest string, url bool) bool {
	prev, size := utf8.DecodeLastRuneInString(word)
	if len(word) <= size { // less than two characters
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '-', '\u2010', '–':
		return beginsWithLetters(rest, 3) && (unicode.IsLetter(prev) || unicode.IsDigit(prev))
	case '—':
		return unicode.IsLetter(next)
	case '/':
		return unicode.IsLetter(next) || url && unicode.IsDigit(next)
	case '.', '?', '&', '=', '_':
		return url && (unicode.IsLetter(next) || unicode.IsDigit(next))
	}
	return false
}

func beginsWithLetters(s string, n int) bool {
	for _, r := range s {
		if n == 0 {
			return true
		}
		if !unicode.IsLetter(r) {
			return false
		}
		n--
	}
	return n == 0
}

// end appends a word, which begins at a place in its span, as an atom. Spaces in
// a row count as one, and space at the start of the text as none; a dash that
// stands alone stays with the word before it.
func (s *shaped) end(span, at int, word string, o opening) {
	n := len(s.atoms) - 1
	if word != "" {
		if (word == "—" || word == "–") && o == atSpace && n >= 0 {
			s.atoms[n].open = closed
		}
		s.add(atom{text: word, span: span, at: at, open: o, spaced: o == atSpace})
		return
	}
	if o != atSpace {
		if n >= 0 && o != closed && s.atoms[n].open == closed && s.atoms[n].span != span {
			s.atoms[n].open = o // a soft hyphen at the start of a span
		}
		return
	}
	for n >= 0 && s.atoms[n].text == "" && !s.atoms[n].spaced {
		n--
	}
	if n < 0 || s.atoms[n].spaced {
		return
	}
	if last := &s.atoms[len(s.atoms)-1]; last.span == span {
		last.spaced, last.open = true, atSpace
		return
	}
	s.add(atom{spaced: true, span: span, at: at, open: atSpace})
}
