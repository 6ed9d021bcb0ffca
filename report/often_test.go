package report

import (
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/codec"
	"dyad/report/reporttest"
)

// TestSharesPrintedThreeTimes holds that no brief of the samples prints a share more
// often among its figures and tables than on page 1, in its section and in the ledger;
// and that one that stands in two more sections is found.
func TestSharesPrintedThreeTimes(t *testing.T) {
	all := []*data.Dossier{reporttest.Embedded(t)}
	for _, name := range []string{"sparse", "rich", "per-ken", "isl-gha"} {
		all = append(all, reporttest.Sample(t, name+".yaml"))
	}
	for _, d := range all {
		repeats := repeatsOf(t, d)
		if len(repeats) > 0 {
			t.Errorf("%s: printed too often: %v", d.ID, repeats)
		}
	}
	raw := string(reporttest.Embedded(t).Raw)
	for old, more := range map[string]string{
		"\nexhibits:\n":                   "  - {id: again, kind: bars, title: Again, items: [{claim: C27}]}\n  - {id: more, kind: bars, title: More, items: [{claim: C27}]}\n",
		"      - exhibit: corridors\n":    "      - exhibit: again\n",
		"      - exhibit: food-imports\n": "      - exhibit: more\n",
	} {
		raw = strings.Replace(raw, old, old+more, 1)
	}
	d, err := codec.Read("again.yaml", []byte(raw))
	reporttest.Must(t, err)
	repeats := repeatsOf(t, d)
	if len(repeats) != 1 || repeats[0] != (Repeat{"C27", 5}) {
		t.Errorf("a share in three sections: %v", repeats)
	}
}

func repeatsOf(t *testing.T, d *data.Dossier) []Repeat {
	t.Helper()
	r, err := Try(d, Options{})
	reporttest.Must(t, err)
	return r.Repeats
}
