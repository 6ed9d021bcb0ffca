package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/report/doc"
)

// TestCaptioned: the caption and the note of a table stand beside it, in columns too, and a
// table that folds is a flow.
func TestCaptioned(t *testing.T) {
	p, caption, note := doc.Paragraph{Text: plainText("Before")}, plainText("Every figure"), plainText("As stated")
	whole, folded := doc.Table{ID: "fig-x", Caption: caption, Note: note}, doc.Table{Fold: true}
	parts := []doc.Block{doc.Paragraph{Role: doc.Caption, Text: caption, ID: "fig-x"}, whole, doc.Paragraph{Role: doc.Small, Text: note}}
	flow := doc.Flow{N: 2, Blocks: []doc.Block{folded}}
	in := []doc.Block{p, whole, doc.Columns{Cols: [][]doc.Block{{p, folded}, {whole}}}, folded, p}
	want := append(append([]doc.Block{p}, parts...), doc.Columns{Cols: [][]doc.Block{{p, flow}, parts}}, flow, p)
	if d := cmp.Diff(want, captioned(in)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]doc.Block{p, whole, doc.Columns{Cols: [][]doc.Block{{p, folded}, {whole}}}, folded, p}, in); d != "" {
		t.Errorf("the blocks of the document changed: %s", d)
	}
}
