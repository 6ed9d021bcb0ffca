package layout

import (
	"slices"
	"strings"
	"testing"

	"dyad/report/doc"
)

// setIn is set in a language and a style.
func setIn(lang string, spans doc.Spans, style *style, runes int) string {
	st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, lang: lang, digits: 2}, g: small}
	s := st.shape(spans, style)
	var out []string
	for _, l := range st.setLines(&s, style.Size/2*Pt(runes), doc.Left, &Element{Role: P}) {
		var b strings.Builder
		for _, it := range l.items {
			b.WriteString(it.Text.Text)
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "|")
}

func TestHyphenation(t *testing.T) {
	body, title := styles[roleBody], styles[roleHeadline]
	for _, c := range []struct {
		name, lang string
		spans      doc.Spans
		style      *style
		runes      int
		want       string
	}{
		{"a line that would end short", "en", plainText("the state’s interdependence grew by far"), body, 20, "the state’s interde-|pendence grew by far"},
		{"not one that is long enough", "en", plainText("the state and its interdependence"), body, 18, "the state and its |interdependence"},
		{"not in a title", "en", plainText("the state’s interdependence grew by far"), title, 20, "the state’s |interdependence |grew by far"},
		{"in a title that is wider than its measure", "en", plainText("interdependence"), title, 12, "interde-|pendence"},
		{"punctuation goes with the word", "en", plainText("the state’s (interdependence), by far"), body, 20, "the state’s (inter-|dependence), by far"},
		{"in the document’s language", "ru", plainText("граница государства, взаимозависимость стран"), body, 32, "граница государства, взаимозави-|симость стран"},
		{"not before two last letters", "kk", plainText("кеден ресімдерінің айналымы туралы есеп"), body, 26, "кеден ресімдерінің айна-|лымы туралы есеп"},
		{"in the text’s own language", "en", doc.Spans{{Text: "the state’s "}, {Text: "взаимозависимость стран", Lang: "ru"}}, body, 23, "the state’s взаимозави-|симость стран"},
		{"not in a language without patterns", "la", plainText("the state’s interdependence grew by far"), body, 20, "the state’s |interdependence grew |by far"},
		{"not before the last line’s only word’s end", "en", plainText("the state’s own interdependence"), body, 27, "the state’s own |interdependence"},
		{"not a word with a digit, an address, an abbreviation", "en", plainText("interdependence2 and https://interdependence.org of INTERDEPENDENCE"), body, 26,
			"interdependence2 and |https://interdependence.|org of INTERDEPENDENCE"},
		{"not a name", "en", plainText("the state’s Interdependence grew by far"), body, 20, "the state’s |Interdependence grew |by far"},
		{"a name that is wider than its measure", "en", plainText("Interdependence"), body, 12, "Interdepen-|dence"},
	} {
		if got := setIn(c.lang, c.spans, c.style, c.runes); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// No more than two lines in a row end at hyphens, and none begins a last line
// of nothing but the end of a word.
func TestHyphensInARow(t *testing.T) {
	text := strings.Repeat("interdependence internationalisation ", 12)
	for runes := 21; runes < 50; runes++ {
		row := 0
		lines := strings.Split(setIn("en", plainText(text), styles[roleBody], runes), "|")
		for i, l := range lines {
			if !strings.HasSuffix(l, "-") {
				row = 0
				continue
			}
			if row++; row > hyphenRow {
				t.Errorf("%d runes wide: %d lines in a row end at hyphens: %q", runes, row, lines[:i+1])
			}
			if i == len(lines)-2 && !strings.Contains(strings.TrimSpace(lines[i+1]), " ") {
				t.Errorf("%d runes wide: the last line is %q", runes, lines[i+1])
			}
		}
	}
}

// No column and no page ends inside a word.
func TestHyphensStayOnAPage(t *testing.T) {
	text := plainText(strings.Repeat("interdependence internationalisation of agricultural equipment ", 9))
	hyphens := 0
	for h := Pt(200); h < 260; h += 7 {
		g := small
		g.H = h
		row := doc.Row{Cells: []doc.Cell{{Text: text}, {Text: text}}}
		d := &doc.Document{Meta: doc.Meta{Lang: "en"}, Body: []doc.Block{
			doc.Flow{N: 2, Blocks: []doc.Block{doc.Paragraph{Text: text}, doc.Paragraph{Text: text}}},
			doc.Paragraph{Text: text},
			doc.Table{Cols: []doc.Column{{Weight: 1}, {Weight: 1}}, Rows: []doc.Row{row, row}},
		}}
		r := mustPaginate(t, d, g)
		for n := range r.Pages {
			foot := map[Pt]*Item{} // the lowest run of each column
			for i := range r.Pages[n].Items {
				it := &r.Pages[n].Items[i]
				if it.Text == nil {
					continue
				}
				if it.Text.HyphenAtEnd {
					hyphens++
				}
				if low := foot[it.Box.X]; low == nil || low.Box.Y < it.Box.Y {
					foot[it.Box.X] = it
				}
			}
			for _, it := range foot {
				below := slices.ContainsFunc(r.Pages[n].Items, func(o Item) bool { return o.Text != nil && o.Box.Y > it.Box.Y && o.Box.X <= it.Box.X })
				if it.Text.HyphenAtEnd && !below {
					t.Errorf("page %d of height %.0f ends inside a word: %q", n+1, h, it.Text.Text)
				}
			}
		}
	}
	if hyphens < 20 {
		t.Errorf("%d hyphens: the test tests nothing", hyphens)
	}
}
