package pdf

import (
	"strings"
	"testing"

	"dyad/charts"
	"dyad/report/doc"
	"dyad/report/font"
	"dyad/report/layout"
)

// A sheet builds layout results by hand, a line at a time.
type sheet struct {
	res  *layout.Result
	elem *layout.Element
	made int // elements besides the root
	m    *Measurer
	x, y layout.Pt
}

var (
	sampleInk  = layout.Color{R: 20, G: 20, B: 20}
	sampleBlue = layout.Color{R: 0, G: 90, B: 150}
	sampleBody = layout.Font{Face: font.Regular, Size: 9.5}
	sampleBold = layout.Font{Face: font.Bold, Size: 9.5}
)

func newSheet() *sheet {
	root := &layout.Element{Role: layout.Document}
	s := &sheet{res: &layout.Result{Root: root}, elem: root, m: NewMeasurer()}
	s.page()
	return s
}

func (s *sheet) page() {
	s.res.Pages = append(s.res.Pages, layout.Page{W: 595.28, H: 841.89})
	s.x, s.y = 56, 60
	s.artifact(layout.ArtifactHeader, "Dyad brief")
	s.y = 90
}

// last is the page being set.
func (s *sheet) last() *layout.Page { return &s.res.Pages[len(s.res.Pages)-1] }

// in sets fn's items in a new element.
func (s *sheet) in(role layout.Role, fn func(), with ...func(*layout.Element)) *layout.Element {
	s.made++
	e := &layout.Element{N: s.made, Role: role, Parent: s.elem}
	for _, w := range with {
		w(e)
	}
	s.elem.Kids = append(s.elem.Kids, e)
	s.elem = e
	fn()
	s.elem = e.Parent
	return e
}

func (s *sheet) item(it layout.Item) {
	p := s.last()
	p.Items = append(p.Items, it)
}

// text sets a run and stands after it.
func (s *sheet) text(f layout.Font, t string) {
	w := s.m.Width(f, t)
	s.item(layout.Item{
		Box: layout.Rect{X: s.x, Y: s.y - f.Size, W: w, H: f.Size * 1.3}, Elem: s.elem,
		Text: &layout.Run{X: s.x, Baseline: s.y, Text: t, Font: f, Color: sampleInk},
	})
	s.x += w
}

func (s *sheet) line() { s.x, s.y = 56, s.y+14 }

func (s *sheet) artifact(kind layout.Artifact, t string) {
	e := s.elem
	s.elem = nil
	s.text(sampleBody, t)
	last := s.last()
	last.Items[len(last.Items)-1].Artifact = kind
	s.elem = e
	s.line()
}

func (s *sheet) rule() {
	s.item(layout.Item{Box: layout.Rect{X: 56, Y: s.y, W: 480}, Rule: &layout.Rule{Width: 0.5, Color: sampleBlue}})
}

func (s *sheet) heading(role layout.Role, level int, id, t string) {
	s.in(role, func() { s.text(sampleBold, t) }, func(e *layout.Element) { e.ID = id })
	page := len(s.res.Pages) - 1
	s.res.Outline = append(s.res.Outline, layout.Bookmark{Level: level, Text: t, Page: page, Y: s.y - 12})
	s.dest(id)
	s.line()
}

// dest makes a place to link to; they must come in order of their names.
func (s *sheet) dest(name string) {
	s.res.Dests = append(s.res.Dests, layout.Dest{Name: name, Page: len(s.res.Pages) - 1, Y: s.y - 12})
}

func (s *sheet) mark(dest, text, hint string) {
	s.in(layout.Reference, func() {
		s.in(layout.Link, func() { s.text(sampleBody, text) }, func(e *layout.Element) { e.Dest, e.Alt = dest, hint })
	})
}

func (s *sheet) table(rows int) {
	cell := func(role layout.Role, scope, t string) {
		s.in(role, func() {
			if t != "" {
				s.text(layout.Font{Face: font.Condensed, Size: 8}, t)
			}
		}, func(e *layout.Element) { e.Scope = scope })
		s.x += 100
	}
	s.in(layout.TableRole, func() {
		s.in(layout.THead, func() {
			s.in(layout.TR, func() {
				cell(layout.TH, "Column", "Product")
				cell(layout.TH, "Column", "Share")
				cell(layout.TH, "Column", "Note")
			})
		})
		s.rule()
		s.line()
		s.in(layout.TBody, func() {
			for i := range rows {
				if s.y > 780 {
					s.page()
				}
				s.in(layout.TR, func() {
					cell(layout.TH, "Row", "Fuels & ores")
					cell(layout.TD, "", strings.Repeat("1", 1+i%3)+"%")
					cell(layout.TD, "", "")
				})
				s.line()
			}
			s.in(layout.TR, func() {
				cell(layout.TH, "Row", "Arms")
				cell(layout.TD, "", "not stated")
				s.elem.Kids[1].ColSpan = 2
			})
			s.line()
		})
	}, func(e *layout.Element) { e.Summary = "shares by product" })
}

