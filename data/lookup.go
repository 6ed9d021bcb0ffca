package data

import (
	"iter"
	"slices"
	"strings"

	"dyad/data/geo"
)

// index finds claims and sources by id. It only makes lookups faster: a Dossier that was
// not read from a file has none, and whatever it finds is checked to have the id.
type index struct {
	claims  map[string]claimPlace
	sources map[string]int
}

// claimPlace is where a claim stands: in Dossier.Claims, or in the crosscheck
// of that number counted from 1.
type claimPlace struct{ crosscheck, i int }

// BuildIndex makes lookups by id quick. Whoever reads a dossier calls it once, before
// others see it: it is the only method that changes d.
func (d *Dossier) BuildIndex() {
	d.index = index{claims: make(map[string]claimPlace, len(d.Claims)), sources: make(map[string]int, len(d.Sources))}
	for i := range d.Claims {
		d.index.claims[d.Claims[i].ID] = claimPlace{0, i}
	}
	for x := range d.Crosschecks {
		for i := range d.Crosschecks[x].Claims {
			d.index.claims[d.Crosschecks[x].Claims[i].ID] = claimPlace{x + 1, i}
		}
	}
	for i := range d.Sources {
		d.index.sources[d.Sources[i].ID] = i
	}
}

// claimsOf are the claims of a claimPlace's list.
func (d *Dossier) claimsOf(crosscheck int) []Claim {
	if crosscheck == 0 {
		return d.Claims
	}
	if crosscheck > len(d.Crosschecks) {
		return nil
	}
	return d.Crosschecks[crosscheck-1].Claims
}

// Claim is the claim with the id, one of a crosscheck's too; nil if none has it.
func (d *Dossier) Claim(id string) *Claim {
	if p, ok := d.index.claims[id]; ok {
		if list := d.claimsOf(p.crosscheck); p.i < len(list) && list[p.i].ID == id {
			return &list[p.i]
		}
	}
	for x := range len(d.Crosschecks) + 1 {
		list := d.claimsOf(x)
		for i := range list {
			if list[i].ID == id {
				return &list[i]
			}
		}
	}
	return nil
}

// Source is the source with the id, an outside one too; nil if none has it.
func (d *Dossier) Source(id string) *Source {
	n := d.SourceNumber(id)
	switch {
	case n == 0:
		return nil
	case n <= len(d.Sources):
		return &d.Sources[n-1]
	}
	return &d.Outside[n-1-len(d.Sources)]
}

// SourceNumber is the source's endnote number: from 1, in the order of the
// file, the outside sources after the dossier's own; 0 if there is none.
func (d *Dossier) SourceNumber(id string) int {
	if i, ok := d.index.sources[id]; ok && i < len(d.Sources) && d.Sources[i].ID == id {
		return i + 1
	}
	for i := range d.Sources {
		if d.Sources[i].ID == id {
			return i + 1
		}
	}
	for i := range d.Outside {
		if d.Outside[i].ID == id {
			return len(d.Sources) + i + 1
		}
	}
	return 0
}

// Uses reports whether a figure or a fact is from the source with the id. What states
// the source's own date or title does not count.
func (d *Dossier) Uses(source string) bool {
	return slices.ContainsFunc(d.Claims, func(c Claim) bool { return c.Source == source && !c.InSource }) ||
		slices.ContainsFunc(d.Facts, func(f Fact) bool { return f.Source == source })
}

// Exhibit is the exhibit with the id, or nil.
func (d *Dossier) Exhibit(id string) Exhibit {
	for _, e := range d.Exhibits {
		if e.Head().ID == id {
			return e
		}
	}
	return nil
}

// State is the state with the code, or nil.
func (d *Dossier) State(code string) *State {
	switch code {
	case d.A.Code:
		return &d.A
	case d.B.Code:
		return &d.B
	}
	return nil
}

// Measure is the measure with the id, or nil.
func (d *Dossier) Measure(id string) *Measure {
	for i := range d.Measures {
		if d.Measures[i].ID == id {
			return &d.Measures[i]
		}
	}
	return nil
}

// OwnTopic is what the dossier itself says of a topic, or nil.
func (d *Dossier) OwnTopic(t Topic) *OwnTopic {
	for i := range d.Topics {
		if TopicOf(d.Topics[i].ID) == t {
			return &d.Topics[i]
		}
	}
	return nil
}

// AllClaims are the dossier's claims, then those of its crosschecks, in order.
func (d *Dossier) AllClaims() iter.Seq[*Claim] {
	return func(yield func(*Claim) bool) {
		for x := range len(d.Crosschecks) + 1 {
			list := d.claimsOf(x)
			for i := range list {
				if !yield(&list[i]) {
					return
				}
			}
		}
	}
}

// ClaimIDs are the ids of all claims.
func (d *Dossier) ClaimIDs() []string {
	var ids []string
	for c := range d.AllClaims() {
		ids = append(ids, c.ID)
	}
	return ids
}

func sourceIDs(list []Source) []string {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	return ids
}

// NameIn is what a state is called in a language: as the dossier has it, else as
// [geo] knows the state of its code, else in the fallback. A case of the
// language's grammar other than "" is one of [geo.Cases]; in a language without
// that case the name stands as it is.
func (s *State) NameIn(lang, fallback, grammatical string) string {
	name := s.Name.In(lang, fallback)
	if !slices.Contains(s.Name.Tags, lang) {
		if known, ok := geo.Lookup(s.Code); ok && slices.Contains(geo.Languages(), lang) {
			name = known.Name(lang)
		}
	}
	if grammatical == "" {
		return name
	}
	name, _ = geo.Declined(s.Code, name, lang, grammatical)
	return name
}

// CalledIn is what a sentence calls a state in a language, in the nominative: in
// English with its article, "the United States". A name of the dossier's own has one
// if it is made of common nouns, "the Kingdom of Spain".
func (s *State) CalledIn(lang, fallback string) string {
	name := s.NameIn(lang, fallback, "")
	if known, ok := geo.Lookup(s.Code); ok && known.Name(lang) == name {
		return known.InText(lang)
	}
	if lang == "en" && !strings.HasPrefix(strings.ToLower(name), "the ") && geo.TakesArticle(name) {
		return "the " + name
	}
	return name
}

// ShortIn is what a sentence with little room calls a state in a language: the short name
// of the dossier, else the one that [geo] knows for the name the dossier gives. It is ""
// where there is no shorter name.
func (s *State) ShortIn(lang, fallback string) string {
	name := s.CalledIn(lang, fallback)
	if !s.Short.IsZero() {
		if own := s.Short.In(lang, fallback); own != name {
			return own
		}
		return ""
	}
	if known, ok := geo.Lookup(s.Code); ok && known.Name(lang) == s.NameIn(lang, fallback, "") && known.Short(lang) != name {
		return known.Short(lang)
	}
	return ""
}
