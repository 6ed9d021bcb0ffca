package report

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

// claimField is a key of a claim in the dossier and its value as text.
type claimField struct {
	key  string
	text func(*data.Claim) string
}

func claimFields() []claimField {
	return []claimField{
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

// line is a claim in one line, as it is added or removed.
func line(c *data.Claim) string {
	s := texts(c.Label)
	if v := cmp.Or(claimValue(c), texts(c.AsPrinted)); v != "" {
		s += ": " + strings.TrimSpace(v+" "+c.Unit.Text)
	}
	return s
}

func claimChanges(from, to *data.Dossier) []Change {
	olds, news := claims(from), claims(to)
	id := func(c *data.Claim) string { return c.ID }
	o, n := places(olds, id), places(news, id)
	var all []Change
	for _, c := range things("claim", olds, news, id) {
		switch c.What {
		case added:
			c.New = line(news[n[c.ID]])
		case removed:
			c.Old = line(olds[o[c.ID]])
		case changed:
			if keys := keyChanges(olds[o[c.ID]], news[n[c.ID]]); len(keys) > 0 {
				all = append(all, keys...)
				continue
			} // else in what has no short text: step, ratio, covers, marks
		}
		all = append(all, c)
	}
	return all
}

func keyChanges(o, n *data.Claim) []Change {
	var out []Change
	for _, f := range claimFields() {
		if a, b := f.text(o), f.text(n); a != b {
			out = append(out, Change{"claim", o.ID, changed, f.key, a, b})
		}
	}
	return out
}
