package codec

import (
	"bytes"
	"maps"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/pseudo"
	"dyad/data/quantity"
)

// The tests of this file hold that no part of the model is forgotten: whatever a
// dossier can say is read, written, translated, and in the schema and docs.

// samples are dossiers that together use every key.
func samples(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{"rus-kaz.yaml": data.DefaultBytes(), "computed.yaml": []byte(computedDossier)}
	for _, name := range []string{"rich.yaml", "relations.yaml", "kinds.yaml"} {
		b, err := os.ReadFile("../../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = b
	}
	return all
}

// notInFile are parts of the model that have no key of their own.
var notInFile = []string{
	"Dossier.RTL",
	"Dossier.Name", "Dossier.Raw", "Dossier.SHA256", // of the file itself
	"Dossier.Translations", "Dossier.Nouns", "Source.Gloss", // from other files
	"Claim.HasValue", // that there is a value
}

// A modelPart is one field of one of its structs.
type modelPart struct {
	name  string        // "Claim.Label"
	value reflect.Value // settable
	set   func()        // to be called after value was set
}

// partsOf are the parts of a value of the model, deep down, that are not zero.
func partsOf(v reflect.Value, set func(), out []modelPart) []modelPart {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			out = partsOf(v.Elem(), set, out)
		}
	case reflect.Interface:
		inner := reflect.New(v.Elem().Type()).Elem()
		inner.Set(v.Elem())
		out = partsOf(inner, func() { v.Set(inner); set() }, out)
	case reflect.Slice:
		for i := range v.Len() {
			out = partsOf(v.Index(i), set, out)
		}
	case reflect.Struct:
		out = fieldsOf(v, set, out)
	}
	return out
}

func fieldsOf(v reflect.Value, set func(), out []modelPart) []modelPart {
	t := v.Type()
	if !isRecord(t) {
		return out
	}
	for i := range t.NumField() {
		f, name := t.Field(i), t.Name()+"."+t.Field(i).Name
		switch {
		case !f.IsExported() || f.Name == "Pos" || slices.Contains(notInFile, name):
			continue
		case !f.Anonymous && !isRecord(f.Type) && !v.Field(i).IsZero():
			out = append(out, modelPart{name, v.Field(i), set})
		}
		out = partsOf(v.Field(i), set, out)
	}
	return out
}

// isRecord tells whether a type is a struct of the model that has parts of its own.
func isRecord(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.PkgPath() == reflect.TypeFor[data.Dossier]().PkgPath() && t != reflect.TypeFor[data.Text]()
}

// modelParts are the names of all parts that the model has.
func modelParts() []string {
	var out []string
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		if t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			add(t.Elem())
			return
		}
		if !isRecord(t) {
			return
		}
		for i := range t.NumField() {
			f, name := t.Field(i), t.Name()+"."+t.Field(i).Name
			if !f.IsExported() || f.Name == "Pos" || slices.Contains(notInFile, name) || slices.Contains(out, name) {
				continue
			}
			if !f.Anonymous && !isRecord(f.Type) {
				out = append(out, name)
			}
			add(f.Type)
		}
	}
	add(reflect.TypeFor[data.Dossier]())
	for _, k := range exhibitKinds {
		add(reflect.TypeOf(k.zero))
	}
	return out
}

// change makes another value of one that is not zero.
func change(v reflect.Value) {
	switch x := v.Interface().(type) {
	case data.Text:
		x.Vals = slices.Clone(x.Vals)
		x.Vals[0] += " more"
		v.Set(reflect.ValueOf(x))
		return
	case quantity.Unit:
		x.Text += "x"
		v.Set(reflect.ValueOf(x))
		return
	case quantity.Value:
		x.Coef++
		v.Set(reflect.ValueOf(x))
		return
	case data.Evidence:
		v.Set(reflect.ValueOf(data.Evidence(3 - x))) // doubtful for none, none for doubtful
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Uint8:
		v.SetUint(v.Uint() - 1)
	case reflect.Slice:
		v.Set(v.Slice(0, v.Len()-1))
	case reflect.Pointer:
		v.SetZero()
	default:
		panic("no way to change " + v.Type().String())
	}
}

// TestEveryPartIsReadWrittenAndCompared: each part of the model is read from some
// sample; when it changes, so does what is written, and a comparison names a key.
func TestEveryPartIsReadWrittenAndCompared(t *testing.T) {
	written, compared := map[string]bool{}, map[string]bool{}
	for name, src := range samples(t) {
		d, err := Read(name, src)
		if err != nil {
			t.Fatal(err)
		}
		before := Write(d)
		same, err := Read(name, src)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range partsOf(reflect.ValueOf(d), func() {}, nil) {
			if written[p.name] && compared[p.name] {
				continue
			}
			old := reflect.New(p.value.Type()).Elem()
			old.Set(p.value)
			change(p.value)
			p.set()
			written[p.name] = written[p.name] || !bytes.Equal(before, Write(d))
			compared[p.name] = compared[p.name] || namesKey(Compare(same, d))
			p.value.Set(old)
			p.set()
		}
	}
	for _, name := range modelParts() {
		if is, read := written[name]; !read {
			t.Errorf("%s is read from no sample: is it in its table of fields, and is there one in testdata/rich.yaml, or computedDossier?", name)
		} else if !is {
			t.Errorf("%s is not written", name)
		} else if !compared[name] && !strings.HasSuffix(name, ".ID") {
			t.Errorf("%s is not compared", name)
		}
	}
}

