// Package comtrade reads answers of UN Comtrade: CSV with the names of the old
// site (22 or 35 columns) and of the new one (47, or any choice of them), and
// JSON of both interfaces. All are one set of fields under different names.
//
// It reads imports and exports of goods by years or months, from the rows that are totals over
// customs procedures, modes of transport and second partners. Everything else is
// left out and counted, or refused: services, and parts whose total is
// not in the file.
package comtrade

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dyad/data/trade/source"
)

// A field is one thing that a row says.
type field int

const (
	typ field = iota
	frequency
	year
	month
	period
	reporterCode
	reporterISO
	reporterName
	flowCode
	flowName
	partnerCode
	partnerISO
	partnerName
	secondPartner
	secondPartnerISO
	secondPartnerName
	classification
	original
	product
	goods
	level
	customs
	customsName
	supply
	transport
	transportName
	weight
	weightEstimated
	estimation
	quantity
	quantityUnit
	quantityEstimated
	value
	currency
	unit
	fields
)

// names are the columns of each field: of the new site and its interface, of the
// old site, of its interface, of the R package comtradr; R itself sets an X before a
// digit. source.Normal makes them comparable.
var names = [fields][]string{
	typ:           {"typeCode"},
	frequency:     {"freqCode"},
	year:          {"refYear", "Year", "yr"},
	month:         {"refMonth"},
	period:        {"period"},
	reporterCode:  {"reporterCode", "rtCode"},
	reporterISO:   {"reporterISO", "rt3ISO"},
	reporterName:  {"reporterDesc", "Reporter", "rtTitle"},
	flowCode:      {"flowCode", "Trade Flow Code", "rgCode"},
	flowName:      {"flowDesc", "Trade Flow", "rgDesc"},
	partnerCode:   {"partnerCode", "ptCode"},
	partnerISO:    {"partnerISO", "pt3ISO"},
	partnerName:   {"partnerDesc", "Partner", "ptTitle"},
	secondPartner: {"partner2Code", "2nd Partner Code", "X2nd Partner Code", "ptCode2", "second_partner_code"},
	// What says the same in letters and words, where a file has no numbers.
	secondPartnerISO:  {"partner2ISO", "2nd Partner ISO", "X2nd Partner ISO", "pt3ISO2", "second_partner_iso"},
	secondPartnerName: {"partner2Desc", "2nd Partner", "X2nd Partner", "ptTitle2", "second_partner"},
	classification:    {"classificationCode", "Classification", "pfCode"},
	original:          {"isOriginalClassification"},
	product:           {"cmdCode", "Commodity Code"},
	goods:             {"cmdDesc", "Commodity", "cmdDescE"},
	level:             {"aggrLevel", "Aggregate Level"},
	customs:           {"customsCode", "Customs Proc. Code", "cstCode"},
	customsName:       {"customsDesc", "Customs", "cstDesc"},
	supply:            {"mosCode"},
	transport:         {"motCode", "Mode of Transport Code"},
	transportName:     {"motDesc", "Mode of Transport"},
	weightEstimated:   {"isNetWgtEstimated"},
	estimation:        {"legacyEstimationFlag", "Flag", "estCode"},
	// The unit by its number: abbreviations differ between the sites.
	quantityUnit:      {"qtyUnitCode", "Qty Unit Code", "qtCode"},
	quantity:          {"qty", "Qty", "TradeQuantity"},
	quantityEstimated: {"isQtyEstimated"},
	weight:            {"netWgt", "Netweight (kg)", "NetWeight"},
	value:             {"primaryValue", "Trade Value (US$)", "TradeValue", "trade_value_usd"},
	currency:          {"currency"}, // of no site: who changes the values to another one adds it
	unit:              {"unit"},
}

// publisher of both formats.
const publisher = "United Nations"

// CSV is an answer of UN Comtrade as CSV.
func CSV() source.Format {
	return source.Format{
		Name: "UN Comtrade", Title: "UN Comtrade", Publisher: publisher,
		Columns: "`reporterCode` or `reporterISO`, `partnerCode` or `partnerISO`, `flowCode`, `cmdCode`, `primaryValue`, `refYear` or `period`, " +
			"of the new site's 47; on the old site 22 or 35 columns from `Classification` to `Flag`",
		Values: "US dollars", Months: true, Is: is,
		Read: func(t *source.Table, to *source.Sink) error { return read(t, to.Row) },
	}
}

// JSON is an answer of UN Comtrade's interface, which [ReadJSON] reads.
func JSON() source.Format {
	return source.Format{
		Name: "UN Comtrade JSON", Publisher: publisher,
		Columns: "an object with `data` (old site: `dataset`), or a bare list", Values: "US dollars",
	}
}

