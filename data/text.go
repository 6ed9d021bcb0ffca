package data

import (
	"slices"
	"strings"
	"unicode"

	"dyad/data/quantity"
)

// In is the text in lang, else in fallback, else in its first language.
func (t Text) In(lang, fallback string) string {
	for _, tag := range []string{lang, fallback} {
		if i, ok := slices.BinarySearch(t.Tags, tag); ok {
			return t.Vals[i]
		}
	}
	if len(t.Vals) > 0 {
		return t.Vals[0]
	}
	return ""
}

// TextsIn are the texts of a list in lang, as [Text.In] gives each.
func TextsIn(list []Text, lang, fallback string) []string {
	var out []string
	for _, t := range list {
		out = append(out, t.In(lang, fallback))
	}
	return out
}

// IsZero reports whether the dossier does not give the text.
func (t Text) IsZero() bool { return len(t.Vals) == 0 }

// HasLetters reports whether s has a letter: without one it belongs to no language.
// That of a quarter, "2024-Q1", is none: every language writes it in its own way.
func HasLetters(s string) bool {
	if _, isTime := quantity.ParseTime(s); isTime {
		return false
	}
	return strings.ContainsFunc(s, unicode.IsLetter)
}

// With is t with one more language.
func (t Text) With(lang, s string) Text {
	out := Text{t.Pos, append(slices.Clip(t.Tags), lang), append(slices.Clip(t.Vals), s)}
	sortText(&out)
	return out
}

// sortText puts the languages of t in order.
func sortText(t *Text) {
	tags := slices.Sorted(slices.Values(t.Tags))
	vals := make([]string, len(tags))
	for i, tag := range tags {
		vals[i] = t.Vals[slices.Index(t.Tags, tag)]
	}
	t.Tags, t.Vals = tags, vals
}
