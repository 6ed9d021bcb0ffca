package compute

import (
	"fmt"
	"strings"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// threshold of concentration, as the European Commission and CEPII set it for
// the imports of a product.
const thresholdSource = "EC"

// sources are the files of the table, and what was left out of each or assumed.
func (p *pairing) sources() {
	for i, f := range p.t.Sources() {
		s := data.Source{ID: fmt.Sprintf("T%d", i+1), Publisher: p.text(f.Publisher),
			File: &data.File{Name: f.File, Format: f.Format, Edition: string(f.Edition), Rows: int64(f.Rows), SHA256: f.SHA256}}
		key := "pair.source"
		if f.NamesOnly {
			key = "pair.source-list"
		}
		s.Title = p.text(words.Capitalise(p.say(key, "format", f.Format)))
		p.d.Sources = append(p.d.Sources, s)
	}
}

// cite names the file a claim's first sum stands in. Where it stands in several,
// that is the first of them.
func (p *pairing) cite(c *data.Claim, terms []measure.Term) {
	for _, t := range terms {
		if i, ok := p.t.SourceOf(t.Year, t.From, t.To, t.By); ok && i < len(p.d.Sources) {
			c.Source = p.d.Sources[i].ID
			return
		}
	}
	if len(p.d.Sources) > 0 {
		c.Source = p.d.Sources[0].ID
	}
}

// measures states the arithmetic of the measures that claims use, in the order
// of definitions.
func (p *pairing) measures() {
	used := map[string]bool{}
	for i := range p.d.Claims {
		used[p.d.Claims[i].Measure] = true
	}
	for _, d := range measure.Definitions() {
		if used[string(d.ID)] {
			p.d.Measures = append(p.d.Measures, data.Measure{ID: string(d.ID), Name: p.text(p.say("pair.measure." + string(d.ID))),
				Formula: d.Formula, Citation: d.Short(), Level: d.Scope.String(), Note: p.text(p.applied(d.ID))})
		}
	}
}

// applied says how a measure was applied: at which level of products, and by
// which rule of thresholds and years.
func (p *pairing) applied(id measure.ID) string {
	i := 0
	for ; i < len(p.set.Results) && p.set.Results[i].ID != id; i++ {
	}
	if i == len(p.set.Results) {
		return ""
	}
	r := &p.set.Results[i]
	var parts []string
	if r.Level != trade.AllProducts && p.set.Edition != "" {
		parts = append(parts, p.say("pair.applied.level-edition", "level", r.Level.String(), "edition", string(p.set.Edition)))
	} else if r.Level != trade.AllProducts {
		parts = append(parts, p.say("pair.applied.level", "level", r.Level.String()))
	}
	if r.Rule.Test != measure.NoTest {
		threshold := p.num.Number(decimal(r.Rule.Concentrated, 1))
		key := "pair.applied.rule"
		if r.Rule.Of == 1 {
			key = "pair.applied.rule-one-year"
		}
		parts = append(parts, p.say(key, "threshold", threshold, "years", fmt.Sprint(r.Rule.Years), "years-of", fmt.Sprint(r.Rule.Of)))
	}
	return strings.Join(parts, "; ")
}

// gaps are the measures that the table does not support, each with what it
// needs, once.
func (p *pairing) gaps() {
	type gap struct {
		id    measure.ID
		needs measure.Needs
	}
	seen := map[gap]bool{}
	for _, d := range measure.Definitions() {
		for _, m := range p.set.Missing {
			g := gap{d.ID, m.Needs}
			if m.Measure != d.ID || seen[g] || m.Subject.Food || p.has(d.ID) {
				continue
			}
			seen[g] = true
			p.d.Gaps = append(p.d.Gaps, data.Gap{Name: p.text(p.say("pair.measure." + string(d.ID))), Needs: p.text(p.say("pair.needs." + m.Needs.String()))})
		}
	}
}

// has reports whether a claim was computed by a measure.
func (p *pairing) has(id measure.ID) bool {
	for i := range p.d.Claims {
		if p.d.Claims[i].Measure == string(id) {
			return true
		}
	}
	return false
}

// flow is the claim of a sum over all products: of one state's trade with the
// other, or with all partners.
func (p *pairing) flow(t measure.Term) string {
	key := flowKey{t.From, t.To, t.By, t.Year}
	if id, ok := p.flows[key]; ok {
		return id
	}
	if t.Rows == 0 {
		return ""
	}
	id, words, args := p.flowWords(t)
	label, short := p.say(words, args...), p.say(words+"-short", args...)
	if t.Year != p.set.Year {
		id += fmt.Sprint(t.Year)
	}
	r := measure.Result{ID: measure.FlowValue, Year: t.Year, Unit: measure.Money, USD: t.Value, Terms: []measure.Term{t}}
	p.flows[key] = p.add(p.claimOf(id, label, short, &r))
	return id
}

// flowWords are the id of such a claim, and the key of what it says: X is exports,
// M imports, the letter the state they are of; W is with the world.
func (p *pairing) flowWords(t measure.Term) (id, key string, args []string) {
	from, isFrom := p.side[t.From]
	to, isTo := p.side[t.To]
	switch {
	case !isTo:
		return "WX" + letter(from), "pair.all-exports", p.names(from)
	case !isFrom:
		return "WM" + letter(to), "pair.all-imports", p.names(to)
	case t.By == trade.FromImporter:
		return "M" + letter(to), "pair.imports-reported", p.names(to)
	case t.By == trade.FromExporter:
		return "X" + letter(from), "pair.exports-reported", p.names(from)
	}
	return "X" + letter(from), "pair.exports", p.names(from)
}
