package report

import (
	"fmt"
	"strings"
)

// The measures that claims of the cases name.
const measures = `measures:
  - {id: flow, name: Flow, formula: X, level: L1}
  - {id: turnover, name: Turnover, formula: X, level: L1}
  - {id: balance, name: Balance, formula: X, level: L1}
  - {id: import-share, name: Share, formula: X, level: L2}
  - {id: partner-rank, name: Rank, formula: X, level: L2}
  - {id: product-flow, name: Flow, formula: X, level: L1}
  - {id: product-import-share, name: Share, formula: X, level: L2}
  - {id: product-export-share, name: Share, formula: X, level: L2}
  - {id: product-three-share, name: Share, formula: X, level: L2}
`

// computed is a dossier of claims computed from a table.
func computed(claims ...string) string {
	return "sources:\n" + table + measures + "claims:\n" + strings.Join(claims, "")
}

// flowOf is a computed flow in millions, "XA" what Iceland says it sells Malta.
func flowOf(id, value, year string) string {
	return computedClaim(id, value, "USD m", year, "flow", "")
}

// importsOf is a computed share of imports: "A" of Malta in those of Iceland.
func importsOf(letter, value, year string) string {
	of, on := "ISL", "MLT"
	if letter == "B" {
		of, on = on, of
	}
	return computedClaim("SM"+letter, value, "%", year, "import-share", ", base: imports of "+of+", dependence: {of: "+of+", on: "+on+", for: its imports}")
}

func computedClaim(id, value, unit, year, measure, more string) string {
	return fmt.Sprintf("  - {id: %s, label: Figure %s, value: %s, unit: \"%s\", period: \"%s\", source: T1, measure: %s, topic: goods%s}\n",
		id, "of "+strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r - '0' + 'a' // a label has no digits
			}
			if r == '@' { // stands for the code of a product
				return 'x'
			}
			return r
		}, id), value, unit, year, measure, more)
}

// ratioOf is a share of Malta's imports, of two sums.
func ratioOf(value, part, whole string) string {
	return computedClaim("SMB", value, "%", "2022", "import-share", ", base: imports, ratio: {part: "+part+", whole: "+whole+"}, dependence: {of: MLT, on: ISL, for: its imports}")
}

// totalAgain is a sum of 12 million that restates a flow.
func totalAgain(id, of string) string {
	return strings.Replace(computedClaim(id, "12", "USD m", "2022", "flow", ", restates: "+of), "measure: flow, ", "", 1)
}

// reverse is what share gives the other way around: of ISL on MLT.
func reverse(s string) string {
	return strings.Replace(s, "of: MLT, on: ISL", "of: ISL, on: MLT", 1)
}

// as is a share with another unit.
func as(unit, s string) string { return strings.Replace(s, `"%"`, unit, 1) }

const fact = "facts: [{id: W, text: Words., source: none, dependence: {of: ISL, on: MLT, for: its salt}}]\n"

// twoBySources are two figures by a source, each again by another: the second again by a
// source of that id, as a value.
func twoBySources(more, last, value string) string {
	return "sources:\n" + dated + "  - {id: S2, title: Bulletin, date: 2024-02-01}\n  - {id: S3, title: Survey, date: 2024-03-01}\nclaims:\n" +
		strings.ReplaceAll("  - {id: F, label: Fish, value: 60, unit: km, source: S1@}\n  - {id: F2, label: Fish again, value: 80, unit: km, source: S2, restates: F@}\n"+
			"  - {id: G, label: Salt, value: 30, unit: km, source: S1@}\n  - {id: G2, label: Salt again, value: "+value+", unit: km, source: "+last+", restates: G@}\n", "@", more)
}

