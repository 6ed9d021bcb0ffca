package codec

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
)

// entryName is what messages call an entry of the list at path, "" if its entries have
// no ids: those of most lists at the top have, and the claims of a crosscheck.
func entryName(path string) string {
	switch parts := strings.Split(path, "/"); {
	case len(parts) == 1:
		return dossierRecord.entry(path)
	case len(parts) == 3 && parts[0] == "crosschecks":
		return crosscheckRecord.entry(parts[2])
	}
	return ""
}

// entries reads a list whose entries have ids, in any order.
func (t *translator) entries(o *mapping, key, path string) {
	first, name := map[string]data.Pos{}, entryName(path)
	for _, n := range o.list(key) {
		entry, ok := t.r.mapping(n, name, nil)
		if !ok {
			continue
		}
		id := entry.id()
		seen, twice := first[id]
		switch {
		case id == "":
		case twice:
			t.r.fail(n.pos(), "%s %q is already %s", name, id, t.r.shown(seen)).Hint = "delete one of the two"
		case !slices.Contains(t.children[path], id):
			adviseEntry(t, t.r.fail(n.pos(), "the dossier has no %s %q", name, id), name, id, t.children[path])
		default:
			t.mapping(n, name, path+"/"+id)
		}
		first[id] = n.pos()
	}
}

// inOrder reads a list whose entries have no ids and stand in the dossier's
// order; "" passes over one.
func (t *translator) inOrder(o *mapping, key, path string) {
	list, children := o.list(key), t.children[path]
	if last, err := strconv.Atoi(children[len(children)-1]); err == nil && len(list) < last {
		o.fail(key, "%s has %d entries, the dossier %d", key, len(list), last).Hint = `an entry is left as it is by ""`
		return
	}
	for i, n := range list {
		below := entry(path, i)
		what := fmt.Sprintf("%s %d", o.within(key), i+1)
		_, leaf := t.places[below]
		switch {
		case n.kind == aText && n.value == "":
		case leaf:
			one := &mapping{r: t.r, pos: o.pos, what: what, pairs: []*node{{value: "text"}, n}, marks: markOf("text")}
			t.value(one, "text", below)
		case len(t.children[below]) == 0:
			t.r.fail(n.pos(), "%s: the dossier has no text there", what)
		default:
			t.mapping(n, what, below)
		}
	}
}

// leaf reads one text.
func (t *translator) leaf(o *mapping, n *node, key, path string, p place) {
	if slices.Contains(p.text.Tags, t.r.lang) {
		o.fail(key, "the dossier has %s in %s already", key, t.r.lang)
		return
	}
	switch {
	case !n.single():
		o.wrongType(n, key, "text")
		return
	case n.kind == aText && n.value == "":
		return // left as it is
	}
	s, ok := o.line(n, key, p.kind)
	if !ok {
		return
	}
	if p.kind.refs {
		t.sameReferences(o, n, key, p.kind, p.text.In(t.d.Lang, t.d.Lang), s)
	}
	t.texts[path] = s
}

// sameReferences checks that a translation says what the original says of
// claims: it refers to the same ones.
func (t *translator) sameReferences(o *mapping, n *node, key string, kind textKind, original, s string) {
	want, got := references(original, kind), references(s, kind)
	for _, id := range got {
		if !slices.Contains(want, id) {
			t.r.fail(t.r.place(n, "{"+id), "%s%s has {%s}, which the dossier has not here", o.prefix(), key, id).Hint = "delete it, or write it in the dossier too"
		}
	}
	for _, id := range want {
		if !slices.Contains(got, id) {
			p := t.r.fail(n.pos(), "%s%s has no {%s}, which the dossier has here", o.prefix(), key, id)
			if p.Hint = fmt.Sprintf("write {%s} where its figure is to stand", id); !inQuotesThere(t.r, n) {
				p.Hint += ", and put the text in quotes"
			}
		}
	}
}

