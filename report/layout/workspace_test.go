package layout

import (
	"reflect"
	"strings"
	"testing"

	"dyad/report/doc"
)

// setTwice sets a document in a workspace that another has left.
func setTwice(t *testing.T, before, d *doc.Document) (*Result, *workspace) {
	t.Helper()
	for workspaces.Len() > 0 {
		workspaces.Get()
	}
	r := mustPaginate(t, before, A4)
	left := r.ws
	r.Release()
	r = mustPaginate(t, d, small)
	if r.ws != left {
		t.Fatal("the workspace was not used again")
	}
	return r, left
}

func TestNothingIsLeftInAWorkspace(t *testing.T) {
	want := dump(mustPaginate(t, everyKind(), small))
	for name, before := range map[string]*doc.Document{
		"its like": everyKind(), "a ledger": ledger(400), "nothing": {},
		"long texts": {Body: []doc.Block{doc.Paragraph{Text: plainText(strings.Repeat("word ", 2000))}}},
	} {
		r, ws := setTwice(t, before, everyKind())
		if got := dump(r); got != want {
			t.Errorf("after %s it comes out as\n%s", name, got)
		}
		r.Release()
		for v, i := reflect.ValueOf(ws).Elem(), 0; i < v.NumField(); i++ {
			checkZero(t, "after "+name+": "+v.Type().Field(i).Name, v.Field(i))
		}
	}
}

// checkZero looks at all that lists of a workspace have had.
func checkZero(t *testing.T, name string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.Slice:
		if plain(v.Type().Elem()) {
			return // holds on to nothing
		}
		for i, all := 0, v.Slice(0, v.Cap()); i < all.Len(); i++ {
			switch e := all.Index(i); e.Kind() {
			case reflect.Slice:
				checkZero(t, name, e)
			default:
				if e.Type() == reflect.TypeFor[pageBuffers]() {
					checkZero(t, name, e.Field(0))
					checkZero(t, name, e.Field(1))
				} else if !e.IsZero() {
					t.Errorf("%s: value %d is not zero", name, i)
					return
				}
			}
		}
	case reflect.Struct: // an arena
		checkZero(t, name, v.Field(0))
	}
}

// plain tells whether a type has numbers only.
func plain(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return t.Kind() >= reflect.Bool && t.Kind() <= reflect.Float64
	}
	for i := range t.NumField() {
		if !plain(t.Field(i).Type) {
			return false
		}
	}
	return true
}

// What was not released stands, whatever is set after it.
func TestResultStandsUntilReleased(t *testing.T) {
	r := mustPaginate(t, everyKind(), small)
	want := dump(r)
	for range 3 {
		mustPaginate(t, ledger(100), A4).Release()
		mustPaginate(t, everyKind(), A4).Release()
	}
	if got := dump(r); got != want {
		t.Errorf("it became\n%s", got)
	}
	r.Release()
	r.Release() // does nothing
	if r.Pages != nil || r.Root != nil || workspaces.Len() == 0 {
		t.Errorf("after it was released: %d pages, %v, %d workspaces", len(r.Pages), r.Root, workspaces.Len())
	}
}

// A document of many pages leaves its memory to the collector.
func TestLargeWorkspacesAreNotKept(t *testing.T) {
	r := mustPaginate(t, ledger(2000), small)
	ws := r.ws
	if len(r.Pages) <= keptPages {
		t.Fatalf("only %d pages", len(r.Pages))
	}
	r.Release()
	for workspaces.Len() > 0 {
		if workspaces.Get() == ws {
			t.Error("kept")
		}
	}
}

func TestSlab(t *testing.T) {
	var s arena[int]
	a := append(s.list(3), 1, 2, 3)
	at := s.position
	b := append(s.list(2), 4, 5)
	a = append(a, 9) // moves: behind it stands b
	if b[0] != 4 || a[3] != 9 {
		t.Errorf("lists %v and %v share memory", a, b)
	}
	b = s.append(b, 6, 7, 8)
	for range arenaBlock {
		*s.alloc() = 7
	}
	if long := s.list(arenaBlock + 1); cap(long) != arenaBlock+1 || len(s.blocks) != 2 {
		t.Errorf("a list of %d, %d blocks", cap(long), len(s.blocks))
	}
	s.rewind(at)
	for range arenaBlock {
		if v := *s.alloc(); v != 0 {
			t.Fatalf("%d is left", v)
		}
	}
	if len(s.blocks) != 2 || len(b) != 5 {
		t.Errorf("%d blocks, list %v", len(s.blocks), b)
	}
}
