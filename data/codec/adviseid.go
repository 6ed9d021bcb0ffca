package codec

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
)

// adviseSource adds to a source that is not there the one that is meant: by its title, by its
// publisher, or the first of several.
func adviseSource(m *mapping, p *Problem, id string, list []data.Source) {
	if len(m.r.problems) > maxHints {
		return
	}
	has := func(id string) bool {
		return slices.ContainsFunc(list, func(s data.Source) bool { return s.ID == id })
	}
	if adviseBetter(m, p, "source", id, has) {
		return
	}
	for i := range list {
		s := &list[i]
		for _, t := range []data.Text{s.Title, s.Publisher} {
			if slices.ContainsFunc(t.Vals, func(v string) bool { return strings.EqualFold(v, id) }) {
				p.Hint = fmt.Sprintf("a source is named by its id: write source: %s", s.ID)
				replaceValue(m.r, p, m.node("source"), s.ID)
				return
			}
		}
	}
	if first, rest, ok := strings.Cut(id, ","); ok && has(strings.TrimSpace(first)) {
		one, other := strings.TrimSpace(first), strings.TrimSpace(rest)
		p.What = fmt.Sprintf("%ssource: two sources are named, a claim has one", m.prefix())
		p.Hint = "write source: " + one
		if other != one {
			p.Hint += fmt.Sprintf("; for the figure that %s states add a claim of its own, with source: %[1]s and restates: and the id of this one", other)
		}
		replaceValue(m.r, p, m.node("source"), strings.TrimSpace(first))
		return
	}
	var ids []string
	for i := range list {
		ids = append(ids, list[i].ID)
	}
	if m.r.near(p, id, ids) == "" {
		switch {
		case len(ids) == 0:
			p.Hint = "list it under sources, or write source: none"
		case len(ids) <= 12:
			title := ""
			if len(ids) == 1 {
				title = list[0].Title.In(m.r.lang, "")
			}
			p.Hint = theyAre("source", "%s", title, ids) + orAdd("sources", id)
		}
	}
}

// adviseNewID adds to an id that begins with a digit the same with a letter before it, or the
// next that is free.
func adviseNewID(m *mapping, p *Problem, s string) {
	letter := "C"
	if m.what == "source" || m.what == "fact" {
		letter = strings.ToUpper(m.what[:1])
	}
	say := func(id string) {
		p.Hint, p.Mend = "write "+id, nil
		replaceValue(m.r, p, m.node("id"), id)
	}
	if !data.IsID(letter + s) {
		return
	}
	say(letter + s)
	m.r.afterRead(func(d *data.Dossier) {
		taken := d.ClaimIDs()
		for _, list := range [][]data.Source{d.Sources, d.Outside} {
			for i := range list {
				taken = append(taken, list[i].ID)
			}
		}
		for i := range d.Facts {
			taken = append(taken, d.Facts[i].ID)
		}
		id := letter + s
		for n := 1; slices.Contains(taken, id) || m.r.advised[id]; n++ {
			id = fmt.Sprintf("%s%d", letter, n)
		}
		if m.r.advised == nil {
			m.r.advised = map[string]bool{}
		}
		m.r.advised[id] = true
		say(id)
	})
}

// adviseClaim adds to a claim that is not there what is meant: several, or one whose id is
// written otherwise.
func adviseClaim(m *mapping, p *Problem, n *node, inProse bool, id string, d *data.Dossier) {
	if len(m.r.problems) > maxHints {
		return
	}
	if !inProse && slices.Contains(noDates, strings.ToLower(id)) && strings.HasSuffix(p.What, fmt.Sprintf("date: no claim %q", id)) {
		p.What = strings.TrimSuffix(p.What, fmt.Sprintf(": no claim %q", id)) + fmt.Sprintf(" %q is not a date", id)
		p.Hint = "write n.d. if there is no date"
		replaceValue(m.r, p, n, "n.d.")
		return
	}
	if !inProse {
		parts := strings.FieldsFunc(id, func(c rune) bool { return c == ' ' || c == ',' || c == ';' })
		if len(parts) > 1 && !slices.ContainsFunc(parts, func(s string) bool { return d.Claim(s) == nil }) {
			p.What = strings.TrimSuffix(p.What, fmt.Sprintf("no claim %q", data.Clip(id))) + fmt.Sprintf("no comma between %s and %s", parts[0], parts[1])
			p.Hint = "put a comma between one id and the next: " + strings.Join(parts, ", ")
			replaceValue(m.r, p, n, strings.Join(parts, ", "))
			return
		}
	}
	if v := meant(id, func(v string) bool { return d.Claim(v) != nil }); v != "" {
		p.Hint = fmt.Sprintf("write %s", v)
		if inProse {
			if p.Hint = fmt.Sprintf("write {%s}", v); v == strings.ToUpper(id) {
				p.Hint += ", with a capital letter"
			}
		}
		if latinOf.Replace(id) == v {
			p.Hint = inLatin(id, v)
		}
		swapWord(m.r, p, id, v)
		return
	}
	if slices.ContainsFunc(d.Facts, func(f data.Fact) bool { return f.ID == id }) {
		p.Hint = fmt.Sprintf("%s is a fact, which no text names: write its sentence, or a claim of unit: words", id)
		return
	}
	for c := range d.AllClaims() {
		if slices.ContainsFunc(c.Label.Vals, func(v string) bool { return strings.EqualFold(v, id) }) {
			p.Hint = "a claim is named by its id: write " + c.ID
			swapWord(m.r, p, id, c.ID)
			return
		}
	}
	m.r.nearOf(p, id, d.ClaimIDs)
	if ids := d.ClaimIDs(); p.Hint == "" && len(ids) > 0 && len(ids) <= 12 {
		form := "%s"
		if inProse {
			form = "{%s}"
		}
		p.Hint = theyAre("claim", form, d.Claim(ids[0]).Label.In(d.Lang, ""), ids) + orAdd("claims", id)
	}
	p.Hint = cmp.Or(p.Hint, "list it under claims, with this id")
}

