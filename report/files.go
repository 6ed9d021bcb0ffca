package report

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/words"
)

// ledgerColumns are the columns of the attached ledger. Their names are the same in
// every language; what is in them is in the language of the brief, as on its pages.
var ledgerColumns = []struct {
	name string
	cell func(*files, *data.Claim) string
}{
	{"id", func(_ *files, cl *data.Claim) string { return cl.ID }},
	{"label", func(c *files, cl *data.Claim) string { return c.in(cl.Label) }},
	{"as_printed", func(c *files, cl *data.Claim) string { return c.printed(cl) }},
	{"value", func(_ *files, cl *data.Claim) string { return plainValue(cl) }},
	{"unit", func(_ *files, cl *data.Claim) string { return cl.Unit.Text }},
	{"qualifier", func(_ *files, cl *data.Claim) string { return cl.Qualifier.String() }},
	{"base", func(c *files, cl *data.Claim) string { return c.in(cl.Base) }},
	{"period", func(c *files, cl *data.Claim) string { return c.period(cl, "period.none").String() }},
	{"evidence", func(c *files, cl *data.Claim) string { return evidenceName(cl.Evidence) }},
	{"source", func(c *files, cl *data.Claim) string { return c.sourceWords(cl) }},
	{"attributed_to", func(c *files, cl *data.Claim) string { return c.in(cl.AttributedTo) }},
	{"formula", func(c *files, cl *data.Claim) string { return c.formulaOf(cl) }},
	{"notes", func(c *files, cl *data.Claim) string { return strings.Join(c.notesOn[cl.ID], " ") }},
}

// files are what a brief carries beside its dossier.
type files struct {
	proof
	notesOn map[string][]string // the ids of the notes that name a claim, for the ledger
}

// ledgerFile is the ledger as a table of comma-separated values (RFC 4180, UTF-8): a
// row for each figure of the dossier and of its cross-checks.
func (c *files) ledgerFile() ([]byte, error) {
	c.notesOn = c.notesByClaim()
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	row := make([]string, len(ledgerColumns))
	for i, col := range ledgerColumns {
		row[i] = col.name
	}
	err := w.Write(row)
	for cl := range c.d.AllClaims() {
		for i, col := range ledgerColumns {
			row[i] = inert(strings.ReplaceAll(col.cell(c, cl), nbsp, " "))
		}
		if err == nil {
			err = w.Write(row)
		}
	}
	w.Flush()
	return b.Bytes(), err
}

// inert is text that no spreadsheet takes for a formula: such a program runs what
// begins with one of these signs. A number is left as it is.
func inert(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}

// plainValue is a claim's value as programs read it: "24.5", "1/3", "10..12", a date as
// ISO 8601 has it, or nothing.
func plainValue(cl *data.Claim) string {
	switch {
	case cl.Date != "":
		return cl.Date
	case !cl.HasValue:
		return ""
	case cl.HasTo:
		return cl.Value.String() + ".." + cl.To.String()
	}
	return cl.Value.String()
}

func evidenceName(e data.Evidence) string {
	return [...]string{data.Cited: "cited", data.Doubtful: "doubtful", data.NoSource: "none", data.Derived: "derived"}[e]
}

// sourceWords names a claim's endnote: its number, what the source is called, and its date
// or, of a trade table, its file with the checksum. The dossier beside the ledger has the rest.
func (c *files) sourceWords(cl *data.Claim) string {
	if cl.Source == "" {
		return ""
	}
	s := c.d.Source(cl.Source)
	words := c.source(cl.Source).n + " " + sourceName(c.voice, s)
	switch {
	case s.File != nil:
		words += ", " + s.File.Name
		if s.File.SHA256 != "" {
			words += ", SHA-256 " + s.File.SHA256
		}
	case s.Date != "":
		words += ", " + c.num.Date(s.Date)
	}
	return words
}

// formulaOf is how a figure was computed: from which figures, or by which measure.
func (c *files) formulaOf(cl *data.Claim) string {
	if from := computedFrom(cl); from != "" {
		return from
	}
	for i := range c.d.Measures {
		if m := &c.d.Measures[i]; m.ID == cl.Measure {
			return m.Formula
		}
	}
	return ""
}

// notesByClaim are the ids of the notes that name each claim.
func (c *files) notesByClaim() map[string][]string {
	out := map[string][]string{}
	for i := range c.Findings {
		f := &c.Findings[i]
		for _, id := range f.Claims {
			out[id] = append(out[id], noteID(f))
		}
	}
	return out
}

// noteID is the id of a finding, or of the cross-check that it is of.
func noteID(f *audit.Finding) string {
	if f.Outside != "" {
		return f.Outside
	}
	return f.ID
}

// notesFile are all notes as text: each with its kind, what it says in full, its
// arithmetic step by step and its figures.
func (c *files) notesFile() []byte {
	var b strings.Builder
	b.WriteString(c.in(c.d.Title) + "\n")
	for i := range c.Findings {
		f := &c.Findings[i]
		b.WriteString("\n" + noteID(f) + " " + c.text("severity."+f.Severity.String()) + "\n")
		for _, which := range []string{"head", "text"} {
			p := c.passage()
			c.addMessage(p, f, which)
			p.say("sentence.end")
			b.WriteString(p.String() + "\n")
		}
		if p := c.passage(); !f.Accepted.IsZero() {
			c.accepted(p, f)
			b.WriteString(p.String() + "\n")
		}
		for k := range f.Steps {
			b.WriteString("  " + c.step(c.noteOrigin(f), &f.Steps[k]) + "\n")
		}
		if len(f.Claims) > 0 {
			p := c.passage()
			p.claimIDs(f.Claims)
			b.WriteString(p.String() + "\n")
		}
	}
	if n := c.notCompared(c.Tally); len(n) > 0 {
		b.WriteString("\n" + n.String() + "\n")
	}
	if m := usedMeasures(c.d); len(m) > 0 {
		b.WriteString("\n" + c.text("method.title") + "\n")
		for _, m := range m {
			b.WriteString(c.text("notes.measure", words.Text("name", c.in(m.Name)), words.Text("formula", m.Formula), words.Text("source", m.Citation), words.Text("level", m.Level)))
			if note := c.in(m.Note); note != "" {
				b.WriteString(" " + note)
			}
			b.WriteString("\n")
		}
	}
	for i := range c.d.Gaps {
		g := &c.d.Gaps[i]
		if i == 0 {
			b.WriteString("\n")
		}
		b.WriteString(c.text("method.needs", words.Text("name", c.in(g.Name)), words.Text("needs", c.in(g.Needs))) + "\n")
	}
	return []byte(strings.ReplaceAll(b.String(), nbsp, " "))
}
