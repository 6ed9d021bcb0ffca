// Package reporttest holds what the tests of the report packages and of the command
// share: sample dossiers, the tools that read a PDF back, the words of a document.
package reporttest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"dyad/data"
	"dyad/data/codec"
	"dyad/data/costtest"
	"dyad/data/quantity"
	"dyad/report/doc"
)

// Says fails the test for each of says that a text lacks, and each of never that it has.
func Says(t testing.TB, text string, says, never []string) {
	t.Helper()
	for _, s := range says {
		if !strings.Contains(text, s) {
			t.Errorf("does not say %q:\n%s", s, text)
		}
	}
	for _, s := range never {
		if strings.Contains(text, s) {
			t.Errorf("says %q:\n%s", s, text)
		}
	}
}

// Embedded is the dossier that the program carries.
func Embedded(t testing.TB) *data.Dossier {
	t.Helper()
	d, err := codec.Default()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Sample is a dossier of the repository's testdata.
func Sample(t testing.TB, name string) *data.Dossier {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root(t), "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	d, err := codec.Read(name, b)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Mutated is the embedded dossier with one text in its file changed.
func Mutated(t testing.TB, old, new string) *data.Dossier {
	t.Helper()
	b := data.DefaultBytes()
	if bytes.Count(b, []byte(old)) != 1 {
		t.Fatalf("%q stands %d times in the dossier, want once", old, bytes.Count(b, []byte(old)))
	}
	d, err := codec.Read("mutated.yaml", bytes.Replace(b, []byte(old), []byte(new), 1))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// root is the folder of the module.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	Must(t, err)
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above this folder")
		}
		dir = filepath.Dir(dir)
	}
}

// Tool runs a program over a PDF on its standard input.
func Tool(t testing.TB, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(pdf)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.String())
	}
	return string(out)
}

// TextLayer is the text a reader extracts, white space folded to one space and words
// that a line breaks at a hyphen made whole.
func TextLayer(t testing.TB, pdf []byte) string {
	return Fold(strings.ReplaceAll(Tool(t, pdf, "pdftotext", "-raw", "-", "-"), "\u00ad\n", ""))
}

// Fold makes each run of white space one space.
func Fold(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return strings.ContainsRune(" \t\r\n\f\u00a0\u202f\u2009", r)
	}), " ")
}

// Words are the words of a document's blocks, in order, but for spans of some kinds.
// Those of page 1 that may be left out are not among them.
func Words(bs []doc.Block, without ...doc.Kind) []string {
	var out []string
	add := func(ss ...doc.Spans) {
		for _, s := range ss {
			s = slices.DeleteFunc(slices.Clone(s), func(x doc.Span) bool { return slices.Contains(without, x.Kind) })
			out = append(out, strings.Fields(Fold(s.String()))...)
		}
	}
	for _, b := range bs {
		switch b := b.(type) {
		case doc.Front:
			out = append(append(out, Words(b.Picture, without...)...), Words(b.Second, without...)...)
		case doc.Heading:
			add(b.Text, b.Subtitle)
		case doc.Paragraph:
			add(b.Text)
		case doc.List:
			for _, it := range b.Items {
				add(it.Label, it.Text)
			}
		case doc.Table:
			add(b.Caption)
			for _, col := range b.Cols {
				add(col.Head)
			}
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					add(c.Text)
				}
			}
			add(b.Note)
		case doc.Figure:
			add(b.Title, b.Subtitle, b.Note)
		case doc.Columns:
			for _, c := range b.Cols {
				out = append(out, Words(c, without...)...)
			}
		case doc.Flow:
			out = append(out, Words(b.Blocks, without...)...)
		}
	}
	return out
}

// Translated is the embedded dossier with its texts in a language.
func Translated(t testing.TB, lang string) *data.Dossier {
	t.Helper()
	d := Embedded(t)
	if lang == d.Lang {
		return d
	}
	name, b, err := data.DefaultTranslation(lang)
	if err != nil {
		t.Fatal(err)
	}
	if d, err = codec.Translate(d, name, b); err != nil {
		t.Fatal(err)
	}
	return d
}

var notNumbers = regexp.MustCompile(`\b(?:[CENX]\d+(?:–[CENX]?\d+)?[a-e]?|[0-9a-f]{8,}|\d+/\d+)\b|SHA-256|B\d+`)

