package report

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
	"dyad/report/doc"
)

// mostSeriesYears is the most columns of the figures by year that have their units; where
// there are more, up to mostYears, a row of sums of money is in one unit, which stands beside
// what it is.
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
	years = years[max(0, len(years)-mostYears):]
	narrow := len(years) > mostSeriesYears
	t := doc.Table{Dense: true, Summary: a.text("annex.series-summary"), Cols: []doc.Column{{Head: a.say("ledger.id")}, {Head: a.say("ledger.what"), Weight: 4}}}
	for _, y := range years {
		t.Cols = append(t.Cols, doc.Column{Head: a.plain(strconv.Itoa(y)), Align: doc.Right, Weight: 1})
	}
	changes := changesOf(a.d, rows)
	if changes.period != "" {
		_, points := a.num.Parts(changes.one.Value, changes.one.Unit)
		t.Cols = append(t.Cols, doc.Column{Head: slices.Concat(a.plain(changes.period), a.say("list.next"), a.plain(points)), Align: doc.Right, Weight: 1})
	}
	for _, r := range rows {
		row := doc.Row{Cells: []doc.Cell{{Text: a.keep(doc.Span{Text: r.id, Muted: true})}, {Head: true}}}
		unit := a.unitOf(r)
		common, one := r.unit(years)
		if one = one && narrow && unit == ""; one {
			_, unit = a.num.Parts(quantity.Value{}, common)
		}
		for _, y := range years {
			cl := r.of[y]
			if cl == nil {
				row.Cells = append(row.Cells, doc.Cell{Text: a.plain("–")})
				continue
			}
			row.Cells[1].Text = a.expanded(a.label(cl))
			text := a.printed(cl)
			if unit != "" {
				row.Cells[1].Text = slices.Concat(row.Cells[1].Text, a.say("list.next"), a.plain(unit))
				text, _ = a.num.Parts(cl.Value, cl.Unit)
			}
			if one {
				text = a.inUnit(cl, common)
			}
			a.placed[cl.ID] = true
			row.Cells = append(row.Cells, doc.Cell{Text: a.keep(doc.Span{Text: text, Anchor: ledgerAnchor(cl.ID)})})
		}
		if changes.period != "" {
			row.Cells = append(row.Cells, a.changeCell(changes.of[r.id]))
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

// unit is the unit of the largest of a row's sums of money in some years; ok is false where
// it has others, or one that is only bounded.
func (r seriesRow) unit(years []int) (unit quantity.Unit, ok bool) {
	most := -1.0
	for _, y := range years {
		cl := r.of[y]
		if cl == nil {
			continue
		}
		if cl.Unit.Dim != quantity.Money || cl.Qualifier != quantity.Exact {
			return unit, false
		}
		if at := cl.Value.Float() * cl.Unit.Mult; at > most {
			most, unit = at, cl.Unit
		}
	}
	return unit, most >= 0
}

// seriesChanges are the changes of the shares of suppliers in percentage points, by the id of
// the row of a share, over the years of the first of them.
type seriesChanges struct {
	period string      // "2017–2022", "" for none
	one    *data.Claim // that has their unit
	of     map[string]*data.Claim
}

// changesOf finds them: the change KMA2 is that of the share OMA2 or, of the other state, SMA.
// One that is not the difference of its row's shares is none of it.
func changesOf(d *data.Dossier, rows []seriesRow) (c seriesChanges) {
	c.of = map[string]*data.Claim{}
	for i := range d.Claims {
		cl := &d.Claims[i]
		if cl.Measure != string(measure.ProductPoints) || !strings.HasPrefix(cl.ID, "KM") {
			continue
		}
		_, product, _ := strings.Cut(cl.ID, ".")
		at := slices.IndexFunc(rows, func(r seriesRow) bool { return r.id == "O"+cl.ID[1:] })
		if at < 0 {
			at = slices.IndexFunc(rows, func(r seriesRow) bool { return r.id == "SM"+cl.ID[2:3]+"."+product })
		}
		period := cl.Period.In(d.Lang, d.Lang)
		if at < 0 || c.of[rows[at].id] != nil || c.period != "" && period != c.period || !rows[at].changedBy(cl, period) {
			continue
		}
		if c.period == "" {
			c.period, c.one = period, cl
		}
		c.of[rows[at].id] = cl
	}
	return c
}

// changedBy tells whether a number of percentage points is the difference of the row's shares
// at the ends of a period, as they are rounded.
func (r seriesRow) changedBy(points *data.Claim, period string) bool {
	const rounding = 0.16 // of three figures of one decimal
	from, to, ok := strings.Cut(period, "–")
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if !ok || err != nil || err2 != nil || r.of[first] == nil || r.of[last] == nil {
		return false
	}
	return math.Abs(r.of[last].Value.Float()-r.of[first].Value.Float()-points.Value.Float()) < rounding
}

// changeCell has a change in percentage points, with its sign; "–" where there is none.
func (a *annex) changeCell(cl *data.Claim) doc.Cell {
	if cl == nil {
		return doc.Cell{Text: a.plain("–")}
	}
	a.placed[cl.ID] = true
	text := a.form(cl, data.Number)
	if cl.Value.Coef > 0 {
		text = "+" + text
	}
	return doc.Cell{Text: a.keep(doc.Span{Text: text, Anchor: ledgerAnchor(cl.ID)})}
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
