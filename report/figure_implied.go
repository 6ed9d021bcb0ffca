package report

import (
	"fmt"
	"math"
	"slices"

	"dyad/charts"
	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/doc"
	"dyad/report/words"
)

// impliedBy is the figure of what a mix implies, if it implies anything.
func (c *sections) impliedBy(e data.Mix) []doc.Block {
	if f, ok := c.impliedFigure(e); ok {
		return []doc.Block{f}
	}
	return nil
}

// impliedFigure shows which total each item of a mix implies, value ÷ share, on which
// total the items of each flow agree, and what both are together beside the turnover
// that is stated. It is false where no item implies a total, and for shares that were
// computed from the values.
func (c *sections) impliedFigure(e data.Mix) (doc.Figure, bool) {
	m := impliedMix{sections: c, mix: e}
	for _, fl := range e.Flows {
		if c.isComputed(fl) {
			return doc.Figure{}, false
		}
		t := audit.ImpliedTotals(c.d, fl)
		if len(t.Items) > 0 && m.unit.Mult == 0 {
			m.unit, m.digits = t.Unit, t.Digits-1
		}
		if len(t.Items) > 0 && t.Unit != m.unit {
			return doc.Figure{}, false
		}
		m.totals = append(m.totals, t)
	}
	if m.unit.Mult == 0 {
		return doc.Figure{}, false
	}
	f, err := m.figure()
	if err != nil {
		c.fail(&placedError{pos: e.Pos, err: fmt.Errorf("exhibit %q: %w", e.ID, err)})
		return doc.Figure{}, false
	}
	return f, true
}

// An impliedMix is a mix with the totals that its flows imply, all in one unit.
type impliedMix struct {
	*sections
	mix    data.Mix
	totals []audit.Totals // by flow; without Items where none is implied
	unit   quantity.Unit
	digits int // decimals of totals, in unit
	shown  []*data.Claim
	data   []doc.Datum
	top    float64
}

// in is a range in the figure's unit.
func (m *impliedMix) in(r quantity.Range) charts.Interval {
	i := charts.Interval{Low: max(r.Lo/m.unit.Mult, 0), High: r.Hi / m.unit.Mult}
	m.top = max(m.top, i.High)
	return i
}

// text is a range in the figure's unit, without the unit.
func (m *impliedMix) text(r quantity.Range, from string) string {
	return m.derive(m.num.Range(r, quantity.Unit{Dim: quantity.Index, Mult: m.unit.Mult}, m.digits), from)
}

func (m *impliedMix) figure() (doc.Figure, error) {
	_, unit := m.num.Parts(quantity.Value{}, m.unit)
	s := charts.ImpliedSpec{Item: m.voice.text("mix.item"), Share: m.voice.text("mix.share"), Value: unit}
	var alt []doc.Spans
	var sum quantity.Range
	agree := true
	for i, fl := range m.mix.Flows {
		flow := m.flow(fl, &m.totals[i])
		m.showFlow(fl, &m.totals[i], &flow)
		s.Flows = append(s.Flows, flow)
		agree = agree && len(m.totals[i].Items) > 0 && m.totals[i].Agree
		if flow.Note != "" {
			alt = append(alt, m.say("mix.total", m.stateArg("from", fl.From), m.stateArg("to", fl.To), words.Text("total", flow.Note)))
		}
		sum = sum.Add(m.totals[i].Common)
	}
	if agree && len(m.mix.Flows) > 1 {
		s.Sum = m.sum(sum)
		m.showSum(sum, s.Sum)
		alt = append(alt, m.say("mix.both", words.Text("both", s.Sum.Text)))
		if s.Sum.Said != "" {
			alt = append(alt, m.plain(s.Sum.Said))
		}
	}
	s.Scale = m.scale()
	chart, err := charts.NewImplied(s)
	if err != nil {
		return doc.Figure{}, err
	}
	title := m.title(sum, s.Sum)
	ids := make([]string, len(m.shown))
	for i, cl := range m.shown {
		ids[i] = cl.ID
	}
	note := m.passage()
	note.sentence(m.sourceLine(data.Text{}, "", ids))
	note.sentence(m.statusLine(ids))
	return doc.Figure{ID: m.mix.ID + "-implied", Title: title, Subtitle: m.say("mix.implied", words.Text("unit", unit)),
		Note: note.spans(), Chart: chart, Data: m.dataOf(m.data),
		Alt: m.voice.text("alt.figure", words.Text("title", title.String()), words.Text("data", m.joinClauses(alt).String()))}, nil
}

