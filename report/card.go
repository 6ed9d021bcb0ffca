package report

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"

	"dyad/charts"
	"dyad/report/doc"
	"dyad/report/pdf"
)

// The size of a card, in pixels, which is what networks show beside a link.
const (
	cardWide = 1200
	cardHigh = 630
)

// card is the picture of a brief: its main figure, or else the first that it has; of a
// brief without figures its headline and first key figure.
func card(d *doc.Document, h *House) ([]byte, error) {
	theme, err := pdf.RasterTheme()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := charts.Card(&b, cardFigure(d), h.Theme(theme), cardWide, cardHigh); err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	return signed(b.Bytes()), nil
}

// signed is a PNG with the chunk that says which program made it, after its first one, by
// which a later run knows that it may replace the file (PNG, third edition, 5.3 and 11.3.3).
func signed(png []byte) []byte {
	const first = 8 + 4 + 4 + 13 + 4 // the signature, and IHDR with its length, name and sum
	chunk := "tEXtSoftware\x00dyad"
	var b []byte
	b = append(b, png[:first]...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(chunk)-len("tEXt")))
	b = append(b, chunk...)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(chunk)))
	return append(b, png[first:]...)
}

// cardFigure is what a card shows, with its words.
func cardFigure(d *doc.Document) charts.Figure {
	var title doc.Spans
	var find func(blocks []doc.Block) (charts.Figure, bool)
	find = func(blocks []doc.Block) (charts.Figure, bool) {
		for _, b := range blocks {
			var inside []doc.Block
			switch b := b.(type) {
			case doc.Figure:
				if len(b.Title) > 0 {
					title = b.Title
				}
				return charts.WithHead(b.Chart, charts.Head{Title: title.String(), Subtitle: b.Subtitle.String(), Note: b.Note.String(), Alt: b.Alt}), true
			case doc.Heading:
				title = b.Text
			case doc.Front:
				inside = slices.Concat(b.Picture, b.Second)
			case doc.Columns:
				inside = slices.Concat(b.Cols...)
			case doc.Flow:
				inside = b.Blocks
			}
			if f, ok := find(inside); ok {
				return f, true
			}
		}
		return nil, false
	}
	if f, ok := find(d.Body); ok {
		return f
	}
	head := charts.Head{Title: d.Title}
	number, label := "", ""
	if front, ok := d.Body[0].(doc.Front); ok {
		head.Title = front.Headline.First().String()
		if len(front.Strip) > 0 {
			s := front.Strip[0]
			number = strings.Join(strings.Fields(s.Qualifier.String()+" "+s.Number.String()+" "+s.Unit.String()), " ")
			label = s.Label.First().String()
		}
	}
	return charts.WithHead(charts.NewKeyFigure(number, label), head)
}
