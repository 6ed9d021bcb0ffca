package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/words"
)

// A formula is arithmetic that a brief may use: the message that states it and its
// source, and whether this brief used it.
type formula struct {
	key  string
	used func(*method) bool
}

// formulas are in the order of the method section.
var formulas = []formula{
	{"method.interval", func(c *method) bool { return c.Tally.Comparisons > 0 || c.hasSteps() }},
	{"method.remainder", func(c *method) bool { return c.hasRule("mix-remainder", "mix-remainder-share") }},
	{"method.implied", func(c *method) bool {
		return c.hasRule("mix-total", "mix-total-agrees", "mix-consistent", "mix-inconsistent", "mix-remainder")
	}},
	{"method.derived", func(c *method) bool {
		return slices.ContainsFunc(c.d.Claims, func(cl data.Claim) bool { return cl.Derived != nil })
	}},
	{"method.ratio", func(c *method) bool { return c.hasRule("printed-share", "printed-share-agrees") }},
	{"method.to-go", func(c *method) bool { return c.hasExhibit("method.to-go") }},
	{"method.implied-whole", func(c *method) bool { return c.hasRule("implied-whole", "implied-part") }},
}

// hasExhibit tells whether there is an exhibit of a kind whose derived number a message
// explains.
func (c *method) hasExhibit(how string) bool {
	for _, e := range c.d.Exhibits {
		if kindOf(e).how == how {
			return true
		}
	}
	return false
}

// hasSteps tells whether a finding has arithmetic.
func (c *method) hasSteps() bool {
	return slices.ContainsFunc(c.Findings, func(f audit.Finding) bool { return len(f.Steps) > 0 })
}

// hasRule tells whether there is a finding of one of the rules.
func (c *method) hasRule(rules ...audit.Rule) bool {
	return slices.ContainsFunc(c.Findings, func(f audit.Finding) bool { return slices.Contains(rules, f.Rule) })
}

// A method is how the numbers of a brief were derived.
type method struct{ proof }

// blocks state the arithmetic that this brief used. Measures have a table of their
// own.
func (c *method) blocks() []doc.Block {
	out := []doc.Block{doc.Heading{Level: 3, Text: c.say("method.title"), ID: "method"}}
	text := c.passage()
	add := func(key string, args ...words.Arg) {
		if text.here() > text.from {
			text.space()
		}
		text.say(key, args...)
	}
	for _, m := range formulas {
		if m.used(c) {
			add(m.key)
		}
	}
	if len(usedMeasures(c.d)) > 0 {
		add("method.signs", words.Text("file", AttachedNotes))
	}
	said := text.spans()
	if len(said) == 0 && len(c.d.Gaps) == 0 {
		said = c.say("method.none")
	}
	if len(said) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Dense, Text: said})
	}
	return out
}

// usedMeasures are the dossier's measures that a claim names, in its order.
func usedMeasures(d *data.Dossier) []*data.Measure {
	used := map[string]bool{}
	for i := range d.Claims {
		used[d.Claims[i].Measure] = true
	}
	var out []*data.Measure
	for i := range d.Measures {
		if m := &d.Measures[i]; used[m.ID] {
			out = append(out, m)
		}
	}
	return out
}

// formula adds a formula. What follows "_" is set as a subscript: "M_AB,k" or
// "Σ_{k in group}".
func (p passage) formula(formula string) {
	at, spoken := p.here(), p.v.spoken(formula)
	defer func() { p.speak(at, spoken) }()
	for formula != "" {
		at := strings.IndexByte(formula, '_')
		if at < 0 {
			break
		}
		index := indexOf(formula[at+1:])
		p.text(formula[:at])
		p.add(doc.Span{Text: strings.Trim(index, "{}"), Kind: doc.Sub})
		formula = formula[at+1+len(index):]
	}
	p.text(formula)
}

// speak makes what is set from a part on one formula, with what it is in words.
func (p run) speak(at int, spoken string) {
	for i := range p.v.parts[at:] {
		p.v.parts[at+i].Formula = spoken
	}
}

// indexOf is the subscript that s begins with: what is in braces, or letters and
// digits with commas but without spaces.
func indexOf(s string) string {
	if end := strings.IndexByte(s, '}'); strings.HasPrefix(s, "{") && end > 0 {
		return s[:end+1]
	}
	n := 0
	for i, r := range s {
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || n > 0 && r == '−' && unicode.IsDigit(next)
		if !letter && (r != ',' || n == 0 || next == ' ') {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	return s[:n]
}

// gaps say how many measures could not be computed. The attached notes name them with
// what each needs.
func (c *method) gaps() []doc.Block {
	if len(c.d.Gaps) == 0 {
		return nil
	}
	return []doc.Block{doc.Paragraph{Role: doc.Dense, ID: "gaps", Text: c.say("method.gaps", words.Count(len(c.d.Gaps)), words.Text("file", AttachedNotes))}}
}

// command is the command that makes this file.
func (c *method) command() string {
	command := fmt.Sprintf("dyad brief %s.yaml", c.d.ID)
	if c.lang != c.d.Lang {
		command += " --lang " + c.lang
	}
	if c.moves != nil {
		command += " --since " + AttachedSince
	}
	return command
}
