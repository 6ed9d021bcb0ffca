package compute

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"dyad/data"
	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/report/reporttest"
)

// contradictory are rows of a table whose totals, parts and reports do not fit: of two
// states and some others, in three years, with products at several levels.
func contradictory(r *rand.Rand) string {
	var b strings.Builder
	states := []string{"KAZ", "RUS", "CHN", "UZB", "World"}
	codes := []string{"TOTAL", "27", "2709", "270900", "84", "10"}
	for year := 2020; year <= 2022; year++ {
		for _, who := range states[:2] {
			for _, other := range states {
				for _, flow := range []string{"export", "import"} {
					for _, code := range codes {
						if r.IntN(3) == 0 || who == other && r.IntN(4) > 0 {
							continue
						}
						value := []int{0, 1, r.IntN(100), r.IntN(1_000_000), 1_000_000_000}[r.IntN(5)]
						fmt.Fprintf(&b, "%d,%s,%s,%s,%s,%d\n", year, who, other, flow, code, value)
					}
				}
			}
		}
	}
	return b.String()
}

// outside is what is wrong with a claim of a dossier: a value outside the range of its
// measure, "" if nothing is. The exact value counts, and the printed one does.
func outside(c *data.Claim) string {
	def := measure.Define(measure.ID(c.Measure))
	v := c.Value.Float()
	switch {
	case def.Unit == measure.Share && c.Unit != unitOf("%"): // the money that a share is of
		return ""
	case def.Unit == measure.Share, def.Unit == measure.Change:
		v /= 100
	}
	low, high, ok := strings.Cut(strings.ReplaceAll(def.Range, "−", "-"), "..")
	if !ok || def.Unit == measure.Change && c.Unit != unitOf("% change") {
		return ""
	}
	if f, err := strconv.ParseFloat(low, 64); err == nil && v < f-1e-9 {
		return fmt.Sprintf("%v is below %s", v, def.Range)
	}
	if f, err := strconv.ParseFloat(high, 64); err == nil && v > f+1e-9 {
		return fmt.Sprintf("%v is above %s", v, def.Range)
	}
	return ""
}

// placeOfNothing is a place of a state beside a share of 0, "" if a dossier has none.
// The place and the share of a flow differ in their first letter: RXA, SXA.
func placeOfNothing(d *data.Dossier) string {
	for i := range d.Claims {
		for j := range d.Claims {
			place, share := &d.Claims[i], &d.Claims[j]
			isPlace := place.Measure == string(measure.PartnerRank) || place.Measure == string(measure.ProductRank)
			if isPlace && share.ID == "S"+place.ID[1:] && share.HasValue && share.Value.Coef == 0 {
				return fmt.Sprintf("%s is place %d though %s is 0", place.ID, place.Value.Coef, share.ID)
			}
		}
	}
	return ""
}

// TestNothingOutsideItsRange holds that no figure of a dossier is outside the range of
// its measure, whatever the tables contradict: no share above 100 % and no concentration
// above 1. And no state has a place with a share of 0.
func TestNothingOutsideItsRange(t *testing.T) {
	shares := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 3))
		tab := tableOf(t, "t.csv", plainHead+contradictory(r))
		a, okA := tab.Find("KAZ")
		b, okB := tab.Find("RUS")
		if !okA || !okB {
			continue
		}
		w, err := measure.NewWorld(tab, measure.Options{Partners: 2, Chapters: 2})
		reporttest.Must(t, err)
		var all []*data.Dossier
		if set, err := w.Pair(a, b); err == nil {
			d, err := Dossier(Options{All: Goods{tab, set}})
			reporttest.Must(t, err)
			all = append(all, d)
		}
		for _, code := range []string{"27", "2709", "270900"} {
			p, err := trade.ParseProduct(code)
			reporttest.Must(t, err)
			if few, err := w.Products(a, b, []trade.Product{p}); err == nil {
				d, err := Dossier(Options{All: Goods{Table: tab}, Few: few})
				reporttest.Must(t, err)
				all = append(all, d)
			}
		}
		for _, d := range all {
			for i := range d.Claims {
				c := &d.Claims[i]
				if bad := outside(c); bad != "" {
					t.Errorf("seed %d, %s: claim %s of %s: %s", seed, d.ID, c.ID, c.Measure, bad)
				}
				if measure.Define(measure.ID(c.Measure)).Unit == measure.Share {
					shares++
				}
			}
			if bad := placeOfNothing(d); bad != "" {
				t.Errorf("seed %d, %s: %s", seed, d.ID, bad)
			}
		}
	}
	if shares < 300 {
		t.Errorf("%d shares: the tables are too alike", shares)
	}
}
