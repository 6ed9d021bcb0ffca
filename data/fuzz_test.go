package data

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func FuzzRead(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := Read("f.yaml", src)
		if err != nil {
			if e := new(Errors); !errors.As(err, &e) || len(e.List) == 0 || d != nil {
				t.Fatalf("Read gave %v and %T", d, err)
			} else if !slices.IsSortedFunc(e.List, func(a, b Problem) int { return comparePos(a.Pos, b.Pos) }) {
				t.Fatalf("problems out of order:\n%v", err)
			}
			return
		}
		again, err := Read("f.yaml", src)
		if err != nil {
			t.Fatalf("read once, then not: %v", err)
		}
		if diff := cmp.Diff(d, again, cmp.AllowUnexported(Dossier{}, index{}, claimPlace{}, ExhibitHead{})); diff != "" {
			t.Fatalf("reads differently:\n%s", diff)
		}
		for _, id := range d.ClaimIDs() {
			if c := d.Claim(id); c == nil || c.ID != id {
				t.Fatalf("claim %q is lost", id)
			} else if c.Interval().Empty() {
				t.Fatalf("claim %q has an empty interval", id)
			}
		}
	})
}

func FuzzParseProse(f *testing.F) {
	for _, s := range []string{"", "plain", "{C05} of {A}", `the {"G20"} in {B}`, "{C05:number} {C05:plain}", "{", "}", `{"`, `{""}`, "7", "{C05:}", "{{C05}}", "½"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		pieces, err := ParseProse(s)
		if err != nil {
			if e := new(ProseError); !errors.As(err, &e) || pieces != nil {
				t.Fatalf("%q gave %v, %v", s, pieces, err)
			}
			return
		}
		if got := unparse(pieces); got != s {
			t.Fatalf("%q reads as %q", s, got)
		}
	})
}

// unparse writes pieces back as prose.
func unparse(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Claim != "":
			b.WriteString("{" + p.Claim + [...]string{"", ":number", ":plain"}[p.Form] + "}")
		case p.Side != 0:
			b.WriteString("{" + string(p.Side))
			if p.Case != "" {
				b.WriteString(":" + p.Case)
			}
			b.WriteString("}")
		case p.Name:
			b.WriteString(`{"` + p.Text + `"}`)
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}
