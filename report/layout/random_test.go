package layout

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dyad/report/doc"
)

// A maker makes random documents whose every word is its number, "w17", so
// that each can be found again.
type maker struct {
	t    *rapid.T
	word int
}

func (m *maker) spans(most int) doc.Spans {
	var out doc.Spans
	for range rapid.IntRange(1, most).Draw(m.t, "words") {
		m.word++
		x := doc.Span{Text: fmt.Sprintf("w%d ", m.word)}
		switch rapid.IntRange(0, 9).Draw(m.t, "span") {
		case 0:
			x.Bold = true
		case 1:
			x.Dest = "d"
		case 2:
			x.Lang = "ru"
		case 3:
			x.Text = fmt.Sprintf("w%d interdependence ", m.word)
		case 4:
			x.Text = fmt.Sprintf("w%d\u00a0%s ", m.word, strings.Repeat("x", rapid.IntRange(1, 90).Draw(m.t, "long")))
		}
		out = append(out, x)
	}
	return out
}

func (m *maker) blocks(most, depth int) []doc.Block {
	var out []doc.Block
	for range rapid.IntRange(1, most).Draw(m.t, "blocks") {
		out = append(out, m.block(depth))
	}
	return out
}

func (m *maker) block(depth int) doc.Block {
	kinds := 7
	if depth == 0 {
		kinds = 5
	}
	switch rapid.IntRange(0, kinds).Draw(m.t, "kind") {
	case 0:
		return doc.Heading{Level: 2, Text: m.spans(6), Fresh: rapid.Bool().Draw(m.t, "fresh")}
	case 1, 2:
		return doc.Paragraph{Text: m.spans(60)}
	case 3:
		l := doc.List{Kind: rapid.SampledFrom([]doc.ListKind{doc.Labelled, doc.Bullets, doc.Numbered, doc.Endnotes}).Draw(m.t, "list")}
		for range rapid.IntRange(1, 4).Draw(m.t, "items") {
			l.Items = append(l.Items, doc.ListItem{Label: m.spans(1), Text: m.spans(20)})
		}
		return l
	case 4:
		return m.table()
	case 5:
		return doc.Figure{Title: m.spans(5), Chart: drawing{Pt(rapid.IntRange(10, 100).Draw(m.t, "h"))}, Note: m.spans(3)}
	case 6:
		return doc.Columns{Weights: []float64{1, 2}, Cols: [][]doc.Block{m.blocks(2, 0), m.blocks(2, 0)}}
	}
	return doc.Flow{N: rapid.IntRange(1, 3).Draw(m.t, "n"), Blocks: m.blocks(4, 0)}
}

// document makes a document, perhaps with a page 1. What may be left out of it has no
// numbered words.
func (m *maker) document() *doc.Document {
	d := &doc.Document{Meta: doc.Meta{Lang: "en"}, Running: doc.Running{Pair: plainText("h")}, Foot: doc.Foot{Right: plainText("f")}}
	spare := func(most int) doc.Spans {
		return plainText(strings.Repeat("spare ", rapid.IntRange(1, most).Draw(m.t, "spare")))
	}
	if rapid.Bool().Draw(m.t, "front") {
		f := doc.Front{Headline: doc.Wordings{m.spans(20)}, Standfirst: doc.Wordings{m.spans(30)}, Picture: m.blocks(3, 0)}
		for range rapid.IntRange(0, 5).Draw(m.t, "cells") {
			f.Strip = append(f.Strip, doc.StripCell{Qualifier: spare(1), Number: spare(2), Unit: spare(1), Label: doc.Wordings{spare(20), spare(3)}})
		}
		if rapid.Bool().Draw(m.t, "second") {
			f.Second = []doc.Block{doc.Heading{Level: 2, Text: spare(5)}, doc.Figure{Chart: drawing{Pt(rapid.IntRange(10, 100).Draw(m.t, "h"))}}}
		}
		if rapid.Bool().Draw(m.t, "box") {
			f.Box = &doc.QuoteBox{Title: m.spans(3), Sentences: []doc.Spans{m.spans(20), m.spans(9)}}
			for range rapid.IntRange(0, 1).Draw(m.t, "drawings") {
				f.Box.Drawings = append(f.Box.Drawings, doc.Figure{Title: spare(3), Chart: drawing{30}})
			}
		} else {
			f.Checked = m.spans(12)
		}
		d.Body = append(d.Body, f)
	}
	d.Body = append(d.Body, m.blocks(12, 2)...)
	return d
}

