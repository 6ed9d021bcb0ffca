package compute

import (
	"fmt"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// growthSentences say how the sales of a side changed. From 0 there is no rate.
func growthSentences(b *builder, of int) string {
	now := b.sales(of)
	if now.Rows == 0 {
		return ""
	}
	report := measure.Own
	switch {
	case now.By == trade.Reconciled:
		report = measure.Reconciled
	case now.By == trade.FromImporter:
		report = measure.Partners
	}
	g := b.result(measure.Growth, of, measure.Export, report)
	c := b.result(measure.CAGR, of, measure.Export, report)
	out := ""
	switch {
	case g != nil && g.Value >= manifold:
		c := b.claimOf("G"+letter(of), b.say("pair.growth-times", b.names(of)...), b.say("pair.growth-times-short", b.names(of)...), g)
		c.Value, c.Unit, c.Qualifier = decimal(1+g.Value, 0), unitOf(b.say("pair.unit.times")), quantity.Exact
		out = b.say("pair.growth.times", append(refs(of), "g", ref(b.add(c)))...)
	case g != nil:
		id := b.add(b.claimOf("G"+letter(of), b.say("pair.growth", b.names(of)...), b.say("pair.growth-short", b.names(of)...), g))
		out = b.say(byDirection(g.Value, "pair.growth.rose", "pair.growth.fell", "pair.growth.same"), append(refs(of), "g", ref(id))...)
	case b.missing(measure.Growth, of, measure.NeedsNonzero):
		out = b.say("pair.growth.from-zero", refs(of)...)
	}
	if c == nil {
		return out
	}
	if out != "" {
		out += " "
	}
	if c.Value >= manifold {
		times := b.claimOf("Y"+letter(of), b.say("pair.cagr-times", b.names(of)...), b.say("pair.cagr-times-short", b.names(of)...), c)
		times.Value, times.Unit, times.Qualifier = decimal(1+c.Value, 0), unitOf(b.say("pair.unit.times")), quantity.Exact
		id := b.add(times)
		return out + b.say("pair.cagr.times", append(refs(of), "g", ref(id), "years", ref(id+":period"))...)
	}
	id := b.add(b.claimOf("Y"+letter(of), b.say("pair.cagr", b.names(of)...), b.say("pair.cagr-short", b.names(of)...), c))
	return out + b.say(byDirection(c.Value, "pair.cagr.rose", "pair.cagr.fell", "pair.cagr.same"), append(refs(of), "g", ref(id), "years", ref(id+":period"))...)
}

// manifold is the growth from which a change is told as a multiple: thousands of
// per cent say nothing.
const manifold = 10

// byDirection chooses by the sign of a change.
func byDirection(change float64, up, down, same string) string {
	switch {
	case change > 0:
		return up
	case change < 0:
		return down
	}
	return same
}

// mirrorSentences compare the exports of each side with what the other reports as
// imports, and say why the two differ.
func mirrorSentences(b *builder) []string {
	var out []string
	for of := range b.country {
		if s := mirrorSentence(b, of); s != "" {
			out = append(out, s)
		}
	}
	if len(out) > 0 {
		out = append(out, b.say("pair.mirror.why"))
	}
	return out
}

// mirrorSentence does so for one side.
func mirrorSentence(b *builder, of int) string {
	g := b.result(measure.ReportGap, of, measure.Export, measure.AnyReport)
	if g == nil {
		return ""
	}
	c := b.claimOf("D"+letter(of), b.say("pair.mirror", b.names(of)...), b.say("pair.mirror-short", b.names(of)...), g)
	times := b.asTimes(&c, g)
	id := b.add(c)
	m, x := b.flow(g.Terms[0]), b.flow(g.Terms[1])
	b.claim(m).Restates = x
	key := byDirection(g.Value, "pair.mirror.more", "pair.mirror.less", "pair.mirror.same")
	if times {
		key = "pair.mirror.times"
	}
	return b.say(key, append(refs(of), "gap", ref(id))...)
}

// asTimes makes a gap of a thousand per cent or more a multiple: how many times the
// exporter's figure the importer's is.
func (b *builder) asTimes(c *data.Claim, g *measure.Result) bool {
	const many = 10
	if g.Value < many {
		return false
	}
	c.Value, c.Unit, c.Qualifier = decimal(1+g.Value, 0), unitOf(b.say("pair.unit.times")), quantity.Exact
	return true
}

// addYears adds a figure of both flows over the years, with a line for every report
// that has two years.
func addYears(b *builder) {
	if len(b.set.Series) < 2 {
		return
	}
	var lines []data.Line
	for of := range b.country {
		compareEarlier(b, of)
		for _, by := range []trade.By{trade.Reconciled, trade.FromExporter, trade.FromImporter} {
			l := data.Line{Side: b.code(of)}
			for _, y := range b.set.Series {
				f := y.Forth
				if of == 1 {
					f = y.Back
				}
				own := f.By(by)
				if !own.Known() {
					continue
				}
				l.Points = append(l.Points, b.flowOf(of, y.Year, by, f))
			}
			if len(l.Points) >= 2 {
				key := []string{"pair.line", "pair.line-exporter", "pair.line-importer"}[by]
				l.Label = b.text(b.say(key, refs(of)...))
				lines = append(lines, l)
			}
		}
	}
	if len(lines) == 0 {
		return
	}
	first, last := b.set.Series[0].Year, b.set.Year
	b.exhibit(data.Lines{Series: lines, ExhibitHead: data.ExhibitHead{ID: "years", Title: b.text(b.say("pair.years.title", refs(0)...)),
		Subtitle: b.text(b.say("pair.years.subtitle", "currency", data.Literal(currencyName(b)), "years", data.Literal(fmt.Sprintf("%d–%d", first, last))))}})
}

// compareEarlier has the two reports of a flow compared in the last year that has both,
// where the brief's year has one alone.
func compareEarlier(b *builder, of int) {
	if b.claim("D"+letter(of)) != nil {
		return
	}
	for i := len(b.set.Series) - 1; i >= 0; i-- {
		y := b.set.Series[i]
		f := y.Forth
		if of == 1 {
			f = y.Back
		}
		if !f.By(trade.FromExporter).Known() || !f.By(trade.FromImporter).Known() {
			continue
		}
		sold, bought := b.flowOf(of, y.Year, trade.FromExporter, f), b.flowOf(of, y.Year, trade.FromImporter, f)
		b.claim(bought).Restates = sold
		for _, id := range [...]string{sold, bought} { // what the audit says of them says the year
			c := b.claim(id)
			c.Label = b.text(c.Label.In(b.lang, b.lang) + ", " + data.Literal(fmt.Sprint(y.Year)))
		}
		return
	}
}

// flowOf is the claim of one side's sales in a year by one report.
func (b *builder) flowOf(of, year int, by trade.By, f measure.Figures) string {
	own := f.By(by)
	return b.flow(measure.Term{Name: measure.Exports, From: b.country[of], To: b.country[1-of], By: by, Year: year, Level: own.Level, Value: own.Value, Rows: own.Rows})
}

// addFlowGrid adds a table of both flows by the report of each side.
func addFlowGrid(b *builder) {
	g := data.Grid{ExhibitHead: data.ExhibitHead{ID: "reports", Title: b.text(b.say("pair.reports.title")), Half: true}}
	if b.firstOf("DA", "DB") == "" { // no flow has both
		return
	}
	for _, key := range []string{"pair.reports.flow", "pair.reports.exporter", "pair.reports.importer", "pair.reports.gap"} {
		g.Columns = append(g.Columns, b.text(b.say(key)))
	}
	for of := range b.country {
		row := data.GridRow{Label: b.text(b.say("pair.line", refs(of)...)), Side: b.code(of)}
		for _, id := range []string{"X" + letter(of), "M" + letter(1-of), "D" + letter(of)} {
			row.Cells = append(row.Cells, b.cell(id))
		}
		g.Rows = append(g.Rows, row)
	}
	b.exhibit(g)
}

// currencyName is what the values of the table are in.
func currencyName(b *builder) string {
	if c := b.t.Currency(); c != "USD" {
		return c
	}
	return b.say("pair.years.dollars")
}
