package layout

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/charts"
	"dyad/report/doc"
)

var update = flag.Bool("update", false, "write the goldens")

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := "testdata/" + name
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got):\n%s", file, d)
	}
}

func mustPaginate(t testing.TB, d *doc.Document, g Geometry) *Result {
	t.Helper()
	r, err := Paginate(d, fake{}, lookOn(g))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestEveryKind(t *testing.T) {
	golden(t, "everykind.txt", dump(mustPaginate(t, everyKind(), small)))
}

func TestMissingGlyphs(t *testing.T) {
	d := &doc.Document{Body: []doc.Block{
		doc.Paragraph{Text: doc.Spans{{Text: "smile 😀 and 😀", Origin: "claim C05: label", Line: 3, Col: 9}}},
		doc.Paragraph{Text: plainText("bad \xff byte")},
	}}
	_, err := Paginate(d, fake{}, lookOn(small))
	want := "claim C05: label: no glyph for '😀' (U+1F600)\ntext \"\\ufffd\": no glyph for '\uFFFD' (U+FFFD)"
	if err == nil || !strings.HasPrefix(err.Error(), "claim C05") || len(strings.Split(err.Error(), "\n")) != 2 {
		t.Fatalf("got  %v\nwant %s", err, want)
	}
	var m *MissingGlyphError
	if !errors.As(err, &m) || m.Rune != '😀' || m.Line != 3 || m.Col != 9 || m.Text != "😀" {
		t.Errorf("got %+v", m)
	}
	var many doc.Spans
	for i := range 50 {
		many = append(many, doc.Span{Text: "😀 ", Origin: fmt.Sprintf("claim %d", i)})
	}
	_, err = Paginate(&doc.Document{Body: []doc.Block{doc.Paragraph{Text: many}}}, fake{}, lookOn(small))
	if n := len(strings.Split(err.Error(), "\n")); n != maxMissing {
		t.Errorf("%d missing glyphs reported, want %d", n, maxMissing)
	}
}

// Page numbers keep what was reserved closed up, at 9 and at over 100 pages.
func TestPageNumbers(t *testing.T) {
	for _, blocks := range []int{3, 40, 1300} {
		d := &doc.Document{Body: []doc.Block{doc.Paragraph{Text: doc.Spans{{Text: "see "}, {Page: "end"}, {Text: " there"}}}}}
		for range blocks {
			d.Body = append(d.Body, doc.Paragraph{Text: plainText("one")})
		}
		d.Body = append(d.Body, doc.Paragraph{ID: "end", Text: plainText("the end")})
		r := mustPaginate(t, d, small)
		var got string
		x := small.Left
		for _, it := range r.Pages[0].Items[:3] {
			if diff := it.Box.X - x; diff > 0.01 || diff < -0.01 {
				t.Errorf("%q at %.2f, want %.2f", it.Text.Text, it.Box.X, x)
			}
			x = it.Box.X + fake{}.Width(it.Text.Font, it.Text.Text)
			got += it.Text.Text
		}
		if want := fmt.Sprintf("see %d there", len(r.Pages)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestPageElse: where an anchor is on no page its stand-in counts, for the number and the
// link; where neither is, there is no number and no link.
func TestPageElse(t *testing.T) {
	for _, test := range []struct{ page, orElse, shown, leads string }{
		{"here", "end", "1", "here"},
		{"nowhere", "end", "4", "end"},
		{"nowhere", "", "–", ""},
	} {
		d := &doc.Document{Body: []doc.Block{
			doc.Paragraph{ID: "here", Text: doc.Spans{{Page: test.page, Else: test.orElse, Dest: test.page, Hint: "the use"}}},
		}}
		for range 40 {
			d.Body = append(d.Body, doc.Paragraph{Text: plainText("one")})
		}
		d.Body = append(d.Body, doc.Paragraph{ID: "end", Text: plainText("the end")})
		it := mustPaginate(t, d, small).Pages[0].Items[0]
		if it.Text.Text != test.shown || it.Elem.Dest != test.leads || (it.Elem.Role == Link) != (test.leads != "") {
			t.Errorf("%q or else %q: page %q, %v to %q", test.page, test.orElse, it.Text.Text, it.Elem.Role, it.Elem.Dest)
		}
	}
}

// A heading never ends a page; no page begins or ends with one line of a
// paragraph, and three lines stay together.
func TestKeeps(t *testing.T) {
	for lines := 1; lines <= 7; lines++ {
		for lead := range 14 {
			var d doc.Document
			for range lead {
				d.Body = append(d.Body, doc.Paragraph{Text: plainText("x")})
			}
			d.Body = append(d.Body, doc.Heading{Level: 2, Text: plainText("H")},
				doc.Paragraph{Text: plainText(strings.Repeat(strings.Repeat("w", 50)+" ", lines))})
			r := mustPaginate(t, &d, small)
			for n, p := range r.Pages {
				last := p.Items[len(p.Items)-1]
				if last.Elem.Role == H2 {
					t.Errorf("%d lines after %d: page %d ends with the heading", lines, lead, n+1)
				}
				on := 0
				for _, it := range p.Items {
					if strings.HasPrefix(it.Text.Text, "www") {
						on++
					}
				}
				if on != 0 && on != lines && (on < 2 || lines <= 3) {
					t.Errorf("%d lines after %d: %d on page %d", lines, lead, on, n+1)
				}
			}
		}
	}
}

// A heading that wants a fresh page takes one where less than a quarter of the
// page is left, though it and a line below it would fit.
func TestFreshHeading(t *testing.T) {
	tall := small
	tall.H *= 2
	pages := func(above int, fresh bool) int {
		var d doc.Document
		for range above {
			d.Body = append(d.Body, doc.Paragraph{Text: plainText("x")})
		}
		d.Body = append(d.Body, doc.Heading{Level: 2, Fresh: fresh, Text: plainText("H")}, doc.Paragraph{Text: plainText("y")})
		return len(mustPaginate(t, &d, tall).Pages)
	}
	most := 0 // paragraphs above a plain heading that stays on their page
	for pages(most+1, false) == 1 {
		most++
	}
	if n := pages(most, true); n != 2 {
		t.Errorf("%d paragraphs above: %d pages, want 2", most, n)
	}
	if n := pages(most/2, true); n != 1 {
		t.Errorf("%d paragraphs above: %d pages, want 1", most/2, n)
	}
}

// ledger is a table of n rows in two columns.
func ledger(n int) *doc.Document {
	t := doc.Table{Dense: true, Cols: []doc.Column{{Head: plainText("Id")}, {Head: plainText("What"), Weight: 2}, {Head: plainText("Period"), Weight: 1}, {Head: plainText("Page"), Align: doc.Right}}}
	for i := range n {
		t.Rows = append(t.Rows, doc.Row{ID: fmt.Sprint("led-", i), Cells: []doc.Cell{
			{Text: plainText(fmt.Sprint("C", i)), Head: true}, {Text: plainText("turnover of the two states")},
			{Text: plainText("not stated")}, {Text: doc.Spans{{Page: "led-0"}}}}})
	}
	return &doc.Document{Body: []doc.Block{doc.Heading{Level: 2, Text: plainText("Ledger"), ID: "l"}, doc.Flow{N: 2, Blocks: []doc.Block{t}}}}
}

// Each column begins with the header, as an artifact after the first, and the
// last page's columns are level.
func TestRepeatedHeader(t *testing.T) {
	r := mustPaginate(t, ledger(400), A4)
	if len(r.Pages) < 3 {
		t.Fatalf("%d pages", len(r.Pages))
	}
	first := true
	for n, p := range r.Pages {
		heads := map[Pt]bool{}
		bottom := map[bool]Pt{}
		for _, it := range p.Items {
			right := it.Box.X > A4.W/2
			bottom[right] = max(bottom[right], it.Box.Y+it.Box.H)
			if it.Text == nil || it.Text.Text != "What" {
				continue
			}
			if (it.Elem != nil) != first {
				t.Errorf("page %d: header at %.0f: element %v", n+1, it.Box.X, it.Elem != nil)
			}
			first = false
			heads[it.Box.X] = true
		}
		if len(heads) != 2 {
			t.Errorf("page %d: %d headers, want 2", n+1, len(heads))
		}
		if d := bottom[false] - bottom[true]; d < -2 || d > 40 { // the last row is clear of the rule below
			t.Errorf("page %d: columns end %.1f apart", n+1, d)
		}
	}
}

func BenchmarkBrief(b *testing.B) {
	d := everyKind()
	for range 6 {
		d.Body = append(d.Body, everyKind().Body...)
	}
	b.ReportAllocs()
	for b.Loop() {
		mustPaginate(b, d, A4)
	}
}

func BenchmarkLedger(b *testing.B) {
	d := ledger(2000)
	b.ReportAllocs()
	for b.Loop() {
		mustPaginate(b, d, A4)
	}
}

// A link and a page number lead to where an anchor that is marked twice stands
// first, in whatever order the anchors' names are.
func TestAnchorMarkedTwice(t *testing.T) {
	d := &doc.Document{Body: []doc.Block{doc.Paragraph{Text: doc.Spans{{Text: "see "}, {Page: "b"}, {Text: " and "}, {Page: "none"}}}}}
	for _, id := range []string{"c", "b", "a", "b"} {
		for range 30 {
			d.Body = append(d.Body, doc.Paragraph{Text: plainText("x")})
		}
		d.Body = append(d.Body, doc.Paragraph{ID: id, Text: plainText("here")})
	}
	r := mustPaginate(t, d, small)
	var got []string
	for _, e := range r.Dests {
		got = append(got, fmt.Sprint(e.Name, e.Page))
	}
	if diff := cmp.Diff([]string{"a8", "b5", "c2"}, got); diff != "" {
		t.Error(diff)
	}
	text := ""
	for _, it := range r.Pages[0].Items[:4] {
		text += it.Text.Text
	}
	if text != "see 6 and –" {
		t.Errorf("got %q", text)
	}
}

// counting is a Measurer that counts how often figures are measured.
type counting struct {
	fake
	figures *int
}

func (c counting) Figure(f charts.Figure, w Pt) *charts.Drawing {
	*c.figures++
	return c.fake.Figure(f, w)
}

func TestFigureIsDrawnOnce(t *testing.T) {
	n := 0
	d := &doc.Document{Body: []doc.Block{doc.Figure{Title: plainText("t"), Chart: newRows(0, 5)}, doc.Figure{Chart: drawing{40}}}}
	if _, err := Paginate(d, counting{figures: &n}, lookOn(small)); err != nil || n != 2 {
		t.Errorf("two figures drawn %d times, error %v", n, err)
	}
}
