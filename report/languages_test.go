package report

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// translated is the embedded dossier with its texts in a language.
func translated(t testing.TB, lang string) *data.Dossier {
	t.Helper()
	d := embedded(t)
	if lang == d.Lang {
		return d
	}
	name, b, err := data.DefaultTranslation(lang)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = data.Translate(d, name, b); err != nil {
		t.Fatal(err)
	}
	return d
}

// inLanguages calls f with the text of the embedded brief in each language that
// has a catalogue and the dossier's texts. No-break spaces are kept in raw.
func inLanguages(t *testing.T, f func(t *testing.T, lang, raw, text string)) {
	for _, lang := range data.DefaultLanguages() {
		if !slices.Contains(Languages(), lang) {
			continue
		}
		t.Run(lang, func(t *testing.T) {
			r, err := Brief(translated(t, lang), Options{Version: "devel", Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			raw := tool(t, r.PDF, "pdftotext", "-raw", "-", "-")
			f(t, lang, raw, fold(raw))
		})
	}
}

// The brief in each language is wholly in it: names, months, hedges, fractions
// in words, decimal signs, the letters of its alphabet.
func TestBriefInLanguages(t *testing.T) {
	want := map[string][]string{
		"en": {"Russia and Kazakhstan", "24.5 bn", "25.9%", "7,548 km", "20 Aug 2022", "almost three fourths", "number one"},
		"ru": {"Россия и Казахстан", "24,5 млрд долл. США", "25,9 %", "7 548 км", "20 авг. 2022 г.", "почти три четверти", "более 25 %",
			"в тройке крупнейших", "Зависимость Казахстана от России", "экспорт России в Казахстан", "5 066 пограничных столбов",
			"2 магистрали", "5 государств", "делимитация", "демаркация", "товарооборот", "приграничной торговли", "сноска"},
		"kk": {"Ресей мен Қазақстан", "24,5 млрд", "25,9%", "7 548 км", "2022 ж. 20 там.", "төрттен үші дерлік", "25%-дан астам",
			"бірінші орын", "Қазақстанның Ресейге тәуелділігі", "делимитация", "демаркация", "тауар айналымы", "дереккөз"},
	}
	letters := map[string]string{"ru": "ёъэ", "kk": "әғқңөұүһі"} // of each alphabet alone
	inLanguages(t, func(t *testing.T, lang, _, text string) {
		lower := strings.ToLower(text)
		for _, w := range want[lang] {
			if !strings.Contains(lower, strings.ToLower(w)) {
				t.Errorf("no %q", w)
			}
		}
		for _, r := range letters[lang] {
			if !strings.ContainsRune(lower, r) {
				t.Errorf("no %q", r)
			}
		}
		if lang != "en" {
			for _, w := range []string{"24.5", "25.9", "not stated", "n.d.", "endnote", "Source:"} {
				if strings.Contains(text, w) {
					t.Errorf("%q is English", w)
				}
			}
		}
		if strings.ContainsRune(text, '\ufffd') {
			t.Error("a character without a meaning")
		}
	})
}

var (
	notNumbers = regexp.MustCompile(`\b(?:[CENX]\d+(?:–[CENX]?\d+)?[a-e]?|[0-9a-f]{8,}|\d+/\d+)\b|SHA-256|B\d+`)
	numbers    = map[bool]*regexp.Regexp{ // English or not
		true:  regexp.MustCompile(`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`),
		false: regexp.MustCompile(`\d{1,3}(?:[\x{a0} ]\d{3}\b)+(?:,\d+)?|\d+(?:,\d+)?`),
	}
)

// numbersOf are the numbers of a text, written as English writes them without
// groups, each once. Those below ten are left out: there are as many pages as a
// language needs. The end of an axis, "75 100%", is no number of five digits.
func numbersOf(lang, raw string) []string {
	var out []string
	written := strings.NewReplacer("\u00a0", "", " ", "", ",", ".")
	if lang == "en" {
		written = strings.NewReplacer(",", "")
	}
	for _, s := range numbers[lang == "en"].FindAllString(notNumbers.ReplaceAllString(strings.ReplaceAll(raw, " 100", "|100"), "|"), -1) {
		s = written.Replace(s)
		if len(s) > 1 {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// A brief has the same numbers in every language.
func TestSameNumbers(t *testing.T) {
	var english []string
	inLanguages(t, func(t *testing.T, lang, raw, _ string) {
		got := numbersOf(lang, raw)
		if lang == "en" {
			english = got
			if len(english) < 80 {
				t.Fatalf("%d numbers: %q", len(english), english)
			}
		}
		for _, s := range english {
			if !slices.Contains(got, s) {
				t.Errorf("%s is missing", s)
			}
		}
		for _, s := range got {
			if !slices.Contains(english, s) {
				t.Errorf("%s is not in English", s)
			}
		}
	})
}

// totals are invented: what a table without products makes a brief say.
const totals = `year,reporter,partner,flow,hs,value_usd
2021,ZAF,AFG,export,TOTAL,19000
2021,AFG,ZAF,export,TOTAL,210
2022,ZAF,AFG,export,TOTAL,23456
2022,ZAF,AFG,import,TOTAL,345
2022,ZAF,CHN,export,TOTAL,98765
2022,ZAF,CHN,import,TOTAL,87654
2022,ZAF,USA,export,TOTAL,45678
2022,ZAF,USA,import,TOTAL,34567
2022,AFG,ZAF,export,TOTAL,321
2022,AFG,ZAF,import,TOTAL,24680
2022,AFG,PAK,export,TOTAL,654
2022,AFG,PAK,import,TOTAL,76543
2022,AFG,IND,export,TOTAL,543
2022,AFG,IND,import,TOTAL,65432
2022,ZAF,WLD,export,TOTAL,267890
2022,ZAF,WLD,import,TOTAL,222333
2022,AFG,WLD,export,TOTAL,2468
2022,AFG,WLD,import,TOTAL,187654
`

// measuredPair measures Afghanistan and South Africa by the excerpt of BACI in
// testdata/baci, or by the invented totals.
func measuredPair(t *testing.T, excerpt bool) (*trade.Table, *measure.Set) {
	t.Helper()
	b := trade.NewBuilder(trade.Options{})
	add := func(name string, r io.Reader) {
		if err := b.Add(name, r, 0); err != nil {
			t.Fatal(err)
		}
	}
	if !excerpt {
		add("totals.csv", strings.NewReader(totals))
	}
	for _, name := range []string{"BACI_HS92_Y2021_V202301_excerpt.csv", "country_codes_V202301_excerpt.csv"} {
		if !excerpt {
			break
		}
		f, err := os.ReadFile(filepath.Join("..", "testdata", "baci", name))
		if err != nil {
			t.Fatal(err)
		}
		add(name, bytes.NewReader(f))
	}
	table, err := b.Table()
	if err != nil {
		t.Fatal(err)
	}
	w, err := measure.NewWorld(table, measure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, ok := table.Find("AFG")
	z, ok2 := table.Find("ZAF")
	if !ok || !ok2 {
		t.Fatal("the table lacks a state")
	}
	set, err := w.Pair(a, z)
	if err != nil {
		t.Fatal(err)
	}
	return table, set
}

// The brief of a pair is made in every language, with the same numbers.
func TestPairInLanguages(t *testing.T) {
	names := map[string]string{"en": "Afghanistan", "ru": "Афганистана", "kk": "Ауғанстанның"}
	for _, excerpt := range []bool{true, false} {
		table, set := measuredPair(t, excerpt)
		var english []string
		for _, lang := range Languages() {
			d, err := PairDossier(table, set, nil, lang)
			if err != nil {
				t.Error(err)
				continue
			}
			r, err := Brief(d, Options{Version: "devel", Lang: lang})
			if err != nil {
				t.Error(err)
				continue
			}
			raw := tool(t, r.PDF, "pdftotext", "-raw", "-", "-")
			if !strings.Contains(raw, names[lang]) || names[lang] == "" {
				t.Errorf("%s: no %q", lang, names[lang])
			}
			got := numbersOf(lang, raw)
			if lang == "en" {
				english = got
			}
			for _, s := range english {
				if !slices.Contains(got, s) {
					t.Errorf("%s: %s is missing", lang, s)
				}
			}
		}
		if len(english) < 40 {
			t.Errorf("%d numbers: %q", len(english), english)
		}
	}
}
