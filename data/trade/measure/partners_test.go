package measure

import (
	"slices"
	"strings"
	"testing"
)

// TestDisputedPlaces holds that no state has a place where the stated total with one
// partner is below its products, by which partners are ordered: exports of 0 would come
// first. Where products reach the totals, there are places.
func TestDisputedPlaces(t *testing.T) {
	const rows = "2022,KAZ,RUS,export,TOTAL,0\n2022,KAZ,RUS,export,27,500\n2022,KAZ,CHN,export,27,90\n2022,KAZ,UZB,export,27,10\n2022,KAZ,World,export,TOTAL,600\n"
	const imports = "2022,KAZ,RUS,import,TOTAL,70\n2022,KAZ,CHN,import,TOTAL,20\n2022,KAZ,UZB,import,TOTAL,10\n2022,KAZ,World,import,TOTAL,100\n"
	for stated, want := range map[string]float64{"0": 0, "400": 0, "500": 1} {
		tab := plain(t, strings.Replace(rows, "TOTAL,0", "TOTAL,"+stated, 1)+imports)
		kaz := find(t, tab, "KAZ")
		s, err := compute(tab, kaz, find(t, tab, "RUS"), Options{Partners: 2})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []Flow{Export, Import, Both} {
			if r, ok := s.Find(PartnerRank, kaz, f, Own); f == Import && r.Value != 1 || f != Import && (ok != (want > 0) || r.Value != want) {
				t.Errorf("a stated total of %s, %s: place %v, %t", stated, f, r.Value, ok)
			}
		}
		if n := len(slices.Collect(s.Partners(kaz, Export))); n > 0 != (want > 0) {
			t.Errorf("a stated total of %s: %d partners have places", stated, n)
		}
		if needs := missing(s)["A partner-rank by own"]; want == 0 && needs != NeedsLargerTotal {
			t.Errorf("a stated total of %s: a place lacks %q", stated, needs)
		}
	}
}

// TestPartners holds that partners are ranked as states only, the world and areas
// that are not told left out, with their part of the stated total.
func TestPartners(t *testing.T) {
	tab := plain(t, "2022,KAZ,RUS,export,TOTAL,400\n2022,KAZ,CHN,export,TOTAL,400\n2022,KAZ,UZB,export,TOTAL,100\n"+
		"2022,KAZ,World,export,TOTAL,900\n2021,KAZ,RUS,export,TOTAL,50\n2022,KAZ,RUS,import,TOTAL,70\n")
	kaz, rus := find(t, tab, "KAZ"), find(t, tab, "RUS")
	s, err := compute(tab, kaz, rus, Options{})
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Collect(s.Partners(kaz, Export))
	if len(all) != 3 {
		t.Fatalf("%d partners: %v", len(all), all)
	}
	for i, p := range all {
		if i < 2 && (p.Rank != 1 || !p.Joint || p.Share != 4./9) || i == 2 && (p.Rank != 3 || p.Joint || p.Share != 1./9) {
			t.Errorf("%d: rank %d, joint %t, share %g", i, p.Rank, p.Joint, p.Share)
		}
		if p.Whole.Value.Dollars() != 900 || !p.Whole.Stated || p.Part.To != p.Country || p.Part.From != kaz || p.Part.Rows != 1 {
			t.Errorf("%d: %+v of %+v", i, p.Part, p.Whole)
		}
	}
	if got := slices.Collect(s.Partners(kaz, Import)); got != nil {
		t.Errorf("suppliers, of whom one is told: %v", got)
	}
	if got := slices.Collect(s.Partners(find(t, tab, "UZB"), Export)); got != nil {
		t.Errorf("of a third state: %v", got)
	}
	// The same pair in another year, and one without rows.
	earlier, err := s.In(2021)
	if err != nil || earlier.Year != 2021 || len(earlier.Series) != 1 {
		t.Errorf("2021: %v", err)
	}
	if _, err := s.In(2020); err == nil {
		t.Error("2020 is measured")
	}
}
