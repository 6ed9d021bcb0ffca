package codec

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"dyad/data"
)

// readFor reads a dossier that holds.
func readFor(t *testing.T, src string) *data.Dossier {
	t.Helper()
	d, err := Read("x.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestTextsWhole: the file of the texts of each sample is a translation as it is, which
// asks for all that is missing and says nothing yet; written again it is the same.
func TestTextsWhole(t *testing.T) {
	for name, src := range samples(t) {
		d := readFor(t, string(src))
		lang := "la"
		file, added, err := Texts(d, lang, "x.la.yaml", nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		missing := Untranslated(d, lang)
		if n := strings.Count(string(file), `""`); added < len(missing)-2 || n < added {
			t.Errorf("%s: %d texts are asked for, %d places, %d are missing", name, added, n, len(missing))
		}
		translated, err := Translate(d, "x.la.yaml", file)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, file)
		}
		if n := len(Untranslated(translated, lang)); n != added {
			t.Errorf("%s: the file asks for %d texts, and with it %d are missing", name, added, n)
		}
		again, added, err := Texts(d, lang, "x.la.yaml", file)
		if err != nil || added != 0 || !bytes.Equal(again, file) {
			t.Errorf("%s: a second time adds %d texts, %v", name, added, err)
		}
	}
}

// TestTextsAdded leaves out, at random, lines that ask for a text, with the remark above
// them, and whole entries: they come back, and every line that stayed is there as it was,
// in its order.
func TestTextsAdded(t *testing.T) {
	src := samples(t)
	r := rand.New(rand.NewPCG(1, 2))
	for _, name := range []string{"rich.yaml", "kinds.yaml", "relations.yaml"} {
		d := readFor(t, string(src[name]))
		whole, all, err := Texts(d, "la", "x.la.yaml", nil)
		if err != nil {
			t.Fatal(err)
		}
		for range 12 {
			cut, n := withoutSome(r, string(whole))
			added, m, err := Texts(d, "la", "x.la.yaml", []byte(cut))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if _, err := Translate(d, "x.la.yaml", added); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, added)
			}
			if n > 0 && m == 0 || strings.Count(string(added), `""`) != strings.Count(string(whole), `""`) {
				t.Errorf("%s: %d lines were left out, %d of %d texts added", name, n, m, all)
			}
			if !isWithin(cut, string(added)) {
				t.Errorf("%s: what was there has changed", name)
			}
		}
	}
}

// withoutSome leaves out keys of a file that ask for a text, each with its remark.
func withoutSome(r *rand.Rand, file string) (string, int) {
	n := 0
	var out []string
	asks := regexp.MustCompile(`^ {4,}[a-z_]+: ""$`)
	for _, line := range strings.Split(file, "\n") {
		if asks.MatchString(line) && r.IntN(4) == 0 && strings.HasPrefix(strings.TrimSpace(out[len(out)-1]), "#") && !strings.HasSuffix(out[len(out)-2], ":") {
			out, n = out[:len(out)-1], n+1
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n"), n
}

// isWithin tells whether the lines of part are in whole in their order.
func isWithin(part, whole string) bool {
	rest := strings.Split(whole, "\n")
	for _, line := range strings.Split(part, "\n") {
		for len(rest) > 0 && rest[0] != line {
			rest = rest[1:]
		}
		if len(rest) == 0 {
			return false
		}
		rest = rest[1:]
	}
	return true
}

const translatable = `dyad: 1
id: isl-mlt
title: Iceland and Malta
as_of: 2024-05-01
a: {code: ISL, name: Iceland}
b: {code: MLT, name: The Maltese islands}
sources:
  - {id: S1, title: Year-book, publisher: Customs, date: 2024-01-31}
claims:
  - {id: F, label: Fish, value: 60, unit: boats, source: S1, period: "2020"}
  - {id: G, label: Salt, value: 20, unit: "%", source: S1, dependence: {of: MLT, on: ISL, for: its salt}}
sections:
  - {id: s, title: Trade, body: [{p: "Fish is {F}."}, {bullets: [One, Two]}]}
`

// TestTextsKept: remarks, forms of writing and order of an earlier file stay; what is new
// is put where it belongs.
func TestTextsKept(t *testing.T) {
	old := "# mine\ndyad: 1\ntranslates: isl-mlt\nlang: ru\n\n# the claims\nclaims:\n" +
		"  # the salt first\n  - {id: G, label: \"Соль, {\\\"G20\\\"}\"}   # so\n\n# the end\n"
	want := "# mine\ndyad: 1\ntranslates: isl-mlt\nlang: ru\n\n# the claims\nclaims:\n" +
		"  # the salt first\n  - {id: G, label: \"Соль, {\\\"G20\\\"}\", dependence: {of: MLT, on: ISL, for: \"\"}}   # so  # dependence: its salt\n" +
		"  - id: F\n    # Fish\n    label: \"\"\n" +
		"# Iceland and Malta\ntitle: \"\"\na:\n  code: ISL\n  # Iceland\n  name: \"Исландия\"\nb:\n  code: MLT\n  # The Maltese islands\n  name: \"\"\n" +
		"sources:\n  - id: S1\n    # Customs\n    publisher: \"\"\n" +
		"sections:\n  - id: s\n    # Trade\n    title: \"\"\n    body:\n      # Fish is {F}.\n      - p: \"\"\n      - bullets:\n          # One\n          - \"\"\n          # Two\n          - \"\"\n" +
		"units:\n  # boats\n  \"boats\": {one: \"\", few: \"\", many: \"\"}\n\n# the end\n"
	got, added, err := Texts(readFor(t, translatable), "ru", "x.ru.yaml", []byte(old))
	if err != nil || string(got) != want || added != 10 {
		t.Errorf("%d added, %v:\n%s\nwant\n%s", added, err, got, want)
	}
	if _, err := Translate(readFor(t, translatable), "x.ru.yaml", got); err != nil {
		t.Error(err)
	}
}

// TestTextsRefused: a file that is no translation of the dossier to the language is not
// added to.
func TestTextsRefused(t *testing.T) {
	for _, tc := range []struct{ old, want string }{
		{"dyad: 1\ntranslates: isl-mlt\nlang: kk\n", `x.ru.yaml:3:7: lang is "kk", and not "ru"`},
		{"dyad: 1\ntranslates: other\nlang: ru\n", `x.ru.yaml:2:13: translates is "other", and not "isl-mlt"`},
		{"dyad: 1\nid: isl-mlt\n", `x.ru.yaml:1:1: no key "translates": the file has no texts of a dossier`},
		{`{"dyad": 1, "translates": "isl-mlt", "lang": "ru"}`, "x.ru.yaml:1:1: the file of texts is not keys with values, each on a line"},
	} {
		_, _, err := Texts(readFor(t, translatable), "ru", "x.ru.yaml", []byte(tc.old))
		if got := fmt.Sprint(err); got != tc.want {
			t.Errorf("%q: %s, want %s", tc.old, got, tc.want)
		}
	}
}
