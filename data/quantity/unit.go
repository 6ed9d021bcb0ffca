package quantity

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxUnit is the longest unit, in characters: a unit is a noun, not a sentence.
const maxUnit = 60

// ParseUnit reads a unit as the file format writes it: "%", "share",
// "percentage points", "rank", "ordinal", "years", "date", "words", "index",
// "% change"; a currency by its ISO 4217 code with an optional scale ("USD bn"),
// also by its sign and in the other order; a unit of measure, with an SI prefix or
// a scale ("km", "GWh", "thousand t", "bcm", "m t of LNG"); one unit per another
// ("USD per t", "b/d"); or any other noun, which counts things, with an optional
// scale ("regions", "thousand persons").
func ParseUnit(s string) (Unit, error) {
	u := Unit{Mult: 1, Text: s}
	switch s {
	case "":
		return Unit{}, fmt.Errorf("the unit is empty")
	case "%":
		u.Dim, u.Mult = Share, 0.01
	case "share":
		u.Dim = Share
	case "percentage points":
		u.Dim, u.Mult = Points, 0.01
	case "rank":
		u.Dim = Place
	case "ordinal":
		u.Dim = Ordinal
	case "years":
		u.Dim, u.Base = Duration, "years"
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
	"percent": "%", "percentage point": "percentage points", "pp": "percentage points", "p.p.": "percentage points", "per cent": "%", "pct": "%", "kilometres": "km", "kilometers": "km", "year": "years",
	"km": "km", "thousand km": "thousand km", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "twh": "TWh", "percentage points": "percentage points",
	"share": "share", "rank": "rank", "ordinal": "ordinal",
	"years": "years", "date": "date", "words": "words", "index": "index", "ratio": "index",
	"% growth": "% change", "% change": "% change",
}

func parseNoun(s string) (Unit, error) {
	if right, ok := mistakes[strings.ToLower(s)]; ok && s != right {
		return Unit{}, fmt.Errorf("unit %q is written %q", s, right)
	}
	if strings.Join(strings.Fields(s), " ") != s {
		return Unit{}, fmt.Errorf("unit %q has needless white space", s)
	}
	if utf8.RuneCountInString(s) > maxUnit {
		return Unit{}, fmt.Errorf("the unit is %d characters long, over the limit of %d", utf8.RuneCountInString(s), maxUnit)
	}
	if u, ok, err := parseRate(s); ok {
		return u, err
	}
	if u, ok, err := parseMoney(s); ok {
		return u, err
	}
	return parseMeasured(s), nil
}
