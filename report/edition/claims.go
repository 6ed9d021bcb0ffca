package edition

import (
	"cmp"
	"fmt"
	"strings"

	"dyad/data"
)

// claims are the dossier's, then its crosschecks'.
func claims(d *data.Dossier) []*data.Claim {
	var out []*data.Claim
	for i := range d.Claims {
		out = append(out, &d.Claims[i])
	}
	for i := range d.Crosschecks {
		for j := range d.Crosschecks[i].Claims {
			out = append(out, &d.Crosschecks[i].Claims[j])
		}
	}
	return out
}

// A field is a key of the dossier and its value as text.
type field[T any] struct {
	key  string
	text func(T) string
}

func claimFields() []field[*data.Claim] {
	return []field[*data.Claim]{
		{"value", claimValue},
		{"unit", func(c *data.Claim) string { return c.Unit.Text }},
		{"qualifier", func(c *data.Claim) string { return c.Qualifier.String() }},
		{"as_printed", func(c *data.Claim) string { return texts(c.AsPrinted) }},
		{"period", func(c *data.Claim) string { return cmp.Or(texts(c.Period), "not stated") }},
		{"source", func(c *data.Claim) string { return cmp.Or(c.Source, "none") }},
		{"evidence", func(c *data.Claim) string { return c.Evidence.String() }},
		{"evidence_note", func(c *data.Claim) string { return texts(c.EvidenceNote) }},
		{"label", func(c *data.Claim) string { return texts(c.Label) }},
		{"short", func(c *data.Claim) string { return texts(c.Short) }},
		{"base", func(c *data.Claim) string { return texts(c.Base) }},
		{"dependence", dependence},
		{"topic", func(c *data.Claim) string { return c.Topic.String() }},
		{"restates", func(c *data.Claim) string { return c.Restates }},
		{"called", func(c *data.Claim) string { return texts(c.Called) }},
		{"attributed_to", func(c *data.Claim) string { return texts(c.AttributedTo) }},
		{"name", func(c *data.Claim) string { return texts(c.Title) }},
		{"source_name", func(c *data.Claim) string { return texts(c.SourceTitle) }},
	}
}

func claimValue(c *data.Claim) string {
	switch {
	case c.Date != "":
		return c.Date
	case c.HasValue:
		return c.Value.String()
	}
	return ""
}

func dependence(c *data.Claim) string {
	if c.Dependence == nil {
		return ""
	}
	return fmt.Sprintf("%s on %s for %s", c.Dependence.Of, c.Dependence.On, texts(c.Dependence.For))
}

// texts are the values of a text in all its languages.
func texts(t data.Text) string {
	if len(t.Vals) == 1 {
		return t.Vals[0]
	}
	var all []string
	for i, v := range t.Vals {
		all = append(all, t.Tags[i]+": "+v)
	}
	return strings.Join(all, "; ")
}

// joined are texts with commas between them.
func joined(list []data.Text) string {
	var all []string
	for _, t := range list {
		all = append(all, texts(t))
	}
	return strings.Join(all, ", ")
}

// claimLine is a claim in one line, as it is added or removed.
func claimLine(c *data.Claim) string {
	s := texts(c.Label)
	if v := cmp.Or(claimValue(c), texts(c.AsPrinted)); v != "" {
		s += ": " + strings.TrimSpace(v+" "+c.Unit.Text)
	}
	return s
}

func claimChanges(from, to *data.Dossier) []Change {
	olds, news := claims(from), claims(to)
	id := func(c *data.Claim) string { return c.ID }
	all := diffFields(diffList("claim", olds, news, id), olds, news, id, claimFields())
	o, n := indexByID(olds, id), indexByID(news, id)
	for i := range all {
		switch c := &all[i]; c.What {
		case added:
			c.New = claimLine(news[n[c.ID]])
		case removed:
			c.Old = claimLine(olds[o[c.ID]])
		}
	}
	return all
}

func sourceChanges(part string, olds, news []data.Source) []Change {
	id := func(s data.Source) string { return s.ID }
	return diffFields(diffList(part, olds, news, id), olds, news, id, []field[data.Source]{
		{"title", func(s data.Source) string { return texts(s.Title) }},
		{"publisher", func(s data.Source) string { return texts(s.Publisher) }},
		{"date", func(s data.Source) string { return cmp.Or(s.Date, "n.d.") }},
		{"url", func(s data.Source) string { return s.URL }},
	})
}

// diffFields says of each record that changed in which keys. The change of a record
// that differs in none of the fields stays as it is.
func diffFields[T any](all []Change, olds, news []T, id func(T) string, fields []field[T]) []Change {
	o, n := indexByID(olds, id), indexByID(news, id)
	var out []Change
	for _, c := range all {
		before := len(out)
		if c.What == changed {
			for _, f := range fields {
				if a, b := f.text(olds[o[c.ID]]), f.text(news[n[c.ID]]); a != b {
					out = append(out, Change{c.Part, c.ID, changed, f.key, a, b})
				}
			}
		}
		if len(out) == before {
			out = append(out, c)
		}
	}
	return out
}
