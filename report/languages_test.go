package report

import (
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/pdf"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// inLanguages calls f with the text of the embedded brief in each language that
// has a catalogue and the dossier's texts. No-break spaces are kept in raw.
func inLanguages(t *testing.T, f func(t *testing.T, lang, raw, text string)) {
	for _, lang := range data.DefaultLanguages() {
		if !slices.Contains(words.Languages(), lang) {
			continue
		}
		t.Run(lang, func(t *testing.T) {
			r, err := Brief(reporttest.Translated(t, lang), Options{Version: "devel", Lang: lang})
			if err != nil {
				t.Fatal(err)
			}
			raw := reporttest.Tool(t, r.PDF, "pdftotext", "-raw", "-", "-")
			f(t, lang, raw, reporttest.Fold(raw))
		})
	}
}

// The brief in each language is wholly in it: names, months, hedges, fractions
// in words, decimal signs, the letters of its alphabet.
func TestBriefInLanguages(t *testing.T) {
	want := map[string][]string{
		"en": {"Russia and Kazakhstan", "24.5 bn", "25.9%", "7,548 km", "20 Aug 2022", "almost three fourths", "number one"},
		"ru": {"Россия и Казахстан", "24,5 млрд долл. США", "25,9 %", "7548 км", "20 авг. 2022 г.", "почти три четверти", "более 25 %",
			"в первой тройке", "Зависимость Казахстана от России", "Россия — Казахстан",
			"2 магистрали", "5 государств", "делимитация", "демаркация", "товарооборот", "приграничной торговли", "сноска"},
		"kk": {"Ресей мен Қазақстан", "24,5 млрд", "25,9%", "7548 км", "2022 ж. 20 там.", "төрттен үші дерлік", "25%-дан астам",
			"бірінші орын", "Қазақстанның Ресейге тәуелділігі", "делимитация", "демаркация", "тауар айналымы", "дереккөз"},
	}
	letters := map[string]string{"ru": "ёъэ", "kk": "әғқңөұүһі"} // of each alphabet alone
	inLanguages(t, func(t *testing.T, lang, _, text string) {
		lower := strings.ToLower(text)
		for _, w := range want[lang] {
			if !strings.Contains(lower, strings.ToLower(w)) {
				t.Errorf("no %q", w)
			}
		}
		for _, r := range letters[lang] {
			if !strings.ContainsRune(lower, r) {
				t.Errorf("no %q", r)
			}
		}
		if lang != "en" {
			for _, w := range []string{"24.5", "25.9", "not stated", "n.d.", "endnote", "Source:"} {
				if strings.Contains(text, w) {
					t.Errorf("%q is English", w)
				}
			}
		}
		if strings.ContainsRune(text, '\ufffd') {
			t.Error("a character without a meaning")
		}
	})
}

// A brief has the same numbers in every language. What one leaves out to save a page is in
// its attached ledger and notes.
func TestSameNumbers(t *testing.T) {
	files, err := pdf.Attached(brief(t, reporttest.Embedded(t)).PDF)
	reporttest.Must(t, err)
	attached := ""
	for _, f := range files {
		if f.Name == AttachedLedger || f.Name == AttachedNotes {
			attached += string(f.Data)
		}
	}
	var english []string
	inLanguages(t, func(t *testing.T, lang, raw, _ string) {
		got := reporttest.Numbers(t, lang, raw)
		if lang == "en" {
			english = got
			if len(english) < 80 {
				t.Fatalf("%d numbers: %q", len(english), english)
			}
		}
		for _, s := range english {
			if !slices.Contains(got, s) {
				t.Errorf("%s is missing", s)
			}
		}
		for _, s := range got {
			if !slices.Contains(english, s) && !strings.Contains(attached, s) {
				t.Errorf("%s is not in English", s)
			}
		}
	})
}

// TestLedgerCounts: the ledger says the scale of what is counted, and leaves out the noun
// of a plain number.
func TestLedgerCounts(t *testing.T) {
	for unit, want := range map[string]string{"crossings": "5.9", "m crossings": "5.9 m crossings", "thousand crossings": "5.9 thousand crossings"} {
		d, err := codec.Read("x.yaml", []byte("dyad: 1\nid: x\ntitle: T\nas_of: 2024-05-01\na: {code: ISL, name: Iceland}\nb: {code: MLT, name: Malta}\nsources: []\nclaims:\n"+
			"  - {id: C1, label: Crossings counted, value: 5.9, unit: "+unit+", period: not stated, source: none, evidence: none}\n"))
		reporttest.Must(t, err)
		c := composerOf(t, d, "en")
		if got := c.evidence.ledger.row(ledgerRow{claims: []*data.Claim{d.Claim("C1")}}).Cells[2].Text.String(); strings.ReplaceAll(got, nbsp, " ") != want {
			t.Errorf("%s: %q, want %q", unit, got, want)
		}
	}
}

// A sum stands on one line of the ledger, in languages that let it break
// elsewhere too; one with a hedge may break.
func TestLedgerSums(t *testing.T) {
	for _, lang := range data.DefaultLanguages() {
		d := reporttest.Translated(t, lang)
		c, err := newComposer(d, audit.Result{}, Options{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		for id, breaks := range map[string]bool{"C09": false, "C11": false, "C12": true} {
			if got := c.evidence.ledger.row(ledgerRow{claims: []*data.Claim{d.Claim(id)}}).Cells[2].Text.String(); strings.Contains(got, " ") != breaks {
				t.Errorf("%s: %s is %q", lang, id, got)
			}
		}
	}
}
