// Package imf reads the IMF's trade by partner: the data set IMTS, a row a value,
// and its forerunner DOTS, a row a series with the years across or a row a value.
// Values are US dollars; the column SCALE is that of display and changes nothing.
// Read are goods exported (FOB) and imported (CIF).
package imf

import (
	"strconv"
	"strings"

	"dyad/data/trade/source"
)

// publisher of both.
const publisher = "International Monetary Fund"

// IMTS is a download of International Trade in Goods by partner country: a row a
// value, or a row a series with the years across. Columns and values may have their
// labels with their codes, or labels alone beside the code of the series.
func IMTS() source.Format {
	return source.Format{
		Name: "IMF IMTS", Title: "IMF IMTS", Publisher: publisher, Months: true,
		Columns: "`COUNTRY`, `INDICATOR`, `COUNTERPART_COUNTRY`, and `TIME_PERIOD` with `OBS_VALUE` or the years across", Values: "US dollars",
		Is: func(t *source.Table) bool {
			return t.Has("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY") && (t.Has("TIME_PERIOD", "OBS_VALUE") || len(across(t)) > 0)
		},
		Read: func(t *source.Table, to *source.Sink) error {
			return readAll(t, to, columns{t: t, country: t.Column("COUNTRY.ID", "COUNTRY"), counterpart: t.Column("COUNTERPART_COUNTRY.ID", "COUNTERPART_COUNTRY"),
				indicator: t.Column("INDICATOR.ID", "INDICATOR"), series: t.Column("SERIES_CODE"), countryName: -1, counterpartName: -1},
				t.Column("TIME_PERIOD"), t.Column("OBS_VALUE"))
		},
	}
}

// DOTS is a download of the Direction of Trade Statistics.
func DOTS() source.Format {
	return source.Format{
		Name: "IMF DOTS", Title: "IMF DOTS", Publisher: publisher, Months: true,
		Columns: "`Country Code`, `Indicator Code`, `Counterpart Country Code`, and the years across or `Time Period` and `Value`", Values: "US dollars",
		Is: func(t *source.Table) bool {
			return t.Has("Country Code", "Indicator Code", "Counterpart Country Code")
		},
		Read: func(t *source.Table, to *source.Sink) error {
			return readAll(t, to, columns{t: t, country: t.Column("Country Code"), counterpart: t.Column("Counterpart Country Code"),
				indicator: t.Column("Indicator Code"), series: -1, countryName: t.Column("Country Name"), counterpartName: t.Column("Counterpart Country Name")},
				t.Column("Time Period"), t.Column("Value"))
		},
	}
}

// across are the columns of years, months and quarters.
func across(t *source.Table) []int {
	var at []int
	for i, name := range t.Names() {
		if _, _, bad := source.ParsePeriod(strings.TrimSpace(name)); bad == nil {
			at = append(at, i)
		}
	}
	return at
}

// readAll reads a table whose periods and values stand in two columns, or across where
// it has no such columns.
func readAll(t *source.Table, to *source.Sink, r columns, period, value int) error {
	attribute, years := t.Column("Attribute"), across(t)
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		if a := t.Get(attribute); a != "" && a != "Value" {
			return nil
		}
		one, use, bad := r.row()
		if bad != nil || !use {
			return bad
		}
		if period >= 0 && value >= 0 {
			return one.give(source.ID(t.Get(period)), t.Get(value), &t.Tally, give)
		}
		for _, i := range years {
			if bad := one.give(strings.TrimSpace(t.Names()[i]), t.Get(i), &t.Tally, give); bad != nil {
				return bad
			}
		}
		return nil
	})
}

// columns are those that say what a value is of.
type columns struct {
	t                            *source.Table
	country, counterpart         int
	indicator                    int
	series                       int // the codes of all three, with full stops between
	countryName, counterpartName int
}

// series is a row without its period and value.
type series struct{ source.Row }

// row reads what the values of a row are of. use is false for other indicators
// than exports and imports of goods.
func (c columns) row() (s series, use bool, bad *source.Fault) {
	t := c.t
	indicator, country, counterpart := source.ID(t.Get(c.indicator)), source.ID(t.Get(c.country)), source.ID(t.Get(c.counterpart))
	if parts := strings.Split(t.Get(c.series), "."); len(parts) == 4 {
		country, indicator, counterpart = parts[0], parts[1], parts[2]
	}
	flow := ""
	switch indicator = strings.ToUpper(indicator); {
	case strings.HasPrefix(indicator, "XG_FOB_USD"), strings.HasPrefix(indicator, "TXG_FOB_USD"):
		flow = "X"
	case strings.HasPrefix(indicator, "MG_CIF_USD"), strings.HasPrefix(indicator, "TMG_CIF_USD"):
		flow = "M"
	case strings.ContainsAny(indicator, " ,"):
		return s, false, &source.Fault{What: "indicator " + strconv.Quote(t.Get(c.indicator)) + " is a label without its code", Hint: "download it with codes, or with both"}
	default:
		t.Tally.Add(source.OtherFlows, 1)
		return s, false, nil
	}
	own, bad := area(country)
	if bad != nil {
		return s, false, bad.In("country")
	}
	other, bad := area(counterpart)
	if bad != nil {
		return s, false, bad.In("counterpart")
	}
	own.Name, other.Name = t.Name(c.countryName), t.Name(c.counterpartName)
	if other.IsWorld() {
		other.Name = ""
	}
	s.Weight = source.NoWeight
	use, bad = s.SetSides(flow, own, other, &t.Tally)
	return s, use, bad
}

// give gives the value of a year or a month. Quarters are left out: they are parts
// of years.
func (s series) give(period, value string, t *source.Tally, give func(source.Row)) *source.Fault {
	if strings.ContainsAny(period, "Qq") {
		t.Add(source.FewMonths, 1)
		return nil
	}
	var bad *source.Fault
	if s.Year, s.Month, bad = source.ParsePeriod(period); bad != nil {
		return bad
	}
	if source.Missing(value) {
		return nil
	}
	use, bad := s.SetValue(value, 3, t)
	if bad == nil && use {
		give(s.Row)
	}
	return bad
}
