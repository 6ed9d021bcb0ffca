package trade

import (
	"strings"

	"dyad/data/trade/baci"
	"dyad/data/trade/comext"
	"dyad/data/trade/comtrade"
	"dyad/data/trade/faostat"
	"dyad/data/trade/growthlab"
	"dyad/data/trade/imf"
	"dyad/data/trade/mirror"
	"dyad/data/trade/oec"
	"dyad/data/trade/plain"
	"dyad/data/trade/russia"
	"dyad/data/trade/source"
	"dyad/data/trade/tradestatistics"
	"dyad/data/trade/wits"
)

// formats are the tables that are read, in the order in which a table's columns
// are held against them. A new reader is a package and a line here.
func formats() []source.Format {
	return []source.Format{
		comtrade.CSV(), comtrade.JSON(), baci.Year(), wits.Format(), plain.Format(),
		growthlab.Format(), tradestatistics.Format(), oec.Format(), imf.IMTS(), imf.DOTS(), comext.Format(), russia.Format(), faostat.Format(),
		mirror.Format(), baci.Countries(), baci.Products(),
	}
}

// FormatTitles are the formats that help and hints name, as they name them: "UN
// Comtrade", "CEPII BACI".
func FormatTitles() []string {
	var titles []string
	for _, f := range formats() {
		if f.Title != "" {
			titles = append(titles, f.Title)
		}
	}
	return titles
}

// formatOf is the format of a table's columns, nil if no reader has them.
func formatOf(t *source.Table) *source.Format {
	for _, f := range formats() {
		if f.Is != nil && f.Is(t) {
			return &f
		}
	}
	return nil
}

// knownTables are the formats and the plain table's columns, as a hint.
func knownTables() string {
	return "tables are " + strings.Join(FormatTitles(), ", ") + " or " + plain.Columns
}
