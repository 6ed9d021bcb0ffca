package compute

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/trade/measure"
)

// withReExports is a table of what Kazakhstan exports to Russia: all goods, and chips
// of which all may be sent on.
func withReExports(exports, again string) string {
	return "refYear,period,freqCode,reporterCode,partnerCode,flowCode,cmdCode,motCode,primaryValue\n" +
		"2022,2022,A,398,643,X,TOTAL,0," + exports + "\n2022,2022,A,398,643,RX,TOTAL,0," + again + "\n" +
		"2022,2022,A,398,643,X,8542,0," + exports + "\n2022,2022,A,398,643,RX,8542,0," + again + "\n"
}

// TestOwnOrigin holds that exports of own origin are exports without re-exports, of all
// goods and of one product, and that nothing is said of re-exports that are 0, that
// the table lacks, or that exceed the exports.
func TestOwnOrigin(t *testing.T) {
	for _, tc := range []struct {
		exports, again string
		own            string // exact value; "" where there is no claim
		says           string
	}{
		{"100000", "30000", "70000", "foreign goods sent on; its exports of own origin were"},
		{"100000", "100000", "0", "were foreign goods sent on: re-exports were"},
		{"100000", "100001", "", ""},
		{"100000", "0", "", ""},
	} {
		tab := tableOf(t, "c.csv", withReExports(tc.exports, tc.again))
		for name, d := range map[string]*data.Dossier{
			string(measure.OwnOrigin):        dossierOf(t, tab, small, "KAZ-RUS", "en"),
			string(measure.ProductOwnOrigin): fewOf(t, tab, measure.Options{}, "8542", "en"),
		} {
			own := ""
			for i := range d.Claims {
				c := &d.Claims[i]
				if c.Measure == name {
					own = c.Exact
				}
			}
			if own != tc.own {
				t.Errorf("%s of %s and %s is %q, want %q", name, tc.exports, tc.again, own, tc.own)
			}
			if got := wordsOf(t, d); tc.says != "" && !strings.Contains(got, tc.says) || tc.says == "" && strings.Contains(got, "sent on") {
				t.Errorf("%s of %s and %s: %q is said wrongly:\n%s", name, tc.exports, tc.again, tc.says, got)
			}
		}
	}
}