// TestEveryLanguageIsCompared: where a text changes in its last language, a comparison
// names a key.
func TestEveryLanguageIsCompared(t *testing.T) {
	compared := map[string]bool{}
	for name, src := range samples(t) {
		var both [2]*data.Dossier
		for i := range both {
			d, err := Read(name, src)
			if err != nil {
				t.Fatal(err)
			}
			both[i] = Pseudo(d)
		}
		for _, p := range partsOf(reflect.ValueOf(both[1]), func() {}, nil) {
			old, ok := p.value.Interface().(data.Text)
			if !ok || compared[p.name] || len(old.Vals) < 2 {
				continue
			}
			changed := old
			changed.Vals = slices.Clone(old.Vals)
			changed.Vals[len(changed.Vals)-1] += " more"
			p.value.Set(reflect.ValueOf(changed))
			p.set()
			compared[p.name] = namesKey(Compare(both[0], both[1]))
			p.value.Set(reflect.ValueOf(old))
			p.set()
		}
	}
	if len(compared) < 20 {
		t.Errorf("only %d texts have two languages", len(compared))
	}
	for name, is := range compared {
		if !is {
			t.Errorf("%s: a change in its last language is not compared", name)
		}
	}
}

// namesKey tells whether a comparison names a key, or what comes and goes.
func namesKey(all []Change) bool {
	return slices.ContainsFunc(all, func(c Change) bool { return c.Key != "" || c.What != Changed && c.What != Moved })
}

// TestEveryTextIsTranslated: each text of the samples has a second language once all
// are put into one.
func TestEveryTextIsTranslated(t *testing.T) {
	for name, src := range samples(t) {
		d, err := Read(name, src)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range partsOf(reflect.ValueOf(Pseudo(d)), func() {}, nil) {
			all, _ := p.value.Interface().([]data.Text)
			if text, ok := p.value.Interface().(data.Text); ok {
				all = []data.Text{text}
			}
			for _, text := range all {
				if p.name != "Source.Title" && data.HasLetters(text.In(d.Lang, d.Lang)) && !slices.Contains(text.Tags, pseudo.Lang) {
					t.Errorf("%s: %s is not translated: %q", name, p.name, text.Vals)
				}
			}
		}
	}
}

// TestEveryKeyIsDocumented: docs/dossier.md names each key in the chapter of its
// record.
func TestEveryKeyIsDocumented(t *testing.T) {
	b, err := os.ReadFile("../../docs/dossier.md")
	if err != nil {
		t.Fatal(err)
	}
	chapters := map[string]string{}
	for _, c := range strings.Split(string(b), "\n## ")[1:] {
		head, text, _ := strings.Cut(c, "\n")
		chapters[head] = text
	}
	documented := func(chapter, name string, keys []string) {
		t.Helper()
		for _, key := range keys {
			if ok, _ := regexp.MatchString("[`{ ,]"+key+"[:`]", chapters[chapter]); !ok {
				t.Errorf("docs/dossier.md, %s: nothing of %s %s", chapter, name, key)
			}
		}
	}
	documented("Top level", "dossier", dossierRecord.keys)
	for name, keys := range recordKeys() {
		chapter := map[string]string{
			"state": "Top level", "topic": "Top level", "source": "Sources and outside sources", "file": "Sources and outside sources",
			"claim": "Claims", "dependence": "Claims", "fact": "Facts", "section": "Sections", "block": "Sections", "definition": "Sections",
			"crosscheck": "Cross-checks", "test": "Cross-checks", "measure": "Measures", "gap": "Measures",
		}[name]
		if chapter == "" {
			chapter = "Exhibits"
		}
		documented(chapter, name, keys)
	}
	documented("Claims", "ratio", ratioRecord.keys)
	for _, key := range claimRecord.keys {
		if !strings.Contains(chapters["Claims"], "\n| `"+key+"` | ") {
			t.Errorf("docs/dossier.md, Claims: no row of `%s`", key)
		}
	}
	for _, k := range exhibitKinds {
		documented("Exhibits", k.name, append(k.allKeys, k.name))
	}
}

