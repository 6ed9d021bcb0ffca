// Package script knows how the letters of the world's scripts stand beside each other:
// which run from right to left and in what order a line shows them, which join and in
// what form, where a line of ideographs may end, and which scripts are not set here. It
// knows nothing of fonts.
//
// The order is that of the Unicode Bidirectional Algorithm (UAX #9, revision 48) without
// its formatting characters, which no text of a dossier may hold.
package script

import "unicode"

// IsRTL reports whether r belongs to Hebrew or Arabic: a letter, or a mark, digit or
// punctuation of these scripts, all of which come in runs from right to left.
func IsRTL(r rune) bool {
	return r >= 0x590 && r < 0x700 || r >= 0x750 && r < 0x780 || isForm(r)
}

// Begins reports whether a text with r cannot be set letter by letter from left to right:
// r is from right to left, or the mark of an isolate.
func Begins(r rune) bool { return IsRTL(r) || r == isolate }

// isForm reports whether r is a presentation form of Hebrew or Arabic: the shape that a
// letter has in one place of a word, with a code of its own.
func isForm(r rune) bool { return r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC }

// HasRTL reports whether s has a character for which IsRTL.
func HasRTL(s string) bool {
	for i := 0; i < len(s); i++ {
		// The first bytes of these characters in UTF-8; of others only Armenian and NKo
		// have the same.
		if b := s[i]; b >= 0xD6 && b <= 0xDD || b == 0xEF {
			for _, r := range s[i:] {
				if IsRTL(r) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// oneByOne are the scripts, besides those of the faces of the program, whose letters are
// set one after another without joining, reordering or positioning.
var oneByOne = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Hangul, unicode.Yi,
	unicode.Ethiopic, unicode.Cherokee, unicode.Tifinagh, unicode.Coptic,
	unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Georgian, unicode.Common,
}

// notSet are the characters of any script that are not set: marks, controls and what is
// for private use.
var notSet = []*unicode.RangeTable{
	unicode.M, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co, unicode.Zl, unicode.Zp,
}

// A Fault says why a character is not set in any font.
type Fault uint8

const (
	NoFault   Fault = iota // it is set if a font has it
	Mark                   // it is placed above, below or through another
	Form                   // it is the shape of a letter in one place of a word
	Unjoined               // it is an Arabic letter whose forms have no codes
	Complex                // its script joins letters, or puts them in another order
	Unprinted              // it is no character that shows
)

// FaultOf says why r is not set, if it is not.
func FaultOf(r rune) Fault {
	switch {
	case r >= 0x1100 && r <= 0x11FF || r >= 0xA960 && r <= 0xA97F || r >= 0xD7B0 && r <= 0xD7FF:
		return Complex // Hangul by single sounds
	case isForm(r):
		return Form
	case unicode.Is(unicode.M, r):
		return Mark
	case r == unicode.ReplacementChar || unicode.In(r, notSet...) && r != nonJoiner:
		return Unprinted
	case IsRTL(r) && unicode.IsLetter(r):
		if r >= 0x600 && !isJoined(r) {
			return Unjoined
		}
		return NoFault
	case IsRTL(r), r == nonJoiner, unicode.In(r, oneByOne...):
		return NoFault
	}
	return Complex
}
