package compute

import (
	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
)

// structure is how concentrated and how alike the trade of both states is.
func (p *pairing) structure() {
	p.indices()
	p.para(p.intensity(0), p.intensity(1))
	p.concentration()
	p.pairGrid("indices", [][2]string{{"IT", "pair.index.intensity"}, {"IC", "pair.index.complementarity"}, {"IX", "pair.index.products-export"},
		{"IM", "pair.index.products-import"}, {"IR", "pair.index.advantage"}, {"IA", "pair.index.asymmetry"}, {"IG", "pair.index.trade-gap"}})
	p.jointGrid()
	p.section("trade-structure", p.say("pair.structure.title"), data.TopicGoods)
}

// indexClaims are the measures with a claim of their own: one of each side, or
// one of both. Krugman's says what the similarity of exports says.
var indexClaims = []struct {
	id    string
	of    measure.ID
	flow  measure.Flow
	joint bool
}{
	{"IT", measure.TradeIntensity, measure.Export, false},
	{"IC", measure.Complementarity, measure.Export, false},
	{"IX", measure.ProductConcentration, measure.Export, false},
	{"IM", measure.ProductConcentration, measure.Import, false},
	{"IR", measure.RevealedAdvantage, measure.Export, false},
	{"IA", measure.InfluenceAsymmetry, measure.Import, false},
	{"IG", measure.TradeShareGap, measure.Both, false},
	{"HX", measure.PartnerConcentration, measure.Export, false},
	{"HM", measure.PartnerConcentration, measure.Import, false},
	{"Js", measure.Salience, measure.Both, true},
	{"Jy", measure.Symmetry, measure.Both, true},
	{"Ji", measure.Interdependence, measure.Both, true},
	{"Jx", measure.ExportSimilarity, measure.Export, true},
	{"Jg", measure.GrubelLloyd, measure.Both, true},
}

func (p *pairing) indices() {
	for _, x := range indexClaims {
		for of := range p.country {
			r := p.indexResult(x.of, of, x.flow)
			if r == nil || x.joint && of == 1 {
				continue
			}
			key, id := "pair.claim."+string(x.of), x.id
			if x.of == measure.PartnerConcentration || x.of == measure.ProductConcentration {
				key += "-" + x.flow.String()
			}
			if !x.joint {
				id += letter(of)
			}
			p.add(p.claimOf(id, p.say(key, p.names(of)...), p.say(key+"-short", p.names(of)...), r))
		}
	}
}

// indexResult is a measure by the report that measures over all partners use;
// Grubel and Lloyd's by the first there is.
func (p *pairing) indexResult(id measure.ID, of int, f measure.Flow) *measure.Result {
	if id != measure.GrubelLloyd {
		return p.result(id, of, f, p.set.Report)
	}
	for _, r := range []measure.Report{measure.Reconciled, measure.Own, measure.Partners, measure.Exporters, measure.Importers} {
		if v := p.result(id, of, f, r); v != nil {
			return v
		}
	}
	return nil
}

func (p *pairing) intensity(of int) string {
	c := p.claim("IT" + letter(of))
	if c == nil {
		return ""
	}
	key := "pair.intensity.below"
	switch x := c.Value.Float(); {
	case x == 1:
		key = "pair.intensity.as-world"
	case x > 1:
		key = "pair.intensity.above"
	}
	return p.say(key, append(refs(of), "index", ref(c.ID))...)
}

// concentration draws the concentration of markets and suppliers under the
// threshold, which is a parameter with a source of its own.
func (p *pairing) concentration() {
	var items []data.Item
	for of := range p.country {
		for _, f := range []measure.Flow{measure.Import, measure.Export} {
			id := map[measure.Flow]string{measure.Import: "HM", measure.Export: "HX"}[f] + letter(of)
			if p.claim(id) != nil {
				items = append(items, data.Item{Label: p.text(p.say("pair.concentration."+f.String(), p.names(of)...)), Claim: id, Side: p.code(of)})
			}
		}
	}
	if len(items) == 0 {
		return
	}
	p.d.Sources = append(p.d.Sources, data.Source{ID: thresholdSource, Title: p.text(p.say("pair.threshold.source")), Publisher: p.text(p.say("pair.threshold.publisher")), Date: "2021-05-05"})
	p.add(data.Claim{ID: "H0", Label: p.text(p.say("pair.threshold")), Short: p.text(p.say("pair.threshold-short")),
		HasValue: true, Value: decimal(measure.DefaultConcentrated, 1), Unit: unitOf("index"), Qualifier: quantity.Exact, Source: thresholdSource, Topic: data.TopicGoods})
	p.exhibit(data.Threshold{Items: items, Threshold: "H0", ExhibitHead: data.ExhibitHead{ID: "concentration", Half: true,
		Title: p.text(p.say("pair.concentration.title")), Subtitle: p.text(p.say("pair.concentration.subtitle"))}})
}

// jointGrid sets the measures that are of both states.
func (p *pairing) jointGrid() {
	g := data.Grid{ExhibitHead: data.ExhibitHead{ID: "joint", Half: true, Title: p.text(p.say("pair.joint.grid"))},
		Columns: []data.Text{p.text(p.say("pair.grid.what")), p.text(p.say("pair.grid.value"))}}
	for _, x := range indexClaims {
		if x.joint && p.claim(x.id) != nil {
			g.Rows = append(g.Rows, data.GridRow{Label: p.text(p.say("pair.measure." + string(x.of))), Cells: []data.Text{p.text(ref(x.id))}})
		}
	}
	if len(g.Rows) > 0 {
		p.exhibit(g)
	}
}

// headlines are the claims that may be tiles, the first ones first; of a list the
// first that there is.
var headlines = [][]string{{"T", "TA", "TB"}, {"SXA"}, {"SMA"}, {"L", "LA", "LB"}, {"SXB"}, {"SMB"}, {"XA", "MB"}, {"XB", "MA"},
	{"GA"}, {"GB"}, {"RXA"}, {"RMA"}, {"RXB"}, {"RMB"}, {"N", "NA"}, {"C", "CA"}}

// tiles are the headline figures: two rows of three, or one.
func (p *pairing) tiles() {
	const row = 3
	for _, ids := range headlines {
		if id := p.measured(ids...); id != "" && len(p.d.Tiles) < 2*row {
			p.d.Tiles = append(p.d.Tiles, id)
		}
	}
	if n := len(p.d.Tiles); n > row && n < 2*row {
		p.d.Tiles = p.d.Tiles[:row]
	}
}