// TestDigitsAreTypedWhereDocsSay: docs/dossier.md lists the texts in which digits may be
// typed, "in `claims`: `period`, …", and the reader takes digits in those and no others.
func TestDigitsAreTypedWhereDocsSay(t *testing.T) {
	docs, err := os.ReadFile("../../docs/dossier.md")
	if err != nil {
		t.Fatal(err)
	}
	_, sentence, _ := strings.Cut(string(docs), "Digits may be typed only in what quotes or dates: ")
	sentence, _, _ = strings.Cut(sentence, ".\n\n")
	said, taken := map[string]bool{}, map[string]bool{} // by list and key
	named := regexp.MustCompile("`([a-z_]+)`")
	for _, group := range strings.Split(sentence, ";") {
		lists, keys, in := strings.Cut(group, ":")
		if !in { // of the dossier itself
			lists, keys = "``", group
		}
		for _, list := range regexp.MustCompile("`([a-z_]*)`").FindAllStringSubmatch(lists, -1) {
			for _, key := range named.FindAllStringSubmatch(keys, -1) {
				said[below(list[1], key[1])] = true
			}
		}
	}
	entryOf := regexp.MustCompile(`/.*/([a-z_]+)$`) // an entry and all below it, before the last key
	sameRecords := strings.NewReplacer("outside/", "sources/", "crosschecks/", "claims/")
	for name, src := range samples(t) {
		d, err := Read(name, src)
		if err != nil {
			t.Fatal(err)
		}
		texts := walk{text: func(path string, kind textKind, text data.Text) data.Text {
			path = sameRecords.Replace(path)
			if kind.digits {
				taken[entryOf.ReplaceAllString(strings.TrimRight(path, "/0123456789"), "/$1")] = true
			}
			return text
		}}
		texts.dossier(d)
		tried := map[string]bool{}
		for _, p := range partsOf(reflect.ValueOf(d), func() {}, nil) {
			of, key, _ := strings.Cut(p.name, ".")
			if p.value.Kind() != reflect.String || tried[p.name] {
				continue
			}
			tried[p.name] = true
			old := p.value.String()
			p.value.SetString("By 7 of 9")
			p.set()
			written := Write(d)
			if _, err := Read(name, written); err == nil && bytes.Contains(written, []byte("By 7 of 9")) {
				list := map[string]string{"Dossier": "", "Measure": "measures", "File": "file", "Font": "fonts"}
				taken[below(list[of], strings.ToLower(key))] = true
			}
			p.value.SetString(old)
			p.set()
		}
	}
	for _, key := range slices.Sorted(maps.Keys(taken)) {
		if !said[key] {
			t.Errorf("docs/dossier.md, \"Digits may be typed only in\": %s is not named, and takes them", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(said)) {
		if !taken[key] {
			t.Errorf("docs/dossier.md, \"Digits may be typed only in\": %s is named, and does not take them", key)
		}
	}
}

// TestEveryFieldIsWhole: a key stands once in its record, and it is told how it is
// read.
func TestEveryFieldIsWhole(t *testing.T) {
	wholeFields(t, dossierRecord)
	wholeFields(t, claimRecord)
	wholeFields(t, sourceRecord)
	wholeFields(t, factRecord)
	wholeFields(t, headRecord)
}

func wholeFields[T any](t *testing.T, rec *record[T]) {
	t.Helper()
	for i, f := range rec.fields {
		if slices.Contains(rec.keys[:i], f.key) {
			t.Errorf("%s: two fields of key %s", rec.name, f.key)
		}
		if (f.read == nil) != (f.with != "") {
			t.Errorf("%s %s: it is not told how the value is read", rec.name, f.key)
		}
		if f.show == nil && f.differ == nil && f.entry == "" {
			t.Errorf("%s %s is not compared", rec.name, f.key)
		}
		if f.write == nil {
			t.Errorf("%s %s is not written", rec.name, f.key)
		}
	}
}

// TestEveryKindOfExhibit: each type of exhibit in data has its row, and an exhibit in
// testdata/kinds.yaml.
func TestEveryKindOfExhibit(t *testing.T) {
	b, err := os.ReadFile("../exhibit.go")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range regexp.MustCompile(`\) Kind\(\) string \{ return "(\w+)" \}`).FindAllStringSubmatch(string(b), -1) {
		names = append(names, m[1])
	}
	for _, name := range names {
		if !slices.Contains(ExhibitKinds(), name) {
			t.Errorf("%s: no row of exhibitKinds in figures.go reads it", name)
		}
	}
	for _, name := range ExhibitKinds() {
		if !slices.Contains(names, name) {
			t.Errorf("%s: no type of data/exhibit.go is this kind", name)
		}
	}
	d, err := Read("kinds.yaml", samples(t)["kinds.yaml"])
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, e := range d.Exhibits {
		shown[e.Kind()] = true
	}
	for _, name := range names {
		if !shown[name] {
			t.Errorf("testdata/kinds.yaml has no %s: put one there, and show it in a section", name)
		}
	}
}
