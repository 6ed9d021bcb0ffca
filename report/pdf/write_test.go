package pdf

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/charts"
	"dyad/report/layout"
)

var update = flag.Bool("update", false, "write golden files")

// golden compares text with testdata/name; a missing file fails.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", name, d)
	}
}

// tool runs a program on b and returns what it prints. Where it is missing
// the test is skipped, except in CI.
func tool(t *testing.T, b []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not installed", name)
		}
		t.Skipf("%s is not installed", name)
	}
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = path
		}
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestStructureTree(t *testing.T) {
	for _, plain := range []bool{false, true} {
		tree, problems, err := readTree(mustWrite(t, Options{Plain: plain}))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			t.Error(p)
		}
		golden(t, "tree.txt", tree)
	}
}

func TestSameBytes(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4)) // make test gives one processor
	want := mustWrite(t, sampleOptions())
	done := make(chan []byte)
	for range 8 {
		go func() {
			d, res := sample(t)
			b, err := Write(d, res, sampleOptions())
			if err != nil {
				t.Error(err)
			}
			done <- b
		}()
	}
	for range 8 {
		if got := <-done; !bytes.Equal(got, want) {
			t.Errorf("%d bytes differ from %d", len(got), len(want))
		}
	}
}

func TestQPDF(t *testing.T) {
	for _, plain := range []bool{false, true} {
		opt := sampleOptions()
		opt.Plain = plain
		out := tool(t, mustWrite(t, opt), "qpdf", "--check", "FILE")
		if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
			t.Error(out)
		}
	}
}