// references are the ids of the claims that prose refers to, each once, sorted.
func references(s string, kind textKind) []string {
	parse := data.AppendProse
	if kind.marks {
		parse = data.AppendMarked
	}
	pieces, err := parse(nil, s)
	if err != nil {
		return nil
	}
	var ids []string
	for _, p := range pieces {
		if p.Claim != "" {
			ids = append(ids, p.Claim)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// units reads what the language calls the things that units count.
func (t *translator) units(o *mapping) {
	if !o.has("units") {
		return
	}
	m, ok := t.r.mapping(o.node("units"), "units", nil)
	if !ok {
		return
	}
	units := t.d.Units()
	for _, unit := range m.keys {
		if !slices.Contains(units, unit) {
			t.r.near(m.fail(unit, "no claim has the unit %q, or it is one of money, time or shares", data.Clip(unit)), unit, units)
			continue
		}
		if forms := t.forms(m, unit); forms != nil {
			t.nouns = append(t.nouns, data.Noun{Lang: t.r.lang, Unit: unit, Forms: forms})
		}
	}
}

// forms are a noun's plural forms: one text for all, or one for each category.
func (t *translator) forms(m *mapping, unit string) quantity.Forms {
	n := m.node(unit)
	if n.isBlank() {
		return nil // left as it is
	}
	if n.single() {
		s, ok := m.line(n, unit, unitNoun)
		if !ok {
			return nil
		}
		return quantity.Forms{"other": s}
	}
	o, ok := t.r.mapping(n, m.within(fmt.Sprintf("%q", unit)), nil)
	if !ok {
		return nil
	}
	need := quantity.Categories(t.r.lang)
	known := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(need), "other"))))
	out := quantity.Forms{}
	for _, category := range o.keys {
		if !slices.Contains(known, category) {
			o.fail(category, "%s has no plural category %q", t.r.lang, data.Clip(category)).Hint = "it has " + strings.Join(known, ", ")
			continue
		}
		if s, ok := o.line(o.node(category), category, unitNoun); ok {
			out[category] = s
		}
	}
	for _, category := range need {
		if !o.has(category) {
			o.fail(category, "no form %q", category).Hint = t.r.lang + " counts with " + strings.Join(need, ", ")
			return nil
		}
	}
	return out
}

// isBlank tells whether a value is "", or a mapping of nothing else.
func (n *node) isBlank() bool {
	if n.kind == aText {
		return n.value == ""
	}
	for i := 1; i < len(n.children); i += 2 {
		if !n.children[i].isBlank() {
			return false
		}
	}
	return n.kind == aMapping && len(n.children) > 0
}

// apply gives a copy of the dossier with the texts of the file.
func (t *translator) apply() *data.Dossier {
	w := walk{text: func(path string, _ textKind, text data.Text) data.Text {
		s, ok := t.texts[path]
		if !ok {
			return text
		}
		return text.With(t.r.lang, s)
	}}
	out := w.dossier(t.d)
	out.Nouns = append(slices.Clip(out.Nouns), t.nouns...)
	return out
}

// Untranslated are the texts that d does not have in a language, in the order
// of the file, then the nouns of units. The titles of sources stand as given,
// and what has no letters needs no translation.
func Untranslated(d *data.Dossier, lang string) []Missing {
	if lang == d.Lang {
		return nil
	}
	var out []Missing
	w := walk{text: func(path string, kind textKind, t data.Text) data.Text {
		if kind != given && !slices.Contains(t.Tags, lang) && data.HasLetters(t.In(d.Lang, d.Lang)) {
			out = append(out, Missing{path, t.Pos})
		}
		return t
	}}
	w.dossier(d)
	nouns := d.NounsIn(lang)
	for _, unit := range d.Counted() {
		if nouns[unit] == nil {
			out = append(out, Missing{Path: "units/" + unit})
		}
	}
	return out
}
