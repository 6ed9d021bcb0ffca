package pdf

import (
	"fmt"
	"strings"

	"dyad/report/layout"
)

// orderedText sets a run that has letters from right to left: its pieces in the order in
// which they are read, each where it belongs on the line. The glyphs of a piece stand in
// the file from left to right; of one that is read from the right they are marked as
// reversed (ISO 32000-1, 14.8.2.3.3). A bracket that shows as the other of its pair reads
// as what it shows, as in the files of other programs, by which readers go.
func (p *painter) orderedText(r *layout.Run) error {
	o := r.Order
	text, at := o.Text, o.At
	if !strings.HasPrefix(text[min(at, len(text)):], r.Text) { // a space was added
		text, at = r.Text, 0
	}
	pieces := p.res.fonts.Pieces(r.Font.Face, text, at, at+len(r.Text), o.RTL)
	for _, piece := range pieces {
		for _, g := range piece.Glyphs {
			if g.GID == 0 {
				return fmt.Errorf("no glyph for %q (U+%04X)", g.Rune, g.Rune)
			}
		}
		if len(piece.Glyphs) == 0 {
			continue
		}
		x := float64(r.X) + float64(piece.X)*float64(r.Font.Size)/1000
		p.c.fillColor(r.Color)
		p.c.beginText()
		if piece.RTL {
			p.c.op("/ReversedChars BMC")
		}
		p.c.startLine(x, float64(r.Baseline))
		p.c.at.end += p.c.show(r.Font, piece.Glyphs)
		if piece.RTL {
			p.c.op("EMC")
		}
	}
	return nil
}
