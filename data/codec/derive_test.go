package codec

import (
	"fmt"
	"math"
	"testing"
)

// TestDerived holds what derived values come to, how they are rounded, and what they
// can be.
func TestDerived(t *testing.T) {
	for _, tc := range []struct{ name, a, b, c, want, lo, hi string }{
		{"sum", "3.0, unit: USD bn", "5.0, unit: USD bn", `unit: USD bn, sum: {of: [A1, A2]}`, "8.0", "7.9e9", "8.1e9"},
		{"sum of unlike scales", "3.0, unit: USD bn", "500, unit: USD m", `unit: USD bn, sum: {of: [A1, A2]}`, "3.5", "3.4495e9", "3.5505e9"},
		{"difference below 0", "3.0, unit: USD bn", "5.0, unit: USD bn", `unit: USD bn, difference: {of: A1, less: A2}`, "-2.0", "-2.1e9", "-1.9e9"},
		{"difference of shares", `34, unit: "%"`, `31, unit: "%"`, `unit: percentage points, difference: {of: A1, less: A2}`, "3", "0.02", "0.04"},
		{"growth", "10.0, unit: USD bn", "15.0, unit: USD bn", `unit: "% change", growth: {from: A1, to: A2}`, "50", "0.48756", "0.51256"},
		{"points", `34, unit: "%"`, `31, unit: "%"`, `unit: percentage points, growth: {from: A1, to: A2}`, "-3", "-0.04", "-0.02"},
		{"product", "300, unit: kt", "4200, unit: USD per t", `unit: USD bn, product: {of: [A1, A2]}`, "1.26", "1.243e9", "1.277e9"},
		{"product to a step", "300, unit: kt", "4200, unit: USD per t", `unit: USD bn, step: 0.1, product: {of: [A1, A2]}`, "1.3", "1.243e9", "1.277e9"},
		{"share", "620, unit: t", "1.6, unit: kt", `unit: "%", ratio: {part: A1, whole: A2}`, "39", "0.37545", "0.40032"},
		{"share of counts", "2, unit: boats", "3, unit: boats", `unit: "%", ratio: {part: A1, whole: A2}`, "66.7", "0.66667", "0.66667"},
	} {
		src := goodHead + fmt.Sprintf("claims:\n  - {id: A1, label: First, value: %s, source: none}\n  - {id: A2, label: Second, value: %s, source: none}\n"+
			"  - {id: D, label: Result, value: derived, %s}\n", tc.a, tc.b, tc.c)
		d, err := Read("x.yaml", []byte(src))
		if err != nil {
			t.Errorf("%s: %v", tc.name, err)
			continue
		}
		c := d.Claim("D")
		if got := c.Value.String(); got != tc.want || !c.HasValue {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
		var lo, hi float64
		fmt.Sscan(tc.lo, &lo)
		fmt.Sscan(tc.hi, &hi)
		if r := *c.Derived; math.Abs(r.Lo-lo) > 1e-3*math.Abs(lo) || math.Abs(r.Hi-hi) > 1e-3*math.Abs(hi) {
			t.Errorf("%s: from %g to %g, want %s to %s", tc.name, r.Lo, r.Hi, tc.lo, tc.hi)
		}
	}
}

// TestDerivedFromDerived holds that a derived value is computed from others that are.
func TestDerivedFromDerived(t *testing.T) {
	d, err := Read("x.yaml", []byte(goodHead+`claims:
  - {id: S, label: Share of it, value: derived, unit: "%", ratio: {part: A1, whole: T}}
  - {id: T, label: Total, value: derived, unit: USD bn, sum: {of: [A1, A2]}}
  - {id: A1, label: First, value: 3.0, unit: USD bn, source: none}
  - {id: A2, label: Second, value: 5.0, unit: USD bn, source: none}
`))
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Claim("S").Value.String(); got != "38" {
		t.Errorf("%s%%, want 38%%", got)
	}
}
