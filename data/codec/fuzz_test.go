package codec

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dyad/data"
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
		if diff := cmp.Diff(d, again, cmpopts.IgnoreUnexported(data.Dossier{})); diff != "" {
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
