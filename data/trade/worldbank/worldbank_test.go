package worldbank

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dyad/data/trade/source"
)

const download = "\ufeff\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2025-07-01\",\n\n" +
	"\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2021\",\"2022\",\n" +
	"\"Kazakhstan\",\"KAZ\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"202500000000\",\"225000000000\",\n" +
	"\"Kazakhstan\",\"KAZ\",\"Population, total\",\"SP.POP.TOTL\",\"\",\"20000000\",\n" +
	"\"World\",\"WLD\",\"Population, total\",\"SP.POP.TOTL\",\"1\",\"2\",\n" +
	"\"Kazakhstan\",\"KAZ\",\"Inflation\",\"FP.CPI.TOTL.ZG\",\"8.0\",\"-15.0\",\n"

const dataBank = "Country Name,Country Code,Series Name,Series Code,2021 [YR2021],2022 [YR2022]\n" +
	"Kazakhstan,KAZ,GDP (current US$),NY.GDP.MKTP.CD,202500000000,225000000000\nKazakhstan,KAZ,\"Population, total\",SP.POP.TOTL,..,20000000\n,,,,,\nData from database\n"

func TestRead(t *testing.T) {
	for name, text := range map[string]string{"as downloaded": download, "of DataBank": dataBank} {
		x, err := Read("wdi.csv", strings.NewReader(text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got []string
		for _, indicator := range []string{GDP, Population} {
			for _, year := range []int{2020, 2021, 2022} {
				v, ok := x.Value(indicator, "KAZ", year)
				got = append(got, fmt.Sprint(v, ok))
			}
		}
		if got := strings.Join(got, "; "); got != "0 false; 2.025e+11 true; 2.25e+11 true; 0 false; 0 false; 2e+07 true" {
			t.Errorf("%s: %s", name, got)
		}
	}
	if x, _ := Read("wdi.csv", strings.NewReader(download)); x.Updated != "2025-07-01" {
		t.Errorf("updated %q", x.Updated)
	}
}

func TestReadRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "w.csv: it is no table of World Bank indicators",
		"year,reporter,partner\n2022,KAZ,RUS\n": "w.csv: it is no table of World Bank indicators",
		"Country Name,Country Code,2022\nKazakhstan,KAZ,5\n":                             "w.csv:1: it has no column of indicator codes, or none of years",
		strings.Replace(dataBank, "225000000000", "-5", 1):                               `w.csv:2:62: "-5" is no value of NY.GDP.MKTP.CD`,
		strings.Replace(download, "202500000000", "2,5", 1):                              `w.csv:6:58: "2,5" is no value of NY.GDP.MKTP.CD`,
		dataBank + "Kazakhstan,KAZ,GDP,NY.GDP.MKTP.CD,202500000001,..\n":                 `w.csv:6:35: NY.GDP.MKTP.CD of KAZ in 2021 stands twice: 202500000001 here, 202500000000 above`,
		strings.NewReplacer("NY.GDP.MKTP.CD", "X", "SP.POP.TOTL", "Y").Replace(dataBank): "w.csv: it has neither GDP (NY.GDP.MKTP.CD) nor population (SP.POP.TOTL)",
	} {
		_, err := Read("w.csv", strings.NewReader(text))
		if e := new(source.Error); !errors.As(err, &e) || e.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		} else if e.Line > 0 && !strings.Contains(strings.TrimPrefix(text, "\ufeff"), e.Near.Text) || (e.Line > 0) != (e.Near.Text != "") {
			t.Errorf("%q: the line is %q", text, e.Near.Text)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(download)
	f.Add(dataBank)
	f.Fuzz(func(t *testing.T, text string) {
		x, err := Read("f.csv", strings.NewReader(text))
		if e := new(source.Error); err != nil && (!errors.As(err, &e) || x != nil) {
			t.Fatalf("%T %v", err, err)
		}
	})
}
