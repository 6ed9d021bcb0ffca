package compute

import (
	"strconv"

	"dyad/data"
	"dyad/data/trade/measure"
)

// yearsShown is how many years the table of suppliers has, the last of them.
const yearsShown = 6

// addSupplierYears is a table of the shares of a side's largest suppliers in each of the
// last years, with what all suppliers sold it. Of a year whose suppliers are not all told
// there is no column.
func (p sharesOf) addSupplierYears(of int) {
	var years []*measure.ProductYear
	for i := range p.p.Years {
		if y := &p.p.Years[i]; y.Side(of, measure.Import).Each && y.Side(of, measure.Import).Whole.Value > 0 {
			years = append(years, y)
		}
	}
	if len(years) < 2 || years[len(years)-1] != p.y {
		return
	}
	years = years[max(0, len(years)-yearsShown):]
	g := data.Grid{ExhibitHead: data.ExhibitHead{ID: "supplier-years" + p.key + "." + p.code(of), Title: p.text(p.say("pair.good.by-year", p.refs(of)...)),
		Subtitle: p.text(p.say("pair.good.by-year-subtitle", p.refs(of)...))}}
	g.Columns = append(g.Columns, p.text(p.say("pair.good.by-year.supplier")))
	all := data.GridRow{Label: p.text(p.say("pair.good.by-year.all"))}
	for _, y := range years {
		g.Columns = append(g.Columns, p.text(year(y.Year)))
		all.Cells = append(all.Cells, p.cell(p.wholeClaim(of, measure.Import, y)))
	}
	for i, partner := range p.y.Side(of, measure.Import).Partners {
		other := partner.Country == p.country[1-of]
		if partner.Rank > partnersShown && !other || len(g.Rows) == 2*partnersShown {
			continue
		}
		name, _, _ := areaNames(p.builder, partner.Country)
		row := data.GridRow{Label: p.text(data.Literal(name))}
		if other {
			row.Side = p.code(1 - of)
		}
		for _, y := range years {
			row.Cells = append(row.Cells, p.supplierCell(of, i, partner, y))
		}
		g.Rows = append(g.Rows, row)
	}
	g.Rows = append(g.Rows, all)
	p.exhibit(g)
}

// supplierCell is the share of a supplier in a year, whose suppliers are all told: one
// without a row sold nothing.
func (p sharesOf) supplierCell(of, place int, partner measure.ProductPartner, y *measure.ProductYear) data.Text {
	then, sold := y.Side(of, measure.Import).Partner(partner.Country)
	switch {
	case !sold:
		return p.text(p.say("pair.good.by-year.none"))
	case partner.Country == p.country[1-of]:
		return p.cell(p.shareClaim(of, measure.Import, y))
	}
	return p.cell(p.partnerClaim(of, measure.Import, "O"+flowLetter(measure.Import)+letter(of)+strconv.Itoa(place+1), then, y))
}
