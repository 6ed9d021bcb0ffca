package audit

import (
	"testing"

	"dyad/data"
)

// TestTwoReports holds that computed claims of one flow are compared as reports,
// which freight may set a tenth apart, and others as statements of one number.
func TestTwoReports(t *testing.T) {
	for _, tc := range []struct {
		name, exporter, importer, measure string
		want                              Rule
	}{
		{"a tenth apart", "100.0", "110.0", "flow", "two-reports-agree"},
		{"less", "100.0", "90.5", "flow", "two-reports-agree"},
		{"more than a tenth", "100.0", "110.2", "flow", "two-reports"},
		{"nothing at all", "100.0", "0.0", "flow", "two-reports"},
		{"stated in words", "100.0", "110.0", "", "restated"},
	} {
		x, m := claim("x", tc.exporter, "USD m"), claim("m", tc.importer, "USD m")
		x.Measure, m.Measure, m.Restates = tc.measure, tc.measure, "x"
		var got []Rule
		for _, f := range found(&data.Dossier{Lang: "en", Claims: []data.Claim{x, m}}) {
			if f.Rule == "two-reports" || f.Rule == "two-reports-agree" || f.Rule == "restated" || f.Rule == "restated-agrees" {
				got = append(got, f.Rule)
			}
		}
		if len(got) != 1 || got[0] != tc.want {
			t.Errorf("%s: %v, want %s", tc.name, got, tc.want)
		}
	}
}
