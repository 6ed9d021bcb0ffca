package edition

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/doc"
	"dyad/report/layout"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

// attachedOrder are the files of a brief in their order.
var attachedOrder = []string{report.AttachedYAML, report.AttachedLedger, report.AttachedNotes}

// forged is a brief of one dossier that carries another, its document changed
// on the way.
func forged(t testing.TB, pages, inside *data.Dossier, change func(*doc.Document)) []byte {
	t.Helper()
	o := report.Options{Version: "0.0.0"}
	document, err := report.Compose(pages, audit.Check(pages), o)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(document)
	}
	laid, err := layout.Paginate(document, pdf.NewMeasurer(), pdf.Look(pdf.Theme(), layout.A4))
	reporttest.Must(t, err)
	defer laid.Release()
	of := inside
	if _, err := codec.Read(inside.Name, inside.Raw); err != nil { // no brief can be made of it
		of = pages
	}
	files, err := pdf.Attached(made(t, of).PDF)
	reporttest.Must(t, err)
	for i := range files {
		if files[i].Name == report.AttachedYAML {
			files[i].Data = inside.Raw
		}
	}
	slices.SortFunc(files, func(a, b pdf.Attachment) int { // as a brief has them
		return slices.Index(attachedOrder, a.Name) - slices.Index(attachedOrder, b.Name)
	})
	b, err := pdf.Write(document, laid, pdf.Options{Attachments: files})
	reporttest.Must(t, err)
	return b
}

