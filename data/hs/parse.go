package hs

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	maxNational = 12 // digits of the longest national tariff lines
	maxQuoted   = 40 // bytes of a wrong code an error repeats
)

// A CodeError says why a text is no HS code. A reader may put its place before
// it and print the hint on a line of its own.
type CodeError struct {
	Text string // what stood in the table, shortened
	Why  string
	Hint string // what to do about it, or ""
}

// Error is what is wrong, without the hint.
func (e *CodeError) Error() string { return fmt.Sprintf("hs code %q: %s", e.Text, e.Why) }

func refuse(text, hint, format string, args ...any) error {
	if len(text) > maxQuoted {
		text = strings.ToValidUTF8(text[:maxQuoted], "") + "…"
	}
	return &CodeError{Text: text, Why: fmt.Sprintf(format, args...), Hint: hint}
}

// ParseCode reads a code as trade tables write it: two, four or six digits, of
// which a leading zero may be lost ("10121" is 010121: only chapters 01 to 09
// begin with a zero, so that the digits left tell the level); the official
// "0101.21"; "TOTAL"; BACI's "9999AA". Spaces around and the apostrophe a
// spreadsheet puts before text are dropped.
//
// It refuses with a *[CodeError] whatever may have lost a digit (scientific
// notation), stands for other goods (national lines of more than six digits) or
// for none (chapters 00 and 77, headings 00).
func ParseCode(s string) (Code, error) {
	text := strings.TrimPrefix(strings.TrimSpace(s), "'")
	switch {
	case text == "":
		return 0, refuse(s, "", "it is empty")
	case isDigits(text):
		return parseDigits(s, text)
	case strings.EqualFold(text, "TOTAL"):
		return Total, nil
	case strings.EqualFold(text, "9999AA"):
		return Unspecified, nil
	}
	if digits, ok := undot(text); ok {
		return parseDigits(s, digits)
	}
	return 0, refuseText(s, text)
}

// ParseLevel reads a code of a level the table tells: 0, 2, 4 or 6. It refuses
// with a *[CodeError] a code of any other level.
func ParseLevel(s string, level int) (Code, error) {
	c, err := ParseCode(s)
	if err != nil {
		return 0, err
	}
	if c.Level() != level {
		return 0, refuse(s, "", "it is of level %d, the table says %d", c.Level(), level)
	}
	return c, nil
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// undot reads "0101.21" and "27.09", with points where the HS prints them and no
// zero lost.
func undot(s string) (string, bool) {
	left, right, ok := strings.Cut(s, ".")
	ok = ok && len(right) == 2 && (len(left) == 4 || len(left) == 2)
	return left + right, ok && isDigits(left+right)
}

// parseDigits reads a code of digits; text is what stood in the table.
func parseDigits(text, digits string) (Code, error) {
	if len(digits)%2 == 1 && len(digits) < 6 {
		if len(digits) > 1 && digits[0] == '0' {
			return 0, refuse(text, "", "%d digits that begin with 0: a digit is lost", len(digits))
		}
		digits = "0" + digits
	}
	switch {
	case len(digits) > maxNational:
		return 0, refuse(text, "", "%d digits", len(digits))
	case len(digits) > 6:
		return 0, refuse(text, "sum the table to six digits", "%d digits are a national tariff line; the HS ends at six", len(digits))
	}
	n, err := strconv.ParseUint((digits + "0000")[:6], 10, 32)
	if err != nil {
		return 0, refuse(text, "", "not an HS code")
	}
	c := pack(uint32(n), form(len(digits)/2))
	ch, _ := c.Chapter()
	switch {
	case ch == 0:
		return 0, refuse(text, "", "there is no chapter 00")
	case ch == reserved:
		return 0, refuse(text, "", "chapter 77 is reserved and has no goods")
	case c.Level() > 2 && c.padded()/100%100 == 0 && !ch.National():
		return 0, refuse(text, "write a chapter with two digits", "there is no heading %s00", ch)
	}
	return c, nil
}

// refuseText says why a text that is not all digits is no code.
func refuseText(s, text string) error {
	const export = "export the table again with its codes as text"
	number := strings.Replace(text, ",", ".", 1)
	_, err := strconv.ParseFloat(number, 64)
	isNumber := err == nil && strings.Trim(number, "0123456789.eE+-") == ""
	switch {
	case isNumber && strings.ContainsAny(text, "eE"):
		return refuse(s, export, "digits are lost: a spreadsheet wrote it in scientific notation")
	case isNumber && strings.HasPrefix(text, "-"):
		return refuse(s, "", "a code has no sign")
	case isNumber:
		return refuse(s, export, "a decimal number, not a code")
	}
	return refuse(s, "", "not an HS code")
}
