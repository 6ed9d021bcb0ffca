package pdf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"dyad/data"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/pdf"
)

// sparse is the dossier of least content.
func sparse(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("../../testdata/sparse.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A whole is a brief as it leaves the program.
type whole struct {
	name string
	b    []byte
	tree string // once it was read
}

var (
	wholesMade sync.Once
	allWholes  []*whole
)

// wholes are what makeWholes makes, once.
func wholes(t testing.TB) []*whole {
	t.Helper()
	wholesMade.Do(func() { allWholes = makeWholes(t) })
	if len(allWholes) == 0 {
		t.Fatal("no briefs were made")
	}
	return allWholes
}

// makeWholes makes the embedded brief, a sparse and a rich one, one whose texts are
// partly Russian and Kazakh, and the embedded one in each language.
func makeWholes(t testing.TB) []*whole {
	t.Helper()
	out := []*whole{{name: "rus-kaz", b: mustBrief(t, "rus-kaz.yaml", data.DefaultBytes(), "")}}
	for _, f := range []struct{ path, lang string }{
		{"../../testdata/sparse.yaml", ""}, {"../../testdata/rich.yaml", ""}, {"testdata/scripts.yaml", "en"},
	} {
		b, err := os.ReadFile(f.path)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, &whole{name: filepath.Base(f.path), b: mustBrief(t, f.path, b, f.lang)})
	}
	for _, lang := range data.DefaultLanguages()[1:] {
		out = append(out, &whole{name: "rus-kaz." + lang, b: translated(t, lang)})
	}
	return out
}

// translated is the embedded brief in a language.
func translated(t testing.TB, lang string) []byte {
	t.Helper()
	d, err := codec.Default()
	if err != nil {
		t.Fatal(err)
	}
	name, b, err := data.DefaultTranslation(lang)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = codec.Translate(d, name, b); err != nil {
		t.Fatal(err)
	}
	r, err := report.Brief(d, report.Options{Version: "0.0.0", Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

func mustBrief(t testing.TB, name string, dossier []byte, lang string) []byte {
	t.Helper()
	d, err := codec.Read(name, dossier)
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

// tree is the structure of a brief without places on pages and hashes, and
// with plain spaces: where lines may break is not its subject.
func tree(t testing.TB, w *whole) string {
	t.Helper()
	if w.tree != "" {
		return w.tree
	}
	tree, problems, err := pdf.ReadTree(w.b)
	if err != nil || len(problems) > 0 {
		t.Fatal(w.name, err, problems)
	}
	tree, _, _ = strings.Cut(tree, "artifacts of page")
	tree = strings.ReplaceAll(tree, `\u00a0`, " ")
	w.tree = regexp.MustCompile(` BBox=\[.*?\]|( →page \d+) at \d+|[0-9a-f]{64}`).ReplaceAllString(tree, "$1")
	return w.tree
}

// What a screen reader is told of the embedded brief: role, attributes and
// text of each element, in reading order, read back from the bytes.
func TestBriefTree(t *testing.T) {
	pdf.Golden(t, "rus-kaz.txt", tree(t, wholes(t)[0]))
}

// A brief says what it must in every dossier: one H1 and it comes first, no
// level skipped, figures with words of their own.
func TestBriefOutline(t *testing.T) {
	for _, w := range wholes(t) {
		lines := strings.Split(tree(t, w), "\n")
		var headings []string
		alts := map[string]bool{}
		last := "" // the parts of one figure have one alternative
		for _, l := range lines {
			l = strings.TrimSpace(l)
			if role, _, _ := strings.Cut(l, " "); len(role) == 2 && role[0] == 'H' {
				headings = append(headings, role)
			}
			if rest, ok := strings.CutPrefix(l, "Figure Alt="); ok {
				alt, _, _ := strings.Cut(rest, " Placement=")
				if len(strings.Fields(alt)) < 5 || alts[alt] && alt != last {
					t.Errorf("%s: figure with the words %s", w.name, alt)
				}
				alts[alt], last = true, alt
			}
		}
		if len(headings) < 5 || headings[0] != "H1" || slices.Contains(headings[1:], "H1") {
			t.Errorf("%s: headings %q", w.name, headings)
		}
		for i := 1; i < len(headings); i++ {
			if headings[i][1] > headings[i-1][1]+1 {
				t.Errorf("%s: %s after %s", w.name, headings[i], headings[i-1])
			}
		}
	}
}

// Poppler reads the same elements, one inside the other, as we do.
func TestBriefInPoppler(t *testing.T) {
	for _, w := range wholes(t) {
		if out := pdf.Tool(t, w.b, "pdfinfo", "FILE"); !regexp.MustCompile(`Tagged: +yes`).MatchString(out) {
			t.Errorf("%s: %s", w.name, out)
		}
		theirs := elements(pdf.Tool(t, w.b, "pdfinfo", "-struct", "FILE"))
		want := elements(tree(t, w))
		for i := range want { // poppler follows the role map
			if name := strings.TrimSpace(want[i]); name == "Em" {
				want[i] = strings.Replace(want[i], name, "Span", 1)
			}
		}
		if !slices.Equal(theirs, want) {
			for i := range min(len(theirs), len(want)) {
				if theirs[i] != want[i] {
					t.Fatalf("%s: element %d is %q to poppler, want %q", w.name, i, theirs[i], want[i])
				}
			}
			t.Errorf("%s: poppler has %d elements, want %d", w.name, len(theirs), len(want))
		}
	}
}

// elements are the roles in a printed tree, indented by two for each level.
func elements(tree string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^( *[A-Z][A-Za-z0-9]*)(?: .*|:)?$`).FindAllStringSubmatch(tree, -1) {
		if strings.TrimSpace(m[1]) != "Object" {
			out = append(out, m[1])
		}
	}
	return out
}

func TestBriefsInOtherReaders(t *testing.T) {
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationRelaxed // for AFRelationship, see TestPDFCPU
	for _, w := range wholes(t) {
		if err := api.Validate(bytes.NewReader(w.b), conf); err != nil {
			t.Errorf("%s: pdfcpu: %v", w.name, err)
		}
		out := pdf.Tool(t, w.b, "qpdf", "--check", "FILE")
		if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
			t.Errorf("%s: %s", w.name, out)
		}
	}
}

func TestBriefsSameBytes(t *testing.T) {
	first := wholes(t)
	t.Run("at once", func(t *testing.T) {
		for range 4 {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				for i, w := range makeWholes(t) {
					if !bytes.Equal(w.b, first[i].b) {
						t.Errorf("%s: %d bytes differ from %d", w.name, len(w.b), len(first[i].b))
					}
				}
			})
		}
	})
}
