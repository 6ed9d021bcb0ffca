package geo

import (
	"embed"
	"slices"
	"strings"
)

// The names of states in the cases of a language, one file a language. A
// language whose names stand in the nominative wherever its messages put them
// has none.
//
//go:embed cases.*.txt
var caseFiles embed.FS

// Cases are the names of the cases of a language: gen, dat, … in Russian. They
// are those its file lists, nil without one.
func Cases(lang string) []string {
	fields, _ := caseLine(lang, "cases")
	if len(fields) < 2 {
		return nil
	}
	return fields[2:]
}

// Declined is the name of the state of an alpha-3 code in one of [Cases], with
// the preposition if the case has one. A name that is not the one this package
// has for the code, and one of an area that is no state, stands in apposition to
// a word that is declined in its place. False means that the language has no
// such case.
func Declined(code, name, lang, grammatical string) (string, bool) {
	i := slices.Index(Cases(lang), grammatical)
	if i < 0 {
		return name, false
	}
	f, ok := caseLine(lang, code)
	if ok && f[1] == name {
		return f[2+i], true
	}
	any := "*"
	if !ok {
		any = "~"
	}
	f, _ = caseLine(lang, any)
	return strings.ReplaceAll(f[2+i], "{}", name), true
}

// caseLine is the line of a key, cut in fields. A brief asks for two states, so
// that the file is searched, not decoded.
func caseLine(lang, key string) ([]string, bool) {
	b, err := caseFiles.ReadFile("cases." + lang + ".txt")
	if err != nil {
		return nil, false
	}
	_, rest, ok := strings.Cut(string(b), "\n"+key+"|")
	if !ok {
		return nil, false
	}
	line, _, _ := strings.Cut(rest, "\n")
	return strings.Split(key+"|"+line, "|"), true
}
