package script

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	lam       = '\u0644'
	tatweel   = '\u0640'
	nonJoiner = '\u200C' // keeps letters apart
)

// The places of a letter in a joined word, in the order of its presentation forms.
const (
	isolated = iota
	final
	initial
	medial
)

// forms are the presentation forms of an Arabic letter by place; 0 where it has none. A
// letter with an initial form joins the next one, one with a final form that before.
type forms [4]rune

// letterForms are the forms of the letters of Arabic, from the compatibility mappings of
// the blocks Arabic Presentation Forms A and B (Unicode 15), which have the forms of each
// letter one after another: isolated, final, initial, medial.
var letterForms = sync.OnceValue(func() map[rune]forms {
	all := map[rune]forms{}
	for _, block := range [][2]rune{{0xFB50, 0xFBB1}, {0xFBD3, 0xFBE9}, {0xFBFC, 0xFBFF}, {0xFE80, 0xFEF4}} {
		var letter rune
		at := isolated
		for f := block[0]; f <= block[1]; f++ {
			r, n := utf8.DecodeRuneInString(norm.NFKC.String(string(f)))
			if n != len(norm.NFKC.String(string(f))) {
				letter = 0 // two letters
				continue
			}
			if at++; r != letter {
				letter, at = r, isolated
			}
			if r == '\u0649' && f < 0xFE80 { // its other two forms are in block A
				at = initial + int(f-0xFBE8)
			}
			if at <= medial {
				fs := all[r]
				fs[at] = f
				all[r] = fs
			}
		}
	}
	return all
})

// lamAlef are the ligatures of lam with a kind of alef, isolated and final. All Arabic
// has them.
var lamAlef = map[rune][2]rune{
	'\u0622': {0xFEF5, 0xFEF6}, '\u0623': {0xFEF7, 0xFEF8}, '\u0625': {0xFEF9, 0xFEFA}, '\u0627': {0xFEFB, 0xFEFC},
}

func isJoined(r rune) bool {
	_, ok := letterForms()[r]
	return ok || r == tatweel
}

// A Letter is what one or two characters of a text are shown as.
type Letter struct {
	Rune     rune // the character, or the presentation form of it
	At, Size int  // the bytes of the text it stands for
}

// Letters appends the letters of a text in the order of the text, those of Arabic in the
// forms that they have in their words. What only keeps letters apart, and soft hyphens,
// are no letters.
func Letters(s string, dst []Letter) []Letter {
	table := letterForms()
	joins := false // whether the letter before joins the next one
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		next, size := utf8.DecodeRuneInString(s[i+n:])
		fs, arabic := table[r]
		switch {
		case r == nonJoiner || r == '\u00ad' || r == isolate || r == endIsolate:
			joins = joins && r != nonJoiner
			i += n
			continue
		case r == lam && lamAlef[next] != [2]rune{}:
			f := lamAlef[next][isolated]
			if joins {
				f = lamAlef[next][final]
			}
			n += size
			dst = append(dst, Letter{f, i, n})
			joins = false
		case !arabic:
			dst = append(dst, Letter{r, i, n})
			joins = r == tatweel
		default:
			before := joins && fs[final] != 0
			joins = fs[initial] != 0 && joinsBefore(table, next)
			place := isolated
			switch {
			case before && joins:
				place = medial
			case before:
				place = final
			case joins:
				place = initial
			}
			dst = append(dst, Letter{fs[place], i, n})
		}
		i += n
	}
	return dst
}

// joinsBefore reports whether r joins the letter before it.
func joinsBefore(table map[rune]forms, r rune) bool { return table[r][final] != 0 || r == tatweel }

// Plain is the text that a letter of Letters stands for, "" if it is the character
// itself.
func Plain(r rune) string {
	if !isForm(r) {
		return ""
	}
	return norm.NFKC.String(string(r))
}
