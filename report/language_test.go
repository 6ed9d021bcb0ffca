package report

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/geo"
)

// translated is the embedded dossier with its texts in a language.
func translated(t testing.TB, lang string) *data.Dossier {
	t.Helper()
	d := embedded(t)
	if lang == d.Lang {
		return d
	}
	name, b, err := data.DefaultTranslation(lang)
	if err == nil {
		d, err = data.Translate(d, name, b)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shownIn is the text layer of the embedded dossier's brief in a language.
func shownIn(t testing.TB, lang string) string {
	t.Helper()
	r, err := Brief(translated(t, lang), Options{Version: "0.0.0", Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return tool(t, r.PDF, "pdftotext", "-layout", "-", "-")
}

var (
	hashes = regexp.MustCompile(`[0-9a-f]{8,}`)
	points = regexp.MustCompile(`([0-9]),([0-9]{3})\b`) // 7,548
	groups = regexp.MustCompile(`([0-9]) ([0-9]{3})\b`) // 7 548; neighbours on a scale are further apart
	commas = regexp.MustCompile(`([0-9]),([0-9])`)      // 24,5
	number = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)
)

// numbersIn are the numbers of a text, each once, as English writes them.
func numbersIn(lang, text string) []string {
	text = hashes.ReplaceAllString(text, "#")
	if lang == "en" {
		text = points.ReplaceAllString(text, "$1$2")
	} else {
		text = groups.ReplaceAllString(text, "$1$2")
		text = commas.ReplaceAllString(text, "$1.$2")
	}
	all := map[string]bool{}
	for _, n := range number.FindAllString(text, -1) {
		all[n] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// TestNumbersAlike reads briefs of one dossier back from their files: in every
// language they show the same numbers, in its own signs.
func TestNumbersAlike(t *testing.T) {
	want := numbersIn("en", shownIn(t, "en"))
	if len(want) < 100 || !slices.Contains(want, "24.5") || !slices.Contains(want, "7548") {
		t.Fatalf("numbers in English: %q", want)
	}
	for _, lang := range Languages() {
		if lang == "en" {
			continue
		}
		text := shownIn(t, lang)
		got := numbersIn(lang, text)
		for _, n := range got {
			if !slices.Contains(want, n) {
				t.Errorf("%s: %s is not in English", lang, n)
			}
		}
		for _, n := range want {
			if !slices.Contains(got, n) {
				t.Errorf("%s: no %s", lang, n)
			}
		}
		for _, s := range []string{"24,5", "7 548", "18,1–18,6", geoName(t, "RUS", lang), geoName(t, "KAZ", lang)} {
			if !strings.Contains(text, s) {
				t.Errorf("%s: no %q", lang, s)
			}
		}
	}
}

func geoName(t testing.TB, code, lang string) string {
	t.Helper()
	c, ok := geo.Lookup(code)
	if !ok {
		t.Fatal(code)
	}
	return c.Name(lang)
}
