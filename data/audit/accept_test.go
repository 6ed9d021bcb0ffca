package audit

import (
	"testing"

	"dyad/data"
)

// TestAccepted: an acceptance is of the findings of its rule that are about just its
// claims; one that no finding meets is returned, and so is one of figures that agree.
func TestAccepted(t *testing.T) {
	reason := data.Text{Tags: []string{"en"}, Vals: []string{"known"}}
	dossier := func(again string, accepted ...data.Acceptance) *data.Dossier {
		x, y := claim("x", "40", "%"), claim("y", again, "%")
		y.Restates = "x"
		return &data.Dossier{Lang: "en", Claims: []data.Claim{x, y, claim("z", "3", "km")}, Accepted: accepted}
	}
	for _, tc := range []struct {
		name, again string
		accept      data.Acceptance
		met         bool
	}{
		{"as it is", "44", data.Acceptance{Rule: "restated", Claims: []string{"x", "y"}}, true},
		{"in another order", "44", data.Acceptance{Rule: "restated", Claims: []string{"y", "x"}}, true},
		{"one claim too few", "44", data.Acceptance{Rule: "restated", Claims: []string{"x"}}, false},
		{"one claim too many", "44", data.Acceptance{Rule: "restated", Claims: []string{"x", "y", "z"}}, false},
		{"another rule", "44", data.Acceptance{Rule: "sum", Claims: []string{"x", "y"}}, false},
		{"of a crosscheck", "44", data.Acceptance{Rule: "restated", Claims: []string{"x", "y"}, Crosscheck: "E1"}, false},
		{"mended", "40", data.Acceptance{Rule: "restated", Claims: []string{"x", "y"}}, false},
		{"it agrees", "40", data.Acceptance{Rule: "restated-agrees", Claims: []string{"x", "y"}}, false},
	} {
		tc.accept.Reason = reason
		got := Check(dossier(tc.again, tc.accept))
		met := false
		for _, f := range got.Findings {
			if !f.Accepted.IsZero() {
				met = string(f.Rule) == tc.accept.Rule
			}
		}
		if met != tc.met || (len(got.Unmet) == 0) != tc.met {
			t.Errorf("%s: accepted %t, %d acceptances that no finding meets", tc.name, met, len(got.Unmet))
		}
	}
}

// TestStrictness: the severities that a strictness fails are the named one and all graver.
func TestStrictness(t *testing.T) {
	for _, tc := range []struct {
		name  string
		fails []Severity
	}{
		{"", nil}, {"false", nil}, {"conflict", []Severity{Conflict}}, {"provenance", []Severity{Conflict, Gap, Provenance}},
		{"true", []Severity{Conflict, Gap, Provenance, OneSided, Base, Query, Wording, Untestable}},
	} {
		s, err := ParseStrictness(tc.name)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for x := range Agrees + 1 {
			if s.Fails(x.String()) {
				n++
			}
		}
		for _, x := range tc.fails {
			if !s.Fails(x.String()) {
				t.Errorf("%q does not fail %s", tc.name, x)
			}
		}
		if n != len(tc.fails) || s.On() != (n > 0) {
			t.Errorf("%q fails %d severities, want %d", tc.name, n, len(tc.fails))
		}
	}
	for _, name := range []string{"derived", "agrees", "grave"} {
		if _, err := ParseStrictness(name); err == nil {
			t.Errorf("%q is taken", name)
		}
	}
}
