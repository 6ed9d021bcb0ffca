package command

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/advice"
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
	// Compared is what the audit compared; absent if the dossier cannot be read.
	Compared *comparisons `json:"compared,omitempty"`
	// Examples are the figures and facts that are made up, to be replaced.
	Examples []problem `json:"examples,omitempty"`
	// Unmet are the findings that the dossier accepts and that are none.
	Unmet []problem `json:"accepted_unmet,omitempty"`
	// Unused are the parts of the dossier that nothing in it uses.
	Unused []problem `json:"unused,omitempty"`
	// Repeated are the shares that the figures and tables of its brief print more than
	// three times.
	Repeated []repeated `json:"repeated,omitempty"`
	// Untranslated are the texts not in the language asked for.
	Untranslated []untranslated `json:"untranslated,omitempty"`

	err  error // why it could not be read or checked
	lang string
}

type repeated struct {
	Claim string `json:"claim"`
	Times int    `json:"times"`
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
	Accepted   string   `json:"accepted,omitempty"` // why the author lets it stand

	line, col int  // of the first claim
	doubt     bool // it counts under --strict
}

// comparisons are how many figures the audit compared, and what it could not.
type comparisons struct {
	Figures     int           `json:"figures"`     // with a number
	Compared    int           `json:"compared"`    // of them, in some comparison
	Comparisons int           `json:"comparisons"` // made
	Broken      int           `json:"broken"`      // of them, those that do not hold
	Outside     int           `json:"outside"`     // of the broken, with outside evidence
	Not         []notCompared `json:"not_compared"`
}

type notCompared struct {
	Reason  string `json:"reason"`
	Figures int    `json:"figures"`
}

func newComparisons(t audit.Tally) *comparisons {
	c := &comparisons{Figures: t.Figures, Compared: t.Compared, Comparisons: t.Comparisons, Broken: t.Broken, Outside: t.Outside, Not: []notCompared{}}
	for _, n := range t.Not {
		c.Not = append(c.Not, notCompared{n.Reason.String(), n.N})
	}
	return c
}

// text says it in a line.
func (c *comparisons) text() string {
	line := "no two figures could be compared"
	if c.Comparisons > 0 {
		line = fmt.Sprintf("%d of %s took part in %s, of which %d do not hold", c.Compared, count(c.Figures, "figure"), count(c.Comparisons, "comparison"), c.Broken)
	}
	for i, n := range c.Not {
		sep := ", "
		if i == 0 {
			sep = "; not compared: "
		}
		line += fmt.Sprintf("%s%d (%s)", sep, n.Figures, n.Reason)
	}
	return line
}

// checkDossier reads and checks one dossier.
func checkDossier(e *env, name string, o checkOptions) checkResult {
	c := checkResult{File: name, Problems: []problem{}, Findings: []finding{}}
	d, lang, err := e.readTranslated(name, o.langOptions)
	if err != nil {
		c.fail(err)
		return c
	}
	c.lang = lang
	// What its brief cannot show is an error of the dossier too.
	fonts, err := readFonts(e.inputs, d, name, o.Fonts)
	if err != nil {
		c.fail(err)
		return c
	}
	review, err := report.Try(d, report.Options{Lang: lang, Version: version(), Fonts: fonts})
	if err != nil {
		c.fail(err)
		return c
	}
	for _, p := range codec.Unused(d) {
		c.Unused = append(c.Unused, problem{Line: p.Pos.Line, Col: p.Pos.Col, What: p.What})
	}
	for _, m := range codec.Untranslated(d, lang) {
		c.Untranslated = append(c.Untranslated, untranslated{m.Path, m.Pos.Line, m.Pos.Col})
	}
	c.File, c.ID, c.Claims, c.Sources = d.Name, d.ID, len(d.Claims), len(d.Sources)
	checked := review.Checked
	c.Compared = newComparisons(checked.Tally)
	c.addExamples(d)
	for _, a := range checked.Unmet {
		c.Unmet = append(c.Unmet, problem{Line: a.Pos.Line, Col: a.Pos.Col, What: unmetText(&a)})
	}
	for _, r := range review.Repeats {
		c.Repeated = append(c.Repeated, repeated{r.Claim, r.Times})
	}
	for i, f := range checked.Findings {
		said := &review.Said[i]
		var at data.Pos
		if len(f.Claims) > 0 {
			at = d.Claim(f.Claims[0]).Pos
		}
		c.Findings = append(c.Findings, finding{
			line: at.Line, col: at.Col, doubt: f.Severity < audit.Derived && f.Accepted.IsZero(),
			ID: f.ID, Severity: f.Severity.String(), Rule: string(f.Rule),
			Claims: orEmpty(f.Claims), Crosscheck: f.Outside,
			Head: said.Head, Text: said.Text, Arithmetic: orEmpty(said.Steps),
			Accepted: f.Accepted.In(lang, d.Lang),
		})
	}
	return c
}

