package layout

import (
	"fmt"
	"strings"
	"testing"

	"dyad/report/doc"
)

// tableOfRows is a table of n rows, "r1" to "rn".
func tableOfRows(n int) doc.Table {
	t := doc.Table{Cols: []doc.Column{{Head: plainText("Head")}}}
	for i := range n {
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{{Text: plainText(fmt.Sprintf("r%d", i+1))}}})
	}
	return t
}

// rowsOn is how many rows of tables stand on each page.
func rowsOn(p plan) []int {
	out := make([]int, len(p.pages))
	for n := range p.pages {
		for _, piece := range p.pages[n].pieces {
			for i := range piece.bands {
				if piece.bands[i].head != nil {
					out[n]++
				}
			}
		}
	}
	return out
}

// A table of many rows leaves no few of them for the next page, of one column or of two.
func TestTableEnds(t *testing.T) {
	parted, after := 0, doc.Paragraph{Text: plainText(strings.Repeat("word ", 600))} // that fills the last page
	for n := 1; n <= 2; n++ {
		for rows := smallTable * n; rows < 110; rows += 6 {
			for lead := 0; lead < 40; lead += 2 {
				body := []doc.Block{doc.Heading{Level: 2, Text: plainText("H")}}
				for range lead {
					body = append(body, doc.Paragraph{Text: plainText("x")}, doc.Heading{Level: 3, Text: plainText("y")})
				}
				if n == 1 {
					body = append(body, tableOfRows(rows))
				} else {
					body = append(body, doc.Flow{N: 2, Blocks: []doc.Block{tableOfRows(rows)}})
				}
				body = append(body, after)
				st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, digits: 2}, g: A4}
				on := rowsOn(chooser{st, st.segments(body)}.plan(planning{}))
				for i := 1; i < len(on); i++ {
					if on[i-1] == 0 || on[i] == 0 {
						continue
					}
					if parted++; on[i-1] < 2 || on[i] < endRows*n {
						t.Fatalf("%d rows in %d columns below %d lines: on the pages %v", rows, n, lead, on)
					}
				}
			}
		}
	}
	if parted == 0 {
		t.Error("no table is parted")
	}
}

// The note of a table stands on the page where the table ends.
func TestNoteStaysWithItsTable(t *testing.T) {
	for lead := range 40 {
		d := &doc.Document{}
		for range lead {
			d.Body = append(d.Body, doc.Paragraph{Text: plainText("x")})
		}
		table := tableOfRows(5)
		table.Whole, table.Note = true, plainText("note")
		d.Body = append(d.Body, table, doc.Paragraph{Text: plainText(strings.Repeat("word ", 90))})
		r := mustPaginate(t, d, small)
		for n := range r.Pages {
			if s := texts(&r.Pages[n]); strings.Contains(s, "note") && !strings.Contains(s, "r5") {
				t.Errorf("below %d lines: a page begins %q", lead, s)
			}
		}
	}
}

// A table of many rows that is whole is parted only where that saves a page, one of few
// rows never.
func TestWholeTables(t *testing.T) {
	few := tableOfRows(smallTable - 1)
	few.Whole = true
	st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, digits: 2}, g: A4}
	for i, b := range st.table(few, 200).bands {
		if b.loose {
			t.Errorf("of %d rows, the table may be parted below %d", smallTable-1, i)
		}
	}
	saved, kept := 0, 0
	for _, rows := range []int{smallTable, smallTable + 2} {
		for lead := 1; lead < 60; lead += 2 {
			for end := 1; end < 40; end += 4 {
				table := tableOfRows(rows)
				table.Whole, table.Dense = true, true
				body := []doc.Block{doc.Paragraph{Role: doc.Dense, Text: plainText(strings.Repeat("word ", 40*lead))}, table, doc.Paragraph{Role: doc.Dense, Text: plainText(strings.Repeat("word ", 40*end))}}
				st := &setter{textSetter: textSetter{workspace: &workspace{}, m: fake{}, digits: 2}, g: A4}
				c := chooser{st, st.segments(body)}
				loose, parted, best := c.plan(planning{squeezed: sectionsSqueezed}), c.plan(planning{squeezed: sectionsSqueezed, parted: true}), c.best(nil)
				fewer := len(parted.pages) < len(loose.pages)
				if fewer {
					saved++
				} else {
					kept++
				}
				if len(best.pages) > len(parted.pages) {
					t.Errorf("%d rows below %d lines: %d pages, parted %d", rows, lead, len(best.pages), len(parted.pages))
				}
			}
		}
	}
	if saved == 0 || kept == 0 {
		t.Errorf("parted %d times, not %d times", saved, kept)
	}
}
