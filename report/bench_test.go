package report

import (
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/report/layout"
	"dyad/report/pdf"
)

// BenchmarkStages is each step from the embedded dossier's bytes to its brief,
// the whole brief, and what reads it back. main's BenchmarkColdBrief adds the
// start of a process. make bench prints them as one table.
func BenchmarkStages(b *testing.B) {
	d, o := embedded(b), Options{Version: "0.0.0"}
	found := audit.Check(d)
	document, err := Compose(d, found, o)
	must(b, err)
	pages, err := layout.Paginate(document, pdf.NewMeasurer(), layout.A4)
	must(b, err)
	files, err := attached(d, o)
	must(b, err)
	whole := brief(b, d).PDF
	for _, stage := range []struct {
		name string
		run  func() error
	}{
		{"data.Read", func() error { _, err := data.Read(d.Name, d.Raw); return err }},
		{"audit.Check", func() error { audit.Check(d); return nil }},
		{"report.Compose", func() error { _, err := Compose(d, found, o); return err }},
		{"layout.Paginate", func() error { _, err := layout.Paginate(document, pdf.NewMeasurer(), layout.A4); return err }},
		{"pdf.Write", func() error { _, err := pdf.Write(document, pages, pdf.Options{Attachments: files}); return err }},
		{"report.Brief", func() error { _, err := Brief(d, o); return err }},
		{"report.Extract", func() error { _, err := Extract(whole); return err }},
		{"report.Verify", func() error { _, err := Verify(whole); return err }},
		{"report.Diff", func() error { _, err := Diff(d, d); return err }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				must(b, stage.run())
			}
		})
	}
}

// BenchmarkCompose is the words alone, of a dossier with every kind of exhibit.
func BenchmarkCompose(b *testing.B) {
	d := sample(b, "rich.yaml")
	found := audit.Check(d)
	b.ReportAllocs()
	for b.Loop() {
		_, err := Compose(d, found, Options{Version: "0.0.0"})
		must(b, err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
