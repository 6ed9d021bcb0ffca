package pdf_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"dyad/data"
	"dyad/report"
	"dyad/report/pdf"
)

var update = flag.Lookup("update")

// briefs are whole briefs: embedded, sparse, rich, and one in other scripts.
func briefs(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for name, b := range dossiers(t) {
		out[name] = mustBrief(t, name, b)
	}
	return out
}

func dossiers(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{"rus-kaz": data.DefaultBytes()}
	for _, name := range []string{"sparse", "rich"} {
		b, err := os.ReadFile(filepath.Join("..", "..", "testdata", name+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = b
	}
	b, err := os.ReadFile(filepath.Join("testdata", "scripts.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	out["scripts"] = b
	return out
}

func mustBrief(t testing.TB, name string, dossier []byte) []byte {
	t.Helper()
	d, err := data.Read(name, dossier)
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Brief(d, report.Options{Version: "0.0.0"})
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

func TestBriefsConform(t *testing.T) {
	for name, b := range briefs(t) {
		problems, err := pdf.Violations(b)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, p := range problems {
			t.Errorf("%s: %s", name, p)
		}
	}
}
var _ = bytes.Equal
