package source

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Decode is a name as UTF-8. Bytes that are no UTF-8 are ISO-8859-1, as older
// files of Comtrade and CEPII are, with the marks of Windows-1252 where that has
// control characters (WHATWG Encoding Standard, 4.2); UTF-8 that was read as
// ISO-8859-1 and written again ("CÃ´te d'Ivoire") is mended.
func Decode(s string) (text string, latin, mended bool) {
	if !utf8.ValidString(s) {
		var b strings.Builder
		for i := range len(s) {
			b.WriteRune(charmap.Windows1252.DecodeByte(s[i]))
		}
		return b.String(), true, false
	}
	if t, ok := mend(s); ok {
		return t, false, true
	}
	return s, false, false
}

// mend undoes one wrong reading as ISO-8859-1. Only text with Ã or Â before a
// character of the upper half is taken for one.
func mend(s string) (string, bool) {
	if !strings.ContainsAny(s, "ÃÂÅ") {
		return "", false
	}
	b := make([]byte, 0, len(s))
	for _, r := range s {
		if r > 0xff {
			return "", false
		}
		b = append(b, byte(r))
	}
	return string(b), utf8.Valid(b)
}
