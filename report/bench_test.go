package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/codec"
	"dyad/data/costtest"
	"dyad/report/doc"
	"dyad/report/layout"
	"dyad/report/pdf"
	"dyad/report/reporttest"
)

// BenchmarkStages is each step from the embedded dossier's bytes to its brief,
// the whole brief, and what reads it back. command's BenchmarkColdBrief adds the
// start of a process. make bench prints them as one table.
func BenchmarkStages(b *testing.B) {
	d, o := reporttest.Embedded(b), Options{Version: "0.0.0"}
	found := audit.Check(d)
	document, err := Compose(d, found, o)
	reporttest.Must(b, err)
	pages, err := layout.Paginate(document, pdf.NewMeasurer(), pdf.Look(pdf.Theme(), layout.A4))
	reporttest.Must(b, err)
	c, err := newComposer(d, found, o)
	reporttest.Must(b, err)
	files, err := attached(c, nil)
	reporttest.Must(b, err)
	for _, stage := range []struct {
		name string
		run  func() error
	}{
		{"codec.Read", func() error { _, err := codec.Read(d.Name, d.Raw); return err }},
		{"audit.Check", func() error { audit.Check(d); return nil }},
		{"report.Compose", func() error { _, err := Compose(d, found, o); return err }},
		{"layout.Paginate", func() error {
			r, err := layout.Paginate(document, pdf.NewMeasurer(), pdf.Look(pdf.Theme(), layout.A4))
			r.Release()
			return err
		}},
		{"pdf.Write", func() error { _, err := pdf.Write(document, pages, pdf.Options{Attachments: files}); return err }},
		{"report.Brief", func() error { _, err := Brief(d, o); return err }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			cpu := costtest.CPUTime()
			for b.Loop() {
				reporttest.Must(b, stage.run())
			}
			reporttest.ReportCPU(b, cpu)
		})
	}
}

// BenchmarkCompose is the words alone, of a dossier with every kind of exhibit.
func BenchmarkCompose(b *testing.B) {
	d := reporttest.Sample(b, "rich.yaml")
	found := audit.Check(d)
	b.ReportAllocs()
	for b.Loop() {
		_, err := Compose(d, found, Options{Version: "0.0.0"})
		reporttest.Must(b, err)
	}
}

// BenchmarkTagging is pdf.Write of the embedded brief with and without what
// makes it accessible, clickable and able to prove itself: "plain" has every
// item an artifact, so no structure, no links, no reading order, and nothing
// attached; "tagged-unlinked" has structure but no links. CPU and file-bytes of
// the others less those of plain are the cost.
func BenchmarkTagging(b *testing.B) {
	d, o := reporttest.Embedded(b), Options{Version: "0.0.0"}
	document, err := Compose(d, audit.Check(d), o)
	reporttest.Must(b, err)
	pages, err := layout.Paginate(document, pdf.NewMeasurer(), pdf.Look(pdf.Theme(), layout.A4))
	reporttest.Must(b, err)
	c, err := newComposer(d, audit.Check(d), o)
	reporttest.Must(b, err)
	files, err := attached(c, nil)
	reporttest.Must(b, err)
	for _, way := range []struct {
		name  string
		pages *layout.Result
		files []pdf.Attachment
	}{{"plain", untagged(pages), nil}, {"tagged-unlinked", unlinked(b, document), nil}, {"tagged", pages, nil}, {"tagged-attached", pages, files}} {
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				out, err := pdf.Write(document, way.pages, pdf.Options{Attachments: way.files})
				reporttest.Must(b, err)
				n = len(out)
			}
			b.ReportMetric(float64(n), "file-bytes")
		})
	}
}

// untagged is a result whose pages look the same and mean nothing.
func untagged(r *layout.Result) *layout.Result {
	out := &layout.Result{Root: &layout.Element{Role: layout.Document}, Outline: r.Outline}
	for _, p := range r.Pages {
		items := slices.Clone(p.Items)
		for i := range items {
			items[i].Elem = nil
		}
		out.Pages = append(out.Pages, layout.Page{W: p.W, H: p.H, Items: items})
	}
	return out
}

// unlinked is the result of a document without its links.
func unlinked(b *testing.B, d *doc.Document) *layout.Result {
	r, err := layout.Paginate(d, pdf.NewMeasurer(), pdf.Look(pdf.Theme(), layout.A4))
	reporttest.Must(b, err)
	var flat func(e, onto *layout.Element)
	owner := map[*layout.Element]*layout.Element{}
	flat = func(e, onto *layout.Element) {
		owner[e] = onto
		var kids []*layout.Element
		for _, k := range e.Kids {
			if k.Role == layout.Link || k.Role == layout.Reference {
				flat(k, onto)
				continue
			}
			flat(k, k)
			kids = append(kids, k)
		}
		if e == onto {
			e.Kids = kids
		}
	}
	flat(r.Root, r.Root)
	for _, p := range r.Pages {
		for i := range p.Items {
			if e := p.Items[i].Elem; e != nil {
				p.Items[i].Elem = owner[e]
			}
		}
	}
	return r
}

// BenchmarkLong is the whole brief of a dossier of n claims; its time a claim
// is the same for a short and a long one.
func BenchmarkLong(b *testing.B) {
	for _, n := range []int{250, 500, 1000, 2000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			d := long(b, n)
			pages := 0
			for b.Loop() {
				r, err := Brief(d, Options{Version: "0.0.0"})
				reporttest.Must(b, err)
				pages = r.Pages
			}
			b.ReportMetric(float64(pages), "pages")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/claim")
		})
	}
}

// long is a dossier of n claims.
func long(t testing.TB, n int) *data.Dossier {
	t.Helper()
	var s strings.Builder
	s.WriteString("dyad: 1\nid: long\ntitle: A long ledger\nas_of: 2024-05-01\na: {code: ISL, name: Iceland}\nb: {code: MLT, name: Malta}\n" +
		"sources:\n  - {id: S1, title: Invented for a test, date: 2024-01-01}\nclaims:\n")
	for i := range n {
		fmt.Fprintf(&s, "  - {id: C%d, label: Landings of the harbour, value: %d, unit: USD m, period: \"week %d\", source: S1, evidence: cited}\n", i+1, i+1, i+1)
	}
	d, err := codec.Read("long.yaml", []byte(s.String()))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
