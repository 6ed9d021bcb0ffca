// Package geo owns the codes and names of the countries and areas that trade
// tables know: ISO 3166-1 (alpha-2, alpha-3, numeric), the further numbers UN
// Comtrade and CEPII BACI use for the same country (842 for the United
// States), the areas that are no countries (World, bunkers, "Areas, nes") and
// those of the past. Names are in [Languages].
// It says how a table's code is to be read, nothing about any area's status.
//
// The facts stand in areas.txt, an area a line, edited by hand: codes after
// ISO 3166-1, UN M49 and the partner list of UN Comtrade.
//
// NOTICE: the names of countries are those of the Unicode Common Locale Data
// Repository, CLDR 48, © 1991–2025 Unicode, Inc., used under the Unicode
// License v3 (https://www.unicode.org/license.txt).
package geo

import (
	"slices"
	"strings"
)

// Kind says what a code stands for. Only a KindCountry or a KindHistorical can be one
// side of a dyad.
type Kind uint8

const (
	KindCountry     Kind = iota // a country or territory of today
	KindHistorical              // a country, territory or customs union that tables no longer use
	KindAggregate               // a sum of countries that also stand alone: World, the European Union
	KindUnspecified             // trade whose partner is not told: bunkers, free zones, "… nes"
)

// A Country is one area of a trade table. Values are immutable and comparable;
// the zero value is no area and has no names.
type Country struct {
	Alpha2  string // ISO 3166-1, or "" where it has none or shares it with another
	Alpha3  string // ISO 3166-1; else as Comtrade writes it ("W00", "_X"), or ""
	Numeric int    // ISO 3166-1 or UN M49; 0 is World
	Kind    Kind

	more *details
}

// details are what a Country shares between its copies.
type details struct {
	numbers []int    // of trade tables, beside Numeric
	codes   []string // further codes Lookup reads as this area
	hints   []string // codes of others that Suggest knows
	names   []string // in the languages of areas.txt
	langs   []string // these languages, of all areas
}

// Languages are those that names are in, English first: the columns of areas.txt.
func Languages() []string { return slices.Clone(table().langs) }

// Name is the area's name in one of [Languages], as it stands alone in the
// nominative; English for any other language.
func (c Country) Name(lang string) string {
	if c.more == nil {
		return ""
	}
	return c.more.names[max(0, slices.Index(c.more.langs, lang))]
}

// Lookup finds an area by alpha-2, by alpha-3 or by the letters a trade table
// gives it ("S19", "_X ", "WLD"), in any case and with spaces around. S19,
// Comtrade's "Other Asia, nes", is Taiwan, which has no other code there.
// Where a table has numbers, use [Numeric]: letters alone run areas together.
// Comtrade writes BEL, YEM and VNM on areas of the past too, MCO on 492, which
// is not Monaco, and A79 on two areas; BACI writes ZAF on 711.
func Lookup(code string) (Country, bool) {
	c, ok := table().letters[strings.ToUpper(strings.TrimSpace(code))]
	return c, ok
}

// Numeric finds an area by the number of a trade table, many numbers to one
// country: 840, 841 and 842 are the United States. Numbers are read as UN
// Comtrade and BACI use them. They are ISO 3166-1 with one exception: 492 is
// "Europe EU, nes", not Monaco, whose trade they count with France (251).
func Numeric(n int) (Country, bool) {
	c, ok := table().numbers[n]
	return c, ok
}

// Find finds an area by the number and the letters that a table has for it, of
// which either may be missing. The number decides: letters alone run areas
// together.
func Find(number int, letters string) (Country, bool) {
	if number != 0 {
		if c, ok := Numeric(number); ok {
			return c, true
		}
	}
	if letters == "" {
		return Country{}, false
	}
	return Lookup(letters)
}

// All lists every area, sorted by alpha-3 and number.
func All() []Country { return slices.Clone(table().all) }
