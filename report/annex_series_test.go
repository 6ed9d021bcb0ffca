package report

import (
	"testing"

	"dyad/data"
	"dyad/data/quantity"
	"dyad/data/trade/measure"
)

// TestChangesStandInTheirRows holds that the change of a share stands beside it, in the row of
// the other state where the supplier has none, and in none where it is not its difference.
func TestChangesStandInTheirRows(t *testing.T) {
	tenths := func(n int64) *data.Claim { return &data.Claim{Value: quantity.Value{Coef: n, Scale: 1}} }
	rows := []seriesRow{{"OMA1.8542", map[int]*data.Claim{2017: tenths(122), 2022: tenths(290)}}, {"SMA.8542", map[int]*data.Claim{2017: tenths(138), 2022: tenths(56)}}}
	change := func(id, period string, n int64) data.Claim {
		cl := *tenths(n)
		cl.ID, cl.Measure, cl.Period = id, string(measure.ProductPoints), data.Text{Tags: []string{"en"}, Vals: []string{period}}
		return cl
	}
	for _, c := range []struct {
		name   string
		claims []data.Claim
		want   map[string]string // row to claim
	}{
		{"both", []data.Claim{change("KMA1.8542", "2017–2022", 168), change("KMA6.8542", "2017–2022", -81)}, map[string]string{"OMA1.8542": "KMA1.8542", "SMA.8542": "KMA6.8542"}},
		{"of another supplier", []data.Claim{change("KMA5.8542", "2017–2022", 14), change("KMA6.8542", "2017–2022", -82)}, map[string]string{"SMA.8542": "KMA6.8542"}},
		{"of other years", []data.Claim{change("KMA1.8542", "2017–2022", 168), change("KMA6.8542", "2018–2022", -82)}, map[string]string{"OMA1.8542": "KMA1.8542"}},
		{"none", []data.Claim{change("KMA1.8542", "2017–2022", -168)}, nil},
	} {
		d := &data.Dossier{Lang: "en", Claims: c.claims}
		got := changesOf(d, rows)
		if len(got.of) != len(c.want) || (got.period == "") != (len(c.want) == 0) {
			t.Errorf("%s: %d changes over %q, want %d", c.name, len(got.of), got.period, len(c.want))
		}
		for row, id := range c.want {
			if cl := got.of[row]; cl == nil || cl.ID != id {
				t.Errorf("%s: beside %s stands %+v, want %s", c.name, row, cl, id)
			}
		}
	}
}
