package compute

import (
	"strings"
	"testing"

	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// itemCases are tables that state a number of items or litres, with what a brief says of
// the value of one and never says. @ stands for the start of a row: 2022, KAZ.
var itemCases = []struct {
	name, code, rows string
	says, never      []string
}{
	{"cars", "870323", "2021,KAZ,RUS,import,870323,80000000,,20000,u,\n@RUS,import,870323,150000000,,25000,u,\n@WLD,import,870323,300000000,,60000,u,\n",
		[]string{"HS 870323: unit values", "What Kazakhstan imported of HS 870323 from Russia in 2022 was worth 6,000 US dollars per item. From all partners it was 5,000 US dollars per item.",
			"Of the rise of USD 70.0 m since 2021, USD 20.0 m comes from quantity and USD 50.0 m from the value of one item."}, []string{"per kg", "kilogram", "opposite", "ten times apart"}},
	{"wine, by litres and by mass", "220421", "2021,KAZ,RUS,import,220421,80000000,20000000,20000000,l,\n@RUS,import,220421,90000000,10000000,10000000,l,\n",
		[]string{"was worth 9.00 US dollars per kg.", "was worth 9.00 US dollars per litre.", "quantity and the value of one litre went opposite ways, USD −40.0 m by quantity and USD 50.0 m by value."}, []string{"value per kilogram went", "Of the rise"}},
	{"a fall", "870323", "2021,KAZ,RUS,import,870323,150000000,,25000,u,\n@RUS,import,870323,80000000,,20000,u,\n", []string{"a fall, USD −30.0 m comes from quantity and USD −40.0 m from the value of one item."}, []string{"Of the rise", "opposite"}},
	{"two units", "870323", "2021,KAZ,RUS,import,870323,80000000,,20000,2u,\n@RUS,import,870323,150000000,,25000,u,\n@WLD,import,870323,300000000,,60000,2u,\n", []string{"6,000 US dollars per item"}, []string{"From all partners it was", "comes from quantity"}},
	{"two units and masses", "870323", "2021,KAZ,RUS,import,870323,80000000,20000000,20000,2u,\n@RUS,import,870323,150000000,25000000,25000,u,\n", []string{"per item", "comes from quantity and USD 50.0 m from value per kilogram"}, []string{"value of one"}},
	{"far apart", "870323", "@RUS,import,870323,150000000,,25000,u,\n@WLD,import,870323,300000000,,1000000,u,\n", []string{"The two are more than ten times apart"}, nil},
	{"a hundred times apart", "870323", "@RUS,import,870323,150000000,,25000,u,\n@WLD,import,870323,300000000,,10000000,u,\n", nil, []string{"per item", "apart", "unit values"}},
	{"a heading", "8703", "@RUS,import,8703,150000000,,25000,u,\n", nil, []string{"per item", "unit values"}},
	{"the same value", "870323", "2021,KAZ,RUS,import,870323,80000000,,20000,u,\n@RUS,import,870323,80000000,,25000,u,\n", []string{"3,200 US dollars per item"}, []string{"comes from", "The change since"}},
	{"a mass alone", "870323", "@RUS,import,870323,150000000,25000000,,,\n", []string{"value per kilogram", "per kg"}, []string{"per item", "unit values"}},
}

// TestItemSentences holds what briefs say of the value of an item, and that every language
// has the same figures.
func TestItemSentences(t *testing.T) {
	for _, tc := range itemCases {
		t.Run(tc.name, func(t *testing.T) {
			b := trade.NewBuilder(trade.Options{MixEditions: true})
			text := "year,reporter,partner,flow,hs,value_usd,weight_kg,quantity,quantity_unit,edition\n" + strings.ReplaceAll(tc.rows, "@", "2022,KAZ,")
			reporttest.Must(t, b.Add("t.csv", strings.NewReader(text), 0))
			tab, err := b.Table()
			reporttest.Must(t, err)
			english := fewOf(t, tab, measure.Options{}, tc.code, "en")
			prose, _ := beforeProof(wordsOf(t, english))
			reporttest.Says(t, prose, tc.says, tc.never)
			for _, lang := range words.Languages() {
				if d := fewOf(t, tab, measure.Options{}, tc.code, lang); len(d.Claims) != len(english.Claims) {
					t.Errorf("%s: %d claims, not %d", lang, len(d.Claims), len(english.Claims))
				}
			}
		})
	}
}
