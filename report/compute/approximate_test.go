package compute

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/source"
	"dyad/report/reporttest"
)

// TestApproximate holds that amounts converted at a rate of the user are called approximate
// in each language, and no others.
func TestApproximate(t *testing.T) {
	rate, _ := source.ParseRate("1.053")
	var rates trade.Rates
	rates.Set("EUR", 0, rate)
	head := "year,reporter,partner,flow,hs,value_usd,currency\n"
	for _, tc := range []struct {
		name, rows  string
		rates       trade.Rates
		approximate bool
	}{
		{"converted", "2022,KAZ,RUS,import,@,100,EUR\n2022,KAZ,RUS,export,@,50,EUR\n", rates, true},
		{"of some rows", "2022,KAZ,RUS,import,@,100,EUR\n2022,KAZ,RUS,export,@,50,USD\n", rates, true},
		{"in dollars", "2022,KAZ,RUS,import,@,100,USD\n2022,KAZ,RUS,export,@,50,USD\n", rates, false},
		{"in euros", "2022,KAZ,RUS,import,@,100,EUR\n2022,KAZ,RUS,export,@,50,EUR\n", trade.Rates{}, false},
	} {
		for _, code := range []string{"8542", "TOTAL"} {
			b := trade.NewBuilder(trade.Options{Rates: tc.rates})
			reporttest.Must(t, b.Add("t.csv", strings.NewReader(head+strings.ReplaceAll(tc.rows, "@", code)), 0))
			tab, err := b.Table()
			reporttest.Must(t, err)
			for lang, said := range map[string][2]string{"en": {"Amounts converted from EUR are approximate", "and so approximate"}, "ru": {"Суммы, пересчитанные из EUR, приблизительны", "и потому приблизительн"}, "kk": {"EUR валютасынан айналдырылған сомалар шамамен", "сондықтан шамамен алынған"}} {
				d := dossierOfCode(t, tab, code, lang)
				got := wordsOf(t, d)
				for i := range d.Sources[0].Remarks {
					got += " " + d.Sources[0].Remarks[i].In(lang, lang)
				}
				for _, s := range said {
					if strings.Contains(got, s) != tc.approximate {
						t.Errorf("%s, %s, %s: says %q: %t", tc.name, code, lang, s, !tc.approximate)
					}
				}
			}
		}
	}
}

func dossierOfCode(t *testing.T, tab *trade.Table, code, lang string) *data.Dossier {
	t.Helper()
	if code == "TOTAL" {
		return dossierOf(t, tab, measure.Options{}, "KAZ-RUS", lang)
	}
	return fewOf(t, tab, measure.Options{}, code, lang)
}
