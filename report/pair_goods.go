package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dyad/data"
	"dyad/data/hs"
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

// goods is the mix of both flows by section of the Harmonized System.
func (p *pairing) goods() {
	mix := data.Mix{ExhibitHead: data.ExhibitHead{ID: "trade-mix", Title: p.text(p.say("pair.mix.title", refs(0)...)),
		Subtitle: p.text(p.say("pair.mix.subtitle")), Note: p.text(p.say("pair.mix.note"))}}
	for of := range p.country {
		if f := p.mix(of); len(f.Items) > 0 {
			mix.Flows = append(mix.Flows, f)
		}
	}
	if len(mix.Flows) == 0 {
		return
	}
	p.para(p.firstSection(mix.Flows)...)
	p.exhibit(mix)
	p.section("trade-goods", p.say("pair.mix.heading", refs(0)...), data.TopicGoods)
}

// mix is one flow: its largest sections, and the others together.
func (p *pairing) mix(of int) data.Flow {
	sections, base := p.set.Sections(p.country[of], p.country[1-of])
	flow := data.Flow{From: p.code(of), To: p.code(1 - of)}
	if len(sections) > sectionsShown+1 {
		rest := measure.SectionShare{}
		for _, s := range sections[sectionsShown:] {
			rest.Value += s.Value
			rest.Rows += s.Rows
		}
		rest.Share = float64(rest.Value) / float64(base.Value)
		sections = append(slices.Clone(sections[:sectionsShown]), rest)
	}
	for i, s := range sections {
		label := p.say("pair.mix.other")
		if s.Section != 0 {
			label = s.Section.Label(p.lang)
		} else if i < len(sections)-1 || len(sections) <= sectionsShown {
			label = p.say("pair.mix.unsectioned")
		}
		part := base
		part.Value, part.Rows = s.Value, s.Rows
		r := measure.Result{ID: measure.ProductMix, Year: p.set.Year, Unit: measure.Share, Value: s.Share, Terms: []measure.Term{part}}
		args := append(p.names(of), "goods", label)
		id := fmt.Sprintf("P%s%d", letter(of), i+1)
		short := p.say("pair.mix.share-short", args...)
		share := p.claimOf(id, p.say("pair.mix.share", args...), short, &r)
		share.Base = p.text(p.say("pair.mix.base", p.names(of)...))
		r.Unit, r.USD = measure.Money, s.Value
		value := p.claimOf("V"+id[1:], p.say("pair.mix.value", args...), short, &r)
		flow.Items = append(flow.Items, data.FlowItem{Label: p.text(label), Share: p.add(share), Value: p.add(value)})
	}
	return flow
}

// firstSection names the largest section of each flow; of a tie, all of them.
func (p *pairing) firstSection(flows []data.Flow) []string {
	var out []string
	for _, f := range flows {
		of := 0
		if f.From == p.d.B.Code {
			of = 1
		}
		sections, _ := p.set.Sections(p.country[of], p.country[1-of])
		var first []string
		for i, s := range sections {
			if s.Rank == 1 && i < len(f.Items) {
				first = append(first, lower(f.Items[i].Label.Vals[0]))
			}
		}
		key := "pair.mix.first"
		switch {
		case len(first) == 0: // goods in no section
			continue
		case len(sections) == 1:
			key = "pair.mix.only"
		case len(first) > 1:
			key = "pair.mix.first-joint"
		}
		out = append(out, p.say(key, append(refs(of), "goods", data.Literal(p.list(first)), "share", ref(f.Items[0].Share))...))
	}
	return out
}

// list sets words in running text: "a, b and c".
func (p *pairing) list(words []string) string {
	out := ""
	for i, s := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			out += p.say("list.last")
		default:
			out += p.say("list.next")
		}
		out += s
	}
	return out
}

