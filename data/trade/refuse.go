package trade

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dyad/data/trade/plain"
	"dyad/data/trade/source"
)

// foreignFiles are files of other programs, by how they begin or how their names
// end, with what to do.
var foreignFiles = []struct {
	magic, ends []string
	what, hint  string
}{
	{[]string{"RDX2\n", "RDX3\n", "RDA2\n", "RDA3\n", "X\n\x00\x00\x00", "A\n2\n", "A\n3\n"}, []string{".rda", ".rdata", ".rds"},
		"it is a file of R", "write the table as CSV in R: write.csv(x, \"table.csv\", row.names = FALSE)"},
	{[]string{"<stata_dta>", "\x71\x01", "\x71\x02", "\x72\x01", "\x72\x02", "\x73\x01", "\x73\x02"}, []string{".dta"},
		"it is a file of Stata", "write the table as CSV in Stata: export delimited using table.csv"},
	{[]string{"\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xc2\xea\x81\x60"}, []string{".sas7bdat"}, "it is a file of SAS", "write the table as CSV: proc export"},
	{[]string{"MATLAB 5.0 MAT-file"}, []string{".mat"}, "it is a file of MATLAB", "write the table as CSV: writetable"},
	{[]string{"$FL2", "$FL3"}, []string{".sav", ".zsav"}, "it is a file of SPSS", "save the table as CSV"},
	{[]string{"\x80\x04\x95", "\x80\x05\x95"}, []string{".pkl", ".pickle"}, "it is a Python pickle", "write the table with to_csv or to_parquet"},
}

// foreignFile refuses a file of another program, by its first bytes or, where they
// are nil because it is packed, by the end of its name.
func foreignFile(name string, start []byte) error {
	for _, f := range foreignFiles {
		is := start == nil && slices.ContainsFunc(f.ends, func(end string) bool { return strings.HasSuffix(strings.ToLower(name), end) })
		for _, m := range f.magic {
			is = is || bytes.HasPrefix(start, []byte(m))
		}
		if is {
			return &ReadError{File: name, What: f.what, Hint: f.hint}
		}
	}
	return nil
}

// foreign refuses tables that are known and are not of trade in money.
func (f *file) foreign(fields []string) error {
	for i, h := range fields {
		fields[i] = source.Normal(h)
	}
	has := func(names ...string) bool {
		return !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(fields, n) })
	}
	switch {
	case has("reporter", "partner", "period", "valueineur"), has("reporter", "partner", "product", "period", "valueineuros"):
		return f.refuse(f.first, "download the bulk file of Comext, or sum the member rows and write "+plain.Columns+" with a column currency",
			"it is a view of Eurostat: months, euros, and aggregates among their members")
	case has("reportercountries", "item"):
		return f.refuse(f.first, "download it again with M49 codes of countries and CPC codes of items, and with values",
			"it is FAOSTAT's trade matrix without codes that others know, or without values")
	case has("areacodem49", "elementcode"), has("areacode", "itemcode", "elementcode"):
		return f.refuse(f.first, "it serves as evidence in a curated dossier; of trade between states FAOSTAT has the detailed trade matrix (TM)", "it is a table of FAOSTAT, not of trade between states")
	case has("datasource"), has("countryname", "indicatorcode"), has("countryname", "seriescode"):
		return f.refuse(f.first, "give it beside tables of trade: --context FILE", "it is a table of World Bank indicators, not of trade between states")
	case has("structure", "structureid"), has("dataflow", "timeperiod", "obsvalue"):
		return f.refuse(f.first, knownTables(), "it is SDMX-CSV, whose dimensions are not named alike in any two sources")
	case has("commoditycode", "countrycode", "marketyear"), has("commoditydescription", "attributedescription"):
		return f.refuse(f.first, "it serves as evidence in a curated dossier; trade in the commodity by partner is in UN Comtrade, under its HS code", "it is a balance sheet of the USDA (PSD), not trade between states")
	case has("reporter", "tradeflow", "productcode", "partner", "tradevalue1000usd"):
		return f.refuse(f.first, "download it from WITS as \"Advanced Query\", by product and partner", "it is a page of WITS, whose states have names but no codes")
	case has("year", "tradeflow", "reporter", "partner", "commoditycode", "tradevalueus"):
		return f.refuse(f.first, "download it with the codes of reporters and partners, or keep these columns", "it is a table of UN Comtrade whose states have names but no codes")
	case has("exportercountry", "importercountry", "year", "tradevalue"):
		return f.refuse(f.first, "download it with the IDs of countries and products", "it is a table of the OEC whose states have names but no IDs")
	case has("countryid", "partnercountryid", "exportvalue", "importvalue"), has("locationid", "partnerid", "exportvalue", "importvalue"):
		return f.refuse(f.first, "take the file with country_iso3_code, partner_iso3_code and product_hs92_code", "it is a table of the Growth Lab whose states and products have its own numbers alone")
	case has("reporter", "partner", "productgroup", "indicatortype"), has("reporter", "partner", "productcategories", "indicatortype"), has("reportername", "partnername", "productgroup"):
		return f.refuse(f.first, "download it from WITS as \"Advanced Query\", by product and partner", "it is a summary of WITS with the years across")
	}
	return nil
}

// unknown refuses a table whose columns no reader has.
func (f *file) unknown(names []string, head string) error {
	if strings.Contains(strings.ToLower(head), "no data match") {
		return f.refuse(f.first, "ask for a year, reporter and partner that have data", "the answer holds no data: %s", quoted(head))
	}
	if strings.HasPrefix(strings.ToLower(head), "sep=") {
		return f.refuse(f.first, "delete this line, which only spreadsheets read", "the names of its columns do not stand in its first line: %s", quoted(head))
	}
	if strings.ContainsAny(head, ",;\t") && strings.Trim(head, "0123456789.,;\t\" NA") == "" {
		return f.refuse(f.first, "write the names of the columns above it: t,i,j,k,v,q for BACI", "its first line is a row, not the names of its columns: %s", quoted(head))
	}
	if len(names) < 2 {
		return f.refuse(f.first, "the server may have answered with an error: look into the file", "it is no table: %s", quoted(head))
	}
	what := "its columns are those of no trade table"
	if f.encoding != "" {
		what += ", read as " + f.encoding
	}
	return f.refuse(f.first, knownTables(), "%s: %s", what, headings(names))
}

// headings are the names of columns as they read, cut to a hundred characters.
func headings(names []string) string {
	s, _, _ := source.Decode(strings.Join(names, ", "))
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 100 {
		s = string(r[:100]) + "…"
	}
	return s
}

// quoted is s in quotes, cut to a hundred characters.
func quoted(s string) string {
	s, _, _ = source.Decode(s)
	if r := []rune(s); len(r) > 100 {
		s = string(r[:100]) + "…"
	}
	return strconv.Quote(s)
}
