package compute

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/codec"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
	"dyad/report/words"
)

const monthHead = "period,reporterISO,partnerISO,flowCode,cmdCode,primaryValue\n"

// monthsDossier is the dossier of a pair by months; product is "" for all goods.
func monthsDossier(t testing.TB, rows, pair, product, lang string) *data.Dossier {
	t.Helper()
	b := trade.NewBuilder(trade.Options{Months: true})
	reporttest.Must(t, b.Add("m.csv", strings.NewReader(monthHead+rows), 0))
	m, err := trade.NewMonths(b)
	reporttest.Must(t, err)
	first, second, _ := strings.Cut(pair, "-")
	a, _ := m.Table().Find(first)
	c, _ := m.Table().Find(second)
	if product != "" {
		p, err := trade.ParseProduct(product)
		reporttest.Must(t, err)
		m, _ = m.OfProduct(p)
	}
	set, err := measure.NewMonthSet(m, a, c, measure.Options{})
	reporttest.Must(t, err)
	d, err := Dossier(Options{Months: set, Lang: lang})
	reporttest.Must(t, err)
	return d
}

// months24 are rows of KAZ of 24 months to April 2024, of which each total is 1,000 and
// each value with the partner so much.
func months24(flow, partner string, value func(i int) int) string {
	var b strings.Builder
	for i := range 24 {
		m := trade.MonthOf(2022, 5) + trade.Month(i)
		fmt.Fprintf(&b, "%d%02d,KAZ,W00,%s,TOTAL,1000\n", m.Year(), m.Number(), flow)
		if v := value(i); v > 0 {
			fmt.Fprintf(&b, "%d%02d,KAZ,%s,%s,TOTAL,%d\n", m.Year(), m.Number(), partner, flow, v)
		}
	}
	return b.String()
}

