package baci

import (
	"path"
	"slices"
	"strings"

	"dyad/data/trade/source"
)

// publisher of the years and of both lists.
const publisher = "CEPII"

// Year is the flows of a year, which a [Scanner] reads.
func Year() source.Format {
	return source.Format{
		Name: "BACI", Title: "CEPII BACI", Publisher: publisher, Whose: source.OfPublisher, Edition: EditionOf,
		Columns: "`t,i,j,k,v,q`, in any order; its lists of countries and products beside it", Values: "thousand dollars, tonnes",
		Is: func(t *source.Table) bool { return t.Has("t", "i", "j", "k", "v") }, Read: readTable,
	}
}

// readTable reads a year that another program saved again: its columns stand in
// another order, or with others, or between other signs.
func readTable(t *source.Table, to *source.Sink) error {
	var at [6]int
	for i, name := range Columns() {
		at[i] = t.Column(name)
	}
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		var f [6]string
		for i, column := range at {
			f[i] = t.Get(column)
		}
		var r row
		use, bad := r.fields(f[:], &t.Tally)
		if bad != nil || !use {
			return bad
		}
		if r.padded {
			t.Tally.Add(source.ZerosRestored, 1)
		}
		if r.weight == source.NoWeight {
			t.Tally.Add(source.NoWeights, 1)
		}
		give(source.Row{Year: int(r.year), Exporter: source.Area{Code: r.exporter}, Importer: source.Area{Code: r.importer},
			By: source.Reconciled, Product: r.product, Value: r.value, Weight: r.weight})
		return nil
	})
}

// listColumns are the columns of CEPII's lists of countries, in all editions.
var listColumns = []string{"country_code", "country_name", "country_name_full", "country_name_abbreviation",
	"country_iso2", "country_iso3", "iso_2digit_alpha", "iso_3digit_alpha"}

// Countries is the list of countries beside the years.
func Countries() source.Format {
	return source.Format{
		Name: "BACI countries", Publisher: publisher, NamesOnly: true,
		Columns: "`country_code`, a name and alpha-3 code, and no other columns", Values: "none",
		Is: func(t *source.Table) bool {
			return t.Has("country_code") && t.Column("country_iso3", "iso_3digit_alpha") >= 0 && only(t, listColumns)
		},
		Read: func(t *source.Table, to *source.Sink) error { return readCountries(t, to.Country) },
	}
}

// Products is the list of products of an edition beside the years.
func Products() source.Format {
	return source.Format{
		Name: "BACI products", Publisher: publisher, NamesOnly: true, Edition: EditionOf,
		Columns: "`code`, `description`", Values: "none",
		Is: func(t *source.Table) bool {
			return t.Has("code", "description") && only(t, []string{"code", "description"})
		},
		Read: func(t *source.Table, to *source.Sink) error { return readProducts(t, to.Product) },
	}
}

// only reports whether a table has no columns but some.
func only(t *source.Table, columns []string) bool {
	return !slices.ContainsFunc(t.Names(), func(name string) bool {
		return !slices.ContainsFunc(columns, func(c string) bool { return source.Normal(c) == source.Normal(name) })
	})
}

// readCountries reads the list of countries: country_code, a name and the
// alpha-3 code, under the column names of any edition.
func readCountries(t *source.Table, add func(source.Area)) error {
	code := t.Column("country_code")
	name := t.Column("country_name", "country_name_full", "country_name_abbreviation")
	iso := t.Column("country_iso3", "iso_3digit_alpha", "iso3")
	for t.Next() {
		if source.Missing(t.Get(code)) {
			continue
		}
		n, bad := source.ParseInt(t.Get(code), source.MaxCode)
		if bad != nil {
			return t.Refuse(bad.In("country_code"))
		}
		p := source.Area{Code: uint16(n), Name: t.Name(name)}
		if alpha := t.Get(iso); !source.Missing(alpha) {
			p.ISO3 = alpha
		}
		add(p)
	}
	return t.Err()
}

// readProducts reads the list of products: code and description.
func readProducts(t *source.Table, add func(source.Product, string)) error {
	code, text := t.Column("code"), t.Column("description")
	for t.Next() {
		p, padded, bad := source.ParseProduct(t.Get(code), source.AnyLevel)
		if bad != nil {
			return t.Refuse(bad)
		}
		if padded {
			t.Tally.Add(source.ZerosRestored, 1)
		}
		add(p, t.Name(text))
	}
	return t.Err()
}

// EditionOf is the edition in the name of a BACI file, "BACI_HS92_Y2021_V202301.csv",
// or "".
func EditionOf(file string) source.Edition {
	for _, part := range strings.FieldsFunc(path.Base(file), func(r rune) bool { return strings.ContainsRune("_-. ", r) }) {
		if len(part) >= 4 && strings.HasPrefix(strings.ToUpper(part), "HS") {
			if e, bad := source.ParseEdition(part); bad == nil {
				return e
			}
		}
	}
	return ""
}

// YearOf is the year in the name of a BACI file, "BACI_HS92_Y2021_V202301.csv", or
// 0.
func YearOf(file string) int {
	parts := strings.Split(path.Base(file), "_")
	if len(parts) < 3 || parts[0] != "BACI" || len(parts[2]) != 5 || parts[2][0] != 'Y' {
		return 0
	}
	year, bad := source.ParseYear(parts[2][1:])
	if bad != nil {
		return 0
	}
	return year
}
