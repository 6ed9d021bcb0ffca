package compute

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
)

// TestLinesOfClaims opens the files at the lines that claims name: they hold as many
// rows as the claim counts, each once, and those of a sum of money add up to it.
func TestLinesOfClaims(t *testing.T) {
	files := []string{"one.csv", plainHead, "two.csv", plainHead}
	n := int64(7)
	for _, a := range []string{"KAZ", "RUS", "CHN", "UZB"} {
		for _, b := range []string{"WLD", "KAZ", "RUS", "CHN", "UZB"} {
			for _, flow := range []string{"export", "import"} {
				for _, code := range []string{"TOTAL", "10", "27"} {
					if a == b {
						continue
					}
					value := n % 1000
					if n += 7 * n % 1009; b == "WLD" {
						value = 9000 // more than all partners
					}
					file := 1
					if code == "27" {
						file = 3
					}
					files[file] += fmt.Sprintf("2022,%s,%s,%s,%s,%d\n", a, b, flow, code, value)
				}
			}
		}
	}
	tab := tableOf(t, files...)
	sources := map[string]string{"T1": files[1], "T2": files[3]}
	told := map[string]bool{}
	for _, d := range []*data.Dossier{dossierOf(t, tab, small, "KAZ-RUS", "en"), fewOf(t, tab, measure.Options{}, "27,10", "en")} {
		for _, c := range d.Claims {
			if c.Lines == "" {
				continue
			}
			told[c.Measure] = true
			rows, sum := int64(0), int64(0)
			for i, part := range strings.Split(c.Lines, "; ") {
				id, lines, other := strings.Cut(part, ": ")
				if !other {
					id, lines = c.Source, part
				}
				if other != (i > 0) {
					t.Errorf("%s: %q does not begin with the lines of its source", c.ID, c.Lines)
				}
				all := strings.Split(sources[id], "\n")
				for _, r := range strings.Split(lines, ", ") {
					first, last, ranged := strings.Cut(r, "-")
					if !ranged {
						last = first
					}
					from, err := strconv.Atoi(first)
					reporttest.Must(t, err)
					to, err := strconv.Atoi(last)
					reporttest.Must(t, err)
					for line := from; line <= to; line++ {
						fields := strings.Split(all[line-1], ",")
						value, err := strconv.ParseInt(fields[5], 10, 64)
						reporttest.Must(t, err)
						rows, sum = rows+1, sum+value
					}
				}
			}
			if rows != c.Rows {
				t.Errorf("%s: %d rows at lines %s, it counts %d", c.ID, rows, c.Lines, c.Rows)
			}
			if one := strings.HasPrefix(c.Measure, string(measure.FlowValue)) || c.Measure == string(measure.ProductFlow) || c.Measure == string(measure.Turnover); one && strconv.FormatInt(sum, 10) != c.Exact {
				t.Errorf("%s: its lines %s add up to %d, not %s", c.ID, c.Lines, sum, c.Exact)
			}
		}
	}
	for _, m := range []measure.ID{measure.FlowValue, measure.Turnover, measure.ImportShare, measure.ProductFlow, measure.ProductImportShare} {
		if !told[string(m)] {
			t.Errorf("no claim of %s names its lines", m)
		}
	}
}
