package compute

import (
	"math"
	"math/big"
	"strings"
	"sync"

	"dyad/data/quantity"
	"dyad/data/trade"
)

// Numbers of computed dossiers, rounded half away from 0 as they are printed.

// unitOf is the unit of a text that is known to be one.
func unitOf(s string) quantity.Unit {
	u, err := quantity.ParseUnit(s)
	if err != nil {
		panic("report: unit of computed dossiers: " + err.Error())
	}
	return u
}

// scales are the scales of a sum of money, from the smallest.
var scales = []struct {
	word string
	one  trade.USD // of the scale, in thousandths of the currency
}{{"", 1e3}, {" thousand", 1e6}, {" m", 1e9}, {" bn", 1e12}, {" tn", 1e15}}

// money is a sum in the largest unit of which it is at least one: with two
// decimals below ten, else one, and whole ones of the currency below a thousand.
func money(v trade.USD, currency string) (quantity.Value, quantity.Unit) {
	at := 0
	for at+1 < len(scales) && abs(v) >= scales[at+1].one {
		at++
	}
	value := inScale(v, at)
	if at > 0 && at+1 < len(scales) && value.Float() >= 1000 || at == 0 && value.Float() >= 1000 { // 999.96 rounds up
		at++
		value = inScale(v, at)
	}
	return value, moneyUnit(currency, at)
}

// dollarUnits are the units of sums in US dollars, which most tables have.
var dollarUnits = sync.OnceValue(func() (all [5]quantity.Unit) {
	for i, s := range scales {
		all[i] = unitOf("USD" + s.word)
	}
	return all
})

func moneyUnit(currency string, at int) quantity.Unit {
	if currency == "USD" {
		return dollarUnits()[at]
	}
	u, err := quantity.ParseUnit(currency + scales[at].word)
	if err != nil {
		return unitOf(currency) // counted as a noun: a currency that is no longer one
	}
	return u
}

// exact is a sum to the last digit that the table has.
func (b *claimBook) exact(v trade.USD) string {
	value, err := quantity.ParseValue(v.String())
	if err != nil {
		return v.String()
	}
	return b.num.Value(value, moneyUnit(b.t.Currency(), 0))
}

func inScale(v trade.USD, at int) quantity.Value {
	one := scales[at].one
	digits := uint8(1)
	switch {
	case at == 0:
		digits = 0
	case abs(v) < 10*one:
		digits = 2
	}
	step := one
	for range digits {
		step /= 10
	}
	coef := int64((abs(v) + step/2) / step)
	if v < 0 {
		coef = -coef
	}
	return quantity.Value{Coef: coef, Scale: digits}
}

func abs(v trade.USD) trade.USD { return max(v, -v) }

// percentOf is a share in percent with one decimal. One that is not 0 but would read
// so, or not all but would read so, is only bounded.
func percentOf(x float64) (quantity.Value, quantity.Unit, quantity.Qualifier) {
	unit := unitOf("%")
	switch p := 100 * x; {
	case p > 0 && p < 0.1:
		return quantity.Value{Coef: 1, Scale: 1}, unit, quantity.LessThan
	case p < 100 && p > 99.9:
		return quantity.Value{Coef: 999, Scale: 1}, unit, quantity.MoreThan
	}
	return decimal(100*x, 1), unit, quantity.Exact
}

// changeOf is a change in percent with one decimal. One that would read as none is
// only bounded; its direction is that of the words beside it.
func changeOf(x float64) (quantity.Value, quantity.Unit, quantity.Qualifier) {
	unit := unitOf("% change")
	if v := decimal(100*x, 1); x == 0 || v.Coef != 0 {
		return v, unit, quantity.Exact
	}
	return quantity.Value{Coef: 1, Scale: 1}, unitOf("%"), quantity.LessThan // without a sign
}

// decimal is x with so many decimals; what does not fit a claim is its bound.
func decimal(x float64, digits int) quantity.Value {
	const most = 1e12
	x = math.Max(-most, math.Min(x, most))
	s := new(big.Rat).SetFloat64(x).FloatString(digits) // half away from 0
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	v, err := quantity.ParseValue(s)
	if err != nil {
		panic("report: number of computed dossiers: " + err.Error())
	}
	return v
}
