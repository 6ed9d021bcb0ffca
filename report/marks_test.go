package report

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report/doc"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

// withMarks is s with each raised number and sign after "^".
func withMarks(s doc.Spans) string {
	var b strings.Builder
	for _, x := range s {
		if x.Kind == doc.Ref {
			b.WriteString("^" + x.Text + []string{"", "○", "◐", "ƒ"}[x.Sign])
		} else {
			b.WriteString(x.Text)
		}
	}
	return strings.NewReplacer(thinNBSP, "", nbsp, " ").Replace(b.String())
}

// TestMarksOnce holds where marks stand in running text: a source once for all
// that it covers, at the end of a clause; signs at their values.
func TestMarksOnce(t *testing.T) {
	const dossier = sentenceHead + "sources:\n" + dated + dated2 + "claims:\n" + fishS1 + saltS2 + bare +
		"  - {id: F2, label: Cod, value: 7, unit: km, source: S1}\n" +
		"  - {id: Q, label: Doubt, value: 9, unit: km, source: S2, evidence: doubtful, evidence_note: Why.}\n" +
		"  - {id: R, label: More doubt, value: 8, unit: km, source: S2, evidence: doubtful, evidence_note: Why.}\n"
	d, err := codec.Read("isl-mlt.yaml", []byte(dossier))
	reporttest.Must(t, err)
	for prose, want := range map[string]string{
		"Fish {F} and cod {F2}. More.":                "Fish 60 km and cod 7 km^1. More.",
		"Fish {F}. Cod {F2}; a word.":                 "Fish 60 km. Cod 7 km^1; a word.",
		"Fish {F}, then; salt {G}.":                   "Fish 60 km, then^1; salt 50 km^2.",
		"Fish {F} and salt {G} in one clause.":        "Fish 60 km^1 and salt 50 km in one clause^2.",
		"Bread {N} and fish {F}, bread {N}.":          "Bread 30 km^○ and fish 60 km, bread 30 km^○^1.",
		"Doubt {Q} or {R} here. And fish {F}.":        "Doubt 9 km^◐ or 8 km^◐^2 here. And fish 60 km^1.",
		"By A. Smith fish {F} of J. Doe, no end":      "By A. Smith fish 60 km^1 of J. Doe, no end",
		"Plainly {F:plain}, of {F:period}, {G:plain}": "Plainly 60 km, of not stated, 50 km",
	} {
		c, err := newComposer(d, audit.Result{}, Options{})
		reporttest.Must(t, err)
		if got := withMarks(c.citedText(data.Text{Tags: []string{"en"}, Vals: []string{prose}}, "x")); got != want {
			t.Errorf("%s: got %q, want %q", prose, got, want)
		}
		if got := withMarks(c.unmarked(data.Text{Tags: []string{"en"}, Vals: []string{prose}}, "x")); strings.Contains(got, "^") {
			t.Errorf("%s: a title has marks: %q", prose, got)
		}
	}
}

// TestSourceLine holds what is said below a figure of the endnotes of its claims.
func TestSourceLine(t *testing.T) {
	const dossier = sentenceHead + "sources:\n" + dated + dated2 + noDate + "claims:\n" + fishS1 + saltS2 + teaS3 + bare +
		"  - {id: Q, label: Doubt, value: 9, unit: km, source: S2, evidence: doubtful, evidence_note: Why.}\n"
	d, err := codec.Read("isl-mlt.yaml", []byte(dossier))
	reporttest.Must(t, err)
	for _, tc := range []struct{ claims, note, want string }{
		{"F", "", "Source: [1]."},
		{"F G", "", "Sources: [1] and [2]."},
		{"F G H", "", "Sources: [1]–[3]."},
		{"F N", "", "Source: [1]."},
		{"N", "", "Source: none given."},
		{"Q", "", "Source: [2], an endnote on another subject."},
		{"Q F", "", "Sources: [1] and [2]."},
		{"F G", "Source: a book, p. N. Not more.", "Source: a book, p. N. Not more [1] and [2]."},
		{"F G", "Source: Year-book; for salt the author.", "Source: Year-book [1]; for salt the author [2]."},
		{"F G", "Sources: Other book, after Year-book. Not more.", "Sources: Other book [2], after Year-book [1]. Not more."},
		{"F", "Source: all Year-books.", "Source: all Year-books [1]."},
		{"F", "Source: Half-Year-book of fish.", "Source: Half-Year-book of fish [1]."},
		{"N", "Source: the author.", "Source: the author."},
		{"", "", ""},
	} {
		c, err := newComposer(d, audit.Result{}, Options{})
		reporttest.Must(t, err)
		note := data.Text{}
		if tc.note != "" {
			note = data.Text{Tags: []string{"en"}, Vals: []string{tc.note}}
		}
		if got := c.sections.sourceLine(note, "x", strings.Fields(tc.claims)).String(); got != tc.want {
			t.Errorf("%s %q: got %q, want %q", tc.claims, tc.note, got, tc.want)
		}
	}
}

