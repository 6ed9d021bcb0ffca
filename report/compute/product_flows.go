package compute

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// addFlows is the first section of a product: what went each way by both reports,
// how it changed, and the years.
func (p flowsOf) addFlows() {
	for from := range p.country {
		p.para(append(p.flowSentence(from), p.originSentence(from), p.gapSentence(from))...)
	}
	for from := range p.country {
		p.para(p.changeSentences(from)...)
	}
	p.addYears()
	p.para(p.editionSentences()...)
	if len(p.t.Years()) == 1 && p.first {
		p.para(p.say("pair.good.one-year", p.refs(0)...))
	}
	p.section("flows", p.say("pair.good.flows.title", p.refs(0)...), data.TopicGoods)
}

// flowSentence is what one side sent the other. A flow that is told to be nothing is
// said apart from one that is not told.
func (p flowsOf) flowSentence(from int) []string {
	to := 1 - from
	if p.y.Report == measure.Reconciled {
		flow, told := p.y.Flow(from, measure.Export)
		switch {
		case !told:
			return p.untold(from)
		case flow.Value == 0:
			return []string{p.say("pair.good.flow.none", p.refs(from)...)}
		}
		return []string{p.say("pair.good.flow.one", p.refs(from, "x", ref(p.flowClaim(from, trade.Reconciled, p.y)))...)}
	}
	in, inTold := p.y.Flow(to, measure.Import)
	out, outTold := p.y.Flow(from, measure.Export)
	if !inTold && !outTold {
		return p.untold(from)
	}
	var sentences []string
	if inTold {
		key, m := "pair.good.flow.imported-none", ""
		if in.Value > 0 {
			key, m = "pair.good.flow.imported", ref(p.flowClaim(from, trade.FromImporter, p.y))
		}
		sentences = append(sentences, p.say(key, p.refs(to, "m", m)...))
	}
	if outTold {
		key, x := "pair.good.flow.exported-none", ""
		if out.Value > 0 {
			key, x = "pair.good.flow.exported", ref(p.flowClaim(from, trade.FromExporter, p.y))
		}
		sentences = append(sentences, p.say(key, p.refs(from, "x", x)...))
	}
	switch {
	case p.p.Sum != nil: // of one of the products there may be a report
	case !inTold:
		sentences = append(sentences, p.say("pair.good.flow.no-importer", p.refs(from)...))
	case !outTold:
		sentences = append(sentences, p.say("pair.good.flow.no-exporter", p.refs(from)...))
	}
	return sentences
}

// untold says that a flow is not in the tables.
func (p flowsOf) untold(from int) []string {
	if p.p.Sum != nil {
		return nil // of one of the products it may be
	}
	return []string{p.say("pair.good.flow.untold", p.refs(from)...)}
}

// gapSentence sets the two reports of a flow against each other, where both are
// there and of the same goods. Freight and insurance are held to explain a tenth.
func (p flowsOf) gapSentence(from int) string {
	x, m := p.p.Term(p.y, from, trade.FromExporter), p.p.Term(p.y, from, trade.FromImporter)
	if x.Rows == 0 || m.Rows == 0 || x.Value+m.Value == 0 {
		return ""
	}
	if p.p.CompareReports(p.y) == measure.OtherEdition {
		return p.say("pair.good.gap.editions", p.refs(from)...)
	}
	gap := 2 * float64(m.Value-x.Value) / float64(m.Value+x.Value)
	carried := p.carriedReports()
	r := measure.Result{ID: measure.ProductGap, Year: p.y.Year, Unit: measure.Index, Value: gap, Terms: []measure.Term{m, x}}
	id := p.claimFor(p.id("D"+letter(from), p.y.Year), "pair.good.gap", from, r, nil)
	imported, exported := p.flowClaim(from, trade.FromImporter, p.y), p.flowClaim(from, trade.FromExporter, p.y)
	p.claim(imported).Restates = exported
	const tenth = 0.1
	if math.Abs(gap) > tenth {
		return strings.TrimSpace(p.say("pair.good.gap.wide", p.refs(from, "gap", ref(id))...) + " " + carried)
	}
	return carried
}

