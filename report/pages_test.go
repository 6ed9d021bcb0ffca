package report

import (
	"strings"
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

// TestHousePages holds that the lines of a house take no page more in any language, on A4
// with nothing left out for them. On US Letter, which is lower, the mix stands on page 1, and
// no more is left out than must be: the squares and the last notes, not what several say.
func TestHousePages(t *testing.T) {
	const style = "organisation: Example Policy Desk\nfooter: Example Policy Desk, 12 Harbour Row\ncontact: desk@example.org\nlicence: CC BY 4.0\n" +
		"disclaimer: The views in this brief are those of its authors.\ndraft: {word: DRAFT, note: not for quotation}\nreleased: 2026-11-30\nnext_release: 2027-02-26\n"
	for _, c := range []struct {
		lang, paper string
		pages       int
	}{{"en", "a4", 4}, {"ru", "a4", 4}, {"kk", "a4", 4}, {"en", "letter", 4}, {"ru", "letter", 4}, {"kk", "letter", 4}} {
		h, err := house(t, style+"paper: "+c.paper+"\n", "")
		reporttest.Must(t, err)
		d := reporttest.Embedded(t)
		if c.lang != "en" {
			d = reporttest.Translated(t, c.lang)
		}
		r, err := Brief(d, Options{Lang: c.lang, Version: "0.0.0", House: h})
		reporttest.Must(t, err)
		if r.Pages != c.pages {
			t.Errorf("%s on %s: %d pages, not %d", c.lang, c.paper, r.Pages, c.pages)
		}
		all := reporttest.TextLayer(t, r.PDF)
		if c.paper == "a4" {
			if !strings.Contains(all, "N18") || c.lang == "en" && !strings.Contains(all, "Delimited: agreed") {
				t.Errorf("%s: notes or definitions are left out", c.lang)
			}
			continue
		}
		if c.lang != "en" {
			continue
		}
		if page := reporttest.Tool(t, r.PDF, "pdftotext", "-l", "1", "-", "-"); !strings.Contains(page, "Mineral products") || !strings.Contains(page, "Before you quote") {
			t.Errorf("on %s page 1 lacks the mix or the box:\n%s", c.paper, page)
		}
		for part, has := range map[string]bool{"Delimited: agreed": true, "by other accounts": true, "76 with trade": false, "N13": true, "N15": false} {
			if strings.Contains(all, part) != has {
				t.Errorf("on %s: %q stands in the brief: %t", c.paper, part, !has)
			}
		}
	}
}
