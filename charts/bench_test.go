package charts

import "testing"

// BenchmarkFigures lays out and draws the figures of the embedded dossier, as wide as a
// page allows, without the cost of writing a file.
func BenchmarkFigures(b *testing.B) {
	for _, s := range samples() {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r, theme := testTheme()
				if err := NewBoard(r, theme).Draw(s.figure, points(170)).Render(r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
