package edition

import (
	"reflect"
	"slices"
	"strings"

	"dyad/data"
	"dyad/report"
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
	moved   = "moved" // the same records in another order
)

// Diff lists what changed from one edition of a dossier to the next: claims by
// id and key, findings by rule and claims, then everything else by id. Places
// in the file, comments and layout are no difference. Two editions without a change
// make the same brief but for its hash. Findings are in the language of the
// options, "" for each dossier's own.
func Diff(from, to *data.Dossier, o report.Options) ([]Change, error) {
	out := claimChanges(from, to)
	findings, err := findingChanges(from, to, o)
	if err != nil {
		return nil, err
	}
	out = append(out, findings...)
	out = append(out, dossierChanges(from, to)...)
	out = append(out, sourceChanges("source", from.Sources, to.Sources)...)
	out = append(out, diffList("fact", from.Facts, to.Facts, func(f data.Fact) string { return f.ID })...)
	out = append(out, diffList("section", from.Sections, to.Sections, func(s data.Section) string { return s.ID })...)
	out = append(out, diffList("exhibit", from.Exhibits, to.Exhibits, func(e data.Exhibit) string { return e.Head().ID })...)
	out = append(out, sourceChanges("outside", from.Outside, to.Outside)...)
	return append(out, diffList("crosscheck", withoutClaims(from), withoutClaims(to), func(x data.Crosscheck) string { return x.ID })...), nil
}

// withoutClaims are the crosschecks without their claims, which are compared as claims.
func withoutClaims(d *data.Dossier) []data.Crosscheck {
	out := slices.Clone(d.Crosschecks)
	for i := range out {
		out[i].Claims = nil
	}
	return out
}

// indexByID is the index of each record of a list, by its id.
func indexByID[T any](l []T, id func(T) string) map[string]int {
	m := make(map[string]int, len(l))
	for i, t := range l {
		m[id(t)] = i
	}
	return m
}

// diffList compares two lists of records with ids.
func diffList[T any](part string, olds, news []T, id func(T) string) []Change {
	before, after := indexByID(olds, id), indexByID(news, id)
	var out []Change
	last, order := -1, false
	for _, o := range olds {
		i, ok := after[id(o)]
		if !ok {
			out = append(out, Change{Part: part, ID: id(o), What: removed})
			continue
		}
		if !equalButPlaces(reflect.ValueOf(o), reflect.ValueOf(news[i])) {
			out = append(out, Change{Part: part, ID: id(o), What: changed})
		}
		order = order || i < last
		last = i
	}
	for _, n := range news {
		if _, ok := before[id(n)]; !ok {
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
		{"keywords", joined(from.Keywords), joined(to.Keywords)},
		{"tiles", strings.Join(from.Tiles, ", "), strings.Join(to.Tiles, ", ")},
	} {
		if f.old != f.new {
			out = append(out, Change{"dossier", "", changed, f.key, f.old, f.new})
		}
	}
	return out
}

// equalButPlaces reports whether two values are deeply equal but for their places in
// the file.
func equalButPlaces(x, y reflect.Value) bool {
	if x.Kind() != y.Kind() || x.IsValid() && x.Type() != y.Type() {
		return false
	}
	switch x.Kind() {
	case reflect.Struct:
		if x.Type() == reflect.TypeFor[data.Pos]() {
			return true
		}
		for i := range x.NumField() {
			if !equalButPlaces(x.Field(i), y.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if x.Len() != y.Len() {
			return false
		}
		for i := range x.Len() {
			if !equalButPlaces(x.Index(i), y.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer, reflect.Interface:
		if x.IsNil() || y.IsNil() {
			return x.IsNil() && y.IsNil()
		}
		return equalButPlaces(x.Elem(), y.Elem())
	case reflect.Invalid:
		return true
	}
	return x.Equal(y)
}
