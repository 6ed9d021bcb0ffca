package geo

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
)

// isoCountries is the number of entries of ISO 3166-1 (2025).
const isoCountries = 249

func TestEveryCountryHasThreeNames(t *testing.T) {
	n := 0
	for _, c := range All() {
		if c.Kind == KindCountry && c.Alpha3 != "XKX" {
			n++
			if len(c.Alpha2) != 2 || len(c.Alpha3) != 3 || c.Numeric <= 0 || c.Numeric > 999 {
				t.Errorf("%+v: not the codes of ISO 3166-1", c)
			}
		}
		for _, lang := range Languages() {
			name := c.Name(lang)
			cyrillic := strings.ContainsFunc(name, func(r rune) bool { return r >= 'Ѐ' && r <= 'ӿ' })
			script, _ := language.Make(lang).Script()
			if name == "" || cyrillic != (script.String() == "Cyrl") || strings.ContainsAny(name, "'\"|") || name != strings.TrimSpace(name) {
				t.Errorf("%s %d: %s name %q", c.Alpha3, c.Numeric, lang, name)
			}
		}
	}
	if n != isoCountries {
		t.Errorf("%d countries, ISO 3166-1 has %d", n, isoCountries)
	}
}

func TestCodesComeBack(t *testing.T) {
	for _, c := range All() {
		for _, code := range []string{c.Alpha2, c.Alpha3, strings.ToLower(c.Alpha3), " " + c.Alpha3 + " "} {
			if strings.TrimSpace(code) == "" {
				continue
			}
			if got, ok := Lookup(code); !ok || got != c {
				t.Errorf("Lookup(%q) = %s, want %s", code, got.Name("en"), c.Name("en"))
			}
		}
		numbers := []int{c.Numeric}
		for _, n := range append(numbers, c.more.numbers...) {
			got, ok := Numeric(n)
			if c.Alpha3 == "MCO" || n == 0 && c.Alpha3 != "W00" {
				continue // TestMonaco; a group without a number
			}
			if !ok || got != c {
				t.Errorf("Numeric(%d) = %s, want %s", n, got.Name("en"), c.Name("en"))
			}
		}
	}
}

func TestNumbersOfTradeTables(t *testing.T) {
	for _, tt := range []struct {
		want    string
		numbers []int
	}{
		{"USA", []int{840, 841, 842}}, {"FRA", []int{250, 251}}, {"IND", []int{356, 699}},
		{"CHE", []int{756, 757}}, {"NOR", []int{578, 579}}, {"DEU", []int{276, 280}},
		{"ETH", []int{230, 231}}, {"PAK", []int{586, 588}}, {"PAN", []int{590, 591}},
		{"SDN", []int{729, 736}}, {"KNA", []int{658, 659}}, {"TWN", []int{158, 490}},
		{"ANT", []int{530, 532}}, {"XKX", []int{412}}, {"KAZ", []int{398}}, {"RUS", []int{643}},
	} {
		for _, n := range tt.numbers {
			if c, ok := Numeric(n); !ok || c.Alpha3 != tt.want {
				t.Errorf("Numeric(%d) = %q, want %s", n, c.Alpha3, tt.want)
			}
		}
	}
	for _, n := range []int{-1, 1, 700, 999, 1000} {
		if c, ok := Numeric(n); ok {
			t.Errorf("Numeric(%d) = %s", n, c.Name("en"))
		}
	}
}

// Numbers of unlike areas must not run together in a sum.
func TestAreasThatAreNoCountry(t *testing.T) {
	for _, tt := range []struct {
		number  int
		letters string
		kind    Kind
		name    string
	}{
		{0, "W00", KindAggregate, "World"},
		{97, "EUR", KindAggregate, "European Union"},
		{899, "_X ", KindUnspecified, "Areas, not elsewhere specified"},
		{837, "X1 ", KindUnspecified, "Bunkers"},
		{697, "R20", KindUnspecified, "Europe EFTA, not elsewhere specified"},
		{711, "ZA1", KindHistorical, "Southern African Customs Union"},
		{58, "BLX", KindHistorical, "Belgium–Luxembourg"},
		{810, "SUN", KindHistorical, "USSR"},
		{891, "SCG", KindHistorical, "Serbia and Montenegro"},
	} {
		c, ok := Numeric(tt.number)
		if !ok || c.Kind != tt.kind || c.Name("en") != tt.name {
			t.Errorf("Numeric(%d) = %s %d, want %s %d", tt.number, c.Name("en"), c.Kind, tt.name, tt.kind)
		}
		if by, ok := Lookup(tt.letters); !ok || by != c {
			t.Errorf("Lookup(%q) = %s, want %s", tt.letters, by.Name("en"), tt.name)
		}
	}
	for number, shared := range map[int]string{886: "YEM", 868: "VNM", 58: "BEL"} {
		now, _ := Lookup(shared)
		if then, ok := Numeric(number); !ok || then == now || then.Kind != KindHistorical {
			t.Errorf("Numeric(%d) = %s, must not be %s", number, then.Name("en"), shared)
		}
	}
}

