package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dyad/charts"
	"dyad/report/doc"
)

// rows is a drawing of so many rows of ten points, a part a row if need be.
type rows struct {
	drawing
	from, to int
}

func newRows(from, to int) rows { return rows{drawing{Pt(10 * (to - from))}, from, to} }

func (r rows) Parts(n int) []charts.Figure {
	var out []charts.Figure
	count := r.to - r.from
	for k := range min(n, count) {
		out = append(out, newRows(r.from+count*k/min(n, count), r.from+count*(k+1)/min(n, count)))
	}
	return out
}

// order is the initials of what is painted, each once, and the figures.
func order(r *Result) string {
	var out []string
	for n, p := range r.Pages {
		out = append(out, fmt.Sprint("|", n+1))
		for _, it := range p.Items {
			if it.Figure != nil {
				out = append(out, "figure")
			} else if it.Elem != nil && it.Text != nil {
				if w := it.Text.Text[:1]; !strings.Contains("xy ", w) && !slices.Contains(out, w) {
					out = append(out, w)
				}
			}
		}
	}
	return strings.Join(out, " ")
}

func lines(word string, n int) doc.Paragraph {
	return doc.Paragraph{Text: plainText(strings.TrimSpace(strings.Repeat(word+strings.Repeat("x", 40)+" ", n)))}
}

func TestFigureHigherThanAPageIsSplit(t *testing.T) {
	d := &doc.Document{Body: []doc.Block{doc.Paragraph{Text: plainText("Before")}, doc.Figure{Title: plainText("Title"),
		Note: plainText("Note"), Alt: "rows", Chart: newRows(0, 100)}}}
	r, err := Paginate(d, fake{}, lookOn(small))
	if err != nil {
		t.Fatal(err)
	}
	next := 0
	for n := range r.Pages {
		checkPage(t, n, &r.Pages[n], small)
		for _, it := range r.Pages[n].Items {
			if it.Figure != nil {
				f := it.Figure.Figure.(rows)
				if f.from != next || it.Elem.Alt != "rows" || it.Elem.Page != n || it.Elem.Box != it.Box {
					t.Errorf("page %d: rows %d to %d after %d, element %+v", n+1, f.from, f.to, next, it.Elem)
				}
				next = f.to
			}
		}
	}
	if got := order(r); next != 100 || !strings.HasPrefix(got, "|1 B T figure |2 figure") || !strings.HasSuffix(got, "figure N") {
		t.Errorf("%d rows; %s", next, got)
	}
}

// A figure that does not fit lets the text after it go first, and the tree says
// the same; but not at the price of a figure alone or a section torn apart.
func TestTextIsSetBeforeAFigureThatDoesNotFit(t *testing.T) {
	fig := doc.Figure{Title: plainText("Title"), Chart: drawing{90}}
	h := doc.Heading{Level: 2, Text: plainText("Heading"), ID: "h"}
	one := func(bs ...doc.Block) []doc.Block { return bs }
	two := func(bs ...doc.Block) []doc.Block { return []doc.Block{doc.Flow{N: 2, Blocks: bs}} }
	for _, c := range []struct {
		name, want string
		body       []doc.Block
	}{
		{"after", "|1 A B C |2 T figure", one(lines("A", 8), fig, lines("B", 3), lines("C", 4))},
		{"fits", "|1 A T figure B", one(lines("A", 3), fig, lines("B", 1))},
		{"long text", "|1 A B |2 T figure", one(lines("A", 8), fig, lines("B", 9))},
		{"heading", "|1 A H B C |2 T figure", one(lines("A", 5), h, fig, lines("B", 3), lines("C", 4))},
		{"heading, long text", "|1 A |2 H T figure B", one(lines("A", 5), h, fig, lines("B", 9))},
		{"next section", "|1 A |2 T figure H B", one(lines("A", 9), fig, h, lines("B", 1))},
		{"columns", "|1 A B |2 T figure C", two(lines("A", 12), fig, lines("B", 2), lines("C", 12))},
	} {
		r := mustPaginate(t, &doc.Document{Body: c.body}, small)
		got := order(r)
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		inTree := "tree"
		var walk func(*Element)
		walk = func(e *Element) {
			if e.Role == FigureRole {
				inTree += " figure"
			}
			for _, p := range r.Pages {
				for _, it := range p.Items {
					if it.Elem == e && it.Text != nil && e.Role != Document {
						if w := it.Text.Text[:1]; !strings.Contains("xy ", w) && !strings.Contains(inTree, " "+w) {
							inTree += " " + w
						}
					}
				}
			}
			for _, k := range e.Kids {
				walk(k)
			}
		}
		walk(r.Root)
		if painted := "tree" + strings.NewReplacer(" |1", "", "|1", "", " |2", "", " |3", "", " |4", "").Replace(got); painted != inTree {
			t.Errorf("%s: painted %s, in the tree %s", c.name, painted, inTree)
		}
	}
}

