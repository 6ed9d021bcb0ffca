package report

import (
	"dyad/data"
	"dyad/report/doc"
)

// rowLabel is what a row of a table is called: by the table, or as its claim is.
func (c *quoter) rowLabel(it data.Item, cl *data.Claim, origin string) doc.Spans {
	if it.Label.IsZero() {
		return c.keep(c.short(cl))
	}
	return c.prose(it.Label, origin)
}
