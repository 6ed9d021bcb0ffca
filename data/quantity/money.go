package quantity

import (
	"fmt"
	"strings"
)

// currencies are the codes of ISO 4217 in use, funds and metals left out.
const currencies = " AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD" +
	" CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD" +
	" HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD" +
	" MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG" +
	" QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS" +
	" UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG "

// signs are the signs of currencies; those of more than one have no code here.
var signs = []struct{ sign, code string }{
	{"US$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"₽", "RUB"}, {"₸", "KZT"}, {"₴", "UAH"}, {"₹", "INR"}, {"₺", "TRY"}, {"₩", "KRW"},
	{"₪", "ILS"}, {"₫", "VND"}, {"₦", "NGN"}, {"₾", "GEL"}, {"₼", "AZN"}, {"₱", "PHP"}, {"₮", "MNT"}, {"$", ""}, {"¥", ""},
}

// moneyWords are nouns that name money, which must not count as things.
var moneyWords = map[string]bool{
	"dollars": true, "euros": true, "euro": true, "roubles": true, "rubles": true, "tenge": true, "yuan": true, "yen": true,
}

// scales are the words a unit of money may be scaled by, with other spellings of them.
var scales = []struct {
	word string
	mult float64
	also string
}{{"", 1, ""}, {"thousand", 1e3, " k "}, {"m", 1e6, " mn mln million "}, {"bn", 1e9, " billion "}, {"tn", 1e12, " trillion "}}

// isCode reports whether s is a currency's code.
func isCode(s string) bool { return len(s) == 3 && strings.Contains(currencies, " "+s+" ") }

// parseMoney reads a currency with an optional scale, by code ("USD bn") or, in
// either order, by sign ("€ bn", "bn USD", "€bn"). The unit's text is the first
// form. It reports false for what names no currency.
func parseMoney(s string) (Unit, bool, error) {
	code, scale, known := splitMoney(s)
	if !known {
		return Unit{}, false, nil
	}
	if !isCode(code) {
		return Unit{}, true, fmt.Errorf("unit %q: the currency is written by its ISO 4217 code, as in %q", s, strings.TrimSpace("USD "+scale))
	}
	for _, sc := range scales {
		if sc.word == scale || strings.Contains(sc.also, " "+scale+" ") && !strings.HasPrefix(s, code) {
			text := strings.TrimSpace(code + " " + sc.word)
			return Unit{Dim: Money, Currency: code, Mult: sc.mult, Base: code, Text: text}, true, nil
		}
	}
	return Unit{}, true, fmt.Errorf("unknown scale %q of %s: use thousand, m, bn or tn", scale, code)
}

// splitMoney finds the currency in a unit: at its beginning or end.
func splitMoney(s string) (code, scale string, known bool) {
	for _, c := range signs {
		if rest, ok := strings.CutPrefix(s, c.sign); ok {
			return c.code, strings.TrimSpace(rest), true
		}
		if rest, ok := strings.CutSuffix(s, c.sign); ok {
			return c.code, strings.TrimSpace(rest), true
		}
	}
	if first, rest, _ := strings.Cut(s, " "); isCode(first) {
		return first, rest, true
	}
	i := strings.LastIndexByte(s, ' ')
	rest, last := s[:max(i, 0)], s[i+1:]
	if (magnitudes[rest] > 0 || rest == "") && (isCode(last) || moneyWords[strings.ToLower(last)]) {
		return last, rest, true
	}
	return "", "", false
}
