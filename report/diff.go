package report

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/audit"
)

// A Change is one difference between two editions of a dossier. For a claim
// Key is the dossier's key, for a finding its rule; Old and New are empty where
// there is nothing, or nothing short, to show.
type Change struct {
	Part string `json:"part"` // claim, finding, source, fact, section, exhibit, outside, crosscheck, dossier
	ID   string `json:"id,omitempty"`
	What string `json:"change"` // added, removed, changed, moved
	Key  string `json:"key,omitempty"`
	Old  string `json:"old,omitempty"`
	New  string `json:"new,omitempty"`
}

// The kinds of change.
const (
	added   = "added"
	removed = "removed"
	changed = "changed"
	moved   = "moved" // the same things in another order
)

// Diff lists what changed from one edition of a dossier to the next: claims by
// id and key, findings by rule and claims, then everything else by id. Places
// in the file, comments and layout are no difference. Two editions without one
// make the same brief but for their hash.
func Diff(from, to *data.Dossier) ([]Change, error) {
	out := claimChanges(from, to)
	findings, err := findingChanges(from, to)
	if err != nil {
		return nil, err
	}
	out = append(out, findings...)
	out = append(out, dossierChanges(from, to)...)
	out = append(out, things("source", from.Sources, to.Sources, func(s data.Source) string { return s.ID })...)
	out = append(out, things("fact", from.Facts, to.Facts, func(f data.Fact) string { return f.ID })...)
	out = append(out, things("section", from.Sections, to.Sections, func(s data.Section) string { return s.ID })...)
	out = append(out, things("exhibit", from.Exhibits, to.Exhibits, func(e data.Exhibit) string { return e.Head().ID })...)
	out = append(out, things("outside", from.Outside, to.Outside, func(s data.Source) string { return s.ID })...)
	return append(out, things("crosscheck", tests(from), tests(to), func(x data.Crosscheck) string { return x.ID })...), nil
}

// tests are the crosschecks without their claims, which are compared as claims.
func tests(d *data.Dossier) []data.Crosscheck {
	out := slices.Clone(d.Crosschecks)
	for i := range out {
		out[i].Claims = nil
	}
	return out
}

