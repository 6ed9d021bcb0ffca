package report

import (
	"strings"
	"testing"

	"dyad/data/codec"
	"dyad/report/reporttest"
)

// A seller whose buyer sold almost nothing sold over a million times as much; such
// numbers have no exponent, with which they would not be numbers of a brief.
func TestMultipleIsPlain(t *testing.T) {
	for _, tc := range []struct {
		m          multiple
		key, n, to string
	}{
		{multiple{least: 1467494.3, most: 1467494.4}, "multiple.over", "1467494", ""},
		{multiple{least: 1999999.8, most: 1999999.9}, "multiple.nearly", "2000000", ""},
		{multiple{least: 3000000, most: 3000000}, "multiple.times", "3000000", ""},
		{multiple{least: 1400000, most: 1500000.5}, "multiple.range", "1400000", "1500001"},
		{multiple{least: 0.5, most: 0.6}, "", "", ""},
		{multiple{least: 1.5, most: 90}, "multiple.range", "1.5", "90"},
		{multiple{least: 1.2, most: 4.98}, "multiple.range", "1.2", "5"},
		{multiple{least: 1.2, most: 4.94}, "multiple.range-decimal", "1.2", "4.9"},
	} {
		if key, n, to := tc.m.said(); key != tc.key || n != tc.n || to != tc.to {
			t.Errorf("%v: %q %q %q", tc.m, key, n, to)
		}
	}
}

// TestWhole: a share is in whole per cents; with its decimal where it is small, nearly all,
// or where that is a 5, of which the share before it was rounded may be under the half; and
// with its bound where it has one.
func TestWhole(t *testing.T) {
	for claim, want := range map[string]string{
		"17.1": "17%", "17.6": "18%", "4.5": "4.5%", "42.5": "42.5%", "1.4": "1.4%", "99.6": "99.6%", "100.0": "100%",
		"0.1, qualifier: less-than": "less than 0.1%", "99.9, qualifier: more-than": "more than 99.9%",
	} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+computed(importsOf("B", claim, "2022"))))
		reporttest.Must(t, err)
		f := frontOf(t, d, "en")
		if got := strings.ReplaceAll(f.whole(d.Claim("SMB")), nbsp, " "); got != want {
			t.Errorf("%s: %q, want %q", claim, got, want)
		}
		if got := f.finding.headline().clauses[0].String(); !strings.Contains(got, "buys "+want+" of") && want != "100%" {
			t.Errorf("%s: headline %q, want %q in it", claim, got, want)
		}
	}
}

// TestPlannedShare: a share of a year after the dossier's own takes the place of none that
// is, whichever stands first; alone it is shown.
func TestPlannedShare(t *testing.T) {
	is := share("P", "40", `, base: fish, period: "2015–2019"`)
	planned := share("Q", "55", `, base: fish, period: "2030"`)
	for _, tc := range []struct{ claims, want string }{
		{is + planned, "P"}, {planned + is, "P"}, {planned, "Q"},
		{is + share("R", "50", `, base: fish, period: "2023"`), "R"},
		{planned + share("R", "50", ", base: fish"), "Q R"}, // of no year: neither is the later
	} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+"sources:\n"+dated+"claims:\n"+tc.claims))
		reporttest.Must(t, err)
		var got []string
		for _, cl := range bars(d, "MLT", "ISL") {
			got = append(got, cl.ID)
		}
		if strings.Join(got, " ") != tc.want {
			t.Errorf("%s: bars of %q, want %q", tc.claims, got, tc.want)
		}
	}
}

// TestMultipleAgrees holds that both numbers of a range are in words or both in digits, and
// that a noun goes by the last.
func TestMultipleAgrees(t *testing.T) {
	for _, tc := range []struct{ sold, again, en, ru string }{
		{"39", "60", ", 1 to 3 times what it bought", ", в 1–3 раза больше встречного"},
		{"60", "75", ", three to four times what it bought", ", в 3–4 раза больше встречного"},
		{"30", "1800", ", 1.5 to 90 times what it bought", ", в 1,5–90 раз больше встречного"},
		{"24", "100", ", 1.2 to 5 times what it bought", ", в 1,2–5 раз больше встречного"},
		{"24", "35", ", 1.2 to 1.8 times what it bought", ", в 1,2–1,8 раза больше встречного"},
		{"40", "40", ", twice what it bought", ", вдвое больше встречного"},
	} {
		d, err := codec.Read("x.yaml", []byte(sentenceHead+computed(flowOf("XA", tc.sold, "2022"), flowOf("MB", tc.again, "2022"), flowOf("XB", "20", "2022"))))
		reporttest.Must(t, err)
		for lang, want := range map[string]string{"en": tc.en, "ru": tc.ru} {
			f, of := frontOf(t, d, lang), traded{d}
			if got := strings.ReplaceAll(f.finding.multipleWords(of.reports(0), of.reports(1)).String(), nbsp, " "); got != want {
				t.Errorf("%s to %s: %q, want %q", tc.sold, tc.again, got, want)
			}
		}
	}
}