func (m *maker) table() doc.Block {
	t := doc.Table{Dense: rapid.Bool().Draw(m.t, "dense"), Cols: []doc.Column{{}, {Weight: 1}, {Align: doc.Right}}}
	for range rapid.IntRange(1, 12).Draw(m.t, "rows") {
		var r doc.Row
		for range rapid.IntRange(1, 3).Draw(m.t, "cells") {
			r.Cells = append(r.Cells, doc.Cell{Text: m.spans(5), Side: doc.Side(rapid.IntRange(0, 2).Draw(m.t, "side"))})
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// A text of ten thousand characters, with and without spaces, stays inside
// the margins wherever it stands.
func TestLongTexts(t *testing.T) {
	for _, s := range []string{strings.Repeat("x", 10000), strings.Repeat("word ", 2000)} {
		x := plainText(s)
		for _, b := range []doc.Block{
			doc.Heading{Level: 2, Text: x},
			doc.Paragraph{Text: x},
			doc.List{Items: []doc.ListItem{{Label: x, Text: x}}},
			doc.Figure{Title: x, Note: x, Chart: drawing{100}},
			doc.Table{Cols: []doc.Column{{}, {Weight: 1}}, Rows: []doc.Row{{Cells: []doc.Cell{{Text: x}, {Text: plainText("y")}}}}},
			doc.Columns{Cols: [][]doc.Block{{doc.Paragraph{Text: x}}, {doc.Paragraph{Text: x}}}},
			doc.Columns{Cols: [][]doc.Block{{doc.Flow{N: 2, Blocks: []doc.Block{doc.Paragraph{Text: x}}}}}},
		} {
			d := &doc.Document{Body: []doc.Block{doc.Paragraph{Text: plainText("a")}, b, doc.Flow{N: 2, Blocks: []doc.Block{b}}}}
			r := mustPaginate(t, d, A4)
			for n := range r.Pages {
				checkFront(t, n, &r.Pages[n], A4)
			}
		}
	}
}

// So does one in masthead, running head and foot.
func TestLongHeads(t *testing.T) {
	x := plainText(strings.Repeat("word ", 2000))
	d := &doc.Document{Masthead: doc.Masthead{Kind: x, Right: x}, Running: doc.Running{Pair: x, Clause: doc.Wordings{x}, Right: x},
		Foot: doc.Foot{Right: x, Last: x}, Body: []doc.Block{lines("a", 70), lines("b", 70)}}
	r := mustPaginate(t, d, A4)
	for n := range r.Pages {
		for _, it := range r.Pages[n].Items {
			if b := it.Box; b.X < A4.Left-eps || b.X+b.W > A4.W-A4.Right+eps {
				t.Errorf("page %d: %+v", n+1, b)
			}
		}
		checkPage(t, n, &Page{Items: r.Pages[n].Items}, Geometry{W: A4.W, H: A4.H, Left: A4.Left, Right: A4.Right})
	}
}

// Random documents keep every rule that does not depend on what they say.
func TestRandomDocuments(t *testing.T) {
	g := Geometry{W: 340, H: 420, Left: 20, Right: 20, Top: 30, Bottom: 30, Gutter: 10}
	rapid.Check(t, func(t *rapid.T) {
		m := maker{t: t}
		d := m.document()
		r, err := Paginate(d, fake{}, lookOn(g))
		if err != nil {
			t.Fatal(err)
		}
		checkWords(t, r, m.word)
		for n := range r.Pages {
			checkFront(t, n, &r.Pages[n], g)
		}
		checkTree(t, r)
		once := dump(r)
		r.Release()
		again, _ := Paginate(d, fake{}, lookOn(g))
		if once != dump(again) {
			t.Fatal("set twice, it comes out differently")
		}
		again.Release()
	})
}

var digits = regexp.MustCompile(`\d+`)

// figures tells whether e is in the group of a figure.
func figures(e *Element) bool {
	for ; e != nil; e = e.Parent {
		if slices.ContainsFunc(e.Kids, func(k *Element) bool { return k.Role == FigureRole }) {
			return true
		}
	}
	return false
}

// checkWords finds words 1…n in the tree's order, each once; those of figures
// may come later.
func checkWords(t *rapid.T, r *Result, n int) {
	at := map[*Element]int{}
	var walk func(*Element)
	walk = func(e *Element) {
		if e.Role != Note {
			at[e] = len(at)
		}
		for _, k := range e.Kids {
			walk(k)
		}
		if e.Role == Note { // its text follows its label
			at[e] = len(at)
		}
	}
	walk(r.Root)
	byElem := make([]string, len(at))
	inFigure := map[string]bool{}
	for _, p := range r.Pages {
		for _, it := range p.Items {
			if it.Elem == nil {
				continue
			}
			e := it.Elem
			for inline(e) {
				e = e.Parent
			}
			i, ok := at[e]
			if !ok {
				t.Fatalf("the element of %+v is not in the tree", it)
			}
			if it.Text != nil {
				byElem[i] += it.Text.Text
				if figures(e) {
					for _, w := range digits.FindAllString(it.Text.Text, -1) {
						inFigure[w] = true
					}
				}
			}
		}
	}
	var text strings.Builder
	for _, s := range byElem {
		text.WriteString(s)
	}
	words := strings.FieldsFunc(text.String(), func(r rune) bool { return r < '0' || r > '9' })
	seen := map[string]bool{}
	last := 0
	for _, w := range words {
		i, _ := strconv.Atoi(w)
		if seen[w] || i < 1 || i > n {
			t.Fatalf("word %q in\n%s", w, text.String())
		}
		seen[w] = true
		if inFigure[w] { // text may stand before its figure
			continue
		}
		if i < last {
			t.Fatalf("word %d after %d in\n%s", i, last, text.String())
		}
		last = i
	}
	if len(words) != n {
		t.Fatalf("%d words placed, want %d", len(words), n)
	}
}

// checkPage: inside the margins, and no text over another.
func checkPage(t interface{ Fatalf(string, ...any) }, n int, p *Page, g Geometry) {
	const eps = 0.1
	for i, it := range p.Items {
		b := it.Box
		if it.Elem != nil && (b.X < g.Left-eps || b.X+b.W > g.W-g.Right+eps || b.Y < g.Top-eps || b.Y+b.H > g.H-g.Bottom+eps) {
			t.Fatalf("page %d: outside the margins: %+v %+v", n+1, it, it.Text)
		}
		if it.Text == nil {
			continue
		}
		for _, o := range p.Items[:i] {
			if o.Text != nil && b.X < o.Box.X+o.Box.W-eps && o.Box.X < b.X+b.W-eps && b.Y < o.Box.Y+o.Box.H-eps && o.Box.Y < b.Y+b.H-eps {
				t.Fatalf("page %d: %q overlaps %q: %+v %+v", n+1, it.Text.Text, o.Text.Text, b, o.Box)
			}
		}
	}
}

func inline(e *Element) bool { return e.Role == Link || e.Role == Reference || e.Role == Span }

// checkTree: every element but an empty cell has items or kids, parents are
// right, and elements begin in the tree's order.
func checkTree(t interface{ Fatalf(string, ...any) }, r *Result) {
	first := map[*Element]int{}
	n := 0
	for _, p := range r.Pages {
		for _, it := range p.Items {
			for e := it.Elem; e != nil; e = e.Parent { // what begins with a link begins there
				if _, ok := first[e]; !ok {
					first[e] = n
				}
				if !inline(e) {
					break
				}
			}
			n++
		}
	}
	last := -1
	var walk func(*Element)
	begins := func(e *Element) {
		at, ok := first[e]
		if !ok && len(e.Kids) == 0 && e != r.Root {
			t.Fatalf("%s has neither items nor kids", e.Role)
		}
		if ok && !inline(e) {
			if at < last {
				t.Fatalf("%s begins before the element before it", e.Role)
			}
			last = at
		}
	}
	walk = func(e *Element) {
		if e.Role != Note {
			begins(e)
		}
		for _, k := range e.Kids {
			if k.Parent != e {
				t.Fatalf("%s in %s has another parent", k.Role, e.Role)
			}
			walk(k)
		}
		if e.Role == Note { // its text follows its label
			begins(e)
		}
	}
	walk(r.Root)
}
