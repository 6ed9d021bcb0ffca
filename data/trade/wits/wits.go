// Package wits reads results of the World Bank's WITS (advanced query). Columns
// are found by name, in any order; values are thousand dollars.
package wits

import (
	"cmp"
	"strings"

	"dyad/data/trade/source"
)

// Format is a result of WITS.
func Format() source.Format {
	return source.Format{
		Name: "WITS", Title: "WITS", Publisher: "World Bank",
		Columns: "`ReporterISO3`, `PartnerISO3`, `ProductCode`, `TradeValue in 1000 USD`", Values: "thousand dollars", Is: is, Read: read,
	}
}

func is(t *source.Table) bool {
	return t.Column("ReporterISO3") >= 0 && t.Column("PartnerISO3") >= 0 && t.Column("ProductCode") >= 0 && value(t) >= 0
}

func value(t *source.Table) int { return t.Column("TradeValue in 1000 USD") }

func read(t *source.Table, to *source.Sink) error {
	c := columns{
		edition: t.Column("Nomenclature", "NomenCode"), year: t.Column("Year"),
		reporter: t.Column("ReporterISO3"), reporterName: t.Column("ReporterName"),
		partner: t.Column("PartnerISO3"), partnerName: t.Column("PartnerName"),
		product: t.Column("ProductCode"), flow: t.Column("TradeFlowName"), flowCode: t.Column("TradeFlowCode"),
		value: value(t), weight: t.Column("NetWeight in KGM"), quantity: t.Column("Quantity"), unit: t.Column("QtyUnit", "Quantity Unit"),
	}
	return t.Each(to, func(give func(source.Row)) *source.Fault {
		var r source.Row
		use, bad := c.fill(t, &r)
		if use {
			give(r)
		}
		return bad
	})
}

// letters are codes that mean another state in WITS than elsewhere, or that only
// WITS has, with those of ISO 3166-1 or of Comtrade.
var letters = map[string]string{
	"MNT": "MNE", "SER": "SRB", "SUD": "SDN", "OAS": "S19", "ETF": "ETH", "SVR": "SUN", "NZE": "_X", "ZW1": "_RN", "PCE": "PCI",
}

// today is the code that a code of WITS stands for.
func today(code string) string {
	if own, ok := letters[strings.ToUpper(code)]; ok {
		return own
	}
	return code
}

type columns struct {
	edition, year, reporter, reporterName, partner, partnerName, product, flow, flowCode, value, weight, quantity, unit int
}

// fill makes a row of the fields. use is false for rows that are left out.
func (c columns) fill(t *source.Table, r *source.Row) (use bool, bad *source.Fault) {
	if r.Year, bad = source.ParseYear(t.Get(c.year)); bad != nil {
		return false, bad
	}
	reporter, bad := source.ParseArea(today(t.Get(c.reporter)))
	if bad != nil {
		return false, bad.In("reporter")
	}
	partner, bad := source.ParseArea(today(t.Get(c.partner)))
	if bad != nil {
		return false, bad.In("partner")
	}
	reporter.Name, partner.Name = t.Name(c.reporterName), t.Name(c.partnerName)
	if use, bad = r.SetSides(cmp.Or(t.Get(c.flow), t.Get(c.flowCode)), reporter, partner, &t.Tally); bad != nil || !use {
		return false, bad
	}
	if r.Edition, bad = source.ParseEdition(t.Get(c.edition)); bad != nil {
		return false, bad
	}
	if bad = r.SetProduct(t.Get(c.product), "", &t.Tally); bad != nil {
		return false, bad
	}
	if use, bad = r.SetValue(t.Get(c.value), 6, &t.Tally); bad != nil || !use {
		return false, bad
	}
	unit, weight := t.Get(c.unit), t.Get(c.weight)
	if isMass(unit) && source.Missing(weight) {
		weight = t.Get(c.quantity)
	}
	r.SetQuantity(unit, t.Get(c.quantity))
	return true, r.SetWeight(weight, 3, &t.Tally)
}

// isMass reports whether a quantity is a mass in kilograms.
func isMass(unit string) bool {
	switch strings.ToLower(unit) {
	case "kg", "kgm", "kgs", "kilogram", "kilograms", "8":
		return true
	}
	return false
}
