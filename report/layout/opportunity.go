package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/report/script"
)

// addSpan appends the fragments of one span's text: it finds where a line may be
// broken (a part of UAX #14, with the exceptions stated here).
func (s *shapedText) addSpan(span int, t string) {
	url := s.spans[span].URI != "" || strings.Contains(t, "://")
	start := 0 // of the word
	for i := 0; i < len(t); {
		if !mayBreakAt(t[i], url) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(t[i:])
		next := i + size
		switch {
		case blank(r):
			s.addWord(span, start, t[start:i], atSpace)
			start = next
		case r == '\u00ad':
			s.addWord(span, start, t[start:i], atSoftHyphen)
			start = next
		case r == '\u200b':
			s.addWord(span, start, t[start:i], anywhere)
			start = next
		case r >= firstIdeograph:
			start = s.addIdeograph(span, start, t, i, next)
		case script.IsRTL(r):
			s.rtl = true
		case next < len(t) && mayBreakAfter(t[start:i], r, t[next:], url):
			s.addWord(span, start, t[start:next], atDash)
			start = next
		}
		i = next
	}
	s.addWord(span, start, t[start:], noBreak)
}

// mayBreakAt reports whether byte b may begin a character that blank, addSpan or
// mayBreakAfter looks for. Most text is skipped byte by byte.
func mayBreakAt(b byte, url bool) bool {
	switch b {
	case ' ', '\t', '\n', '\r', '\v', '\f', '-', '/':
		return true
	case 0xC2, 0xE2: // in UTF-8, of U+00AD, of U+200B and the rest
		return true
	case '.', '?', '&', '=', '_':
		return url
	}
	return b >= 0xD6 && b <= 0xDD || b >= 0xE3 && b <= 0xF4 // letters from right to left, ideographs
}

// firstIdeograph is the first of the characters among which those of Chinese and Japanese
// are.
const firstIdeograph = '\u2E80'

// addIdeograph appends the words that end before and after the character from i to next
// of t, if lines may end there. It returns where the next word begins.
func (s *shapedText) addIdeograph(span, start int, t string, i, next int) int {
	r, _ := utf8.DecodeRuneInString(t[i:])
	if before, _ := utf8.DecodeLastRuneInString(t[start:i]); i > start && script.BreaksBetween(before, r) {
		s.addWord(span, start, t[start:i], atIdeograph)
		start = i
	}
	if after, _ := utf8.DecodeRuneInString(t[next:]); next < len(t) && !blank(after) && script.BreaksBetween(r, after) {
		s.addWord(span, start, t[start:next], atIdeograph)
		start = next
	}
	return start
}

// blank reports whether r is space at which a line may be broken. U+00A0 and U+202F
// are not.
func blank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', '\u2028', '\u2029':
		return true
	}
	return false
}

// mayBreakAfter reports whether a line may be broken after r, which follows the word
// so far: between letters at a hyphen or dash, never inside "2018–2022" or before
// the last two letters; after the punctuation of an address.
func mayBreakAfter(word string, r rune, rest string, url bool) bool {
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

// addWord appends a word, which begins at offset at of its span, as a fragment.
// Spaces in a row count as one, and space at the start of the text as none. A dash
// or a sign between spaces stays on the line of the word before it, and so do a number that
// follows an abbreviation, "HS 8542", "USD 10 million", and a word that follows one of a
// single letter in Russian, "в Китай": no line ends with that.
func (s *shapedText) addWord(span, at int, word string, o breakKind) {
	n := len(s.fragments) - 1
	if word != "" {
		if n >= 0 && s.fragments[n].after == atSpace && (o == atSpace && isSign(word) || word[0] >= '0' && word[0] <= '9' && isAbbreviation(s.fragments[n].text) || isCyrillicLetter(s.fragments[n].text)) {
			s.fragments[n].after = noBreak
		}
		s.add(fragment{text: word, span: span, at: at, after: o, spaced: o == atSpace})
		return
	}
	if o != atSpace {
		if n >= 0 && o != noBreak && s.fragments[n].after == noBreak && s.fragments[n].span != span {
			s.fragments[n].after = o // a soft hyphen at the start of a span
		}
		return
	}
	for n >= 0 && s.fragments[n].text == "" && !s.fragments[n].spaced {
		n--
	}
	if n < 0 || s.fragments[n].spaced {
		return
	}
	if last := &s.fragments[len(s.fragments)-1]; last.span == span {
		last.spaced, last.after = true, atSpace
		return
	}
	s.add(fragment{spaced: true, span: span, at: at, after: atSpace})
}

// isSign reports whether a word is a dash or a sign of reckoning.
func isSign(word string) bool {
	switch word {
	case "—", "–", "−", "=", "÷", "×", "≈":
		return true
	}
	return false
}

// isCyrillicLetter reports whether a word is one Cyrillic letter; what stands before it, as
// a bracket, does not count.
func isCyrillicLetter(word string) bool {
	word = strings.TrimLeft(word, "(“«")
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.Is(unicode.Cyrillic, r)
}

// isAbbreviation reports whether a word is two or three capitals; what stands before
// them, as a bracket, does not count.
func isAbbreviation(word string) bool {
	word = strings.TrimLeft(word, "(“«")
	n := 0
	for _, r := range word {
		if n++; n > 3 || !unicode.IsUpper(r) {
			return false
		}
	}
	return n > 1
}
