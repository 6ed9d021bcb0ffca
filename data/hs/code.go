package hs

import "fmt"

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

// Level is the number of digits: 0 for [Total], 2, 4 or 6.
func (c Code) Level() int {
	return min(2*int(c.form()), 6)
}

// At is the code of a lower level that c belongs to: 0101 at 2 is 01, anything
// at 0 is [Total]. At a level c does not reach, it is c.
func (c Code) At(level int) Code {
	if level >= c.Level() {
		return c
	}
	switch {
	case level >= 4:
		return pack(c.padded()/100*100, headingCode)
	case level >= 2:
		return pack(c.padded()/1_0000*1_0000, chapterCode)
	}
	return Total
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
