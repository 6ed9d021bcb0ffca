// Package russia reads the tables of Russia's customs service: a row is what
// Russia exported to or imported from a country in a month, of a code of ten
// digits in one region. Regions and codes of the same subheading are parts and
// are added up; twelve months make a year. Values are thousand dollars in all that
// was published, but the file does not say so.
package russia

import (
	"strings"

	"dyad/data/trade/source"
)

// Format is such a table.
func Format() source.Format {
	return source.Format{
		Name: "Russian customs", Title: "Russian customs", Publisher: "Federal Customs Service of Russia", NoUnit: true, Months: true,
		Columns: "`NAPR`, `PERIOD`, `STRANA`, `TNVED`, `STOIM`", Values: "the unit you state with `--unit`, as a rule thousand", Is: is, Read: read,
	}
}

func is(t *source.Table) bool { return t.Has("NAPR", "PERIOD", "STRANA", "TNVED", "STOIM") }

func read(t *source.Table, to *source.Sink) error {
	region, unit := t.Column("REGION"), t.Column("EDIZM")
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		r := source.Row{Adds: true, Weight: source.NoWeight}
		var bad *source.Fault
		if r.Year, r.Month, bad = source.ParsePeriod(month(t.Get(t.Column("PERIOD")))); bad != nil {
			return bad.In("PERIOD")
		}
		partner, bad := source.ParseArea(t.Get(t.Column("STRANA")))
		if bad != nil {
			return bad.In("STRANA")
		}
		flow := t.Name(t.Column("NAPR"))
		switch strings.ToUpper(flow) {
		case "ЭК", "ЭКСПОРТ", "EX":
			flow = "X"
		case "ИМ", "ИМПОРТ", "IM":
			flow = "M"
		}
		if use, bad := r.SetSides(flow, source.Area{ISO3: "RUS", Name: "Russia"}, partner, &t.Tally); bad != nil || !use {
			return bad
		}
		code, padded := source.TariffLine(t.Get(t.Column("TNVED")))
		if padded {
			t.Tally.Add(source.ZerosRestored, 1)
		}
		if bad := r.SetProduct(code[:min(6, len(code))], "", &t.Tally); bad != nil {
			return bad
		}
		if use, bad := r.SetValue(strings.Replace(t.Get(t.Column("STOIM")), ",", ".", 1), to.Unit.Scale(), &t.Tally); bad != nil || !use {
			return bad
		}
		if region >= 0 {
			r.Part = t.Part(code, region, unit)
		}
		give(r)
		return nil
	})
}

// month is a period as the customs write it, of a date as spreadsheets make of 03/2021:
// 01.03.2021 or 2021-03-01.
func month(s string) string {
	if rest, ok := strings.CutPrefix(s, "01."); ok && len(rest) == 7 {
		return strings.Replace(rest, ".", "/", 1)
	}
	if rest, ok := strings.CutSuffix(s, "-01"); ok && len(rest) == 7 {
		return rest
	}
	return s
}
