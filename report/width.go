package report

import (
	"unicode/utf8"

	"dyad/data"
	"dyad/report/doc"
)

// A table of claims is narrow when its longest label, figure and period have no
// more characters than half the measure holds in table type. A narrow table has
// its figures beside its labels: across the whole page they would be far apart.
const narrowRunes = 56

// longTable is the number of rows from which a narrow table that takes the
// whole measure is set in two columns.
const longTable = 12

// isHalf tells whether an exhibit takes half the measure: what its author says,
// or else what its content needs.
func (c *composer) isHalf(e data.Exhibit) bool {
	h := e.Head()
	if h.Half || h.Full {
		return h.Half
	}
	switch t := e.(type) {
	case data.Timeline:
		return true
	case data.Table:
		return len(t.Items) < longTable && c.isNarrowTable(t)
	}
	return false
}

func (c *composer) isNarrowTable(t data.Table) bool {
	var label, figure, period int
	for _, it := range t.Items {
		cl := c.d.Claim(it.Claim)
		label = max(label, utf8.RuneCountInString(c.rowLabel(it, cl, "").String()))
		figure = max(figure, utf8.RuneCountInString(c.form(cl, data.Full)))
		period = max(period, utf8.RuneCountInString(c.form(cl, data.Period)))
	}
	return label+figure+period <= narrowRunes
}

// rowLabel is what a row of a table is called: by the table, or as its claim is.
func (c *composer) rowLabel(it data.Item, cl *data.Claim, origin string) doc.Spans {
	if it.Label.IsZero() {
		return c.keep(c.short(cl))
	}
	return c.prose(it.Label, origin)
}
