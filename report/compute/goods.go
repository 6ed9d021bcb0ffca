package compute

import (
	"fmt"
	"strings"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

const (
	sectionsShown = 5   // of a flow; the others are one item
	groupsShown   = 6   // of food
	goodsShown    = 6   // products of a list
	groupsCounted = 3   // food groups that may count as reliance, all food among them
	relied        = 0.1 // the least share that counts as reliance, a choice of our own
)

// dependence is the products that a side depends on the other for, and those it
// buys most of from it.
func (p *pairing) dependence() {
	for of := range p.country {
		p.exposure(of)
	}
	for of := range p.country {
		p.purchases(of)
	}
	for of := range p.country {
		p.dependent(of)
	}
	p.section("trade-products", p.say("pair.products.title"), data.TopicGoods)
}

// exposure are the counts of dependent products, and how many of them the other
// supplies first.
func (p *pairing) exposure(of int) {
	n := p.result(measure.GeoDepProducts, of, measure.Import, p.set.Report)
	if n == nil {
		n = p.result(measure.ECDependent, of, measure.Import, p.set.Report)
	}
	first := p.result(measure.PairExposureCount, of, measure.Import, p.set.Report)
	part := p.result(measure.PairExposure, of, measure.Import, p.set.Report)
	if n == nil || first == nil {
		return
	}
	all := p.add(p.claimOf("K"+letter(of)+"0", p.say("pair.dependent", p.names(of)...), p.say("pair.dependent-short", p.names(of)...), n))
	some := p.add(p.claimOf("K"+letter(of)+"1", p.say("pair.exposure-count", p.names(of)...), p.say("pair.exposure-count-short", p.names(of)...), first))
	test, key := p.say("pair.test.ec"), "pair.products.count"
	if n.Rule.Test == measure.GeoDep {
		test = p.say("pair.test.geodep")
	}
	if first.Value == 0 {
		key = "pair.products.none"
	}
	s := p.say(key, append(refs(of), "test", data.Literal(test), "all", ref(all), "first", ref(some))...)
	if part != nil && first.Value > 0 {
		c := p.claimOf("E"+letter(of), p.say("pair.exposure", p.names(of)...), p.say("pair.exposure-short", p.names(of)...), part)
		c.Base = p.text(p.say("pair.exposure-base", p.names(of)...))
		if part.Value >= relied {
			c.Dependence = &data.Dependence{Of: p.code(of), On: p.code(1 - of), For: p.text(p.say("pair.exposure-for"))}
		}
		s += " " + p.say("pair.products.exposure", "share", ref(p.add(c)))
	}
	p.para(s)
}

// purchases lists what a side buys most of from the other.
func (p *pairing) purchases(of int) {
	var g data.Grid
	for i, s := range p.set.Supplied(p.country[of], p.country[1-of], goodsShown) {
		id := fmt.Sprintf("%s%d", letter(of), i+1)
		args := append(p.names(of), "goods", p.product(s.Product, 80), "code", s.Product.Code())
		r := measure.Result{ID: measure.FlowValue, Year: p.set.Year, Unit: measure.Money, USD: s.Part.Value, Terms: []measure.Term{s.Part}}
		value := p.add(p.claimOf("I"+id, p.say("pair.purchase", args...), p.say("pair.purchase-short", args...), &r))
		r = measure.Result{ID: measure.SupplierShare, Year: p.set.Year, Unit: measure.Share, Value: s.Share, Terms: []measure.Term{s.Whole}}
		c := p.claimOf("J"+id, p.say("pair.supplier-share", args...), p.say("pair.supplier-share-short", args...), &r)
		c.Base = p.text(p.say("pair.supplier-share-base", args...))
		share := p.add(c)
		g.Rows = append(g.Rows, data.GridRow{Label: p.goodsLabel(s.Product), Cells: []data.Text{p.text(ref(value)), p.text(ref(share)), p.supplier(&s.Supplier)}})
	}
	p.goodsGrid("bought-", of, g, "pair.purchases.", "pair.purchases.value", "pair.purchases.share", "pair.purchases.first")
}

// dependent lists the dependent products whose first supplier the other is.
func (p *pairing) dependent(of int) {
	var g data.Grid
	all, _ := p.set.Dependent(p.country[of], p.country[1-of], goodsShown)
	for i, d := range all {
		id := fmt.Sprintf("%s%d", letter(of), i+1)
		args := append(p.names(of), "goods", p.product(d.Product, 80), "code", d.Product.Code())
		r := measure.Result{ID: measure.FlowValue, Year: p.set.Year, Unit: measure.Money, USD: d.Imports.Value, Terms: []measure.Term{d.Imports}}
		value := p.add(p.claimOf("U"+id, p.say("pair.dependent-imports", args...), p.say("pair.dependent-imports-short", args...), &r))
		r = measure.Result{ID: measure.SupplierShare, Year: p.set.Year, Unit: measure.Share, Value: d.Supplier.Share, Terms: []measure.Term{d.Imports}}
		c := p.claimOf("Z"+id, p.say("pair.first-share", args...), p.say("pair.first-share-short", args...), &r)
		c.Base = p.text(p.say("pair.supplier-share-base", args...))
		share := p.add(c)
		r = measure.Result{ID: measure.PartnerConcentration, Year: p.set.Year, Unit: measure.Index, Value: d.Supplier.Concentration, Terms: []measure.Term{d.Imports}}
		hhi := p.add(p.claimOf("Q"+id, p.say("pair.product-hhi", args...), p.say("pair.product-hhi-short", args...), &r))
		g.Rows = append(g.Rows, data.GridRow{Label: p.goodsLabel(d.Product), Cells: []data.Text{p.text(ref(value)), p.text(ref(share)), p.text(ref(hhi))}})
	}
	p.goodsGrid("dependent-", of, g, "pair.dependents.", "pair.dependents.value", "pair.dependents.share", "pair.dependents.hhi")
}

func (p *pairing) goodsGrid(id string, of int, g data.Grid, key string, columns ...string) {
	if len(g.Rows) == 0 {
		return
	}
	g.ExhibitHead = data.ExhibitHead{ID: id + strings.ToLower(p.code(of)), Half: true,
		Title: p.text(p.say(key+"title", refs(of)...)), Note: p.text(p.say(key+"note", refs(of)...))}
	g.Columns = append(g.Columns, p.text(p.say("pair.grid.product")))
	for _, c := range columns {
		g.Columns = append(g.Columns, p.text(p.say(c, refs(of)...)))
	}
	p.exhibit(g)
}

// product is what labels call a product: its name in the table's list, cut to
// most characters, and its code, which does not break from what stands before it.
func (p *pairing) product(code trade.Product, most int) string {
	name, text := p.t.ProductName(code), ""
	if name == "" {
		text = p.say("pair.product.code", "code", code.Code())
	} else {
		text = p.say("pair.product.named", "name", cut(name, most), "code", code.Code())
	}
	return strings.ReplaceAll(text, " "+code.Code(), "\u00a0"+code.Code())
}

func (p *pairing) goodsLabel(code trade.Product) data.Text {
	return p.text(data.Literal(p.product(code, 56)))
}

// supplier names the first supplier of a product, jointly with others if so.
func (p *pairing) supplier(s *measure.Supplier) data.Text {
	if s.Country == trade.World {
		return data.Text{}
	}
	name, _, _ := p.areaNames(s.Country)
	if s.Joint {
		name = p.say("pair.joint", "name", name)
	}
	return p.text(data.Literal(name))
}