// TestFiles holds that a brief carries its ledger and its notes: a row for each
// claim with the figure as printed, and each note with its arithmetic.
func TestFiles(t *testing.T) {
	d := reporttest.Embedded(t)
	files, err := pdf.Attached(brief(t, d).PDF)
	reporttest.Must(t, err)
	of := map[string][]byte{}
	for _, f := range files {
		of[f.Name] = f.Data
	}
	rows, err := csv.NewReader(bytes.NewReader(of[AttachedLedger])).ReadAll()
	reporttest.Must(t, err)
	n := 1
	for cl := range d.AllClaims() {
		if n < len(rows) && rows[n][0] != cl.ID {
			t.Errorf("row %d is of %s, want %s", n, rows[n][0], cl.ID)
		}
		n++
	}
	if len(rows) != n {
		t.Errorf("%d rows, want %d", len(rows), n)
	}
	for _, want := range [][]string{{"C09", "USD 24.5 bn", "24.5", "2021", "none"}, {"C33", "two thirds", "2/3", "not stated", "cited"}, {"E01a", "34.4%", "34.4", "2021", "cited"}} {
		i := slices.IndexFunc(rows, func(r []string) bool { return r[0] == want[0] })
		if i < 0 || rows[i][2] != want[1] || rows[i][3] != want[2] || rows[i][7] != want[3] || rows[i][8] != want[4] {
			t.Errorf("%s: %q, want %q", want[0], rows[i], want)
		}
	}
	notes := strings.ReplaceAll(string(of[AttachedNotes]), nbsp, " ")
	for _, want := range []string{"N01 Conflict.\nThe export mix implies", "  3.5 ÷ 25.9% = USD 13.29–13.73 bn\n", "\nE02 Conflict.\n"} {
		if !strings.Contains(notes, want) {
			t.Errorf("no %q in\n%s", want, notes)
		}
	}
	for s, want := range map[string]string{"=1+1": "'=1+1", "-3": "-3", "@x": "'@x", "−3 bn": "−3 bn", "": ""} {
		if got := inert(s); got != want {
			t.Errorf("a cell of %q is %q", s, got)
		}
	}
}

// TestSourceHost: an entry ends with the host of its address, and does not name it a
// second time where that is the publisher.
func TestSourceHost(t *testing.T) {
	for publisher, want := range map[string]string{"Example": "A page, Example, n.d. example.org", "example.org": "A page, n.d. example.org"} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+"sources:\n  - {id: S1, title: A page, publisher: "+publisher+", date: n.d., url: \"https://www.example.org/page\"}\n"))
		reporttest.Must(t, err)
		c, err := newComposer(d, audit.Result{}, Options{})
		reporttest.Must(t, err)
		p := c.sections.passage()
		p.sourceEntry(&d.Sources[0])
		if got := p.spans().String(); got != want {
			t.Errorf("publisher %s: %q, want %q", publisher, got, want)
		}
	}
}

// TestSentenceEnd holds which points end a sentence.
func TestSentenceEnd(t *testing.T) {
	for s, want := range map[string]string{
		"It rose. Then it fell.":              "It rose",
		" в 2022\u00a0г. она по-прежнему 3 %": "",
		" в 2022\u00a0г. Она по-прежнему 3 %": " в 2022\u00a0г",
		"By A. Smith, 3.5 of it":              "",
		"the end.":                            "the end",
	} {
		got := ""
		if end := sentenceEnd(s); end >= 0 {
			got = s[:end]
		}
		if got != want {
			t.Errorf("%q: ends at %q, want %q", s, got, want)
		}
	}
}
