package report

import (
	"slices"
	"strconv"
	"strings"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
	"dyad/report/doc"
	"dyad/report/words"
)

// product is the code of the product that a brief of computed figures is about, "" if it
// is not about one product.
func (c *sided) product() string { return productOf(c.d) }

// sumOfProducts stands in ids of claims for several products together.
const sumOfProducts = "sum"

// mostProducts is how many codes of products the headline has room for.
const mostProducts = 4

// productsOf are the codes of the products that computed figures are about, in the order of
// the claims.
func productsOf(d *data.Dossier) []string {
	var codes []string
	for i := range d.Claims {
		cl := &d.Claims[i]
		if cl.Measure != string(measure.ProductFlow) && cl.Measure != string(measure.ProductImportShare) {
			continue
		}
		_, code, _ := strings.Cut(cl.ID, ".")
		code, _, _ = strings.Cut(code, ".")
		if code != "" && strings.Trim(code, "0123456789") == "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// productCode is what ids have for the products that computed figures are about, and the
// codes of these: the code of one, sumOfProducts of a few, "" of none or more.
func productCode(d *data.Dossier) (code string, codes []string) {
	switch codes = productsOf(d); {
	case len(codes) == 1:
		return codes[0], codes
	case len(codes) > 1 && len(codes) <= mostProducts:
		return sumOfProducts, codes
	}
	return "", codes
}

// codesInWords lists codes of products: "0901 and 0902".
func (c *sided) codesInWords(codes []string) string {
	items := make([]doc.Spans, len(codes))
	for i, code := range codes {
		items[i] = c.plain(code)
	}
	return c.join(items).String()
}

// productHeadline says what part of its imports of the product, or of several together,
// each state buys from the other, the larger part first, or else what one sold the other.
// It is false if the brief is not about products, or neither is known and above 0.
func (c *finding) productHeadline() (found, bool) {
	code, codes := productCode(c.d)
	if code == "" {
		return found{}, false
	}
	text := c.codesInWords(codes)
	if p, ok := oneProductOf(c.d); ok && p.drawn {
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
		return c.productSold(code, text)
	}
	states := [2]string{c.d.A.Code, c.d.B.Code}
	args := func(i int) []words.Arg {
		return append(c.pair(states[i], states[1-i]), words.Text("share", c.whole(shares[i])), words.Text("code", text))
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
// known. Claims have the code in their ids, the headline has it as text.
func (c *finding) productSold(code, text string) (found, bool) {
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
		words.Text("code", text), words.Text("value", c.money(sale)), words.Text("year", strconv.Itoa(sale.Year())))), true
}
