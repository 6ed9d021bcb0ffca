package compute

import (
	"strings"
	"testing"

	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
)

// unreported is what others report of HS 8542 in 2022: of KAZ there is nothing.
const unreported = "2022,RUS,KAZ,export,8542,30040000,,\n2022,RUS,WLD,export,8542,30040000,,\n2022,CHN,KAZ,export,8542,60010000,,\n2022,CHN,WLD,export,8542,900000000,,\n2022,CHN,UZB,export,8542,839990000,,\n" +
	"2022,DEU,WLD,export,8542,10000000,,\n2022,DEU,CHN,export,8542,10000000,,\n2022,RUS,WLD,import,8542,100000000,,\n2022,CHN,WLD,import,8542,100000000,,\n2022,DEU,WLD,import,8542,100000000,,\n"

// silence is an exporter that does not report, and one that does not tell where it sells.
const (
	silent  = "2022,CHN,JPN,import,8542,5000000,,\n"
	untells = "2022,ITA,WLD,export,8542,5000000,,\n"
)

// The sentences of imports by exporters' reports, by language.
var mirrorSaid = []map[string]string{
	{"en": "Kazakhstan has no report of its imports of HS 8542 for 2022. By exporters’ reports they were at least USD 90.0 m", "ru": "По данным экспортёров, импорт — не менее 90,0", "kk": "Экспорттаушылардың деректері бойынша импорт – кемінде 90,0"},
	{"en": "each state that is known to export HS 8542 reported", "ru": "данные дали все государства", "kk": "мемлекеттердің бәрі дерек берген"},
	{"en": ", a lower bound: 1 state that exports HS 8542 did not report.", "ru": "нижняя граница: данных не дало 1 государство", "kk": "төменгі шек: ҮЖ 8542 экспорттайтын 1 мемлекет дерек бермеген"},
	{"en": ", a lower bound: 2 states that export HS 8542 did not report.", "ru": "нижняя граница: данных не дали 2 государства", "kk": "экспорттайтын 2 мемлекет дерек бермеген"},
	{"en": "Russia, by its own report, supplied at most 33.4% of them: an upper bound.", "ru": "по собственным данным — не более 33,4", "kk": "үлесі өз дерегі бойынша – ең көбі 33,4"},
	{"en": "Russia, by its own report, supplied none of them.", "ru": "По собственным данным России, таких поставок не было.", "kk": "өз дерегі бойынша, ондай жеткізу болмаған."},
	{"en": "No state but Russia reports such exports.", "ru": "О таких поставках сообщает только Россия.", "kk": "Мұндай жеткізу туралы тек Ресей хабарлайды."},
}

// TestMirrorSentences holds when imports are told by exporters' reports, and as what, in each
// language: says are the sentences that are true.
func TestMirrorSentences(t *testing.T) {
	for _, tc := range []struct {
		name, rows string
		says       []int
	}{
		{"all reported", unreported, []int{0, 1, 4}},
		{"one does not report", unreported + silent, []int{0, 2, 4}},
		{"one does not tell where it sells", unreported + untells, []int{0, 2, 4}},
		{"both", unreported + silent + untells, []int{0, 3, 4}},
		{"the other sells none", strings.Replace(unreported, "2022,RUS,KAZ,export,8542,30040000,,", "2022,RUS,KAZ,export,8542,0,,\n2022,DEU,KAZ,export,8542,30040000,,", 1) + "2022,RUS,UZB,export,8542,30040000,,\n", []int{0, 1, 5}},
		{"the other alone sells", strings.Replace(unreported, "2022,CHN,KAZ,export,8542,60010000,,", "2022,CHN,JPN,export,8542,60010000,,", 1), []int{1, 6}},
		{"a report of one partner", unreported + "2022,KAZ,CHN,import,8542,60010000,,\n", nil},
		{"a report of all", unreported + "2022,KAZ,WLD,import,8542,95000000,,\n2022,KAZ,RUS,import,8542,30000000,,\n", nil},
		{"no world", strings.Replace(unreported, "2022,DEU,WLD,import,8542,100000000,,\n", "", 1), nil},
		{"much that is not reported", unreported + "2022,CHN,JPN,import,8542,95000000,,\n", nil},
	} {
		for _, lang := range []string{"en", "ru", "kk"} {
			o := measure.Options{States: 3}
			d := fewOf(t, mixedTable(t, tc.rows), o, "8542", lang)
			got := wordsOf(t, d)
			for i, s := range mirrorSaid {
				want := false
				for _, n := range tc.says {
					want = want || n == i
				}
				if strings.Contains(got, s[lang]) != want {
					t.Errorf("%s, %s: says %q: %t\n%s", tc.name, lang, s[lang], !want, got)
				}
			}
			if c := d.Claim("UMA.8542"); (c != nil) != (len(tc.says) > 0) || c != nil && (c.Qualifier != quantity.AtLeast || c.Source != "T1") {
				t.Errorf("%s, %s: %+v", tc.name, lang, c)
			}
			if lang == "en" && len(tc.says) > 0 {
				reporttest.Says(t, got, nil, []string{"no row of what Kazakhstan imports", "Share of Russia in the imports of Kazakhstan: HS 8542"})
			}
		}
	}
}

// TestBounds holds that bounds are rounded to their own side.
func TestBounds(t *testing.T) {
	for v, want := range map[trade.USD]string{1000: "1", 999_999_999: "0.99", 1_999_999_000: "1.99", 12_960_000_000: "12.9", 12_900_000_000: "12.9", 999_990_000_000: "0.99"} {
		if value, unit := notAbove(v, "USD"); value.String() != want || value.Float()*unit.Mult*1000 > float64(v) {
			t.Errorf("%d: %s %s, not %s", v, value, unit.Text, want)
		}
	}
	for _, tc := range []struct {
		part, whole trade.USD
		want        string
		ok          bool
	}{{1, 3, "33.4", true}, {1, 4, "25.0", true}, {1, 100000, "0.1", true}, {9990, 10000, "99.9", true}, {9991, 10000, "100.0", false}, {1, 1, "100.0", false}} {
		if v, ok := notBelow(tc.part, tc.whole); v.String() != tc.want || ok != tc.ok {
			t.Errorf("%d of %d: %s, %t", tc.part, tc.whole, v, ok)
		}
	}
}
