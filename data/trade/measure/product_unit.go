package measure

import (
	"math/big"

	"dyad/data/trade"
)

// A UnitValue is the value of a kilogram of a product: of the rows whose mass is
// stated, and was not estimated by who publishes the table.
type UnitValue struct {
	Weighed trade.USD   // of these rows
	Mass    trade.Grams // of these rows
	Value   trade.USD   // of all rows
}

// The parts of a flow whose mass must be stated: below the first there is no unit
// value, below the second it is printed with the part. A choice of our own.
const (
	leastWeighed = 0.8
	fullyWeighed = 0.95
)

// far is how far a unit value may be from that of all partners before it is a note,
// and too far how far before it is none. A choice of our own.
const (
	far    = 10
	tooFar = 100
)

// Of is the unit value of a flow; ok is false where too little of it is weighed, and
// for goods that have no mass or no kind of their own: electrical energy (2716), and
// chapters 98 and 99.
func (p *ProductTrade) Of(f trade.ProductFlow) (u UnitValue, ok bool) {
	u = UnitValue{f.Weighed, f.Mass, f.Value}
	switch {
	case !p.hasUnitValue():
		return u, false
	case u.Mass <= 0 || u.Value <= 0 || u.Coverage() < leastWeighed:
		return u, false
	}
	return u, true
}

// hasUnitValue reports whether a product has a quantity, and is of a kind of its own:
// electrical energy (2716), and chapters 98 and 99, are not.
func (p *ProductTrade) hasUnitValue() bool {
	code := p.Product.Code()
	return p.Product.Level() != trade.AllProducts && code[:2] != "98" && code[:2] != "99" && (len(code) < 4 || code[:4] != "2716")
}

// Coverage is the part of the value whose mass is stated, in 0..1.
func (u UnitValue) Coverage() float64 { return over(u.Weighed, u.Value) }

// InPart reports whether so much is not weighed that the part is printed.
func (u UnitValue) InPart() bool { return u.Coverage() < fullyWeighed }

// PerKilogram is in US dollars: thousandths of a dollar over grams.
func (u UnitValue) PerKilogram() float64 { return float64(u.Weighed) / float64(u.Mass) }

// UnitValue is the value of a kilogram that a side imports from the other, and of
// one that it imports from all, as itself reports. Where the two are more than a
// hundred times apart there is none, and more than ten times is told.
func (p *ProductTrade) UnitValue(of int, y *ProductYear) (own, all UnitValue, apart, ok bool) {
	flow, _ := y.Flow(of, Import)
	own, ok = p.Of(flow)
	all, allOK := p.Of(y.Side(of, Import).all)
	if !ok || !allOK {
		return own, UnitValue{}, false, ok
	}
	ratio := own.PerKilogram() / all.PerKilogram()
	return own, all, ratio > far || ratio < 1.0/far, ratio <= tooFar && ratio >= 1.0/tooFar
}

// A UnitChange divides the change of a flow's weighed value into that of its mass at
// the earlier value of a kilogram, and that of the value of a kilogram at the later
// mass: Δv = (q_t−q_0)·u_0 + (u_t−u_0)·q_t. The two add up to the change exactly.
type UnitChange struct {
	Change, Quantity, Value trade.USD
}

// UnitChange is the change of what a side imports from the other between two years.
// ok is false where goods of two editions would be compared, or a mass is stated of
// less than 95 % of either.
func (p *ProductTrade) UnitChange(of int, y, z *ProductYear) (c UnitChange, ok bool) {
	before, now := UnitValue{}, UnitValue{}
	for _, one := range []struct {
		year *ProductYear
		u    *UnitValue
	}{{y, &before}, {z, &now}} {
		flow, _ := one.year.Flow(of, Import)
		if *one.u, ok = p.Of(flow); !ok || one.u.InPart() {
			return c, false
		}
	}
	if p.Compare(of, y, z) != SameGoods {
		return c, false
	}
	return divideChange(before.Weighed, now.Weighed, int64(before.Mass), int64(now.Mass)), true
}

// divideChange divides the change of a value by the change of its quantity: that is
// (q_t − q_0) v_0 / q_0, rounded half away from 0 to a thousandth of a dollar.
func divideChange(before, now trade.USD, was, is int64) UnitChange {
	part := big.NewRat(is-was, was)
	part.Mul(part, new(big.Rat).SetInt64(int64(before)))
	c := UnitChange{Change: now - before, Quantity: trade.USD(roundRat(part))}
	c.Value = c.Change - c.Quantity
	return c
}

// roundRat is the nearest whole number, halves away from 0.
func roundRat(r *big.Rat) int64 {
	double := new(big.Int).Lsh(r.Num(), 1)
	double.Add(double.Abs(double), r.Denom())
	n := double.Quo(double, new(big.Int).Lsh(r.Denom(), 1)).Int64()
	if r.Sign() < 0 {
		return -n
	}
	return n
}
