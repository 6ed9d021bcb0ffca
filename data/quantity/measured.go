package quantity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A symbol is a unit of measure by its sign, and what one of it is in base
// units. Prefixes are the SI prefixes it is written with.
type symbol struct {
	sign     string
	dim      Dimension
	base     string
	mult     float64
	prefixes string
}

// symbols are the units of measure that are read, each kind in one base unit.
// Factors are exact by definition (SI Brochure, 9th edition, tables 4 and 8), but
// for the tonne of oil equivalent (IEA: 41.868 GJ) and the barrel (158.987 l).
var symbols = []symbol{
	{"t", Amount, "t", 1, "kMG"}, {"g", Amount, "t", 1e-6, "k"}, {"tonnes", Amount, "t", 1, ""}, {"tonne", Amount, "t", 1, ""},
	{"Wh", Amount, "Wh", 1, "kMGTP"}, {"J", Amount, "Wh", 1.0 / 3600, "kMGTPE"},
	{"toe", Amount, "Wh", 41.868e9 / 3600, "kM"}, {"cal", Amount, "Wh", 4.184 / 3600, "kMG"},
	{"W", Amount, "W", 1, "kMGT"}, {"V", Amount, "V", 1, "kM"}, {"TEU", Amount, "TEU", 1, ""},
	{"m", Length, "km", 1e-3, "cmk"},
	{"m²", Amount, "m²", 1, ""}, {"m2", Amount, "m²", 1, ""}, {"km²", Amount, "m²", 1e6, ""}, {"km2", Amount, "m²", 1e6, ""},
	{"ha", Amount, "m²", 1e4, ""}, {"hectares", Amount, "m²", 1e4, ""}, {"hectare", Amount, "m²", 1e4, ""},
	{"m³", Amount, "m³", 1, ""}, {"m3", Amount, "m³", 1, ""}, {"km³", Amount, "m³", 1e9, ""}, {"km3", Amount, "m³", 1e9, ""},
	{"mcm", Amount, "m³", 1e6, ""}, {"bcm", Amount, "m³", 1e9, ""}, {"tcm", Amount, "m³", 1e12, ""}, {"l", Amount, "m³", 1e-3, "hM"},
	{"bbl", Amount, "m³", 0.158987, ""}, {"barrels", Amount, "m³", 0.158987, ""}, {"barrel", Amount, "m³", 0.158987, ""},
	{"b", Amount, "m³", 0.158987, "k"}, {"mb", Amount, "m³", 0.158987e6, ""}, // as the oil trade writes thousand and million barrels
}

// spans are what amounts and sums may be per, as parts of a year of 365 days.
var spans = map[string]float64{
	"year": 1, "y": 1, "yr": 1, "a": 1, "month": 1.0 / 12, "day": 1.0 / 365, "d": 1.0 / 365,
	"h": 1.0 / 8760, "hour": 1.0 / 8760, "s": 1.0 / 31536000, "second": 1.0 / 31536000,
}

// prefixes are the SI prefixes by their letters.
var prefixes = map[string]float64{"c": 1e-2, "m": 1e-3, "h": 1e2, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18}

// magnitudes are the words that scale whatever follows them.
var magnitudes = map[string]float64{
	"thousand": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12,
}

// written are spellings of a unit in two words, by the one it has otherwise.
var written = strings.NewReplacer("sq km", "km²", "sq. km", "km²", "sq m", "m²", "cu km", "km³", "cu m", "m³",
	"square kilometres", "km²", "square kilometers", "km²", "square metres", "m²", "square meters", "m²",
	"cubic metres", "m³", "cubic meters", "m³", "cubic kilometres", "km³")

// resolve is the symbol with a sign, an SI prefix allowed for.
func resolve(sign string) (symbol, bool) {
	for _, s := range symbols {
		if s.sign == sign {
			return s, true
		}
	}
	first, size := utf8.DecodeRuneInString(sign)
	for _, s := range symbols {
		if sign[size:] == s.sign && strings.ContainsRune(s.prefixes, first) {
			s.mult *= prefixes[sign[:size]]
			return s, true
		}
	}
	return symbol{}, false
}

