package report

import (
	"strings"

	"dyad/report/doc"
)

// headline is the finding: the author's, or else what the figures say, at last with the
// short names of the states.
func (c *finding) headline() found {
	if !c.d.Headline.IsZero() {
		return c.authorHeadline()
	}
	if f := isDraft(c.Findings); f != nil {
		return clauses(c.inOneLine(f))
	}
	f := c.byFigures()
	if c.d.A.ShortIn(c.lang, c.d.Lang)+c.d.B.ShortIn(c.lang, c.d.Lang) != "" {
		c.shortNames = true
		short := c.byFigures()
		c.shortNames = false
		f.wordings, f.clauses = append(f.wordings, short.wordings...), append(f.clauses, short.clauses...)
	}
	return f
}

// byFigures is what the figures say: computed ones, else stated ones.
func (c *finding) byFigures() found {
	if f, ok := c.productHeadline(); ok {
		return f
	}
	if t, ok := c.tables(); ok && t.year() == 0 {
		// Of months of a year: the figures may be of some products, which the title alone says.
		return clauses(c.keep(c.authored(c.d.Title, "title")))
	} else if ok {
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