// is reports whether a table has Comtrade's columns.
func is(t *source.Table) bool {
	has := func(f field) bool { return t.Column(names[f]...) >= 0 }
	return has(value) && has(product) && (has(flowCode) || has(flowName)) &&
		(has(reporterCode) || has(reporterISO)) && (has(partnerCode) || has(partnerISO)) && (has(year) || has(period))
}

// read gives the rows of a CSV answer.
func read(t *source.Table, add func(*source.Row) error) error {
	var column [fields]int
	for f, n := range names {
		column[f] = t.Column(n...)
	}
	a := answer{file: t.File, tally: &t.Tally, add: add, refuse: func(bad *source.Fault, _ int) error { return t.Refuse(bad) }}
	for t.Next() {
		for f, c := range column {
			a.field[f] = t.Get(c)
		}
		a.field[reporterName], a.field[partnerName] = t.Name(column[reporterName]), t.Name(column[partnerName])
		if err := a.row(t.Line()); err != nil {
			if bad := t.Broken(); bad != nil {
				return bad // what could not be read was taken for empty
			}
			if e := new(source.Error); errors.As(err, &e) {
				return t.Quote(e, -1)
			}
			return err
		}
	}
	if t.Err() != nil {
		return t.Err()
	}
	return a.whole()
}

// An answer is one file being read.
type answer struct {
	file  string
	tally *source.Tally
	add   func(*source.Row) error
	field [fields]string
	// refuse is the error for a fault in a line.
	refuse func(bad *source.Fault, line int) error

	totals map[key]bool
	parts  map[key]int // line of the first
}

// key says which trade a total is of.
type key struct {
	year, month        int
	exporter, importer source.Area
	by                 source.By
	product            source.Product
}

// row reads the fields of one row.
func (a *answer) row(line int) error {
	r := source.Row{Line: line}
	use, bad := a.fill(&r)
	if bad != nil {
		return a.refuse(bad, line)
	}
	if !use {
		return nil
	}
	if r.ReExport {
		if a.isPart() {
			return nil // it is counted among the re-exports
		}
		return a.add(&r)
	}
	k := key{r.Year, r.Month, bare(r.Exporter), bare(r.Importer), r.By, r.Product}
	if a.isPart() {
		if a.parts == nil {
			a.parts = map[key]int{}
		}
		if _, ok := a.parts[k]; !ok {
			a.parts[k] = line
		}
		a.tally.Add(source.Parts, 1)
		return nil
	}
	if a.totals == nil {
		a.totals = map[key]bool{}
	}
	a.totals[k] = true
	return a.add(&r)
}

// bare is p without its name, which files spell in several ways.
func bare(p source.Area) source.Area { return source.Area{Code: p.Code, ISO3: p.ISO3} }

// isPart reports whether the row is of one customs procedure, mode of transport
// or second partner. The old site leaves the fields of totals empty. A number comes
// before the name of what it stands for.
func (a *answer) isPart() bool {
	for _, of := range partsOf {
		for _, f := range of.fields {
			if v := a.field[f]; !source.Missing(v) {
				if !slices.Contains(of.totals, strings.TrimSuffix(v, ".0")) {
					return true
				}
				break
			}
		}
	}
	return false
}

// partsOf are the fields that say of which part a row is, and what they say of a total.
var partsOf = []struct {
	fields []field
	totals []string
}{
	{[]field{customs, customsName}, []string{"C00", "TOTAL CPC"}},
	{[]field{transport, transportName}, []string{"0", "TOTAL MOT"}},
	{[]field{secondPartner, secondPartnerISO, secondPartnerName}, []string{"0", "W00", "WLD", "World"}},
}

// whole refuses parts whose total is not in the file: some parts may be missing.
func (a *answer) whole() error {
	var first *source.Error
	for k, line := range a.parts {
		if !a.totals[k] && (first == nil || line < first.Line) {
			first = &source.Error{File: a.file, Line: line,
				What: fmt.Sprintf("a part by customs procedure, mode of transport or second partner, and its total (%s, product %s, %d) is not in the file",
					pair(k), k.product.Code(), k.year),
				Hint: "download with customsCode=C00, motCode=0 and partner2Code=0"}
		}
	}
	if first == nil {
		return nil
	}
	return first
}

func pair(k key) string { return label(k.exporter) + " to " + label(k.importer) }

func label(p source.Area) string { return cmp.Or(p.ISO3, fmt.Sprint(p.Code)) }