// theyAre lists ids of one kind: "if C1 (Goods sold) is meant, write {C1}". The form is how
// one is written; the name is what the only one is called.
func theyAre(kind, form, name string, ids []string) string {
	if len(ids) == 1 {
		return fmt.Sprintf("if %s (%s) is meant, write "+form, ids[0], data.Clip(name), ids[0])
	}
	return fmt.Sprintf("if one of the %ss %s is meant, write that", kind, strings.Join(ids, ", "))
}

// orAdd is the other way out where an id is not there.
func orAdd(list, id string) string {
	if !data.IsID(id) {
		return "; if not, add what is meant to " + list
	}
	return fmt.Sprintf("; if not, add %s to %s", id, list)
}

// adviseEntry adds to the problem of an entry of a translation that the dossier has not
// which entries it has.
func adviseEntry(t *translator, p *Problem, name, id string, ids []string) {
	if t.r.near(p, id, ids) != "" {
		return
	}
	switch {
	case len(ids) == 0:
		p.Hint = "delete the entry"
	case len(ids) == 1:
		p.Hint = fmt.Sprintf("its only %s with a text is %s: write %[2]s, or delete the entry", name, ids[0])
	case len(ids) <= 12:
		p.Hint = fmt.Sprintf("write one of %s, or delete the entry", strings.Join(ids, ", "))
	default:
		p.Hint = "delete the entry, or write it in the dossier first"
	}
}

// adviseBlock says that an entry of a section's body has no key, or more than one, and
// begins the second with a dash of its own.
func adviseBlock(m *mapping) {
	if len(m.keys) == 0 {
		m.r.fail(m.pos, "%s: an entry has none of the keys p, exhibit, define, bullets and numbered", m.owner.within("body")).Hint = "a paragraph is written - p: and the text"
		return
	}
	second := m.pairs[m.find(m.keys[1])]
	p := m.r.fail(second.pos(), "%s: one entry has both %s and %s", m.owner.within("body"), m.keys[0], m.keys[1])
	p.Hint = fmt.Sprintf("begin %s with a dash of its own", m.keys[1])
	line, at := m.r.line(int(second.line)), int(second.col)-1
	if second.line != m.pairs[0].line && at >= 2 && strings.TrimLeft(line[:min(at, len(line))], " ") == "" {
		p.Mend = []Edit{{data.Pos{Line: int(second.line), Col: 1}, line[:at], line[:at-2] + "- "}}
	}
}

// inQuotesThere tells whether a value stands in quotes, or over several lines, where braces need
// none.
func inQuotesThere(r *reader, n *node) bool {
	return strings.IndexByte("\"'|>", firstByte(r, n)) >= 0
}

// likeKinds say which kinds of figure people mean by other names.
var likeKinds = map[string]string{
	"pie": "shares of a whole", "donut": "shares of a whole", "doughnut": "shares of a whole",
	"bar": "bars", "column": "bars", "columns": "bars", "histogram": "bars", "chart": "bars", "barchart": "bars",
	"line": "lines", "curve": "lines", "series": "lines", "graph": "lines", "map": "corridors", "route": "corridors", "routes": "corridors",
	"events": "timeline", "chronology": "timeline", "history": "timeline", "matrix": "grid", "top": "ranking", "list": "ranking",
}

// adviseKind adds to the last problem, that a kind of figure is not known, which is meant.
func adviseKind(m *mapping) {
	s, ok := m.scalar("kind")
	like := likeKinds[strings.ToLower(bare(s))]
	if !ok || like == "" || len(m.r.problems) == 0 {
		return
	}
	p := m.r.problems[len(m.r.problems)-1]
	p.Mend = nil
	p.Hint = fmt.Sprintf("write kind: %s, or one of %s", like, strings.Join(ExhibitKinds(), ", "))
	if like == "shares of a whole" {
		p.Hint = "for sums or shares write kind: bars, with items: [{label: Coal, claim: C1}] and the ids of your claims; what each state sells the other is kind: mix, with flows; docs/card.md shows both"
	}
}