// parseMeasured reads an amount ("GWh", "thousand t", "m t of LNG", "km²") or
// things counted ("persons", "thousand persons").
func parseMeasured(s string) Unit {
	words := strings.Fields(written.Replace(s))
	u := Unit{Dim: Count, Mult: 1, Text: s}
	if scale, ok := magnitudes[words[0]]; ok && len(words) > 1 {
		u.Mult, words = scale, words[1:]
	}
	sym, ok := resolve(words[0])
	if !ok {
		u.Base = strings.Join(words, " ")
		return u
	}
	u.Dim, u.Base, u.Mult = sym.dim, sym.base, u.Mult*sym.mult
	if of := words[1:]; len(of) > 0 { // what is measured is part of the unit: "t of LNG"
		if of[0] == "of" {
			of = of[1:]
		}
		u.Dim, u.Base = Amount, u.Base+" of "+strings.Join(of, " ")
	}
	return u
}

// parseRate reads "X per Y" and, of signs, "X/Y".
func parseRate(s string) (Unit, bool, error) {
	if rest, ok := strings.CutSuffix(s, "bpd"); ok && (rest == "" || strings.HasSuffix(rest, " ")) {
		s = rest + "b/d"
	}
	over, under, ok := strings.Cut(s, " per ")
	if !ok {
		if over, under, ok = strings.Cut(s, "/"); !ok || !isSign(over) || !isSign(under) && spans[under] == 0 {
			return Unit{}, false, nil
		}
	}
	x, err := ParseUnit(over)
	if err != nil {
		return Unit{}, true, err
	}
	y := Unit{Base: "years", Mult: spans[under]}
	if y.Mult == 0 {
		if y, err = ParseUnit(under); err != nil {
			return Unit{}, true, err
		}
	}
	if x.Base == "" || y.Base == "" {
		return Unit{}, false, nil
	}
	return Unit{Dim: Rate, Currency: x.Currency, Mult: x.Mult / y.Mult, Base: x.Base + "/" + y.Base, Text: s}, true, nil
}

// isSign reports whether s ends in a unit of measure or a currency: "kb", "USD m".
func isSign(s string) bool {
	if u, ok, err := parseMoney(s); ok {
		return err == nil && u.Dim == Money
	}
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	_, ok := resolve(words[len(words)-1])
	return ok
}

// Times is the unit of x × y where they multiply: X per Y times Y gives X.
func (u Unit) Times(o Unit) (Unit, bool) {
	for _, p := range [2][2]Unit{{u, o}, {o, u}} {
		over, under, ok := strings.Cut(p[0].Base, "/")
		if p[0].Dim != Rate || !ok || !sameThings(under, p[1].Base) || p[1].Base == "" {
			continue
		}
		dim := Amount
		switch {
		case over == p[0].Currency:
			dim = Money
		case over == "km":
			dim = Length
		case !isMeasure(over):
			dim = Count
		}
		return Unit{Dim: dim, Currency: p[0].Currency, Mult: 1, Base: over}, true
	}
	return Unit{}, false
}

func isMeasure(base string) bool {
	for _, s := range symbols {
		if base == s.base || strings.HasPrefix(base, s.base+" of ") {
			return true
		}
	}
	return false
}

// Same reports whether values in u and o can be compared and added: units of one
// kind, which differ at most in scale, and sums in one currency.
func (u Unit) Same(o Unit) bool {
	if u.Dim != o.Dim || u.Currency != o.Currency {
		return false
	}
	switch u.Dim {
	case Count:
		return sameThings(u.Base, o.Base)
	case Amount, Rate:
		return u.Base == o.Base
	}
	return true
}

// sameThings reports whether two nouns name one kind of things: "border posts"
// are posts, "lorries of the firm" are lorries.
func sameThings(a, b string) bool { return headNoun(a) == headNoun(b) }

// headNoun is the word of a noun that says what is counted, in lower case and
// without an English plural ending.
func headNoun(s string) string {
	s, _, _ = strings.Cut(strings.ToLower(s), " of ")
	if i := strings.LastIndexByte(s, ' '); i >= 0 {
		s = s[i+1:]
	}
	switch s {
	case "people", "persons", "person":
		return "person"
	}
	return strings.TrimSuffix(s, "s")
}

// Named reports whether the unit names things, for which each language has words of its
// own: "persons", "t of LNG", "USD per pupil".
func (u Unit) Named() bool {
	if u.Dim == Count {
		return true
	}
	if u.Dim != Amount && u.Dim != Rate {
		return false
	}
	for base := range strings.SplitSeq(u.Base, "/") {
		if _, _, currency := splitMoney(base); !currency && !isBase(base) {
			return true
		}
	}
	return false
}

// isBase reports whether s is the base of units that every language has signs for.
func isBase(s string) bool {
	return s == "years" || slices.ContainsFunc(symbols, func(x symbol) bool { return x.base == s })
}