// changeSentences are how what one side sent the other changed, by the exporter's own
// report or else the importer's: on the year before, and since the first year.
func (p flowsOf) changeSentences(from int) []string {
	of, f := from, measure.Export
	if _, told := p.y.Flow(of, f); !told {
		of, f = 1-from, measure.Import
	}
	if _, told := p.y.Flow(of, f); !told || len(p.p.Years) < 2 {
		return nil
	}
	var out []string
	before, first := p.p.Earlier(of, f, p.y)
	if before != nil {
		out = append(out, p.changeSentence(of, f, before))
		if p.p.Compare(of, before, p.y) == measure.RevisedChapter {
			key := "pair.good.change.chapter"
			if p.p.Sum != nil {
				key += "s"
			}
			out = append(out, p.say(key, p.refs(of)...))
		}
	}
	if first != nil {
		out = append(out, p.growthSentence(of, f, first))
	}
	return out
}

// changeSentence is a change on an earlier year: no rate from nothing, and one above
// a doubling is how many times as much.
func (p flowsOf) changeSentence(of int, f measure.Flow, before *measure.ProductYear) string {
	was, _ := before.Flow(of, f)
	is, _ := p.y.Flow(of, f)
	key := "pair.good.change." + f.String()
	args := func(more ...string) []string { return p.refs(of, append(more, "before", year(before.Year))...) }
	switch {
	case was.Value == 0 && is.Value == 0:
		return ""
	case was.Value == 0:
		return p.say(key+"-from-none", args("x", ref(p.ownFlow(of, f, p.y)))...)
	case is.Value == 0:
		return p.say(key+"-ended", args("x", ref(p.ownFlow(of, f, before)))...)
	}
	g := float64(is.Value-was.Value) / float64(was.Value)
	r := measure.Result{ID: measure.ProductChange, Year: p.y.Year, Base: before.Year, Unit: measure.Change, Value: g, Terms: p.flowTerms(of, f, p.y, before)}
	id := p.id("G"+flowLetter(f)+letter(of), p.y.Year)
	if g > 1 {
		id = p.claimFor(id, "pair.good.times-"+f.String(), of, r, func(c *data.Claim) {
			c.Value, c.Unit = decimal(1+g, 1), unitOf(p.say("pair.good.unit.times"))
		})
		return p.say(key+"-times", args("g", ref(id))...)
	}
	id = p.claimFor(id, "pair.good.change-"+f.String(), of, r, nil)
	return p.say(byDirection(p.claim(id).Value.Float(), key+"-rose", key+"-fell", key+"-same"), args("g", ref(id))...)
}

// growthSentence is the growth a year since an earlier year.
func (p flowsOf) growthSentence(of int, f measure.Flow, since *measure.ProductYear) string {
	was, _ := since.Flow(of, f)
	is, _ := p.y.Flow(of, f)
	if was.Value == 0 || is.Value == 0 {
		return ""
	}
	years := float64(p.y.Year - since.Year)
	g := math.Pow(float64(is.Value)/float64(was.Value), 1/years) - 1
	r := measure.Result{ID: measure.ProductCAGR, Year: p.y.Year, Base: since.Year, Unit: measure.Change, Value: g, Terms: p.flowTerms(of, f, p.y, since)}
	id := p.claimFor(p.id("Y"+flowLetter(f)+letter(of), p.y.Year), "pair.good.cagr-"+f.String(), of, r, nil)
	key := "pair.good.cagr." + f.String()
	return p.say(byDirection(p.claim(id).Value.Float(), key+"-rose", key+"-fell", key+"-same"), p.refs(of, "g", ref(id), "before", year(since.Year))...)
}

// flowTerms are a side's flows with the other in two years.
func (p *product) flowTerms(of int, f measure.Flow, years ...*measure.ProductYear) []measure.Term {
	from := of
	if f == measure.Import {
		from = 1 - of
	}
	var all []measure.Term
	for _, y := range years {
		all = append(all, p.p.Term(y, from, y.Report.By(f)))
	}
	return all
}

// flowLetter names a flow in ids.
func flowLetter(f measure.Flow) string {
	if f == measure.Import {
		return "M"
	}
	return "X"
}

// maxLines is how many lines the figure of years holds.
const maxLines = 6

