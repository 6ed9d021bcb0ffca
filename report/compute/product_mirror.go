package compute

import (
	"math/big"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade"
	"dyad/data/trade/measure"
)

// mirrorSentences are what a side imports by exporters' reports, where it has none of its
// own: a lower bound, and what of that the other supplied, an upper one.
func (p sharesOf) mirrorSentences(of int) []string {
	s := p.y.Side(of, measure.Import)
	if p.p.Sum != nil || p.y.Report != measure.Own || s.Whole.Rows > 0 || s.Sum().Rows > 0 || s.Below > 0 {
		return nil
	}
	m, needs := p.p.MirrorImports(of, p.y)
	if needs != 0 || m.Whole.Value < 1000 { // a dollar
		return nil
	}
	r := measure.Result{ID: measure.ProductMirrorImports, Year: p.y.Year, Unit: measure.Money, USD: m.Whole.Value, Terms: []measure.Term{m.Whole}}
	whole := p.claimFor(p.id("UM"+letter(of), p.y.Year), "pair.good.mirror-imports", of, r, func(c *data.Claim) {
		c.Value, c.Unit = notAbove(m.Whole.Value, p.t.Currency())
		c.Qualifier = quantity.AtLeast
	})
	args := p.refs(of, "m", ref(whole))
	out := []string{p.say("pair.good.mirror-all", args...)}
	if m.Silent > 0 {
		out[0] = p.sayCount("pair.good.mirror", m.Silent, args...)
	}
	switch share, ok := notBelow(m.Part.Value, m.Whole.Value); {
	case m.Part.Value == 0:
		out = append(out, p.say("pair.good.mirror.none", p.refs(of)...))
	case m.Part.Value == m.Whole.Value:
		out = append(out, p.say("pair.good.mirror.only", p.refs(of)...))
	case ok:
		r := measure.Result{ID: measure.ProductMirrorShare, Year: p.y.Year, Unit: measure.Share, Terms: []measure.Term{m.Part, m.Whole}}
		id := p.claimFor(p.id("US"+letter(of), p.y.Year), "pair.good.mirror-share", of, r, func(c *data.Claim) {
			c.Value, c.Unit, c.Qualifier = share, unitOf("%"), quantity.AtMost
			c.Base = p.text(p.say("pair.good.mirror-base", p.names(of)...))
		})
		out = append(out, p.say("pair.good.mirror.share", p.refs(of, "share", ref(id))...))
	}
	return out
}

// notAbove is a sum of money as [money] has it, but rounded down: what is at least the sum
// is at least that.
func notAbove(v trade.USD, currency string) (quantity.Value, quantity.Unit) {
	value, unit := money(v, currency)
	one := new(big.Rat).SetFloat64(unit.Mult * 1000) // of the unit, in thousandths
	for range value.Scale {
		one.Quo(one, big.NewRat(10, 1))
	}
	for new(big.Rat).Mul(one, big.NewRat(value.Coef, 1)).Cmp(big.NewRat(int64(v), 1)) > 0 {
		value.Coef--
	}
	return value, unit
}

// notBelow is a part of a whole in percent with one decimal, rounded up; ok is false where
// that is all.
func notBelow(part, whole trade.USD) (v quantity.Value, ok bool) {
	n := new(big.Int).Mul(big.NewInt(int64(part)), big.NewInt(1000))
	n.Add(n, big.NewInt(int64(whole)-1)).Quo(n, big.NewInt(int64(whole)))
	return quantity.Value{Coef: n.Int64(), Scale: 1}, n.Int64() < 1000
}