func TestMonaco(t *testing.T) {
	mco, ok := Lookup("MCO")
	if !ok || mco.Kind != KindCountry || mco.Numeric != 492 {
		t.Errorf("Lookup(MCO) = %+v", mco)
	}
	if c, ok := Numeric(492); !ok || c.Kind != KindUnspecified {
		t.Errorf("Numeric(492) = %s %d, want the area Comtrade means", c.Name("en"), c.Kind)
	}
}

func TestLookupKnowsTheLettersOfOtherTables(t *testing.T) {
	for code, want := range map[string]string{
		"WLD": "W00", "S19": "TWN", "s19 ": "TWN", "_KS": "XKX", "xk": "XKX", "ROM": "ROU", "ZAR": "COD",
		"na": "NAM", "kz": "KAZ", "rus": "RUS", "EUN": "EUR", "UK": "GBR", "EL": "GRC", "EAEU": "EAE",
	} {
		if c, ok := Lookup(code); !ok || c.Alpha3 != want {
			t.Errorf("Lookup(%q) = %q, want %s", code, c.Alpha3, want)
		}
	}
	for _, code := range []string{"", " ", "N/A", "CS", "XYZ", "398", "Kazakhstan"} {
		if c, ok := Lookup(code); ok {
			t.Errorf("Lookup(%q) = %s", code, c.Name("en"))
		}
	}
}

func TestNames(t *testing.T) {
	for code, want := range map[string][3]string{
		"KAZ": {"Kazakhstan", "Казахстан", "Қазақстан"},
		"RUS": {"Russia", "Россия", "Ресей"},
		"CIV": {"Côte d’Ivoire", "Кот-д’Ивуар", "Кот-д’Ивуар"},
		"SUN": {"USSR", "СССР", "КСРО"},
	} {
		c, _ := Lookup(code)
		if got := [3]string{c.Name("en"), c.Name("ru"), c.Name("kk")}; got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
		if c.Name("la") != c.Name("en") {
			t.Errorf("%s: a language without names must fall back on English", code)
		}
	}
	if (Country{}).Name("en") != "" {
		t.Error("the zero Country has no names")
	}
}

func TestSuggest(t *testing.T) {
	for asked, want := range map[string][]string{
		"GER": {"DEU"}, "sui": {"CHE"}, "UK": nil, "EL": nil,
		"Kazakhstan": {"KAZ"}, "қазақстан": {"KAZ"}, "Россия": {"RUS"}, "Kaza": {"KAZ"}, "Niger": {"NER"}, "USSR": {"SUN"},
		"Russia Federation": {"RUS"}, "Cote d'Ivoire": nil, "Côte d'Ivoire": {"CIV"}, "KZA": {"KAZ"}, "Congo": {"COD", "COG"},
		"KAZ": nil, "_X": nil, "": nil, "??": nil, "12345": nil,
	} {
		if diff := cmp.Diff(want, Suggest(asked)); diff != "" {
			t.Errorf("Suggest(%q): %s", asked, diff)
		}
	}
}

func TestAllIsSortedAndACopy(t *testing.T) {
	all := All()
	if !slices.IsSortedFunc(all, func(a, b Country) int { return strings.Compare(a.Alpha3, b.Alpha3) }) {
		t.Error("not sorted")
	}
	all[0] = Country{}
	if All()[0] == all[0] {
		t.Error("All must not share its list")
	}
}

func TestEmbeddedTextIsSmall(t *testing.T) {
	if len(areas) > 60_000 {
		t.Errorf("areas.txt has %d bytes", len(areas))
	}
}

func TestDecodeRefuses(t *testing.T) {
	const good = "c|KZ|KAZ|398|||||Kazakhstan|Казахстан|Қазақстан"
	for line, want := range map[string]string{
		"c|KZ|KAZ":                               "2: 3 fields, not 11: 8 of codes and the names in en, ru, kk",
		"x|KZ|KAZ|398|||||a|б|в":                 `2: unknown kind "x"`,
		"c|KZ|KAZ|39x|||||a|б|в":                 `2: strconv.Atoi: parsing "39x": invalid syntax`,
		"c|KZ|KAZ|398||39x:a|||a|б|в":            `2: strconv.Atoi: parsing "39x": invalid syntax`,
		good + "\nc|KZ|KZZ|399|||||a|б|в":        `3: code "KZ" is that of Kazakhstan`,
		good + "\nc|KY|KZZ|1||398:a|||a|б|в":     "3: number 398 is that of Kazakhstan",
		"# note\n" + good + "\n" + good:          `4: code "KZ" is that of Kazakhstan`,
		strings.Replace(good, "c|", "|", 1) + "": `2: unknown kind ""`,
	} {
		if _, err := decode("languages|en|ru|kk\n" + line); err == nil || err.Error() != want {
			t.Errorf("decode(%q): %v, want %s", line, err, want)
		}
	}
}

func FuzzSuggest(f *testing.F) {
	for _, s := range []string{"KZA", "GER", "Kaza", "қаз", "", "\xff", "_X ", "Cote d'Ivoire", "K"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		codes := Suggest(s)
		if _, known := Lookup(s); known && codes != nil || len(codes) > maxSuggestions {
			t.Fatalf("Suggest(%q) = %v", s, codes)
		}
		for _, code := range codes {
			if c, ok := Lookup(code); !ok || c.Alpha3 != code {
				t.Fatalf("Suggest(%q) gives %q, which nothing knows", s, code)
			}
		}
	})
}