func (s *sheet) figure(t testing.TB, alt string) {
	fig, err := charts.NewSquares(charts.SquaresSpec{Done: 7, Of: 12, DoneText: "7", RestText: "5", DoneLabel: "signed", RestLabel: "to come"})
	if err != nil {
		t.Fatal(err)
	}
	s.in(layout.FigureRole, func() {
		d := s.m.Figure(fig, 240)
		box := layout.Rect{X: 56, Y: s.y, W: 240, H: layout.Pt(d.Height)}
		s.elem.Alt, s.elem.Box, s.elem.Page = alt, box, len(s.res.Pages)-1
		s.item(layout.Item{Box: box, Elem: s.elem, Figure: d})
		s.y += box.H + 20
	})
	s.line()
}

// sample is a document with everything in it, on two pages or more.
func sample(t testing.TB) (*doc.Document, *layout.Result) {
	s := newSheet()
	s.heading(layout.H1, 1, "a-title", "Russia – Kazakhstan")
	s.in(layout.Sect, func() {
		s.heading(layout.H2, 2, "b-trade", "Trade (and transit)")
		s.in(layout.P, func() {
			s.text(sampleBody, "Almost three fourths of the ")
			s.text(sampleBold, "flour ")
			s.mark("note-1", "[1]", "Note 1")
			s.text(sampleBody, " comes by rail; inter")
			last := s.last()
			run := last.Items[len(last.Items)-1].Text
			run.Text, run.HyphenAtEnd = run.Text+"-", true
			s.line()
			s.text(sampleBody, "na\u00adtional shares ≥ 24.5\u00a0% ")
			s.in(layout.Span, func() { s.text(sampleBody, "Қазақстан") }, func(e *layout.Element) { e.Lang = "kk" })
			s.line()
			s.in(layout.Formula, func() { s.text(sampleBody, "v / V ") }, func(e *layout.Element) { e.Alt = "v divided by V" })
			s.in(layout.Span, func() { s.text(sampleBody, "KAZ") }, func(e *layout.Element) { e.Expansion = "Kazakhstan" })
			s.line()
		})
		s.in(layout.P, func() {}) // never painted: left out
		s.figure(t, "Squares: 7 of 12 agreements signed.")
		s.table(4)
	})
	s.in(layout.L, func() {
		s.in(layout.LI, func() {
			s.in(layout.Lbl, func() { s.text(sampleBody, "• ") })
			s.in(layout.LBody, func() { s.text(sampleBody, "A point.") })
		})
	})
	s.line()
	s.in(layout.P, func() {
		s.text(sampleBody, "This paragraph breaks ")
		s.artifact(layout.ArtifactFooter, "page 1")
		s.page()
		s.text(sampleBody, "over pages.")
		s.line()
	})
	s.heading(layout.H2, 2, "bé-notes", "Sources")
	s.heading(layout.H3, 3, "d-primary", "Primary")
	s.in(layout.L, func() {
		s.in(layout.LI, func() {
			s.in(layout.Lbl, func() { s.text(sampleBody, "1.") })
			s.in(layout.LBody, func() {
				s.in(layout.Note, func() {
					s.text(sampleBody, "Customs table, ")
					s.in(layout.Link, func() {
						s.text(sampleBody, "example.org/")
						s.line()
						s.text(sampleBody, "tables")
					}, func(e *layout.Element) { e.URI, e.Alt = "https://example.org/tables?q=да", "Open the customs table" })
					s.mark("b-trade", "↑", "Back to the text")
				}, func(e *layout.Element) { e.ID = "note-1" })
				s.dest("note-1")
			})
		})
	})
	s.line()
	s.figure(t, "Квадраты: 7 из 12.")
	s.artifact(layout.ArtifactFooter, "page 2")
	return &doc.Document{Meta: sampleMeta()}, s.res
}

func sampleMeta() doc.Meta {
	return doc.Meta{
		Title: "Russia – Kazakhstan: <who> needs whom & why", Author: "The desk", Subject: "Mutual reliance",
		Keywords: []string{"trade", "border"}, Lang: "en-GB", Date: "2024-06-30",
		DossierID: "rus-kaz", DossierHash: [32]byte{1, 2, 3}, Tool: "dyad 0.1.0",
	}
}

func sampleOptions() Options {
	return Options{Attachments: []Attachment{
		{Name: "dossier.yaml", MIME: "application/yaml", Description: "The facts", Relationship: "Source", Data: []byte("dyad: 1\nid: rus-kaz\n")},
		{Name: "a.txt", Data: []byte("x")},
	}}
}

func mustWrite(t testing.TB, opt Options) []byte {
	t.Helper()
	d, res := sample(t)
	b, err := Write(d, res, opt)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func docOf() *doc.Document { return &doc.Document{Meta: sampleMeta()} }
