package pdf_test

import (
	"os"
	"path/filepath"
	"testing"

	"dyad/data"
	"dyad/report"
	"dyad/report/pdf"
)

// A whole is a brief as it leaves the program.
type whole struct {
	name string
	b    []byte
}

// wholes are the embedded brief, a sparse and a rich one, and one whose texts
// are partly Russian and Kazakh.
func wholes(t testing.TB) []whole {
	t.Helper()
	out := []whole{{"rus-kaz", mustBrief(t, "rus-kaz.yaml", data.DefaultBytes(), "")}}
	for _, f := range []struct{ path, lang string }{
		{"../../testdata/sparse.yaml", ""}, {"../../testdata/rich.yaml", ""}, {"testdata/scripts.yaml", "en"},
	} {
		b, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, whole{filepath.Base(f.path), mustBrief(t, f.path, b, f.lang)})
	}
	return out
}

func mustBrief(t testing.TB, name string, dossier []byte, lang string) []byte {
	t.Helper()
	d, err := data.Read(name, dossier)
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Brief(d, report.Options{Version: "0.0.0", Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

func TestBriefsConform(t *testing.T) {
	for _, w := range wholes(t) {
		problems, err := pdf.Violations(w.b)
		if err != nil {
			t.Fatalf("%s: %v", w.name, err)
		}
		for _, p := range problems {
			t.Errorf("%s: %s", w.name, p)
		}
	}
}

func TestDump(t *testing.T) {
	for _, w := range wholes(t) {
		os.WriteFile("/tmp/pa/"+w.name+".pdf", w.b, 0o644)
		tree, p, err := pdf.ReadTree(w.b)
		_, _ = p, err
		os.WriteFile("/tmp/pa/"+w.name+".tree", []byte(tree), 0o644)
	}
}
