package report

import (
	"dyad/data"
	"dyad/data/audit"
	"dyad/report/doc"
	"dyad/report/words"
)

// What a box holds at most.
const (
	mostDrawings  = 2
	mostSentences = 3
)

// box tells what to know before figures are quoted, nil if nothing is to be known. The
// gravest contradictions are drawn, the others told in sentences, those that touch
// nothing on page 1 in the notes only.
func (c *quoting) box(cautions []caution) *doc.QuoteBox {
	if len(cautions) == 0 {
		return nil
	}
	b := &doc.QuoteBox{Title: c.say("box.title")}
	for _, w := range cautions {
		if len(w.findings) > 0 && len(b.Drawings) < mostDrawings {
			if f, ok := c.conflictFigure(w.findings); ok {
				if b.Drawings = append(b.Drawings, f); w.lead == "box.conflict" {
					continue
				}
			}
		}
		if !w.aside && len(b.Sentences) < mostSentences {
			b.Sentences = append(b.Sentences, c.led(w.lead, w.text))
		}
	}
	if len(b.Drawings)+len(b.Sentences) == 0 { // contradictions that cannot be drawn
		b.Sentences = append(b.Sentences, c.led(cautions[0].lead, cautions[0].text))
	}
	return b
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

// conflictFigure draws a contradiction; false for one that is told in words only.
func (c *quoting) conflictFigure(findings []*audit.Finding) (doc.Figure, bool) {
	return doc.Figure{}, false
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
func (c *quoting) shownIn(strip []keyFigure) [3][]string {
	var out [3][]string
	ids := func(claims []*data.Claim) (all []string) {
		for _, cl := range claims {
			all = append(all, cl.ID)
		}
		return all
	}
	for _, of := range []string{c.left, c.right} {
		on := c.otherSide(of)
		things := c.things(of, on)
		for _, t := range things[:min(len(things), 2)] {
			out[0] = append(out[0], t.claim.ID)
		}
		out[2] = append(out[2], ids(bars(c.d, of, on))...)
	}
	for i, k := range strip {
		if i < 4 {
			out[1] = append(out[1], k.claim.ID)
		}
	}
	return out
}
