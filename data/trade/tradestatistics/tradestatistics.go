// Package tradestatistics reads the tables of tradestatistics.io ("yrpc", "yrp"):
// a row is what a reporter exports to and imports from a partner in a year, of
// one product or of all, in US dollars.
package tradestatistics

import (
	"strings"

	"dyad/data/trade/source"
)

// Format is such a table.
func Format() source.Format {
	return source.Format{
		Name: "tradestatistics.io", Title: "tradestatistics.io", Publisher: "Open Trade Statistics", BothFlows: true,
		Columns: "`year`, `reporter_iso`, `partner_iso`, `trade_value_usd_exp`, `trade_value_usd_imp`, `commodity_code` if by product",
		Values:  "US dollars", Is: is, Read: read,
	}
}

func exports(t *source.Table) int { return t.Column("trade_value_usd_exp", "export_value_usd") }
func imports(t *source.Table) int { return t.Column("trade_value_usd_imp", "import_value_usd") }

func is(t *source.Table) bool {
	return t.Has("year", "reporter_iso", "partner_iso") && exports(t) >= 0 && imports(t) >= 0
}

func read(t *source.Table, to *source.Sink) error {
	code := t.Column("commodity_code", "product_code")
	if code < 0 {
		if bad := source.OtherProducts(t, "take the table yrpc, or yrp without products"); bad != nil {
			return bad
		}
	}
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		r := source.Row{By: source.FromExporter, Weight: source.NoWeight}
		var bad *source.Fault
		if r.Year, bad = source.ParseYear(t.Get(t.Column("year"))); bad != nil {
			return bad
		}
		a, bad := area(t.Get(t.Column("reporter_iso")))
		if bad != nil {
			return bad.In("reporter_iso")
		}
		b, bad := area(t.Get(t.Column("partner_iso")))
		if bad != nil {
			return bad.In("partner_iso")
		}
		if code >= 0 {
			if bad := r.SetProduct(t.Get(code), "", &t.Tally); bad != nil {
				return bad
			}
		}
		return r.GiveBoth(a, b, t.Get(exports(t)), t.Get(imports(t)), &t.Tally, give)
	})
}

// area is a country by its letters in either case. UN Comtrade's numbers without letters
// of their own stand behind e- (e-490 is Other Asia), and what is not specified has 0.
func area(s string) (source.Area, *source.Fault) {
	if s == "0-unspecified" {
		return source.Area{ISO3: "_X"}, nil
	}
	if number, ok := strings.CutPrefix(s, "e-"); ok {
		return source.ParseArea(number)
	}
	return source.ParseArea(s)
}
