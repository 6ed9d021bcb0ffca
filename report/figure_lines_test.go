package report

import (
	"fmt"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/codec"
	"dyad/report/reporttest"
)

// TestMissingTimesAreNamed holds that the years that a line lacks between its own are named,
// three or more in a row as their first and last; of a line of two values, which may be as far
// apart as the source gives them, those that another line has.
func TestMissingTimesAreNamed(t *testing.T) {
	for _, tc := range []struct{ first, second, want string }{
		{"2019 2020 2023", "2019 2021", "No figure: First: 2021, 2022; Second: 2020."},
		{"2019 2020 2023", "2021 2022", "No figure: First: 2021, 2022."},
		{"2010 2015", "2010 2015", ""},
		{"2010 2011 2015 2017 2018 2022", "2010 2022", "No figure: First: 2012–2014, 2016, 2019–2021; Second: 2011, 2015, 2017, 2018."},
		{"2010 2015 2020 2030", "2010 2011 2012", "No figure: First: 2025."},
		{"2010 2011 2025", "2010 2011", ""}, // over twelve
	} {
		claims, points := "", [2]string{}
		for i, years := range []string{tc.first, tc.second} {
			for _, y := range strings.Fields(years) {
				id := fmt.Sprintf("%c%s", "FS"[i], y)
				claims += fmt.Sprintf("  - {id: %s, label: '%s of {\"%s\"}', value: 3, unit: USD bn, period: \"%s\", source: S1}\n", id, []string{"Sum", "Price"}[i], y, y)
				points[i] += ", " + id
			}
		}
		d, err := codec.Read("x.yaml", []byte(sentenceHead+"sources:\n"+dated+"claims:\n"+claims+"sections: [{id: s, title: Lines, body: [{exhibit: l}]}]\n"+
			"exhibits: [{id: l, kind: lines, title: Years, series: [{label: First, points: ["+points[0][2:]+"]}, {label: Second, points: ["+points[1][2:]+"]}]}]\n"))
		reporttest.Must(t, err)
		drawn, err := drawLines(composerOf(t, d, "en").sections.figures, d.Exhibits[0].(data.Lines))
		reporttest.Must(t, err)
		if got := drawn.note.String(); got != tc.want {
			t.Errorf("%s and %s: %q, want %q", tc.first, tc.second, got, tc.want)
		}
	}
}