// frontCases are dossiers and the messages of page 1 that they make true and false.
var frontCases = []struct{ name, dossier, says string }{
	// Computed figures.
	{"imports both ways", computed(importsOf("A", "7.2", "2022"), importsOf("B", "17.1", "2022")), "headline.buys headline.own headline.there -headline.each -headline.little -headline.there-in -headline.nothing -headline.relies -box.years -standfirst.then -masthead.date masthead.pair -masthead.both -masthead.product"},
	{"imports alike", computed(importsOf("A", "17.2", "2022"), importsOf("B", "17.1", "2022")), "headline.each -headline.buys -headline.own -headline.there -headline.little-in -box.years-lead"},
	{"imports near the half of a per cent", computed(importsOf("A", "4.5", "2022"), importsOf("B", "17.5", "2022")), "headline.buys headline.own -headline.each"},
	{"imports that round to one whole", computed(importsOf("A", "4.5", "2022"), importsOf("B", "5.1", "2022")), "headline.own -headline.each"},
	{"imports of a little", computed(importsOf("A", "0.4", "2022"), importsOf("B", "17.1", "2022")), "headline.buys headline.little -headline.own -headline.little-both"},
	{"imports of little both ways", computed(importsOf("A", "0.4", "2022"), importsOf("B", "0.3", "2022")), "headline.little-both -headline.little -headline.buys"},
	{"imports of unlike years", computed(flowOf("MB", "9", "2023"), importsOf("A", "2.4", "2021"), importsOf("B", "27.9", "2023"), computedClaim("SMB2021", "42.5", "%", "2021", "import-share", ", base: imports"), flowOf("MA2021", "8", "2021")), "headline.there-in headline.buys -headline.own -headline.nothing box.years box.years-lead standfirst.then box.silent box.one-reporter-lead -box.silent-year masthead.year-only -masthead.year"},
	{"imports of unlike years, the earlier share not known", computed(flowOf("MB", "9", "2023"), importsOf("A", "2.4", "2022"), importsOf("B", "27.9", "2023"), flowOf("MA2022", "8", "2022")), "headline.there-in -standfirst.then box.silent-year -box.silent"},
	{"imports of unlike years, of a little", computed(flowOf("MB", "9", "2023"), importsOf("A", "0.4", "2021"), importsOf("B", "27.9", "2023")), "headline.little-in -headline.there-in"},
	{"imports of years far apart", computed(flowOf("MB", "9", "2023"), importsOf("A", "2.4", "2019"), importsOf("B", "27.9", "2023"), flowOf("MA2019", "8", "2019")), "headline.nothing-years -headline.nothing -headline.there-in box.silent"},
	{"imports of years far apart, the other silent for one", computed(flowOf("MB", "9", "2023"), importsOf("A", "2.4", "2019"), importsOf("B", "27.9", "2023"), flowOf("XA2022", "8", "2022")), "headline.nothing -headline.nothing-years box.silent-year -box.silent"},
	{"imports of one state", computed(flowOf("MB", "9", "2023"), importsOf("B", "27.9", "2023")), "headline.buys headline.nothing -headline.nothing-years -headline.own -box.silent box.silent-year box.one-reporter-lead checked.none"},
	{"imports of one state, of a flow that may be reconciled", computed(flowOf("XB", "9", "2023"), importsOf("B", "27.9", "2023")), "headline.nothing -box.silent-year -box.silent -box.one-reporter-lead"},
	{"imports of one state, of which two figures agree", computed(flowOf("MB", "9", "2023"), importsOf("B", "27.9", "2023"), computedClaim("Q", "9", "USD m", "2023", "flow", ", restates: MB")), "box.silent-year -checked.none"},
	{"a turnover by one state, the other of none", computed(flowOf("XB", "9", "2023"), flowOf("MB", "9", "2023"), computedClaim("TB", "18", "USD m", "2023", "turnover", "")), "box.silent-year box.one-reporter-lead checked.none -checked.agree"},
	{"a turnover by one state, the other of totals", computed(flowOf("XB", "9", "2023"), flowOf("MB", "9", "2023"), flowOf("WXA", "9", "2023"), computedClaim("TB", "18", "USD m", "2023", "turnover", "")), "-box.silent-year -box.one-reporter-lead"},
	{"imports of one state, which both report", computed(flowOf("MB", "9", "2023"), flowOf("XA", "9.1", "2023"), importsOf("B", "27.9", "2023")), "headline.buys -headline.nothing"},
	{"flows both ways", computed(flowOf("XA", "30", "2022"), flowOf("XB", "20", "2022")), "headline.sold multiple.decimal -headline.only -headline.none -headline.buys -multiple.times -multiple.nearly -multiple.over -multiple.range -multiple.same standfirst.sold -standfirst.reported"},
	{"flows alike", computed(flowOf("XA", "20.4", "2022"), flowOf("XB", "20", "2022")), "multiple.same -multiple.decimal"},
	{"a flow of whole times the other", computed(flowOf("XA", "60.5", "2022"), flowOf("XB", "20", "2022")), "multiple.times -multiple.decimal -multiple.over"},
	{"a flow of almost whole times", computed(flowOf("XA", "57", "2022"), flowOf("XB", "20", "2022")), "multiple.nearly -multiple.times"},
	{"a flow of more than whole times", computed(flowOf("XA", "70", "2022"), flowOf("XB", "20", "2022")), "multiple.over -multiple.nearly -multiple.over-twice"},
	{"a flow of twice the other", computed(flowOf("XA", "40.5", "2022"), flowOf("XB", "20", "2022")), "multiple.times-twice -multiple.times -multiple.over-twice -multiple.nearly-twice"},
	{"a flow of almost twice the other", computed(flowOf("XA", "39.2", "2022"), flowOf("XB", "20", "2022")), "multiple.nearly-twice -multiple.nearly -multiple.times-twice"},
	{"a flow of more than twice the other", computed(flowOf("XA", "50", "2022"), flowOf("XB", "20", "2022")), "multiple.over-twice -multiple.over -multiple.times-twice"},
	{"flows by reports that differ, to a whole number", computed(flowOf("XA", "24", "2022"), flowOf("MB", "100", "2022"), flowOf("XB", "20", "2022")), "multiple.range -multiple.range-decimal"},
	{"flows of nothing, with shares", computed(flowOf("XA", "0", "2022"), flowOf("MB", "0", "2022"), flowOf("XB", "0", "2022"), importsOf("A", "0", "2022"), importsOf("B", "0", "2022")), "headline.none -headline.little-both -headline.each -standfirst.sold"},
	{"shares of nothing, of flows that one report has", computed(flowOf("XA", "0", "2022"), flowOf("MB", "3", "2022"), flowOf("XB", "0", "2022"), importsOf("A", "0", "2022"), importsOf("B", "0", "2022")), "headline.little-both standfirst.sold -headline.none"},
	{"shares under a half per cent before they are rounded", computed(flowOf("MB", "49", "2022"), flowOf("WMB", "10000", "2022"), ratioOf("0.5", "MB", "WMB"), importsOf("A", "0.3", "2022")), "headline.little-both -headline.buys"},
	{"shares of which one is a half per cent before it is rounded", computed(flowOf("MB", "51", "2022"), flowOf("WMB", "10000", "2022"), ratioOf("0.5", "MB", "WMB"), importsOf("A", "0.3", "2022")), "headline.buys headline.little -headline.little-both"},
	{"a balance in a smaller unit", computed(computedClaim("XA", "3.04", "USD bn", "2022", "flow", ""), computedClaim("XB", "2.96", "USD bn", "2022", "flow", ""), computedClaim("T", "6", "USD bn", "2022", "turnover", ""), computedClaim("L", "80", "USD m", "2022", "balance", "")), "strip.balance-rounded -strip.balance -strip.rounded"},
	{"a balance of parts in unlike units", computed(computedClaim("XA", "3.1", "USD bn", "2022", "flow", ""), computedClaim("XB", "49", "USD m", "2022", "flow", ""), computedClaim("T", "3.1", "USD bn", "2022", "turnover", ""), computedClaim("L", "3.1", "USD bn", "2022", "balance", "")), "strip.balance -strip.balance-rounded -strip.rounded"},
	{"flows by reports that differ", computed(flowOf("XA", "60", "2022"), flowOf("MB", "75", "2022"), flowOf("XB", "20", "2022")), "multiple.range -multiple.times -multiple.nearly -multiple.range-decimal"},
	{"flows by reports that differ, the least small", computed(flowOf("XA", "24", "2022"), flowOf("MB", "35", "2022"), flowOf("XB", "20", "2022")), "multiple.range-decimal -multiple.decimal"},
	{"flows by reports of which one is the other way", computed(flowOf("XA", "24", "2022"), flowOf("MB", "15", "2022"), flowOf("XB", "20", "2022")), "headline.sold -multiple.range-decimal -multiple.range -multiple.decimal -multiple.same"},
	{"a flow of months", computed(flowOf("XA", "30", "January 2024"), flowOf("XB", "20", "January 2024")), "-headline.sold -standfirst.sold -headline.none"},
	{"a flow that its seller reports as nothing", computed(flowOf("XA", "0", "2022"), flowOf("MB", "7", "2022")), "headline.sold standfirst.sold standfirst.reported -headline.none"},
	{"one flow", computed(flowOf("XA", "30", "2022")), "headline.sold headline.only -multiple.decimal -headline.none"},
	{"flows of nothing", computed(flowOf("XA", "0", "2022"), flowOf("XB", "0", "2022")), "headline.none -headline.sold -headline.only -multiple.same"},
	{"no flow, and trade with others", computed(flowOf("WXA", "30", "2022")), "headline.none -headline.sold -standfirst.sold"},
	{"a turnover of one state's reports", computed(flowOf("MB", "16.8", "2023"), flowOf("XB", "10.2", "2023"), computedClaim("TB", "27.1", "USD m", "2023", "turnover", ""), computedClaim("LB", "6.6", "USD m", "2023", "balance", "")), "strip.turnover-by strip.turnover strip.rounded strip.flow-by strip.balance standfirst.reported -strip.balance-rounded -strip.turnover-exporters"},
	{"a turnover of both exporters' reports", computed(flowOf("XA", "30", "2022"), flowOf("XB", "20", "2022"), flowOf("MA", "20", "2022"), computedClaim("TX", "50", "USD m", "2022", "turnover", ""), computedClaim("LX", "10.1", "USD m", "2022", "balance", "")), "strip.turnover-exporters -strip.turnover-by -strip.rounded strip.balance-rounded -strip.balance -standfirst.reported"},
	{"a turnover of reconciled flows", computed(flowOf("XA", "30", "2022"), flowOf("XB", "20", "2022"), computedClaim("T", "50", "USD m", "2022", "turnover", "")), "strip.turnover strip.flow -strip.flow-by -strip.turnover-by -strip.turnover-exporters -standfirst.reported"},
	{"places", computed(flowOf("XA", "30", "2022"), importsOf("B", "30", "2022"), computedClaim("RMB", "1", "rank", "2022", "partner-rank", ""), computedClaim("RXA", "1", "rank", "2022", "partner-rank", "")), "standfirst.supplier-first standfirst.market-first -standfirst.supplier -standfirst.market"},
	{"lower places", computed(flowOf("XA", "30", "2022"), importsOf("B", "30", "2022"), computedClaim("RMB", "2", "rank", "2022", "partner-rank", ""), computedClaim("RXA", "8", "rank", "2022", "partner-rank", "")), "standfirst.supplier standfirst.market -standfirst.supplier-first -standfirst.market-first"},
	{"reports far apart", computed(flowOf("XA", "30", "2022"), computedClaim("MB", "40", "USD m", "2022", "flow", ", restates: XA"), flowOf("XB", "10", "2022"), computedClaim("TA", "50", "USD m", "2022", "turnover", ""), computedClaim("TB", "60", "USD m", "2022", "turnover", "")), "box.freight box.freight-lead box.reports-forth -box.reports-back box.totals box.totals-lead -checked.none"},
	{"reports of the way back far apart", computed(flowOf("XA", "30", "2022"), flowOf("XB", "10", "2022"), computedClaim("MA", "15", "USD m", "2022", "flow", ", restates: XB")), "box.freight box.reports-back -box.reports-forth -box.totals -box.totals-lead"},
	{"reports of unlike units", computed(flowOf("XA", "30", "2022"), computedClaim("MB", "2", "USD bn", "2022", "flow", ", restates: XA"), flowOf("XB", "10", "2022")), "conflict.period -conflict.unit-period"},
	{"reports of which one is 0", computed(flowOf("XA", "30", "2022"), computedClaim("MB", "0", "USD", "2022", "flow", ", restates: XA"), flowOf("XB", "10", "2022")), "conflict.unit-period -conflict.period"},
	{"a total below its partners", computed(flowOf("WXA", "10", "2022"), totalAgain("XP1", "WXA")), "box.partners conflict.row-partners conflict.sum-partners -box.goods -conflict.row-goods -box.restated"},
	{"a total below its goods", computed(flowOf("MB", "10", "2022"), totalAgain("XX1", "MB")), "box.goods conflict.row-goods conflict.sum-goods -box.partners -conflict.row-partners -box.restated"},
	{"a total again by an author", computed(flowOf("WXA", "10", "2022"), totalAgain("XP", "WXA")), "box.restated -box.goods -box.partners -conflict.row-partners -conflict.row-goods"},
	{"a total below its partners, without a table", "sources:\n" + dated + strings.ReplaceAll("claims:\n  - {id: WXA, label: Fish, value: 10, unit: USD m, source: S1}\n"+totalAgain("XP1", "WXA"), "T1", "S1"), "box.restated -box.partners -box.goods"},
	{"a table with a publisher", strings.Replace(computed(flowOf("XA", "30", "2022")), "title: Table,", "title: Table, publisher: An office,", 1), "masthead.year -masthead.year-only"},
	{"reports close to each other", computed(flowOf("XA", "30", "2022"), computedClaim("MB", "31", "USD m", "2022", "flow", ", restates: XA")), "-box.freight -box.freight-lead checked.agree"},
	{"one product", computed(computedClaim("XB.87", "30", "USD m", "2022", "product-flow", ""), computedClaim("SMA.87", "30", "%", "2022", "product-import-share", ", base: imports")), "headline.product masthead.product -masthead.pair -headline.product-sold"},
	{"one product without a share", computed(computedClaim("XB.87", "30", "USD m", "2022", "product-flow", "")), "-headline.product headline.product-sold masthead.product"},
	{"several products", computed(computedClaim("XB.87", "30", "USD m", "2022", "product-flow", ""), computedClaim("XB.27", "20", "USD m", "2022", "product-flow", ""), computedClaim("XB.sum", "50", "USD m", "2022", "product-flow", "")), "headline.product-sold -headline.product -headline.sources -masthead.product"},
	{"several products, with a share", computed(computedClaim("XB.87", "30", "USD m", "2022", "product-flow", ""), computedClaim("XB.27", "20", "USD m", "2022", "product-flow", ""), computedClaim("SMA.sum", "30", "%", "2022", "product-import-share", ", base: imports")), "headline.product -headline.product-sold"},
	{"several products that are not summed", computed(computedClaim("XB.87", "30", "USD m", "2022", "product-flow", ""), computedClaim("XB.27", "20", "USD m", "2022", "product-flow", "")), "headline.sources -headline.product -headline.product-sold"},
	{"tables and an author's section", strings.Replace(computed(importsOf("A", "7.2", "2022"), importsOf("B", "17.1", "2022"), flowOf("XA", "30", "2022")), "sources:\n", "sources:\n"+dated, 1) + "sections: [{id: mine, title: Mine, body: [{p: Words.}]}]\n", "masthead.both -masthead.year -masthead.date"},
	// Stated figures.
	{"much, and nothing of the reverse", "sources:\n" + dated + "claims:\n" + share("P", "60", ""), "headline.relies headline.back-none standfirst.relies standfirst.item standfirst.back-none -headline.relies-little -headline.back -headline.back-words -headline.figures -headline.said -headline.sources -standfirst.back-words checked.none -box.title -checked.agree masthead.date"},
	{"little", "sources:\n" + dated + "claims:\n" + share("P", "3", ""), "headline.relies-little standfirst.relies-little -headline.relies -standfirst.relies"},
	{"more than a little", "sources:\n" + dated + "claims:\n" + share("P", "3", ", qualifier: more-than"), "headline.relies -headline.relies-little -standfirst.relies-little"},
	{"much both ways", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + reverse(share("Q", "50", "")), "headline.relies headline.back -headline.back-none -headline.back-little -standfirst.back-none -standfirst.back-count"},
	{"much one way, little the other", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + reverse(share("Q", "2", "")), "headline.back-little standfirst.relies-little -headline.back"},
	{"a count of the reverse", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + as("roads", reverse(share("Q", "2", ""))), "headline.back standfirst.back-count -standfirst.back-figure"},
	{"a figure and a share of nothing of the reverse", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + as("TWh", reverse(share("Q", "2", ""))) + reverse(share("R", "0", "")), "headline.back -standfirst.back-figure -standfirst.back-count -standfirst.back-none"},
	{"a share of the reverse that is no bar", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + reverse(share("Q", "50", ", hero: false")), "headline.relies -headline.back-none -standfirst.back-none -standfirst.back-figure"},
	{"a count of nothing", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + as("roads", reverse(share("Q", "0", ""))), "-headline.back -headline.back-none -standfirst.back-count standfirst.back-figure"},
	{"a place of the reverse", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + as("rank", reverse(share("Q", "2", ""))), "headline.back standfirst.back-figure -standfirst.back-count"},
	{"words of the reverse", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + fact, "headline.back-words standfirst.back-words -headline.back-none -standfirst.back-none"},
	{"words of the reverse that do not say for what", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + strings.Replace(fact, ", for: its salt", "", 1), "headline.back-words standfirst.back-words -headline.back-none"},
	{"words only, not for what", "sources:\n" + dated + "claims:\n" + fishS1 + strings.Replace(fact, ", for: its salt", "", 1), "headline.sources -headline.said"},
	{"a share of nothing", "sources:\n" + dated + "claims:\n" + share("P", "0", ""), "headline.figures headline.figure -headline.relies -headline.no-share"},
	{"counts only", "sources:\n" + dated + "claims:\n" + as("roads", share("P", "2", "")), "headline.figures headline.no-share -headline.relies -headline.back"},
	{"words only", "sources:\n" + dated + "claims:\n" + fishS1 + fact, "headline.said headline.said-only -headline.sources -headline.back-words"},
	{"neither", "sources:\n" + dated + "claims:\n" + fishS1, "headline.sources -headline.said -headline.said-only -headline.figure -headline.no-source -headline.article -headline.pair -standfirst.item -strip.flow -strip.turnover"},
	{"neither, of an article", "article: An essay\nclaims:\n" + bare, "headline.article -headline.sources -headline.no-source"},
	{"neither, without a source", "claims:\n" + bare, "headline.no-source -headline.sources -headline.article strip.no-year -strip.label ledger.key"},
	{"no figures", "", "headline.pair -headline.no-source -headline.sources"},
	{"a figure with a period", "sources:\n" + dated + "claims:\n" + strings.Replace(fishS1, "unit: km", `unit: km, period: "2022"`, 1), "strip.label -strip.no-year -ledger.key"},
	{"a figure whose label says its period", "sources:\n" + dated + "claims:\n" + strings.NewReplacer("unit: km", "unit: km, period: cumulative", "label: Fish", "label: Cumulative fish").Replace(fishS1), "strip.no-year -strip.label -ledger.key"},
	// What to know.
	{"two values", "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: F2, label: Fish again, value: 80, unit: km, source: S1, restates: F}\n", "box.title -box.conflict box.restated -checked.none -checked.agree -box.evidence"},
	{"two values under 0, which are not drawn", "sources:\n" + dated + "claims:\n  - {id: F, label: Balance, value: -60, unit: USD bn, source: S1}\n  - {id: F2, label: Balance again, value: -80, unit: USD bn, source: S1, restates: F}\n", "box.title box.conflict box.restated -checked.none -checked.agree -box.evidence"},
	{"two values each by two sources", twoBySources("", "S2", "80"), "box.title conflict.sources-title conflict.unit-sources conflict.sources -conflict.unit-sources-period -conflict.two -checked.none"},
	{"two values each by two sources, of a year", twoBySources(`, period: "2022"`, "S2", "80"), "conflict.sources-title conflict.unit-sources-period -conflict.unit-sources"},
	{"two values each, of which one agrees", twoBySources("", "S2", "30.1"), "conflict.two -conflict.sources-title -conflict.sources"},
	{"two values each by other sources", twoBySources("", "S3", "80"), "conflict.two -conflict.sources-title -conflict.sources"},
	{"two values that agree", "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: F2, label: Fish again, value: 60.2, unit: km, source: S1, restates: F}\n", "checked.agree -checked.none -box.title -box.conflict -box.restated"},
	{"a part over its whole", "sources:\n" + dated + "claims:\n" + fishS1 + "  - {id: F2, label: Fish all, value: 20, unit: km, source: S1}\n  - {id: P, label: Part, value: 50, unit: \"%\", source: S1, ratio: {part: F, whole: F2}}\n", "-box.restated"},
	{"a place that a larger figure denies", "sources:\n" + dated + "claims:\n" + share("P", "20", "") + share("Q", "25", "") + "  - {id: R, label: Place, value: 1, unit: rank, source: S1, place: {of: P, among: [Q]}}\n", "box.conflict box.title"},
	{"a mix with a large gap", mixOf("70"), "box.gaps box.gaps-lead box.gap -checked.none"},
	{"a mix with a small gap", mixOf("80"), "-box.gaps -box.gaps-lead -box.gap"},
	{"a mix without totals", mixBothWays("", ""), "mix.no-totals -mix.one-total -mix.in-all"},
	{"a mix of one flow", mixOf("70"), "-mix.no-totals -mix.one-total"},
	{"a mix with one total", mixBothWays("3", ""), "mix.one-total mix.in-all -mix.no-totals"},
	{"a mix with both totals", mixBothWays("3", "4"), "mix.in-all -mix.one-total -mix.no-totals"},
	{"shares of two years", "sources:\n" + dated + "claims:\n" + share("P", "60", `, period: "1999"`) + reverse(share("Q", "50", `, period: "2023"`)), "box.years-two box.years-lead box.title checked.none -box.years-more -box.years"},
	{"shares of two years beside figures that agree", "sources:\n" + dated + "claims:\n" + share("P", "60", `, period: "1999"`) + reverse(share("Q", "50", `, period: "2023"`)) +
		"  - {id: L1, label: Length, value: 5, unit: km, source: S1}\n  - {id: L2, label: Length again, value: 5, unit: km, source: S1, restates: L1}\n", "box.years-two -checked.none"},
	{"shares of three years", "sources:\n" + dated + "claims:\n" + share("P", "60", `, period: "1999"`) + share("R", "50", `, period: "2001"`) + reverse(share("Q", "50", `, period: "2023"`)), "box.years-more box.years-lead -box.years-two"},
	{"shares of one year, one without and one not drawn", "sources:\n" + dated + "claims:\n" + share("P", "60", `, period: "1999"`) + share("R", "50", "") + share("T", "50", `, period: "1980", hero: false`) + reverse(share("Q", "50", `, period: "1999"`)), "-box.years-two -box.years-more -box.years-lead"},
	{"shares without periods", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + share("Q", "50", "") + share("R", "40", ""), "box.undated-all box.evidence box.evidence-lead -box.undated -box.unsourced"},
	{"most shares without periods", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + share("Q", "50", "") + share("R", "40", `, period: "2022"`), "box.undated -box.undated-all"},
	{"some shares without periods", "sources:\n" + dated + "claims:\n" + share("P", "60", "") + share("Q", "50", `, period: "2022"`) + share("R", "40", `, period: "2022"`), "-box.undated -box.undated-all -box.evidence -box.evidence-lead"},
	{"figures without endnotes", "sources:\n" + dated + "claims:\n" + fishS1 + bare + strings.NewReplacer("id: N", "id: N2", "Bread", "Milk").Replace(bare) + strings.NewReplacer("id: F", "id: F3", "Fish", "Tea").Replace(fishS1) + strings.NewReplacer("id: F", "id: F4", "Fish", "Oil").Replace(fishS1), "box.unsourced box.evidence -box.undated -box.undated-all"},
	{"few figures, without endnotes", "sources:\n" + dated + "claims:\n" + fishS1 + bare, "-box.unsourced -box.evidence"},
}
