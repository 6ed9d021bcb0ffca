package geo

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	maxSuggestions = 3
	minPrefix      = 3 // letters from which the beginning of a name counts
)

// Suggest lists alpha-3 codes that an unknown code may have meant, at most
// three, all equally near: those of sport ("GER") or of a whole name in any
// language; else of the beginning of a name; else those one slip
// away ("KZA"). It is empty for a code that [Lookup] knows.
func Suggest(code string) []string {
	if _, ok := Lookup(code); ok {
		return nil
	}
	asked, best := fold(code), math.MaxInt
	var codes []string
	for _, c := range All() {
		if len(c.Alpha3) != 3 || c.Kind == KindUnspecified {
			continue
		}
		r := likeness(c, asked)
		if r > 0 && r < best {
			best, codes = r, nil
		}
		if r == best && len(codes) < maxSuggestions {
			codes = append(codes, c.Alpha3)
		}
	}
	return codes
}

// likeness ranks how well a folded word fits an area: 1 is best, 0 is no fit.
func likeness(c Country, asked string) int {
	if slices.ContainsFunc(c.more.hints, func(h string) bool { return fold(h) == asked }) {
		return 1
	}
	best := 0
	for _, name := range c.more.names {
		name = fold(name)
		switch {
		case name == asked:
			return 1
		case utf8.RuneCountInString(asked) >= minPrefix && strings.HasPrefix(name, asked):
			best = 2
		case best == 0 && strings.HasPrefix(asked, name+" "):
			best = 3
		}
	}
	if slip := slip(fold(c.Alpha3), asked); best == 0 && slip > 0 {
		best = 3 + slip
	}
	return best
}

// slip ranks the one slip that turns a code into what was typed: two letters
// exchanged (1), another letter at the end or in the middle (2), at the
// beginning (3), or one letter too many or too few (4); 0 if it takes more.
func slip(code, typed string) int {
	same := 0
	for same < min(len(code), len(typed)) && code[same] == typed[same] {
		same++
	}
	a, b := code[same:], typed[same:]
	switch {
	case len(a) == len(b) && len(a) > 1 && a[:2] == b[1:2]+b[:1] && a[2:] == b[2:]:
		return 1
	case len(a) == len(b) && len(a) > 0 && a[1:] == b[1:] && same > 0:
		return 2
	case len(a) == len(b) && len(a) > 0 && a[1:] == b[1:]:
		return 3
	case len(a) == len(b)+1 && a[1:] == b, len(b) == len(a)+1 && b[1:] == a:
		return 4
	}
	return 0
}

// fold makes what differs only in case, apostrophe or spaces the same.
func fold(s string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), "'", "’"))
}
