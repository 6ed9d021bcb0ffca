package compute

import (
	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
)

// addStructure adds the section of structure: how concentrated the trade of both
// states is, and how similar.
func addStructure(b *builder) {
	addIndices(b)
	b.para(intensitySentence(b, 0), intensitySentence(b, 1))
	addConcentration(b)
	addPairGrid(b, "indices", [][2]string{{"IT", "pair.index.intensity"}, {"IC", "pair.index.complementarity"}, {"IX", "pair.index.products-export"},
		{"IM", "pair.index.products-import"}, {"IR", "pair.index.advantage"}, {"IA", "pair.index.asymmetry"}, {"IG", "pair.index.trade-gap"}})
	addJointGrid(b)
	b.section("trade-structure", b.say("pair.structure.title"), data.TopicGoods)
}

// indexClaims are the indices that have a claim for each side, or one for both
// together (joint). Krugman's index is not among them: it says the same as the
// similarity of exports.
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

// addIndices adds the claims of indices.
func addIndices(b *builder) {
	for _, x := range indexClaims {
		for of := range b.country {
			r := indexResult(b, x.of, of, x.flow)
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
			b.add(b.claimOf(id, b.say(key, b.names(of)...), b.say(key+"-short", b.names(of)...), r))
		}
	}
}

// indexResult is the result of an index by the report that measures over all partners
// use; of Grubel and Lloyd's by the first report that there is.
func indexResult(b *builder, id measure.ID, of int, f measure.Flow) *measure.Result {
	if id != measure.GrubelLloyd {
		return b.result(id, of, f, b.set.Report)
	}
	for _, r := range []measure.Report{measure.Reconciled, measure.Own, measure.Partners, measure.Exporters, measure.Importers} {
		if v := b.result(id, of, f, r); v != nil {
			return v
		}
	}
	return nil
}

func intensitySentence(b *builder, of int) string {
	c := b.claim("IT" + letter(of))
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
	return b.say(key, append(refs(of), "index", ref(c.ID))...)
}

// addConcentration adds a figure of the concentration of markets and suppliers beside
// the threshold, which is a claim with a source of its own.
func addConcentration(b *builder) {
	var items []data.Item
	for of := range b.country {
		for _, f := range []measure.Flow{measure.Import, measure.Export} {
			id := map[measure.Flow]string{measure.Import: "HM", measure.Export: "HX"}[f] + letter(of)
			if b.claim(id) != nil {
				items = append(items, data.Item{Label: b.text(b.say("pair.concentration."+f.String(), b.names(of)...)), Claim: id, Side: b.code(of)})
			}
		}
	}
	if len(items) == 0 {
		return
	}
	b.d.Sources = append(b.d.Sources, data.Source{ID: thresholdSource, Title: b.text(b.say("pair.threshold.source")), Publisher: b.text(b.say("pair.threshold.publisher")), Date: "2021-05-05"})
	b.add(data.Claim{ID: "H0", Label: b.text(b.say("pair.threshold")), Short: b.text(b.say("pair.threshold-short")),
		HasValue: true, Value: decimal(measure.DefaultConcentrated, 1), Unit: unitOf("index"), Qualifier: quantity.Exact, Source: thresholdSource, Topic: data.TopicGoods})
	b.exhibit(data.Threshold{Items: items, Threshold: "H0", ExhibitHead: data.ExhibitHead{ID: "concentration", Half: true,
		Title: b.text(b.say("pair.concentration.title")), Subtitle: b.text(b.say("pair.concentration.subtitle"))}})
}

// addJointGrid adds a table of the indices of both states together.
func addJointGrid(b *builder) {
	g := data.Grid{ExhibitHead: data.ExhibitHead{ID: "joint", Half: true, Title: b.text(b.say("pair.joint.grid"))},
		Columns: []data.Text{b.text(b.say("pair.grid.what")), b.text(b.say("pair.grid.value"))}}
	for _, x := range indexClaims {
		if x.joint && b.claim(x.id) != nil {
			g.Rows = append(g.Rows, data.GridRow{Label: b.text(b.say("pair.measure." + string(x.of))), Cells: []data.Text{b.text(ref(x.id))}})
		}
	}
	if len(g.Rows) > 0 {
		b.exhibit(g)
	}
}

// headlines are the ids of the claims that may be tiles, in their order. Of each list
// the first that there is counts.
var headlines = [][]string{{"T", "TA", "TB"}, {"SXA"}, {"SMA"}, {"L", "LA", "LB"}, {"SXB"}, {"SMB"}, {"XA", "MB"}, {"XB", "MA"},
	{"GA"}, {"GB"}, {"RXA"}, {"RMA"}, {"RXB"}, {"RMB"}, {"N", "NA"}, {"C", "CA"}}

// addTiles chooses the headline figures: two rows of three, or one row.
func addTiles(b *builder) {
	const row = 3
	for _, ids := range headlines {
		if id := b.firstOf(ids...); id != "" && len(b.d.Tiles) < 2*row {
			b.d.Tiles = append(b.d.Tiles, id)
		}
	}
	if n := len(b.d.Tiles); n > row && n < 2*row {
		b.d.Tiles = b.d.Tiles[:row]
	}
}