// made is the brief of a dossier.
func made(t testing.TB, d *data.Dossier) report.Result {
	t.Helper()
	r, err := report.Brief(d, report.Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	return r
}

func verdict(t testing.TB, b []byte) []string {
	t.Helper()
	v, err := Verify(b, Reference{})
	if err != nil {
		t.Fatal(err)
	}
	return v.Parts
}

func TestVerifyUntouched(t *testing.T) {
	for _, d := range []*data.Dossier{reporttest.Embedded(t), reporttest.Sample(t, "sparse.yaml"), reporttest.Sample(t, "rich.yaml")} {
		for _, o := range []report.Options{{Version: "0.0.0"}, {Version: "devel", Lang: "en"}, {Version: "12.0.10345", Date: "1999-12-31"}} {
			r, err := report.Brief(d, o)
			if err != nil {
				t.Fatal(err)
			}
			v, err := Verify(r.PDF, Reference{})
			if err != nil || len(v.Parts) > 0 || v.Version != o.Version {
				t.Errorf("%s, %+v: %+v, %v", d.ID, o, v, err)
			}
		}
	}
}

// TestVerifyForged: valid files whose pages, metadata or attachment tell
// something else.
func TestVerifyForged(t *testing.T) {
	d := reporttest.Embedded(t)
	other := reporttest.Mutated(t, "short: Bilateral trade turnover\n    value: 24.5", "short: Bilateral trade turnover\n    value: 24.6")
	comment, err := codec.Read("x.yaml", append(data.DefaultBytes(), "# edited\n"...))
	if err != nil {
		t.Fatal(err)
	}
	if p := verdict(t, forged(t, d, d, nil)); len(p) > 0 {
		t.Fatalf("nothing forged: %q", p)
	}
	p := verdict(t, forged(t, other, d, func(x *doc.Document) { x.Meta.DossierHash = d.SHA256 }))
	if !slices.Contains(p, "page 1 content") || slices.Contains(p, "attachment") {
		t.Errorf("a number on a page: %q", p)
	}
	p = verdict(t, forged(t, d, d, func(x *doc.Document) { x.Meta.Subject += "." }))
	if !slices.Equal(p, []string{"metadata"}) {
		t.Errorf("metadata: %q", p)
	}
	for _, inside := range []*data.Dossier{other, comment} {
		p = verdict(t, forged(t, d, inside, nil))
		if len(p) < 2 || p[0] != "the attachment is not the dossier that the metadata name" {
			t.Errorf("attachment: %q", p)
		}
	}
}

// TestVerifyHopeless: ours, but nothing can be made of what it carries.
func TestVerifyHopeless(t *testing.T) {
	d := reporttest.Embedded(t)
	for raw, want := range map[string]string{
		"dyad: 1\n": "no brief can be made from the attachment: dossier.yaml:",
		"":          "no brief can be made from the attachment: dossier.yaml:1:1: the file is empty, or has only remarks",
	} {
		x := *d
		x.Raw = []byte(raw)
		p := verdict(t, forged(t, d, &x, nil))
		if len(p) != 2 || !strings.HasPrefix(p[1], want) {
			t.Errorf("%q: %q, want %q", raw, p, want)
		}
	}
	p := verdict(t, forged(t, d, d, func(x *doc.Document) { x.Meta.Date = "2031-01-01" }))
	if len(p) > 0 {
		t.Errorf("another date, as by SOURCE_DATE_EPOCH: %q", p)
	}
}

// A brief prints the version in its metadata, so that must be one dyad can have.
func TestVersionsOfBriefs(t *testing.T) {
	for s, want := range map[string]bool{
		"devel": true, "0.0.0": true, "1.2.3": true, "10.0.12345": true,
		"": false, "1": false, "1.2": false, "1.2.3.4": false, "01.2.3": false, "1.2.123456": false, "1..3": false,
		"1.2.3-rc.1": false, "1.2.3+dirty": false, "v1.2.3": false, "1.2.x": false, "devel2": false, "1.2.3 and true": false,
		"1.2.\u0663": false, "true": false,
	} {
		if isVersion(s) != want {
			t.Errorf("%q: %t", s, !want)
		}
	}
	d := reporttest.Sample(t, "sparse.yaml")
	r, err := report.Brief(d, report.Options{Version: "1.2.3-all-figures-audited-by-the-ministry"})
	reporttest.Must(t, err)
	v, err := Verify(r.PDF, Reference{})
	if want := `unreadable: the metadata name the version "1.2.3-all-figures-audited-by-the-ministry", which dyad cannot have`; err != nil || !slices.Equal(v.Parts, []string{want}) {
		t.Errorf("%q, %v", v.Parts, err)
	}
}

// TestVerifyStates: the same bytes under the name of another version are no "same".
func TestVerifyStates(t *testing.T) {
	for _, c := range []struct {
		v    Verdict
		this string
		want State
	}{
		{Verdict{Version: "1.2.3"}, "1.2.3", Same},
		{Verdict{Version: "1.2.3"}, "1.2.4", OtherVersion},
		{Verdict{Version: "1.2.3", Parts: []string{"packing"}}, "1.2.3", Differs},
		{Verdict{Version: "1.2.3", Parts: []string{"page 1 content"}}, "1.2.4", Differs},
		{Verdict{Parts: []string{"unreadable: x"}}, "1.2.4", Differs},
	} {
		if got := c.v.State(c.this); got != c.want {
			t.Errorf("%+v with %s: %s, want %s", c.v, c.this, got, c.want)
		}
	}
}

// TestVerifyResaved: another program stores every object otherwise; then one
// glyph of the last line of each page is another, in a valid file.
func TestVerifyResaved(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	r := made(t, reporttest.Embedded(t))
	reporttest.Must(t, os.WriteFile(in, r.PDF, 0o666))
	for _, mode := range []string{"--object-streams=preserve", "--object-streams=disable", "--stream-data=uncompress"} {
		reporttest.Tool(t, nil, "qpdf", mode, in, out)
		b, err := os.ReadFile(out)
		reporttest.Must(t, err)
		if p := verdict(t, b); !slices.Equal(p, []string{"packing"}) {
			t.Errorf("%s: %q", mode, p)
		}
	}
	resaved, err := os.ReadFile(out)
	reporttest.Must(t, err)
	found, page := 0, 0
	for at := 0; ; at += found + 1 {
		found = bytes.Index(resaved[at:], []byte("\nendstream"))
		if found < 0 {
			break
		}
		glyph := bytes.LastIndex(resaved[:at+found], []byte(")Tj")) - 1
		if glyph < at {
			continue
		}
		page++
		b := bytes.Clone(resaved)
		for b[glyph]^1 < 'A' || b[glyph] == '\\' || b[glyph]^1 == '\\' { // no bracket and no escape
			glyph--
		}
		b[glyph] ^= 1
		reporttest.Must(t, os.WriteFile(in, b, 0o666))
		reporttest.Tool(t, nil, "qpdf", "--check", in)
		if p, want := verdict(t, b), fmt.Sprintf("page %d content", page); !slices.Equal(p, []string{want}) {
			t.Errorf("%q, want %q", p, want)
		}
	}
	if page != r.Pages {
		t.Errorf("%d pages found, want %d", page, r.Pages)
	}
}

// TestVerifyFlipped flips a bit here and there.
func TestVerifyFlipped(t *testing.T) {
	d := reporttest.Sample(t, "sparse.yaml")
	whole := made(t, d).PDF
	for i := 11; i < len(whole); i += len(whole) / 40 {
		b := bytes.Clone(whole)
		b[i] ^= 1
		if v, err := Verify(b, Reference{}); err == nil && len(v.Parts) == 0 {
			t.Errorf("bit 0 of byte %d of %d flipped: the same", i, len(whole))
		}
	}
}

func TestVerifyDamagedPage(t *testing.T) {
	whole := made(t, reporttest.Embedded(t)).PDF
	at := bytes.Index(whole, []byte("stream\n")) + 200 // in the first page's content
	whole[at] ^= 1
	if p := verdict(t, whole); !slices.Equal(p, []string{"page 1 content"}) {
		t.Errorf("%q", p)
	}
}

// TestExtractIsIdentity: whatever stands in a valid dossier, its brief gives it
// back byte for byte.
func TestExtractIsIdentity(t *testing.T) {
	original, err := os.ReadFile("../../testdata/sparse.yaml")
	reporttest.Must(t, err)
	rapid.Check(t, func(t *rapid.T) {
		b := bytes.Clone(original)
		number := rapid.IntRange(1, 99).Draw(t, "number")
		b = replaceOnce(b, "value: 12.5", fmt.Sprintf("value: %d.%d", number, rapid.IntRange(0, 999).Draw(t, "decimals")))
		b = replaceOnce(b, "short: Trade turnover", "short: "+rapid.StringMatching(`[A-Za-zА-Яа-я][a-zé ]{0,30}[a-z]`).Draw(t, "words"))
		b = append(b, "# "+rapid.StringMatching(`[ -~éЖ]{0,200}`).Draw(t, "comment")+"\n"...)
		d, err := codec.Read("x.yaml", b)
		if err != nil {
			t.Skip(err)
		}
		r, err := report.Brief(d, report.Options{Version: "0.0.0"})
		if err != nil {
			t.Fatal(err)
		}
		o, err := Extract(r.PDF)
		if err != nil || !bytes.Equal(o.Dossier, b) || o.Name != "dossier.yaml" {
			t.Fatalf("%s of %d bytes, not %d: %v", o.Name, len(o.Dossier), len(b), err)
		}
	})
}

func replaceOnce(b []byte, old, new string) []byte {
	return bytes.Replace(b, []byte(old), []byte(new), 1)
}

func TestExtractJSON(t *testing.T) {
	raw := []byte(`{"dyad": 1, "id": "j", "title": "J", "as_of": "2024-01-01",
 "a": {"code": "ISL", "name": "Iceland"}, "b": {"code": "MLT", "name": "Malta"}}`)
	d, err := codec.Read("x.json", raw)
	if err != nil {
		t.Fatal(err)
	}
	o, err := Extract(made(t, d).PDF)
	if err != nil || !bytes.Equal(o.Dossier, raw) || o.Name != "dossier.json" {
		t.Errorf("%q, %q, %v", o.Name, o.Dossier, err)
	}
}

// Poppler finds the attachment where pdf.Attached does.
func TestAttachmentListed(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(name, made(t, reporttest.Embedded(t)).PDF, 0o666); err != nil {
		t.Fatal(err)
	}
	if out := reporttest.Tool(t, nil, "pdfdetach", "-list", name); !strings.Contains(out, "1: dossier.yaml") {
		t.Error(out)
	}
}

func TestExtractRefuses(t *testing.T) {
	if _, err := Extract([]byte("%PDF-1.4\n")); err != pdf.ErrForeign {
		t.Errorf("%v, want ErrForeign", err)
	}
	d := reporttest.Embedded(t)
	d.Raw = nil
	if _, err := Extract(made(t, d).PDF); err != ErrNoDossier {
		t.Errorf("%v, want ErrNoDossier", err)
	}
}
