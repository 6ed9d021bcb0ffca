package compute

import (
	"strings"
	"testing"

	"dyad/data/trade/measure"
	"dyad/report"
	"dyad/report/reporttest"
)

// TestLineEnds holds that the values at the ends of the lines of a figure have the same
// number of decimals.
func TestLineEnds(t *testing.T) {
	rows := plainHead
	for _, row := range []string{"2020,KAZ,RUS,export,TOTAL,5007", "2021,KAZ,RUS,export,TOTAL,7019", "2022,KAZ,RUS,export,TOTAL,9091",
		"2020,RUS,KAZ,import,TOTAL,5073", "2021,RUS,KAZ,import,TOTAL,7135", "2020,KAZ,RUS,import,TOTAL,13768", "2021,KAZ,RUS,import,TOTAL,17606", "2022,KAZ,RUS,import,TOTAL,960"} {
		rows += row + "000000\n"
	}
	b, err := report.Brief(dossierOf(t, tableOf(t, "t.csv", rows), measure.Options{}, "KAZ-RUS", "en"), report.Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	page := strings.Join(strings.Fields(reporttest.Tool(t, b.PDF, "pdftotext", "-l", "1", "-", "-")), " ")
	reporttest.Says(t, page, []string{"last report, 7.1", "9.1 Kazakhstan to Russia", "1.0 Russia to Kazakhstan"}, []string{"7.14", "960 Russia", "USD 960 m Russia"})
}
