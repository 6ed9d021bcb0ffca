package codec

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"dyad/data"
)

const byteOrderMark = "\ufeff"

// badBytes finds what no dossier file may hold anywhere, comments included:
// broken UTF-8, control characters, and the separators that YAML 1.1 takes for
// line ends and no editor shows.
func badBytes(src []byte) []*Problem {
	if p := notUTF8(src); p != nil {
		return []*Problem{p}
	}
	var problems []*Problem
	pos := data.Pos{Line: 1, Col: 1}
	for i := 0; i < len(src) && len(problems) <= maxShown; {
		if c := src[i]; c >= ' ' && c <= '~' {
			pos.Col++
			i++
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r == '\n', r == '\r' && !(i+1 < len(src) && src[i+1] == '\n'):
			pos = data.Pos{Line: pos.Line + 1, Col: 0}
		case r == '\t' || r == '\r':
		case unicode.IsControl(r), r == 0x2028, r == 0x2029:
			problems = append(problems, &Problem{Pos: pos, What: fmt.Sprintf("control character %U", r)})
		case r == 0xfeff, r&0xfffe == 0xfffe:
			problems = append(problems, &Problem{Pos: pos, What: fmt.Sprintf("%U is not a character of text", r)})
		}
		pos.Col++
		i += n
	}
	return problems
}

// printable tells whether src has neither bad bytes nor bad runes, tabs nor
// carriage returns, and no letters from right to left: so most files are told in one quick pass.
func printable(src []byte) bool {
	for i := 0; i < len(src); {
		if c := src[i]; c >= ' ' && c <= '~' || c == '\n' {
			i++
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		if r < utf8.RuneSelf || rightToLeft(r) || badRune(r) != "" {
			return false
		}
		i += n
	}
	return true
}

// badRune says why text may not hold r, "" if it may. Whether the font has a
// glyph for r is not asked here.
func badRune(r rune) string {
	switch {
	case r >= ' ' && r <= '~', r == '\n', r == '\t', r >= 0xa0 && r < 0x590:
		return ""
	case unicode.IsControl(r), r == 0x2028, r == 0x2029:
		return "a control character"
	case unicode.Is(unicode.Bidi_Control, r):
		return "a bidi control character"
	case unicode.Is(unicode.Co, r):
		return "a private-use character"
	case r == 0xfeff, r == utf8.RuneError, r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return "not a character of text"
	}
	return ""
}

// rightToLeft reports whether r lies in a block of letters from right to left that are
// set: those of Hebrew and Arabic.
func rightToLeft(r rune) bool { return r >= 0x590 && r < 0x780 }
