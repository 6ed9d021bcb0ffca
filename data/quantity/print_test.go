package quantity

import (
	"strings"
	"testing"
)

func en(t *testing.T) *Language {
	t.Helper()
	l, err := LanguageFor("en")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// spaced shows no-break spaces as "_".
func spaced(s string) string { return strings.ReplaceAll(s, nbsp, "_") }

func TestValuePrints(t *testing.T) {
	for _, c := range []struct{ v, u, want, number, unit string }{
		{"25.9", "%", "25.9%", "25.9", "%"},
		{"0.259", "share", "25.9%", "25.9", "%"},
		{"0.5", "share", "50%", "50", "%"},
		{"1", "share", "100%", "100", "%"},
		{"1/3", "share", "1/3", "1/3", ""},
		{"7548", "km", "7,548_km", "7,548", "km"},
		{"7.5", "thousand km", "7.5_thousand_km", "7.5", "thousand_km"},
		{"24.5", "USD bn", "USD_24.5_bn", "24.5", "USD_bn"},
		{"-1234567", "EUR", "EUR_−1,234,567", "−1,234,567", "EUR"},
		{"76", "constituent entities", "76_constituent entities", "76", "constituent entities"},
		{"1", "years", "1_year", "1", "year"},
		{"3", "years", "3_years", "3", "years"},
		{"1", "rank", "1st", "1st", ""},
		{"3", "rank", "3rd", "3rd", ""},
		{"5", "ordinal", "5th", "5th", ""},
		{"25", "ordinal", "25th", "25th", ""},
		{"112", "ordinal", "112th", "112th", ""},
		{"22", "ordinal", "22nd", "22nd", ""},
		{"0.05", "km", "0.05_km", "0.05", "km"},
		{"-0.124", "index", "−0.124", "−0.124", ""},
		{"5.2", "% change", "+5.2%", "+5.2", "%"},
		{"-3.1", "% change", "−3.1%", "−3.1", "%"},
		{"0.0", "% change", "0.0%", "0.0", "%"},
		{"2.0", "USD bn", "USD_2.0_bn", "2.0", "USD_bn"},
	} {
		v, u := value(t, c.v), unit(t, c.u)
		number, unit := en(t).Parts(v, u)
		if got := en(t).Value(v, u); spaced(got) != c.want || spaced(number) != c.number || spaced(unit) != c.unit {
			t.Errorf("%s %s: %q, %q and %q; want %q, %q and %q", c.v, c.u, spaced(got), spaced(number), spaced(unit), c.want, c.number, c.unit)
		}
	}
}

func TestQualifiedPrints(t *testing.T) {
	for _, c := range []struct {
		v, u, words string
		q           Qualifier
		want, word  string
	}{
		{"3", "rank", "third", Joint, "joint 3rd", "joint third"},
		{"20", "%", "one fifth", Almost, "almost 20%", "almost one fifth"},
		{"25", "%", "a quarter", MoreThan, "more than 25%", "more than a quarter"},
		{"70", "%", "most", About, "about 70%", "about most"},
		{"3", "regions", "three", AtMost, "at most 3_regions", "at most three"},
		{"3", "rank", "among the three", AtMost, "among the first 3", "among the three"},
		{"1", "rank", "first", Rank, "1st", "first"},
		{"43", "USD bn", "much", Exact, "USD_43_bn", "much"},
		{"0", "words", "several years", Words, "", "several years"},
	} {
		u := unit(t, c.u)
		if got := en(t).Qualified(value(t, c.v), u, c.q); spaced(got) != c.want {
			t.Errorf("%s %s %s: %q, want %q", c.q, c.v, c.u, spaced(got), c.want)
		}
		if got := en(t).Worded(c.words, u, c.q); got != c.word {
			t.Errorf("%s %s: %q, want %q", c.q, c.words, got, c.word)
		}
	}
	if a, b := en(t).Qualifier(Almost), en(t).Qualifier(Exact); a != "almost" || b != "" {
		t.Errorf("the words of the qualifiers are %q and %q", a, b)
	}
}

func TestRangePrints(t *testing.T) {
	for _, c := range []struct {
		r      Range
		u      string
		digits int
		want   string
	}{
		{Range{18.12e9, 18.64e9}, "USD bn", 1, "USD_18.1–18.6_bn"},
		{Range{18.12e9, 18.13e9}, "USD bn", 1, "USD_18.1_bn"},
		{Range{0.27899, 0.2791}, "%", 1, "27.9%"},
		{Range{0.795, 0.795}, "share", 1, "79.5%"},
		{Range{0.24, 0.26}, "%", 0, "24–26%"},
		{Range{122.5e9, inf}, "USD bn", 1, "over USD_122.5_bn"},
		{Range{-inf, 852}, "km", 0, "under 852_km"},
		{unbounded(), "km", 0, "no bound"},
		{noRange(), "km", 0, "no number"},
		{Range{9, 9}, "regions", 0, "9_regions"},
		{Range{1, 3}, "rank", 0, "1st–3rd"},
		{Range{-0.0001, 0}, "%", 0, "0%"},
		{Range{-2e9, 1e9}, "USD bn", 0, "USD_−2–1_bn"},
		{Range{6400, 6696}, "thousand km", 1, "6.4–6.7_thousand_km"},
	} {
		if got := spaced(en(t).Range(c.r, unit(t, c.u), c.digits)); got != c.want {
			t.Errorf("%v %s: %q, want %q", c.r, c.u, got, c.want)
		}
	}
}

func TestDatesPrint(t *testing.T) {
	l := en(t)
	for _, c := range []struct{ got, want string }{
		{l.Date("2022-08-20"), "20_Aug_2022"}, {l.Date("2018-12-09"), "9_Dec_2018"},
		{l.Date("2011-11-11"), "11_Nov_2011"}, {l.Date("2023-03-12"), "12_Mar_2023"}, {l.Date(""), "n.d."}, {l.Date("then"), "then"},
		{l.Count(5066), "5,066"}, {l.Count(85), "85"}, {l.Count(-1000), "−1,000"},
	} {
		if spaced(c.got) != c.want {
			t.Errorf("%q, want %q", spaced(c.got), c.want)
		}
	}
	if _, err := LanguageFor("xx"); err == nil {
		t.Error("an unknown language is found")
	}
}

// holdsNumber reports whether a form holds one number, in a case only where the
// language has endings of cases.
func holdsNumber(l *Language, form string) bool {
	inCase := strings.Count(form, "%a") + strings.Count(form, "%d")
	return strings.Count(form, "%s")+inCase == 1 && (inCase == 0 || l.ended != nil)
}

// TestTablesAreWhole checks what every language has to have.
func TestTablesAreWhole(t *testing.T) {
	for _, l := range languages {
		for _, q := range []Qualifier{About, Almost, MoreThan, AtMost} {
			if !holdsNumber(l, l.hedges[q]) {
				t.Errorf("%s: %s has the form %q", l.tag, q, l.hedges[q])
			}
		}
		for _, form := range []string{l.over, l.under, l.placeMost} {
			if !holdsNumber(l, form) {
				t.Errorf("%s: a form is %q", l.tag, form)
			}
		}
		for i := range 12 {
			if l.months[i] == "" {
				t.Errorf("%s: month %d has no name", l.tag, i+1)
			}
		}
		if l.ordinal == nil || l.decimal == "" || l.minus == "" || l.undated == "" || len(l.money) != 3 || l.anything == "" || l.nothing == "" {
			t.Errorf("%s: something has no form", l.tag)
		}
	}
}
