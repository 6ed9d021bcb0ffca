package compute

import (
	"strings"
	"testing"

	"dyad/data/codec"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/worldbank"
	"dyad/report/reporttest"
	"dyad/report/words"
)

const bankHead = "Country Name,Country Code,Indicator Name,Indicator Code,2020,2021,2022\n"

// gdpOf and peopleOf are rows of the World Bank's file: values of 2020 to 2022, "" for
// none.
func gdpOf(code, values string) string { return "x," + code + ",GDP,NY.GDP.MKTP.CD," + values + "\n" }

func peopleOf(code, values string) string {
	return "x," + code + ",People,SP.POP.TOTL," + values + "\n"
}

// contextOptions are the options of a dossier of a pair, of a product if there is one,
// with indicators of the World Bank; group is the members of the second side, if it is one.
func contextOptions(t *testing.T, rows, product, indicators string, group []string) Options {
	t.Helper()
	tab := tableOf(t, "t.csv", plainHead+rows)
	x, err := worldbank.Read("w.csv", strings.NewReader(bankHead+indicators))
	reporttest.Must(t, err)
	o := Options{Context: x}
	a, _ := tab.Find("KAZ")
	b, _ := tab.Find("RUS")
	if group != nil {
		var m trade.Membership
		tab, b, m = tab.WithBloc(trade.Bloc{ISO3: "XTW", Name: "Two", Members: func(int) []string { return group }}, "KAZ")
		o.Blocs[1] = &m
	}
	w, err := measure.NewWorld(tab, measure.Options{})
	reporttest.Must(t, err)
	o.All.Table = tab
	if product == "" {
		o.All.Set, err = w.Pair(a, b)
	} else {
		var p trade.Product
		p, err = trade.ParseProduct(product)
		reporttest.Must(t, err)
		o.Few, err = w.Products(a, b, []trade.Product{p})
	}
	reporttest.Must(t, err)
	return o
}

// TestContext holds that trade is set over the indicators of its own year, that what is
// missing is said, and that small figures are bounds: each sentence with data for which it
// is true and data for which it would be false.
func TestContext(t *testing.T) {
	const both = "2022,KAZ,RUS,export,TOTAL,8000000000\n2022,KAZ,RUS,import,TOTAL,4000000000\n"
	const earlier = "2021,KAZ,RUS,export,TOTAL,3000000000\n2021,KAZ,RUS,import,TOTAL,3000000000\n"
	for _, tc := range []struct {
		name, rows, product, indicators string
		group                           []string
		says, never                     []string
	}{
		{"of the year", both, "", gdpOf("KAZ", ",,300000000000") + peopleOf("KAZ", ",,20000000"), nil,
			[]string{"The trade of Kazakhstan with Russia is equal to 4.0% of its gross domestic product.", "Per head of the population of Kazakhstan, its trade with Russia is USD 600.",
				"The file of the World Bank has no gross domestic product of Russia for a year of this trade to 2022.", "no population of Russia"},
			[]string{"fiscal", "of Kazakhstan for a year", "the last year for which"}},
		{"of the year before", both + earlier, "", gdpOf("KAZ", "1,300000000000,") + peopleOf("KAZ", ",20000000,"), nil,
			[]string{"In 2021, the last year for which there are both, the trade of Kazakhstan with Russia was equal to 2.0% of its gross domestic product.", "its trade with Russia was USD 300 in 2021, the last year"},
			[]string{"is equal to", "4.0%"}},
		{"of a year without trade", both, "", gdpOf("KAZ", "300000000000,300000000000,"), nil,
			[]string{"no gross domestic product of Kazakhstan for a year of this trade to 2022."}, []string{"was equal to", "is equal to"}},
		{"little", "2022,KAZ,RUS,export,TOTAL,100000\n2022,KAZ,RUS,import,TOTAL,0\n", "", gdpOf("KAZ", ",,300000000000") + peopleOf("KAZ", ",,20000000"), nil,
			[]string{"is equal to less than 0.1% of its", "its trade with Russia is less than USD 0.01."}, []string{"0.0%", "USD 0.00"}},
		{"a fiscal year", strings.ReplaceAll(both, "KAZ,RUS", "RUS,KAZ"), "", gdpOf("KAZ", ",,300000000000"), nil, nil, []string{"fiscal"}},
		{"a group", strings.ReplaceAll(both, "RUS", "DEU") + "2022,KAZ,FRA,export,TOTAL,1000\n", "", gdpOf("DEU", ",,200000000000") + gdpOf("FRA", ",,100000000000"), []string{"DEU", "FRA"},
			[]string{"The trade of Two with Kazakhstan is equal to 4.0% of its gross domestic product."}, nil},
		{"a group of which a member has none", strings.ReplaceAll(both, "RUS", "DEU") + "2022,KAZ,FRA,export,TOTAL,1000\n", "", gdpOf("DEU", ",,200000000000"), []string{"DEU", "FRA"},
			[]string{"no gross domestic product of Two"}, []string{"of Two with Kazakhstan is equal"}},
		{"a product", "2022,KAZ,RUS,import,2709,3000000000\n2021,RUS,KAZ,import,2709,50000000\n", "2709", gdpOf("KAZ", ",,300000000000") + peopleOf("KAZ", ",,20000000") + gdpOf("RUS", ",1000000000000,"), nil,
			[]string{"In 2022, what Kazakhstan imported of HS 2709 from Russia was equal to 1.0% of its gross domestic product.", "In 2022, what Kazakhstan imported of HS 2709 from Russia was USD 150 per head of its population.",
				"In 2021, what Russia imported of HS 2709 from Kazakhstan was equal to less than 0.1% of its gross domestic product."}, []string{"per head of its population. In 2021, what Russia imported of HS 2709 from Kazakhstan was USD"}},
		{"a product without indicators", "2022,KAZ,RUS,import,2709,3000000000\n", "2709", gdpOf("FRA", ",,5"), nil, nil, []string{"gross domestic product", "per head", "beside their economies"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, err := Dossier(contextOptions(t, tc.rows, tc.product, tc.indicators, tc.group))
			reporttest.Must(t, err)
			got := wordsOf(t, d)
			prose, _, _ := strings.Cut(got, "The proof:")
			reporttest.Says(t, got, tc.says, nil)
			reporttest.Says(t, prose, nil, tc.never)
		})
	}
}

