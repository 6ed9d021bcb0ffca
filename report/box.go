package report

import (
	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/words"
)

// What page 1 holds at most.
const (
	mostKeyFigures = 4
	mostDrawings   = 2
	mostSentences  = 3
	mostOfProduct  = 4 // sentences, of one product
)

// box tells what to know before figures are quoted, nil if nothing is to be known. The
// gravest contradictions are drawn, the others told in sentences, those that touch
// nothing on page 1 in the notes only.
func (c *quoting) box(cautions []caution) *doc.QuoteBox {
	if len(cautions) == 0 {
		return nil
	}
	b := &doc.QuoteBox{Title: c.say("box.title")}
	most := mostSentences
	if p, ok := oneProductOf(c.d); ok && p.drawn {
		most = mostOfProduct
	}
	var aside []caution
	for _, w := range cautions {
		if len(w.findings) > 0 && len(b.Drawings) < mostDrawings && isOfOneThing(w.findings[0]) {
			if f, ok := c.draw(w.findings...); ok {
				if b.Drawings = append(b.Drawings, f); w.lead == "box.conflict" {
					continue
				}
			}
		}
		switch {
		case w.aside:
			aside = append(aside, w)
		case len(b.Sentences) < most:
			b.Sentences = append(b.Sentences, c.led(w.lead, w.text))
		}
	}
	if d := b.Drawings; len(d) == 2 && d[0].Subtitle.String() == d[1].Subtitle.String() { // of one unit
		d[0].Chart, d[1].Chart = charts.OneScale(d[0].Chart, d[1].Chart)
	}
	if len(b.Drawings) == 1 && len(b.Sentences) == 0 { // there is room beside it
		for _, w := range aside[:min(len(aside), mostDrawings)] {
			b.Sentences = append(b.Sentences, c.led(w.lead, w.text))
		}
	}
	if len(b.Drawings)+len(b.Sentences) == 0 { // contradictions that cannot be drawn
		b.Sentences = append(b.Sentences, c.led(cautions[0].lead, cautions[0].text))
	}
	return b
}

// isOfOneThing tells whether a contradiction is of two figures of one quantity, which may
// be drawn beside each other. Of a part that is over its whole, say, the figures are of
// two.
func isOfOneThing(f *audit.Finding) bool {
	switch f.Rule {
	case "restated", "outside-same", "two-reports", "mix-total", "printed-share", "sum-differs", "difference-differs", "growth-differs", "product-differs", "levels-differ":
		return true
	}
	return false
}

// led is a sentence with a lead in bold.
func (c *quoting) led(lead string, text doc.Spans) doc.Spans {
	p := c.passage()
	p.say(lead)
	p.embolden(p.from)
	p.space()
	p.put(text)
	return p.spans()
}

// checkedLine says that the figures that could be compared agree, in place of a box.
func (c *quoting) checkedLine() doc.Spans {
	t := c.Tally
	switch {
	case t.Figures == 0:
		return nil
	case t.Compared == 0:
		return c.say("checked.none")
	}
	return c.say("checked.agree", words.Count(t.Compared), words.Text("total", c.number(t.Figures)))
}

// shownIn are the claims that the headline, the key figures and the main figure show.
func (c *quoting) shownIn(strip []keyFigure, main []*data.Claim) [3][]string {
	var out [3][]string
	for _, of := range []string{c.left, c.right} {
		things := c.things(of, c.otherSide(of))
		for _, t := range things[:min(len(things), 2)] {
			out[0] = append(out[0], t.claim.ID)
		}
	}
	for i, k := range strip {
		if i < mostKeyFigures {
			out[1] = append(out[1], k.claim.ID)
		}
	}
	for _, cl := range main {
		out[2] = append(out[2], cl.ID)
	}
	return out
}
