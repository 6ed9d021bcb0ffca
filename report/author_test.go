package report

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/reporttest"
)

// TestAlternativesOfAuthors: the author's own words are what a figure says to readers who
// do not see it, with figures in them and without marks; of others they are made.
func TestAlternativesOfAuthors(t *testing.T) {
	all, err := Figures(reporttest.Sample(t, "kinds.yaml"), Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	for _, f := range all {
		switch want := "A line of 900\u00a0km, of which 640\u00a0km are firm and the rest is broken."; {
		case f.ID == "progress" && f.Alt != want:
			t.Errorf("%q, want %q", f.Alt, want)
		case f.ID != "progress" && !strings.Contains(f.Alt, f.Title):
			t.Errorf("%s: %q", f.ID, f.Alt)
		}
	}
}

// TestTimesInWords: a quarter as the file writes it is in the brief as each language
// writes it, wherever a period stands; other words stay.
func TestTimesInWords(t *testing.T) {
	for lang, want := range map[string]string{"en": "Q1\u00a02024", "ru": "I\u00a0квартал 2024\u00a0г.", "kk": "2024\u00a0жылғы I\u00a0тоқсан"} {
		d := reporttest.Sample(t, "kinds.yaml")
		r, err := Compose(d, audit.Check(d), Options{Version: "0.0.0", Lang: lang})
		reporttest.Must(t, err)
		text := strings.Join(reporttest.Words(r.Body), " ")
		if !strings.Contains(text, reporttest.Fold(want)) {
			t.Errorf("%s: %q is not in the brief", lang, want)
		}
		if strings.Contains(text, "2024-Q1") {
			t.Errorf("%s: the file's own form is in the brief", lang)
		}
	}
}

// TestTimesOfFindings: a finding says when in the words of the brief, and the date of a
// source of which only the month is known has no day.
func TestTimesOfFindings(t *testing.T) {
	d := reporttest.Sample(t, "kinds.yaml")
	d.Claim("R1").Period = data.Text{Tags: []string{"en"}, Vals: []string{"2024-05"}}
	document, err := Compose(d, audit.Check(d), Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	text := strings.Join(reporttest.Words(document.Body), " ")
	for _, want := range []string{"is of May 2024, after source", "of Apr 2024"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the brief: %s", want, text)
		}
	}
}
