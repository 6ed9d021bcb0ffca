package quantity

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func languageFor(t *testing.T, tag string) *Language {
	t.Helper()
	l, err := LanguageFor(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// shownNumbers are values as each language prints them, no-break spaces as "_".
var shownNumbers = []struct {
	value, unit string
	q           Qualifier
	ru, kk      string
}{
	{"24.5", "USD bn", Exact, "24,5_млрд долл._США", "24,5_млрд АҚШ_доллары"},
	{"24.5", "USD bn", MoreThan, "более 24,5_млрд долл._США", "24,5_млрд АҚШ_долларынан астам"},
	{"7548", "km", Exact, "7_548_км", "7_548_км"},
	{"7.5", "thousand km", About, "примерно 7,5_тыс._км", "шамамен 7,5_мың_км"},
	{"25", "%", MoreThan, "более 25_%", "25%-дан астам"},
	{"20", "%", Almost, "почти 20_%", "20% дерлік"},
	{"70", "%", AtMost, "не более 70_%", "ең көбі 70%"},
	{"-3.1", "% change", Exact, "−3,1_%", "−3,1%"},
	{"5.2", "% change", Exact, "+5,2_%", "+5,2%"},
	{"1/3", "share", Exact, "1/3", "1/3"},
	{"1", "rank", Rank, "1-е_место", "1-орын"},
	{"3", "rank", AtMost, "не ниже 3-го_места", "алғашқы 3 қатарында"},
	{"2", "rank", Joint, "2-е_место на равных", "ортақ 2-орын"},
	{"25", "ordinal", Exact, "25-й", "25-ші"},
	{"1", "years", Exact, "1_год", "1_жыл"},
	{"3", "years", Exact, "3_года", "3_жыл"},
	{"11", "years", Exact, "11_лет", "11_жыл"},
	{"21", "years", Exact, "21_год", "21_жыл"},
	{"1.5", "years", Exact, "1,5_года", "1,5_жыл"},
	{"1/2", "years", Exact, "1/2_года", "1/2_жыл"},
	{"76", "regions", Exact, "76_регионов", "76_аймақ"},
	{"2", "regions", MoreThan, "более 2_регионов", "2_аймақ мөлшерінен астам"},
	{"21", "regions", MoreThan, "более 21_региона", "21_аймақ мөлшерінен астам"},
	{"5", "years", AtMost, "не более 5_лет", "ең көбі 5_жыл"},
	{"1.5", "years", AtMost, "не более 1,5_года", "ең көбі 1,5_жыл"},
	{"4", "percentage points", Exact, "4_п._п.", "4_пайыздық_тармақ"},
	{"43", "percentage points", MoreThan, "более 43_п._п.", "43_пайыздық_тармақтан астам"},
	{"1234567", "USD", Exact, "1_234_567_долл._США", "1_234_567_АҚШ_доллары"},
	{"3", "CHF m", Exact, "3_млн CHF", "3_млн CHF"},
}

func TestLanguages(t *testing.T) {
	ru := languageFor(t, "ru").WithNouns(map[string]Forms{"regions": {"one": "регион", "few": "региона", "many": "регионов", "other": "региона"}})
	kk := languageFor(t, "kk").WithNouns(map[string]Forms{"regions": {"other": "аймақ"}})
	for _, tc := range shownNumbers {
		v, err := ParseValue(tc.value)
		if err != nil {
			t.Fatal(err)
		}
		u, err := ParseUnit(tc.unit)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range []struct {
			*Language
			want string
		}{{ru, tc.ru}, {kk, tc.kk}} {
			if got := shown(l.Qualified(v, u, tc.q)); got != l.want {
				t.Errorf("%s: %s %s %s: got %q, want %q", l.tag, tc.q, tc.value, tc.unit, got, l.want)
			}
		}
	}
}

// shown is s with its no-break spaces visible.
func shown(s string) string {
	out := []rune(s)
	for i, c := range out {
		if c == '\u00a0' {
			out[i] = '_'
		}
	}
	return string(out)
}

func TestLanguagesRange(t *testing.T) {
	bn, _ := ParseUnit("USD bn")
	years, _ := ParseUnit("years")
	for _, tc := range []struct {
		r      Range
		u      Unit
		digits int
		ru, kk string
	}{
		{Range{18.1e9, 18.6e9}, bn, 1, "18,1–18,6_млрд долл._США", "18,1–18,6_млрд АҚШ_доллары"},
		{Range{122.5e9, math.Inf(1)}, bn, 1, "более 122,5_млрд долл._США", "122,5_млрд АҚШ_долларынан астам"},
		{Range{math.Inf(-1), 4e9}, bn, 1, "менее 4,0_млрд долл._США", "4,0_млрд АҚШ_долларынан аз"},
		{Range{math.Inf(-1), 2}, years, 0, "менее 2_лет", "2_жылдан аз"},
		{Range{1, 2}, years, 0, "1–2_года", "1–2_жыл"},
		{Range{4, 5}, years, 0, "4–5_лет", "4–5_жыл"},
		{Range{21, 21}, years, 0, "21_год", "21_жыл"},
	} {
		for _, l := range []struct{ tag, want string }{{"ru", tc.ru}, {"kk", tc.kk}} {
			if got := shown(languageFor(t, l.tag).Range(tc.r, tc.u, tc.digits)); got != l.want {
				t.Errorf("%s: %v: got %q, want %q", l.tag, tc.r, got, l.want)
			}
		}
	}
}

func TestLanguagesDate(t *testing.T) {
	for _, tc := range []struct{ tag, short, none string }{
		{"ru", "20_авг. 2022_г.", "без_даты"},
		{"kk", "2022_ж. 20_там.", "күні_жоқ"},
	} {
		l := languageFor(t, tc.tag)
		if got := []string{shown(l.Date("2022-08-20")), shown(l.Date(""))}; !slices.Equal(got, []string{tc.short, tc.none}) {
			t.Errorf("%s: got %q", tc.tag, got)
		}
	}
}

// TestLanguagesWhole holds that no table lacks a word another has.
func TestLanguagesWhole(t *testing.T) {
	for _, l := range languages {
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
			"date": l.date, "placeMost": l.placeMost, "placeLeast": l.placeLeast, "ordinal": l.ordinal(1), "place": l.place(1)} {
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
