package compute

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// months makes the dossier of a pair from trade by months.
type months struct {
	*builder
	s *measure.MonthSet
}

// monthsOf makes the dossier of what a pair traded in the months of a year, without
// its bytes.
func monthsOf(o Options) (*data.Dossier, error) {
	o.All.Set, o.All.Table = o.Months.Set, o.Months.Table
	b, err := newBuilder(&o, o.All.Set)
	if err != nil {
		return nil, err
	}
	m := &months{b, o.Months}
	b.period = m.monthsOf
	m.name()
	addSources(b)
	m.addFlows()
	m.addTrailing()
	m.addShares()
	m.addMonths()
	m.remark()
	addMeasures(b)
	addGaps(b)
	addTiles(b)
	if err := errors.Join(b.errs...); err != nil {
		return nil, fmt.Errorf("dossier %s: %w", b.d.ID, err)
	}
	return &b.d, nil
}

// monthsOf are the months of the set in a year, in words: "January–March 2024".
func (m *months) monthsOf(year int, key string) string {
	return m.say(key, "months", m.list(m.named(m.s.Months)), "year", strconv.Itoa(year))
}

// named are months by their numbers in words; three or more that follow each other are
// a range.
func (m *months) named(numbers []int) []string {
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if j < i+2 {
			j = i
			parts = append(parts, m.month(numbers[i]))
		} else {
			parts = append(parts, m.say("pair.months.run", "first", m.month(numbers[i]), "last", m.month(numbers[j])))
		}
		i = j + 1
	}
	return parts
}

func (m *months) month(number int) string { return m.say("pair.month." + strconv.Itoa(number)) }

// monthOf is one month of a year in words.
func (m *months) monthOf(month trade.Month) string {
	return m.say("pair.months.of", "months", m.month(month.Number()), "year", strconv.Itoa(month.Year()))
}

