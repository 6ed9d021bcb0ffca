package compute

import (
	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// section closes the section in the making, if it has anything to say.
func (p *pairing) section(id, title string, topic data.Topic) {
	if len(p.body) > 0 {
		p.d.Sections = append(p.d.Sections, data.Section{ID: id, Title: p.text(title), Topic: topic, Body: p.body})
	}
	p.body = nil
}

// para adds a paragraph of the sentences that say something.
func (p *pairing) para(sentences ...string) {
	all := ""
	for _, s := range sentences {
		if s != "" && all != "" {
			all += " "
		}
		all += s
	}
	if all != "" {
		p.body = append(p.body, data.Block{Para: p.text(all)})
	}
}

func (p *pairing) exhibit(x data.Exhibit) {
	p.d.Exhibits = append(p.d.Exhibits, x)
	p.body = append(p.body, data.Block{Exhibit: x.Head().ID})
}

// forth is the headline figure of what a side sells the other: reconciled, by its
// own report, or by the other's.
func (p *pairing) forth(of int) measure.Term {
	for _, r := range []measure.Report{measure.Reconciled, measure.Own, measure.Partners} {
		if v := p.result(measure.FlowValue, of, measure.Export, r); v != nil {
			return v.Terms[0]
		}
	}
	return measure.Term{}
}

// trade is the first section: the flows, their sum and difference, both reports
// and the years.
func (p *pairing) trade() {
	a, b := p.flow(p.forth(0)), p.flow(p.forth(1))
	p.otherReports()
	p.balances()
	p.para(p.flowSentences(a, b)...)
	p.para(p.growth(0), p.growth(1))
	p.para(p.mirrors()...)
	p.para(p.oneSidedSentences()...)
	p.years()
	p.flowGrid()
	title := p.say("pair.trade.title-one", refs(0)...)
	if id := p.measured("T", "TA", "TB"); id != "" {
		title = p.say("pair.trade.title", append(refs(0), "turnover", "{"+id+":plain}", "year", ref(id+":period"))...)
	}
	p.section("trade-flows", title, data.TopicGoods)
}

// flowSentences say what went each way. Sums are of one report: of the
// reconciled figures, of one side's own, or of all exporters' or importers'.
func (p *pairing) flowSentences(a, b string) []string {
	switch {
	case a == "":
		return []string{p.oneFlow(1, b)}
	case b == "":
		return []string{p.oneFlow(0, a)}
	case p.claim("T") == nil:
		return []string{p.reported(0, "TA", "LA"), p.reported(1, "TB", "LB")}
	}
	by := ""
	switch p.forth(0).By {
	case trade.FromExporter:
		by = p.say("pair.flows.by-exporters")
	case trade.FromImporter:
		by = p.say("pair.flows.by-importers")
	}
	return []string{p.say("pair.flows.both", append(refs(0), "x", ref(a), "m", ref(b), "year", ref(a+":period"))...), by,
		p.say("pair.flows.sum", append(refs(0), "turnover", ref("T"), "balance", ref("L"))...)}
}

// oneFlow says what a side sold, where the table has nothing of the reverse.
func (p *pairing) oneFlow(of int, id string) string {
	key := "pair.flows.one"
	switch p.forth(of).By {
	case trade.FromExporter:
		key = "pair.flows.one-by-exporter"
	case trade.FromImporter:
		key = "pair.flows.one-by-importer"
	}
	return p.say(key, append(refs(of), "x", ref(id), "year", ref(id+":period"))...)
}

// reported says both flows as one side reports them. The balance is that of A.
func (p *pairing) reported(of int, turnover, balance string) string {
	x, m := "X"+letter(of), "M"+letter(of)
	if p.measured(turnover) == "" || p.measured(x) == "" || p.measured(m) == "" {
		return ""
	}
	return p.say("pair.flows.reported", append(refs(of), "of", "{A}", "x", ref(x), "m", ref(m), "year", ref(x+":period"),
		"turnover", ref(turnover), "balance", ref(balance))...)
}

// measured is the first of the ids that a claim has.
func (p *pairing) measured(ids ...string) string {
	for _, id := range ids {
		if p.claim(id) != nil {
			return id
		}
	}
	return ""
}

func (p *pairing) claim(id string) *data.Claim {
	for i := range p.d.Claims {
		if p.d.Claims[i].ID == id {
			return &p.d.Claims[i]
		}
	}
	return nil
}

// otherReports are the flows as the other side reports them.
func (p *pairing) otherReports() {
	for of := range p.country {
		for _, r := range []measure.Report{measure.Own, measure.Partners} {
			if v := p.result(measure.FlowValue, of, measure.Export, r); v != nil {
				p.flow(v.Terms[0])
			}
		}
	}
}

// reportOf is the suffix of ids and the key of labels for whose report a sum of
// both flows is by: none where there is one only.
func reportOf(r measure.Report) (suffix, key string) {
	switch r {
	case measure.Own:
		return "A", "own"
	case measure.Partners:
		return "B", "partner"
	case measure.Exporters:
		return "", "exporters"
	case measure.Importers:
		return "", "importers"
	}
	return "", ""
}

// balances are turnover, balance, cover ratio and normalised balance, by every
// report that both flows have.
func (p *pairing) balances() {
	for i := range p.set.Results {
		r := &p.set.Results[i]
		id, ok := map[measure.ID]string{measure.Turnover: "T", measure.Balance: "L", measure.NormalisedBalance: "N", measure.CoverRatio: "C"}[r.ID]
		if !ok {
			continue
		}
		suffix, key := reportOf(r.Report)
		name := "pair.balance." + string(r.ID)
		label, short := p.say(name, p.names(0)...), p.say(name+"-short", p.names(0)...)
		if key != "" {
			label = p.say("pair.report-"+key, append(p.names(0), "what", label)...)
			short = p.say("pair.report-"+key+"-short", append(p.names(0), "what", short)...)
		}
		p.add(p.claimOf(id+suffix, label, short, r))
	}
}

// missing reports whether a measure of a side could not be computed for a reason.
func (p *pairing) missing(id measure.ID, of int, needs measure.Needs) bool {
	for _, m := range p.set.Missing {
		if m.Measure == id && m.Of == p.country[of] && m.Needs == needs {
			return true
		}
	}
	return false
}
