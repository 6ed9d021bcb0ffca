package compute

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/trade/measure"
	"dyad/report"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// TestProductLength holds that a brief about one product takes five pages, in every language,
// where two states both report 15 partners over ten years.
func TestProductLength(t *testing.T) {
	partners := []string{"CHN", "DEU", "USA", "JPN", "KOR", "UZB", "KGZ", "TUR", "ITA", "FRA", "GBR", "POL", "BLR", "IND"}
	rows, n := "", 7
	for year := 2013; year <= 2022; year++ {
		for side, reporter := range []string{"KAZ", "RUS"} {
			for _, flow := range []string{"import", "export"} {
				sum := 0
				for i, partner := range append([]string{[]string{"RUS", "KAZ"}[side]}, partners...) {
					n = (n*7919 + 13) % 9973
					v := (n + 500) * 10000 / (1 + i/3)
					sum += v
					rows += fmt.Sprintf("%d,%s,%s,%s,8542,%d,%d,HS17\n", year, reporter, partner, flow, v, v/(5+n%20))
				}
				rows += fmt.Sprintf("%d,%s,WLD,%s,8542,%d,%d,HS17\n", year, reporter, flow, sum, sum/10)
			}
		}
	}
	for _, lang := range words.Languages() {
		b, err := report.Brief(fewOf(t, mixedTable(t, rows), measure.Options{}, "8542", lang), report.Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		if info := reporttest.Tool(t, b.PDF, "pdfinfo", "-"); !strings.Contains(info, "Pages:           5\n") {
			t.Errorf("%s: not five pages:\n%s", lang, info)
		}
	}
}
