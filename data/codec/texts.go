package codec

import (
	"fmt"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/geo"
	"dyad/data/quantity"
)

// Texts writes the file of what is to be translated of d to a language: every text that
// is not in the language, "" in its place, with the original in a remark above it. An
// earlier file of it, old, stays as it is, byte by byte, and gets what it lacks; nil is
// none. added is how many texts are new. The error is an [*Errors] of the earlier file.
func Texts(d *data.Dossier, lang, name string, old []byte) (file []byte, added int, err error) {
	t := &translator{r: &reader{lang: lang}, d: d, places: map[string]place{}, children: map[string][]string{}}
	t.learn()
	w := &textsWriter{translator: t, lang: lang}
	w.choose()
	if old == nil {
		return w.whole(), w.added, nil
	}
	r, root, err := open(name, old)
	if err == nil {
		err = newErrors(name, old, r.problems)
	}
	if err != nil {
		return nil, 0, err
	}
	t.r = r
	w.src = r.src
	if w.index(root); !w.isOf(root) {
		return nil, 0, newErrors(name, old, r.problems)
	}
	w.missing(root, "", 0)
	return w.inserted(old), w.added, nil
}

// A textsWriter writes, or adds to, a file of texts to be translated.
type textsWriter struct {
	*translator
	lang    string
	wanted  map[string]bool // paths of texts that are asked for, and of what they stand in
	added   int
	src     []byte // of the earlier file
	starts  []int  // offsets of its lines
	after   map[*node]*node
	inserts []insertion
}

// An insertion is text to be put into the earlier file.
type insertion struct {
	at   int
	text string
}

// choose finds the texts that are asked for: those that have letters and are not in the
// language; the titles of sources stand as they were given.
func (w *textsWriter) choose() {
	w.wanted = map[string]bool{}
	for path, p := range w.places {
		own := p.text.In(w.d.Lang, w.d.Lang)
		if p.value != "" || p.kind.asGiven || slices.Contains(p.text.Tags, w.lang) || !data.HasLetters(own) {
			continue
		}
		for at := path; ; {
			w.wanted[at] = true
			i := strings.LastIndexByte(at, '/')
			if i < 0 {
				break
			}
			at = at[:i]
		}
	}
}

// whole is a new file.
func (w *textsWriter) whole() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# The texts of %s, to be put into %q: each original stands in a remark above its place.\n", w.d.ID, w.lang)
	b.WriteString("# What is left \"\" stays as it is. Figures in braces, {C05}, stay in the text; so do {A} and {B}")
	if cases := geo.Cases(w.lang); len(cases) > 0 {
		b.WriteString(",\n# which may ask for a case: {A:" + strings.Join(cases, "}, {A:") + "}")
	}
	fmt.Fprintf(&b, ".\n%sdyad: 1\ntranslates: %s\nlang: %s\n", w.cases(), w.d.ID, w.lang)
	for _, key := range w.children[""] {
		if w.wanted[key] {
			w.value(&b, key, key, 0)
		}
	}
	w.units(&b, nil)
	return []byte(b.String())
}

// value writes what stands at a path under a key, indented by so many spaces.
func (w *textsWriter) value(b *strings.Builder, key, path string, indent int) {
	pad := strings.Repeat(" ", indent)
	if p, leaf := w.places[path]; leaf {
		if p.value != "" {
			fmt.Fprintf(b, "%s%s: %s\n", pad, key, p.value)
			return
		}
		fmt.Fprintf(b, "%s# %s\n%s%s: %q\n", pad, w.original(p), pad, key, w.known(path))
		if w.known(path) == "" {
			w.added++
		}
		return
	}
	fmt.Fprintf(b, "%s%s:\n", pad, key)
	children := w.children[path]
	switch {
	case entryName(path) != "":
		for _, id := range children {
			if w.wanted[path+"/"+id] {
				w.entry(b, path, id, indent+2)
			}
		}
	case byPlace(children):
		w.list(b, path, 1, indent+2)
	default:
		w.keys(b, path, indent+2)
	}
}

