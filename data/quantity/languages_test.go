package quantity

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write testdata anew")

func languageFor(t *testing.T, tag string) *Language {
	t.Helper()
	l, err := LanguageFor(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// shownNumbers are values whose print in each language testdata/<tag>.txt holds.
var shownNumbers = []struct {
	value, unit string
	q           Qualifier
}{
	{"24.5", "USD bn", Exact}, {"24.5", "USD bn", MoreThan}, {"7548", "km", Exact}, {"7.5", "thousand km", About},
	{"25", "%", MoreThan}, {"20", "%", Almost}, {"70", "%", AtMost}, {"-3.1", "% change", Exact},
	{"5.2", "% change", Exact}, {"1/3", "share", Exact}, {"1", "rank", Rank}, {"3", "rank", AtMost}, {"2", "rank", Joint},
	{"25", "ordinal", Exact}, {"1", "years", Exact}, {"3", "years", Exact}, {"11", "years", Exact}, {"21", "years", Exact},
	{"1.5", "years", Exact}, {"1/2", "years", Exact}, {"5", "years", AtMost}, {"1.5", "years", AtMost},
	{"4", "percentage points", Exact}, {"43", "percentage points", MoreThan}, {"1234567", "USD", Exact},
	{"3", "CHF m", Exact}, {"2", "years", MoreThan}, {"21", "years", MoreThan}, {"4", "years", LessThan},
	{"3", "years", AtLeast}, {"10", "%", AtLeast}, {"3", "rank", Rank}, {"11", "ordinal", Exact}, {"6", "ordinal", Exact},
	{"22", "ordinal", Exact}, {"12345", "km", Exact}, {"2", "lorries", MoreThan}, {"5", "GWh", Exact}, {"5", "kt", Exact},
	{"5", "thousand t", Exact}, {"5", "m t", Exact}, {"5", "bcm", Exact}, {"5", "USD per t", Exact}, {"5", "km²", Exact},
	{"5", "m", Exact}, {"5", "USD m", Exact}, {"5", "lorries", Exact},
}

// shownRanges are ranges, with the digits after the point, whose print
// testdata/<tag>.txt holds.
var shownRanges = []struct {
	r      Range
	unit   string
	digits int
}{
	{Range{18.1e9, 18.6e9}, "USD bn", 1}, {Range{122.5e9, math.Inf(1)}, "USD bn", 1}, {Range{math.Inf(-1), 4e9}, "USD bn", 1},
	{Range{math.Inf(-1), 2}, "years", 0}, {Range{1, 2}, "years", 0}, {Range{4, 5}, "years", 0}, {Range{21, 21}, "years", 0},
}

// TestLanguages compares what each language prints with its file in testdata: a
// speaker of the language should read it, and -update writes it.
func TestLanguages(t *testing.T) {
	for _, l := range languages {
		var b strings.Builder
		fmt.Fprintf(&b, "# How numbers read in %q; \"_\" is a no-break space. go test ./data/quantity -update writes this.\n", l.tag)
		for _, s := range shownNumbers {
			fmt.Fprintf(&b, "%s %s %s: %s\n", s.q, s.value, s.unit, shown(l.Qualified(value(t, s.value), unit(t, s.unit), s.q)))
		}
		for _, s := range shownRanges {
			fmt.Fprintf(&b, "from %g to %g in %s: %s\n", s.r.Lo, s.r.Hi, s.unit, shown(l.Range(s.r, unit(t, s.unit), s.digits)))
		}
		for _, month := range []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"} {
			date := "2022-" + month + "-20"
			fmt.Fprintf(&b, "%s: %s\n", date, shown(l.Date(date)))
			fmt.Fprintf(&b, "%s in prose: %s\n", date, shown(l.DateInProse(date)))
		}
		for _, time := range []string{"2024-03", "2024-Q4", "2024-H1", "2024"} {
			fmt.Fprintf(&b, "%s: %s, in prose %s, of a figure %s\n", time, shown(l.Date(time)), shown(l.DateInProse(time)), shown(l.Period(time)))
		}
		fmt.Fprintf(&b, "no date: %s\n", shown(l.Date("")))
		name := "testdata/" + l.tag + ".txt"
		if *update {
			if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Errorf("%v: go test ./data/quantity -update writes it; read it then", err)
		} else if diff := cmp.Diff(string(want), b.String()); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

// TestNounsOfDossiers holds that a noun that a dossier declines takes the form that
// its number and its hedge ask for.
func TestNounsOfDossiers(t *testing.T) {
	ru := languageFor(t, "ru").WithNouns(map[string]Forms{"regions": {"one": "регион", "few": "региона", "many": "регионов", "other": "региона"}})
	kk := languageFor(t, "kk").WithNouns(map[string]Forms{"regions": {"other": "аймақ"}})
	for _, tc := range []struct {
		l    *Language
		n    string
		q    Qualifier
		want string
	}{
		{ru, "76", Exact, "76_регионов"}, {ru, "2", MoreThan, "более 2_регионов"}, {ru, "21", MoreThan, "более 21_региона"},
		{kk, "76", Exact, "76_аймақ"}, {kk, "2", MoreThan, "2_аймақтан астам"}, {kk, "21", MoreThan, "21_аймақтан астам"},
	} {
		if got := shown(tc.l.Qualified(value(t, tc.n), unit(t, "regions"), tc.q)); got != tc.want {
			t.Errorf("%s: %s %s: got %q, want %q", tc.l.tag, tc.q, tc.n, got, tc.want)
		}
	}
}

// TestKazakhEndings holds the endings of numbers to the table of the language: the
// last word that is spoken decides.
func TestKazakhEndings(t *testing.T) {
	for s, want := range map[string]string{ // ablative, dative
		"0": "0-ден 0-ге", "1": "1-ден 1-ге", "2": "2-ден 2-ге", "3": "3-тен 3-ке", "4": "4-тен 4-ке", "5": "5-тен 5-ке", "6": "6-дан 6-ға",
		"7": "7-ден 7-ге", "8": "8-ден 8-ге", "9": "9-дан 9-ға", "10": "10-нан 10-ға", "20": "20-дан 20-ға", "30": "30-дан 30-ға",
		"40": "40-тан 40-қа", "50": "50-ден 50-ге", "60": "60-тан 60-қа", "70": "70-тен 70-ке", "80": "80-нен 80-ге", "90": "90-нан 90-ға",
		"100": "100-ден 100-ге", "7_548": "7_548-ден 7_548-ге", "12_000": "12_000-нан 12_000-ға", "5_000_000": "5_000_000-нан 5_000_000-ға",
		"0,15": "0,15-тен 0,15-ке", "24,5": "24,5-тен 24,5-ке", "0,06": "0,06-дан 0,06-ға", "3,0": "3,0-тен 3,0-ке", "2/3": "2/3-ден 2/3-ге",
		"−3": "−3-тен −3-ке", "24–26": "24–26-дан 24–26-ға", "25%": "25%-дан 25%-ға", "24–26%": "24–26%-дан 24–26%-ға",
		"7548_км": "7548_км-ден 7548_км-ге", "5_млрд": "5_млрд-тан 5_млрд-қа", "2_млн": "2_млн-нан 2_млн-ға", "5_т": "5_т-дан 5_т-ға", "7_мың": "7_мыңнан 7_мыңға",
		"24,5_млрд АҚШ_доллары": "24,5_млрд АҚШ_долларынан 24,5_млрд АҚШ_долларына", "5_теңге": "5_теңгеден 5_теңгеге", "5_еуро": "5_еуродан 5_еуроға",
		"5_рубль": "5_рубльден 5_рубльге", "5_мемлекет": "5_мемлекеттен 5_мемлекетке", "4_тармақ": "4_тармақтан 4_тармаққа", "2_өңір": "2_өңірден 2_өңірге",
		"9_шекара бағаны": "9_шекара бағанынан 9_шекара бағанына", "5_TEU": "5_TEU мөлшерінен 5_TEU мөлшеріне", "5_барр.": "5_барр. мөлшерінен 5_барр. мөлшеріне",
	} {
		in := strings.ReplaceAll(s, "_", nbsp)
		if got := shown(kazakhEnded(in, false) + " " + kazakhEnded(in, true)); got != want {
			t.Errorf("%s: got %q, want %q", s, got, want)
		}
	}
}

// shown is s with its no-break spaces visible.
func shown(s string) string { return strings.ReplaceAll(s, nbsp, "_") }

// TestLanguagesWhole holds that no table lacks a word another has.
func TestLanguagesWhole(t *testing.T) {
	needed := map[string]bool{} // units that any language translates
	for _, l := range languages {
		for unit := range l.words {
			needed[unit] = true
		}
	}
	for _, l := range languages {
		for _, unit := range slices.Sorted(maps.Keys(needed)) {
			if l != &english && l.words[unit] == "" && l.nouns[unit] == nil {
				t.Errorf("%s: no word for the unit %q, which others have; list one that is written as in English too", l.tag, unit)
			}
		}
		for q := range english.hedges {
			if (english.hedges[q] == "") != (l.hedges[q] == "") {
				t.Errorf("%s: hedge of %s: %q", l.tag, Qualifier(q), l.hedges[q])
			}
		}
		for i := range 12 {
			if l.months[i] == "" {
				t.Errorf("%s: month %d has no name", l.tag, i+1)
			}
		}
		for name, s := range map[string]string{"decimal": l.decimal, "group": l.group, "dash": l.dash, "minus": l.minus, "plus": l.plus,
			"percent": l.percent, "over": l.over, "under": l.under, "anything": l.anything, "nothing": l.nothing, "undated": l.undated,
			"day": l.times.day, "month": l.times.month, "quarter": l.times.quarter, "half": l.times.half, "year": l.times.year,
			"day in prose": l.longTimes.day, "month in prose": l.longTimes.month, "quarter in prose": l.longTimes.quarter,
			"half in prose": l.longTimes.half, "year in prose": l.longTimes.year, "placeMost": l.placeMost, "placeLeast": l.placeLeast, "ordinal": l.ordinal(1), "place": l.place(1)} {
			if s == "" {
				t.Errorf("%s: no %s", l.tag, name)
			}
		}
		for unit, forms := range l.nouns {
			for _, c := range Categories(l.tag) {
				if forms[c] == "" {
					t.Errorf("%s: noun %q has no form %q", l.tag, unit, c)
				}
			}
		}
	}
}

// TestPrefixIsKept: a prefix that a language does not translate is not left out.
func TestPrefixIsKept(t *testing.T) {
	l := Language{tag: "la", decimal: ",", words: map[string]string{"Wh": "Vh", "t": "to"}, prefixes: map[string]string{"k": "c"}}
	for unit, want := range map[string]string{"GWh": "GVh", "kWh": "cVh", "Wh": "Vh", "Mt": "Mto"} {
		if got := l.sign(unit); got != want {
			t.Errorf("%s: got %s, want %s", unit, got, want)
		}
	}
}

func TestKazakhOrdinals(t *testing.T) {
	for n, want := range map[int64]string{1: "1-ші", 3: "3-ші", 6: "6-шы", 8: "8-ші", 9: "9-шы", 10: "10-шы", 20: "20-шы", 30: "30-шы",
		40: "40-шы", 50: "50-ші", 60: "60-шы", 70: "70-ші", 80: "80-ші", 90: "90-шы", 100: "100-ші", 116: "116-шы", 1000: "1000-шы"} {
		if got := languageFor(t, "kk").ordinal(n); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestCategories(t *testing.T) {
	for tag, want := range map[string][]string{"en": {"one", "other"}, "ru": {"one", "few", "many"}, "kk": {"one", "other"}, "pl": {"one", "few", "many"}} {
		if got := Categories(tag); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", tag, got, want)
		}
	}
	for _, tc := range []struct {
		tag, value, want string
	}{
		{"ru", "1", "one"}, {"ru", "2", "few"}, {"ru", "5", "many"}, {"ru", "11", "many"}, {"ru", "101", "one"}, {"ru", "1000000", "many"},
		{"ru", "-21", "one"}, {"ru", "1.5", "other"}, {"ru", "2.0", "other"}, {"ru", "1/3", "other"}, {"ru", "3000021", "one"},
		{"en", "1", "one"}, {"en", "1.0", "other"}, {"kk", "1.0", "one"}, {"fr", "1.5", "one"}, {"no tag", "1", "other"},
	} {
		v, err := ParseValue(tc.value)
		if err != nil {
			t.Fatal(err)
		}
		if got := Category(tc.tag, v); got != tc.want {
			t.Errorf("%s %s: got %s, want %s", tc.tag, tc.value, got, tc.want)
		}
	}
}

// TestWorded holds that a source's own words stand as they are beside a hedge.
func TestWorded(t *testing.T) {
	u, _ := ParseUnit("share")
	for _, tc := range []struct {
		tag, words string
		q          Qualifier
		want       string
	}{
		{"ru", "одна треть", MoreThan, "более чем одна треть"}, {"ru", "одна треть", AtMost, "не более чем одна треть"},
		{"ru", "три четверти", Almost, "почти три четверти"}, {"ru", "одна пятая", Exact, "одна пятая"},
		{"en", "three fourths", MoreThan, "more than three fourths"},
	} {
		if got := languageFor(t, tc.tag).Worded(tc.words, u, tc.q); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.tag, got, tc.want)
		}
	}
}

// TestPseudo holds that the pseudo-language prints English numbers, and no
// English word beside them.
func TestPseudo(t *testing.T) {
	l, en := languageFor(t, "qps"), languageFor(t, "en")
	u, _ := ParseUnit("km")
	for q := Exact; q <= LessThan; q++ {
		v := Value{Coef: 7548}
		got, want := l.Qualified(v, u, q), en.Qualified(v, u, q)
		if (got == want) != (english.hedges[q] == "") || strings.Contains(want, "7,548") != strings.Contains(got, "7,548") {
			t.Errorf("%s: %q, in English %q", q, got, want)
		}
	}
	if got := l.Date("2022-08-20"); got == en.Date("2022-08-20") || !strings.HasPrefix(got, "20") || !strings.HasSuffix(got, "2022") {
		t.Errorf("date %q", got)
	}
	if english.hedges[About] != "about %s" {
		t.Error("English has changed")
	}
}
