package measure

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dyad/data/geo"
	"dyad/data/trade"
)

// worldTable is an invented year of n states, each of which sells to four others;
// about keeps only the rows of some states, as an extract does.
func worldTable(t *testing.T, n int, about ...int) *trade.Table {
	t.Helper()
	var states []int
	for _, c := range geo.All() {
		if c.Kind == geo.KindCountry && c.Alpha3 != "MCO" {
			states = append(states, c.Numeric)
		}
	}
	slices.Sort(states)
	states = states[:n]
	var b strings.Builder
	b.WriteString("t,i,j,k,v,q\n")
	for i, from := range states {
		steps := []int{1, 2, 17, 31}
		for _, k := range about { // the states of an extract trade with all
			if from == k {
				steps = nil
				for d := 1; d < n; d++ {
					steps = append(steps, d)
				}
			}
		}
		for _, d := range steps {
			to := states[(i+d)%n]
			kept := len(about) == 0
			for _, k := range about {
				kept = kept || from == k || to == k
			}
			if kept {
				for chapter := 1; chapter <= 60; chapter++ {
					fmt.Fprintf(&b, "2022,%d,%d,%02d0110,%d,1\n", from, to, chapter, 100+chapter)
				}
			}
		}
		for _, k := range about {
			if from != k {
				for chapter := 1; chapter <= 60; chapter++ {
					fmt.Fprintf(&b, "2022,%d,%d,%02d0110,%d,1\n", from, k, chapter, 100)
				}
			}
		}
	}
	// A pair that stands twice is dropped.
	seen := map[string]bool{}
	lines := strings.Split(b.String(), "\n")
	var out []string
	for _, l := range lines {
		f := strings.Split(l, ",")
		if len(f) > 3 && seen[strings.Join(f[:4], ",")] {
			continue
		}
		if len(f) > 3 {
			seen[strings.Join(f[:4], ",")] = true
		}
		out = append(out, l)
	}
	return read(t, trade.Options{}, "BACI_HS17_Y2022.csv", strings.Join(out, "\n"))
}

// TestExtractIsNoWorld holds that a table of many states stands for the world only
// if they trade with each other too.
func TestExtractIsNoWorld(t *testing.T) {
	for name, tc := range map[string]struct {
		tab   *trade.Table
		world bool
	}{
		"all states with each other":     {worldTable(t, 124), true},
		"rows of Kazakhstan and Russia":  {worldTable(t, 124, 12, 8), false}, // Algeria and Albania, by number
		"rows of five states":            {worldTable(t, 124, 8, 12, 24, 28, 32), false},
		"fewer states than make a world": {worldTable(t, 60), false},
	} {
		a, b := find(t, tc.tab, "ALB"), find(t, tc.tab, "DZA")
		s, err := compute(tc.tab, a, b, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, id := range []ID{TradeIntensity, RevealedAdvantage, GeoDepProducts} {
			computed, missing := false, false
			for _, r := range s.Results {
				computed = computed || r.ID == id
			}
			for _, m := range s.Missing {
				missing = missing || m.Measure == id && m.Needs == NeedsWorld
			}
			if !tc.world && (computed || !missing && id != GeoDepProducts) || tc.world && missing {
				t.Errorf("%s: %s computed %v, needs the world %v", name, id, computed, missing)
			}
		}
	}
}
