package report

import (
	"testing"

	"dyad/data"
	"dyad/data/audit"
	"dyad/data/quantity"
	"dyad/report/reporttest"
)

// TestInUnit: a sum is never printed with more digits than are known of it.
func TestInUnit(t *testing.T) {
	bn := quantity.Unit{Dim: quantity.Money, Mult: 1e9, Currency: "USD"}
	tn := quantity.Unit{Dim: quantity.Money, Mult: 1e12, Currency: "USD"}
	c, err := newComposer(reporttest.Embedded(t), audit.Result{}, Options{Version: "0.0.0"})
	reporttest.Must(t, err)
	for _, x := range []struct {
		coef  int64
		scale uint8
		unit  quantity.Unit
		exact string
		want  string
	}{
		{272, 2, tn, "2715997517261", "2,716.0"},
		{272, 2, tn, "", "2,720"},
		{5828, 1, bn, "", "582.8"},
		{583, 0, bn, "", "583"},
		{4, 3, bn, "4000000", "0.004"},
	} {
		cl := &data.Claim{ID: "X", HasValue: true, Value: quantity.Value{Coef: x.coef, Scale: x.scale}, Unit: x.unit, Exact: x.exact}
		if got := c.inUnit(cl, bn); got != x.want {
			t.Errorf("%d/10^%d × %g (exactly %q) is printed %q, want %q", x.coef, x.scale, x.unit.Mult, x.exact, got, x.want)
		}
	}
}
