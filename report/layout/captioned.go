package layout

import (
	"slices"

	"dyad/report/doc"
)

// captioned is bs with the caption and the note of each table as blocks above and below
// it, as they are set, and with tables that fold in two columns.
func captioned(bs []doc.Block) []doc.Block {
	out := bs
	for i, b := range bs {
		parts := []doc.Block{b}
		switch b := b.(type) {
		case doc.Table:
			if parts = captionedTable(b); len(parts) == 1 && !b.Fold {
				continue
			}
		case doc.Columns:
			cols := make([][]doc.Block, len(b.Cols))
			for k := range cols {
				cols[k] = captioned(b.Cols[k])
			}
			b.Cols = cols
			parts[0] = b
		case doc.Flow:
			b.Blocks = captioned(b.Blocks)
			parts[0] = b
		default:
			continue
		}
		at := len(out) - (len(bs) - i)
		out = slices.Concat(out[:at], parts, out[at+1:])
	}
	return out
}

func captionedTable(t doc.Table) []doc.Block {
	var out []doc.Block
	if len(t.Caption) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Caption, Text: t.Caption, ID: t.ID})
	}
	if t.Fold {
		out = append(out, doc.Flow{N: 2, Blocks: []doc.Block{t}})
	} else {
		out = append(out, t)
	}
	if len(t.Note) > 0 {
		out = append(out, doc.Paragraph{Role: doc.Small, Text: t.Note})
	}
	return out
}
