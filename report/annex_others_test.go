package report

import "testing"

// TestWithoutProduct holds where a label names its product, and that one that names it among
// other words is not cut.
func TestWithoutProduct(t *testing.T) {
	for label, want := range map[string]string{
		"KAZ: HS 8542, share of RUS in imports":   "KAZ: share of RUS in imports",
		"KAZ from RUS: HS 8542, per kg":           "KAZ from RUS: per kg",
		"RUS as a market of KAZ: HS 8542":         "RUS as a market of KAZ",
		"KAZ, RUS: a year, HS 8542":               "KAZ, RUS: a year",
		"HS 8542: concentration of world exports": "Concentration of world exports",
		"Imports of HS 8542 from RUS":             "Imports of HS 8542 from RUS",
		"KAZ: HS 854231, first supplier":          "KAZ: HS 854231, first supplier",
		"Turnover":                                "Turnover",
	} {
		if got := withoutProduct(label, "HS 8542"); got != want {
			t.Errorf("%q: %q, want %q", label, got, want)
		}
	}
	if got := withoutProduct("KAZ: first supplier", ""); got != "KAZ: first supplier" {
		t.Errorf("without a product: %q", got)
	}
}
