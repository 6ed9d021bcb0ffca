package layout

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dyad/charts"
	"dyad/report/doc"
	"dyad/report/font"
)

// plainText is a text of one plain span.
func plainText(s string) doc.Spans { return doc.Spans{{Text: s}} }

// fake is a Measurer whose every rune is half an em wide.
type fake struct{}

func (fake) Width(f Font, s string) Pt { return f.em(500 * utf8.RuneCountInString(s)) }

func (m fake) Measure(f Font, s string, stops []font.Stop) (Pt, rune, bool) {
	from, at := 0, 0
	for i := range stops {
		at += 500 * utf8.RuneCountInString(s[from:stops[i].At])
		stops[i].End, stops[i].Start = at, at
		from = stops[i].At
	}
	for _, r := range s {
		if r > 0xFFFF || r == utf8.RuneError {
			return m.Width(f, s), r, true
		}
	}
	return m.Width(f, s), 0, false
}

func (fake) Figure(f charts.Figure, _ Pt) *charts.Drawing {
	return &charts.Drawing{Figure: f, Height: f.Draw(nil)}
}

// drawing is a figure of a fixed height.
type drawing struct{ h Pt }

func (d drawing) Draw(*charts.Canvas) float64 { return float64(d.h) }
func (drawing) MinWidth() float64             { return 40 }

// lookOn is the look of a brief on a paper.
func lookOn(g Geometry) Look {
	dark, light := Color{0x13, 0x40, 0x6B}, Color{0xCF, 0x7A, 0x20}
	return Look{Geometry: g, A: dark, AText: dark, B: light, BText: Color{0x9A, 0x53, 0x0D}, Brand: dark}
}

// small is a page of a few lines.
var small = Geometry{W: 300, H: 260, Left: 20, Right: 20, Top: 30, Bottom: 30, Gutter: 10}

// dump writes pages as text, an item a line.
func dump(r *Result) string {
	var b strings.Builder
	for n, p := range r.Pages {
		fmt.Fprintf(&b, "page %d\n", n+1)
		for _, it := range p.Items {
			fmt.Fprintf(&b, "  %6.1f %6.1f %6.1f %5.1f  %-10s", it.Box.X, it.Box.Y, it.Box.W, it.Box.H, owner(it))
			switch {
			case it.Text != nil:
				fmt.Fprintf(&b, " %d/%.1f %q", it.Text.Font.Face, it.Text.Font.Size, it.Text.Text)
			case it.Figure != nil:
				b.WriteString(" figure")
			case it.Fill != nil:
				fmt.Fprintf(&b, " fill %02x%02x%02x", it.Fill.Color.R, it.Fill.Color.G, it.Fill.Color.B)
			default:
				fmt.Fprintf(&b, " rule %.2f", it.Rule.Width)
			}
			b.WriteByte('\n')
		}
	}
	b.WriteString("tree\n")
	tree(&b, r.Root, 1)
	for _, m := range r.Outline {
		fmt.Fprintf(&b, "outline %d %q page %d\n", m.Level, m.Text, m.Page+1)
	}
	for _, d := range r.Dests {
		fmt.Fprintf(&b, "dest %s page %d at %.1f\n", d.Name, d.Page+1, d.Y)
	}
	return b.String()
}

func owner(it Item) string {
	if it.Elem == nil {
		return []string{"layout", "header", "footer"}[it.Artifact]
	}
	return string(it.Elem.Role)
}

func tree(b *strings.Builder, e *Element, depth int) {
	fmt.Fprintf(b, "%s%s", strings.Repeat("  ", depth), e.Role)
	for _, s := range []string{e.ID, e.Alt, e.Lang, e.Dest, e.URI, e.Scope} {
		if s != "" {
			fmt.Fprintf(b, " %q", s)
		}
	}
	b.WriteByte('\n')
	for _, k := range e.Kids {
		tree(b, k, depth+1)
	}
}

// everyKind is a document with a block of every kind.
func everyKind() *doc.Document {
	ref := doc.Span{Text: "[4]", Kind: doc.Ref, Muted: true, Dest: "src-4", Hint: "source 4"}
	cell := func(s string) doc.Cell { return doc.Cell{Text: plainText(s)} }
	return &doc.Document{
		Masthead: doc.Masthead{Kind: plainText("KIND"), Right: doc.Spans{{Kind: doc.PageNo}, {Text: "/"}, {Kind: doc.PageCount}}},
		Running:  doc.Running{Pair: plainText("A – B"), Right: doc.Spans{{Kind: doc.PageNo}, {Text: "/"}, {Kind: doc.PageCount}}},
		Foot:     doc.Foot{Right: plainText("id"), Last: plainText("last")},
		Body: []doc.Block{
			doc.Heading{Level: 1, Text: plainText("The title of the brief"), ID: "top"},
			doc.Paragraph{Text: doc.Spans{{Text: "Turnover is "},
				{Text: "USD\u00a024.5\u00a0bn", Dest: "led-C10", Anchor: "use-C10"}, {Text: "\u202f"}, ref,
				{Text: ", page "}, {Page: "led-C10"}, {Text: ", and "}, {Text: "больше", Lang: "ru", Bold: true}, {Text: "."}}},
			doc.Heading{Level: 2, Text: plainText("Figures"), ID: "figures"},
			doc.Columns{Weights: []float64{1, 1}, Cols: [][]doc.Block{
				{doc.Figure{ID: "mix", Title: plainText("Mix"), Subtitle: plainText("%"), Note: plainText("Source."), Chart: drawing{40}, Alt: "a mix"}},
				{doc.Paragraph{Text: plainText("Beside the figure.")}, doc.Rule{}, doc.Paragraph{Text: plainText("And below.")}},
			}},
			doc.Heading{Level: 3, Text: plainText("Sources")},
			doc.List{Small: true, Kind: doc.Endnotes, Items: []doc.ListItem{{Label: plainText("1."), Text: plainText("First note."), ID: "src-4"}}},
			doc.Paragraph{Role: doc.Caption, Text: plainText("Every figure")},
			doc.Flow{N: 2, Blocks: []doc.Block{doc.Table{Dense: true, Summary: "figures",
				Cols: []doc.Column{{Head: plainText("Id")}, {Head: plainText("What"), Weight: 1}, {Head: plainText("Page"), Align: doc.Right}},
				Rows: []doc.Row{
					{ID: "led-C10", Cells: []doc.Cell{{Text: plainText("C10"), Head: true}, {Text: plainText("Turnover"), Side: doc.SideA}, {Text: doc.Spans{{Page: "use-C10"}}}}},
					{Cells: []doc.Cell{cell("C11"), cell("Rank"), {Text: doc.Spans{{Page: "nowhere"}}}}},
					{Cells: []doc.Cell{cell("C12"), {Text: plainText("Share"), Side: doc.SideB}, {}}},
					{Cells: []doc.Cell{cell("C13"), cell("spans the rest")}},
				}}}},
		},
	}
}
