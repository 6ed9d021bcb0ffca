package compute

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/audit"
	"dyad/report"
	"dyad/report/doc"
	"dyad/report/reporttest"
)

// TestStandfirstAddsToHeadline: where the headline is what one state sold the other, the
// standfirst does not say so again; where the headline is a share, it does.
func TestStandfirstAddsToHeadline(t *testing.T) {
	const countries = "country_code,country_name,country_iso2,country_iso3\n4,Afghanistan,AF,AFG\n710,South Africa,ZA,ZAF\n156,China,CN,CHN\n"
	head := "t,i,j,k,v,q\n"
	flow := func(from, to, value int) (rows string) {
		for chapter := 10; chapter < 90; chapter += 2 { // goods of all kinds
			rows += fmt.Sprintf("2021,%d,%d,%d0211,%d,1\n", from, to, chapter, value)
		}
		return rows
	}
	two := head + flow(4, 710, 60) + flow(710, 4, 57)
	world := two + flow(4, 156, 900) + flow(156, 4, 800) + flow(710, 156, 70) + flow(156, 710, 80)
	for rows, repeats := range map[string]bool{two: false, world: true} {
		d := dossierOf(t, tableOf(t, "BACI_HS92_Y2021.csv", rows, "country_codes.csv", countries), small, "ZAF-AFG", "en")
		document, err := report.Compose(d, audit.Check(d), report.Options{Version: "0.0.0"})
		reporttest.Must(t, err)
		front := document.Body[0].(doc.Front)
		headline, standfirst := front.Headline.First().String(), front.Standfirst.First().String()
		if strings.Contains(headline, "goods worth") == repeats {
			t.Fatalf("the headline is %q: the rows test nothing", headline)
		}
		if strings.Contains(standfirst, "goods worth") != repeats {
			t.Errorf("headline %q, standfirst %q", headline, standfirst)
		}
	}
}
