package pdf

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
	"time"

	"dyad/report/layout"
)

// parseFpdf is written for the output of one version of fpdf.
const fpdfVersion = "v0.9.0"

// TestFpdfOutput holds the version of fpdf and, as text, all that it writes for
// us. If it fails after fpdf was updated: read what changed in
// testdata/fpdf.txt, let parseFpdf take what may be there, and add the rest to
// TestFinishRefuses.
func TestFpdfOutput(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "github.com/go-pdf/fpdf").Output()
	if err != nil {
		t.Fatal(err)
	}
	if v := strings.TrimSpace(string(out)); v != fpdfVersion {
		t.Errorf("go.mod has fpdf %s; parseFpdf was written for %s", v, fpdfVersion)
	}
	var raw bytes.Buffer
	pages := []layout.Page{{W: 200, H: 300}, {W: 400.5, H: 300}, {W: 200, H: 300}}
	contents := [][]byte{[]byte("(first page)"), []byte("(second page)"), []byte("(third page)")}
	date := time.Date(2024, 2, 29, 1, 2, 3, 0, time.UTC)
	if err := writeFpdf(&raw, pages, contents, []string{"F1", "F4"}, date); err != nil {
		t.Fatal(err)
	}
	golden(t, "fpdf.txt", raw.String())
	f, err := parseFpdf(raw.Bytes())
	if err != nil {
		t.Fatalf("fpdf %s writes what parseFpdf does not know: %v", fpdfVersion, err)
	}
	for i, p := range f.pages {
		if !bytes.Equal(p.content, contents[i]) {
			t.Errorf("page %d has the content %q", i+1, p.content)
		}
	}
	if p := f.pages[1]; len(f.pages) != 3 || p.width != "400.50" || p.height != "300.00" {
		t.Errorf("pages %+v", f.pages)
	}
	if len(f.fonts) != 2 || f.fonts[0].name != "F1" || f.fonts[1].name != "F4" {
		t.Errorf("fonts %+v", f.fonts)
	}
	less := bytes.Replace(raw.Bytes(), []byte("7 0 R ]\n/Count 3"), []byte("      ]\n/Count 2"), 1)
	if _, err := parseFpdf(less); err == nil || !strings.Contains(err.Error(), "12 objects, of which 10 are known") {
		t.Errorf("two objects that nothing refers to: %v", err)
	}
}
