package compute

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/trade/measure"
	"dyad/report"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// annexOf are the words of two tables of a brief's annex: figures by year, and the other
// figures that the pages print, with what stands below them. halves tells whether the
// second stands in two columns.
func annexOf(t testing.TB, d *data.Dossier) (series, others string, halves bool) {
	t.Helper()
	document, err := report.Compose(d, audit.Check(d), report.Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	read := func(blocks []doc.Block, inHalves bool) {
		for i, b := range blocks {
			switch h, _ := b.(doc.Heading); h.ID {
			case "series":
				series = strings.Join(reporttest.Words(blocks[i+1:i+2]), " ")
			case "ledger":
				others, halves = strings.Join(reporttest.Words(blocks[i+1:]), " "), inHalves
			}
		}
	}
	read(document.Body, false)
	for _, b := range document.Body {
		if f, ok := b.(doc.Flow); ok {
			read(f.Blocks, true)
		}
	}
	return series, others, halves
}

// byYear are the imports of a product in the years from 2019 on, in multiples.
func byYear(code string, by ...int) (table string) {
	for i, k := range by {
		table += sold(2019+i, code, "RUS", 5000*k, "CHN", 7000*k)
	}
	return table
}

// TestProductAnnex holds that sums of one unit have it once, beside what they are, and that
// sums of several keep theirs.
func TestProductAnnex(t *testing.T) {
	series, _, _ := annexOf(t, fewOf(t, mixedTable(t, byYear("8542", 1, 2, 3)), measure.Options{}, "8542", "en"))
	reporttest.Says(t, series, []string{"USD thousand 5.0"}, []string{"USD 5"})
	series, _, _ = annexOf(t, fewOf(t, mixedTable(t, byYear("8542", 1, 30, 900)), measure.Options{}, "8542", "en"))
	reporttest.Says(t, series, []string{"USD 150.0 thousand USD 4.50 m"}, []string{", USD"})
}

// TestProductAnnexLabels holds that the annex of a brief on one product does not name it in
// each row, in any language, and then takes half the width; that where there are figures on
// other goods too each row says of which it is; and that one source is cited once.
func TestProductAnnexLabels(t *testing.T) {
	one := byYear("8542", 1, 2, 3)
	for lang, is := range map[string]struct{ product, label, key, note string }{
		"en": {"HS 8542", "KAZ: concentration of suppliers", "Source: [1].", " Note "},
		"ru": {"ГС 8542", "KAZ: концентрация поставщиков", "Источник: [1].", " Сн. "},
		"kk": {"ҮЖ 8542", "KAZ: жеткізушілердің шоғырлануы", "Дереккөз: [1].", " Сілт. "},
	} {
		series, others, halves := annexOf(t, fewOf(t, mixedTable(t, one), measure.Options{}, "8542", lang))
		reporttest.Says(t, others, []string{is.label, is.key}, []string{is.product, is.note})
		reporttest.Says(t, series, nil, []string{is.product})
		if !halves {
			t.Errorf("%s: the other figures take the whole width", lang)
		}
	}
	_, others, halves := annexOf(t, fewOf(t, mixedTable(t, one+byYear("8541", 2, 3, 4)), measure.Options{}, "8541,8542", "en"))
	reporttest.Says(t, others, []string{"KAZ: HS 8542, concentration of suppliers", "KAZ: HS 8541, concentration of suppliers"}, nil)
	if halves {
		t.Error("the figures of two products stand in halves")
	}
}

// TestProductUnits holds that the annex says of which unit a figure is, also where a
// language has a noun for it.
func TestProductUnits(t *testing.T) {
	rows := strings.ReplaceAll(sold(2021, "8542", "RUS", 100, "CHN", 500)+sold(2022, "8542", "RUS", 200, "CHN", 500), "00,,", "00,50,")
	for lang, says := range map[string][]string{
		"en": {"11.9 percentage points", "4.00 US dollars per kg"}, "ru": {"11,9 п. п.", "4,00 долл. США за кг"}, "kk": {"11,9 пайыздық тармақ", "4,00 АҚШ доллары/кг"},
	} {
		_, others, _ := annexOf(t, fewOf(t, mixedTable(t, rows), measure.Options{}, "8542", lang))
		reporttest.Says(t, others, says, nil)
	}
}

// TestSuppliersInSentences holds that sentences call states as sentences do.
func TestSuppliersInSentences(t *testing.T) {
	d := fewOf(t, mixedTable(t, sold(2022, "8542", "RUS", 100, "NLD", 500, "USA", 50)), measure.Options{}, "8542", "en")
	got, _ := beforeProof(wordsOf(t, d))
	reporttest.Says(t, got, []string{"The first supplier, the Netherlands, sends"}, nil)
}
