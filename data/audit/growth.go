package audit

import (
	"dyad/data"
	"dyad/data/quantity"
)

// outsideGrowth takes a total back by a growth rate, and sets it against the
// total a mix implies.
func (c *checker) outsideGrowth(x *data.Crosscheck) {
	if len(x.Test.Of) != 2 {
		return
	}
	total, rate := c.claim(x.Test.Of[0]), c.claim(x.Test.Of[1])
	t, okT := interval(total)
	g, okG := interval(rate)
	implied, parts, okM := c.implied(c.mix(x.Test.Exhibit))
	if !okT || !okG || !okM || rate.Unit.Dim != quantity.Share || !sameDim(total, parts[0].items[1]) {
		return
	}
	grown := point(1).Add(g)
	before, ok := div(t, grown)
	if !ok {
		return
	}
	shown := before
	if total.Qualifier == quantity.Exact && rate.Qualifier == quantity.Exact {
		at, _ := printed(total)
		by, _ := printed(rate)
		grown, shown = point(1+by), point(at/(1+by))
	}
	u, dig := total.Unit, digits(total)+1
	factor := Step{Terms: []Term{whole(""), ofClaim("+", rate.ID)}, Result: grown, Unit: percent(), Digits: shareDigits(rate)}
	steps := []Step{sumStep(parts, implied, u), factor,
		{Terms: []Term{ofClaim("", total.ID), ofResult("÷", factor)}, Result: shown, Unit: u, Digits: dig, Label: total.ID}}
	ids := []string{total.ID, rate.ID}
	for _, p := range parts {
		ids = append(ids, p.claims()...)
	}
	name := Rule("outside-growth-differs")
	if overlap(before, implied) {
		name = "outside-growth"
	}
	c.reportOutside(x, name, ids, steps, argClaim("total", total.ID), argClaim("rate", rate.ID),
		argRange("computed", shown, u, dig), argRange("implied", implied, u, dig))
}

// mix is the mix exhibit of an id; an empty one when there is none.
func (c *checker) mix(id string) data.Mix {
	for _, m := range c.mixes() {
		if m.ID == id {
			return m
		}
	}
	return data.Mix{}
}

// outsideSum adds what outside sources give as parts of a whole.
func (c *checker) outsideSum(x *data.Crosscheck) {
	if len(x.Test.Of) < 3 {
		return
	}
	total := c.claim(x.Test.Of[0])
	have, ok := interval(total)
	if !ok {
		return
	}
	parts := x.Test.Of[1:]
	sum, nominal, exact, dig := point(0), 0.0, true, digits(total)
	for _, id := range parts {
		cl := c.claim(id)
		r, ok := interval(cl)
		if !ok || !sameDim(cl, total) {
			return // without one part there is no sum
		}
		at, _ := printed(cl)
		sum, nominal = sum.Add(r), nominal+at
		exact = exact && cl.Qualifier == quantity.Exact
		dig = max(dig, commonDigits(cl, total))
	}
	shown := sum
	if exact {
		shown = point(nominal)
	}
	add := Step{Terms: chain("+", parts), Result: shown, Unit: total.Unit, Digits: dig}
	steps := []Step{add}
	args := []Arg{argClaim("whole", total.ID), argFigures("parts", parts), argRange("sum", shown, total.Unit, dig)}
	if overlap(have, sum) {
		c.reportOutside(x, "outside-sum-agrees", x.Test.Of, steps, args...)
		return
	}
	at, _ := printed(total)
	gap, u := apart(at, shown), difference(total.Unit)
	steps = append(steps, Step{Terms: []Term{ofResult("", add), ofClaim("against", total.ID)},
		Result: gap, Unit: u, Digits: dig})
	c.reportOutside(x, "outside-sum", x.Test.Of, steps, append(args, argRange("gap", gap, u, dig))...)
}
