package codec

import (
	"maps"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

// What became of something between two editions of a dossier.
const (
	Added   = "added"
	Removed = "removed"
	Changed = "changed"
	Moved   = "moved" // the same entries stand in another order
)

// A Change is one difference between two editions of a dossier.
type Change struct {
	Part string // claim, dossier, source, fact, section, exhibit, outside, crosscheck, topic, measure or unit
	ID   string // of the entry; "" of the dossier itself and of an order
	What string // Added, Removed, Changed or Moved
	// Key is what changed, "" if the entry came or went: of a part of a value its path,
	// "body/2/p". Old and New are its values in one line each, "" where there is none.
	Key, Old, New string
}

// Compare lists what changed from one edition of a dossier to the next: entries by id,
// those in both key by key. Claims come first, those of crosschecks among them. A claim
// that comes or goes is shown in one line. Translations added to the dossiers are
// compared as texts of their keys.
func Compare(from, to *data.Dossier) []Change {
	out := compareClaims(slices.Collect(from.AllClaims()), slices.Collect(to.AllClaims()))
	for _, k := range dossierRecord.compare(from, to) {
		out = append(out, Change{"dossier", "", Changed, k.key, k.old, k.new})
	}
	out = append(out, compareRecords("source", sourceRecord, from.Sources, to.Sources)...)
	out = append(out, compareRecords("fact", factRecord, from.Facts, to.Facts)...)
	out = append(out, compareRecords("section", sectionRecord, from.Sections, to.Sections)...)
	out = append(out, compareLists("exhibit", from.Exhibits, to.Exhibits,
		func(e *data.Exhibit) string { return (*e).Head().ID }, compareExhibits)...)
	out = append(out, compareRecords("outside", sourceRecord, from.Outside, to.Outside)...)
	out = append(out, compareRecords("crosscheck", crosscheckRecord, from.Crosschecks, to.Crosschecks)...)
	out = append(out, compareRecords("topic", topicRecord, from.Topics, to.Topics)...)
	out = append(out, compareRecords("measure", measureRecord, from.Measures, to.Measures)...)
	return append(out, compareNouns(from.Nouns, to.Nouns)...)
}

// compareNouns tells which plural forms of what units count differ: the key of the Polish
// form for few is "pl/few".
func compareNouns(olds, news []data.Noun) []Change {
	var out []Change
	forms := func(list []data.Noun, like data.Noun) quantity.Forms {
		for _, n := range list {
			if n.Lang == like.Lang && n.Unit == like.Unit {
				return n.Forms
			}
		}
		return nil
	}
	all := slices.Clone(olds)
	for _, n := range news {
		if forms(olds, n) == nil {
			all = append(all, n)
		}
	}
	for _, n := range all {
		a, b := forms(olds, n), forms(news, n)
		for _, category := range slices.Compact(slices.Sorted(slices.Values(append(slices.Collect(maps.Keys(a)), slices.Collect(maps.Keys(b))...)))) {
			if a[category] != b[category] {
				out = append(out, Change{"unit", n.Unit, Changed, n.Lang + "/" + category, a[category], b[category]})
			}
		}
	}
	return out
}

// compareClaims also says in one line which claim comes or goes.
func compareClaims(olds, news []*data.Claim) []Change {
	id := func(c **data.Claim) string { return (*c).ID }
	all := compareLists("claim", olds, news, id, func(a, b **data.Claim) []keyChange { return claimRecord.compare(*a, *b) })
	before, after := places(olds, id), places(news, id)
	for i := range all {
		switch c := &all[i]; c.What {
		case Added:
			c.New = claimLine(news[after[c.ID]])
		case Removed:
			c.Old = claimLine(olds[before[c.ID]])
		}
	}
	return all
}

// claimLine is a claim in one line: "Length: 7548 km".
func claimLine(c *data.Claim) string {
	s := showText(c.Label)
	v := claimValue(c)
	if v == "" {
		v = showText(c.AsPrinted)
	}
	if v != "" {
		s += ": " + strings.TrimSpace(v+" "+c.Unit.Text)
	}
	return s
}

func compareRecords[T any](part string, rec *record[T], olds, news []T) []Change {
	return compareLists(part, olds, news, func(x *T) string { return rec.id(x) }, rec.compare)
}

// compareLists compares two lists of entries with ids.
func compareLists[T any](part string, olds, news []T, id func(*T) string, compare func(a, b *T) []keyChange) []Change {
	before, after := places(olds, id), places(news, id)
	var out []Change
	last, order := -1, false
	for i := range olds {
		at, ok := after[id(&olds[i])]
		if !ok {
			out = append(out, Change{Part: part, ID: id(&olds[i]), What: Removed})
			continue
		}
		for _, k := range compare(&olds[i], &news[at]) {
			out = append(out, Change{part, id(&olds[i]), Changed, k.key, k.old, k.new})
		}
		order = order || at < last
		last = at
	}
	for i := range news {
		if _, ok := before[id(&news[i])]; !ok {
			out = append(out, Change{Part: part, ID: id(&news[i]), What: Added})
		}
	}
	if order {
		out = append(out, Change{Part: part, What: Moved})
	}
	return out
}

// places is where entries stand in a list, by id.
func places[T any](list []T, id func(*T) string) map[string]int {
	m := make(map[string]int, len(list))
	for i := range list {
		m[id(&list[i])] = i
	}
	return m
}
