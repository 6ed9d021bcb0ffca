// Package growthlab reads the bilateral tables of the Atlas of Economic
// Complexity of Harvard's Growth Lab: a row is what a country exports to and
// imports from a partner, of one product in one year, in US dollars. The Growth
// Lab makes one figure of both states' reports, so that a flow stands in two rows.
package growthlab

import (
	"strings"

	"dyad/data/trade/source"
)

// codes are the columns of product codes, by the editions of their products.
var codes = []struct {
	name    string
	edition source.Edition
}{
	{"product_hs92_code", "HS92"}, {"product_hs12_code", "HS12"}, {"product_hs22_code", "HS22"}, {"hs_product_code", ""}, {"product_code", ""},
}

// Format is such a table.
func Format() source.Format {
	return source.Format{
		Name: "Growth Lab", Title: "Growth Lab", Publisher: "Growth Lab at Harvard University, Atlas of Economic Complexity",
		Whose: source.OfPublisher, BothFlows: true,
		Columns: "`country_iso3_code` (`location_code`), `partner_iso3_code` (`partner_code`), `product_hs92_code`, `export_value`, `import_value`",
		Values:  "US dollars", Is: is, Read: read,
	}
}

func country(t *source.Table) int { return t.Column("country_iso3_code", "location_code") }
func partner(t *source.Table) int { return t.Column("partner_iso3_code", "partner_code") }

func is(t *source.Table) bool {
	return country(t) >= 0 && partner(t) >= 0 && t.Has("year", "export_value", "import_value")
}

func read(t *source.Table, to *source.Sink) error {
	own, other := country(t), partner(t)
	code, edition := -1, source.Edition("")
	for _, c := range codes {
		if i := t.Column(c.name); i >= 0 && code < 0 {
			code, edition = i, c.edition
		}
	}
	if code < 0 {
		if bad := source.OtherProducts(t, "take the file with product_hs92_code or product_hs12_code"); bad != nil {
			return bad
		}
	}
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		r := source.Row{By: source.Reconciled, Edition: edition, Weight: source.NoWeight}
		var bad *source.Fault
		if r.Year, bad = source.ParseYear(t.Get(t.Column("year"))); bad != nil {
			return bad
		}
		a, bad := source.ParseArea(t.Get(own))
		if bad != nil {
			return bad.In("country")
		}
		b, bad := source.ParseArea(t.Get(other))
		if bad != nil {
			return bad.In("partner")
		}
		if code >= 0 {
			s := t.Get(code)
			if strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyz") || s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" { // services, and trade of unknown kind (XXXX)
				t.Tally.Add(source.NoHSCode, 1)
				return nil
			}
			if bad := r.SetProduct(s, "", &t.Tally); bad != nil {
				return bad
			}
		}
		return r.GiveBoth(a, b, t.Get(t.Column("export_value")), t.Get(t.Column("import_value")), &t.Tally, give)
	})
}
