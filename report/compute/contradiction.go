package compute

import (
	"fmt"
	"math"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// toldOfKind is how many contradictions of a kind are told one by one.
const toldOfKind = 3

// contradictionRemarks tell the contradictions inside the table, each with its
// exact amount, the largest first.
func contradictionRemarks(b *builder) []data.Text {
	var out []data.Text
	say := func(key string, n int, args ...string) { out = append(out, b.text(b.sayCount(key, n, args...))) }
	for _, kind := range []measure.ContradictionKind{measure.PartnersAboveWorld, measure.ProductsAboveTotal, measure.ProductsBelowTotal} {
		all := b.set.Largest(kind)
		for _, c := range all[:min(len(all), toldOfKind)] {
			key := map[measure.ContradictionKind]string{measure.PartnersAboveWorld: "pair.remark.world-below",
				measure.ProductsAboveTotal: "pair.remark.above", measure.ProductsBelowTotal: "pair.remark.short"}[kind]
			amount := c.Amount()
			say(key, c.Parts, "what", whatOf(b, c), "year", b.yearOf(c.Year), "stated", b.exact(c.Stated), "other", b.exact(c.Other),
				"amount", b.exact(max(amount, -amount)), "level", c.Level.String())
		}
		if rest := len(all) - toldOfKind; rest > 0 {
			say("pair.remark.more-like-it", rest)
		}
	}
	for of := range b.country {
		var own []measure.Contradiction
		for _, c := range b.set.Largest(measure.ReportsOfProduct) {
			if c.From == b.country[of] && c.Year == b.set.Year {
				own = append(own, c)
			}
		}
		if len(own) > 0 {
			c := own[0]
			amount := c.Amount()
			say("pair.remark.reports-differ", len(own), append(b.names(of), "year", b.yearOf(c.Year), "goods", productName(b, c.Product, 56),
				"stated", b.exact(c.Stated), "other", b.exact(c.Other), "amount", b.exact(max(amount, -amount)))...)
		}
	}
	return out
}

// whatOf is what a stated figure is of.
func whatOf(b *builder, c measure.Contradiction) string {
	_, key, args := b.flowWords(measure.Term{From: c.From, To: c.To, By: c.By})
	what := b.say(key, args...)
	if c.Product.Level() != trade.AllProducts {
		what = b.say("pair.remark.of-goods", "what", what, "code", c.Product.Code())
	}
	return what
}

// addContradictions states the sums that contradict a stated total of all goods, as
// claims that restate it: the audit compares the two. A difference that rounding
// hides is told among the remarks alone, and so is one of a report that restates the
// other state's: the audit would compare the sum with that.
func addContradictions(b *builder) {
	n := 0
	for _, c := range b.set.Contradictions {
		if c.Product.Level() != trade.AllProducts || c.Kind != measure.ProductsAboveTotal && c.Kind != measure.PartnersAboveWorld || b.restates(c) {
			continue
		}
		term := measure.Term{Name: measure.Exports, From: c.From, To: c.To, By: c.By, Year: c.Year, Value: c.Stated, Rows: 1,
			Stated: c.From == trade.World || c.To == trade.World}
		stated, unit := money(c.Stated, b.t.Currency())
		other, otherUnit := money(c.Other, b.t.Currency())
		if d := other.Float()*otherUnit.Mult - stated.Float()*unit.Mult; d <= half(stated)*unit.Mult+half(other)*otherUnit.Mult {
			continue
		}
		key, prefix := "pair.parts-claim", "XX"
		if c.Kind == measure.PartnersAboveWorld {
			key, prefix = "pair.partners-claim", "XP"
		}
		id := b.flow(term)
		n++
		label := b.sayCount(key, c.Parts, "what", whatOf(b, c), "level", c.Level.String())
		sum := data.Claim{ID: fmt.Sprint(prefix, n), Label: b.text(label), Short: b.text(b.say("pair.parts-claim-short", "what", b.claim(id).Short.Vals[0])),
			Value: other, Unit: otherUnit, HasValue: true, Period: b.text(b.when(c.Year)), Topic: data.TopicGoods, Rows: int64(c.Parts), Restates: id}
		b.cite(&sum, []measure.Term{term})
		b.add(sum)
	}
}

// restates tells whether the stated figure is the report of a buyer whose seller has one
// too, which it restates.
func (b *builder) restates(c measure.Contradiction) bool {
	for of, seller := range b.country {
		if c.Year == b.set.Year && c.By == trade.FromImporter && c.From == seller && c.To == b.country[1-of] {
			return b.result(measure.ReportGap, of, measure.Export, measure.AnyReport) != nil
		}
	}
	return false
}

// half is half a unit of the last digit that a number has.
func half(v quantity.Value) float64 { return 0.5 * math.Pow10(-int(v.Scale)) }
