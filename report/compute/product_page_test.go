package compute

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/trade/measure"
	"dyad/report"
	"dyad/report/doc"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// sold are the imports of KAZ from some suppliers in a year, in a table.
func sold(year int, code string, by ...any) string {
	out, all := "", 0
	for i := 0; i < len(by); i += 2 {
		out += fmt.Sprintf("%d,KAZ,%s,import,%s,%d,,\n", year, by[i], code, by[i+1])
		all += by[i+1].(int)
	}
	return out + fmt.Sprintf("%d,KAZ,WLD,import,%s,%d,,\n", year, code, all)
}

// frontOf is page 1 of a dossier's brief.
func frontOf(t testing.TB, d *data.Dossier) doc.Front {
	t.Helper()
	document, err := report.Compose(d, audit.Check(d), report.Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	f, ok := document.Body[0].(doc.Front)
	if !ok {
		t.Fatal("no page 1")
	}
	return f
}

// TestProductHeadline holds what the headline says of a share that has changed, at the
// limits of its words, and that it is not said of a share next to them.
func TestProductHeadline(t *testing.T) {
	for _, tc := range []struct {
		was, now int
		want     string
	}{
		{1000, 3000, "Russia is at least 3 times that of 2021"}, {1000, 2999, "Russia has more than doubled since 2021"}, {1000, 2051, "more than doubled"},
		{1000, 2050, "Russia has doubled"}, {1000, 2000, "Russia has doubled"}, {1000, 1999, "nearly doubled"}, {1000, 1900, "nearly doubled"},
		{1000, 1899, "risen"}, {1000, 1051, "risen"}, {1000, 1050, "is about that of 2021"}, {1000, 950, "is about that of 2021"}, {1000, 949, "fallen"},
		{1000, 526, "fallen"}, {1000, 525, "nearly halved"}, {1000, 501, "nearly halved"}, {1000, 500, "Russia has halved"}, {1000, 475, "Russia has halved"},
		{1000, 474, "more than halved"}, {1000, 0, "50% of its imports of HS 8542 from China, none from Russia"}, {0, 1000, "from China, 10% from Russia"},
	} {
		rows := sold(2021, "8542", "RUS", tc.was, "CHN", 5000, "UZB", 5000-tc.was) + sold(2022, "8542", "RUS", tc.now, "CHN", 5000, "UZB", 5000-tc.now)
		got := frontOf(t, fewOf(t, mixedTable(t, rows), measure.Options{}, "8542", "en")).Headline.First().String()
		if want := "Kazakhstan buys 50% of its imports of HS 8542 from China"; !strings.HasPrefix(got, want) || !strings.Contains(got, tc.want) {
			t.Errorf("%d, then %d: %q, want %q", tc.was, tc.now, got, tc.want)
		}
	}
}

// TestProductPage holds the words of page 1 of one product: what is not known, and what
// would be false, is not said.
func TestProductPage(t *testing.T) {
	two := sold(2021, "8542", "RUS", 300, "CHN", 500, "UZB", 200)
	for _, tc := range []struct {
		name, rows, code string
		says, never      []string
	}{
		{"three suppliers, one report", two + sold(2022, "8542", "RUS", 600, "CHN", 500, "UZB", 100), "8542",
			[]string{"Kazakhstan buys 50% of its imports of HS 8542 from Russia; the part of Russia has risen since 2021", "worth USD 1.2 thousand in 2022, 20% more than in 2021. From Russia came 50%, after 30% in 2021.",
				"1st", "Russia among its suppliers, 2022; 2nd in 2021", "Since 2021: Russia up; China and Uzbekistan down",
				"by the report of Kazakhstan alone; the table has no report of Russia for 2022", "HS 8542 may hold goods of several kinds"},
			[]string{"first three", "The way back", "took", "Philippines", "All others", "less sold"}},
		{"four suppliers, both reports, the way back", two + sold(2022, "8542", "RUS", 100, "CHN", 500, "UZB", 250, "DEU", 150) + "2022,RUS,KAZ,export,8542,90,,\n@WLD,export,8542,50,,\n@RUS,export,8542,5,,\n", "8542",
			[]string{"from China; the part of Russia has more than halved since 2021", "in 2022, as much as in 2021. The first three suppliers sold it 90% of that.", "Russia took 10% of what Kazakhstan exported of these goods.",
				"4th", "2nd in 2021", "From the first three suppliers", "Russia reports 10% less sold in 2022", "Kazakhstan sold USD 50 of it, 10% to Russia"},
			[]string{"table has no report of Russia", "All others"}},
		{"two of one value at the third place", two + sold(2022, "8542", "RUS", 100, "CHN", 500, "UZB", 200, "DEU", 200, "ITA", 100), "8542", []string{"from China"}, nil},
		{"the third could be another", two + sold(2022, "8542", "RUS", 200, "CHN", 500, "UZB", 200, "DEU", 200), "8542", []string{"joint 2nd Russia among its suppliers, 2022"}, []string{"first three", "; 2nd in 2021"}},
		{"a year that is not told", two + "@CHN,import,8542,100,,\n@WLD,import,8542,500,,\n" + strings.ReplaceAll(sold(2023, "8542", "RUS", 40, "CHN", 50, "UZB", 10), "2022", "2023"), "8542",
			[]string{"in 2023, 80% less than in 2022", "No figure: Russia: 2022; Uzbekistan: 2022.", "No report: Russia to Kazakhstan, by the importer: 2022.", "Russia 30.0% – 40.0%", "China 50.0% 20.0% 50.0%"}, []string{"none", "China: 2022"}},
		{"a subheading, nothing from the other", sold(2021, "854231", "RUS", 5, "CHN", 95) + sold(2022, "854231", "CHN", 300), "854231",
			[]string{"Kazakhstan buys 100% of its imports of HS 854231 from China, none from Russia", "3.0 times as much as in 2021", "From Russia came none."}, []string{"many things", "several kinds", "after", "1st"}},
		{"nearly all", sold(2021, "8542", "RUS", 5, "CHN", 95) + sold(2022, "8542", "RUS", 4, "CHN", 1996), "8542", []string{"buys 99.8% of its imports"}, []string{"100%"}},
		{"a place shared in both years", sold(2021, "8542", "RUS", 300, "CHN", 400, "DEU", 300) + sold(2022, "8542", "RUS", 310, "CHN", 310, "DEU", 380), "8542",
			[]string{"joint 2nd Russia among its suppliers, 2022; joint 2nd in 2021"}, []string{"; 2nd in 2021"}},
		{"nearly nothing more", sold(2021, "8542", "RUS", 300000, "CHN", 500000) + sold(2022, "8542", "RUS", 300, "CHN", 500), "8542", []string{"in 2022, 99.9% less than in 2021"}, []string{"100% less"}},
		{"one year", sold(2022, "8542", "RUS", 300, "CHN", 500), "8542", []string{"Kazakhstan buys 37.5% of its imports of HS 8542 from Russia", "Kazakhstan imported goods of HS 8542 worth USD 800 in 2022. From Russia came 37.5%.", "2nd Russia among its suppliers, 2022"}, []string{"since", "Since", "year by year", "first three", "took", "; 2nd in"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := fewOf(t, mixedTable(t, strings.ReplaceAll(tc.rows, "@", "2022,KAZ,")), measure.Options{}, tc.code, "en")
			got, _ := beforeProof(wordsOf(t, d))
			for _, cell := range frontOf(t, d).Strip {
				got += " | " + cell.Qualifier.String() + " " + cell.Number.String() + " " + cell.Label.First().String()
			}
			reporttest.Says(t, got, tc.says, tc.never)
		})
	}
}

// TestProductPageIsWhole holds that page 1 of one product has lines and table, in every
// language, that its sections do not have them again, and that no share stands on the pages
// more often than it should.
func TestProductPageIsWhole(t *testing.T) {
	rows := ""
	for year := 2019; year <= 2022; year++ {
		rows += sold(year, "8542", "RUS", 100+year-2000, "CHN", 500, "UZB", 250, "DEU", 150, "ITA", 60, "FRA", 50, "POL", 30)
	}
	for _, lang := range words.Languages() {
		d := fewOf(t, mixedTable(t, rows), measure.Options{}, "8542", lang)
		f := frontOf(t, d)
		if len(f.Picture) != 2 || len(f.Second) != 2 || f.Box == nil || len(f.Strip) != 4 {
			t.Errorf("%s: %d blocks of lines, %d of the table, box %v, %d key figures", lang, len(f.Picture), len(f.Second), f.Box != nil, len(f.Strip))
		}
		if table, ok := f.Second[1].(doc.Table); !ok || len(table.Rows) != 8 || len(table.Cols) != 6 {
			t.Errorf("%s: no table of six suppliers, all others and all in four years and their change", lang)
		}
		holdRepeats(t, lang, d)
	}
}

// holdRepeats holds that no share stands among the figures and tables of a dossier's brief
// more than three times.
func holdRepeats(t *testing.T, name string, d *data.Dossier) {
	t.Helper()
	r, err := report.Try(d, report.Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	if len(r.Repeats) > 0 {
		t.Errorf("%s: printed more than three times: %v", name, r.Repeats)
	}
}

// TestComputedRepeats holds that of briefs of pairs: of a year by product, of totals by
// both states, and of years.
func TestComputedRepeats(t *testing.T) {
	world := tableOf(t, "BACI_HS92_Y2022_V202401b.csv", inventedYear(3))
	holdRepeats(t, "a year by product", dossierOf(t, world, small, "398-643", "en"))
	totals := plainHead
	for year := 2019; year <= 2022; year++ {
		for i, s := range []string{"RUS", "CHN", "UZB", "DEU", "ITA", "FRA", "POL"} {
			totals += fmt.Sprintf("%d,KAZ,%s,export,TOTAL,%d\n%d,KAZ,%s,import,TOTAL,%d\n", year, s, 100-10*i, year, s, 90-10*i)
		}
		totals += fmt.Sprintf("%d,KAZ,WLD,export,TOTAL,500\n%d,KAZ,WLD,import,TOTAL,450\n%d,RUS,KAZ,export,TOTAL,80\n%d,RUS,KAZ,import,TOTAL,120\n", year, year, year, year)
	}
	holdRepeats(t, "years", dossierOf(t, tableOf(t, "t.csv", totals), measure.Options{}, "KAZ-RUS", "en"))
	_, last, _ := strings.Cut(totals, "2021,KAZ,WLD,export")
	last = last[strings.Index(last, "2022"):]
	holdRepeats(t, "a year of totals", dossierOf(t, tableOf(t, "t.csv", plainHead+last), measure.Options{}, "KAZ-RUS", "en"))
}

// TestFoodFaces holds that the food that two states import from each other is one figure,
// on one scale, with every group of both once and the share of each; and that it says so
// where a state has no bar of a group.
func TestFoodFaces(t *testing.T) {
	d := dossierOf(t, tableOf(t, "BACI_HS92_Y2022_V202401b.csv", inventedYear(3)), small, "398-643", "en")
	document, err := report.Compose(d, audit.Check(d), report.Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	var found []doc.Figure
	subtitle := ""
	for _, b := range document.Body {
		switch f := b.(type) {
		case doc.Figure:
			if strings.HasPrefix(f.ID, "trade-food-") {
				found = append(found, f)
			}
		case doc.Heading:
			if f.ID == "sec-trade-food" {
				subtitle = f.Subtitle.String()
			}
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d figures of food, want one of both states", len(found))
	}
	claims := map[string]bool{}
	for _, e := range d.Exhibits {
		if x, ok := e.(data.Dependency); ok {
			for _, it := range x.Items {
				claims[it.Claim] = true
			}
		}
	}
	if got := len(found[0].Data.Rows); got != len(claims) || got < 8 {
		t.Errorf("%d shares, want %d", got, len(claims))
	}
	if !strings.Contains(subtitle, "One scale") || !strings.Contains(subtitle, "No bar: not among the largest groups") {
		t.Errorf("subtitle %q", subtitle)
	}
}
