package compute

import (
	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// addTrade adds the first section: both flows, their sum and difference, what each
// side reports, and the years.
func addTrade(b *builder) {
	forth, back := b.flow(b.sales(0)), b.flow(b.sales(1))
	addOtherReports(b)
	addBalances(b)
	addContradictions(b)
	b.para(append(flowSentences(b, forth, back), originSentence(b, 0), originSentence(b, 1))...)
	b.para(growthSentences(b, 0), growthSentences(b, 1))
	b.para(mirrorSentences(b)...)
	b.para(oneSidedSentences(b)...)
	b.para(approximateSentence(b))
	addYears(b)
	addFlowGrid(b)
	title := b.say("pair.trade.title-one", refs(0)...)
	if id := b.firstOf("T", "TX", "TA", "TB"); id != "" {
		title = b.say("pair.trade.title", append(refs(0), "turnover", "{"+id+":plain}", "year", ref(id+":period"))...)
	}
	b.section("trade-flows", title, data.TopicGoods)
}

// flowSentences say what each side sold the other. A sum is of one report only: of the
// reconciled figures, of one side, or of both exporters or both importers.
func flowSentences(b *builder, forth, back string) []string {
	switch {
	case forth == "":
		return []string{oneFlowSentence(b, 1, back)}
	case back == "":
		return []string{oneFlowSentence(b, 0, forth)}
	case b.claim("T") == nil:
		return []string{reportedSentence(b, 0, "TA", "LA"), reportedSentence(b, 1, "TB", "LB")}
	}
	by := ""
	switch b.sales(0).By {
	case trade.FromExporter:
		by = b.say("pair.flows.by-exporters")
	case trade.FromImporter:
		by = b.say("pair.flows.by-importers")
	}
	return []string{b.say("pair.flows.both", append(refs(0), "x", ref(forth), "m", ref(back), "year", ref(forth+":period"))...), by,
		b.say("pair.flows.sum", append(refs(0), "turnover", ref("T"), "balance", ref("L"))...)}
}

// oneFlowSentence says what a side sold, for a table without the other flow.
func oneFlowSentence(b *builder, of int, id string) string {
	key := "pair.flows.one"
	switch b.sales(of).By {
	case trade.FromExporter:
		key = "pair.flows.one-by-exporter"
	case trade.FromImporter:
		key = "pair.flows.one-by-importer"
	}
	return b.say(key, append(refs(of), "x", ref(id), "year", ref(id+":period"))...)
}

// reportedSentence says both flows as one side reports them. The balance is that of
// A.
func reportedSentence(b *builder, of int, turnover, balance string) string {
	x, m := "X"+letter(of), "M"+letter(of)
	if b.firstOf(turnover) == "" || b.firstOf(x) == "" || b.firstOf(m) == "" {
		return ""
	}
	return b.say("pair.flows.reported", append(refs(of), "of", "{A}", "x", ref(x), "m", ref(m), "year", ref(x+":period"),
		"turnover", ref(turnover), "balance", ref(balance))...)
}

// addOtherReports adds the claims of both flows by the report of each side.
func addOtherReports(b *builder) {
	for of := range b.country {
		for _, r := range []measure.Report{measure.Own, measure.Partners} {
			if v := b.result(measure.FlowValue, of, measure.Export, r); v != nil {
				b.flow(v.Terms[0])
			}
		}
	}
}

// reportOf is the suffix of ids and the key of labels that say by whose report a sum
// of both flows is; "" where there is only one.
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

// addBalances adds the claims of turnover, balance, cover ratio and normalised balance,
// by every report that both flows have. Where each side reports both, turnover and
// balance are also by the exporters' reports: TX and LX.
func addBalances(b *builder) {
	for i := range b.set.Results {
		r := &b.set.Results[i]
		id, ok := map[measure.ID]string{measure.Turnover: "T", measure.Balance: "L", measure.NormalisedBalance: "N", measure.CoverRatio: "C"}[r.ID]
		if !ok {
			continue
		}
		suffix, key := reportOf(r.Report)
		if r.Report == measure.Exporters && b.result(r.ID, 0, measure.Both, measure.Own) != nil {
			suffix = "X" // beside what each side reports, that of the two exporters
		}
		name := "pair.balance." + string(r.ID)
		label, short := b.say(name, b.names(0)...), b.say(name+"-short", b.names(0)...)
		if key != "" {
			label = b.say("pair.report-"+key, append(b.names(0), "what", label)...)
			short = b.say("pair.report-"+key+"-short", append(b.names(0), "what", short)...)
		}
		b.add(b.claimOf(id+suffix, label, short, r))
	}
}
