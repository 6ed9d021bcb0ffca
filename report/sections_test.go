package report

import (
	"testing"

	"dyad/report/doc"
)

// TestTextStandsBesideTheLastHalf: a section with figures of half the width has its text
// beside or below the last of them, so that no half is empty.
func TestTextStandsBesideTheLastHalf(t *testing.T) {
	half := func(text string) []doc.Block {
		return []doc.Block{doc.Table{Rows: []doc.Row{{Cells: []doc.Cell{{Text: doc.Spans{{Text: text}}}}}}}}
	}
	text := []doc.Block{doc.Paragraph{Text: doc.Spans{{Text: "One."}}}, doc.Paragraph{Text: doc.Spans{{Text: "Two."}}}}
	for n := 1; n <= 5; n++ {
		p := sectionParts{text: text}
		for range n {
			p.halfs = append(p.halfs, half("x"))
		}
		blocks := p.blocks()
		if got := len(blocks) - 1; got != (n+1)/2 {
			t.Errorf("%d figures: %d blocks below the title, want %d", n, got, (n+1)/2)
		}
		paragraphs := 0
		for _, b := range blocks[1:] {
			c, ok := b.(doc.Columns)
			if !ok || len(c.Cols[0]) == 0 || len(c.Cols[1]) == 0 {
				t.Errorf("%d figures: a half is empty", n)
				continue
			}
			for _, x := range append(c.Cols[0], c.Cols[1]...) {
				if _, ok := x.(doc.Paragraph); ok {
					paragraphs++
				}
			}
		}
		if paragraphs != len(text) {
			t.Errorf("%d figures: %d paragraphs, want %d", n, paragraphs, len(text))
		}
	}
}