// name sets what identifies the dossier.
func (m *months) name() {
	m.d.ID += "-months"
	m.d.AsOf = time.Date(m.set.Year, time.Month(m.s.Last())+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	sentences := []string{m.say("pair.months.about", "period", data.Literal(m.when(m.set.Year)))}
	if p := m.s.Product; p.Level() != trade.AllProducts {
		goods := m.say("pair.product.code", "code", p.Code())
		m.d.ID += "-" + p.Code()
		m.d.Title = m.text(m.say("pair.good.title", append(m.names(0), "goods", goods)...))
		m.d.Keywords = append(m.d.Keywords, m.text(goods))
		sentences = append(sentences, m.say("pair.months.goods", "goods", data.Literal(fullName(m.builder, p))))
	}
	if len(m.s.Untold) > 0 {
		sentences = append(sentences, m.say("pair.months.left-out", "months", m.list(m.named(m.s.Untold))))
	}
	switch {
	case !m.s.Compared():
		sentences = append(sentences, m.say("pair.months.not-compared"))
	case len(m.s.Holiday) > 0:
		sentences = append(sentences, m.say("pair.months.holiday", "months", m.list(m.named(m.s.Holiday))))
	}
	m.para(sentences...)
}

// refs are the arguments of a sentence: references to a side and the other, and the
// months.
func (m *months) refs(of int, more ...string) []string {
	return append(append(refs(of), "period", data.Literal(m.when(m.set.Year))), more...)
}

// reports are the reports of a flow that tables by months have, as its seller sees them.
var reports = []measure.Report{measure.Own, measure.Partners}

// addFlows says what each sold the other in the months by each report, and how that
// differs from the same months of the year before.
func (m *months) addFlows() {
	addOtherReports(m.builder)
	addBalances(m.builder)
	addContradictions(m.builder)
	for of := range m.country {
		for _, r := range reports {
			v := m.result(measure.FlowValue, of, measure.Export, r)
			if v == nil {
				continue
			}
			key := "pair.months.sold"
			if r == measure.Partners {
				key = "pair.months.sold-partner"
			}
			m.para(m.say(key, m.refs(of, "x", ref(m.flow(v.Terms[0])))...), m.change(of, r))
		}
	}
	for of := range m.country {
		if t, l := m.firstOf("T"+letter(of)), m.firstOf("L"+letter(of)); t != "" && l != "" {
			m.para(m.say("pair.months.sum", append(refs(of), "of", "{A}", "turnover", ref(t), "balance", ref(l))...))
		}
	}
	m.para(mirrorSentences(m.builder)...)
	addFlowGrid(m.builder)
	m.section("trade-flows", m.say("pair.trade.title-one", refs(0)...), data.TopicGoods)
}

// change says how a flow differs from the same months of the year before, by one
// report.
func (m *months) change(of int, r measure.Report) string {
	base := []string{"base", data.Literal(strconv.Itoa(m.set.Year - 1))}
	g := m.result(measure.Growth, of, measure.Export, r)
	if !m.s.Compared() {
		return ""
	}
	if g == nil {
		if m.fromZero(of, r) {
			return m.say("pair.months.from-zero", base...)
		}
		return ""
	}
	id := map[measure.Report]string{measure.Own: "G" + letter(of), measure.Partners: "GM" + letter(1-of)}[r]
	key, label := byDirection(g.Value, "pair.months.rose", "pair.months.fell", "pair.months.same"), "pair.months.change"
	if g.Value >= manifold {
		key, label = "pair.months.times", "pair.months.change-times"
	}
	_, by := reportOf(r)
	what := func(end string) string {
		return m.say("pair.report-"+by+end, append(m.names(of), "what", m.say(label+end, m.names(of)...))...)
	}
	c := m.claimOf(id, what(""), what("-short"), g)
	c.Period = m.text(m.say("pair.months.both", "months", m.list(m.named(m.s.Months)), "base", strconv.Itoa(g.Base), "year", strconv.Itoa(g.Year)))
	if g.Value >= manifold {
		c.Value, c.Unit, c.Qualifier = decimal(1+g.Value, 0), unitOf(m.say("pair.unit.times")), quantity.Exact
	}
	return m.say(key, append(base, "g", ref(m.add(c)))...)
}

// fromZero reports whether a flow was told as nothing in the same months of the year
// before.
func (m *months) fromZero(of int, r measure.Report) bool {
	for _, x := range m.set.Missing {
		if x.Measure == measure.Growth && x.Of == m.country[of] && x.Report == r && x.Needs == measure.NeedsNonzero {
			return true
		}
	}
	return false
}

// addTrailing sets the last twelve months beside the twelve before them.
func (m *months) addTrailing() {
	var out []string
	for of := range m.country {
		for _, r := range reports {
			t, ok := m.s.Trailing(of, r.By(measure.Export))
			if !ok || t.Before.Rows == 0 {
				continue
			}
			who := of
			if r == measure.Partners {
				who = 1 - of
			}
			now, before := m.twelve(of, r, t.Now, t.Last), m.twelve(of, r, t.Before, t.Last-12)
			out = append(out, m.say("pair.months.twelve", m.refs(of, "of", sides[who], "month", data.Literal(m.monthOf(t.Last)), "x", ref(now), "before", ref(before))...))
		}
	}
	m.para(out...)
	m.section("trade-twelve", m.say("pair.months.twelve-title"), data.TopicGoods)
}

// twelve is the claim of a flow in the twelve months to one.
func (m *months) twelve(of int, r measure.Report, t measure.Term, last trade.Month) string {
	_, by := reportOf(r)
	what := func(end string) string {
		return m.say("pair.report-"+by+end, append(m.names(of), "what", m.say("pair.months.twelve-label"+end, m.names(of)...))...)
	}
	v := measure.Result{ID: measure.FlowValue, Year: last.Year(), Unit: measure.Money, USD: t.Value, Terms: []measure.Term{t}}
	c := m.claimOf(fmt.Sprintf("%s12.%d%02d", m.monthly(of, r), last.Year(), last.Number()), what(""), what("-short"), &v)
	c.Lines = ""
	c.Period = m.text(m.say("pair.months.span", "first", m.monthOf(last-11), "last", m.monthOf(last)))
	return m.add(c)
}

// monthly is how the ids of a flow by a report begin.
func (m *months) monthly(of int, r measure.Report) string {
	if r == measure.Partners {
		return "M" + letter(1-of)
	}
	return "X" + letter(of)
}
