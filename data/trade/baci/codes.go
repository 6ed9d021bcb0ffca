package baci

import (
	"path"
	"strings"

	"dyad/data/trade/source"
)

// ReadCountries reads the list of countries: country_code, a name and the
// alpha-3 code, under the column names of any edition.
func ReadCountries(t *source.Table, add func(source.Place)) error {
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
		p := source.Place{Code: uint16(n), Name: t.Name(name)}
		if alpha := t.Get(iso); !source.Missing(alpha) {
			p.ISO3 = alpha
		}
		add(p)
	}
	return t.Err()
}

// ReadProducts reads the list of products: code and description.
func ReadProducts(t *source.Table, add func(source.Product, string)) error {
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
