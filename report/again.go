package report

import (
	"slices"
	"strings"

	"dyad/report/doc"
)

// again sets the words of money that a text has in full before in their short form: in
// each heading with its subtitle and each paragraph by itself, and over all of the proof,
// whose sentences are read as a list.
func (c *composer) again(blocks []doc.Block) { c.againIn(blocks, new(bool)) }

func (c *composer) againIn(blocks []doc.Block, proof *bool) {
	for i, b := range blocks {
		switch b := b.(type) {
		case doc.Heading:
			said := false
			b.Text, b.Subtitle = c.saidAgain(b.Text, &said), c.saidAgain(b.Subtitle, &said)
			blocks[i] = b
		case doc.Paragraph:
			said := new(bool)
			if b.Role == doc.Dense {
				said = proof
			}
			b.Text = c.saidAgain(b.Text, said)
			blocks[i] = b
		case doc.List:
			said := new(bool)
			if b.Small {
				said = proof
			}
			for k := range b.Items {
				b.Items[k].Text = c.saidAgain(b.Items[k].Text, said)
			}
		case doc.Columns:
			for _, col := range b.Cols {
				c.againIn(col, proof)
			}
		case doc.Flow:
			c.againIn(b.Blocks, proof)
		case doc.Front:
			for k := range b.Standfirst {
				b.Standfirst[k] = c.saidAgain(b.Standfirst[k], new(bool))
			}
			if b.Box != nil {
				said := false
				for k := range b.Box.Sentences {
					b.Box.Sentences[k] = c.saidAgain(b.Box.Sentences[k], &said)
				}
			}
		}
	}
}

// saidAgain is a text with its words of money in full once, or never if they were said
// before. A point that ends the short form ends the sentence too.
func (c *composer) saidAgain(s doc.Spans, said *bool) doc.Spans {
	out := s
	for i := range s {
		text, now := c.num.Again(out[i].Text, *said)
		*said = now
		if text == out[i].Text {
			continue
		}
		if &out[0] == &s[0] { // others may have the text as it was
			out = slices.Clone(s)
		}
		out[i].Text = text
		if strings.HasSuffix(text, ".") && i+1 < len(out) && strings.HasPrefix(out[i+1].Text, ".") {
			out[i+1].Text = out[i+1].Text[1:]
		}
	}
	return out
}
