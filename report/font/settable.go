package font

import "unicode"

const (
	softHyphen = '\u00AD'
	hyphen     = '\u2010'
)

// simpleScripts are the scripts whose letters can be set one after another, left to
// right, without joining, reordering or positioning.
var simpleScripts = []*unicode.RangeTable{
	unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Georgian, unicode.Common,
}

// excludedClasses are never set: marks need positioning, control and format
// characters have no glyph, private use has no agreed meaning.
var excludedClasses = []*unicode.RangeTable{
	unicode.M, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co, unicode.Zl, unicode.Zp,
}

// settable reports whether r can be set without shaping. The soft hyphen can: it is
// drawn as a hyphen, and the caller leaves out those inside a line. The replacement
// character cannot: it stands for text that was lost.
func settable(r rune) bool {
	switch {
	case r >= ' ' && r <= '~', r >= 0xA0 && r < 0x2B0, r >= 0x400 && r < 0x483, r >= 0x48A && r < 0x530:
		return true // the same as below, with the soft hyphen; the tables take ten times as long
	}
	return r != unicode.ReplacementChar && unicode.In(r, simpleScripts...) && !unicode.In(r, excludedClasses...)
}

// substitute is the rune whose glyph may stand for r's in a font that has none,
// or 0.
func substitute(r rune) rune {
	switch r {
	case '\u00A0', '\u2007', '\u2009', '\u202F': // no-break, figure, thin, narrow no-break
		return ' '
	case softHyphen, '\u2011':
		return hyphen
	case hyphen:
		return '-'
	}
	return 0
}
