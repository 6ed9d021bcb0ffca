package audit

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"dyad/data"
	"dyad/data/quantity"
)

// holds checks what is true of the findings of any dossier.
func holds(t *testing.T, d *data.Dossier, fs []Finding) {
	t.Helper()
	info := map[Rule]RuleInfo{}
	for _, r := range Rules() {
		info[r.Name] = r
	}
	for i, f := range fs {
		r, ok := info[f.Rule]
		switch {
		case !ok:
			t.Fatalf("%s is no rule", f.Rule)
		case f.Severity != r.Severity:
			t.Errorf("%s is of severity %d, want %d", f.Rule, f.Severity, r.Severity)
		case f.ID != fmt.Sprintf("N%02d", i+1):
			t.Errorf("finding %d is called %s", i+1, f.ID)
		case i > 0 && f.Outside == "" && fs[i-1].Outside != "":
			t.Errorf("%s stands after one against outside evidence", f.ID)
		case i > 0 && f.Severity < fs[i-1].Severity && (f.Outside == "") == (fs[i-1].Outside == ""):
			t.Errorf("%s stands after a lighter finding", f.ID)
		}
		known(t, d, f.Rule, f.Claims...)
		var names []string
		for _, a := range f.Args {
			names = append(names, a.Name)
			argHolds(t, d, f.Rule, a)
		}
		if !slices.Equal(names, r.Args) {
			t.Errorf("%s has args %v, its rule %v", f.Rule, names, r.Args)
		}
		for _, s := range f.Steps {
			stepHolds(t, d, f.Rule, s)
		}
	}
}

func known(t *testing.T, d *data.Dossier, r Rule, ids ...string) {
	t.Helper()
	for _, id := range ids {
		if d.Claim(id) == nil {
			t.Errorf("%s is about a claim %q that is not there", r, id)
		}
	}
}

func argHolds(t *testing.T, d *data.Dossier, r Rule, a Arg) {
	t.Helper()
	switch a.Kind {
	case ArgClaim, ArgLabel:
		known(t, d, r, a.Claim)
	case ArgFigures:
		known(t, d, r, a.Claims...)
		if len(a.Claims) == 0 {
			t.Errorf("%s: {%s} lists nothing", r, a.Name)
		}
	case ArgRange:
		rangeHolds(t, r, a.Range, a.Digits)
	case ArgSource:
		if d.Source(a.Source) == nil {
			t.Errorf("%s: no source %q", r, a.Source)
		}
	case ArgText:
		if a.Text == "" {
			t.Errorf("%s: {%s} is empty", r, a.Name)
		}
	}
}

func stepHolds(t *testing.T, d *data.Dossier, r Rule, s Step) {
	t.Helper()
	rangeHolds(t, r, s.Result, s.Digits)
	if len(s.Terms) == 0 || s.Terms[0].Op != "" {
		t.Errorf("%s: a step does not begin with a term", r)
	}
	for i, term := range s.Terms {
		switch {
		case term.Claim != "":
			known(t, d, r, term.Claim)
		case term.Range != nil:
			rangeHolds(t, r, *term.Range, term.Digits)
		}
		if i > 0 && term.Op == "" {
			t.Errorf("%s: a term without an operator", r)
		}
	}
}

// rangeHolds refuses ranges that print as no number at all.
func rangeHolds(t *testing.T, r Rule, x quantity.Range, digits int) {
	t.Helper()
	if math.IsNaN(x.Lo) || math.IsNaN(x.Hi) || x.Empty() || math.IsInf(x.Lo, 1) || math.IsInf(x.Hi, -1) {
		t.Errorf("%s: range %v", r, x)
	}
	if math.IsInf(x.Lo, -1) && math.IsInf(x.Hi, 1) {
		t.Errorf("%s: a range without bounds", r)
	}
	if digits < 0 || digits > 12 {
		t.Errorf("%s: %d digits", r, digits)
	}
}

// TestRemovedClaim: a claim that is not there is in no finding, and nothing
// is made of its absence.
func TestRemovedClaim(t *testing.T) {
	full := embedded(t)
	before := map[string]bool{}
	for _, f := range found(full) {
		before[string(f.Rule)+fmt.Sprint(f.Claims)] = true
	}
	for i := range full.Claims {
		id := full.Claims[i].ID
		d := embedded(t)
		d.Claims = slices.Delete(d.Claims, i, i+1)
		fs := found(d)
		holds(t, d, fs)
		for _, f := range fs {
			if f.Severity == Conflict && !before[string(f.Rule)+fmt.Sprint(f.Claims)] && f.Rule != "mix-total" {
				t.Errorf("without %s there is a new conflict %s %v", id, f.Rule, f.Claims)
			}
		}
	}
	d := embedded(t)
	d.Claims = slices.DeleteFunc(d.Claims, func(c data.Claim) bool { return c.ID == "C18" })
	if got := len(byRule(found(d), "mix-remainder")); got != 1 {
		t.Errorf("without a share of one flow, %d remainders, want the other flow's only", got)
	}
}

