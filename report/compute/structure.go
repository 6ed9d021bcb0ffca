package compute

import (
	"dyad/data"
	"dyad/data/trade/measure"
)

// addStructure adds the section of how concentrated the partners of both states are, and
// the claims of other indices, which stand in the annex.
func addStructure(b *builder) {
	addIndices(b)
	addConcentration(b)
	b.para(intensitySentence(b, 0), intensitySentence(b, 1))
	b.section("trade-structure", concentrationTitle(b), data.TopicGoods)
}

// concentrationTitle says how many equal suppliers would be as concentrated as those of
// each side that is known, or else how many equal markets.
func concentrationTitle(b *builder) string {
	return b.sidesTitle("pair.structure.title", [][2]string{{"QM", "pair.equal.suppliers"}, {"QX", "pair.equal.markets"}})
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
	{"QX", measure.EqualPartners, measure.Export, false},
	{"QM", measure.EqualPartners, measure.Import, false},
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
			if x.of == measure.PartnerConcentration || x.of == measure.EqualPartners || x.of == measure.ProductConcentration {
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

// addConcentration adds a table of how concentrated suppliers and markets of both states
// are.
func addConcentration(b *builder) {
	g := data.Grid{ExhibitHead: data.ExhibitHead{ID: "concentration", Full: true, Subtitle: b.text(b.say("pair.concentration.subtitle")), Title: b.text(b.say("pair.concentration.title"))},
		Columns: []data.Text{b.text(b.say("pair.grid.what"))}}
	rows := [2]data.GridRow{{Label: b.text(b.say("pair.concentration.equal"))}, {Label: b.text(b.say("pair.concentration.index"))}}
	for _, f := range []measure.Flow{measure.Import, measure.Export} {
		for of := range b.country {
			id := map[measure.Flow]string{measure.Import: "M", measure.Export: "X"}[f] + letter(of)
			if b.claim("H"+id) == nil {
				continue
			}
			g.Columns = append(g.Columns, b.text(b.say("pair.concentration."+f.String(), refs(of)...)))
			for i, measured := range []string{"Q", "H"} {
				rows[i].Cells = append(rows[i].Cells, b.cell(measured+id))
			}
		}
	}
	if len(g.Columns) > 1 {
		g.Rows = rows[:]
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
