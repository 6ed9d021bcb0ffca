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
	groupsShown   = 7   // of food
	goodsShown    = 6   // products of a list
	groupsCounted = 3   // food groups that may count as reliance, all food among them
	leastReliance = 0.1 // the least share that counts as reliance; the limit is ours
)

// addProducts adds the section of products: those for which a side depends on the
// other, and those of which it buys most from it.
func addProducts(b *builder) {
	for of := range b.country {
		addExposure(b, of)
	}
	lists := addDependent
	if !hasDependent(b) {
		lists = addPurchases
	}
	for of := range b.country {
		lists(b, of)
	}
	b.section("trade-products", productsTitle(b), data.TopicGoods)
}

// hasDependent tells whether a side depends on the other for a product.
func hasDependent(b *builder) bool {
	for of := range b.country {
		if all, _ := b.goods.Dependent(b.country[of], b.country[1-of], 1); len(all) > 0 {
			return true
		}
	}
	return false
}

// productsTitle says of how many products with few suppliers a state is the first
// supplier of the other: of the side of which it is of more.
func productsTitle(b *builder) string {
	of, most := -1, int64(0)
	for side := range b.country {
		if c := b.claim("K" + letter(side) + "1"); c != nil && c.Value.Coef > most {
			of, most = side, c.Value.Coef
		}
	}
	if of < 0 {
		return b.say("pair.products.title")
	}
	l := letter(of)
	return b.say("pair.products.heading", append(refs(of), "first", "{K"+l+"1:number}", "all", "{K"+l+"0:number}")...)
}

// addExposure says for how many products a side is dependent by the test of the set,
// and of how many of these the other is the first supplier.
func addExposure(b *builder, of int) {
	n := b.result(measure.GeoDepProducts, of, measure.Import, b.goods.Report)
	if n == nil {
		n = b.result(measure.ECDependent, of, measure.Import, b.goods.Report)
	}
	first := b.result(measure.PairExposureCount, of, measure.Import, b.goods.Report)
	part := b.result(measure.PairExposure, of, measure.Import, b.goods.Report)
	if n == nil || first == nil {
		return
	}
	all := b.add(b.claimOf("K"+letter(of)+"0", b.say("pair.dependent", b.names(of)...), b.say("pair.dependent-short", b.names(of)...), n))
	some := b.add(b.claimOf("K"+letter(of)+"1", b.say("pair.exposure-count", b.names(of)...), b.say("pair.exposure-count-short", b.names(of)...), first))
	test, key := b.say("pair.test.ec"), "pair.products.count"
	if n.Rule.Test == measure.GeoDep {
		test = b.say("pair.test.geodep")
	}
	switch {
	case n.Value == 0:
		key = "pair.products.nothing"
	case first.Value == 0:
		key = "pair.products.none"
	}
	s := b.say(key, append(refs(of), "test", data.Literal(test), "all", ref(all), "first", ref(some))...)
	if part != nil && first.Value > 0 {
		c := b.claimOf("E"+letter(of), b.say("pair.exposure", b.names(of)...), b.say("pair.exposure-short", b.names(of)...), part)
		c.Base = b.text(b.say("pair.exposure-base", b.names(of)...))
		if part.Value >= leastReliance {
			c.Dependence = &data.Dependence{Of: b.code(of), On: b.code(1 - of), For: b.text(b.say("pair.exposure-for"))}
		}
		s += " " + b.say("pair.products.exposure", "share", ref(b.add(c)))
	}
	b.para(s)
}

