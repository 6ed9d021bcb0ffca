package compute

import (
	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// codesNamed is how many codes the name of a sum has; of more it has their number.
const codesNamed = 4

// together names several products as one.
func together(b *builder, products []trade.Product) string {
	if len(products) > codesNamed {
		return b.sayCount("pair.good.sum.many", len(products))
	}
	var codes []string
	for _, p := range products {
		codes = append(codes, p.Code())
	}
	return b.say("pair.good.sum", "codes", b.list(codes))
}

// noSumSentence says why the products are not added up.
func (p *product) noSumSentence(set *measure.ProductSet) string {
	switch outer, inner := set.Nested[0], set.Nested[1]; {
	case outer != inner:
		return p.say("pair.good.sum.nested", "outer", data.Literal(outer.Code()), "inner", data.Literal(inner.Code()))
	case len(set.Goods) > 1 && set.Sum == nil && p.p.Product.Level() != trade.Items:
		return p.say("pair.good.sum.untold")
	}
	return ""
}

// addSum is the trade in all the products together, where they can be added up: what
// went each way, how it changed, and what each is to the other. headed are the products
// with their sum before them.
func addSum(b *builder, set *measure.ProductSet, all []*product) (headed []*product) {
	if set.Sum == nil {
		return all
	}
	p := newProduct(b, set.Sum)
	flows, shares := flowsOf{p}, sharesOf{p}
	for from := range p.country {
		p.para(append(flows.flowSentence(from), flows.gapSentence(from))...)
		p.para(flows.changeSentences(from)...)
	}
	p.para(flows.carriedSentences()...)
	for of := range p.country {
		for _, f := range []measure.Flow{measure.Import, measure.Export} {
			p.shareClaim(of, f, p.y)
			p.para(shares.shareSentence(of, f), shares.rankSentence(of, f), shares.concentrationSentence(of, f), shares.pointsSentence(of, f),
				shares.contributionSentence(of, f), shares.selfSentence(of, f))
		}
	}
	p.section("together", words.Capitalise(p.say("pair.good.flows.title", p.refs(0)...)), data.TopicGoods)
	return append([]*product{p}, all...)
}
