package source

import (
	"fmt"
	"math/bits"
	"strings"
)

// USDollar is the currency of rows that state none.
const USDollar = "USD"

// scales are the words for a scale of money, and how many decimal places one of
// it stands above a thousandth of the currency.
var scales = map[string]int{
	"thousand": 6, "thousands": 6, "thsd": 6, "thous": 6, "ths": 6, "tsd": 6, "1000": 6, "k": 6, "тыс": 6,
	"million": 9, "millions": 9, "mn": 9, "mln": 9, "mio": 9, "m": 9, "1000000": 9, "млн": 9,
	"billion": 12, "billions": 12, "bn": 12, "bln": 12, "млрд": 12,
}

// currencies are spellings of currencies that are not their code of ISO 4217.
var currencies = map[string]string{
	"us$": USDollar, "$": USDollar, "dollar": USDollar, "dollars": USDollar, "долл": USDollar,
	"€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "¥": "CNY", "yuan": "CNY", "rub": "RUB", "руб": "RUB", "rubles": "RUB", "tenge": "KZT",
}

// ParseMoney reads a unit of money, as "thousand USD", "EUR", "1000 US$" or "mln
// euros": the decimal places of one of it above a thousandth of the currency, and
// the currency's code.
func ParseMoney(s string) (scale int, currency string, bad *Fault) {
	scale = 3
	clean := strings.NewReplacer("1,000", "1000", "1 000", "1000", "'000", "1000").Replace(strings.ToLower(s))
	for _, word := range strings.FieldsFunc(clean, func(r rune) bool { return strings.ContainsRune(" \t.,()/-_\u00a0", r) }) {
		n, isScale := scales[word]
		code, isCurrency := currencies[word]
		switch {
		case isScale:
			scale = n
		case isCurrency:
			currency = code
		case word == "us", word == "of", word == "current", word == "сша":
		case len(word) == 3 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "":
			currency = strings.ToUpper(word)
		default:
			return 0, "", fault("units are as USD, thousand USD, million EUR", "%q is not a unit of money", s)
		}
	}
	return scale, currency, nil
}

// Money is the unit of a row's value by the table's columns "unit" and "currency",
// where it has them; else scale and US dollars.
func (t *Table) Money(scale int) (int, string, *Fault) {
	return ParseUnit(t.Get(t.Column("unit")), t.Get(t.Column("currency", "currencyCode")), scale)
}

// ParseUnit is the unit of values by a field of units and one of currencies, each
// of which may be empty; else scale and US dollars.
func ParseUnit(unit, currency string, scale int) (int, string, *Fault) {
	code := ""
	if !Missing(unit) {
		n, own, bad := ParseMoney(unit)
		if bad != nil {
			return 0, "", bad.In("unit")
		}
		scale, code = n, own
	}
	if !Missing(currency) {
		n, own, bad := ParseMoney(currency)
		if bad != nil {
			return 0, "", bad.In("currency")
		}
		code = own
		if n != 3 {
			scale = n
		}
	}
	return scale, code, nil
}

// A Rate is dollars for one of a currency, in millionths.
type Rate uint64

// ParseRate reads dollars for one of a currency, as "1.053".
func ParseRate(s string) (Rate, *Fault) {
	n, _, bad := ParseDecimal(s, 6)
	if bad != nil {
		return 0, bad.In("rate")
	}
	if n == 0 || n > 1e12 {
		return 0, fault("it is dollars for one of the currency, as 1.053", "rate %q makes no sense", s)
	}
	return Rate(n), nil
}

// String is the rate as a plain decimal.
func (r Rate) String() string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%d.%06d", r/1_000_000, r%1_000_000), "0"), ".")
}

// Convert is money of the currency in US dollars, rounded to a thousandth. ok is
// false if it is more than can be held.
func (r Rate) Convert(v USD) (usd USD, ok bool) {
	high, low := bits.Mul64(uint64(v), uint64(r))
	low, carry := bits.Add64(low, 500_000, 0)
	high += carry
	if v < 0 || high >= 1_000_000 {
		return 0, false
	}
	n, _ := bits.Div64(high, low, 1_000_000)
	return USD(n), n <= maxValue
}
