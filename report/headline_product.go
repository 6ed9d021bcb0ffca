package report

import (
	"strconv"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
	"dyad/report/doc"
	"dyad/report/words"
)

// product is the code of the product that a brief of computed figures is about, "" if it
// is not about one product.
func (c *sided) product() string { return productOf(c.d) }

// productHeadline says what part of its imports of the product each state buys from the
// other, the larger part first, or else what one sold the other. It is false if the brief
// is not about one product, or neither is known and above 0.
func (c *finding) productHeadline() (found, bool) {
	code := c.product()
	if code == "" {
		return found{}, false
	}
	if p, ok := oneProductOf(c.d); ok {
		return c.suppliersHeadline(p), true
	}
	shares := [2]*data.Claim{}
	for i := range shares {
		if cl := c.d.Claim("SM" + letterOf(i) + "." + code); cl != nil && cl.Measure == string(measure.ProductImportShare) && shareOf(cl) > 0 && cl.Qualifier == quantity.Exact {
			shares[i] = cl
		}
	}
	x := 0
	if shares[0] == nil || shares[1] != nil && shareOf(shares[1]) > shareOf(shares[0]) {
		x = 1
	}
	if shares[x] == nil {
		return c.productSold(code)
	}
	states := [2]string{c.d.A.Code, c.d.B.Code}
	args := func(i int) []words.Arg {
		return append(c.pair(states[i], states[1-i]), words.Text("share", c.whole(shares[i])), words.Text("code", code))
	}
	first := c.say("headline.product", args(x)...)
	var second doc.Spans
	if y := 1 - x; shares[y] != nil && shares[y].Year() == shares[x].Year() {
		second = c.say("headline.own", args(y)...)
	}
	return clauses(first, second), true
}

// productSold says what the larger seller of the product sold the other state, by its own
// report or else by that of the buyer. It is false if no such sum above 0 of a year is
// known.
func (c *finding) productSold(code string) (found, bool) {
	var sale *data.Claim
	seller := 0
	for side := range 2 {
		for _, id := range []string{"X" + letterOf(side), "M" + letterOf(1-side)} {
			cl := c.d.Claim(id + "." + code)
			if cl == nil || cl.Measure != string(measure.ProductFlow) || cl.Year() == 0 || moneyOf(cl) <= 0 {
				continue
			}
			if sale == nil || seller != side && moneyOf(cl) > moneyOf(sale) {
				sale, seller = cl, side
			}
			break
		}
	}
	if sale == nil {
		return found{}, false
	}
	states := [2]string{c.d.A.Code, c.d.B.Code}
	return clauses(c.say("headline.product-sold", c.stateArg("of", states[seller]), c.stateArg("to", states[1-seller]),
		words.Text("code", code), words.Text("value", c.money(sale)), words.Text("year", strconv.Itoa(sale.Year())))), true
}
