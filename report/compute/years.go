package compute

import (
	"fmt"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// growth is how a side's sales changed: no rate from nothing.
func (p *pairing) growth(of int) string {
	now := p.forth(of)
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
	g := p.result(measure.Growth, of, measure.Export, report)
	c := p.result(measure.CAGR, of, measure.Export, report)
	out := ""
	switch {
	case g != nil:
		id := p.add(p.claimOf("G"+letter(of), p.say("pair.growth", p.names(of)...), p.say("pair.growth-short", p.names(of)...), g))
		out = p.say(p.byDirection(id, "pair.growth.rose", "pair.growth.fell", "pair.growth.same"), append(refs(of), "g", ref(id))...)
	case p.missing(measure.Growth, of, measure.NeedsNonzero):
		out = p.say("pair.growth.from-zero", refs(of)...)
	}
	if c == nil {
		return out
	}
	id := p.add(p.claimOf("Y"+letter(of), p.say("pair.cagr", p.names(of)...), p.say("pair.cagr-short", p.names(of)...), c))
	if out != "" {
		out += " "
	}
	return out + p.say(p.byDirection(id, "pair.cagr.rose", "pair.cagr.fell", "pair.cagr.same"), append(refs(of), "g", ref(id), "years", ref(id+":period"))...)
}

// byDirection chooses by the sign of a change as printed.
func (p *pairing) byDirection(id, up, down, same string) string {
	switch c := p.claim(id).Value.Coef; {
	case c > 0:
		return up
	case c < 0:
		return down
	}
	return same
}

// mirrors set each side's exports against what the other reports as imports, and
// say why the two differ.
func (p *pairing) mirrors() []string {
	var out []string
	for of := range p.country {
		if s := p.mirror(of); s != "" {
			out = append(out, s)
		}
	}
	if len(out) > 0 {
		out = append(out, p.say("pair.mirror.why"))
	}
	return out
}

func (p *pairing) mirror(of int) string {
	g := p.result(measure.MirrorGap, of, measure.Export, measure.AnyReport)
	if g == nil {
		return ""
	}
	id := p.add(p.claimOf("D"+letter(of), p.say("pair.mirror", p.names(of)...), p.say("pair.mirror-short", p.names(of)...), g))
	m, x := p.flow(g.Terms[0]), p.flow(g.Terms[1])
	p.claim(m).Restates = x
	key := p.byDirection(id, "pair.mirror.more", "pair.mirror.less", "pair.mirror.same")
	return p.say(key, append(refs(of), "gap", ref(id))...)
}

// years draws both flows over the years, by every report that has two.
func (p *pairing) years() {
	if len(p.set.Series) < 2 {
		return
	}
	var lines []data.Line
	for of := range p.country {
		for _, by := range []trade.By{trade.Reconciled, trade.FromExporter, trade.FromImporter} {
			l := data.Line{Side: p.code(of)}
			for _, y := range p.set.Series {
				f := y.Forth
				if of == 1 {
					f = y.Back
				}
				own := f.By(by)
				if !own.Known() {
					continue
				}
				t := measure.Term{Name: measure.Exports, From: p.country[of], To: p.country[1-of], By: by, Year: y.Year, Level: own.Level, Value: own.Value, Rows: own.Rows}
				l.Points = append(l.Points, p.flow(t))
			}
			if len(l.Points) >= 2 {
				key := []string{"pair.line", "pair.line-exporter", "pair.line-importer"}[by]
				l.Label = p.text(p.say(key, refs(of)...))
				lines = append(lines, l)
			}
		}
	}
	if len(lines) == 0 {
		return
	}
	first, last := p.set.Series[0].Year, p.set.Year
	p.exhibit(data.Lines{Series: lines, ExhibitHead: data.ExhibitHead{ID: "years", Title: p.text(p.say("pair.years.title", refs(0)...)),
		Subtitle: p.text(p.say("pair.years.subtitle", "years", data.Literal(fmt.Sprintf("%d–%d", first, last))))}})
}

// flowGrid sets both flows by both reports side by side.
func (p *pairing) flowGrid() {
	g := data.Grid{ExhibitHead: data.ExhibitHead{ID: "reports", Title: p.text(p.say("pair.reports.title")), Half: true}}
	if p.measured("DA", "DB") == "" { // no flow has both
		return
	}
	for _, key := range []string{"pair.reports.flow", "pair.reports.exporter", "pair.reports.importer", "pair.reports.gap"} {
		g.Columns = append(g.Columns, p.text(p.say(key)))
	}
	for of := range p.country {
		row := data.GridRow{Label: p.text(p.say("pair.line", refs(of)...)), Side: p.code(of)}
		for _, id := range []string{"X" + letter(of), "M" + letter(1-of), "D" + letter(of)} {
			row.Cells = append(row.Cells, p.cell(id))
		}
		g.Rows = append(g.Rows, row)
	}
	p.exhibit(g)
}

// cell refers to a claim, or is empty without it.
func (p *pairing) cell(id string) data.Text {
	if p.claim(id) == nil {
		return data.Text{}
	}
	return p.text(ref(id))
}
