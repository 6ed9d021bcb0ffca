package codec

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dyad/data"
	"dyad/data/quantity"
)

// TestCompareSeesEveryLeaf changes and removes values of three dossiers and of their
// translations in turn, of those under the same keys of the same kind of thing the first
// that can be changed alone. Whatever is still read is another
// dossier, and a comparison says so, unless the value says what is understood without it.
func TestCompareSeesEveryLeaf(t *testing.T) {
	t.Parallel()
	sparse, err := os.ReadFile("../../testdata/sparse.yaml")
	if err != nil {
		t.Fatal(err)
	}
	name, russian, err := data.DefaultTranslation("ru")
	if err != nil {
		t.Fatal(err)
	}
	changed := map[string]bool{}
	var tried [2]map[string]int
	for i := range tried {
		tried[i] = map[string]int{}
	}
	for _, c := range []struct {
		name         string
		dossier      []byte
		translations []byte
	}{
		{"sparse.yaml", sparse, translationOf(t, sparse)},
		{"computed.yaml", []byte(computedDossier), translationOf(t, []byte(computedDossier))},
		{name, data.DefaultBytes(), russian},
	} {
		d, err := Read(c.name, c.dossier)
		if err != nil {
			t.Fatal(err)
		}
		of := mutator{src: c.dossier, changed: changed, tried: tried[0], read: func(b []byte) (*data.Dossier, error) { return Read(c.name, b) }}
		of.all(t)
		of = mutator{src: c.translations, changed: changed, tried: tried[1], read: func(b []byte) (*data.Dossier, error) { return Translate(d, c.name, b) }}
		of.all(t)
	}
	for _, key := range slices.Sorted(maps.Keys(changed)) {
		if !changed[key] {
			t.Errorf("no change of a value of %q is read: the test tests nothing", key)
		}
	}
}

// unchangeable are the keys whose values hang together with others, so that none can be
// changed alone.
var unchangeable = []string{"dyad", "translates", "lang", "code", "of", "on", "from", "to", "importer", "supplier",
	"exhibit", "stops", "turnover", "done", "length", "markers", "points", "restates", "threshold", "exact", "lines"}

// A mutator changes the values of a file one at a time.
type mutator struct {
	src     []byte
	starts  []int // of lines
	read    func([]byte) (*data.Dossier, error)
	before  *data.Dossier
	written []byte
	changed map[string]bool // keys of which some value was changed
	tried   map[string]int  // by keys, how many values were tried, three more once one was changed; with " removed", were removed
}

// all changes values of the file under each path of keys, and removes one.
func (m *mutator) all(t *testing.T) {
	t.Helper()
	_, root, err := open("", m.src)
	if err != nil {
		t.Fatal(err)
	}
	if m.before, err = m.read(m.src); err != nil {
		t.Fatal(err)
	}
	m.starts, m.written = lineStarts(m.src), Write(m.before)
	pool := map[string][]string{} // values by key
	eachLeaf(root, "", func(at string, n *node) { pool[path.Base(at)] = append(pool[path.Base(at)], n.value) })
	eachLeaf(root, "", func(at string, leaf *node) {
		key, most := path.Base(at), 3
		if slices.Contains(unchangeable, key) {
			m.changed[key], most = true, 1
		}
		if m.tried[at]++; m.tried[at] > most && m.changed[key] {
			return
		}
		for _, with := range others(leaf, key, pool[key]) {
			if m.differs(t, m.spliced(leaf, with), leaf.pos(), with) {
				m.changed[key] = true
				m.tried[at] += 3
				break
			}
		}
	})
	var remove func(n *node, at string)
	remove = func(n *node, at string) {
		if m.tried[at+" removed"]++; m.tried[at+" removed"] == 1 && n != root {
			m.differs(t, inBlocks(root, n), n.pos(), at+" removed")
		}
		at += toldKind(n)
		for i, c := range n.children {
			switch {
			case n.kind == aList:
				remove(c, at+"/-")
			case i%2 == 1:
				remove(c, at+"/"+n.children[i-1].value)
			}
		}
	}
	remove(root, "")
}

// differs tells whether a changed file is read and is another dossier; then a comparison
// has to say so, both ways.
func (m *mutator) differs(t *testing.T, b []byte, at data.Pos, what string) bool {
	t.Helper()
	after, err := m.read(b)
	if err != nil || bytes.Equal(Write(after), m.written) && cmp.Equal(m.before.Nouns, after.Nouns) {
		return false
	}
	for _, pair := range [][2]*data.Dossier{{m.before, after}, {after, m.before}} {
		if len(Compare(pair[0], pair[1])) == 0 {
			t.Errorf("%s: a comparison is silent on %s", at, what)
		}
	}
	return true
}

// spliced is the file with other text in place of a value.
func (m *mutator) spliced(n *node, with string) []byte {
	at := m.starts[n.line-1]
	for range n.col - 1 {
		_, w := utf8.DecodeRune(m.src[at:])
		at += w
	}
	end := at + len(n.value)
	if q, err := strconv.QuotedPrefix(string(m.src[at:])); err == nil {
		end = at + len(q)
	}
	return slices.Concat(m.src[:at], []byte(with), m.src[end:])
}

// toldKind is the kind that a value states of itself, as a part of a path, "" for none.
func toldKind(n *node) string {
	for i := 0; n.kind == aMapping && i+1 < len(n.children); i += 2 {
		if n.children[i].value == "kind" {
			return "(" + n.children[i+1].value + ")"
		}
	}
	return ""
}

