package data

import (
	"fmt"
	"slices"
)

// Merge puts a curated dossier over a computed one of the same two states, in the
// same order and language. What the curated one says of itself (id, title, author,
// licence, headline, tiles, article) holds; its sources, claims, facts, sections and exhibits come first and
// replace computed ones of the same id. A computed source whose id the curated one
// has is given another. The result is not yet read: it has no bytes.
func Merge(computed, curated *Dossier) (*Dossier, error) {
	if curated.A.Code != computed.A.Code || curated.B.Code != computed.B.Code {
		return nil, fmt.Errorf("%s is about %s and %s, not %s and %s", curated.Name, curated.A.Code, curated.B.Code, computed.A.Code, computed.B.Code)
	}
	if curated.Lang != computed.Lang {
		return nil, fmt.Errorf("%s is in language %q, not %q", curated.Name, curated.Lang, computed.Lang)
	}
	d := &Dossier{ID: curated.ID, Lang: curated.Lang, A: curated.A, B: curated.B, Title: curated.Title,
		AsOf: max(curated.AsOf, computed.AsOf), Author: curated.Author, Licence: curated.Licence, Article: curated.Article,
		Headline: curated.Headline, Standfirst: curated.Standfirst, Tiles: curated.Tiles,
		Outside: curated.Outside, Crosschecks: curated.Crosschecks, Accepted: curated.Accepted, Fonts: curated.Fonts, Keywords: slices.Clone(curated.Keywords)}
	for _, k := range computed.Keywords {
		if !slices.ContainsFunc(d.Keywords, func(own Text) bool { return slices.Equal(own.Vals, k.Vals) }) {
			d.Keywords = append(d.Keywords, k)
		}
	}
	if len(d.Tiles) == 0 {
		d.Tiles = computed.Tiles
	}
	renamed := d.mergeSources(computed, curated)
	d.Claims = over(curated.Claims, computed.Claims, func(c *Claim) string { return c.ID })
	for i := len(curated.Claims); i < len(d.Claims); i++ {
		if id, ok := renamed[d.Claims[i].Source]; ok {
			d.Claims[i].Source = id
		}
	}
	d.Topics = over(curated.Topics, computed.Topics, func(t *OwnTopic) string { return t.ID })
	d.Facts = over(curated.Facts, computed.Facts, func(f *Fact) string { return f.ID })
	d.Sections = over(curated.Sections, computed.Sections, func(s *Section) string { return s.ID })
	d.Exhibits = over(curated.Exhibits, computed.Exhibits, func(e *Exhibit) string { return (*e).Head().ID })
	d.Measures = over(curated.Measures, computed.Measures, func(m *Measure) string { return m.ID })
	d.Gaps = slices.Concat(curated.Gaps, computed.Gaps)
	return d, nil
}

// mergeSources puts both dossiers' sources in d and says which computed ones have
// another id there.
func (d *Dossier) mergeSources(computed, curated *Dossier) (renamed map[string]string) {
	renamed = map[string]string{}
	taken := append(sourceIDs(curated.Sources), sourceIDs(curated.Outside)...)
	taken = append(taken, sourceIDs(computed.Sources)...)
	d.Sources = slices.Clone(curated.Sources)
	for _, s := range computed.Sources {
		if curated.Source(s.ID) != nil {
			id := s.ID
			for n := 2; slices.Contains(taken, id); n++ {
				id = fmt.Sprintf("%s.%d", s.ID, n)
			}
			taken = append(taken, id)
			renamed[s.ID], s.ID = id, id
		}
		d.Sources = append(d.Sources, s)
	}
	return renamed
}

// over is first, then what of second has no id of first.
func over[T any](first, second []T, id func(*T) string) []T {
	seen := map[string]bool{}
	out := slices.Clone(first)
	for i := range first {
		seen[id(&first[i])] = true
	}
	for i := range second {
		if !seen[id(&second[i])] {
			out = append(out, second[i])
		}
	}
	return out
}
