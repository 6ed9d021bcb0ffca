package compute

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/audit"
	"dyad/data/trade/measure"
	"dyad/report"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// TestEarlierReports holds that the two reports of a flow are compared in the last year that
// has both where the latest has one, that what is said of them names the year, and that of no
// other year is.
func TestEarlierReports(t *testing.T) {
	row := func(year int, flow string, kaz, rus int) (rows string) { // of what Kazakhstan sells, or buys
		other := map[string]string{"export": "import", "import": "export"}[flow]
		if kaz > 0 {
			rows = fmt.Sprintf("%d,KAZ,RUS,%s,TOTAL,%d\n", year, flow, kaz)
		}
		if rus > 0 {
			rows += fmt.Sprintf("%d,RUS,KAZ,%s,TOTAL,%d\n", year, other, rus)
		}
		return rows
	}
	early := row(2020, "export", 100, 150) + row(2020, "import", 100, 150)
	for _, tc := range []struct {
		name, rows  string
		says, never []string
	}{
		{"both in an earlier year", early + row(2021, "export", 100, 104) + row(2021, "import", 200, 260) + row(2022, "export", 120, 0) + row(2022, "import", 120, 0),
			[]string{"two-reports: XB2021 MA2021", "two-reports-agree: XA2021 MB2021", "Exports of Kazakhstan to Russia, as Kazakhstan reports them, {\"2021\"}"}, []string{"2020", "2022"}},
		{"both in the latest", early + row(2021, "export", 100, 150) + row(2022, "export", 120, 124) + row(2022, "import", 100, 300), []string{"two-reports-agree: XA MB", "two-reports: XB MA"}, []string{"2020", "2021", "2022"}},
		{"both in no year", row(2020, "export", 100, 0) + row(2021, "export", 0, 100) + row(2022, "export", 120, 0), nil, []string{"two-reports"}},
	} {
		d := dossierOf(t, tableOf(t, "t.csv", plainHead+tc.rows), measure.Options{}, "KAZ-RUS", "en")
		got := ""
		for _, f := range audit.Check(d).Findings {
			if !strings.HasPrefix(string(f.Rule), "two-reports") {
				continue
			}
			got += string(f.Rule) + ": " + strings.Join(f.Claims, " ") + "\n"
			for _, id := range f.Claims {
				got += d.Claim(id).Label.In("en", "en") + "\n"
			}
		}
		t.Run(tc.name, func(t *testing.T) { reporttest.Says(t, got, tc.says, tc.never) })
	}
}

// TestFlowsByYear holds that the annex has no sign of a missing report for sums over all
// partners of years of which it has none, but for a flow that no one reports.
func TestFlowsByYear(t *testing.T) {
	rows := plainHead
	for year := 2020; year <= 2022; year++ {
		rows += fmt.Sprintf("%d,KAZ,RUS,export,TOTAL,100\n%[1]d,KAZ,WLD,export,TOTAL,500\n", year)
	}
	rows += "2021,RUS,KAZ,import,TOTAL,100\n2022,RUS,KAZ,import,TOTAL,100\n"
	d := dossierOf(t, tableOf(t, "t.csv", rows), measure.Options{}, "KAZ-RUS", "en")
	document, err := report.Compose(d, audit.Check(d), report.Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	got := map[string]string{}
	read := func(blocks []doc.Block) {
		for i, b := range blocks {
			if h, ok := b.(doc.Heading); !ok || h.ID != "flows" {
				continue
			}
			for _, r := range blocks[i+1].(doc.Table).Rows {
				for _, cell := range r.Cells[2:] {
					got[r.Cells[0].Text.String()] += "|" + cell.Text.String()
				}
			}
		}
	}
	for _, b := range document.Body {
		if f, ok := b.(doc.Flow); ok {
			read(f.Blocks)
		}
	}
	if got["WXA"] != "|||500.0" || got["MB"] != "|–|100.0|100.0" {
		t.Errorf("the rows of all exports and of the importer's report are %q and %q", got["WXA"], got["MB"])
	}
}
