package report

import (
	"testing"

	"dyad/data/audit"
	"dyad/report/layout"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

// TestLeavesOut holds that parts are left out only where that saves a page of which
// little would be used: on papers of many heights, a brief is never longer than with
// all of them, and some are shorter.
func TestLeavesOut(t *testing.T) {
	d := reporttest.Sample(t, "kinds.yaml")
	checked, o := audit.Check(d), Options{Version: "0.0.0"}
	saved := 0
	for h := layout.Pt(2240); h < 2600; h += 20 {
		look := pdf.Look(pdf.Theme(), layout.A4)
		look.H = h
		c, err := newComposer(d, checked, o)
		reporttest.Must(t, err)
		whole, err := c.document(o)
		reporttest.Must(t, err)
		all, err := layout.Paginate(whole, pdf.NewMeasurer(), look)
		reporttest.Must(t, err)
		c, err = newComposer(d, checked, o)
		reporttest.Must(t, err)
		document, err := c.document(o)
		reporttest.Must(t, err)
		document, r, err := c.paginate(document, checked, o, pdf.NewMeasurer(), look)
		reporttest.Must(t, err)
		less := len(reporttest.Words(document.Body)) < len(reporttest.Words(whole.Body))
		if len(r.Pages) > len(all.Pages) || less != (len(r.Pages) < len(all.Pages)) || less && !all.Short {
			t.Errorf("%g high: %d pages of %d, left out %t, short %t", h, len(r.Pages), len(all.Pages), less, all.Short)
		}
		if less {
			saved++
		}
	}
	if saved == 0 {
		t.Error("nothing is left out on any paper")
	}
}

// TestEmbeddedPages holds that the embedded brief is four pages in each language.
func TestEmbeddedPages(t *testing.T) {
	const mostBytes = 75_000 // of the brief in English
	for _, lang := range []string{"en", "ru", "kk"} {
		d := reporttest.Embedded(t)
		if lang != "en" {
			d = reporttest.Translated(t, lang)
		}
		r, err := Brief(d, Options{Lang: lang, Version: "0.0.0"})
		reporttest.Must(t, err)
		if r.Pages != 4 {
			t.Errorf("%s: %d pages, not 4", lang, r.Pages)
		}
		if n := len(r.PDF); lang == "en" && n > mostBytes {
			t.Errorf("%d bytes, over %d", n, mostBytes)
		}
	}
}