// The cells of a row that breaks are painted one after the other on each page.
func TestBrokenRowKeepsItsCellsTogether(t *testing.T) {
	cell := func(s string) doc.Cell { return doc.Cell{Text: plainText(strings.Repeat(s+" ", 90)), Side: doc.SideA} }
	d := &doc.Document{Body: []doc.Block{doc.Table{Cols: []doc.Column{{Head: plainText("x"), Weight: 1}, {Head: plainText("y"), Weight: 1}},
		Rows: []doc.Row{{Cells: []doc.Cell{cell("left"), cell("right")}}, {Cells: []doc.Cell{{Text: plainText("end")}}}}}}}
	r := mustPaginate(t, d, small)
	if len(r.Pages) < 2 {
		t.Fatalf("%d pages", len(r.Pages))
	}
	for n, p := range r.Pages {
		checkPage(t, n, &p, small)
		var cells []*Element
		for _, it := range p.Items {
			if it.Elem != nil && it.Elem.Role == TD && (len(cells) == 0 || cells[len(cells)-1] != it.Elem) {
				cells = append(cells, it.Elem)
			}
		}
		if len(cells) > 3 || n == 0 && len(cells) != 2 {
			t.Errorf("page %d: %d changes of cell", n+1, len(cells))
		}
	}
}

// What a weighted column does not need goes to one that would wrap.
func TestColumnsLendWidth(t *testing.T) {
	long := strings.Repeat("word ", 9)
	tb := doc.Table{Cols: []doc.Column{{Weight: 1}, {Weight: 1}, {Weight: 1}},
		Rows: []doc.Row{{Cells: []doc.Cell{{Text: plainText(long)}, {Text: plainText("a")}, {Text: plainText("b")}}}}}
	r := mustPaginate(t, &doc.Document{Body: []doc.Block{tb}}, small)
	y := r.Pages[0].Items[0].Text.Baseline
	for _, it := range r.Pages[0].Items {
		if it.Text != nil && it.Text.Baseline != y {
			t.Errorf("%q wraps", it.Text.Text)
		}
	}
}

// Tables that would be too narrow side by side stand one below the other.
func TestNarrowTablesAreStacked(t *testing.T) {
	tb := func(n int) doc.Table {
		t := doc.Table{}
		var row doc.Row
		for k := range n {
			t.Cols = append(t.Cols, doc.Column{Weight: 1})
			row.Cells = append(row.Cells, doc.Cell{Text: plainText(fmt.Sprint(k))})
		}
		t.Rows = []doc.Row{row}
		return t
	}
	for n, beside := range map[int]bool{2: true, 4: false} {
		r := mustPaginate(t, &doc.Document{Body: []doc.Block{doc.Columns{Cols: [][]doc.Block{{tb(n)}, {tb(n)}}}}}, small)
		ys := map[Pt]bool{}
		for _, it := range r.Pages[0].Items {
			if it.Text != nil {
				ys[it.Text.Baseline] = true
			}
		}
		if (len(ys) == 1) != beside {
			t.Errorf("two tables of %d columns on %d lines", n, len(ys))
		}
	}
}

// A page that goes on overleaf and lacks little has it given to the space
// above headings; a last page has not.
func TestSlackGoesAboveHeadings(t *testing.T) {
	h := doc.Heading{Level: 2, Text: plainText("H"), ID: "h"}
	body := []doc.Block{lines("A", 3), h, lines("B", 2), h, lines("C", 3)}
	bottom := func(bs []doc.Block) (Pt, []Pt) {
		r := mustPaginate(t, &doc.Document{Body: bs}, small)
		var low Pt
		var heads []Pt
		for _, it := range r.Pages[0].Items {
			if it.Elem == nil {
				continue
			}
			low = max(low, it.Box.Y+it.Box.H)
			if it.Elem.Role == H2 {
				heads = append(heads, it.Box.Y)
			}
		}
		return low, heads
	}
	_, at := bottom(body)
	full, moved := bottom(append(slices.Clone(body), doc.Figure{Chart: drawing{150}}))
	if len(at) != 2 || len(moved) != 2 || moved[0]-at[0] != unit || moved[1]-at[1] != 2*unit || full > small.H-small.Bottom+0.1 {
		t.Errorf("headings from %v to %v, the page ends at %.1f", at, moved, full)
	}
}

// A heading and the line under it stay with the table they introduce.
func TestIntroductionStaysWithItsTable(t *testing.T) {
	tb := doc.Table{Cols: []doc.Column{{Weight: 1}}, Rows: []doc.Row{{Cells: []doc.Cell{{Text: plainText("cell")}}}}}
	for n := range 14 {
		r := mustPaginate(t, &doc.Document{Body: []doc.Block{lines("A", n+1), doc.Heading{Level: 2, Text: plainText("Heading"), ID: "h"},
			doc.Paragraph{Text: plainText("Key")}, tb}}, small)
		if got := order(r); !strings.Contains(got, "H K c") {
			t.Errorf("%d lines before: %s", n+1, got)
		}
	}
}

