package compute

import (
	"math"
	"strconv"
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

// scales are the units of a sum in US dollars, from the smallest.
var scales = []struct {
	unit func() quantity.Unit
	usd  trade.USD // one of the unit, in thousandths of a dollar
}{{unitOnce("USD"), 1e3}, {unitOnce("USD thousand"), 1e6}, {unitOnce("USD m"), 1e9}, {unitOnce("USD bn"), 1e12}, {unitOnce("USD tn"), 1e15}}

// unitOnce is a unit that is parsed when it is first asked for.
func unitOnce(s string) func() quantity.Unit {
	return sync.OnceValue(func() quantity.Unit { return unitOf(s) })
}

// money is a sum in the largest unit of which it is at least one: with two
// decimals below ten, else one, and whole dollars below a thousand.
func money(v trade.USD) (quantity.Value, quantity.Unit) {
	at := 0
	for at+1 < len(scales) && abs(v) >= scales[at+1].usd {
		at++
	}
	value := inScale(v, at)
	if at > 0 && at+1 < len(scales) && value.Float() >= 1000 || at == 0 && value.Float() >= 1000 { // 999.96 rounds up
		at++
		value = inScale(v, at)
	}
	return value, scales[at].unit()
}

func inScale(v trade.USD, at int) quantity.Value {
	one := scales[at].usd
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

// percentOf is a share in percent with one decimal; one that is not 0 but would
// read so is only bounded.
func percentOf(x float64) (quantity.Value, quantity.Unit, quantity.Qualifier) {
	unit := unitOf("%")
	if p := 100 * x; p > 0 && p < 0.1 {
		return quantity.Value{Coef: 1, Scale: 1}, unit, quantity.LessThan
	}
	return decimal(100*x, 1), unit, quantity.Exact
}

// decimal is x with so many decimals; what does not fit a claim is its bound.
func decimal(x float64, digits int) quantity.Value {
	const most = 1e12
	x = math.Max(-most, math.Min(x, most))
	s := strconv.FormatFloat(x, 'f', digits, 64)
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	v, err := quantity.ParseValue(s)
	if err != nil {
		panic("report: number of computed dossiers: " + err.Error())
	}
	return v
}
