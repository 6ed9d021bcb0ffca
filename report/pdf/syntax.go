package pdf

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxString is the longest string PDF/A-3 allows (ISO 19005-3, 6.1.13).
const maxString = 32767

// appendRef appends an indirect reference.
func appendRef(b []byte, num int) []byte {
	b = strconv.AppendInt(b, int64(num), 10)
	return append(b, " 0 R"...)
}

// appendKeyRef appends a dictionary entry whose value is a reference.
func appendKeyRef(b []byte, key string, num int) []byte {
	b = append(b, key...)
	return appendRef(append(b, ' '), num)
}

// appendText appends s as a text string (ISO 32000-1, 7.9.2.2): in
// PDFDocEncoding where that has all its characters, else in UTF-16 with a byte
// order mark.
func appendText(b []byte, s string) []byte {
	if isDocText(s) {
		b = append(b, '(')
		for _, r := range s {
			c, _ := docByte(r)
			b = appendStringByte(b, c)
		}
		return append(b, ')')
	}
	b = append(b, '(', 0xFE, 0xFF)
	for _, r := range s {
		if hi, lo := utf16.EncodeRune(r); hi != utf8.RuneError {
			b = appendStringByte(appendStringByte(b, byte(hi>>8)), byte(hi))
			r = lo
		}
		b = appendStringByte(appendStringByte(b, byte(r>>8)), byte(r))
	}
	return append(b, ')')
}

// appendBytes appends s as a byte string. Keys of name trees are written so:
// they are sorted by their bytes, and text strings would not be.
func appendBytes(b []byte, s string) []byte {
	b = append(b, '(')
	for i := range len(s) {
		b = appendStringByte(b, s[i])
	}
	return append(b, ')')
}

// textSize is the length of s as a text string, before escapes.
func textSize(s string) int {
	if isDocText(s) {
		return utf8.RuneCountInString(s)
	}
	n := 2
	for _, r := range s {
		n += 2 * utf16.RuneLen(r)
	}
	return n
}

// checkText reports a text that is not UTF-8 or does not fit one string.
func checkText(what, s string) error {
	if !utf8.ValidString(s) {
		return fmt.Errorf("pdf: %s is not UTF-8", what)
	}
	if most := 2 + 2*len(s); most <= maxString { // whichever way it is written
		return nil
	}
	if n := textSize(s); n > maxString {
		return fmt.Errorf("pdf: %s takes %d bytes, a PDF/A string holds %d", what, n, maxString)
	}
	return nil
}

// isDocText tells whether PDFDocEncoding has every character of s, and s does
// not begin like a byte order mark.
func isDocText(s string) bool {
	for _, r := range s {
		if _, ok := docByte(r); !ok {
			return false
		}
	}
	return !strings.HasPrefix(s, "þÿ") && !strings.HasPrefix(s, "ï»¿")
}

// docPunctuation are the characters PDFDocEncoding has from 0x80 on, where it
// is not Latin-1 (ISO 32000-1, D.2).
const docPunctuation = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™"

// docByte is the code of r in PDFDocEncoding; control characters have none.
func docByte(r rune) (byte, bool) {
	switch {
	case ' ' <= r && r <= '~', 0xA1 <= r && r <= 0xFF && r != 0xAD:
		return byte(r), true
	case r < 0x2000:
		return 0, false
	}
	c := byte(0x80)
	for _, p := range docPunctuation {
		if p == r {
			return c, true
		}
		c++
	}
	return 0, false
}

// docRune is the character of a code of PDFDocEncoding.
func docRune(c byte) rune {
	if c >= 0x80 && c < 0x80+byte(utf8.RuneCountInString(docPunctuation)) {
		return []rune(docPunctuation)[c-0x80]
	}
	return rune(c)
}

// appendStringByte appends a byte of a literal string (ISO 32000-1, 7.3.4.2).
func appendStringByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r': // a bare carriage return would be read as a line feed
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// appendName appends s as a name object (ISO 32000-1, 7.3.5).
func appendName(b []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	b = append(b, '/')
	for i := range len(s) {
		switch c := s[i]; {
		case c <= ' ', c > '~', c == '#', c == '/', c == '%', c == '(', c == ')',
			c == '<', c == '>', c == '[', c == ']', c == '{', c == '}':
			b = append(b, '#', hex[c>>4], hex[c&15])
		default:
			b = append(b, c)
		}
	}
	return b
}

// appendNumber appends v rounded to so many decimals, without needless zeros.
func appendNumber(b []byte, v float64, decimals int) []byte {
	pow := [...]float64{1, 10, 100, 1e3, 1e4, 1e5}[decimals]
	n := int64(math.Round(v * pow))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	whole, rest := n/int64(pow), n%int64(pow)
	var digits [20]byte
	at := len(digits)
	for whole > 0 {
		at--
		digits[at] = '0' + byte(whole%10)
		whole /= 10
	}
	b = append(b, digits[at:]...)
	if rest > 0 {
		b = append(b, '.')
		for unit := int64(pow) / 10; rest > 0; unit /= 10 {
			b = append(b, '0'+byte(rest/unit))
			rest %= unit
		}
	} else if at == len(digits) {
		b = append(b, '0')
	}
	return b
}