// Of a ledger whose head prints a page number only the first head stands.
func TestNumberedHeadIsNotRepeated(t *testing.T) {
	d := ledger(60)
	tb := d.Body[1].(doc.Flow).Blocks[0].(doc.Table)
	tb.Cols[3].Head = doc.Spans{{Text: "Here "}, {Kind: doc.PageNo}}
	r := mustPaginate(t, d, small)
	heads := 0
	for _, p := range r.Pages {
		for _, it := range p.Items {
			if it.Text != nil && strings.TrimSpace(it.Text.Text) == "What" {
				heads++
			}
			if it.Text != nil && strings.Contains(it.Text.Text, "00") {
				t.Errorf("%q is left of a page number", it.Text.Text)
			}
		}
	}
	if heads != 1 {
		t.Errorf("%d heads", heads)
	}
}

// Heads longer than what is below them take a second line before the rows do.
func TestLongHeadsLeaveRoomForRows(t *testing.T) {
	table := doc.Table{Cols: []doc.Column{{Head: plainText("Id"), Weight: 1}, {Head: plainText("hhhhhhhhhh hhhhhhhhhh"), Align: doc.Right}},
		Rows: []doc.Row{{Cells: []doc.Cell{{Text: plainText("rrrrrrrrrr rrrrrrrrrr rrrrrrrrrr rrrrrrrrrr")}, {Text: plainText("1")}}}}}
	for width, want := range map[Pt]int{330: 1, 264: 1, 165: 2} { // of lines of the row
		st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, digits: 2}, g: small}
		g := st.table(table, width)
		baselines := map[Pt]bool{}
		for _, s := range g.bands {
			for _, it := range s.items {
				if it.Text != nil && strings.HasPrefix(it.Text.Text, "r") {
					baselines[it.Text.Baseline] = true
				}
			}
		}
		if len(baselines) != want {
			t.Errorf("at %g pt the row takes %d lines, want %d", width, len(baselines), want)
		}
	}
}

// A label and the figure beside it share their room in each row: no row is broken in
// which both fit, though the longest label and the longest figure would not.
func TestLabelsAndFiguresShareTheirRoom(t *testing.T) {
	row := func(label, figure string) doc.Row {
		return doc.Row{Cells: []doc.Cell{{Text: plainText("C1")}, {Text: plainText(label)}, {Text: plainText(figure)}, {Text: plainText("2022")}}}
	}
	long, short := strings.Repeat("ww ", 10)+"w", "w"
	table := doc.Table{Dense: true, Cols: []doc.Column{{Head: plainText("Id")}, {Head: plainText("What"), Weight: 3}, {Head: plainText("Figure"), Align: doc.Right, Weight: 3}, {Head: plainText("Year"), Weight: 1}},
		Rows: []doc.Row{row(long, short), row(short, long), row(short, short)}}
	st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, digits: 2}, g: small}
	for width := Pt(230); width < 300; width += 10 {
		g := st.table(table, width)
		if n := len(g.bands); n != 4 {
			t.Fatalf("%d bands, want a head and 3 rows", n)
		}
		for i, b := range g.bands[1:] {
			lines, ends := map[Pt]bool{}, Pt(0)
			for _, it := range b.items {
				if it.Text == nil {
					continue
				}
				lines[it.Text.Baseline] = true
				if it.Box.X < ends-eps {
					t.Errorf("%g wide, row %d: %q begins at %.1f, before %.1f", width, i+1, it.Text.Text, it.Box.X, ends)
				}
				ends = it.Box.X + it.Box.W
			}
			if len(lines) != 1 || ends > width+eps {
				t.Errorf("%g wide, row %d: %d lines, to %.1f", width, i+1, len(lines), ends)
			}
		}
	}
}

// Width goes to the column that would wrap in more rows.
func TestRowsTakeFewLines(t *testing.T) {
	tb := doc.Table{Cols: []doc.Column{{Head: plainText("What"), Weight: 1}, {Head: plainText("Printed")}}}
	for i := range 10 {
		printed := "short"
		if i == 0 {
			printed = strings.Repeat("printed ", 7)
		}
		tb.Rows = append(tb.Rows, doc.Row{Cells: []doc.Cell{{Text: plainText("a name of some words")}, {Text: plainText(printed)}}})
	}
	r := mustPaginate(t, &doc.Document{Body: []doc.Block{tb}}, small)
	lines := map[Pt]bool{}
	for _, it := range r.Pages[0].Items {
		if it.Text != nil && strings.HasPrefix(it.Text.Text, "a name") && !strings.HasSuffix(it.Text.Text, "words") {
			t.Errorf("%q is broken", it.Text.Text)
		}
		if it.Text != nil {
			lines[it.Text.Baseline] = true
		}
	}
	if len(lines) > 13 {
		t.Errorf("%d lines", len(lines))
	}
}
