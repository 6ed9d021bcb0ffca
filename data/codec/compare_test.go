package codec

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/data"
)

func TestCompareOrder(t *testing.T) {
	list := func(ids ...string) (out []data.Measure) {
		for _, id := range ids {
			out = append(out, data.Measure{ID: id})
		}
		return out
	}
	got := compareRecords("measure", measureRecord, list("a", "b", "c"), list("c", "a", "d"))
	want := []Change{{Part: "measure", ID: "b", What: Removed}, {Part: "measure", ID: "d", What: Added}, {Part: "measure", What: Moved}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCompareNamesKeys changes the file of a dossier in one place each time.
func TestCompareNamesKeys(t *testing.T) {
	from, err := Read("x.yaml", []byte(computedDossier))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		old, new string
		want     Change
	}{
		{`formula: "(X + M)`, `formula: "(Y + M)`, Change{"measure", "trade-share", Changed, "formula", "(X + M) ÷ (X₁ + M₁)", "(Y + M) ÷ (X₁ + M₁)"}},
		{"not_computable:\n  - {name: Trade over GDP, needs: GDP of 2022}\n", "", Change{"dossier", "", Changed, "not_computable", "Trade over GDP: GDP of 2022", ""}},
		{"rows: 4,", "rows: 5,", Change{"claim", "Y1", Changed, "rows", "4", "5"}},
		{"measure: trade-share", "measure: plain", Change{"claim", "H1", Changed, "measure", "trade-share", "plain"}},
		{"rows: 12,", "rows: 13,", Change{"source", "S1", Changed, "file", "BACI_HS92_Y2022.csv, BACI, HS92, 12, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
			"BACI_HS92_Y2022.csv, BACI, HS92, 13, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}},
		{`bullets: [b, `, `bullets: [c, `, Change{"section", "s", Changed, "body/5/bullets/1", "b", "c"}},
		{"points: [Y1, Y2]", "points: [Y1, Y2], ", Change{}},
		{"width: half", "width: full", Change{"exhibit", "g", Changed, "width", "half", "full"}},
		{`["", "x"]`, `["", "z"]`, Change{"exhibit", "g", Changed, "rows/2/cells/2", "x", "z"}},
	} {
		src := strings.Replace(computedDossier, c.old, c.new, 1)
		if src == computedDossier {
			t.Fatalf("the sample no longer holds %q", c.old)
		}
		to, err := Read("y.yaml", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		var want, back []Change
		if c.want.What != "" {
			want = []Change{c.want}
			c.want.Old, c.want.New = c.want.New, c.want.Old
			back = []Change{c.want}
		}
		if diff := cmp.Diff(want, Compare(from, to)); diff != "" {
			t.Errorf("%q to %q:\n%s", c.old, c.new, diff)
		}
		if diff := cmp.Diff(back, Compare(to, from)); diff != "" {
			t.Errorf("%q to %q:\n%s", c.new, c.old, diff)
		}
	}
}
