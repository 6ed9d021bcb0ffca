// Package pseudo makes a test language of English: longer, accented and in
// brackets, but still readable. A brief in it shows words that are in no
// catalogue, since they have no accents, and places where words longer than the
// English ones do not fit. It knows nothing of dossiers and catalogues.
package pseudo

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lang is the tag of the pseudo-language. ISO 639-2 leaves it to private use.
const Lang = "qps"

// accents are the letters put for those of English; the brief's typefaces have
// them all.
var accents = strings.NewReplacer(
	"a", "á", "c", "ç", "e", "é", "g", "ğ", "h", "ĥ", "i", "í", "l", "ł", "n", "ñ", "o", "ö", "r", "ř", "s", "š", "t", "ţ", "u", "ü", "w", "ŵ", "y", "ý", "z", "ž",
	"A", "Á", "C", "Ç", "E", "É", "G", "Ğ", "H", "Ĥ", "I", "Í", "L", "Ł", "N", "Ñ", "O", "Ö", "R", "Ř", "S", "Š", "T", "Ţ", "U", "Ü", "W", "Ŵ", "Y", "Ý", "Z", "Ž",
)

// vowels are doubled until a text is long enough.
const vowels = "áéíöüýÁÉÍÖÜÝ"

// Text is s in the pseudo-language, in brackets: two fifths longer, as labels in
// languages with long words are. What stands in braces, a reference or a
// placeholder, stays as it is, and so does the address of a link; text without letters stays without brackets.
func Text(s string) string {
	if t := Words(s); t != s {
		head := len(t) - len(strings.TrimLeft(t, " \t"))
		tail := len(strings.TrimRight(t, " \t"))
		return t[:head] + "[" + t[head:tail] + "]" + t[tail:]
	}
	return s
}

// beforeAddress is the text before the first address of a link, "](https://example.org)",
// and that address; all of it where there is none.
func beforeAddress(s string) (text, address string) {
	if i := strings.Index(s, "](http"); i >= 0 {
		if n := strings.IndexByte(s[i:], ')'); n >= 0 {
			return s[:i], s[i : i+n+1]
		}
	}
	return s, ""
}

// Words is Text without the brackets.
func Words(s string) string {
	var b strings.Builder
	letters := strings.ContainsFunc(s, unicode.IsLetter)
	more := 0
	if letters {
		more = utf8.RuneCountInString(s) * 2 / 5
	}
	for s != "" {
		lit, rest, braced := strings.Cut(s, "{")
		for lit != "" {
			text, address := beforeAddress(lit)
			for _, c := range accents.Replace(text) {
				b.WriteRune(c)
				if more > 0 && strings.ContainsRune(vowels, c) {
					b.WriteRune(unicode.ToLower(c))
					more--
				}
			}
			b.WriteString(address)
			lit = lit[len(text)+len(address):]
		}
		if !braced {
			break
		}
		inside, after, closed := strings.Cut(rest, "}")
		if strings.HasPrefix(rest, `"`) { // a name, which may hold a brace
			if i := strings.Index(rest, `"}`); i >= 0 {
				inside, after, closed = rest[:i+1], rest[i+2:], true
			}
		}
		b.WriteString("{" + inside)
		if closed {
			b.WriteByte('}')
		}
		s = after
	}
	return b.String()
}
