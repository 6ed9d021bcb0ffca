package edition

import (
	"testing"

	"dyad/data/costtest"
	"dyad/report"
	"dyad/report/reporttest"
)

// BenchmarkStages is what reads the brief of the embedded dossier back.
func BenchmarkStages(b *testing.B) {
	d := reporttest.Embedded(b)
	whole := made(b, d).PDF
	for _, stage := range []struct {
		name string
		run  func() error
	}{
		{"edition.Extract", func() error { _, err := Extract(whole); return err }},
		{"edition.Verify", func() error { _, err := Verify(whole, Reference{}); return err }},
		{"edition.Diff", func() error { _, err := Diff(d, d, report.Options{}); return err }},
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