func TestPoppler(t *testing.T) {
	b := mustWrite(t, sampleOptions())
	info := tool(t, b, "pdfinfo", "FILE")
	for _, want := range []string{
		"Title:           Russia – Kazakhstan: <who> needs whom & why\n",
		"Subject:         Mutual reliance\n", "Keywords:        trade, border\n", "Author:          The desk\n",
		"Creator:         dyad 0.1.0\n", "Producer:        go-pdf/fpdf, finished by dyad 0.1.0\n",
		"Tagged:          yes\n", "Pages:           2\n", "Page size:       595.28 x 841.89 pts (A4)\n", "PDF version:     1.7\n",
		"Suspects:        no\n", "Form:            none\n", "JavaScript:      no\n", "Encrypted:       no\n",
	} {
		if !strings.Contains(info, want) {
			t.Errorf("no %q in\n%s", want, info)
		}
	}
	fonts := strings.Split(strings.TrimSpace(tool(t, b, "pdffonts", "FILE")), "\n")[2:]
	if len(fonts) < 3 {
		t.Errorf("%d fonts: the sample proves little", len(fonts))
	}
	for _, f := range fonts {
		if !strings.Contains(f, "CID TrueType      Custom           yes yes yes") {
			t.Error(f)
		}
	}
	if images := strings.Split(strings.TrimSpace(tool(t, b, "pdfimages", "-list", "FILE")), "\n"); len(images) > 2 {
		t.Errorf("images: %q", images[2:])
	}
	text := tool(t, b, "pdftotext", "FILE", "-")
	for _, want := range []string{
		"Almost three fourths of the flour [1] comes by rail; inter", "national shares ≥ 24.5 % Қазақстан", "Fuels & ores",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// Attachments come back byte for byte.
func TestAttachments(t *testing.T) {
	list := tool(t, mustWrite(t, sampleOptions()), "pdfdetach", "-list", "FILE")
	if !strings.Contains(list, "2 embedded files") || !strings.Contains(list, "dossier.yaml") {
		t.Error(list)
	}
	f, err := readPDF(mustWrite(t, sampleOptions()))
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range []Attachment{sampleOptions().Attachments[1], sampleOptions().Attachments[0]} {
		spec := f.dict(f.list(f.catalog()["AF"])[i])
		s := f.get(f.dict(spec["EF"])["F"]).(*pdfStream)
		if textString(spec["UF"]) != a.Name || !bytes.Equal(s.data, a.Data) {
			t.Errorf("%q: %q", spec["UF"], s.data)
		}
	}
}

func TestWriteFigure(t *testing.T) {
	_, res := sample(t)
	for _, it := range res.Pages[0].Items {
		if it.Figure == nil {
			continue
		}
		b, err := WriteFigure(it.Figure.Figure, Theme(), sampleMeta(), "Seven of twelve.", 300, Options{})
		if err != nil {
			t.Fatal(err)
		}
		tree, problems, err := readTree(b)
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		golden(t, "figure.txt", tree)
		if _, err := WriteFigure(it.Figure.Figure, Theme(), sampleMeta(), "", 300, Options{}); err == nil {
			t.Error("a figure without alternative text was written")
		}
	}
}

// Each of these breaks a promise the file would make.
func TestRefusals(t *testing.T) {
	find := func(res *layout.Result, role layout.Role) *layout.Element {
		var walk func(e *layout.Element) *layout.Element
		walk = func(e *layout.Element) *layout.Element {
			if e.Role == role {
				return e
			}
			for _, k := range e.Kids {
				if f := walk(k); f != nil {
					return f
				}
			}
			return nil
		}
		return walk(res.Root)
	}
	for _, tc := range []struct {
		name, want string
		breakIt    func(res *layout.Result)
	}{
		{"alt dropped", "page 1: Figure without alternative text", func(r *layout.Result) { find(r, layout.FigureRole).Alt = "" }},
		{"words dropped", "page 1: Formula without alternative text", func(r *layout.Result) { find(r, layout.Formula).Alt = "" }},
		{"box dropped", "Figure without a box on its page", func(r *layout.Result) { find(r, layout.FigureRole).Box = layout.Rect{} }},
		{"parent dropped", "names another parent", func(r *layout.Result) { find(r, layout.TBody).Parent = nil }},
		{"element out of the tree", "not in the structure tree", func(r *layout.Result) { find(r, layout.Sect).Kids = nil }},
		{"number twice", "has the number", func(r *layout.Result) { find(r, layout.TBody).N = find(r, layout.L).N }},
		{"no number", "has the number -1", func(r *layout.Result) { find(r, layout.TBody).N = -1 }},
		{"element twice", "twice", func(r *layout.Result) { r.Root.Kids = append(r.Root.Kids, r.Root.Kids[0]) }},
		{"order turned", "painted after what follows", func(r *layout.Result) {
			k := r.Root.Kids
			k[0], k[1] = k[1], k[0]
		}},
		{"hint dropped", "without a description", func(r *layout.Result) { find(r, layout.Link).Alt = "" }},
		{"link nowhere", `link to "note-9" on page 1 leads nowhere`, func(r *layout.Result) { find(r, layout.Link).Dest = "note-9" }},
		{"link to two places", "want one", func(r *layout.Result) { find(r, layout.Link).URI = "https://example.org" }},
		{"note without id", "Note without an id", func(r *layout.Result) { find(r, layout.Note).ID = "" }},
		{"id twice", "two notes have the id", func(r *layout.Result) {
			p := find(r, layout.P)
			p.Role, p.ID = layout.Note, "note-1"
		}},
		{"span dropped", "a row of 2 columns", func(r *layout.Result) {
			rows := find(r, layout.TBody).Kids
			rows[len(rows)-1].Kids[1].ColSpan = 1
		}},
		{"heading skipped", "H3 after H1", func(r *layout.Result) { find(r, layout.H2).Role = layout.H3 }},
		{"scope dropped", "TH with scope", func(r *layout.Result) { find(r, layout.TH).Scope = "" }},
		{"cell outside a row", "TD outside TR", func(r *layout.Result) { find(r, layout.P).Role = layout.TD }},
		{"head taken away", "TR outside Table", func(r *layout.Result) { find(r, layout.THead).Role = "Caption" }},
		{"cell dropped", "a row of 2 columns", func(r *layout.Result) {
			tr := find(r, layout.TBody).Kids[0]
			tr.Kids = tr.Kids[:2]
		}},
		{"unknown role", `unknown role "Sidebar"`, func(r *layout.Result) { find(r, layout.Span).Role = "Sidebar" }},
		{"bad language", "not a language tag", func(r *layout.Result) { find(r, layout.Span).Lang = "kazakh language" }},
		{"bookmark nowhere", "page 9 of 2", func(r *layout.Result) { r.Outline[0].Page = 8 }},
		{"no glyph", "no glyph for '語'", func(r *layout.Result) { r.Pages[0].Items[0].Text.Text = "日本語"[6:] }},
		{"no pages", "no pages", func(r *layout.Result) { r.Pages = nil }},
		{"no root", "no root Document", func(r *layout.Result) { r.Root = nil }},
		{"long text", "takes 40000 bytes", func(r *layout.Result) { find(r, layout.FigureRole).Alt = strings.Repeat("a", 40000) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, res := sample(t)
			tc.breakIt(res)
			b, err := Write(d, res, Options{})
			if err == nil || !strings.Contains(err.Error(), tc.want) || b != nil {
				t.Errorf("error %v, want %q", err, tc.want)
			}
		})
	}
}

func TestMetaRefusals(t *testing.T) {
	for _, tc := range []struct {
		want  string
		spoil func(o *Options, d *string, lang *string, title *string)
	}{
		{"document date", func(o *Options, d, _, _ *string) { *d = "yesterday" }},
		{"document date", func(o *Options, _, _, _ *string) { o.Date = "1700000000" }},
		{"language", func(_ *Options, _, lang, _ *string) { *lang = "" }},
		{"no title", func(_ *Options, _, _, title *string) { *title = " " }},
		{"not UTF-8", func(_ *Options, _, _, title *string) { *title = "a\xff" }},
		{"MIME", func(o *Options, _, _, _ *string) { o.Attachments = []Attachment{{Name: "a", MIME: "text"}} }},
		{"relationship", func(o *Options, _, _, _ *string) { o.Attachments = []Attachment{{Name: "a", Relationship: "Friend"}} }},
		{"used twice", func(o *Options, _, _, _ *string) { o.Attachments = []Attachment{{Name: "a"}, {Name: "a"}} }},
	} {
		d, res := sample(t)
		var opt Options
		tc.spoil(&opt, &d.Date, &d.Lang, &d.Title)
		if _, err := Write(d, res, opt); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("error %v, want %q", err, tc.want)
		}
	}
}

// A panic while drawing is an error of the document.
func TestPanicIsAnError(t *testing.T) {
	d, res := sample(t)
	res.Pages[0].Items = append(res.Pages[0].Items, layout.Item{Figure: NewMeasurer().Figure(panics{}, 9), Box: layout.Rect{W: 9, H: 9}})
	if _, err := Write(d, res, Options{}); err == nil || !strings.Contains(err.Error(), "/report/pdf.panics.Draw, line") {
		t.Errorf("error %v", err)
	}
}

type panics struct{}

func (panics) Draw(*charts.Canvas) float64 { panic("no ink") }
func TestFigurePanicIsAnError(t *testing.T) {
	if _, err := WriteFigure(panics{}, Theme(), sampleMeta(), "alt", 100, Options{}); err == nil || !strings.Contains(err.Error(), "no ink") {
		t.Errorf("error %v", err)
	}
}

func (panics) MinWidth() float64 { return 1 }
