package pdf

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"dyad/report/layout"
)

// Whatever is painted in order, over whatever pages, gives a file without a
// fault, and the words come back in their order.
func TestAnyDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newSheet()
		words := ""
		word := func() {
			w := rapid.StringMatching(`[a-zA-Zа-яәғқ(\\)≥]{1,6}`).Draw(t, "word")
			s.text(sampleBody, w)
			words += w
		}
		var block func(depth int)
		inline := func() {
			for range rapid.IntRange(0, 4).Draw(t, "runs") {
				switch rapid.IntRange(0, 5).Draw(t, "run") {
				case 0:
					s.page()
				case 1:
					s.rule()
				case 2:
					s.in(layout.Link, func() { word(); s.line(); word() }, func(e *layout.Element) { e.URI, e.Alt = "https://example.org", "out" })
				case 3:
					s.in(layout.Span, func() { word() }, func(e *layout.Element) { e.Lang = "ru" })
				default:
					word()
				}
			}
			s.line()
		}
		block = func(depth int) {
			kind := rapid.IntRange(0, 3).Draw(t, "block")
			switch {
			case kind == 0 && depth < 3:
				s.in(layout.Div, func() {
					for range rapid.IntRange(0, 3).Draw(t, "blocks") {
						block(depth + 1)
					}
				})
			case kind == 1:
				s.in(layout.L, func() {
					for range rapid.IntRange(0, 3).Draw(t, "items") {
						s.in(layout.LI, func() {
							s.in(layout.Lbl, inline)
							s.in(layout.LBody, inline)
						})
					}
				})
			default:
				s.in(layout.P, inline)
			}
		}
		s.in(layout.H1, word)
		for range rapid.IntRange(0, 6).Draw(t, "blocks") {
			block(0)
		}
		b, err := Write(docOf(), s.res, Options{})
		if err != nil {
			t.Fatal(err)
		}
		problems, err := violations(b)
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		if got := wordsOf(t, b); got != words {
			t.Fatalf("words %q, want %q", got, words)
		}
	})
}

// wordsOf is a file's text in the order of its structure.
func wordsOf(t *rapid.T, b []byte) (words string) {
	f, err := readPDF(b)
	if err != nil {
		t.Fatal(err)
	}
	r := newTreeReader(f)
	var walk func(o any, page pdfRef)
	walk = func(o any, page pdfRef) {
		switch k := o.(type) {
		case int:
			words += r.contents[page].byMCID[k].text
		case pdfDict:
			if on, ok := k["Pg"].(pdfRef); ok && k["Type"] == pdfName("MCR") {
				walk(k["MCID"], on)
			}
		case pdfRef:
			e := f.dict(k)
			if on, ok := e["Pg"].(pdfRef); ok {
				page = on
			}
			for _, kid := range f.list(e["K"]) {
				walk(kid, page)
			}
		default:
			t.Fatal(fmt.Sprintf("kid %v", o))
		}
	}
	walk(f.dict(f.catalog()["StructTreeRoot"])["K"], 0)
	return words
}
