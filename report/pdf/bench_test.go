package pdf

import (
	"bytes"
	"testing"

	"dyad/report/doc"
	"dyad/report/layout"
)

// fourPages is about as much as a brief holds.
func fourPages(b *testing.B) (*doc.Document, *layout.Result) {
	s := newSheet()
	s.heading(layout.H1, 1, "title", "Russia – Kazakhstan: who needs whom")
	for i := range 4 {
		if i > 0 {
			s.page()
		}
		for range 20 {
			s.in(layout.P, func() {
				for range 2 {
					s.text(sampleBody, "Almost three fourths of the flour that Uzbekistan and the others buy comes by rail, ")
					s.text(sampleBold, "24.5% ")
					s.mark("title", "[4]", "Note 4")
					s.line()
				}
			})
		}
		s.figure(b, "Squares: 7 of 12.")
		s.table(6)
	}
	return docOf(), s.res
}

func BenchmarkWrite(b *testing.B) {
	d, res := fourPages(b)
	opt := sampleOptions()
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		out, err := Write(d, res, opt)
		if err != nil {
			b.Fatal(err)
		}
		size = len(out)
	}
	b.ReportMetric(float64(size), "bytes/file")
}

func BenchmarkStages(b *testing.B) {
	d, res := fourPages(b)
	m, err := newMeta(d.Meta, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("content", func(b *testing.B) {
		for b.Loop() {
			if _, err := newPainter(res.Root, newWorkspace()).contents(res.Pages); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("content+fpdf", func(b *testing.B) {
		for b.Loop() {
			if _, err := newPainter(res.Root, newWorkspace()).paint(res.Pages, m.date); err != nil {
				b.Fatal(err)
			}
		}
	})
	p := newPainter(res.Root, newWorkspace())
	raw, err := p.paint(res.Pages, m.date)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			if err := p.rec.check(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, err := parseFpdf(raw); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("subset", func(b *testing.B) {
		for b.Loop() {
			for _, s := range p.res.used() {
				if _, err := s.TTF(); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	contents, err := newPainter(res.Root, newWorkspace()).contents(res.Pages)
	if err != nil {
		b.Fatal(err)
	}
	raw = bytes.Join(contents, nil)
	b.Run("deflate", func(b *testing.B) {
		z := newWorkspace()
		n := 0
		for b.Loop() {
			n = len(z.deflate(raw))
		}
		b.ReportMetric(float64(len(raw))/1024, "KB-in")
		b.ReportMetric(float64(n)/1024, "KB-out")
	})
}
