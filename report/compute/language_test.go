package compute

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/geo"
	"dyad/data/hs"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// bothReports is an invented table: five states and an area that is none, what each
// reports of its trade with the others in two years, by product.
func bothReports() string {
	var b strings.Builder
	b.WriteString("year,reporter,partner,flow,hs,value_usd\n")
	states := []string{"KAZ", "RUS", "CUB", "FRA", "PHL", "_X"}
	products := []string{"020230", "040210", "100199", "150710", "180632", "270900", "310210", "720711", "840820", "870323", "010121"}
	var keys []string // of sums over all partners
	sums := map[string]int{}
	row := func(year int, of, with, flow, hs string, v int) {
		fmt.Fprintf(&b, "%d,%s,%s,%s,%s,%d\n", year, of, with, flow, hs, v)
		key := fmt.Sprintf("%d,%s,WLD,%s,%s,", year, of, flow, hs)
		if sums[key] == 0 {
			keys = append(keys, key)
		}
		sums[key] += v
	}
	for year := 2021; year <= 2022; year++ {
		for i, of := range states[:5] {
			for j, with := range states {
				sold, bought := 0, 0
				for k, hs := range products {
					if of == with || (i+j+k)%7 == 5 {
						continue
					}
					v := 1000 * (1 + (i*7+j*5+k*3)%11) * (1 + k) * (year - 2019)
					there := v + v*(i+j)/10
					sold, bought = sold+v, bought+there
					row(year, of, with, "export", hs, v)
					if with != "_X" {
						row(year, with, of, "import", hs, there)
					}
				}
				if sold > 0 {
					row(year, of, with, "export", "TOTAL", sold)
				}
				if bought > 0 && with != "_X" {
					row(year, with, of, "import", "TOTAL", bought)
				}
			}
		}
	}
	for _, key := range keys {
		fmt.Fprintf(&b, "%s%d\n", key, sums[key])
	}
	return b.String()
}

// oneWay is an invented table of totals: one state's exports, no more.
const oneWay = "year,reporter,partner,flow,hs,value_usd\n2021,KAZ,RUS,export,TOTAL,900\n2022,KAZ,RUS,export,TOTAL,800\n2022,KAZ,CUB,export,TOTAL,80\n"

func pairIn(t testing.TB, table, a, b, lang string) *data.Dossier {
	t.Helper()
	tables := trade.NewBuilder(trade.Options{})
	if err := tables.Add("table.csv", strings.NewReader(table), 0); err != nil {
		t.Fatal(err)
	}
	tab, err := tables.Table()
	if err != nil {
		t.Fatal(err)
	}
	w, err := measure.NewWorld(tab, measure.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ca, okA := tab.Find(a)
	cb, okB := tab.Find(b)
	if !okA || !okB {
		t.Fatalf("%s %t, %s %t", a, okA, b, okB)
	}
	set, err := w.Pair(ca, cb)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Dossier(Options{All: Goods{tab, set}, Lang: lang})
	if err != nil {
		t.Fatalf("%s: %v", lang, err)
	}
	return d
}

// TestPairsAlike makes the briefs of pairs from tables in every language: none
// lacks a word or a case, all show the same numbers, and no English is left but
// names, codes and what stands as it was given.
func TestPairsAlike(t *testing.T) {
	latin := regexp.MustCompile(`[A-Za-z]{2,} [a-z]{2,}( [a-z]{2,})*`)
	for _, tc := range []struct{ name, table, a, b string }{
		{"two reports", bothReports(), "KAZ", "RUS"}, {"other cases", bothReports(), "CUB", "PHL"}, {"one way", oneWay, "KAZ", "RUS"},
	} {
		var want []string
		for _, lang := range append([]string{"en"}, words.Languages()...) {
			d := pairIn(t, tc.table, tc.a, tc.b, lang)
			if _, err := report.Brief(d, report.Options{Version: "devel", Lang: lang}); err != nil {
				t.Fatalf("%s: %s: %v", tc.name, lang, err)
			}
			// What a language leaves out to save a page is among the words of the document.
			whole, err := report.Compose(d, audit.Check(d), report.Options{Version: "devel", Lang: lang})
			reporttest.Must(t, err)
			got := reporttest.Numbers(t, lang, strings.Join(reporttest.Words(whole.Body), " "))
			if want == nil {
				if want = got; len(want) < 5 {
					t.Fatalf("%s: numbers: %q", tc.name, want)
				}
			}
			for _, n := range got {
				if !slices.Contains(want, n) {
					t.Errorf("%s: %s: %s is not in English", tc.name, lang, n)
				}
			}
			for _, n := range want {
				if !slices.Contains(got, n) {
					t.Errorf("%s: %s: no %s", tc.name, lang, n)
				}
			}
			if lang == "en" {
				continue
			}
			found := reporttest.English(t, lang, latin)
			english := func(s string) string { return found(goodsInEnglish(lang).Replace(s)) }
			for i := range d.Claims {
				c := &d.Claims[i]
				for _, s := range []string{c.Label.In(lang, lang), c.Short.In(lang, lang), c.Base.In(lang, lang)} {
					if m := english(s); m != "" {
						t.Errorf("%s: %s: claim %s: %q in %q", tc.name, lang, c.ID, m, s)
					}
				}
			}
			for i := range d.Sources {
				for _, remark := range d.Sources[i].Remarks {
					if m := english(remark.In(lang, lang)); m != "" {
						t.Errorf("%s: %s: remark: %q", tc.name, lang, m)
					}
				}
			}
			for _, s := range d.Sections {
				for _, b := range s.Body {
					if m := english(b.Para.In(lang, lang)); m != "" {
						t.Errorf("%s: %s: section %s: %q", tc.name, lang, s.ID, m)
					}
				}
			}
		}
	}
}

// goodsInEnglish replaces the names of goods, and those of states, that stand in
// English in a language because the tables of names do not have it.
func goodsInEnglish(lang string) *strings.Replacer {
	var names []string
	add := func(here, english string) {
		if here == english {
			names = append(names, english, "…", strings.ToLower(english), "…")
		}
	}
	for _, s := range hs.Sections() {
		add(s.Label(lang), s.Label("en"))
	}
	for _, g := range hs.Groups() {
		add(g.Label(lang), g.Label("en"))
	}
	for _, c := range geo.All() {
		add(c.Name(lang), c.Name("en"))
	}
	return strings.NewReplacer(names...)
}
