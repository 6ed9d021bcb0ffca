package trade

import (
	"slices"
	"strconv"
	"strings"

	"dyad/data/trade/source"
)

// foreign refuses tables that are known and are not of trade in dollars.
func (f *file) foreign(fields []string) error {
	for i, h := range fields {
		fields[i] = source.Normal(h)
	}
	has := func(names ...string) bool {
		return !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(fields, n) })
	}
	switch {
	case has("reporter", "partner", "period", "valueineur"):
		return f.refuse(f.first, "sum its member rows, convert to dollars and write year,reporter,partner,flow,hs,value_usd",
			"it is an Eurostat view: months, euros, and aggregates among their members")
	case has("areacodem49"), has("reportercountrycode", "itemcode"):
		return f.refuse(f.first, "it serves as evidence in a curated dossier", "it is a table of FAOSTAT: quantities of food, not trade in dollars by HS")
	case has("datasource"), has("countryname", "indicatorcode"), has("countryname", "seriescode"):
		return f.refuse(f.first, knownTables(), "it is a table of World Bank indicators, not of trade between states")
	case has("structure", "structureid"), has("dataflow", "timeperiod", "obsvalue"):
		return f.refuse(f.first, knownTables(), "it is SDMX-CSV, whose dimensions are not named alike in any two sources")
	case has("t", "i", "j", "k", "v"):
		return f.refuse(f.first, "download the year again", "it is a BACI year with its columns changed: they are t,i,j,k,v,q")
	}
	return nil
}

// unknown refuses a table whose columns no reader has.
func (f *file) unknown(head string) error {
	if strings.Contains(strings.ToLower(head), "no data match") {
		return f.refuse(f.first, "ask for a year, reporter and partner that have data", "the answer holds no data: %s", quoted(head))
	}
	if strings.HasPrefix(strings.ToLower(head), "sep=") {
		return f.refuse(f.first, "delete this line, which only spreadsheets read", "the names of its columns do not stand in its first line: %s", quoted(head))
	}
	if strings.ContainsAny(head, ",;\t") && strings.Trim(head, "0123456789.,;\t\" NA") == "" {
		return f.refuse(f.first, "write the names of the columns above it: t,i,j,k,v,q for BACI", "its first line is a row, not the names of its columns: %s", quoted(head))
	}
	if !strings.ContainsAny(head, ",;\t") {
		return f.refuse(f.first, "the server may have answered with an error: look into the file", "it is no table: %s", quoted(head))
	}
	return f.refuse(f.first, knownTables(), "its columns are those of no trade table: %s", quoted(head))
}

// quoted is s in quotes, cut to a hundred characters.
func quoted(s string) string {
	s, _, _ = source.Decode(s)
	if r := []rune(s); len(r) > 100 {
		s = string(r[:100]) + "…"
	}
	return strconv.Quote(s)
}
