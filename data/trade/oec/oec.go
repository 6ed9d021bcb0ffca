// Package oec reads downloads of the Observatory of Economic Complexity: a row is
// what one country exported to another, of one product in one year, in US
// dollars. The OEC makes one figure of both states' reports.
//
// Its product IDs put the section before the code (52709 is section 5, heading
// 2709), its country IDs the continent before the alpha-3 code (askaz).
package oec

import (
	"strings"

	"dyad/data/trade/source"
)

// levels are the columns of product IDs, finest first, and the digits of a code.
var levels = []struct {
	column string
	digits int
}{{"HS6 ID", 6}, {"HS4 ID", 4}, {"HS2 ID", 2}}

// Format is such a table.
func Format() source.Format {
	return source.Format{
		Name: "OEC", Title: "OEC", Publisher: "Observatory of Economic Complexity", Whose: source.OfPublisher,
		Columns: "`Year`, `Exporter Country ID`, `Importer Country ID`, `HS6 ID`, `HS4 ID` or `HS2 ID`, `Trade Value`",
		Values:  "US dollars", Is: is, Read: read,
	}
}

func is(t *source.Table) bool {
	return t.Has("Year", "Exporter Country ID", "Importer Country ID", "Trade Value")
}

func read(t *source.Table, to *source.Sink) error {
	code, digits := -1, 0
	for _, l := range levels {
		if i := t.Column(l.column); i >= 0 && code < 0 {
			code, digits = i, l.digits
		}
	}
	if code < 0 {
		if bad := source.OtherProducts(t, "download it by HS2, HS4 or HS6"); bad != nil {
			return bad
		}
	}
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		r := source.Row{By: source.Reconciled, Weight: source.NoWeight}
		var bad *source.Fault
		if r.Year, bad = source.ParseYear(t.Get(t.Column("Year"))); bad != nil {
			return bad
		}
		if r.Exporter, bad = area(t.Get(t.Column("Exporter Country ID"))); bad != nil {
			return bad.In("Exporter Country ID")
		}
		if r.Importer, bad = area(t.Get(t.Column("Importer Country ID"))); bad != nil {
			return bad.In("Importer Country ID")
		}
		r.Exporter.Name, r.Importer.Name = t.Name(t.Column("Exporter Country")), t.Name(t.Column("Importer Country"))
		if code >= 0 {
			s, _ := strings.CutSuffix(t.Get(code), ".0")
			if bad := r.SetProduct(s[max(0, len(s)-digits):], "", &t.Tally); bad != nil {
				return bad
			}
		}
		use, bad := r.SetValue(t.Get(t.Column("Trade Value")), 3, &t.Tally)
		if bad != nil {
			return bad
		}
		if use {
			give(r)
		}
		return nil
	})
}

// area reads "askaz", or an alpha-3 code.
func area(s string) (source.Area, *source.Fault) {
	if len(s) == 5 {
		s = s[2:]
	}
	return source.ParseArea(strings.ToUpper(s))
}
