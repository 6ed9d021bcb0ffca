// Package imf reads the IMF's trade by partner: the data set IMTS, a row a value,
// and its forerunner DOTS, a row a series with the years across or a row a value.
// Values are US dollars; the column SCALE is that of display and changes nothing.
// Read are goods exported (FOB) and imported (CIF).
package imf

import (
	"strings"

	"dyad/data/trade/source"
)

// publisher of both.
const publisher = "International Monetary Fund"

// IMTS is a download of International Trade in Goods by partner country.
func IMTS() source.Format {
	return source.Format{
		Name: "IMF IMTS", Title: "IMF IMTS", Publisher: publisher,
		Columns: "`COUNTRY`, `INDICATOR`, `COUNTERPART_COUNTRY`, `TIME_PERIOD`, `OBS_VALUE`", Values: "US dollars",
		Is: func(t *source.Table) bool {
			return t.Has("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "TIME_PERIOD", "OBS_VALUE")
		},
		Read: func(t *source.Table, to *source.Sink) error {
			r := columns{t, t.Column("COUNTRY"), t.Column("COUNTERPART_COUNTRY"), t.Column("INDICATOR"), -1, -1}
			period, value := t.Column("TIME_PERIOD"), t.Column("OBS_VALUE")
			return t.Each(to, func(give func(source.Row)) *source.Fault {
				one, use, bad := r.row()
				if bad != nil || !use {
					return bad
				}
				return one.give(t.Get(period), t.Get(value), &t.Tally, give)
			})
		},
	}
}

// DOTS is a download of the Direction of Trade Statistics.
func DOTS() source.Format {
	return source.Format{
		Name: "IMF DOTS", Title: "IMF DOTS", Publisher: publisher,
		Columns: "`Country Code`, `Indicator Code`, `Counterpart Country Code`, and the years across or `Time Period` and `Value`", Values: "US dollars",
		Is: func(t *source.Table) bool {
			return t.Has("Country Code", "Indicator Code", "Counterpart Country Code")
		},
		Read: readDOTS,
	}
}

func readDOTS(t *source.Table, to *source.Sink) error {
	r := columns{t, t.Column("Country Code"), t.Column("Counterpart Country Code"), t.Column("Indicator Code"),
		t.Column("Country Name"), t.Column("Counterpart Country Name")}
	period, value, attribute := t.Column("Time Period"), t.Column("Value"), t.Column("Attribute")
	var across []int
	for i, name := range t.Names() {
		if _, _, bad := source.ParsePeriod(strings.TrimSpace(name)); bad == nil {
			across = append(across, i)
		}
	}
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		if a := t.Get(attribute); a != "" && a != "Value" {
			return nil
		}
		one, use, bad := r.row()
		if bad != nil || !use {
			return bad
		}
		if period >= 0 && value >= 0 {
			return one.give(t.Get(period), t.Get(value), &t.Tally, give)
		}
		for _, i := range across {
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
	countryName, counterpartName int
}

// series is a row without its period and value.
type series struct{ source.Row }

// row reads what the values of a row are of. use is false for other indicators
// than exports and imports of goods.
func (c columns) row() (s series, use bool, bad *source.Fault) {
	t := c.t
	flow := ""
	switch indicator := strings.ToUpper(t.Get(c.indicator)); {
	case strings.HasPrefix(indicator, "XG_FOB_USD"), strings.HasPrefix(indicator, "TXG_FOB_USD"):
		flow = "X"
	case strings.HasPrefix(indicator, "MG_CIF_USD"), strings.HasPrefix(indicator, "TMG_CIF_USD"):
		flow = "M"
	default:
		t.Tally.Add(source.OtherFlows, 1)
		return s, false, nil
	}
	own, bad := area(t.Get(c.country))
	if bad != nil {
		return s, false, bad.In("country")
	}
	other, bad := area(t.Get(c.counterpart))
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
