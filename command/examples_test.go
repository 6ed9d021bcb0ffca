package command

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/reporttest"
)

// pagesOfExamples: a ledger that has no room whole is parted over the columns, and begins
// no page.
var pagesOfExamples = map[string]int{"afg-zaf": 2, "can-usa": 1, "prt-esp": 1}

// TestExampleDossiers: each dossier of docs/examples has a brief of its number of pages,
// no figure that is an example, and none that contradicts another; what nothing uses is a
// list of codes at most.
func TestExampleDossiers(t *testing.T) {
	files, err := filepath.Glob("../docs/examples/*.yaml")
	if err != nil || len(files) != 3 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		reporttest.Must(t, err)
		d, err := codec.Read(name, b)
		reporttest.Must(t, err)
		if d.ID+".yaml" != filepath.Base(name) {
			t.Errorf("%s has the id %s", name, d.ID)
		}
		for _, f := range audit.Check(d).Findings {
			if f.Severity == audit.Conflict || f.Rule == "example" {
				t.Errorf("%s: finding %s of %v", name, f.Rule, f.Claims)
			}
		}
		for _, s := range d.Sources {
			if s.URL == "" && s.File == nil {
				t.Errorf("%s: nobody can look up source %s", name, s.ID)
			}
		}
		if unused := codec.Unused(d); len(unused) > 1 {
			t.Errorf("%s: not used: %v", name, unused)
		}
		r, err := report.Brief(d, report.Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		if want := pagesOfExamples[d.ID]; r.Pages != want {
			t.Errorf("%s: %d pages, not %d", name, r.Pages, want)
		}
	}
}

// TestExampleComputed: the computed example is what import writes now.
func TestExampleComputed(t *testing.T) {
	want, err := os.ReadFile("../docs/examples/afg-zaf.yaml")
	reporttest.Must(t, err)
	got := output(t, "import", "../testdata/baci/BACI_HS92_Y2021_V202301_excerpt.csv", "../testdata/baci/country_codes_V202301_excerpt.csv", "--pair", "AFG-ZAF", "-o", "-")
	if !bytes.Equal(got, want) {
		t.Error("docs/examples/afg-zaf.yaml is not what dyad import writes; docs/examples/README.md has the command")
	}
}
