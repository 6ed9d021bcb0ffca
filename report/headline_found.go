package report

import (
	"strings"

	"dyad/report/doc"
)

// headline is the finding: the author's, or else what the figures say.
func (c *finding) headline() found {
	if !c.d.Headline.IsZero() {
		return c.authorHeadline()
	}
	if f, ok := c.productHeadline(); ok {
		return f
	}
	if t, ok := c.tables(); ok {
		if f, ok := c.tableHeadline(t); ok {
			return f
		}
	}
	return c.claimHeadline()
}

// authorHeadline is the headline of the dossier. Its first clause is what stands before a
// semicolon.
func (c *finding) authorHeadline() found {
	p := c.passage()
	p.prose(c.d.Headline, "headline", passage.plainFigure)
	s := p.spans()
	f := found{wordings: doc.Wordings{s}}
	clause := doc.Spans{}
	for _, span := range s {
		before, _, cut := strings.Cut(span.Text, ";")
		span.Text = before
		if clause = append(clause, span); cut {
			break
		}
	}
	f.clauses = doc.Wordings{clause}
	return f
}