// eachLeaf calls f for each value without parts, with the keys it stands under.
func eachLeaf(n *node, at string, f func(at string, n *node)) {
	at += toldKind(n)
	switch n.kind {
	case aMapping:
		for i := 0; i+1 < len(n.children); i += 2 {
			eachLeaf(n.children[i+1], at+"/"+n.children[i].value, f)
		}
	case aList:
		for _, c := range n.children {
			eachLeaf(c, at, f)
		}
	default:
		f(at, n)
	}
}

// others are values that may stand in place of one, in JSON, the likeliest first.
func others(n *node, key string, pool []string) []string {
	var out []string
	add := func(values ...string) {
		for _, v := range values {
			if v != n.value && len(out) < 5 {
				out = append(out, quoted(v))
			}
		}
	}
	switch {
	case n.kind == aTruth:
		return []string{strconv.FormatBool(n.value != "true")}
	case n.kind == aNumber:
		return []string{n.value + "1", "1" + n.value, strings.TrimRight(n.value, "0123456789") + "7"}
	case n.kind == aDate || isDate(n.value):
		add("2019-03-04")
	}
	switch key {
	case "code":
		add("FRA")
	case "unit":
		add("EUR m", "km", "goats")
	case "sha256":
		add(strings.Repeat("0a", 32))
	case "file":
		add("fonts/c.ttf")
	case "url":
		add(n.value + "/x")
	case "value":
		add("1/5", "12", "0.4")
	case "evidence":
		add(evidenceNames...)
	case "way":
		add(data.WayNames()...)
	case "width":
		add(widthNames...)
	case "topic":
		add("energy", "food")
	case "level":
		add(levelNames...)
	case "kind":
		add(append(slices.Clone(testNames), "table")...)
	case "qualifier":
		add(quantity.QualifierNames()...)
	}
	if data.IsID(n.value) && key != "id" { // a reference perhaps; no two things have one id
		add(slices.Compact(slices.Sorted(slices.Values(pool)))...)
	}
	out = append(out, quoted(n.value+" more"), quoted(n.value+"x"))
	return out
}

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// inBlocks is a file without one value and its key, each value on a line of its own, as
// which it is read much faster than in braces.
func inBlocks(root, removed *node) []byte {
	var write func(n *node, indent string) string
	write = func(n *node, indent string) string {
		var b strings.Builder
		switch {
		case n.kind == aMapping:
			for i := 0; i+1 < len(n.children); i += 2 {
				if k, v := n.children[i], n.children[i+1]; v != removed {
					fmt.Fprintf(&b, "%s%s: %s", indent, k.value, write(v, indent+"  "))
				}
			}
		case n.kind == aList:
			for _, c := range n.children {
				if c != removed {
					fmt.Fprintf(&b, "%s- %s", indent, strings.TrimLeft(write(c, indent+"  "), "\n "))
				}
			}
		case n.kind == aNumber || n.kind == aTruth:
			return n.value + "\n"
		case n.kind == anEmpty:
			return "null\n"
		default:
			return quoted(n.value) + "\n"
		}
		if b.Len() == 0 {
			return map[kind]string{aMapping: "{}\n", aList: "[]\n"}[n.kind]
		}
		return "\n" + b.String()
	}
	return []byte(strings.TrimPrefix(write(root, ""), "\n"))
}

// translationOf is a translation into Kazakh of each text of a dossier: the text itself,
// with a word more.
func translationOf(t *testing.T, src []byte) []byte {
	t.Helper()
	d, err := Read("x.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	root := map[string]any{"dyad": 1, "translates": d.ID, "lang": "kk"}
	w := walk{
		text: func(path string, kind textKind, text data.Text) data.Text {
			s := text.In(d.Lang, d.Lang)
			if !kind.refs && !kind.digits {
				s = strings.Join(slices.Collect(data.LiteralParts(s)), "")
			}
			if !slices.Contains(text.Tags, "kk") {
				put(root, strings.Split(path, "/"), s+" және")
			}
			return text
		},
		sameInAll: func(path, value string) { put(root, strings.Split(path, "/"), value) },
	}
	w.dossier(d)
	units := map[string]string{}
	for _, u := range d.Counted() {
		units[u] = "дана"
	}
	if len(units) > 0 {
		root["units"] = units
	}
	b, err := json.Marshal(inLists(root))
	if err != nil {
		t.Fatal(err)
	}
	_, read, err := open("x.json", b)
	if err != nil {
		t.Fatal(err)
	}
	return inBlocks(read, nil)
}

// put puts a value into maps in maps.
func put(in map[string]any, path []string, value string) {
	if len(path) == 1 {
		in[path[0]] = value
		return
	}
	next, ok := in[path[0]].(map[string]any)
	if !ok {
		next = map[string]any{}
		in[path[0]] = next
	}
	put(next, path[1:], value)
}

// inLists makes lists of the maps whose entries have ids or stand in an order.
func inLists(m map[string]any) map[string]any {
	for key, v := range m {
		below, ok := v.(map[string]any)
		if !ok || key == "units" {
			continue
		}
		inLists(below)
		keys := slices.Sorted(maps.Keys(below))
		switch {
		case keys[0][0] >= '1' && keys[0][0] <= '9':
			last := 0
			for _, k := range keys {
				i, _ := strconv.Atoi(k)
				last = max(last, i)
			}
			list := make([]any, last)
			for i := range list {
				if list[i] = below[strconv.Itoa(i+1)]; list[i] == nil {
					list[i] = ""
				}
			}
			m[key] = list
		case entryName(key) != "" || key == "claims":
			var list []any
			for _, id := range keys {
				entry := below[id].(map[string]any)
				entry["id"] = id
				list = append(list, entry)
			}
			m[key] = list
		}
	}
	return m
}
