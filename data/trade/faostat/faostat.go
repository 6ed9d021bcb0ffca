// Package faostat reads the detailed trade matrix of FAOSTAT: a row is one element
// (a value or a quantity of exports or imports) of an item of food or agriculture, by
// reporter and partner, of one year; or of all years, which stand across. Read are the
// values, in thousand US dollars as the unit says; quantities are left out and counted.
//
// Items are the FAO's own, under its codes of the Central Product Classification or
// its older ones: one can be part of a subheading of the Harmonized System, or hold
// several. They are products of their own, see [source.Items].
package faostat

import (
	"cmp"
	"strings"

	"dyad/data/trade/source"
)

// Format is such a table.
func Format() source.Format {
	return source.Format{
		Name: "FAOSTAT", Title: "FAOSTAT", Publisher: "Food and Agriculture Organization of the United Nations (FAO)", Items: true,
		Columns: "`Reporter Country Code (M49)`, `Partner Country Code (M49)`, `Element`, `Item Code (CPC)` (`Item Code`), `Item`, `Unit`, " +
			"and `Year` with `Value` or the years across (`Y2022`)",
		Values: "the unit it states, thousand dollars", Is: is, Read: read,
	}
}

func reporter(t *source.Table) int { return country(t, "Reporter") }
func partner(t *source.Table) int  { return country(t, "Partner") }

// country is the column of a side's codes. The FAO's own numbers are none: 108 is
// Kazakhstan there, and Burundi elsewhere.
func country(t *source.Table, side string) int {
	return t.Column(side+" Country Code (M49)", side+" Country Code (ISO3)", side+" Country Code (ISO2)")
}

// item is the column of the items' codes, and what the list they are of is called.
func item(t *source.Table) (column int, list string) {
	if i := t.Column("Item Code (CPC)"); i >= 0 {
		return i, "CPC"
	}
	return t.Column("Item Code (FAO)", "Item Code"), "FAO"
}

func is(t *source.Table) bool {
	code, _ := item(t)
	return reporter(t) >= 0 && partner(t) >= 0 && code >= 0 && t.Has("Element", "Item", "Unit") && (t.Has("Year", "Value") || len(across(t)) > 0)
}

// across are the columns of years, by the year.
func across(t *source.Table) map[int]string {
	years := map[int]string{}
	for i, name := range t.Names() {
		if year, ok := strings.CutPrefix(strings.ToUpper(strings.TrimSpace(name)), "Y"); ok && len(year) == 4 {
			if _, bad := source.ParseYear(year); bad == nil {
				years[i] = year
			}
		}
	}
	return years
}

func read(t *source.Table, to *source.Sink) error {
	years, year, value := across(t), t.Column("Year"), t.Column("Value")
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		flow := ""
		switch element := source.Normal(t.Get(t.Column("Element"))); element {
		case "exportvalue":
			flow = "X"
		case "importvalue":
			flow = "M"
		default:
			t.Tally.Add(source.Quantities, 1)
			return nil
		}
		r := source.Row{Weight: source.NoWeight, Goods: t.Get(t.Column("Item"))}
		own, bad := area(t.Get(reporter(t)), t.Name(t.Column("Reporter Countries")))
		if bad != nil {
			return bad.In("reporter")
		}
		other, bad := area(t.Get(partner(t)), t.Name(t.Column("Partner Countries")))
		if bad != nil {
			return bad.In("partner")
		}
		if use, bad := r.SetSides(flow, own, other, &t.Tally); bad != nil || !use {
			return bad
		}
		code, list := item(t)
		number, padded := whole(strings.TrimPrefix(t.Get(code), "'"), list)
		if padded {
			t.Tally.Add(source.ZerosRestored, 1)
		}
		if r.Product, bad = source.ParseItem(list + number); bad != nil {
			return bad
		}
		scale, currency, bad := source.ParseUnit(t.Get(t.Column("Unit")), "", 6)
		if bad != nil {
			return bad
		}
		r.Currency = currency
		set := func(year, value string) *source.Fault {
			one := r
			if one.Year, bad = source.ParseYear(year); bad != nil {
				return bad
			}
			use, bad := one.SetValue(value, scale, &t.Tally)
			if bad == nil && use {
				give(one)
			}
			return bad
		}
		if value >= 0 {
			return set(t.Get(year), t.Get(value))
		}
		for i := range t.Names() {
			if years[i] != "" && !source.Missing(t.Get(i)) {
				if bad := set(years[i], t.Get(i)); bad != nil {
					return bad
				}
			}
		}
		return nil
	})
}

// whole is a code of the Central Product Classification with the noughts that it loses
// where a program takes it for a number: codes of goods of food and agriculture begin
// with 0 or 2 and have four digits or more, and two behind a full stop.
func whole(code, list string) (s string, padded bool) {
	digits, part, dot := strings.Cut(code, ".")
	if list != "CPC" || digits == "" || strings.Trim(digits+part, "0123456789") != "" {
		return code, false
	}
	if digits[0] == '1' || len(digits) < 4 {
		digits, padded = "0"+digits, true
	}
	switch {
	case part == "0" && dot: // a number with gaps in its column
		return digits, padded
	case len(part) == 1:
		return digits + "." + part + "0", true
	case dot:
		return digits + "." + part, padded
	}
	return digits, padded
}

// area is a country by its M49 number, before which FAOSTAT sets an apostrophe, or by
// its letters. Number 1 is the world.
func area(code, name string) (source.Area, *source.Fault) {
	code = strings.TrimPrefix(code, "'")
	if code == "001" || code == "1" {
		return source.World(), nil
	}
	p, bad := source.ParseArea(code)
	p.Name = cmp.Or(name, p.Name)
	return p, bad
}
