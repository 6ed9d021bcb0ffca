package compute

import (
	"strings"
	"testing"

	"dyad/data/audit"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
)

// TestSumsAboveTotals holds that a sum above the total that the table states is a claim of
// its own, whose id says of what the parts are, and that one that is not above is none.
func TestSumsAboveTotals(t *testing.T) {
	const sold = "2022,KAZ,RUS,export,TOTAL,3000\n2022,KAZ,DEU,export,TOTAL,9000\n"
	for _, tc := range []struct {
		name, rows  string
		says, never []string
	}{
		{"partners above", sold + "2022,KAZ,World,export,TOTAL,10000\n", []string{"XP1 restates WXA, sum over 2 partners", "restated: WXA XP1"}, []string{"XX1"}},
		{"goods above", sold + "2022,KAZ,RUS,export,270900,5000\n", []string{"XX1 restates XA, sum of its 1 product", "restated: XA XX1"}, []string{"XP1"}},
		{"partners that add up", sold + "2022,KAZ,World,export,TOTAL,12000\n", nil, []string{"XP1", "XX1", "restated"}},
	} {
		d := dossierOf(t, tableOf(t, "t.csv", plainHead+tc.rows), measure.Options{}, "KAZ-RUS", "en")
		var got strings.Builder
		for _, cl := range d.Claims {
			if cl.Restates != "" {
				got.WriteString(cl.ID + " restates " + cl.Restates + ", " + cl.Label.In("en", "en")[strings.Index(cl.Label.In("en", "en"), "sum"):] + "\n")
			}
		}
		for _, f := range audit.Check(d).Findings {
			got.WriteString(string(f.Rule) + ": " + strings.Join(f.Claims, " ") + "\n")
		}
		t.Run(tc.name, func(t *testing.T) { reporttest.Says(t, got.String(), tc.says, tc.never) })
	}
}
