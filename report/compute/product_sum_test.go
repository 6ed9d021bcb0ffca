package compute

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data/trade/measure"
	"dyad/report/reporttest"
	"dyad/report/words"
)

// sumCases are tables of several products, with what a brief says of their sum and never
// says. @ stands for the start of a row: 2022, KAZ.
var sumCases = []struct {
	name, codes, rows string
	says, never       []string
}{
	{"two headings", "2709,2710", `2021,KAZ,RUS,import,2709,30000000,,
2021,KAZ,CHN,import,2709,50000000,,
2021,KAZ,WLD,import,2709,80000000,,
@RUS,import,2709,50000000,,
@CHN,import,2709,50000000,,
@WLD,import,2709,100000000,,
2021,KAZ,RUS,import,2710,10000000,,
2021,KAZ,UZB,import,2710,10000000,,
2021,KAZ,WLD,import,2710,20000000,,
@RUS,import,2710,30000000,,
@UZB,import,2710,60000000,,
@CHN,import,2710,10000000,,
@WLD,import,2710,100000000,,
2022,RUS,KAZ,export,2710,20000000,,
`, []string{"HS 2709 and 2710 together: what Kazakhstan and Russia sell each other", "Kazakhstan reports imports of HS 2709 and 2710 together worth USD 80.0 m from Russia for 2022",
		"Russia supplied 40.0% of what Kazakhstan imported of HS 2709 and 2710 together in 2022 (Kazakhstan’s report). Russia ranks 1st of 3 suppliers. Supplier concentration (HHI) is 0.34; as concentrated as 2.9 suppliers of equal size.",
		"The share was 40.0% in 2021: unchanged to a tenth of a point.", "in HS 2709 and 2710 together with all partners rose on 2021 (+100.0%); Russia contributed 40.0 percentage points. That is 40.0% of the whole rise."},
		[]string{"Russia reports exports of HS 2709 and 2710 together", "No sum", "2710 together is no product", "2710 together from Kazakhstan to Russia"}},
	{"one product is in the other", "27,2709", "@RUS,import,27,50,,\n@RUS,import,2709,30,,\n", []string{"No sum of them is given: HS 27 contains HS 2709."}, []string{"together", "USD 80"}},
	{"told in no year together", "2709,2710", "2021,KAZ,RUS,import,2709,50,,\n@RUS,import,2710,30,,\n", []string{"No sum of them is given: no report tells all of them in one year."}, []string{"together", "contains"}},
	{"a total of one alone", "2709,2710", "@RUS,import,2709,50,,\n@WLD,import,2709,100,,\n@RUS,import,2710,30,,\n", []string{"imports of HS 2709 and 2710 together worth USD 80 from Russia", "The tables have no row of what Kazakhstan imports of HS 2710 from all partners"},
		[]string{"imported of HS 2709 and 2710 together", "row of what Kazakhstan imports of HS 2709 and 2710 together"}},
	{"two editions", "2709,2710", "2021,KAZ,RUS,import,2709,50,,HS17\n2021,KAZ,RUS,import,2710,5,,HS17\n@RUS,import,2709,50,,HS22\n@RUS,import,2710,30,,HS22\n", []string{"imports of HS 2709 and 2710 together worth USD 80"}, []string{"in HS 2709 and 2710 together rose", "chapters were revised"}},
	{"two editions of chapters", "10,11", "2021,KAZ,RUS,import,10,50,,HS17\n2021,KAZ,RUS,import,11,5,,HS17\n@RUS,import,10,50,,HS22\n@RUS,import,11,30,,HS22\n", []string{"in HS 10 and 11 together rose on 2021 (+45.5%), at current prices. The chapters were revised"}, nil},
	{"many", "10,11,12,15,17", "@RUS,import,10,1,,\n@RUS,import,11,1,,\n@RUS,import,12,1,,\n@RUS,import,15,1,,\n@RUS,import,17,1,,\n", []string{"The 5 codes of the Harmonized System together: what Kazakhstan", "imports of the 5 codes of the Harmonized System together worth USD 5 from Russia"}, []string{"HS 10, 11"}},
	{"all of a fall", "2709,2710", "2021,KAZ,RUS,import,2709,50,,\n2021,KAZ,WLD,import,2709,100,,\n2021,KAZ,CHN,import,2709,50,,\n2021,KAZ,RUS,import,2710,20,,\n2021,KAZ,WLD,import,2710,20,,\n@RUS,import,2709,30,,\n@CHN,import,2709,50,,\n@WLD,import,2709,80,,\n@RUS,import,2710,20,,\n@WLD,import,2710,20,,\n",
		[]string{"Russia took away 16.7 percentage points. That is as much as the whole fall.", "Russia took away 20.0 percentage points. That is as much as the whole fall."}, []string{"the whole rise", "100.0% of the whole"}},
}

// TestSumSentences holds what briefs about several products say of their sum, and what they
// would say falsely, in every language that has the same figures.
func TestSumSentences(t *testing.T) {
	for _, tc := range sumCases {
		t.Run(tc.name, func(t *testing.T) {
			tab := mixedTable(t, strings.ReplaceAll(tc.rows, "@", "2022,KAZ,"))
			english := fewOf(t, tab, measure.Options{}, tc.codes, "en")
			prose, _ := beforeProof(wordsOf(t, english))
			reporttest.Says(t, prose, tc.says, tc.never)
			for _, lang := range words.Languages() {
				if d := fewOf(t, tab, measure.Options{}, tc.codes, lang); len(d.Claims) != len(english.Claims) || len(d.Sections) != len(english.Sections) {
					t.Errorf("%s: %d claims and %d sections, not %d and %d", lang, len(d.Claims), len(d.Sections), len(english.Claims), len(english.Sections))
				}
			}
		})
	}
}

// changeShares are tables with the change of all and of the other, and whether its part is
// named.
var changeShares = map[string]struct {
	was, all, is, now int
	says              string
}{
	"a twentieth":                 {10, 100, 11, 105, "That is 20.0% of the whole rise."},
	"just under a twentieth":      {10, 10000, 11, 10499, ""},
	"the other way":               {50, 100, 40, 120, ""},
	"more than all":               {50, 100, 90, 120, ""},
	"all":                         {50, 100, 90, 140, "That is as much as the whole rise."},
	"nearly all":                  {5000, 10000, 9999, 15000, "That is more than 99.9% of the whole rise."},
	"a fall":                      {50, 100, 40, 80, "That is 50.0% of the whole fall."},
	"nothing of what all changed": {50, 100, 50, 140, ""},
}

// TestChangeShare holds when the part of a change is named.
func TestChangeShare(t *testing.T) {
	for name, tc := range changeShares {
		t.Run(name, func(t *testing.T) {
			rows := fmt.Sprintf("2021,KAZ,RUS,import,2709,%d,,\n2021,KAZ,CHN,import,2709,%d,,\n2021,KAZ,WLD,import,2709,%d,,\n2022,KAZ,RUS,import,2709,%d,,\n2022,KAZ,CHN,import,2709,%d,,\n2022,KAZ,WLD,import,2709,%d,,\n",
				tc.was, tc.all-tc.was, tc.all, tc.is, tc.now-tc.is, tc.now)
			got := wordsOf(t, fewOf(t, mixedTable(t, rows), measure.Options{}, "2709", "en"))
			if tc.says == "" && strings.Contains(got, "of the whole") || !strings.Contains(got, tc.says) {
				t.Errorf("does not say %q, or says another:\n%s", tc.says, got)
			}
			if tc.says == "" && strings.Contains(got, "as the whole") {
				t.Errorf("names a part:\n%s", got)
			}
		})
	}
}
