package compute

import (
	"fmt"
	"slices"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// addUnitValues is what a kilogram costs that each side imports from the other, beside
// one from all partners, and what of a change comes from the quantity.
func (p unitsOf) addUnitValues() {
	title := "pair.good.unit-values.title"
	for of := range p.country {
		mass, item := p.unitSentence(of), p.itemSentence(of)
		change := p.itemChangeSentence(of)
		if change == "" {
			change = p.unitChangeSentence(of)
		}
		if item != "" {
			title = "pair.good.unit-values.title-items"
		}
		p.para(mass, item, change)
	}
	p.section("unit-values", p.say(title, p.refs(0)...), data.TopicGoods)
}

// unitSentence is the value of a kilogram.
func (p unitsOf) unitSentence(of int) string {
	flow, _ := p.y.Flow(of, measure.Import)
	own, all, apart, ok := p.p.UnitValue(of, p.y)
	if !ok {
		if flow.Estimated > 0 && flow.Mass == 0 {
			return p.say("pair.good.unit-value.estimated", p.refs(of)...)
		}
		return ""
	}
	key := "pair.good.unit-value."
	if p.p.Product.Level() != trade.Subheadings {
		key += "mix."
	}
	id := p.unitClaim("U"+letter(of), "pair.good.unit", of, own)
	out := p.say(key+"one", p.refs(of, "u", ref(id))...)
	if own.InPart() {
		out += " " + p.say("pair.good.unit-value.part", p.refs(of, "share", data.Literal(p.num.Value(decimal(100*own.Coverage(), 1), unitOf("%"))))...)
	}
	if all.Mass > 0 {
		whole := p.unitClaim("UW"+letter(of), "pair.good.unit-all", of, all)
		out += " " + p.say("pair.good.unit-value.all", p.refs(of, "u", ref(whole))...)
	}
	if apart {
		out += " " + p.say("pair.good.unit-value.apart", p.refs(of)...)
	}
	return out
}

func (p unitsOf) unitClaim(id, label string, of int, u measure.UnitValue) string {
	terms := p.flowTerms(of, measure.Import, p.y)
	if label == "pair.good.unit-all" {
		terms = []measure.Term{p.y.Side(of, measure.Import).Whole}
	}
	r := measure.Result{ID: measure.ProductUnitValue, Year: p.y.Year, Unit: measure.Index, Value: u.PerKilogram(), Terms: terms}
	return p.claimFor(p.id(id, p.y.Year), label, of, r, func(c *data.Claim) { perOne(c, u.PerKilogram(), p.perKilogram()) })
}

// perOne gives a claim the value of one of a unit: whole from a hundred on.
func perOne(c *data.Claim, v float64, unit quantity.Unit) {
	digits := 2
	if v >= 100 {
		digits = 0
	}
	c.Value, c.Unit, c.Qualifier = decimal(v, digits), unit, quantity.Exact
	if v < 0.01 {
		c.Value, c.Qualifier = quantity.Value{Coef: 1, Scale: 2}, quantity.LessThan
	}
}

// perKilogram is the unit of a unit value, in the table's currency.
func (p unitsOf) perKilogram() quantity.Unit {
	if c := p.t.Currency(); c != "USD" {
		return unitOf(p.say("pair.good.unit.per-kg-of", "currency", c))
	}
	return unitOf(p.say("pair.good.unit.per-kg"))
}

// unitChangeSentence divides a change of imports from the other, on the year before or
// else since the first year, into quantity and value per kilogram.
func (p unitsOf) unitChangeSentence(of int) string {
	before := p.p.Compared(of, measure.Import, p.y)
	if before == nil {
		return ""
	}
	c, ok := p.p.UnitChange(of, before, p.y)
	if _, _, _, known := p.p.UnitValue(of, p.y); !ok || !known {
		return ""
	}
	return p.divided(of, c, before, measure.ProductUnitChange, "pair.good.unit-change", "")
}

// divided says what of a change of imports from the other comes from the quantity, and
// what from the value of one.
func (p unitsOf) divided(of int, c measure.UnitChange, before *measure.ProductYear, id measure.ID, key, unit string) string {
	if c.Change == 0 {
		return ""
	}
	part := func(claim, label string, v trade.USD) string {
		r := measure.Result{ID: id, Year: p.y.Year, Base: before.Year, Unit: measure.Money, USD: v, Terms: p.flowTerms(of, measure.Import, p.y, before)}
		return ref(p.claimFor(p.id(claim+letter(of), p.y.Year), label, of, r, nil))
	}
	way := ".rise"
	if c.Change < 0 {
		way = ".fall"
	}
	if c.Quantity < 0 != (c.Change < 0) && c.Quantity != 0 || c.Value < 0 != (c.Change < 0) && c.Value != 0 {
		way = ".apart"
	}
	return p.say(key+way, p.refs(of, "unit", data.Literal(unit), "change", part("UC", key, c.Change), "quantity", part("UQ", key+"-quantity", c.Quantity),
		"value", part("UV", key+"-value", c.Value), "before", year(before.Year))...)
}

// addReplacements are for each side what it imports from the other beside what others
// sell.
func (p replacementsOf) addReplacements() {
	for of := range p.country {
		r, ok := p.p.Replacement(of, p.y)
		switch {
		case !ok:
			continue
		case r.Gap == 0:
			p.para(p.say("pair.good.replace.nothing", p.refs(of)...))
			continue
		}
		p.para(append([]string{p.gapOf(of, r)}, p.ownSuppliers(of, r)...)...)
		p.para(p.worldSuppliers(of, r)...)
	}
	if len(p.body) == 0 {
		return
	}
	intro := data.Block{Para: p.text(p.say("pair.good.replace.intro"))}
	p.body = append([]data.Block{intro}, p.body...)
	p.section("replace", p.say("pair.good.replace.title", p.refs(0)...), data.TopicGoods)
}

// gapOf is what would have to be found elsewhere without the other.
func (p replacementsOf) gapOf(of int, r *measure.Replacement) string {
	flow := ref(p.ownFlow(of, measure.Import, p.y))
	if r.Gap == r.Whole {
		return p.say("pair.good.replace.gap-all", p.refs(of, "x", flow)...)
	}
	return p.say("pair.good.replace.gap", p.refs(of, "x", flow, "share", ref(p.shareClaim(of, measure.Import, p.y)))...)
}

// ratioClaim is part over whole in percent, which may be more than a hundred: then it
// is how many times as much.
func (p replacementsOf) ratioClaim(id, label string, of int, m measure.ID, part, whole trade.USD) string {
	r := measure.Result{ID: m, Year: p.y.Year, Unit: measure.Share, Terms: p.flowTerms(of, measure.Import, p.y)}
	return p.claimFor(p.id(id+letter(of), p.y.Year), label, of, r, func(c *data.Claim) {
		if part > whole {
			times, digits := float64(part)/float64(whole), 1
			if times >= 99.95 { // a tenth more or less says nothing
				digits, c.Step = 0, decimal(1, 0)
			}
			c.Value, c.Unit = decimal(times, digits), unitOf(p.say("pair.good.unit.times"))
			return
		}
		c.Value, c.Unit, c.Qualifier = shareOf(part, whole)
		c.Base = p.text(p.say(label+"-base", p.names(of)...))
	})
}

// ownSuppliers compares the gap with what the side's other suppliers send it.
func (p replacementsOf) ownSuppliers(of int, r *measure.Replacement) []string {
	if r.Others <= 0 {
		return []string{p.say("pair.good.replace.no-other", p.refs(of)...)}
	}
	key := "pair.good.replace.own"
	if r.Gap > r.Others {
		key += "-times"
	}
	own := p.ratioClaim("KO", "pair.good.replace.own-ratio", of, measure.ProductReplaceOwn, r.Gap, r.Others)
	out := []string{p.say(key, p.refs(of, "ratio", ref(own))...), p.nextSentence(of, r)}
	if r.RestHHI != nil {
		id := p.indexClaim("KH"+letter(of), "pair.good.replace.rest-hhi", of, measure.ProductRestHHI, r.RestHHI, p.y.Side(of, measure.Import).Whole)
		out = append(out, p.say("pair.good.replace.rest", p.refs(of, "index", ref(id))...))
	}
	return out
}

// nextSentence names the first suppliers but the other, and how much they send beside
// it.
func (p replacementsOf) nextSentence(of int, r *measure.Replacement) string {
	var names []string
	for _, n := range r.First {
		_, called, _ := areaNames(p.builder, n.Country)
		names = append(names, called)
	}
	key := "pair.good.replace.next"
	if !r.Ahead {
		key = "pair.good.replace.first"
	}
	if len(names) > 1 {
		key += "-joint"
	}
	v := r.First[0].Flow.Value
	id := p.ratioClaim("KN", "pair.good.replace.next-ratio", of, measure.ProductReplaceNext, v, r.Gap)
	return p.say(key, p.refs(of, "names", data.Literal(p.list(names)), "ratio", ref(id))...)
}

// worldSuppliers compares the gap with what other states export.
func (p replacementsOf) worldSuppliers(of int, r *measure.Replacement) []string {
	if r.World == nil {
		return nil
	}
	if r.OthersExports <= 0 {
		return []string{p.say("pair.good.replace.no-exporter", p.refs(of)...)}
	}
	ratio := func(key, id string, m measure.ID, part, whole trade.USD, more ...string) string {
		claim := p.ratioClaim(id, key+"-ratio", of, m, part, whole)
		if part > whole {
			key += "-times"
		}
		return p.say(key, p.refs(of, append(more, "ratio", ref(claim))...)...)
	}
	out := []string{ratio("pair.good.replace.others", "KR", measure.ProductReplaceOthers, r.Gap, r.OthersExports)}
	if r.Elsewhere > 0 {
		out = append(out, ratio("pair.good.replace.elsewhere", "KE", measure.ProductReplaceElsewhere, r.Gap, r.Elsewhere))
	}
	if r.OwnExports > 0 && r.World.Total > r.OwnExports {
		out = append(out, ratio("pair.good.replace.loss", "KL", measure.ProductWorldLoss, r.OwnExports, r.World.Total-r.OwnExports))
	}
	if r.WorldRestHHI != nil {
		all := p.worldHHI(of)
		rest := p.indexClaim("KX"+letter(of), "pair.good.replace.world-rest-hhi", of, measure.ProductWorldRestHHI, r.WorldRestHHI, p.worldTerm(r.World))
		out = append(out, p.say("pair.good.replace.world-hhi", p.refs(of, "index", ref(all), "rest", ref(rest))...))
	}
	out = append(out, p.worldEditions(of))
	if r.World.By != trade.Reconciled && !slices.Contains(importsFOB, p.code(of)) {
		out = append(out, p.say("pair.good.replace.cif", p.refs(of)...))
	}
	out = append(out, p.unusedSentence(of, r), p.say("pair.good.replace.hubs"))
	if p.p.Level() < trade.Subheadings {
		out = append(out, p.say("pair.good.replace.mix", p.refs(of)...))
	}
	return out
}

// importsFOB are states whose imports are stated without freight
// (uncomtrade.org/docs/trade-valuation).
var importsFOB = []string{"CAN", "MEX"}

// worldHHI is the claim of the index of world exports.
func (p *product) worldHHI(of int) string {
	world, ok := p.p.World(p.y.Year)
	if !ok {
		return ""
	}
	return p.indexClaim("HW", "pair.good.world-hhi", of, measure.ProductWorldHHI, world.HHI(), p.worldTerm(world))
}

// worldTerm is the sum of world exports; it is cited by the file of the first exporter.
func (p *product) worldTerm(world *measure.ProductWorld) measure.Term {
	t := measure.Term{Name: measure.WorldExports, To: trade.World, By: world.By, Year: p.y.Year, Level: p.p.Product.Level(), Value: world.Total, Rows: world.Rows}
	if len(world.Exporters) > 0 {
		t.From = world.Exporters[0].Country
	}
	return t
}

// unusedSentence names the states that export as much as the gap and are no suppliers.
func (p replacementsOf) unusedSentence(of int, r *measure.Replacement) string {
	if len(r.Unused) == 0 {
		return p.say("pair.good.replace.unused-none", p.refs(of)...)
	}
	var names []string
	for _, x := range r.Unused[:min(len(r.Unused), partnersShown)] {
		_, called, _ := areaNames(p.builder, x.Country)
		names = append(names, called)
	}
	key := "pair.good.replace.unused"
	if len(r.Unused) > len(names) {
		key += "-first"
	}
	return p.sayCount(key, len(r.Unused), p.refs(of, "names", data.Literal(p.list(names)), "shown", data.Literal(fmt.Sprint(len(names))))...)
}
