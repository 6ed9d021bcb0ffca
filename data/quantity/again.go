package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Again is s with its words of money in their short form where they were said in full
// before: "24,5 млрд долл. США, раньше 18 млрд долл.". said tells whether they were said
// before s; Again returns whether they are after it. A language without short forms, and a
// word that goes on, stay as they are.
func (l *Language) Again(s string, said bool) (short string, after bool) {
	var out strings.Builder
	for s != "" {
		at, full, to := len(s), "", ""
		for _, w := range l.again {
			if i := strings.Index(s, w[0]); i >= 0 && i < at {
				at, full, to = i, w[0], w[1]
			}
		}
		if full == "" {
			break
		}
		rest := s[at+len(full):]
		out.WriteString(s[:at])
		switch next, _ := utf8.DecodeRuneInString(rest); {
		case !said, unicode.IsLetter(next):
			out.WriteString(full)
		case next == '.' && strings.HasSuffix(to, "."):
			out.WriteString(strings.TrimSuffix(to, ".")) // one point ends both
		default:
			out.WriteString(to)
		}
		said, s = true, rest
	}
	if out.Len() == 0 {
		return s, said
	}
	out.WriteString(s)
	return out.String(), said
}
