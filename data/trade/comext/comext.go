// Package comext reads the bulk files of Eurostat's Comext: a row is one flow of
// a member state with a partner, of a code of the Combined Nomenclature in one
// statistical procedure, in euros. Procedures and the codes below six digits are
// parts and are added up; the row of all products is held apart from them.
package comext

import (
	"strings"

	"dyad/data/trade/source"
)

// Format is such a file.
func Format() source.Format {
	return source.Format{
		Name: "Comext", Title: "Eurostat Comext", Publisher: "Eurostat", Months: true,
		Columns: "`REPORTER` (`DECLARANT_ISO`), `PARTNER` (`PARTNER_ISO`), `PRODUCT_NC`, `FLOW`, `PERIOD`, `VALUE_EUR` (`VALUE_IN_EUROS`)",
		Values:  "euros; dollars with `--rate EUR=1.053`", Is: is, Read: read,
	}
}

func reporter(t *source.Table) int {
	return t.Column("REPORTER_ISO", "DECLARANT_ISO", "REPORTER", "DECLARANT")
}
func partner(t *source.Table) int { return t.Column("PARTNER_ISO", "PARTNER") }
func value(t *source.Table) int   { return t.Column("VALUE_EUR", "VALUE_IN_EUROS") }

func is(t *source.Table) bool {
	return reporter(t) >= 0 && partner(t) >= 0 && value(t) >= 0 && t.Has("PRODUCT_NC", "FLOW", "PERIOD")
}

func read(t *source.Table, to *source.Sink) error {
	weight := t.Column("QUANTITY_KG", "QUANTITY_IN_KG")
	procedure, unit, kind := t.Column("STAT_PROCEDURE", "STAT_REGIME"), t.Column("SUPPL_UNIT", "SUPP_UNIT"), t.Column("TRADE_TYPE")
	var digits [2]bool // codes of six digits, and longer ones
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		r := source.Row{Adds: true, Currency: "EUR"}
		var bad *source.Fault
		if r.Year, r.Month, bad = source.ParsePeriod(t.Get(t.Column("PERIOD"))); bad != nil {
			return bad.In("PERIOD")
		}
		own, bad := area(t.Get(reporter(t)))
		if bad != nil {
			return bad.In("REPORTER")
		}
		other, bad := area(t.Get(partner(t)))
		if bad != nil {
			return bad.In("PARTNER")
		}
		if use, bad := r.SetSides(t.Get(t.Column("FLOW")), own, other, &t.Tally); bad != nil || !use {
			return bad
		}
		code, padded := source.TariffLine(t.Get(t.Column("PRODUCT_NC")))
		if padded {
			t.Tally.Add(source.ZerosRestored, 1)
		}
		if len(code) >= 6 && strings.Trim(code, "0123456789") == "" {
			digits[min(len(code)-6, 1)] = true
			if digits[0] && digits[1] {
				return &source.Fault{What: "codes of six and of eight digits are in one file, which would count twice", Hint: "keep the rows of one of the two"}
			}
		}
		line := code
		if len(code) > 6 {
			code = code[:6]
		}
		if code != "TOTAL" && strings.Trim(code, "0123456789") != "" { // confidential codes
			t.Tally.Add(source.NoHSCode, 1)
			return nil
		}
		if bad := r.SetProduct(code, "", &t.Tally); bad != nil {
			return bad
		}
		if use, bad := r.SetValue(t.Get(value(t)), 3, &t.Tally); bad != nil || !use {
			return bad
		}
		if bad := r.SetWeight(t.Get(weight), 3, &t.Tally); bad != nil {
			return bad
		}
		if procedure >= 0 {
			r.Part = t.Part(line, procedure, unit, kind)
		}
		give(r)
		return nil
	})
}

// area is a country by its letters. Numbers are those of Eurostat's Geonomenclature,
// where 4 is Germany and 79 Kazakhstan: elsewhere they are other countries.
func area(s string) (source.Area, *source.Fault) {
	if s != "" && strings.Trim(s, "0123456789.") == "" {
		return source.Area{}, &source.Fault{What: "\"" + s + "\" is a number of the Geonomenclature", Hint: "take the file with the columns DECLARANT_ISO and PARTNER_ISO"}
	}
	return source.ParseArea(s)
}
