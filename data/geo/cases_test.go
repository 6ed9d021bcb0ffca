package geo

import (
	"slices"
	"strings"
	"testing"
)

// caseLanguages are the languages whose names have cases.
func caseLanguages(t *testing.T) []string {
	t.Helper()
	files, err := caseFiles.ReadDir(".")
	if err != nil || len(files) == 0 {
		t.Fatal("no files of cases", err)
	}
	var langs []string
	for _, f := range files {
		langs = append(langs, strings.TrimSuffix(strings.TrimPrefix(f.Name(), "cases."), ".txt"))
	}
	return langs
}

// TestCasesWhole holds that every state or bloc that can be a side of a dyad has all the
// cases of each language, under the name it has there, and no other line is in
// the files.
func TestCasesWhole(t *testing.T) {
	for _, lang := range caseLanguages(t) {
		cases := Cases(lang)
		if len(cases) == 0 {
			t.Errorf("%s: no cases", lang)
			continue
		}
		known := map[string]bool{"cases": true, "*": true, "~": true}
		blocs := map[string]bool{}
		for _, b := range Blocs() {
			blocs[b.Alpha3] = true
		}
		for _, c := range All() {
			if !blocs[c.Alpha3] && c.Kind != KindCountry && (c.Kind != KindHistorical || len(c.Alpha3) != 3 || strings.Trim(c.Alpha3, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
				continue
			}
			known[c.Alpha3] = true
			f, ok := linesOf(lang)[c.Alpha3]
			switch {
			case !ok:
				t.Errorf("cases.%s.txt: no line of %s", lang, c.Alpha3)
			case len(f) != len(cases)+2:
				t.Errorf("cases.%s.txt: %s has %d fields, not %d", lang, c.Alpha3, len(f), len(cases)+2)
			case f[1] != c.Name(lang):
				t.Errorf("cases.%s.txt: %s is %q, in areas.txt %q", lang, c.Alpha3, f[1], c.Name(lang))
			default:
				for i, s := range f[2:] {
					if s == "" || s != strings.TrimSpace(s) || strings.Contains(s, "{") {
						t.Errorf("cases.%s.txt: %s: %s is %q", lang, c.Alpha3, cases[i], s)
					}
				}
			}
		}
		b, _ := caseFiles.ReadFile("cases." + lang + ".txt")
		var seen []string
		for line := range strings.Lines(string(b)) {
			key, _, _ := strings.Cut(line, "|")
			if strings.HasPrefix(line, "#") {
				continue
			}
			if !known[key] || slices.Contains(seen, key) {
				t.Errorf("cases.%s.txt: a line of %q", lang, key)
			}
			seen = append(seen, key)
		}
		for _, key := range []string{"*", "~"} {
			any := linesOf(lang)[key]
			if len(any) != len(cases)+2 {
				t.Errorf("cases.%s.txt: %s has %d fields, not %d", lang, key, len(any), len(cases)+2)
			}
			for _, s := range any[min(2, len(any)):] {
				if strings.Count(s, "{}") != 1 {
					t.Errorf("cases.%s.txt: %s: %q does not hold the name once", lang, key, s)
				}
			}
		}
	}
}

// TestDeclined samples each way that names are declined in: by gender and
// ending, plural, of several words, not at all, with each preposition.
func TestDeclined(t *testing.T) {
	for _, tc := range []struct{ code, name, grammatical, want string }{
		{"RUS", "Россия", "gen", "России"}, {"KAZ", "Казахстан", "ins", "Казахстаном"}, {"KAZ", "Казахстан", "into", "в Казахстан"},
		{"POL", "Польша", "ins", "Польшей"}, {"CHN", "Китай", "dat", "Китаю"}, {"BLR", "Беларусь", "gen", "Беларуси"},
		{"ISR", "Израиль", "ins", "Израилем"}, {"NLD", "Нидерланды", "gen", "Нидерландов"}, {"USA", "Соединенные Штаты", "with", "с Соединенными Штатами"},
		{"SAU", "Саудовская Аравия", "gen", "Саудовской Аравии"}, {"KOR", "Республика Корея", "gen", "Республики Корея"},
		{"CHL", "Чили", "gen", "Чили"}, {"CUB", "Куба", "from", "с Кубы"}, {"FRA", "Франция", "into", "во Францию"}, {"CYP", "Кипр", "in", "на Кипре"},
		{"SVK", "Словакия", "with", "со Словакией"}, {"GRL", "Гренландия", "into", "в Гренландию"}, {"SYC", "Сейшельские о-ва", "into", "на Сейшельские острова"},
		{"RUS", "Российская Федерация", "gen", "государства Российская Федерация"}, {"_X", "свободные зоны", "from", "от партнёра «свободные зоны»"},
	} {
		if got, ok := Declined(tc.code, tc.name, "ru", tc.grammatical); !ok || got != tc.want {
			t.Errorf("%s %s: got %q, want %q", tc.name, tc.grammatical, got, tc.want)
		}
	}
	for _, tc := range []struct{ code, name, grammatical, want string }{ // harmony, last sound, possessive
		{"RUS", "Ресей", "gen", "Ресейдің"}, {"RUS", "Ресей", "dat", "Ресейге"}, {"RUS", "Ресей", "ins", "Ресеймен"},
		{"KAZ", "Қазақстан", "gen", "Қазақстанның"}, {"KAZ", "Қазақстан", "abl", "Қазақстаннан"}, {"CHN", "Қытай", "acc", "Қытайды"},
		{"EGY", "Мысыр", "loc", "Мысырда"}, {"IRQ", "Ирак", "dat", "Иракқа"}, {"KWT", "Кувейт", "abl", "Кувейттен"}, {"BLZ", "Белиз", "ins", "Белизбен"},
		{"ITA", "Италия", "gen", "Италияның"}, {"CHL", "Чили", "gen", "Чилидің"}, {"VNM", "Вьетнам", "abl", "Вьетнамнан"},
		{"USA", "Америка Құрама Штаттары", "dat", "Америка Құрама Штаттарына"}, {"ARE", "Біріккен Араб Әмірліктері", "loc", "Біріккен Араб Әмірліктерінде"},
		{"CZE", "Чех Республикасы", "gen", "Чех Республикасы мемлекетінің"},
	} {
		if got, ok := Declined(tc.code, tc.name, "kk", tc.grammatical); !ok || got != tc.want {
			t.Errorf("%s %s: got %q, want %q", tc.name, tc.grammatical, got, tc.want)
		}
	}
	for _, tc := range []struct{ lang, grammatical string }{{"ru", "voc"}, {"en", "gen"}, {"ru", ""}} {
		if got, ok := Declined("RUS", "Россия", tc.lang, tc.grammatical); ok || got != "Россия" {
			t.Errorf("%s %q: got %q, %t", tc.lang, tc.grammatical, got, ok)
		}
	}
	if Cases("en") != nil {
		t.Error("English names have cases")
	}
}