// addPurchases lists what a side buys most of from the other.
func addPurchases(b *builder, of int) {
	var g data.Grid
	for i, s := range b.goods.Supplied(b.country[of], b.country[1-of], goodsShown) {
		id := fmt.Sprintf("%s%d", letter(of), i+1)
		args := append(b.names(of), "goods", productName(b, s.Product, 80), "code", s.Product.Code())
		r := measure.Result{ID: measure.FlowValue, Year: b.goods.Year, Unit: measure.Money, USD: s.Part.Value, Terms: []measure.Term{s.Part}}
		value := b.add(b.claimOf("I"+id, b.say("pair.purchase", args...), b.say("pair.purchase-short", args...), &r))
		r = measure.Result{ID: measure.SupplierShare, Year: b.goods.Year, Unit: measure.Share, Value: s.Share, Terms: []measure.Term{s.Whole}}
		c := b.claimOf("J"+id, b.say("pair.supplier-share", args...), b.say("pair.supplier-share-short", args...), &r)
		c.Base = b.text(b.say("pair.supplier-share-base", args...))
		share := b.add(c)
		g.Rows = append(g.Rows, data.GridRow{Label: productLabel(b, s.Product), Cells: []data.Text{b.text(ref(value)), b.text(ref(share)), supplierName(b, &s.Supplier)}})
	}
	addGoodsGrid(b, "bought-", of, g, "pair.purchases.", "pair.purchases.value", "pair.purchases.share", "pair.purchases.first")
}

// addDependent lists the dependent products whose first supplier the other is.
func addDependent(b *builder, of int) {
	var g data.Grid
	all, _ := b.goods.Dependent(b.country[of], b.country[1-of], goodsShown)
	for i, d := range all {
		id := fmt.Sprintf("%s%d", letter(of), i+1)
		args := append(b.names(of), "goods", productName(b, d.Product, 80), "code", d.Product.Code())
		r := measure.Result{ID: measure.FlowValue, Year: b.goods.Year, Unit: measure.Money, USD: d.Imports.Value, Terms: []measure.Term{d.Imports}}
		value := b.add(b.claimOf("U"+id, b.say("pair.dependent-imports", args...), b.say("pair.dependent-imports-short", args...), &r))
		r = measure.Result{ID: measure.SupplierShare, Year: b.goods.Year, Unit: measure.Share, Value: d.Supplier.Share, Terms: []measure.Term{d.Imports}}
		c := b.claimOf("Z"+id, b.say("pair.first-share", args...), b.say("pair.first-share-short", args...), &r)
		c.Base = b.text(b.say("pair.supplier-share-base", args...))
		share := b.add(c)
		g.Rows = append(g.Rows, data.GridRow{Label: productLabel(b, d.Product), Cells: []data.Text{b.text(ref(value)), b.text(ref(share))}})
	}
	addGoodsGrid(b, "dependent-", of, g, "pair.dependents.", "pair.dependents.value", "pair.dependents.share")
}

func addGoodsGrid(b *builder, id string, of int, g data.Grid, key string, columns ...string) {
	if len(g.Rows) == 0 {
		return
	}
	g.ExhibitHead = data.ExhibitHead{ID: id + strings.ToLower(b.code(of)), Half: true,
		Title: b.text(b.say(key+"title", refs(of)...)), Note: b.text(b.say(key+"note", refs(of)...))}
	g.Columns = append(g.Columns, b.text(b.say("pair.grid.product")))
	for _, c := range columns {
		g.Columns = append(g.Columns, b.text(b.say(c, refs(of)...)))
	}
	b.exhibit(g)
}

// productName is a product in labels: its name in the list of the table, cut to most
// characters, and its code after a no-break space.
func productName(b *builder, code trade.Product, most int) string {
	name, text := b.t.ProductName(code), ""
	if name == "" {
		text = b.say("pair.product.code", "code", code.Code())
	} else {
		text = b.say("pair.product.named", "name", cut(name, most), "code", code.Code())
	}
	return strings.ReplaceAll(text, " "+code.Code(), "\u00a0"+code.Code())
}

func productLabel(b *builder, code trade.Product) data.Text {
	return b.text(data.Literal(productName(b, code, 56)))
}

// supplierName is the first supplier of a product, with a word if it shares the place.
func supplierName(b *builder, s *measure.Supplier) data.Text {
	if s.Country == trade.World {
		return data.Text{}
	}
	name, _, _ := areaNames(b, s.Country)
	if s.Joint {
		name = b.say("pair.joint", "name", name)
	}
	return b.text(data.Literal(name))
}
