package compute

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/trade/measure"
	"dyad/report/words"
)

// rankingOf is a ranking of a dossier as lines of label and share.
func rankingOf(d *data.Dossier, id string) string {
	var out []string
	for _, x := range d.Exhibits {
		r, ok := x.(data.Ranking)
		if !ok || r.ID != id {
			continue
		}
		for _, it := range r.Items {
			line := it.Label.Vals[0] + " " + d.Claim(it.Claim).Value.String()
			if it.Side != "" {
				line += " " + it.Side
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, "; ")
}

// TestLargestPartners holds that six partners are shown, with the other state in its
// place or as the last, and that goods which came back are told as that, in their place
// and without a number, among suppliers only.
func TestLargestPartners(t *testing.T) {
	states := []string{"CHN", "UZB", "TUR", "DEU", "ITA", "FRA"}
	rows := plainHead
	for i, s := range states {
		rows += fmt.Sprintf("2022,KAZ,%s,export,TOTAL,%d\n2022,KAZ,%s,import,TOTAL,%d\n", s, 100-10*i, s, 100-10*i)
	}
	rows += "2022,KAZ,KAZ,import,TOTAL,95\n2022,KAZ,KAZ,export,TOTAL,95\n2022,KAZ,_X,import,TOTAL,99\n"
	for _, tc := range []struct{ name, rows, suppliers, markets string }{
		{"the other state among the first", "2022,KAZ,RUS,export,TOTAL,85\n2022,KAZ,RUS,import,TOTAL,85\n",
			"1. China 13.7; Kazakhstan (re-imports) 13.0; 2. Uzbekistan 12.3; 3. Russia 11.7 RUS; 4. Türkiye 11.0; 5. Germany 9.6",
			"1. China 15.9; 2. Uzbekistan 14.3; 3. Russia 13.5 RUS; 4. Türkiye 12.7; 5. Germany 11.1; 6. Italy 9.5"},
		{"the other state behind them", "2022,KAZ,RUS,export,TOTAL,5\n2022,KAZ,RUS,import,TOTAL,5\n",
			"1. China 15.4; Kazakhstan (re-imports) 14.6; 2. Uzbekistan 13.9; 3. Türkiye 12.3; 4. Germany 10.8; 7. Russia 0.8 RUS",
			"1. China 18.2; 2. Uzbekistan 16.4; 3. Türkiye 14.5; 4. Germany 12.7; 5. Italy 10.9; 7. Russia 0.9 RUS"},
		{"the other state without imports", "2022,KAZ,RUS,export,TOTAL,5\n2022,KAZ,RUS,import,TOTAL,0\n",
			"1. China 15.5; Kazakhstan (re-imports) 14.8; 2. Uzbekistan 14.0; 3. Türkiye 12.4; 4. Germany 10.9; 5. Italy 9.3", ""},
	} {
		d := dossierOf(t, tableOf(t, "t.csv", rows+tc.rows), measure.Options{Partners: 7}, "KAZ-RUS", "en")
		if got := rankingOf(d, "suppliers-kaz"); got != tc.suppliers {
			t.Errorf("%s: suppliers\n%s, want\n%s", tc.name, got, tc.suppliers)
		}
		if got := rankingOf(d, "markets-kaz"); tc.markets != "" && got != tc.markets {
			t.Errorf("%s: markets\n%s, want\n%s", tc.name, got, tc.markets)
		}
	}
	for _, lang := range words.Languages() {
		d := dossierOf(t, tableOf(t, "t.csv", rows+"2022,KAZ,RUS,import,TOTAL,5\n"), measure.Options{Partners: 7}, "KAZ-RUS", lang)
		msgs, err := words.In(lang)
		if err != nil {
			t.Fatal(err)
		}
		again, err := msgs.Text("pair.partner.re-imports", words.Text("name", ""))
		if got := rankingOf(d, "suppliers-kaz"); err != nil || strings.Count(got, again) != 1 {
			t.Errorf("%s: %q is not once in %s (%v)", lang, again, got, err)
		}
	}
}

// figuresOf are claims of a dossier, as "id value period"; "-id" for one that it does
// not have.
func figuresOf(d *data.Dossier, ids ...string) string {
	var out []string
	for _, id := range ids {
		if c := d.Claim(id); c != nil {
			out = append(out, fmt.Sprintf("%s %s %s", id, c.Value, c.Period.Vals[0]))
		} else {
			out = append(out, "-"+id)
		}
	}
	return strings.Join(out, "; ")
}

// TestFiguresOfPage1 holds that the figures that page 1 sets side by side are claims:
// the turnover of what each state sold, shares by year, and the share of a state in the
// last year that the other reports.
func TestFiguresOfPage1(t *testing.T) {
	both := "2022,KAZ,RUS,export,TOTAL,100\n2022,KAZ,RUS,import,TOTAL,70\n2022,RUS,KAZ,export,TOTAL,50\n2022,RUS,KAZ,import,TOTAL,90\n"
	for _, tc := range []struct{ name, rows, figures string }{
		{"both report both flows", both, "-T; -L; TA 170 2022; TB 140 2022; TX 150 2022; LA 30 2022; LB 40 2022; LX 50 2022"},
		{"one reports", "2022,KAZ,RUS,export,TOTAL,100\n2022,KAZ,RUS,import,TOTAL,70\n", "-T; -L; TA 170 2022; -TB; -TX; LA 30 2022; -LB; -LX"},
		{"the exporters report", "2022,KAZ,RUS,export,TOTAL,100\n2022,RUS,KAZ,export,TOTAL,50\n", "T 150 2022; L 50 2022; -TA; -TB; -TX; -LA; -LB; -LX"},
	} {
		d := dossierOf(t, tableOf(t, "t.csv", plainHead+tc.rows), measure.Options{}, "KAZ-RUS", "en")
		if got := figuresOf(d, "T", "L", "TA", "TB", "TX", "LA", "LB", "LX"); got != tc.figures {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.figures)
		}
	}
	rows := plainHead
	for i, v := range []int{10, 20, 40, 50} {
		year := 2019 + i
		rows += fmt.Sprintf("%d,KAZ,RUS,import,TOTAL,%d\n%d,KAZ,World,import,TOTAL,100\n", year, v, year)
		if year <= 2021 {
			rows += fmt.Sprintf("%d,RUS,KAZ,import,TOTAL,%d\n%d,RUS,World,import,TOTAL,1000\n", year, v, year)
		}
	}
	d := dossierOf(t, tableOf(t, "t.csv", rows), measure.Options{}, "KAZ-RUS", "en")
	const want = "SMA 50.0 2022; SMA2019 10.0 2019; SMA2020 20.0 2020; SMA2021 40.0 2021; -SMA2022; SMB 4.0 2021; SMB2019 1.0 2019; SMB2020 2.0 2020; -SMB2021; -SXA2021"
	if got := figuresOf(d, "SMA", "SMA2019", "SMA2020", "SMA2021", "SMA2022", "SMB", "SMB2019", "SMB2020", "SMB2021", "SXA2021"); got != want {
		t.Errorf("shares by year: %s, want %s", got, want)
	}
}

// TestPartnerOtherAsia holds that a ranking says what code 490 is, and nothing of a
// partner that has a code of its own.
func TestPartnerOtherAsia(t *testing.T) {
	for code, want := range map[string]string{"490": "Taiwan is code {\"490,\"} “Other Asia, not elsewhere specified”, which is mostly its trade.", "TWN": ""} {
		rows := plainHead
		for i, s := range []string{"RUS", "CHN", "UZB", code, "DEU", "ITA", "FRA"} {
			rows += fmt.Sprintf("2022,KAZ,%s,export,TOTAL,%d\n2022,KAZ,%s,import,TOTAL,%d\n", s, 100-10*i, s, 100-10*i)
		}
		rows += "2022,KAZ,_X,import,TOTAL,99\n"
		d := dossierOf(t, tableOf(t, "t.csv", rows), measure.Options{Partners: 7}, "KAZ-RUS", "en")
		got := "no ranking"
		for _, x := range d.Exhibits {
			if r, ok := x.(data.Ranking); ok && r.ID == "suppliers-kaz" {
				got = r.Note.In("en", "en")
			}
		}
		if got != want {
			t.Errorf("%s: note %q, want %q", code, got, want)
		}
	}
}
