// Package plain reads dyad's own trade table, for data of any other origin:
//
//	year,reporter,partner,flow,hs,value_usd
//	2022,KAZ,RUS,export,TOTAL,9091390900
//	2022,KAZ,WLD,export,TOTAL,84593070100
//	2022,KAZ,RUS,export,010121,1250.5
//
// reporter and partner are alpha-3 codes or Comtrade's numbers; partner WLD is
// the stated total over all partners. hs is TOTAL or 2, 4 or 6 digits as text.
// Optional columns are month (1 to 12, empty for a whole year), weight_kg, quantity with
// quantity_unit (u, 2u, l, m, m2, m3, carat, pack, 12u, 1000u, or UN Comtrade's numbers of
// these), edition (HS92 to HS22), currency and unit (EUR, thousand USD): what they say is
// believed, whatever the name of the column of values.
package plain

import (
	"strings"

	"dyad/data/trade/source"
)

// Columns are the header of the plain table, without its optional columns.
const Columns = "year,reporter,partner,flow,hs,value_usd"

// Format is the plain table.
func Format() source.Format {
	return source.Format{
		Name: "plain", Columns: "`" + Columns + "`", Values: "US dollars", Months: true, Is: is,
		Read: read,
	}
}

func is(t *source.Table) bool { return t.Has(strings.Split(Columns, ",")...) }

func read(t *source.Table, to *source.Sink) error {
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		var r source.Row
		use, bad := fill(t, &r)
		if use {
			give(r)
		}
		return bad
	})
}

// fill makes a row of the fields. use is false for rows that are left out.
func fill(t *source.Table, r *source.Row) (use bool, bad *source.Fault) {
	get := func(name string) string { return t.Get(t.Column(name)) }
	if r.Year, bad = source.ParseYear(get("year")); bad != nil {
		return false, bad
	}
	if month := get("month"); !source.Missing(month) {
		if r.Month, bad = source.ParseInt(month, 12); bad == nil && r.Month == 0 {
			bad = &source.Fault{What: "\"0\" is no month", Hint: "months are 1 to 12; leave it empty for a whole year"}
		}
		if bad != nil {
			return false, bad.In("month")
		}
	}
	reporter, bad := source.ParseArea(get("reporter"))
	if bad != nil {
		return false, bad.In("reporter")
	}
	partner, bad := source.ParseArea(get("partner"))
	if bad != nil {
		return false, bad.In("partner")
	}
	if use, bad = r.SetSides(get("flow"), reporter, partner, &t.Tally); bad != nil || !use && !r.ReExport {
		return false, bad
	}
	tally := &t.Tally
	if r.ReExport {
		tally = new(source.Tally) // what is in no sum is not counted
	}
	if bad = r.SetProduct(get("hs"), "", tally); bad != nil {
		return false, bad
	}
	if r.Edition, bad = source.ParseEdition(get("edition")); bad != nil {
		return false, bad
	}
	scale, currency, bad := t.Money(3)
	if bad != nil {
		return false, bad
	}
	r.Currency = currency
	if use, bad = r.SetValue(get("value_usd"), scale, tally); bad != nil || !use {
		return false, bad
	}
	r.SetQuantity(get("quantity_unit"), get("quantity"))
	return true, r.SetWeight(get("weight_kg"), 3, tally)
}
