package edition

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dyad/data"
	"dyad/data/codec"
	"dyad/report"
	"dyad/report/reporttest"
)

func diff(t testing.TB, from, to *data.Dossier) []Change {
	t.Helper()
	c, err := Diff(from, to, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// only are the changes of one part.
func only(part string, all []Change) []Change {
	var out []Change
	for _, c := range all {
		if c.Part == part {
			out = append(out, c)
		}
	}
	return out
}

func TestDiffNothing(t *testing.T) {
	d := reporttest.Embedded(t)
	moved, err := codec.Read("x.yaml", append([]byte("# a comment\n\n"), data.DefaultBytes()...))
	if err != nil {
		t.Fatal(err)
	}
	for _, to := range []*data.Dossier{d, moved} {
		if c := diff(t, d, to); len(c) > 0 {
			t.Errorf("%+v", c)
		}
	}
}

// TestDiffClaim changes one key of a claim each time; the reverse is its
// mirror image.
func TestDiffClaim(t *testing.T) {
	d := reporttest.Sample(t, "sparse.yaml")
	raw := string(d.Raw)
	for _, test := range []struct{ old, new, key, from, to string }{
		{"value: 12.5\n", "value: 12.6\n", "value", "12.5", "12.6"},
		{"value: 12.5\n    unit: USD m\n", "value: 12.5\n    unit: EUR m\n", "unit", "USD m", "EUR m"},
		{"short: Trade turnover\n", "short: Turnover\n", "short", "Trade turnover", "Turnover"},
	} {
		if !strings.Contains(raw, test.old) {
			t.Fatalf("the sample no longer holds %q", test.old)
		}
		to, err := codec.Read("x.yaml", []byte(strings.Replace(raw, test.old, test.new, 1)))
		if err != nil {
			t.Fatal(err)
		}
		want := []Change{{"claim", "C1", codec.Changed, test.key, test.from, test.to}}
		if x := cmp.Diff(want, only("claim", diff(t, d, to))); x != "" {
			t.Error(x)
		}
		want[0].Old, want[0].New = test.to, test.from
		if x := cmp.Diff(want, only("claim", diff(t, to, d))); x != "" {
			t.Error(x)
		}
	}
}

// TestDiffFinding: with the turnover that the mix implies, the gravest finding
// goes, and comes back the other way.
func TestDiffFinding(t *testing.T) {
	const turnover = "short: Bilateral trade turnover\n    value: "
	from, to := reporttest.Embedded(t), reporttest.Mutated(t, turnover+"24.5", turnover+"18.4")
	went := only("finding", diff(t, from, to))
	if len(went) == 0 || went[0].What != codec.Removed || went[0].ID != "N01" || went[0].Key != "mix-total" || went[0].Old == "" {
		t.Errorf("%+v", went)
	}
	var came []Change
	for _, c := range only("finding", diff(t, to, from)) {
		if c.What == codec.Added {
			came = append(came, c)
		}
	}
	if len(came) == 0 || came[0].Key != "mix-total" || came[0].New != went[0].Old {
		t.Errorf("%+v", came)
	}
}

// TestDiffComesAndGoes adds a claim and changes what stands around the claims.
func TestDiffComesAndGoes(t *testing.T) {
	from := reporttest.Sample(t, "sparse.yaml")
	raw := strings.Replace(string(from.Raw), "\nclaims:\n", "\nclaims:\n  - {id: X1, label: Invented length, value: 7, unit: km, qualifier: exact,"+
		" period: not stated, source: none, evidence: none}\n", 1)
	raw = strings.Replace(raw, "as_of: ", "as_of: 2019-01-01 #", 1)
	to, err := codec.Read("x.yaml", []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	all := diff(t, from, to)
	want := []Change{{"claim", "X1", codec.Added, "", "", "Invented length: 7 km"}}
	if x := cmp.Diff(want, only("claim", all)); x != "" {
		t.Error(x)
	}
	want = []Change{{"dossier", "", codec.Changed, "as_of", from.AsOf, "2019-01-01"}}
	if x := cmp.Diff(want, only("dossier", all)); x != "" {
		t.Error(x)
	}
	want = []Change{{"claim", "X1", codec.Removed, "", "Invented length: 7 km", ""}}
	if x := cmp.Diff(want, only("claim", diff(t, to, from))); x != "" {
		t.Error(x)
	}
}
