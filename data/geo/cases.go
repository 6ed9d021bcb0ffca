package geo

import (
	"embed"
	"slices"
	"strings"
	"sync"
)

// The names of states in the cases of a language, one file a language. A
// language whose names stand in the nominative wherever its messages put them
// has none.
//
//go:embed cases.*.txt
var caseFiles embed.FS

// caseLines are the lines of a language's file by their key, cut in fields.
type caseLines map[string][]string

var caseFile sync.Map // language with a file → caseLines, read when first asked for

// linesOf are nil for a language without a file.
func linesOf(lang string) caseLines {
	if lines, ok := caseFile.Load(lang); ok {
		return lines.(caseLines)
	}
	b, err := caseFiles.ReadFile("cases." + lang + ".txt")
	if err != nil {
		return nil
	}
	lines := make(caseLines, 300)
	for line := range strings.Lines(string(b)) {
		if line[0] == '#' {
			continue
		}
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "|")
		lines[fields[0]] = fields
	}
	caseFile.Store(lang, lines)
	return lines
}

// Cases are the names of the cases of a language: gen, dat, … in Russian. They
// are those its file lists, nil without one.
func Cases(lang string) []string {
	fields := linesOf(lang)["cases"]
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
	lines := linesOf(lang)
	f, ok := lines[code]
	if ok && f[1] == name {
		return f[2+i], true
	}
	any := "*"
	if !ok {
		any = "~"
	}
	return strings.ReplaceAll(lines[any][2+i], "{}", name), true
}
