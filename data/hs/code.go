package hs

import (
	"fmt"
	"strconv"
)

// A Code names goods in the HS: all of them, a chapter, a heading, a subheading,
// or [Unspecified]. The zero value is [Total]. Codes are comparable, ordered as
// their digits are (a chapter before its headings), and say nothing about the
// edition they belong to.
type Code uint32

// Total is all goods. Unspecified is BACI's "9999AA", goods whose kind is not
// stated; it counts as a subheading.
const (
	Total       Code = 0
	Unspecified Code = 99_9999<<codeBits | Code(unspecifiedCode)
)

// A Code keeps its digits, padded to six with zeros, above its form.
const (
	codeBits = 3
	formMask = 1<<codeBits - 1
)

// form is how a code is written.
type form uint8

const (
	totalCode form = iota
	chapterCode
	headingCode
	subheadingCode
	unspecifiedCode
)

func pack(padded uint32, f form) Code { return Code(padded<<codeBits | uint32(f)) }

func (c Code) form() form     { return form(c & formMask) }
func (c Code) padded() uint32 { return uint32(c >> codeBits) }

// ParseCode reads a code of two, four or six digits, "TOTAL" or "9999AA". It is false
// for what stands for no goods, as chapters 00 and 77 and headings 00.
func ParseCode(s string) (Code, bool) {
	switch s {
	case "TOTAL":
		return Total, true
	case "9999AA":
		return Unspecified, true
	}
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil || len(s) != 2 && len(s) != 4 && len(s) != 6 {
		return 0, false
	}
	for range (6 - len(s)) / 2 {
		n *= 100
	}
	c := pack(uint32(n), form(len(s)/2))
	ch, _ := c.Chapter()
	if ch == 0 || ch == reserved || c.Level() > 2 && c.padded()/100%100 == 0 && !ch.National() {
		return 0, false
	}
	return c, true
}

// Level is the number of digits: 0 for [Total], 2, 4 or 6.
func (c Code) Level() int {
	return min(2*int(c.form()), 6)
}

// Chapter is the chapter of a code; [Total] has none.
func (c Code) Chapter() (Chapter, bool) {
	n := Chapter(c.padded() / 1_0000)
	return n, n != 0
}

// Section is the section of a code; [Total] and chapters 98 and 99 have none.
func (c Code) Section() (Section, bool) {
	n, ok := c.Chapter()
	if !ok {
		return 0, false
	}
	return n.Section()
}

// String is the code as [ParseCode] reads it, with its leading zeros.
func (c Code) String() string {
	switch c.form() {
	case totalCode:
		return "TOTAL"
	case chapterCode:
		return fmt.Sprintf("%02d", c.padded()/1_0000)
	case headingCode:
		return fmt.Sprintf("%04d", c.padded()/100)
	case subheadingCode:
		return fmt.Sprintf("%06d", c.padded())
	}
	return "9999AA"
}
