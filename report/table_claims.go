package report

import (
	"unicode/utf8"

	"dyad/data"
	"dyad/report/doc"
)

// claimTable has a row for each claim: label, figure, period. If all figures are of one
// source, its mark stands once, in the caption.
func (c *sections) claimTable(e data.Table) []doc.Block {
	h := e.Head()
	t := doc.Table{
		Summary: c.tableSummary(h),
		Cols: []doc.Column{
			{Head: c.say("table.what"), Weight: 2}, {Head: c.say("table.figure"), Align: doc.Right, Weight: 1}, {Head: c.say("table.period"), Weight: 1},
		},
	}
	var rows []doc.Datum
	one := !e.Title.IsZero() && isOfOneSource(c.d, e)
	for _, it := range e.Items {
		cl := c.d.Claim(it.Claim)
		label := c.rowLabel(it, cl, "exhibit "+h.ID)
		t.Rows = append(t.Rows, doc.Row{Cells: []doc.Cell{
			{Text: label, Head: true}, {Text: cellOf(c.quoter, cl, !one)}, {Text: c.period(cl, "period.none")},
		}})
		rows = append(rows, c.datum("", label.String(), cl, c.printed(cl)))
	}
	t.Data = c.dataOf(rows)
	t.Fold = !h.Half && len(t.Rows) >= longTable && c.isNarrowTable(e)
	t = c.captioned(h, t)
	if one {
		t.Caption = withMark(c.quoter, t.Caption, c.d.Claim(e.Items[0].Claim))
	}
	return []doc.Block{t}
}

// isOfOneSource tells whether one endnote cites all figures of a table.
func isOfOneSource(d *data.Dossier, e data.Table) bool {
	for _, it := range e.Items {
		if cl, first := d.Claim(it.Claim), d.Claim(e.Items[0].Claim); cl.Source == "" || cl.Source != first.Source || cl.Evidence != first.Evidence {
			return false
		}
	}
	return len(e.Items) > 1
}

// cellOf is a figure in a table, with its mark or without.
func cellOf(c *quoter, cl *data.Claim, marked bool) doc.Spans {
	if marked {
		return c.figure(cl, data.Full)
	}
	p := c.passage()
	p.value(cl, data.Full)
	return p.spans()
}

// withMark is a caption with the mark of a source.
func withMark(c *quoter, caption doc.Spans, cited *data.Claim) doc.Spans {
	p := c.passage()
	p.put(caption)
	p.ref(cited)
	return p.spans()
}

// captioned is a table with its title above and its note below.
func (c *sections) captioned(h data.ExhibitHead, t doc.Table) doc.Table {
	t.ID = figureAnchor(h.ID)
	if !h.Title.IsZero() {
		title := c.passage()
		title.put(c.unmarked(h.Title, "exhibit "+h.ID))
		title.embolden(title.from)
		if !h.Subtitle.IsZero() {
			at := title.here()
			title.say("caption.subtitle")
			title.put(c.unmarked(h.Subtitle, "exhibit "+h.ID))
			title.mute(at)
		}
		t.Caption = title.spans()
	}
	if !h.Note.IsZero() {
		t.Note = c.citedText(h.Note, "exhibit "+h.ID)
	}
	return t
}

func (c *figures) isNarrowTable(t data.Table) bool {
	var label, figure, period int
	for _, it := range t.Items {
		cl := c.d.Claim(it.Claim)
		label = max(label, utf8.RuneCountInString(c.rowLabel(it, cl, "").String()))
		figure = max(figure, utf8.RuneCountInString(c.form(cl, data.Full)))
		period = max(period, utf8.RuneCountInString(c.form(cl, data.Period)))
	}
	return label+figure+period <= narrowRunes
}

// narrowRunes is the number of characters that half the width of the page holds in
// table type. A table of claims is narrow if its longest label, figure and period
// have no more. Over the whole width its figures would be far from its labels.
const narrowRunes = 56

// longTable is the least number of rows of a narrow table that is set in two columns.
const longTable = 12

// isShortTable tells whether a table is short and narrow enough for half the width.
func isShortTable(c *figures, e data.Exhibit) bool {
	t := e.(data.Table)
	return len(t.Items) < longTable && c.isNarrowTable(t)
}

// thresholdTable is a table of indices and of the threshold that they are set against.
func (c *sections) thresholdTable(e data.Threshold) []doc.Block {
	items := append(append([]data.Item(nil), e.Items...), data.Item{Claim: e.Threshold})
	return c.claimTable(data.Table{ExhibitHead: e.ExhibitHead, Items: items})
}
