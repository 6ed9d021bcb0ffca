package compute

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// addShares says what part of each state's trade in the months the other has. A rank
// carries the months in its sentence, for it is of no year.
func (m *months) addShares() {
	for of := range m.country {
		addMonthShare(m, "SM", measure.ImportShare, of, measure.Import)
		addMonthShare(m, "SX", measure.ExportShare, of, measure.Export)
		for _, f := range []measure.Flow{measure.Export, measure.Import} {
			addRank(m.builder, of, f)
		}
		l := letter(of)
		for _, s := range [][3]string{{"SX" + l, "RX" + l, "pair.months.took"}, {"SM" + l, "RM" + l, "pair.months.supplied"}} {
			share, rank := m.firstOf(s[0]), m.firstOf(s[1])
			switch {
			case share != "" && rank != "":
				m.para(m.say(s[2]+"-ranked", m.refs(of, "share", ref(share), "rank", ref(rank))...))
			case share != "":
				m.para(m.say(s[2], m.refs(of, "share", ref(share))...))
			}
		}
	}
	addPartners(m.builder, measure.Import)
	addPartners(m.builder, measure.Export)
	m.section("trade-shares", m.say("pair.shares.title"), data.TopicGoods)
}

// addMonthShare adds the claim of a share in the months.
func addMonthShare(m *months, id string, of measure.ID, side int, f measure.Flow) {
	r := m.result(of, side, f, m.set.Report)
	if r == nil {
		return
	}
	key := "pair." + string(of)
	c := m.claimOf(id+letter(side), m.say(key, m.names(side)...), m.say(key+"-short", m.names(side)...), r)
	c.Base = m.text(m.say(key+"-base", m.names(side)...))
	c.Ratio = &data.Ratio{Part: m.flow(r.Terms[0]), Whole: m.flow(r.Terms[1])}
	c.Dependence = &data.Dependence{Of: m.code(side), On: m.code(1 - side), For: m.text(m.say("pair.months."+string(of)+"-for", "period", m.when(r.Year)))}
	m.add(c)
}

// addMonths draws the months of the year and of the year before, and adds a table of them
// for each flow by each report; by the seller's alone, or else the buyer's, where all are
// drawn.
func (m *months) addMonths() {
	years := []int{m.set.Year}
	for _, each := range m.s.Each {
		if trade.Month(each.Year).Year() == m.set.Year-1 {
			years = []int{m.set.Year - 1, m.set.Year}
		}
	}
	drawn := m.addLines(years)
	for of := range m.country {
		for _, r := range reports {
			if g := m.grid(of, r, years); len(g.Rows) > 0 {
				m.exhibit(g)
				if drawn {
					break // the other report is drawn, and its figures stand in the annex
				}
			}
		}
	}
	m.section("trade-months", m.say("pair.months.grid-title"), data.TopicGoods)
}

// grid is a table of the months of some years of one flow by one report; it has no rows
// where the report has no figure.
func (m *months) grid(of int, r measure.Report, years []int) data.Grid {
	by := r.By(measure.Export)
	told, who := m.told(of, r)
	g := data.Grid{ExhibitHead: data.ExhibitHead{ID: "months-" + map[measure.Report]string{measure.Own: "x", measure.Partners: "m"}[r] + []string{"a", "b"}[who], Half: true,
		Title: m.text(m.say("pair.months.grid", m.refs(of, "of", sides[who])...))}}
	g.Columns = []data.Text{m.text(m.say("pair.months.month"))}
	for _, year := range years {
		g.Columns = append(g.Columns, m.text(data.Literal(strconv.Itoa(year))))
	}
	figures := 0
	for number := 1; number <= 12; number++ {
		row := data.GridRow{Label: m.text(words.Capitalise(m.month(number)))}
		any := false
		for _, year := range years {
			month := trade.MonthOf(year, number)
			cell := data.Text{}
			id := m.monthClaim(of, r, by, month, true)
			switch {
			case id != "":
				cell = m.text(ref(id))
				figures++
			case slices.Contains(told, month):
				cell = m.text(m.say("pair.months.none"))
			}
			any = any || !cell.IsZero()
			row.Cells = append(row.Cells, cell)
		}
		if any {
			g.Rows = append(g.Rows, row)
		}
	}
	if figures == 0 {
		g.Rows = nil
	}
	g.Note = m.text(m.say("pair.months.note"))
	return g
}

// told are the months for which a report of a flow tells something, and whose it is.
func (m *months) told(of int, r measure.Report) (months []trade.Month, who int) {
	if r == measure.Partners {
		return m.s.Told[1-of][1], 1 - of
	}
	return m.s.Told[of][0], of
}