// lower begins s with a small letter, as within a sentence, unless its first word
// is in capitals.
func lower(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

// upper begins s with a capital letter, as a sentence.
func upper(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if first == utf8.RuneError || unicode.IsUpper(first) {
		return s
	}
	return string(unicode.ToUpper(first)) + s[n:]
}

// food is the other's share in a side's imports of food, by group.
func (p *pairing) food() {
	var sides [2][]foodClaim
	for of := range p.country {
		sides[of] = p.foodOf(of)
	}
	if len(sides[0])+len(sides[1]) == 0 {
		return
	}
	p.para(p.foodSentence(0, sides[0]), p.foodSentence(1, sides[1]))
	for of, groups := range sides {
		p.foodFigure(of, groups)
	}
	p.section("trade-food", p.say("pair.food.title"), data.TopicFood)
}

// foodOf adds the claims of a side, largest imports first, all food before them.
func (p *pairing) foodOf(of int) []foodClaim {
	shares := p.set.Food(p.country[of], p.country[1-of])
	slices.SortStableFunc(shares, func(a, b measure.FoodShare) int {
		if (a.Group == hs.AllFood) != (b.Group == hs.AllFood) {
			return cmp.Compare(b.Group, a.Group)
		}
		return cmp.Compare(b.Part.Value, a.Part.Value)
	})
	if len(shares) > groupsShown {
		shares = shares[:groupsShown]
	}
	var groups []foodClaim
	for i, f := range shares {
		group := f.Group.Label(p.lang)
		r := measure.Result{ID: measure.FoodImportShare, Year: p.set.Year, Unit: measure.Share, Value: f.Share, Terms: []measure.Term{f.Part}}
		args := append(p.names(of), "goods", lower(group))
		c := p.claimOf(foodID(of, f.Group), p.say("pair.food.share", args...), p.say("pair.food.share-short", args...), &r)
		c.Topic = data.TopicFood
		c.Base = p.text(p.say("pair.food.base", args...))
		if i < groupsCounted && f.Share >= relied {
			key := "pair.food.for"
			if f.Group == hs.AllFood {
				key = "pair.food.for-all"
			}
			c.Dependence = &data.Dependence{Of: p.code(of), On: p.code(1 - of), For: p.text(p.say(key, args...))}
		}
		groups = append(groups, foodClaim{f.Group, p.add(c)})
	}
	return groups
}

// A foodClaim is the claim of a food group.
type foodClaim struct {
	group hs.Group
	id    string
}

// foodID is the id of a group's claim: FB03 is the third group as B imports it.
func foodID(of int, g hs.Group) string { return fmt.Sprintf("F%s%02d", letter(of), int(g)+1) }

func (p *pairing) foodSentence(of int, groups []foodClaim) string {
	all := foodID(of, hs.AllFood)
	if len(groups) == 0 || p.claim(all) == nil {
		return ""
	}
	return p.say("pair.food.sentence", append(refs(of), "share", ref(all))...)
}

func (p *pairing) foodFigure(of int, groups []foodClaim) {
	if len(groups) == 0 {
		return
	}
	e := data.Dependency{Importer: p.code(of), Supplier: p.code(1 - of),
		ExhibitHead: data.ExhibitHead{ID: "trade-food-" + strings.ToLower(p.code(of)), Half: true,
			Title: p.text(p.say("pair.food.figure", refs(of)...)), Subtitle: p.text(p.say("pair.food.subtitle", refs(of)...))}}
	var codes []string
	for _, g := range groups {
		label := g.group.Label(p.lang)
		e.Items = append(e.Items, data.Item{Claim: g.id, Label: p.text(label)})
		codes = append(codes, label+" "+data.Literal(g.group.Definition()))
	}
	e.Note = p.text(p.say("pair.food.note", "codes", strings.Join(codes, "; ")))
	p.exhibit(e)
}

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
	for i, s := range p.set.Supplied(p.country[of], p.country[1-of]) {
		if i == goodsShown {
			break
		}
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
	all, _ := p.set.Dependent(p.country[of])
	for _, d := range all {
		if len(g.Rows) == goodsShown {
			break
		}
		if d.Supplier.Country != p.country[1-of] && !(d.Supplier.Joint && p.set.IsFirst(p.country[of], p.country[1-of], d.Product)) {
			continue
		}
		id := fmt.Sprintf("%s%d", letter(of), len(g.Rows)+1)
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
	return strings.ReplaceAll(text, " "+code.Code(), nbsp+code.Code())
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