// keys writes what stands below a path that is a mapping.
func (w *textsWriter) keys(b *strings.Builder, path string, indent int) {
	for _, key := range w.children[path] {
		if at := below(path, key); w.wanted[at] || w.places[at].value != "" {
			w.value(b, key, at, indent)
		}
	}
}

// entry writes an entry of a list whose entries have ids.
func (w *textsWriter) entry(b *strings.Builder, path, id string, indent int) {
	fmt.Fprintf(b, "%s- id: %s\n", strings.Repeat(" ", indent), id)
	w.keys(b, path+"/"+id, indent+2)
}

// list writes the entries of a list without ids, from a number on, up to the last that
// the dossier has a text or a name for: so many a translation must have. Those between
// that have none are "".
func (w *textsWriter) list(b *strings.Builder, path string, from, indent int) {
	pad := strings.Repeat(" ", indent)
	for i := from; i <= w.most(path); i++ {
		at := entry(path, i-1)
		p, leaf := w.places[at]
		switch {
		case leaf && w.wanted[at]:
			fmt.Fprintf(b, "%s# %s\n%s- \"\"\n", pad, w.original(p), pad)
			w.added++
		case leaf || len(w.children[at]) == 0:
			b.WriteString(pad + "- \"\"\n")
		default:
			var keys strings.Builder
			w.keys(&keys, at, indent+2)
			if keys.Len() == 0 {
				keys.WriteString(pad + "  \"\"\n")
			}
			b.WriteString(dashed(keys.String(), pad))
		}
	}
}

// most is the number of the last entry of the list at a path.
func (w *textsWriter) most(path string) int {
	n := 0
	for _, c := range w.children[path] {
		var i int
		if _, err := fmt.Sscanf(c, "%d", &i); err == nil {
			n = max(n, i)
		}
	}
	return n
}

// dashed makes the keys of a mapping, written below each other, an entry of a list: the
// remarks before the first key stand at the dash.
func dashed(keys, pad string) string {
	var b strings.Builder
	first := true
	for line := range strings.Lines(keys) {
		rest := strings.TrimPrefix(line, pad+"  ")
		switch {
		case first && strings.HasPrefix(rest, "#"):
			b.WriteString(pad + rest)
		case first:
			first = false
			b.WriteString(pad + "- " + rest)
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}

// original is a text as it is in the dossier's own language, on one line.
func (w *textsWriter) original(p place) string { return p.text.In(w.d.Lang, w.d.Lang) }

// known is what the language is known to have for a text: the name of a state, where the
// dossier calls it as is usual. Else "".
func (w *textsWriter) known(path string) string {
	for at, s := range map[string]*data.State{"a/name": &w.d.A, "b/name": &w.d.B} {
		c, ok := geo.Lookup(s.Code)
		if at == path && ok && slices.Contains(geo.Languages(), w.lang) && s.Name.In(w.d.Lang, w.d.Lang) == c.Name(w.d.Lang) {
			return c.Name(w.lang)
		}
	}
	return ""
}

// units writes what the language calls the things that are counted, but for those that
// the earlier file has.
func (w *textsWriter) units(b *strings.Builder, has *node) {
	var counted []string
	nouns := w.d.NounsIn(w.lang)
	for _, unit := range w.d.Counted() {
		if nouns[unit] == nil && has.under(unit) == nil {
			counted = append(counted, unit)
		}
	}
	if len(counted) > 0 && has == nil {
		b.WriteString("units:\n")
	}
	for _, unit := range counted {
		var forms []string
		for _, category := range quantity.Categories(w.lang) {
			forms = append(forms, category+`: ""`)
		}
		fmt.Fprintf(b, "  # %s\n  %q: {%s}\n", unit, unit, strings.Join(forms, ", "))
		w.added++
	}
}

// under is the value under a key of a mapping, nil if it has none.
func (n *node) under(key string) *node {
	if n == nil || n.kind != aMapping {
		return nil
	}
	for i := 0; i+1 < len(n.children); i += 2 {
		if n.children[i].value == key {
			return n.children[i+1]
		}
	}
	return nil
}
