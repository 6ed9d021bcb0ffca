package command

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
)

// A checkResult is one dossier and what is wrong or doubtful in it, as it is
// printed. Problems are errors in the file; findings are doubts about the
// claims.
type checkResult struct {
	File     string    `json:"file"`
	ID       string    `json:"id,omitempty"`
	Claims   int       `json:"claims"`
	Sources  int       `json:"sources"`
	Problems []problem `json:"problems"`
	Findings []finding `json:"findings"`
	// Untranslated are the texts not in the language asked for.
	Untranslated []untranslated `json:"untranslated,omitempty"`

	err    error // why it could not be read or checked
	doubts int   // findings that count under --strict
	lang   string
}

type untranslated struct {
	Path string `json:"path"`
	Line int    `json:"line,omitempty"` // of the dossier
	Col  int    `json:"col,omitempty"`
}

type finding struct {
	ID         string   `json:"id"`
	Severity   string   `json:"severity"`
	Rule       string   `json:"rule"`
	Claims     []string `json:"claims"`
	Crosscheck string   `json:"crosscheck,omitempty"`
	Head       string   `json:"head"`
	Text       string   `json:"text"`
	Arithmetic []string `json:"arithmetic"`
}

// checkDossier reads and checks one dossier.
func checkDossier(e *env, name string, o langOptions) checkResult {
	c := checkResult{File: name, Problems: []problem{}, Findings: []finding{}}
	d, lang, err := e.readTranslated(name, o)
	if err != nil {
		c.fail(err)
		return c
	}
	c.lang = lang
	for _, m := range codec.Untranslated(d, lang) {
		c.Untranslated = append(c.Untranslated, untranslated{m.Path, m.Pos.Line, m.Pos.Col})
	}
	c.File, c.ID, c.Claims, c.Sources = d.Name, d.ID, len(d.Claims), len(d.Sources)
	for _, f := range audit.Check(d) {
		head, text, steps, err := report.FindingText(d, &f, report.Options{Lang: lang, Version: version()})
		if err != nil {
			c.fail(fmt.Errorf("%s: finding %s: %w", d.Name, f.ID, err))
			return c
		}
		if f.Severity < audit.Derived {
			c.doubts++
		}
		c.Findings = append(c.Findings, finding{
			ID: f.ID, Severity: f.Severity.String(), Rule: string(f.Rule),
			Claims: orEmpty(f.Claims), Crosscheck: f.Outside,
			Head: head, Text: text, Arithmetic: orEmpty(steps),
		})
	}
	return c
}

// fail sets the error of a dossier that cannot be read or checked, and the
// problems it consists of.
func (c *checkResult) fail(err error) {
	c.err = err
	c.Problems = append(c.Problems, problems(err)...)
}

// orEmpty is the list, which in JSON is then [] and not null if it is empty.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// text prints the findings for people.
func (c *checkResult) text(b *bytes.Buffer) {
	fmt.Fprintf(b, "%s: %s, %s, %s\n", c.File,
		count(c.Claims, "claim"), count(c.Sources, "source"), count(len(c.Findings), "finding"))
	for _, f := range c.Findings {
		fmt.Fprintf(b, "\n%s %s: %s\n", f.ID, f.Severity, f.Head)
		if f.Text != f.Head {
			wrap(b, f.Text, 76, "    ")
		}
		for _, line := range f.Arithmetic {
			b.WriteString("      " + line + "\n")
		}
	}
	if n := len(c.Untranslated); n > 0 {
		fmt.Fprintf(b, "\n%s not in %s:\n", count(n, "text"), c.lang)
	}
	for _, m := range c.Untranslated {
		fmt.Fprintf(b, "    %s", m.Path)
		if m.Line > 0 {
			fmt.Fprintf(b, " (%s:%d:%d)", c.File, m.Line, m.Col)
		}
		b.WriteByte('\n')
	}
}

// wrap writes text in lines of at most width characters, each after an
// indent.
func wrap(b *bytes.Buffer, text string, width int, indent string) {
	used := 0
	for _, word := range strings.Split(text, " ") { // not at no-break spaces
		n := utf8.RuneCountInString(word)
		switch {
		case used == 0:
			b.WriteString(indent)
		case used+1+n > width:
			b.WriteString("\n" + indent)
			used = 0
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += n
	}
	b.WriteByte('\n')
}