// TestContextFiscal holds that only a GDP of a fiscal year is said to be that.
func TestContextFiscal(t *testing.T) {
	rows := plainHead + "2022,IND,KAZ,export,TOTAL,8\n2022,IND,KAZ,import,TOTAL,4\n"
	for indicators, want := range map[string]bool{gdpOf("IND", ",,300") + gdpOf("KAZ", ",,300"): true, gdpOf("KAZ", ",,300"): false} {
		x, err := worldbank.Read("w.csv", strings.NewReader(bankHead+indicators))
		reporttest.Must(t, err)
		tab := tableOf(t, "t.csv", rows)
		w, err := measure.NewWorld(tab, measure.Options{})
		reporttest.Must(t, err)
		a, _ := tab.Find("IND")
		b, _ := tab.Find("KAZ")
		set, err := w.Pair(a, b)
		reporttest.Must(t, err)
		d, err := Dossier(Options{All: Goods{tab, set}, Context: x})
		reporttest.Must(t, err)
		got := wordsOf(t, d)
		if strings.Contains(got, "The national accounts of India are of fiscal years") != want || strings.Contains(got, "accounts of Kazakhstan") {
			t.Errorf("%q: %s", indicators, got)
		}
	}
}

// TestContextReadsBack holds that dossiers with indicators are valid files in every
// language.
func TestContextReadsBack(t *testing.T) {
	for _, lang := range words.Languages() {
		for _, product := range []string{"", "27"} {
			code := map[string]string{"": "TOTAL", "27": "27"}[product]
			rows := "2022,KAZ,RUS,export," + code + ",8000000\n2022,KAZ,RUS,import," + code + ",4000000\n2021,RUS,KAZ,import," + code + ",5\n"
			o := contextOptions(t, rows, product, gdpOf("KAZ", ",,300000000000")+peopleOf("KAZ", ",,20000000")+gdpOf("RUS", ",1000000000000,"), nil)
			o.Lang = lang
			d, err := Dossier(o)
			reporttest.Must(t, err)
			read, err := codec.Read(d.Name, d.Raw)
			reporttest.Must(t, err)
			if string(codec.Write(read)) != string(d.Raw) {
				t.Errorf("%s %q: read and written, it is another file", lang, product)
			}
		}
	}
}