// fewestMonths is how many months a line has at least.
const fewestMonths = 3

// addLines draws a line over the months of some years for each flow by each report. A
// month that is told without the partner is one of no trade; one that is not told is a gap.
// drawn is false where no report tells three months.
func (m *months) addLines(years []int) (drawn bool) {
	e := data.Lines{ExhibitHead: data.ExhibitHead{ID: "months-lines", Title: m.text(m.say("pair.months.lines", refs(0)...))}}
	first, last := trade.Month(math.MaxUint16), trade.Month(0)
	for of := range m.country {
		for _, r := range reports {
			line := data.Line{Side: m.code(of), Label: m.text(m.say(map[measure.Report]string{measure.Own: "pair.line-exporter", measure.Partners: "pair.line-importer"}[r], refs(of)...))}
			told, _ := m.told(of, r)
			for month := trade.MonthOf(years[0], 1); month <= trade.MonthOf(years[len(years)-1], 12); month++ {
				id := m.monthClaim(of, r, r.By(measure.Export), month, false)
				if id == "" && slices.Contains(told, month) {
					id = m.noneIn(of, r, month)
				}
				if id != "" {
					line.Points = append(line.Points, id)
					first, last = min(first, month), max(last, month)
				}
			}
			if len(line.Points) >= fewestMonths {
				e.Series = append(e.Series, line)
			}
		}
	}
	if len(e.Series) > 0 {
		e.Subtitle = m.text(m.say("pair.months.lines-subtitle", "currency", data.Literal(currencyName(m.builder)), "span", data.Literal(m.say("pair.months.span", "first", m.monthOf(first), "last", m.monthOf(last)))))
		m.exhibit(e)
	}
	return len(e.Series) > 0
}

// noneIn is the claim that a report which tells a month has no trade of a flow in it.
func (m *months) noneIn(of int, r measure.Report, month trade.Month) string {
	t := measure.Term{Name: measure.Exports, From: m.country[of], To: m.country[1-of], By: r.By(measure.Export), Year: month.Year()}
	_, key, args := m.flowWords(t)
	v := measure.Result{ID: measure.FlowValue, Year: month.Year(), Unit: measure.Money, Terms: []measure.Term{t}}
	c := m.claimOf(fmt.Sprintf("%s%d%02d", m.monthly(of, r), month.Year(), month.Number()), m.say(key, args...), m.say(key+"-short", args...), &v)
	c.Period, c.Lines = m.text(month.String()), ""
	return m.add(c)
}

// monthClaim is the claim of a flow in one month by a report; "" where the table has no
// figure.
func (m *months) monthClaim(of int, r measure.Report, by trade.By, month trade.Month, ofAll bool) string {
	for _, each := range m.s.Each {
		f := each.Forth.By(by)
		if of == 1 {
			f = each.Back.By(by)
		}
		if trade.Month(each.Year) != month || !f.Known() {
			continue
		}
		t := measure.Term{Name: measure.Exports, From: m.country[of], To: m.country[1-of], By: by, Year: month.Year(), Level: f.Level, Value: f.Value, Rows: f.Rows}
		if ofAll && len(m.s.Months) == 1 && month == trade.MonthOf(m.set.Year, m.s.Months[0]) {
			return m.flow(t) // it is the month that all is said of
		}
		_, key, args := m.flowWords(t)
		v := measure.Result{ID: measure.FlowValue, Year: month.Year(), Unit: measure.Money, USD: f.Value, Terms: []measure.Term{t}}
		id := fmt.Sprintf("%s%d%02d", m.monthly(of, r), month.Year(), month.Number())
		if m.claim(id) != nil {
			return id
		}
		c := m.claimOf(id, m.say(key, args...), m.say(key+"-short", args...), &v)
		c.Period = m.text(month.String())
		c.Lines = m.s.Lines(t, month)
		return m.add(c)
	}
	return ""
}

// remark adds the remarks of the sources.
func (m *months) remark() {
	first := &m.d.Sources[0]
	remark := func(key string, args ...string) {
		first.Remarks = append(first.Remarks, m.text(m.say(key, args...)))
	}
	remarkPartnerless(m.builder, measure.ImportShare, "pair.remark.no-imports", "pair.remark.no-imports-both", remark)
	remarkPartnerless(m.builder, measure.ExportShare, "pair.remark.no-exports", "pair.remark.no-exports-both", remark)
	remarkDerived(m.builder, remark)
	remarkCovers(m.builder, remark)
	first.Remarks = append(first.Remarks, contradictionRemarks(m.builder)...)
	for i := range m.d.Sources {
		addReadingNotes(m.builder, i)
	}
}
