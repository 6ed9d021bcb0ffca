package quantity

import (
	"cmp"
	"slices"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Forms are a noun, or a whole message, beside numbers: one text for each of
// the CLDR plural categories its language has, or one under "other" for all
// (https://cldr.unicode.org/index/cldr-spec/plural-rules).
type Forms map[string]string

// categories are CLDR's names of the plural categories, by plural.Form.
var categories = [...]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}

// Categories are the plural categories that whole numbers have in the language
// of a BCP 47 tag, in CLDR's order: one, few, many in Russian.
func Categories(tag string) []string {
	var have []string
	for n := range int64(201) { // no language's rules look at more digits but for round millions
		if c := Category(tag, Value{Coef: n}); !slices.Contains(have, c) {
			have = append(have, c)
		}
	}
	if c := Category(tag, Value{Coef: 1e6}); !slices.Contains(have, c) {
		have = append(have, c)
	}
	order := []string{"zero", "one", "two", "few", "many", "other"}
	slices.SortFunc(have, func(a, b string) int { return slices.Index(order, a) - slices.Index(order, b) })
	return have
}

// Category is the plural category of v, as it is printed: 1.5 and 1.0 differ
// from 1 in some languages. A fraction counts as no whole number.
func Category(tag string, v Value) string {
	lang, err := language.Parse(tag)
	if err != nil {
		return "other"
	}
	whole, frac, digits := operands(v)
	return categories[plural.Cardinal.MatchPlural(lang, whole, digits, trimmed(digits, frac), frac, trimmedFrac(frac))]
}

// operands are i, f and v of CLDR's rules: the whole part without its sign, the
// digits after the point as a number, and how many they are.
func operands(v Value) (whole, frac, digits int) {
	if v.Den > 1 {
		return 0, 5, 1 // as 0.5: what is no whole number has one category
	}
	coef := v.Coef
	if coef < 0 {
		coef = -coef
	}
	pow := int64(1)
	for range v.Scale {
		pow *= 10
	}
	// CLDR's rules look at the last digits only, and at whether a number is
	// large: both survive the remainder.
	i := coef / pow
	const large = 1_000_000
	if i >= 2*large {
		i = large + i%large
	}
	return int(i), int(coef % pow), int(v.Scale)
}

// trimmedFrac is f without trailing zeros.
func trimmedFrac(frac int) int {
	for frac > 0 && frac%10 == 0 {
		frac /= 10
	}
	return frac
}

// trimmed is how many digits of a fraction are left without trailing zeros.
func trimmed(digits, frac int) int {
	if frac == 0 {
		return 0
	}
	for frac%10 == 0 {
		frac /= 10
		digits--
	}
	return digits
}

// governed is the form beside v in the language of a tag, the one under "other"
// where there is none. A hedge may put other forms in place of those of v.
func (f Forms) governed(tag string, v Value, forms map[string]string) string {
	if len(f) > 1 {
		category := Category(tag, v)
		if s, ok := f[cmp.Or(forms[category], category)]; ok {
			return s
		}
	}
	return f["other"]
}
