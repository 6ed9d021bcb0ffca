package quantity

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxUnit is the longest unit, in characters: a unit is a noun, not a sentence.
const maxUnit = 60

// currencies are the codes of ISO 4217 in use, funds and metals left out.
const currencies = " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD" +
	" CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD" +
	" HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD" +
	" MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG" +
	" QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS" +
	" UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG "

// scales are the words a unit of money may be scaled by.
var scales = []struct {
	word string
	mult float64
}{{"", 1}, {"thousand", 1e3}, {"m", 1e6}, {"bn", 1e9}, {"tn", 1e12}}

// ParseUnit reads a unit as the file format writes it: "%", "share", "km",
// "thousand km", "rank", "ordinal", "years", "date", "words", "index",
// "% change", a currency by its ISO 4217 code with an optional scale ("USD bn"),
// or any other noun, which counts things.
func ParseUnit(s string) (Unit, error) {
	u := Unit{Mult: 1, Text: s}
	switch s {
	case "":
		return Unit{}, fmt.Errorf("the unit is empty")
	case "%":
		u.Dim, u.Mult = Share, 0.01
	case "share":
		u.Dim = Share
	case "km":
		u.Dim = Length
	case "thousand km":
		u.Dim, u.Mult = Length, 1e3
	case "rank":
		u.Dim = Place
	case "ordinal":
		u.Dim = Ordinal
	case "years":
		u.Dim = Duration
	case "date":
		u.Dim = Date
	case "words":
		u.Dim = None
	case "index":
		u.Dim = Index
	case "% change":
		u.Dim, u.Mult = Change, 0.01
	default:
		return parseNoun(s)
	}
	return u, nil
}

// mistakes are units written nearly right, which must not count as nouns.
var mistakes = map[string]string{
	"percent": "%", "per cent": "%", "pct": "%", "kilometres": "km", "kilometers": "km", "year": "years",
	"km": "km", "thousand km": "thousand km", "share": "share", "rank": "rank", "ordinal": "ordinal",
	"years": "years", "date": "date", "words": "words", "index": "index", "ratio": "index",
	"% growth": "% change", "% change": "% change",
}

func parseNoun(s string) (Unit, error) {
	if right, ok := mistakes[strings.ToLower(s)]; ok {
		return Unit{}, fmt.Errorf("unit %q is written %q", s, right)
	}
	if strings.Join(strings.Fields(s), " ") != s {
		return Unit{}, fmt.Errorf("unit %q has needless white space", s)
	}
	if utf8.RuneCountInString(s) > maxUnit {
		return Unit{}, fmt.Errorf("the unit is %d characters long, over the limit of %d", utf8.RuneCountInString(s), maxUnit)
	}
	code, scale, _ := strings.Cut(s, " ")
	if len(code) != 3 || !strings.Contains(currencies, " "+code+" ") {
		return Unit{Dim: Count, Mult: 1, Text: s}, nil
	}
	for _, sc := range scales {
		if sc.word == scale {
			return Unit{Dim: Money, Currency: code, Mult: sc.mult, Text: s}, nil
		}
	}
	return Unit{}, fmt.Errorf("unknown scale %q of %s: use thousand, m, bn or tn", scale, code)
}
