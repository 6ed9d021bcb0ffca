package trade

import (
	"errors"
	"strings"
	"testing"

	"dyad/data/trade/source"
)

// TestFilesThatOverlap reads files of which rows are parts that are added up, where two
// files have some of the same rows: none counts twice.
func TestFilesThatOverlap(t *testing.T) {
	const russia, comext = "NAPR,PERIOD,STRANA,TNVED,STOIM,REGION\n", "REPORTER,PARTNER,PRODUCT_NC,FLOW,STAT_PROCEDURE,PERIOD,VALUE_EUR\n"
	bare := strings.Replace(comext, "STAT_PROCEDURE,", "", 1)
	opt := Options{Unit: ThousandDollars}
	opt.Rates.Set("EUR", 0, 1_000_000)
	for name, c := range map[string]struct {
		files []string
		want  string
	}{
		"a region in both": {[]string{russia + "EX,2021,KZ,1001990000,5,45\nEX,2021,KZ,1001990000,7,46\n", russia + "EX,2021,KZ,1001990000,7,46\nEX,2021,KZ,1001990000,9,47\n"},
			"2021 RUS>KAZ exporter 100199 21000\n"},
		"a region of the same value": {[]string{russia + "EX,2021,KZ,1001990000,5,45\n", russia + "EX,2021,KZ,1001990000,5,46\n"}, "2021 RUS>KAZ exporter 100199 10000\n"},
		"a region of another value": {[]string{russia + "EX,2021,KZ,1001990000,5,45\n", russia + "EX,2021,KZ,1001990000,6,45\n"},
			"b.csv:2: its value is 6000 here, and 5000 in a.csv:2"},
		"a procedure in both": {[]string{comext + "AT,KZ,10019900,1,1,202152,5\n", comext + "AT,KZ,10019900,1,1,202152,5\nAT,KZ,10019900,1,4,202152,5\n"},
			"2021 KAZ>AUT importer 100199 10\n"},
		"the year in one, months in the other": {[]string{comext + "AT,KZ,10019900,1,1,202152,5\n", comext + "AT,KZ,10019900,1,1,202103,4\n"}, "2021 KAZ>AUT importer 100199 5\n"},
		"nothing tells parts apart": {[]string{bare + "AT,KZ,10019900,1,202152,5\n", bare + "AT,KZ,10019900,1,202152,5\nAT,KZ,10019100,1,202152,5\n"},
			"b.csv:2: its row and a.csv:2 tell the same trade, and nothing says that they are parts of it"},
		"other trade in each": {[]string{bare + "AT,KZ,10019900,1,202152,5\n", bare + "AT,KZ,10019100,1,202152,5\n"},
			"2021 KAZ>AUT importer 100191 5\n2021 KAZ>AUT importer 100199 5\n"},
	} {
		tab, err := add(opt, "a.csv", c.files[0], "b.csv", c.files[1])
		if e := new(ReadError); errors.As(err, &e) {
			if e.Error() != c.want || e.Hint == "" {
				t.Errorf("%s: %v (%s), want %s", name, err, e.Hint, c.want)
			}
			continue
		}
		if got := dump(tab); !strings.Contains(got, c.want) {
			t.Errorf("%s is\n%s, want\n%s", name, got, c.want)
		}
	}
}

// TestEverySheetWithATable reads a workbook of a sheet a year.
func TestEverySheetWithATable(t *testing.T) {
	head := plainRow(true, strings.Split("year,reporter,partner,flow,hs,value_usd", ",")...)
	sheet := func(year, value string) [][]string {
		return [][]string{{cell("Trade")}, head, plainRow(false, year, "KAZ", "RUS", "export", "TOTAL", value)}
	}
	twice := [][]string{{cell("a"), cell("a")}, {number("1"), number("2")}}
	tab, err := add(Options{}, "t.xlsx", workbook(nil, twice, sheet("2021", "5"), twice, sheet("2022", "6"), sheet("2022", "6")))
	if err != nil {
		t.Fatal(err)
	}
	if got := dump(tab); !strings.Contains(got, "2021 KAZ>RUS exporter TOTAL 5\n2022 KAZ>RUS exporter TOTAL 6\n") {
		t.Errorf("the sheets are\n%s", got)
	}
	var names []string
	for _, s := range tab.Sources() {
		names = append(names, s.File)
	}
	if got := strings.Join(names, " "); got != "t.xlsx/S2 t.xlsx/S4 t.xlsx/S5" {
		t.Errorf("the sheets are called %s", got)
	}
	others, repeated := 0, 0
	for _, n := range tab.Notes() {
		switch n.Kind {
		case source.OtherSheets:
			others += n.Count
		case source.Repeated:
			repeated += n.Count
		}
	}
	if others != 1 || repeated != 1 {
		t.Errorf("%d other sheets, %d rows that repeat others", others, repeated)
	}
	if _, err := add(Options{}, "t.xlsx", workbook(nil, sheet("2021", "5"), sheet("2021", "6"))); err == nil || !strings.HasPrefix(err.Error(), "t.xlsx/S2:3: ") {
		t.Errorf("two values of one year in two sheets: %v", err)
	}
}