// TestMonthSentences holds what is said of trade by months: each sentence with data for
// which it is true, and with data for which it would be false.
func TestMonthSentences(t *testing.T) {
	const jan24, feb24, mar24 = "202401,KAZ,RUS,X,TOTAL,10\n", "202402,KAZ,RUS,X,TOTAL,20\n", "202403,KAZ,RUS,X,TOTAL,30\n"
	const jan23, mar23 = "202301,KAZ,RUS,X,TOTAL,10\n", "202303,KAZ,RUS,X,TOTAL,10\n"
	for _, tc := range []struct {
		name, pair, rows, product string
		says, never               []string
	}{
		{"the same months of two years", "KAZ-RUS", jan24 + feb24 + mar24 + jan23 + "202302,KAZ,RUS,X,TOTAL,10\n" + mar23, "",
			[]string{"In January–March 2024, by its own report, Kazakhstan sold Russia goods worth USD 60. That is more than in the same months of 2023 (+100.0%, at current prices)."},
			[]string{"Left out", "less than in", "as much as", "twelve months", "in 2024 ", "lunar"}},
		{"a month of one year is left out of both", "KAZ-RUS", jan24 + feb24 + mar24 + jan23 + mar23, "",
			[]string{"Left out: February, which not every report of the pair tells for both years.", "In January and March 2024, by its own report, Kazakhstan sold Russia goods worth USD 40. That is more than in the same months of 2023 (+100.0%, at current prices)."},
			[]string{"January–March", "USD 60"}},
		{"one year is not compared", "KAZ-RUS", jan24 + feb24, "", []string{"In January and February 2024, by its own report, Kazakhstan sold Russia goods worth USD 30."}, []string{"That is", "no rate of change"}},
		{"a fall", "KAZ-RUS", jan24 + "202301,KAZ,RUS,X,TOTAL,20\n", "", []string{"That is less than in the same months of 2023 (−50.0%, at current prices)."}, []string{"more than in the", "as much as in"}},
		{"no change", "KAZ-RUS", jan24 + jan23, "", []string{"That is as much as in the same months of 2023 (0.0%)."}, []string{"more than in the", "less than in the"}},
		{"many times", "KAZ-RUS", "202401,KAZ,RUS,X,TOTAL,14750\n" + jan23, "", []string{"That is 1,475 times as large as in the same months of 2023."}, []string{"%"}},
		{"from nothing", "KAZ-RUS", jan24 + "202301,KAZ,RUS,X,TOTAL,0\n", "", []string{"In the same months of 2023 it was nothing by that report, so no rate of change is given."}, []string{"That is", "∞"}},
		{"the importer reports", "KAZ-RUS", "202401,RUS,KAZ,M,TOTAL,10\n202401,RUS,KAZ,X,TOTAL,4\n", "",
			[]string{"In January 2024, by the report of Russia, Kazakhstan sold Russia goods worth USD 10.", "By the report of Russia, turnover is USD 14 and the balance of Kazakhstan is USD 6."}, []string{"by its own report, Kazakhstan"}},
		{"shares carry the months", "KAZ-RUS", jan24 + "202401,KAZ,CHN,X,TOTAL,30\n202401,KAZ,W00,X,TOTAL,40\n", "",
			[]string{"In January 2024, Russia took 25.0% of what Kazakhstan exported and ranked 2nd among its markets.", "Kazakhstan and Russia: what each sells the other"}, []string{"supplied"}},
		{"without each partner no rank", "KAZ-RUS", jan24 + "202401,KAZ,W00,X,TOTAL,40\n", "", []string{"In January 2024, Russia took 25.0% of what Kazakhstan exported."}, []string{"ranked"}},
		{"without totals no share", "KAZ-RUS", jan24, "", nil, []string{"Russia took", "Kazakhstan relies on Russia for"}},
		{"the lunar new year", "KAZ-CHN", "202402,KAZ,CHN,X,TOTAL,10\n202403,KAZ,CHN,X,TOTAL,10\n202302,KAZ,CHN,X,TOTAL,5\n202303,KAZ,CHN,X,TOTAL,5\n", "",
			[]string{"Left out: February, for the lunar new year is in January in some years and in February in others, and the two are not both told.", "In March 2024, by its own report, Kazakhstan sold China goods worth USD 10. That is more than in the same months of 2023 (+100.0%"}, []string{"No change on"}},
		{"the lunar new year alone", "KAZ-CHN", "202401,KAZ,CHN,X,TOTAL,10\n202301,KAZ,CHN,X,TOTAL,5\n", "",
			[]string{"No change on the year before is given, for the lunar new year is in January in some years"}, []string{"That is", "Left out"}},
		{"no lunar new year", "KAZ-RUS", "202402,KAZ,RUS,X,TOTAL,10\n202302,KAZ,RUS,X,TOTAL,5\n", "", []string{"That is more than"}, []string{"lunar"}},
		{"twelve months", "KAZ-RUS", months24("X", "RUS", func(i int) int { return 10 * (i + 1) }), "",
			[]string{"In the twelve months to April 2024, by the report of Kazakhstan, Kazakhstan sold Russia goods worth USD 2.22 thousand; in the twelve before, USD 780."}, nil},
		{"twelve months of which one is not told", "KAZ-RUS", strings.Replace(months24("X", "RUS", func(i int) int { return 10 * (i + 1) }), "202303,KAZ,W00", "202103,KAZ,W00", 1), "",
			nil, []string{"twelve months"}},
		{"a told month without the partner", "KAZ-RUS", months24("X", "RUS", func(i int) int { return i % 23 }), "",
			[]string{"April 2024", "none recorded"}, nil},
		{"each month is there", "KAZ-RUS", jan24 + jan23, "", []string{"January USD 10 USD 10"}, []string{"none recorded USD", "January none"}},
		{"a product", "KAZ-RUS", "202401,KAZ,RUS,X,27,10\n202401,KAZ,W00,X,27,40\n202401,KAZ,W00,X,TOTAL,90\n", "27",
			[]string{"All are of these goods: Mineral fuels and oils (HS 27).", "Kazakhstan and Russia: trade in HS 27", "Russia took 25.0%"}, nil},
		{"all goods are no product", "KAZ-RUS", jan24, "", nil, []string{"All are of"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := wordsOf(t, monthsDossier(t, tc.rows, tc.pair, tc.product, "en"))
			for _, s := range tc.says {
				if !strings.Contains(got, s) {
					t.Errorf("does not say %q:\n%s", s, got)
				}
			}
			prose, _ := beforeProof(got)
			for _, s := range tc.never {
				if strings.Contains(prose, s) {
					t.Errorf("says %q:\n%s", s, prose)
				}
			}
		})
	}
}