// addYears draws both flows over the years, by each report. A line ends where the
// edition changes and the goods do not compare.
func (p flowsOf) addYears() {
	lines := p.lines(trade.Reconciled, trade.FromExporter, trade.FromImporter)
	if len(lines) > maxLines {
		lines = p.lines(trade.Reconciled, trade.FromImporter)
	}
	if len(lines) == 0 || len(lines) > maxLines {
		return
	}
	years := fmt.Sprintf("%d–%d", p.p.Years[0].Year, p.y.Year)
	p.exhibit(data.Lines{Series: lines, ExhibitHead: data.ExhibitHead{ID: "years" + p.key, Title: p.text(p.say("pair.good.years", p.refs(0)...)),
		Subtitle: p.text(p.say("pair.years.subtitle", "currency", data.Literal(currencyName(p.builder)), "years", data.Literal(years)))}})
}

// lines are the flows by some reports. A year alone in its edition makes no line; one in
// which each partner has its rows and the other none is one of no trade.
func (p flowsOf) lines(reports ...trade.By) []data.Line {
	var lines []data.Line
	for from := range p.country {
		for _, by := range reports {
			line := data.Line{Side: p.code(from)}
			var begin, last *measure.ProductYear
			end := func() {
				if len(line.Points) > 1 {
					line.Label = p.text(p.lineLabel(from, by, begin, last))
					lines = append(lines, line)
				}
				line.Points = nil
			}
			for i := range p.p.Years {
				y := &p.p.Years[i]
				id := p.flowClaim(from, by, y)
				if id == "" && y.Tells(from, by) {
					id = p.noneClaim(from, by, y)
				}
				if id == "" {
					continue
				}
				if last != nil && p.compareBy(from, by, last, y) == measure.OtherEdition {
					end()
				}
				if len(line.Points) == 0 {
					begin = y
				}
				line.Points, last = append(line.Points, id), y
			}
			end()
		}
	}
	return lines
}

// noneClaim is the claim that a report has nothing of a flow, of which it tells each
// partner.
func (p flowsOf) noneClaim(from int, by trade.By, y *measure.ProductYear) string {
	label, of := "pair.good.exports-reported", from
	switch by {
	case trade.Reconciled:
		label = "pair.good.exports"
	case trade.FromImporter:
		label, of = "pair.good.imports-reported", 1-from
	}
	r := measure.Result{ID: measure.ProductFlow, Year: y.Year, Unit: measure.Money, Terms: []measure.Term{p.p.Term(y, from, by)}}
	return p.claimFor(p.id([]string{"X", "X", "M"}[by]+letter(of), y.Year), label, of, r, nil)
}

// compareBy is whether a flow's figures of two years by one report are of the same
// goods.
func (p flowsOf) compareBy(from int, by trade.By, y, z *measure.ProductYear) measure.Comparison {
	of := from
	if by == trade.FromImporter {
		of = 1 - from
	}
	return p.p.Compare(of, y, z)
}

// lineLabel names a line from a year to another: its direction, whose report it is, and its
// edition, or the first and the last, where the product has several that do not compare.
func (p flowsOf) lineLabel(from int, by trade.By, begin, y *measure.ProductYear) string {
	key := []string{"pair.line", "pair.line-exporter", "pair.line-importer"}[by]
	label := p.say(key, refs(from)...)
	of, r := from, measure.Own
	switch by {
	case trade.FromImporter:
		of = 1 - from
	case trade.Reconciled:
		r = measure.Reconciled
	}
	if e, _ := p.p.Edition(y.Year, of, r); e != "" && slices.ContainsFunc(p.editionChanges(of), editionChange.breaks) {
		edition := string(e)
		if was, _ := p.p.Edition(begin.Year, of, r); was != "" && was != e {
			edition = string(was) + "–" + edition
		}
		label = p.say("pair.good.line-edition", "line", label, "edition", data.Literal(edition))
	}
	return label
}

// shareOf is a part of a whole in percent, exactly: what is not nothing does not read
// as nothing, nor what is not all as all.
func shareOf(part, whole trade.USD) (quantity.Value, quantity.Unit, quantity.Qualifier) {
	unit := unitOf("%")
	switch p, w := float64(part), float64(whole); {
	case part == whole:
		return quantity.Value{Coef: 1000, Scale: 1}, unit, quantity.Exact
	case part > 0 && 1000*p < w:
		return quantity.Value{Coef: 1, Scale: 1}, unit, quantity.LessThan
	case 1000*p > 999*w:
		return quantity.Value{Coef: 999, Scale: 1}, unit, quantity.MoreThan
	default:
		return decimal(100*p/w, 1), unit, quantity.Exact
	}
}
