package quantity

import (
	"strings"
	"sync"

	"dyad/data/pseudo"
)

// pseudoEnglish prints numbers as English does, with its words in the
// pseudo-language: hedges, months, what is said in place of a number.
var pseudoEnglish = sync.OnceValue(func() *Language {
	l := english
	for i, s := range l.hedges {
		l.hedges[i] = accented(s)
	}
	for i, s := range l.alone {
		l.alone[i] = accented(s)
	}
	for i := range l.months {
		l.months[i], l.longMonths[i] = accented(l.months[i]), accented(l.longMonths[i])
	}
	for i, s := range l.spelled {
		l.spelled[i] = accented(s)
	}
	for _, s := range []*string{&l.placeMost, &l.placeLeast, &l.over, &l.under, &l.anything, &l.nothing, &l.undated} {
		*s = accented(*s)
	}
	l.words = map[string]string{"percentage points": accented("percentage points")}
	return &l
})

// accented is a form in the pseudo-language, its number left alone.
func accented(form string) string {
	before, after, number := strings.Cut(form, "%s")
	if !number {
		return pseudo.Words(form)
	}
	return pseudo.Words(before) + "%s" + pseudo.Words(after)
}