// TestMonthsReadBack holds that the dossier of months is a valid file in every
// language, dated as of the last month that is told, with the lines of each month.
func TestMonthsReadBack(t *testing.T) {
	rows := months24("X", "RUS", func(i int) int { return 10 * (i + 1) }) + "202401,RUS,KAZ,M,TOTAL,10\n202301,RUS,KAZ,M,TOTAL,10\n"
	for _, lang := range words.Languages() {
		d := monthsDossier(t, rows, "KAZ-RUS", "", lang)
		read, err := codec.Read(d.Name, d.Raw)
		reporttest.Must(t, err)
		if string(codec.Write(read)) != string(d.Raw) {
			t.Errorf("%s: read and written, it is another file", lang)
		}
		if d.AsOf != "2024-04-30" || d.ID != "kaz-rus-months" {
			t.Errorf("%s: %s as of %s", lang, d.ID, d.AsOf)
		}
		c := d.Claim("XA202404")
		if c == nil || c.Value.String() != "240" || c.Lines != "49" || c.Rows != 1 || c.Exact != "240" {
			t.Errorf("%s: April 2024: %+v", lang, c)
		}
	}
}

// TestMonthLines holds what is drawn of months: a month that is told without the partner is
// nothing, one that is not told is a gap, and two months are no line.
func TestMonthLines(t *testing.T) {
	world := func(months ...string) string {
		rows := ""
		for _, m := range months {
			rows += m + ",KAZ,W00,X,TOTAL,100\n"
		}
		return rows
	}
	for _, tc := range []struct{ name, rows, want string }{
		{"all told", world("202401", "202402", "202403") + "202401,KAZ,RUS,X,TOTAL,10\n202402,KAZ,RUS,X,TOTAL,20\n202403,KAZ,RUS,X,TOTAL,30\n", "KAZ 2024-01 10 2024-02 20 2024-03 30"},
		{"one without the partner", world("202401", "202402", "202403") + "202401,KAZ,RUS,X,TOTAL,10\n202403,KAZ,RUS,X,TOTAL,30\n", "KAZ 2024-01 10 2024-02 0 2024-03 30"},
		{"one not told", world("202401", "202402", "202404") + "202401,KAZ,RUS,X,TOTAL,10\n202402,KAZ,RUS,X,TOTAL,20\n202404,KAZ,RUS,X,TOTAL,30\n", "KAZ 2024-01 10 2024-02 20 2024-04 30"},
		{"two", world("202401", "202402") + "202401,KAZ,RUS,X,TOTAL,10\n202402,KAZ,RUS,X,TOTAL,20\n", ""},
		{"both reports", "202401,KAZ,RUS,X,TOTAL,10\n202402,KAZ,RUS,X,TOTAL,20\n202403,KAZ,RUS,X,TOTAL,30\n202401,RUS,KAZ,M,TOTAL,11\n202402,RUS,KAZ,M,TOTAL,21\n202403,RUS,KAZ,M,TOTAL,31\n",
			"KAZ 2024-01 10 2024-02 20 2024-03 30; KAZ 2024-01 11 2024-02 21 2024-03 31"},
		{"a year earlier still is not drawn", "202201,KAZ,RUS,X,TOTAL,10\n202401,KAZ,RUS,X,TOTAL,10\n202402,KAZ,RUS,X,TOTAL,20\n202403,KAZ,RUS,X,TOTAL,30\n", "KAZ 2024-01 10 2024-02 20 2024-03 30"},
	} {
		d := monthsDossier(t, tc.rows, "KAZ-RUS", "", "en")
		var lines []string
		grids := 0
		for _, e := range d.Exhibits {
			switch e := e.(type) {
			case data.Grid:
				if strings.HasPrefix(e.ID, "months-") {
					grids++
				}
			case data.Lines:
				for _, l := range e.Series {
					line := l.Side
					for _, id := range l.Points {
						c := d.Claim(id)
						line += " " + c.Period.In("en", "en") + " " + c.Value.String()
					}
					lines = append(lines, line)
				}
			}
		}
		if got := strings.Join(lines, "; "); got != tc.want {
			t.Errorf("%s: %q, not %q", tc.name, got, tc.want)
		}
		if grids != 1 {
			t.Errorf("%s: %d tables", tc.name, grids)
		}
		readsBack(t, d)
	}
}