func (m *impliedMix) flow(fl data.Flow, t *audit.Totals) charts.ImpliedFlow {
	flow := charts.ImpliedFlow{From: m.state(fl.From), To: m.state(fl.To), Side: chartSide(m.side(fl.From))}
	for _, it := range fl.Items {
		share, value := m.d.Claim(it.Share), m.d.Claim(it.Value)
		row := charts.ImpliedItem{Label: m.itemLabel(it), Share: m.printed(share)}
		m.shown = append(m.shown, share)
		if value != nil {
			m.shown = append(m.shown, value)
			row.Value = m.printed(value)
			if value.Unit == m.unit && value.AsPrinted.IsZero() {
				row.Value = m.form(value, data.Number)
			}
		}
		for _, x := range t.Items {
			if x.Share == it.Share && x.Value == it.Value {
				row.Total = m.in(x.Total)
			}
		}
		flow.Items = append(flow.Items, row)
	}
	switch {
	case len(t.Items) == 0 || !t.Agree:
	case len(t.Items) == 1:
		flow.Common, flow.Note = m.in(t.Common), m.text(t.Common, m.voice.text("derived.flow"))
	default:
		flow.Common = m.in(t.Common)
		flow.Note = m.voice.text("mix.meet", words.Count(len(t.Items)), words.Text("total", m.text(t.Common, m.voice.text("derived.flow"))))
	}
	return flow
}

// showFlow adds a flow to the data: of each item share, value and the total that they
// imply, then the total on which they agree.
func (m *impliedMix) showFlow(fl data.Flow, t *audit.Totals, flow *charts.ImpliedFlow) {
	series, from := m.flowName(fl), m.voice.text("derived.flow")
	total := func(r quantity.Range, digits int, label, from, printed string) {
		m.data = append(m.data, derivedDatum(series, label, derived{at: r, unit: m.unit, digits: digits, from: from}, printed))
	}
	for i, it := range fl.Items {
		row := &flow.Items[i]
		m.data = append(m.data, m.datum(series, row.Label, m.d.Claim(it.Share), row.Share))
		if v := m.d.Claim(it.Value); v != nil {
			m.data = append(m.data, m.datum(series, row.Label, v, row.Value))
		}
		for _, x := range t.Items {
			if x.Share == it.Share && x.Value == it.Value {
				from := it.Value + " ÷ " + it.Share
				text := m.derive(m.num.Range(x.Total, quantity.Unit{Dim: quantity.Index, Mult: m.unit.Mult}, t.Digits), from)
				total(x.Total, t.Digits, m.voice.text("data.implied", words.Text("label", row.Label)), from, text)
			}
		}
	}
	if flow.Note != "" {
		total(t.Common, m.digits, m.voice.text("data.total"), from, m.text(t.Common, from))
	}
}

// showSum adds what both flows are together, and the turnover that is stated.
func (m *impliedMix) showSum(r quantity.Range, s charts.ImpliedSum) {
	m.data = append(m.data, derivedDatum("", s.Label, derived{at: r, unit: m.unit, digits: m.digits, from: m.voice.text("derived.flows")}, s.Text))
	if cl := m.d.Claim(m.mix.Turnover); s.Said != "" {
		m.data = append(m.data, m.datum("", m.short(cl).Text, cl, m.form(cl, data.Number)))
	}
}

// sum is what both flows are together, beside the turnover if that is in the same unit.
func (m *impliedMix) sum(r quantity.Range) charts.ImpliedSum {
	s := charts.ImpliedSum{Label: m.voice.text("mix.both-ways"), Total: m.in(r), Text: m.text(r, m.voice.text("derived.flows"))}
	cl := m.d.Claim(m.mix.Turnover)
	if cl == nil || !cl.HasValue || cl.HasTo || cl.Unit != m.unit || cl.Value.Float() < 0 {
		return s
	}
	m.shown = append(m.shown, cl)
	at := cl.Value.Float()
	s.Stated = charts.Interval{Low: at, High: at}
	m.top = max(m.top, at)
	s.Said = m.voice.text("mix.stated", words.Text("figure", m.form(cl, data.Number)))
	return s
}

// title says whether what the mix adds up to is the turnover that is stated, if the audit
// could tell.
func (m *impliedMix) title(sum quantity.Range, s charts.ImpliedSum) doc.Spans {
	if s.Label == "" {
		return m.say("mix.title-items")
	}
	both := words.Text("both", m.derive(m.num.Range(sum, m.unit, m.digits), m.voice.text("derived.flows")))
	for i := range m.found {
		f := &m.found[i]
		if s.Said == "" || !slices.Contains(f.Claims, m.mix.Turnover) {
			continue
		}
		turnover := words.Text("turnover", m.printed(m.d.Claim(m.mix.Turnover)))
		switch f.Rule {
		case "mix-total":
			return m.say("mix.title-differs", both, turnover)
		case "mix-total-agrees":
			return m.say("mix.title-agrees", both, turnover)
		}
	}
	return m.say("mix.title-sum", both)
}

// scale is the axis of totals: round values up to one that none is over.
func (m *impliedMix) scale() []charts.Tick {
	step := roundStep(m.top / 4)
	digits := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	var ticks []charts.Tick
	for n := 0; n == 0 || ticks[n-1].At < m.top; n++ {
		at := float64(n) * step
		text := m.num.Range(exactly(at), quantity.Unit{Dim: quantity.Index, Mult: 1}, digits)
		ticks = append(ticks, charts.Tick{At: at, Text: m.derive(text, m.voice.text("derived.scale"))})
	}
	return ticks
}

// isComputed tells whether the shares of a flow were computed from its values, so
// that value ÷ share says nothing new.
func (c *figures) isComputed(fl data.Flow) bool {
	for _, it := range fl.Items {
		if c.d.Claim(it.Share).Measure == "" {
			return false
		}
	}
	return len(fl.Items) > 0
}