// Numbers are the numbers of a text, written as English writes them without
// groups, each once. Those below ten are left out: there are as many pages as a
// language needs. The end of an axis, "75 100%", is no number of five digits.
func Numbers(t testing.TB, lang, raw string) []string {
	t.Helper()
	group, decimal := separators(t, lang)
	if group == "\u00a0" {
		raw = strings.ReplaceAll(raw, group, " ") // pdftotext may give either
		group = " "
	}
	number := regexp.MustCompile(`\d{1,3}(?:` + regexp.QuoteMeta(group) + `\d{3}\b)+(?:` + regexp.QuoteMeta(decimal) + `\d+)?|\d+(?:` + regexp.QuoteMeta(decimal) + `\d+)?`)
	written := strings.NewReplacer(group, "", decimal, ".")
	var out []string
	for _, s := range number.FindAllString(notNumbers.ReplaceAllString(strings.ReplaceAll(raw, " 100", "|100"), "|"), -1) {
		s = written.Replace(s)
		if len(s) > 1 {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// separators are what a language sets between groups of three digits and before
// the decimals.
func separators(t testing.TB, lang string) (group, decimal string) {
	t.Helper()
	l, err := quantity.LanguageFor(lang)
	Must(t, err)
	u, err := quantity.ParseUnit("km")
	Must(t, err)
	m := regexp.MustCompile(`^1(.*)234.*567(.*)5\D*$`).FindStringSubmatch(l.Value(quantity.Value{Coef: 12345675, Scale: 1}, u))
	if m == nil {
		t.Fatalf("%s: a number of seven digits has no groups", lang)
	}
	return m[1], m[2]
}

// English returns a function that finds English in a text of another language, ""
// where there is none. Where the language has other letters than Latin ones, what
// latin matches is English. Where it has these too, two words in a row are that
// stand in the English catalogue and not in the language's.
func English(t testing.TB, lang string, latin *regexp.Regexp) func(text string) string {
	t.Helper()
	if script, _ := language.Make(lang).Script(); script.String() != "Latn" {
		return latin.FindString
	}
	own, only := catalogueWords(t, lang), catalogueWords(t, "en")
	maps.DeleteFunc(only, func(w string, _ bool) bool { return own[w] })
	return func(text string) string {
		before := ""
		for w := range strings.FieldsSeq(text) {
			w = strings.Trim(w, ".,;:!?()[]“”\"«»")
			if !only[strings.ToLower(w)] {
				before = ""
				continue
			}
			if before != "" {
				return before + " " + w
			}
			before = w
		}
		return ""
	}
}

// catalogueWords are the words of two letters and more of a catalogue, in lower case.
func catalogueWords(t testing.TB, lang string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, forms := range Messages(t, lang) {
		for _, text := range forms {
			for _, w := range regexp.MustCompile(`\{[^}]*\}|\pL{2,}`).FindAllString(text, -1) {
				out[strings.ToLower(w)] = true
			}
		}
	}
	return out
}

// ReportCPU adds the processor time of an operation since there was so much.
func ReportCPU(b *testing.B, since time.Duration) {
	b.ReportMetric(float64((costtest.CPUTime()-since).Microseconds())/float64(b.N), "cpu-µs/op")
}

// Must ends a test or benchmark on an error.
func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Literals are the strings that stand in the Go files of a folder, its tests
// apart.
func Literals(t *testing.T, dir string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if s, err := strconv.Unquote(l.Value); err == nil {
					out[s] = true
				}
			}
			return true
		})
	}
	return out
}

// Messages are the texts of a catalogue's file by key and plural form, "" for
// none.
func Messages(t testing.TB, lang string) map[string]map[string]string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root(t), "report", "words", lang+".txt"))
	Must(t, err)
	out := map[string]map[string]string{}
	for line := range strings.Lines(string(b)) {
		key, text, ok := strings.Cut(strings.TrimRight(line, "\r\n"), ": ")
		if !ok || line[0] == '#' {
			continue
		}
		base, form, _ := strings.Cut(strings.TrimSuffix(key, "]"), "[")
		if out[base] == nil {
			out[base] = map[string]string{}
		}
		out[base][form] = text
	}
	return out
}