// doubts is the number of findings that are a failure of so strict a check.
func (c *checkResult) doubts(strict audit.Strictness) int {
	n := 0
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Accepted == "" && strict.Fails(f.Severity) {
			n++
		}
	}
	return n
}

// addExamples lists the claims and facts of the dossier that are made up.
func (c *checkResult) addExamples(d *data.Dossier) {
	claims, facts := d.Examples()
	for _, x := range claims {
		c.Examples = append(c.Examples, problem{Line: x.Pos.Line, Col: x.Pos.Col, What: fmt.Sprintf("claim %q", x.ID)})
	}
	for _, x := range facts {
		c.Examples = append(c.Examples, problem{Line: x.Pos.Line, Col: x.Pos.Col, What: fmt.Sprintf("fact %q", x.ID)})
	}
}

// unmetText says which finding is accepted and is none.
func unmetText(a *data.Acceptance) string {
	what := "no finding " + a.Rule
	if len(a.Claims) > 0 {
		what += " of " + strings.Join(a.Claims, ", ")
	}
	if a.Crosscheck != "" {
		what += " in crosscheck " + a.Crosscheck
	}
	return what
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
	fmt.Fprintf(b, "%s: %s, %s, %s\n", advice.Name(c.File),
		count(c.Claims, "claim"), count(c.Sources, "source"), count(len(c.Findings), "finding"))
	if c.Compared != nil {
		b.WriteString(c.Compared.text() + "\n")
	}
	for _, f := range c.Findings {
		fmt.Fprintf(b, "\n%s %s: %s\n", f.ID, f.Severity, f.Head)
		if f.Text != f.Head {
			wrap(b, f.Text, 76, "    ")
		}
		for _, line := range f.Arithmetic {
			b.WriteString("      " + line + "\n")
		}
		wrap(b, strings.TrimSuffix(f.Rule+": "+strings.Join(f.Claims, ", "), ": "), 76, "    ")
		if f.Accepted != "" {
			wrap(b, "accepted: "+f.Accepted, 76, "    ")
		}
	}
	c.list(b, c.Examples, count(len(c.Examples), "example")+" to replace")
	c.list(b, c.Unmet, count(len(c.Unmet), "acceptance")+" that no finding meets")
	c.list(b, c.Unused, count(len(c.Unused), "part")+" not used")
	if n := len(c.Repeated); n > 0 {
		fmt.Fprintf(b, "\n%s printed more than three times among figures and tables:\n", count(n, "share"))
	}
	for _, r := range c.Repeated {
		fmt.Fprintf(b, "    %s: %d times\n", r.Claim, r.Times)
	}
	if n := len(c.Untranslated); n > 0 {
		fmt.Fprintf(b, "\n%s not in %s:\n", count(n, "text"), c.lang)
	}
	for _, m := range c.Untranslated {
		fmt.Fprintf(b, "    %s", m.Path)
		if m.Line > 0 {
			fmt.Fprintf(b, " (%s:%d:%d)", advice.Name(c.File), m.Line, m.Col)
		}
		b.WriteByte('\n')
	}
}

// list prints parts of the dossier with their places under a heading, nothing if there
// are none.
func (c *checkResult) list(b *bytes.Buffer, parts []problem, heading string) {
	if len(parts) > 0 {
		fmt.Fprintf(b, "\n%s:\n", heading)
	}
	for _, p := range parts {
		fmt.Fprintf(b, "    %s:%d:%d: %s\n", advice.Name(c.File), p.Line, p.Col, p.What)
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
