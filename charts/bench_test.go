package charts

import "testing"

// BenchmarkFigures lays out and draws the first dossier's figures at full
// width, without a backend's own cost.
func BenchmarkFigures(b *testing.B) {
	for _, s := range samples(b) {
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