func TestEmptyDossiers(t *testing.T) {
	for _, d := range []*data.Dossier{nil, {}, dossier(), {Claims: []data.Claim{{}, {}}}, with(dossier(), nil,
		data.Mix{}, data.Progress{}, data.Squares{}, data.Bars{}, data.Dependency{}, data.Ranking{}, data.Table{}, data.Corridors{})} {
		if fs := found(d); len(fs) > 0 && d.Sources != nil {
			t.Errorf("findings on an empty dossier: %v", fs[0].Rule)
		}
	}
}

// FuzzCheck changes the embedded dossier, four bytes a change, and checks
// that the findings still hold together.
func FuzzCheck(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{0, 3, 0, 0})                            // a claim less
	f.Add([]byte{1, 8, 0, 0, 1, 4, 0, 0})                // zero values
	f.Add([]byte{2, 15, 2, 0, 2, 16, 3, 0, 2, 24, 3, 0}) // hedges
	f.Add([]byte{3, 22, 3, 0, 4, 2, 7, 0, 5, 4, 9, 0, 6, 0, 0, 0})
	first := embedded(f)
	f.Fuzz(func(t *testing.T, changes []byte) {
		d := clone(first)
		for len(changes) >= 4 && len(d.Claims) > 0 {
			change(d, changes[0], changes[1], changes[2], changes[3])
			changes = changes[4:]
		}
		fs := found(d)
		holds(t, d, fs)
		if !reflect.DeepEqual(fs, found(d)) {
			t.Error("two runs differ")
		}
	})
}

// clone copies what change changes.
func clone(d *data.Dossier) *data.Dossier {
	c := *d
	c.Claims, c.Crosschecks = slices.Clone(d.Claims), slices.Clone(d.Crosschecks)
	for i := range c.Crosschecks {
		c.Crosschecks[i].Claims = slices.Clone(c.Crosschecks[i].Claims)
	}
	return &c
}

// TestChangedDossiers runs FuzzCheck's property over a fixed walk of changes.
func TestChangedDossiers(t *testing.T) {
	first, state := embedded(t), uint64(1)
	next := func() byte { // Knuth's MMIX generator
		state = state*6364136223846793005 + 1442695040888963407
		return byte(state >> 56)
	}
	for i := range 800 {
		d := clone(first)
		for range 1 + i%40 {
			change(d, next(), next(), next(), next())
		}
		holds(t, d, found(d))
		if t.Failed() {
			t.Fatalf("after walk %d", i)
		}
	}
}

// change makes one change to claim n, its kind, size and the rest from bytes.
func change(d *data.Dossier, kind, n, x, y byte) {
	c := &d.Claims[int(n)%len(d.Claims)]
	if kind&0x80 != 0 && len(d.Crosschecks) > 0 {
		if list := d.Crosschecks[int(n)%len(d.Crosschecks)].Claims; len(list) > 0 {
			c = &list[int(y)%len(list)]
		}
	}
	other := d.Claims[int(y)%len(d.Claims)]
	switch kind & 0x7f % 16 {
	case 0:
		i := int(n) % len(d.Claims)
		d.Claims = slices.Delete(d.Claims, i, i+1)
	case 1:
		c.Value = quantity.Value{Coef: int64(x) - 8, Scale: y % 10}
	case 2:
		c.Qualifier = quantity.Qualifier(x % 10)
	case 3:
		c.Step = quantity.Value{Coef: int64(x), Scale: y % 10}
	case 4:
		c.Restates = other.ID
	case 5:
		c.Ratio = &data.Ratio{Part: d.Claims[int(x)%len(d.Claims)].ID, Whole: other.ID}
	case 6:
		c.HasValue = !c.HasValue
	case 7:
		c.Unit = other.Unit
	case 8:
		c.Value = quantity.Value{Coef: math.MaxInt64 >> (x % 63), Den: int64(y)}
	case 9:
		c.ID = other.ID
	case 10:
		c.Dependence, c.Base, c.Majority = other.Dependence, other.Base, true
		c.Called, c.BaseImplied = other.Label, y&1 == 0
	case 11:
		c.Evidence, c.InSource = data.Evidence(x%3), y&1 == 0
	case 12:
		c.Relation = &data.Relation{Kind: data.RelationKind(x % 4), Rest: x&4 == 0, Of: []string{other.ID, d.Claims[int(x)%len(d.Claims)].ID}[:1+int(x>>7)]}
	case 13:
		c.To, c.HasTo = quantity.Value{Coef: c.Value.Coef + int64(x), Scale: c.Value.Scale}, true
	case 14:
		c.Within, c.Place = other.ID, &data.Place{Of: other.ID, Among: []string{d.Claims[int(x)%len(d.Claims)].ID}}
	case 15:
		c.Period, c.Label, c.AsPrinted = other.Period, other.Label, text([]string{"", "half", "two thirds", "three", "2021"}[x%5])
	}
}
