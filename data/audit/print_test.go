package audit

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/quantity"
)

// A printer prints findings in English, for goldens and for the words.
type printer struct {
	d *data.Dossier
	l *quantity.Language
}

func newPrinter(t testing.TB, d *data.Dossier) printer {
	t.Helper()
	l, err := quantity.LanguageFor("en")
	if err != nil {
		t.Fatal(err)
	}
	return printer{d, l}
}

func (p printer) claim(id string) string {
	c := p.d.Claim(id)
	if c == nil {
		return "no claim " + id
	}
	if words := c.AsPrinted.In("en", "en"); words != "" {
		return p.l.Worded(words, c.Unit, c.Qualifier)
	}
	return p.l.Qualified(c.Value, c.Unit, c.Qualifier)
}

func (p printer) claims(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, p.claim(id))
	}
	return list(out)
}

// list joins items as a sentence does: "a, b and c".
func list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

func (p printer) step(s Step) string {
	var b strings.Builder
	for _, t := range s.Terms {
		if t.Op != "" {
			b.WriteString(" " + t.Op + " ")
		}
		switch {
		case t.Claim != "":
			b.WriteString(t.Claim + " " + p.claim(t.Claim))
		case t.Range != nil:
			b.WriteString(p.l.Range(*t.Range, t.Unit, t.Digits))
		default:
			b.WriteString(p.l.Value(t.Const, t.Unit))
		}
	}
	out := b.String() + " = " + p.l.Range(s.Result, s.Unit, s.Digits)
	return strings.ReplaceAll(out, "\u00a0", " ")
}

func (p printer) arg(a Arg) string {
	switch a.Kind {
	case ArgClaim:
		return p.claim(a.Claim)
	case ArgLabel:
		c := p.d.Claim(a.Claim)
		if c.Short.IsZero() {
			return c.Label.In("en", "en")
		}
		return c.Short.In("en", "en")
	case ArgFigures:
		return p.claims(a.Claims)
	case ArgRange:
		return p.l.Range(a.Range, a.Unit, a.Digits)
	case ArgNumber:
		return p.l.Number(a.Value)
	case ArgState:
		if s := p.d.State(a.State); s != nil {
			return s.Name.In("en", "en")
		}
		return a.State
	case ArgSource:
		return fmt.Sprint(p.d.SourceNumber(a.Source))
	case ArgSources:
		var out []string
		for _, id := range a.Sources {
			out = append(out, fmt.Sprint(p.d.SourceNumber(id)))
		}
		return list(out)
	case ArgDate:
		return p.l.Date(a.Text)
	}
	return a.Text
}

// finding prints a finding with its arguments and its arithmetic.
func (p printer) finding(f Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s", f.ID, f.Severity, f.Rule)
	if f.Outside != "" {
		fmt.Fprintf(&b, " [%s]", f.Outside)
	}
	fmt.Fprintf(&b, " %s\n", strings.Join(f.Claims, " "))
	for _, a := range f.Args {
		fmt.Fprintf(&b, "    {%s} %s\n", a.Name, strings.ReplaceAll(p.arg(a), "\u00a0", " "))
	}
	for _, s := range f.Steps {
		fmt.Fprintf(&b, "    %s\n", p.step(s))
	}
	return b.String()
}

func (p printer) all(fs []Finding) string {
	var b strings.Builder
	for _, f := range fs {
		b.WriteString(p.finding(f))
	}
	return b.String()
}