// fill makes a row of the fields. use is false for rows that are left out.
func (a *answer) fill(r *source.Row) (use bool, bad *source.Fault) {
	if bad := a.kind(); bad != nil {
		return false, bad
	}
	if bad := a.period(r); bad != nil {
		return false, bad
	}
	reporter, bad := area(a.field[reporterCode], a.field[reporterISO], a.field[reporterName])
	if bad != nil {
		return false, bad.In("reporter")
	}
	partner, bad := area(a.field[partnerCode], a.field[partnerISO], a.field[partnerName])
	if bad != nil {
		return false, bad.In("partner")
	}
	flow := cmp.Or(a.field[flowCode], a.field[flowName])
	if use, bad = r.SetSides(flow, reporter, partner, a.tally); bad != nil || !use && !r.ReExport {
		return false, bad
	}
	tally := a.tally
	if r.ReExport {
		tally = new(source.Tally) // what is in no sum is not counted
	}
	return a.amount(r, tally)
}

// amount fills in product, value and mass.
func (a *answer) amount(r *source.Row, tally *source.Tally) (use bool, bad *source.Fault) {
	if r.Edition, bad = source.ParseEdition(a.field[classification]); bad != nil {
		return false, bad
	}
	if bad = r.SetProduct(a.field[product], a.field[level], tally); bad != nil {
		return false, bad
	}
	if o := a.field[original]; r.Product.Level() != source.AllProducts && (strings.EqualFold(o, "false") || o == "0") {
		tally.Add(source.ConvertedCodes, 1)
	}
	scale, money, bad := source.ParseUnit(a.field[unit], a.field[currency], 3)
	if bad != nil {
		return false, bad
	}
	r.Currency = money
	if use, bad = r.SetValue(a.field[value], scale, tally); bad != nil || !use {
		return false, bad
	}
	r.Goods = a.field[goods]
	r.Estimated = a.estimated(weightEstimated, "4")
	if !a.estimated(quantityEstimated, "2") {
		r.SetQuantity(a.field[quantityUnit], a.field[quantity])
	}
	return true, r.SetWeight(a.field[weight], 3, tally)
}

// period reads the year, and the month of a row that is one.
func (a *answer) period(r *source.Row) (bad *source.Fault) {
	y, p := a.field[year], a.field[period]
	if f := a.field[frequency]; f == "M" || f != "A" && len(p) == 6 && (y == "" || strings.HasPrefix(p, y)) {
		r.Year, r.Month, bad = source.ParsePeriod(p)
		return bad
	}
	if m, none := source.ParseInt(a.field[month], 99); none == nil && m > 0 && m <= 12 && a.field[frequency]+p == "" {
		r.Month = m // of a year it is 52 or 99
	}
	r.Year, bad = source.ParseYear(cmp.Or(y, p))
	return bad
}

// estimated reports whether the United Nations estimated the mass or the quantity: the
// new site says so in a column of its own, the older flag is 4 of the mass, 2 of the
// quantity, or 6 of both.
func (a *answer) estimated(column field, own string) bool {
	flag := strings.TrimSuffix(a.field[estimation], ".0")
	return strings.EqualFold(a.field[column], "true") || a.field[column] == "1" || flag == own || flag == "6"
}

// kind refuses what is not trade in goods by years or months.
func (a *answer) kind() *source.Fault {
	if t := a.field[typ]; t != "" && t != "C" {
		return &source.Fault{What: fmt.Sprintf("type %q is not of goods", t), Hint: "download goods (typeCode C), not services"}
	}
	if s := a.field[supply]; !source.Missing(s) && s != "0" && s != "0.0" {
		return &source.Fault{What: fmt.Sprintf("mode of supply %q is of services", s), Hint: "download goods (typeCode C), not services"}
	}
	if f := a.field[frequency]; f != "" && f != "A" && f != "M" {
		return &source.Fault{What: fmt.Sprintf("period %q is neither a year nor a month", cmp.Or(a.field[period], a.field[year])), Hint: "download annual data (freqCode A)"}
	}
	return nil
}

// area is the country that three fields name.
func area(code, iso, name string) (source.Area, *source.Fault) {
	p := source.Area{Name: name}
	if !source.Missing(code) {
		n, bad := source.ParseInt(code, source.MaxCode)
		if bad != nil {
			return p, bad
		}
		p.Code = uint16(n)
	}
	if !source.Missing(iso) {
		p.ISO3 = strings.Clone(iso) // not the whole row it stands in
	}
	if source.Missing(code) && p.ISO3 == "" {
		return p, &source.Fault{What: "neither its number nor its alpha-3 code is stated", Hint: "fill it in: of merged cells the first alone has a value"}
	}
	return p, nil
}
