package script

import (
	"strings"
	"unicode"
)

// IsIdeograph reports whether a line may end before and after r though there is no space
// (UAX #14, class ID and those that follow it in Chinese and Japanese text).
func IsIdeograph(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0xAC00 && r <= 0xD7AF:
		return false // Korean has spaces
	case r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi) ||
		r == '\u30FC' || r == '\u30FB'
}

// noStart and noEnd are signs with which no line of ideographs begins or ends (UAX #14,
// classes CL, CP, EX, IS, NS, CJ; OP).
const (
	noStart = "、。，．：；？！…‥‧・」』）】〉》〕〗〙〛｝］｠｣､｡｀＇＂”’,.:;?!)]}»›%％‰°℃" +
		"々〻ゝゞヽヾーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ—–-–／/"
	noEnd = "「『（【《〈〔〖〘〚｛［｟｢“‘([{«‹＄￥￡$¥£№#＃"
)

// BreaksBetween reports whether a line may end between a and b, which stand side by
// side: at an ideograph, and not beside a sign that belongs to its neighbour.
func BreaksBetween(a, b rune) bool {
	return (IsIdeograph(a) || IsIdeograph(b)) && !strings.ContainsRune(noEnd, a) && !strings.ContainsRune(noStart, b) &&
		!isGlue(a) && !isGlue(b)
}

// isGlue reports whether no line ends beside r.
func isGlue(r rune) bool {
	return r == '\u00a0' || r == '\u202f' || r == '\u2060' || r == '\ufeff' || unicode.Is(unicode.M, r)
}
