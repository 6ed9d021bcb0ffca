package charts

import (
	"math"
	"testing"
)

// TestConstructorsRefuse holds every message: lower case and naming the item.
func TestConstructorsRefuse(t *testing.T) {
	for _, k := range kinds() {
		for _, c := range k.refused {
			if c.err == nil || c.err.Error() != c.want {
				t.Errorf("%s: got  %v\nwant %s", k.constructor, c.err, c.want)
			}
		}
	}
}

func TestRenderRefusesWidths(t *testing.T) {
	f, err := NewProgress(frontier())
	must(t, f, err)
	for _, w := range []float64{0, -1, 119, 1e6, math.NaN(), math.Inf(1)} {
		r, theme := testTheme()
		if err := NewBoard(r, theme).Draw(f, w).Render(r); err == nil {
			t.Errorf("width %g was drawn", w)
		}
		if n := len(r.Runs()); n > 0 {
			t.Errorf("width %g drew %d texts before it failed", w, n)
		}
	}
}