func claims(d *data.Dossier) []data.Claim {
	out := slices.Clone(d.Claims)
	for _, x := range d.Crosschecks {
		out = append(out, x.Claims...)
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
	id := func(c data.Claim) string { return c.ID }
	out := things("claim", olds, news, id)
	for i := range out {
		switch c := &out[i]; c.What {
		case added:
			c.New = line(&news[slices.IndexFunc(news, func(n data.Claim) bool { return n.ID == c.ID })])
		case removed:
			c.Old = line(&olds[slices.IndexFunc(olds, func(o data.Claim) bool { return o.ID == c.ID })])
		}
	}
	var all []Change
	for _, c := range out {
		if c.What != changed {
			all = append(all, c)
			continue
		}
		o := &olds[slices.IndexFunc(olds, func(o data.Claim) bool { return o.ID == c.ID })]
		n := &news[slices.IndexFunc(news, func(n data.Claim) bool { return n.ID == c.ID })]
		before := len(all)
		for _, f := range claimFields() {
			if a, b := f.text(o), f.text(n); a != b {
				all = append(all, Change{"claim", c.ID, changed, f.key, a, b})
			}
		}
		if len(all) == before { // in what has no short text: step, ratio, covers, marks
			all = append(all, c)
		}
	}
	return all
}

// things compares two lists of things with ids.
func things[T any](part string, olds, news []T, id func(T) string) []Change {
	find := func(l []T, want string) int { return slices.IndexFunc(l, func(t T) bool { return id(t) == want }) }
	var out []Change
	last, order := -1, false
	for _, o := range olds {
		i := find(news, id(o))
		switch {
		case i < 0:
			out = append(out, Change{Part: part, ID: id(o), What: removed})
			continue
		case !alike(reflect.ValueOf(o), reflect.ValueOf(news[i])):
			out = append(out, Change{Part: part, ID: id(o), What: changed})
		}
		order = order || i < last
		last = i
	}
	for _, n := range news {
		if find(olds, id(n)) < 0 {
			out = append(out, Change{Part: part, ID: id(n), What: added})
		}
	}
	if order {
		out = append(out, Change{Part: part, What: moved})
	}
	return out
}

// dossierChanges are those of the dossier's head.
func dossierChanges(from, to *data.Dossier) []Change {
	var out []Change
	for _, f := range []struct{ key, old, new string }{
		{"id", from.ID, to.ID}, {"lang", from.Lang, to.Lang}, {"as_of", from.AsOf, to.AsOf},
		{"title", texts(from.Title), texts(to.Title)}, {"author", from.Author, to.Author},
		{"a", from.A.Code + " " + texts(from.A.Name), to.A.Code + " " + texts(to.A.Name)},
		{"b", from.B.Code + " " + texts(from.B.Name), to.B.Code + " " + texts(to.B.Name)},
		{"keywords", strings.Join(from.Keywords, ", "), strings.Join(to.Keywords, ", ")},
		{"tiles", strings.Join(from.Tiles, ", "), strings.Join(to.Tiles, ", ")},
	} {
		if f.old != f.new {
			out = append(out, Change{"dossier", "", changed, f.key, f.old, f.new})
		}
	}
	return out
}

// alike reports whether two values are deeply equal but for their places in
// the file.
func alike(x, y reflect.Value) bool {
	if x.Kind() != y.Kind() || x.IsValid() && x.Type() != y.Type() {
		return false
	}
	switch x.Kind() {
	case reflect.Struct:
		if x.Type() == reflect.TypeFor[data.Pos]() {
			return true
		}
		for i := range x.NumField() {
			if !alike(x.Field(i), y.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if x.Len() != y.Len() {
			return false
		}
		for i := range x.Len() {
			if !alike(x.Index(i), y.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer, reflect.Interface:
		if x.IsNil() || y.IsNil() {
			return x.IsNil() && y.IsNil()
		}
		return alike(x.Elem(), y.Elem())
	case reflect.Invalid:
		return true
	}
	return x.Equal(y)
}

// A found is a finding in words.
type found struct {
	key, id, rule string
	words         []string // head, text, severity, each step
}

func findings(d *data.Dossier) ([]found, error) {
	var out []found
	met := map[string]int{}
	for _, f := range audit.Check(d) {
		head, text, steps, err := FindingText(d, &f, Options{})
		if err != nil {
			return nil, fmt.Errorf("%s: finding %s: %w", d.Name, f.ID, err)
		}
		key := string(f.Rule) + " " + f.Outside + " " + strings.Join(f.Claims, " ")
		met[key]++
		words := append([]string{head, text, severityKey(f.Severity)}, steps...)
		out = append(out, found{fmt.Sprint(key, met[key]), f.ID, string(f.Rule), words})
	}
	return out, nil
}

// findingChanges pairs findings by rule and claims: their numbers shift when
// another comes or goes.
func findingChanges(from, to *data.Dossier) ([]Change, error) {
	olds, err := findings(from)
	if err != nil {
		return nil, err
	}
	news, err := findings(to)
	if err != nil {
		return nil, err
	}
	find := func(l []found, key string) int {
		return slices.IndexFunc(l, func(f found) bool { return f.key == key })
	}
	var out []Change
	for _, o := range olds {
		i := find(news, o.key)
		if i < 0 {
			out = append(out, Change{"finding", o.id, removed, o.rule, o.words[0], ""})
		} else if a, b, ok := firstDifference(o.words, news[i].words); ok {
			out = append(out, Change{"finding", news[i].id, changed, o.rule, a, b})
		}
	}
	for _, n := range news {
		if find(olds, n.key) < 0 {
			out = append(out, Change{"finding", n.id, added, n.rule, "", n.words[0]})
		}
	}
	return out, nil
}

func firstDifference(a, b []string) (string, string, bool) {
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return x, y, true
		}
	}
	return "", "", false
}
