package report

import (
	"slices"

	"dyad/data/audit"
	"dyad/report/doc"
)

// evidence is the last part of a brief, which supports the figures of the others:
// notes, the ledger, method and sources.
type evidence struct {
	proof
	notes   noteList
	ledger  ledger
	method  method
	sources sourceList
	files   files
}

// proof is what all parts of the evidence know: the findings of the audit.
type proof struct {
	*explainer
	audit.Result
}

func newEvidence(x *explainer, checked audit.Result) evidence {
	p := proof{x, checked}
	return evidence{proof: p, notes: noteList{proof: p}, ledger: ledger{proof: p}, method: method{p}, sources: sourceList{x}, files: files{proof: p}}
}

// level puts each of parts below the shorter of two halves.
func level(left, right []doc.Block, parts ...[]doc.Block) (l, r []doc.Block) {
	for _, p := range parts {
		if lines(left) <= lines(right) {
			left = slices.Concat(left, p)
		} else {
			right = slices.Concat(right, p)
		}
	}
	return left, right
}

// blocks sets the notes in the left half and the ledger and the method in the right
// one, and the sources below the shorter of both; what is longer than a page goes on in
// both halves of the next. A long ledger takes both halves by itself.
func (c *evidence) blocks() []doc.Block {
	if len(usedMeasures(c.d)) > 0 {
		return c.annexBlocks()
	}
	out := []doc.Block{doc.Heading{Level: 2, Text: c.title(), ID: "proof", Fresh: true}}
	notes, ledger, method := slices.Concat(c.notes.blocks(), c.notes.crosschecks()), c.ledger.blocks(), c.method.blocks()
	sources, outside := c.sources.dossier(), c.sources.outside()
	if len(ledgerRows(c.d)) <= longLedger {
		left, right := level(notes, slices.Concat(ledger, method, c.method.gaps()), sources, outside)
		return append(out, doc.Flow{N: 2, Blocks: slices.Concat(left, right)})
	}
	out = append(out, doc.Flow{N: 2, Blocks: notes}, doc.Flow{N: 2, Blocks: ledger}, doc.Flow{N: 2, Blocks: method})
	if gaps := c.method.gaps(); len(gaps) > 0 {
		out = append(out, doc.Flow{N: 2, Blocks: gaps})
	}
	out = append(out, doc.Rule{})
	if len(outside) == 0 {
		return append(out, doc.Flow{N: 2, Blocks: sources})
	}
	return append(out, halves(sources, outside))
}

// title says that figures contradict each other, if any do.
func (c *evidence) title() doc.Spans {
	if slices.ContainsFunc(c.Findings, func(f audit.Finding) bool { return f.Severity == audit.Conflict }) {
		return c.say("proof.title")
	}
	return c.say("proof.title-holds")
}

// lines is about how many lines of note type blocks take in half the width.
func lines(bs []doc.Block) int {
	const regular, condensed = 64, 78 // letters a line
	of := func(s doc.Spans, letters int) int { return 1 + len([]rune(s.String()))/letters }
	n := 0
	for _, b := range bs {
		switch b := b.(type) {
		case doc.Heading:
			n += 2
		case doc.Paragraph:
			if b.Role == doc.Dense {
				n += of(b.Text, condensed)
			} else {
				n += of(b.Text, regular)
			}
		case doc.List:
			for _, it := range b.Items {
				letters := regular
				if b.Small {
					letters = condensed
				}
				n += of(slices.Concat(it.Label, it.Text), letters)
			}
		case doc.Table:
			n += 1 + len(b.Rows)
		}
	}
	return n
}
