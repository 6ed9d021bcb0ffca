package codec

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"dyad/data"
)

// A Missing is a text that is not in a language.
type Missing struct {
	Path string   // "claims/C05/label"
	Pos  data.Pos // in the dossier
}

// Translate reads a translation of d from the bytes of a YAML or JSON file and
// gives a copy of d that has its texts too. The translation stands under the
// keys and ids of the dossier and holds texts only. It refuses a text for what
// d does not have, or has in that language already; what it leaves out stays
// in d's language, see [Untranslated]. Every error is an [*Errors].
func Translate(d *data.Dossier, name string, b []byte) (*data.Dossier, error) {
	r, root, err := open(name, b)
	if err != nil {
		return nil, err
	}
	t := &translator{r: r, d: d, places: map[string]place{}, children: map[string][]string{}, texts: map[string]string{}}
	t.learn()
	t.read(root)
	out := t.apply()
	for i := 0; i < len(r.checks) && len(r.problems) == 0; i++ {
		r.checks[i](d)
	}
	if len(r.problems) > 0 {
		return nil, newErrors(name, b, r.problems)
	}
	out.RTL = out.RTL || r.rtl
	out.Translations = append(slices.Clip(out.Translations), data.Translation{Name: name, Lang: r.lang, Raw: b, SHA256: sha256.Sum256(b)})
	return out, nil
}

// A place is where d has a text, or a value that tells an entry apart.
type place struct {
	kind  textKind
	text  data.Text
	value string // not a text: what a translation must repeat it as
}

// translator reads one translation.
type translator struct {
	r        *reader
	d        *data.Dossier
	places   map[string]place
	children map[string][]string // what stands below a path, in order
	texts    map[string]string   // what the file has, by path
	nouns    []data.Noun
}

// learn fills places with those of the dossier.
func (t *translator) learn() {
	w := walk{
		text: func(path string, kind textKind, text data.Text) data.Text {
			t.add(path, place{kind: kind, text: text})
			return text
		},
		sameInAll: func(path, value string) { t.add(path, place{value: value}) },
	}
	w.dossier(t.d)
}

func (t *translator) add(path string, p place) {
	t.places[path] = p
	for path != "" {
		parent, key := "", path
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			parent, key = path[:i], path[i+1:]
		}
		if slices.Contains(t.children[parent], key) {
			return
		}
		t.children[parent] = append(t.children[parent], key)
		path = parent
	}
}

var translationKeys = []string{"dyad", "translates", "lang", "units"}

// read reads the whole file.
func (t *translator) read(root *node) {
	if root.kind != aMapping {
		t.r.fail(root.pos(), "the translation is %s, not keys with values", root.kind)
		return
	}
	known := slices.Concat(translationKeys, t.children[""])
	o, _ := t.r.mapping(root, "", nil)
	if !versionOf(o, "dyad", "a dossier") {
		return
	}
	for _, key := range o.keys {
		if !slices.Contains(known, key) {
			t.unknown(o, key, known)
		}
	}
	if id, _ := o.scalar("translates"); o.need("translates") && id != t.d.ID {
		p := o.fail("translates", "these are texts of %q, but the dossier is %q", data.Clip(id), t.d.ID)
		p.Hint = "if they are meant for this dossier, write translates: " + t.d.ID
		if n := o.node("translates"); n != nil {
			replaceValue(t.r, p, n, t.d.ID)
		}
	}
	if !t.language(o) {
		return
	}
	t.units(o)
	for _, key := range o.keys {
		if !slices.Contains(translationKeys, key) && slices.Contains(known, key) {
			t.value(o, key, key)
		}
	}
}

// language reads which language the texts are in.
func (t *translator) language(o *mapping) bool {
	if !o.need("lang") {
		return false
	}
	lang, _ := o.scalar("lang")
	switch {
	case !isTag(lang):
		o.fail("lang", "lang %q is not the code of a language", data.Clip(lang)).Hint = "write " + languageMeant(lang)
	case lang == t.d.Lang:
		o.fail("lang", "lang %q is the dossier's own", lang)
	case t.d.Translation(lang) != nil:
		o.fail("lang", "texts in %q are already in %s", lang, t.d.Translation(lang).Name)
	default:
		t.r.lang = lang
		return true
	}
	return false
}

// unknown reports a key that is not in the dossier at this place.
func (t *translator) unknown(o *mapping, key string, known []string) {
	if i := o.find(key); o.pairs[i+1].kind == anEmpty && o.pairs[i+1].value == "" && commaInText(o, &node{children: o.pairs}, i, known) > 0 {
		return
	}
	p := t.r.fail(o.pairs[o.find(key)].pos(), "%sthe dossier has no %q to translate", o.prefix(), data.Clip(key))
	if p.Hint = "delete it, or write it in the dossier first"; knownKeys()[key] && !textKeys()[key] {
		p.What = fmt.Sprintf("%s%s cannot stand in a translation: only texts are translated", o.prefix(), key)
		p.Hint = "delete it: it is taken from the dossier"
	}
	t.r.near(p, key, known)
}

// value reads what stands under key of o, which is at path in the dossier.
func (t *translator) value(o *mapping, key, path string) {
	n := o.node(key)
	p, leaf := t.places[path]
	switch {
	case leaf && p.value != "":
		if s, ok := o.scalar(key); ok && s != p.value {
			o.fail(key, "%s is %q, in the dossier %q", key, data.Clip(s), p.value).Hint = "entries stand in the order of the dossier"
		}
	case leaf:
		t.leaf(o, n, key, path, p)
	case entryName(path) != "":
		t.entries(o, key, path)
	case byPlace(t.children[path]):
		t.inOrder(o, key, path)
	default:
		t.mapping(n, o.within(key), path)
	}
}

func byPlace(children []string) bool {
	return len(children) > 0 && children[0][0] >= '0' && children[0][0] <= '9'
}

// mapping reads a map of keys at path.
func (t *translator) mapping(n *node, what, path string) {
	o, ok := t.r.mapping(n, what, nil)
	if !ok {
		return
	}
	for _, key := range o.keys {
		switch {
		case slices.Contains(t.children[path], key):
			t.value(o, key, path+"/"+key)
		case key != "id":
			t.unknown(o, key, t.children[path])
		}
	}
}
