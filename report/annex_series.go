package report

import (
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
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
	t := doc.Table{Dense: true, Summary: a.text("annex.series-summary"), Cols: []doc.Column{{Head: a.say("ledger.id")}, {Head: a.say("ledger.what"), Weight: 4}}}
	for _, y := range years {
		t.Cols = append(t.Cols, doc.Column{Head: a.plain(strconv.Itoa(y)), Align: doc.Right, Weight: 1})
	}
	for _, r := range rows {
		row := doc.Row{Cells: []doc.Cell{{Text: a.keep(doc.Span{Text: r.id, Muted: true})}, {Head: true}}}
		unit := a.unitOf(r)
		for _, y := range years {
			cl := r.of[y]
			if cl == nil {
				row.Cells = append(row.Cells, doc.Cell{Text: a.plain("–")})
				continue
			}
			row.Cells[1].Text = a.expanded(a.short(cl))
			text := a.printed(cl)
			if unit != "" {
				row.Cells[1].Text = slices.Concat(row.Cells[1].Text, a.say("list.next"), a.plain(unit))
				text, _ = a.num.Parts(cl.Value, cl.Unit)
			}
			a.placed[cl.ID] = true
			row.Cells = append(row.Cells, doc.Cell{Text: a.keep(doc.Span{Text: text, Anchor: ledgerAnchor(cl.ID)})})
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

// unitOf is the unit of sums of money that all have the same, which then stands beside
// what they are; "" of other figures.
func (a *annex) unitOf(r seriesRow) string {
	var unit quantity.Unit
	for _, cl := range r.of {
		if cl.Unit.Dim != quantity.Money || cl.Qualifier != quantity.Exact || unit.Mult != 0 && unit != cl.Unit {
			return ""
		}
		unit = cl.Unit
	}
	_, text := a.num.Parts(quantity.Value{}, unit)
	return text
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
