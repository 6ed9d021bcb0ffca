package report

import (
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/report/doc"
)

// mostSeriesYears is the most columns of the figures by year, which have their units.
const mostSeriesYears = 6

// A seriesRow is one figure of a product in the years that the pages print.
type seriesRow struct {
	id string
	of map[int]*data.Claim // by year
}

// series are a table of the figures of a product that the pages print of several years, a
// year a column: each in a row of its own would be a page of them.
func (a *annex) series() []doc.Block {
	rows := a.seriesRows()
	var years []int
	for _, r := range rows {
		for y := range r.of {
			years = append(years, y)
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
	years = years[max(0, len(years)-mostSeriesYears):]
	t := doc.Table{Dense: true, Summary: a.text("annex.series-summary"), Cols: []doc.Column{{Head: a.say("ledger.id")}, {Head: a.say("ledger.what"), Weight: 1}}}
	for _, y := range years {
		t.Cols = append(t.Cols, doc.Column{Head: a.plain(strconv.Itoa(y)), Align: doc.Right})
	}
	for _, r := range rows {
		row := doc.Row{Cells: []doc.Cell{{Text: a.keep(doc.Span{Text: r.id, Muted: true})}, {Head: true}}}
		for _, y := range years {
			cl := r.of[y]
			if cl == nil {
				row.Cells = append(row.Cells, doc.Cell{Text: a.plain("–")})
				continue
			}
			row.Cells[1].Text = a.expanded(a.short(cl))
			a.placed[cl.ID] = true
			row.Cells = append(row.Cells, doc.Cell{Text: a.keep(doc.Span{Text: a.printed(cl), Anchor: ledgerAnchor(cl.ID)})})
		}
		if len(row.Cells[1].Text) > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []doc.Block{doc.Heading{Level: 3, Text: a.say("annex.series"), ID: "series"}, t}
}

// seriesRows are the figures whose id says their year, MA.8542.2021, with that of the
// latest year, MA.8542.
func (a *annex) seriesRows() []seriesRow {
	var rows []seriesRow
	for i := range a.d.Claims {
		cl := &a.d.Claims[i]
		base, ok := strings.CutSuffix(cl.ID, "."+strconv.Itoa(cl.Year()))
		if !ok || cl.Measure == "" || !strings.Contains(base, ".") || !a.isPrinted(ledgerRow{claims: []*data.Claim{cl}}) {
			continue
		}
		at := slices.IndexFunc(rows, func(r seriesRow) bool { return r.id == base })
		if at < 0 {
			at = len(rows)
			rows = append(rows, seriesRow{base, map[int]*data.Claim{}})
			if last := a.d.Claim(base); last != nil && last.Year() > 0 {
				rows[at].of[last.Year()] = last
			}
		}
		rows[at].of[cl.Year()] = cl
	}
	return rows
}
