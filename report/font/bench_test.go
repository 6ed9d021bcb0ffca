package font

import "testing"

const sampleText = "Russia buys about a third of what Kazakhstan sells abroad; Ұлы дала, Қазақстан Республикасы. AVATAR Товарооборот 27,8"

func BenchmarkParse(b *testing.B) {
	for f := range NumFaces {
		ttf := f.TTF()
		b.Run(f.Metrics().PostScriptName, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := parse(ttf); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCold is a process's first line of text: parsing included.
func BenchmarkCold(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		f, err := parse(Regular.TTF())
		if err != nil {
			b.Fatal(err)
		}
		var before GID
		for _, r := range sampleText {
			g := f.glyph(r)
			f.kern(before, g)
			f.advance(g)
			before = g
		}
	}
}

func BenchmarkAdvance(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Embedded.Advance(Regular, sampleText)
	}
}

func BenchmarkShape(b *testing.B) {
	b.ReportAllocs()
	var gs []Glyph
	for b.Loop() {
		gs = Embedded.Shape(Regular, sampleText, gs[:0])
	}
}

func BenchmarkSubset(b *testing.B) {
	gs := Embedded.Shape(Regular, sampleText, nil)
	b.ReportAllocs()
	for b.Loop() {
		s := Embedded.NewSubset(Regular, NewEncoding())
		for _, g := range gs {
			s.Add(g.GID, g.Rune)
		}
		if _, err := s.TTF(); err != nil {
			b.Fatal(err)
		}
		s.codes.ToUnicode()
		s.Name()
	}
}
