package report

import "testing"

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
	} {
		if key, n, to := tc.m.said(); key != tc.key || n != tc.n || to != tc.to {
			t.Errorf("%v: %q %q %q", tc.m, key, n, to)
		}
	}
}
