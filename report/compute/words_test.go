package compute

import (
	"strconv"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// TestWordsAllUsed holds that no message of computed dossiers is missing and none
// is unused: every key stands in the source as a literal or is put together from
// what the measures are called.
func TestWordsAllUsed(t *testing.T) {
	literals := reporttest.Literals(t, ".")
	for _, lang := range words.Languages() {
		there := reporttest.Messages(t, lang)
		wanted := map[string]bool{}
		for _, key := range pairKeys() {
			if wanted[key] = true; there[key] == nil {
				t.Errorf("words/%s.txt: no message %q", lang, key)
			}
		}
		for key := range there {
			if strings.HasPrefix(key, "pair.") && !literals[key] && !wanted[key] {
				t.Errorf("words/%s.txt: message %q is used nowhere", lang, key)
			}
		}
	}
	en := reporttest.Messages(t, "en")
	for key := range literals {
		if strings.HasPrefix(key, "pair.") && !strings.HasSuffix(key, ".") && !strings.HasSuffix(key, "-") && en[key] == nil {
			t.Errorf("words/en.txt: no message %q", key)
		}
	}
}

// pairKeys are the keys that dossiers of a pair put together.
func pairKeys() []string {
	var keys []string
	for _, d := range measure.Definitions() {
		keys = append(keys, "pair.measure."+string(d.ID))
	}
	for _, d := range measure.ProductDefinitions() {
		keys = append(keys, "pair.measure."+string(d.ID))
	}
	keys = append(keys, "pair.re-exports-short", "pair.own-exports-short")
	keys = append(keys, productKeys()...)
	for n := measure.NeedsFlow; n <= measure.NeedsMarkedChange; n++ {
		keys = append(keys, "pair.needs."+n.String())
	}
	for _, x := range indexClaims {
		key := "pair.claim." + string(x.of)
		if x.of == measure.PartnerConcentration || x.of == measure.EqualPartners || x.of == measure.ProductConcentration {
			key += "-" + x.flow.String()
		}
		keys = append(keys, key, key+"-short")
	}
	for _, id := range []measure.ID{measure.Turnover, measure.Balance, measure.NormalisedBalance, measure.CoverRatio} {
		keys = append(keys, "pair.balance."+string(id), "pair.balance."+string(id)+"-short")
	}
	for _, r := range []measure.Report{measure.Own, measure.Partners, measure.Exporters, measure.Importers} {
		_, key := reportOf(r)
		keys = append(keys, "pair.report-"+key, "pair.report-"+key+"-short")
	}
	for _, id := range []measure.ID{measure.ExportShare, measure.ImportShare, measure.TradeShare} {
		key := "pair." + string(id)
		keys = append(keys, key, key+"-short", key+"-base")
		if id != measure.TradeShare {
			keys = append(keys, key+"-for", key+"-for-year")
		}
	}
	for _, f := range []measure.Flow{measure.Export, measure.Import, measure.Both} {
		keys = append(keys, "pair.rank-"+f.String(), "pair.rank-"+f.String()+"-short")
		if f != measure.Both {
			keys = append(keys, "pair.concentration."+f.String())
		}
	}
	for _, key := range []string{"exports", "exports-reported", "imports-reported", "all-exports", "all-imports"} {
		keys = append(keys, "pair."+key, "pair."+key+"-short")
	}
	for n := 1; n <= 12; n++ {
		keys = append(keys, "pair.month."+strconv.Itoa(n))
	}
	for _, key := range []string{"change", "change-times", "twelve-label"} {
		keys = append(keys, "pair.months."+key, "pair.months."+key+"-short")
	}
	for _, key := range []string{"took", "supplied"} {
		keys = append(keys, "pair.months."+key, "pair.months."+key+"-ranked")
	}
	for _, key := range []string{"gdp", "per-head"} {
		keys = append(keys, "pair.context."+key, "pair.context."+key+"-earlier", "pair.context."+key+"-none")
	}
	keys = append(keys, "pair.months.of", "pair.months.of-year", "pair.months.export-share-for", "pair.months.import-share-for")
	for _, key := range []string{"pair.equal.suppliers", "pair.equal.markets", "pair.partners.supplier", "pair.partners.market"} {
		keys = append(keys, key, key+"-both")
	}
	return append(keys, "pair.purchases.title", "pair.dependents.title", "pair.purchases.note", "pair.dependents.note")
}

// productKeys are the keys that dossiers of products put together.
func productKeys() []string {
	var keys []string
	put := func(key string, ends ...string) {
		for _, end := range ends {
			keys = append(keys, "pair.good."+key+end)
		}
	}
	for _, f := range []string{"import", "export"} {
		put(f+"-share", "", "-short", "-base", "-for", "-thing")
		put("share."+f, "", "-none", "-all", "-all-told", "-own", "-none-own", "-all-own", "-all-told-own")
		put("rank."+f, "-not-among", "-only", "-joint", "-place")
		put("hhi."+f, "", "-one", "-almost-one", "-between")
		put("contribution."+f, "-rose", "-rose-although", "-fell", "-fell-although")
		put("change."+f, "-rose", "-fell", "-same", "-times", "-from-none", "-ended")
		put("cagr."+f, "-rose", "-fell", "-same")
		put("change-share-"+f, "", "-short", "-base")
		put("no-world."+f, "", "-items", "-reconciled")
		put("below."+f, "")
		put("not-each."+f, "")
		for _, label := range []string{"rank-", "hhi-", "hhi-low-", "hhi-high-", "equal-", "untold-", "points-up-", "points-down-", "change-all-", "contribution-", "detraction-", "below-", "change-", "times-", "cagr-"} {
			put(label+f, "", "-short")
		}
	}
	for _, label := range []string{"exports", "exports-reported", "imports-reported", "re-exports", "own-exports", "all-exports", "all-imports", "gap", "unit", "unit-all", "unit-change", "unit-change-quantity",
		"unit-change-value", "self", "first-share", "first-share-low", "first-share-high", "three-share", "mirror-imports", "mirror-share", "others-share", "points-import", "suppliers-used", "world-hhi", "imports-to-own", "criterion.years", "replace.rest-hhi", "replace.world-rest-hhi"} {
		put(label, "", "-short")
	}
	for _, label := range []string{"own", "next", "others", "elsewhere", "loss"} {
		put("replace."+label+"-ratio", "", "-short", "-base")
		put("replace."+label, "")
	}
	put("replace.", "own-times", "others-times", "elsewhere-times", "loss-times", "next-joint", "first", "first-joint", "unused", "unused-first")
	put("", "suppliers-subtitle", "markets-subtitle", "unit-value.one", "unit-value.mix.one", "points.up", "points.down")
	put("", "over-gdp", "over-gdp-short", "over-gdp.said", "per-head", "per-head-short", "per-head.said")
	put("", "change.chapters", "change-share.rise-all", "change-share.fall-all")
	for _, label := range []string{"item", "item-all", "item-change", "item-change-quantity", "item-change-value"} {
		put(label, "", "-short")
	}
	put("item.", "u", "2u", "l", "m", "m2", "m3", "pack", "carat")
	for _, key := range []string{"unit-change", "item-change"} {
		put(key, ".rise", ".fall", ".apart")
	}
	put("tests.", "criterion", "figure", "asks", "finding")
	for f := measure.Met; f <= measure.NoVerdict; f++ {
		if f != measure.Untellable {
			put("finding."+f.String(), "")
		}
	}
	for _, id := range []measure.TestID{measure.ECTest, measure.GeoDepTest, measure.MERICSTest, measure.OECDTest, measure.BottleneckTest, measure.MonitorTest} {
		put("test."+string(id), "")
	}
	for _, id := range []measure.CriterionID{measure.SupplierHHI, measure.OutsideShare, measure.ImportsToOwn, measure.ExporterHHI, measure.YearsMet, measure.PartnerPart,
		measure.FewElsewhere, measure.SuppliersUsed, measure.FirstShare, measure.ImportValue} {
		put("criterion."+string(id), "")
	}
	return keys
}

// TestWordsCases holds that a message can ask for the name of a state in a case
// of its language, as written by hand and as a reference of prose.
func TestWordsCases(t *testing.T) {
	w, err := words.In("ru")
	if err != nil {
		t.Fatal(err)
	}
	p := phrases{w: w, lang: "ru", name: [2]string{"Куба", "Япония"}, state: [2]data.State{{Code: "CUB"}, {Code: "JPN"}}}
	p.prepareCases()
	for of, want := range []string{"Товарооборот Кубы с Японией", "Товарооборот Японии с Кубой"} {
		if got := p.say("pair.balance.turnover", "a", p.name[of], "b", p.name[1-of]); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := p.say("pair.balance.turnover", "a", "{B}", "b", "{A}"); got != "Товарооборот {B:gen} {A:with}" {
		t.Errorf("got %q", got)
	}
}
