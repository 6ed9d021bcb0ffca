package report

import (
	"slices"

	"dyad/data/audit"
	"dyad/report/doc"
)

// evidence is the last part of a brief, which supports the figures of the others:
// notes, cross-checks, the ledger, method and sources.
type evidence struct {
	*explainer
	audit.Result // of the dossier
	version      string
}

// blocks sets the evidence in two columns. A table of measures goes across both.
func (c *evidence) blocks() []doc.Block {
	first := slices.Concat(c.notes(), c.crosschecks(), c.ledger())
	method, rest := c.method(), slices.Concat(c.gaps(), c.sources(), c.reproduce())
	if len(c.usedMeasures()) == 0 {
		return []doc.Block{doc.Flow{N: 2, Blocks: slices.Concat(first, method, rest)}}
	}
	return slices.Concat([]doc.Block{doc.Flow{N: 2, Blocks: first}}, method, []doc.Block{doc.Flow{N: 2, Blocks: rest}})
}
