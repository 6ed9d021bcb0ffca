package data

import (
	"testing"

	"dyad/data/quantity"
)

// TestExamples: what is from an example is one, and what is computed from it, at any
// remove; a circle ends.
func TestExamples(t *testing.T) {
	computed := func(id string, of ...string) Claim {
		return Claim{ID: id, Derived: &quantity.Range{}, Relation: &Relation{Of: of}}
	}
	d := &Dossier{
		Sources: []Source{{ID: "S1", Example: true}, {ID: "S2"}},
		Claims: []Claim{
			{ID: "made-up", Source: "S1"}, {ID: "real", Source: "S2"}, {ID: "none"},
			computed("sum", "real", "made-up"), computed("of-sum", "sum"), computed("of-real", "real", ""),
			{ID: "share", Derived: &quantity.Range{}, Ratio: &Ratio{Part: "real", Whole: "of-sum"}},
			computed("circle", "circle", "real"),
			{ID: "stated", Source: "S2", Relation: &Relation{Of: []string{"made-up"}}},
		},
		Facts: []Fact{{ID: "F1", Source: "S2"}, {ID: "F2", Source: "S1"}},
	}
	claims, facts := d.Examples()
	got := ""
	for _, c := range claims {
		got += c.ID + " "
	}
	for _, f := range facts {
		got += f.ID
	}
	if want := "made-up sum of-sum share F2"; got != want {
		t.Errorf("examples are %s, want %s", got, want)
	}
	d.Sources[0].Example = false
	if claims, facts := d.Examples(); len(claims)+len(facts) > 0 {
		t.Errorf("%d examples without a source that is one", len(claims)+len(facts))
	}
}
