package compute

import (
	"fmt"
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

// addMonths adds a table of the months of the year and of the year before for each flow
// by each report.
func (m *months) addMonths() {
	years := []int{m.set.Year}
	for _, each := range m.s.Each {
		if trade.Month(each.Year).Year() == m.set.Year-1 {
			years = []int{m.set.Year - 1, m.set.Year}
		}
	}
	for of := range m.country {
		for _, r := range reports {
			if g := m.grid(of, r, years); len(g.Rows) > 0 {
				m.exhibit(g)
			}
		}
	}
	m.section("trade-months", m.say("pair.months.grid-title"), data.TopicGoods)
}

// grid is a table of the months of some years of one flow by one report; it has no rows
// where the report has no figure.
func (m *months) grid(of int, r measure.Report, years []int) data.Grid {
	by := r.By(measure.Export)
	told := m.s.Told[of][0]
	who := of
	if r == measure.Partners {
		told, who = m.s.Told[1-of][1], 1-of
	}
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
			id := m.monthClaim(of, r, by, month)
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

// monthClaim is the claim of a flow in one month by a report; "" where the table has no
// figure.
func (m *months) monthClaim(of int, r measure.Report, by trade.By, month trade.Month) string {
	for _, each := range m.s.Each {
		f := each.Forth.By(by)
		if of == 1 {
			f = each.Back.By(by)
		}
		if trade.Month(each.Year) != month || !f.Known() {
			continue
		}
		t := measure.Term{Name: measure.Exports, From: m.country[of], To: m.country[1-of], By: by, Year: month.Year(), Level: f.Level, Value: f.Value, Rows: f.Rows}
		if len(m.s.Months) == 1 && month == trade.MonthOf(m.set.Year, m.s.Months[0]) {
			return m.flow(t) // it is the month that all is said of
		}
		_, key, args := m.flowWords(t)
		v := measure.Result{ID: measure.FlowValue, Year: month.Year(), Unit: measure.Money, USD: f.Value, Terms: []measure.Term{t}}
		c := m.claimOf(fmt.Sprintf("%s%d%02d", m.monthly(of, r), month.Year(), month.Number()), m.say(key, args...), m.say(key+"-short", args...), &v)
		c.Period = m.text(m.monthOf(month))
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
