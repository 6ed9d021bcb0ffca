package pdf

import (
	"strconv"
	"testing"
)

// TestPrograms holds that no more programs than stated are kept, and those asked
// for again longer than the others.
func TestPrograms(t *testing.T) {
	programs.Lock()
	young, old := programs.young, programs.old
	programs.young, programs.old = map[string]*program{}, nil
	programs.Unlock()
	defer func() {
		programs.Lock()
		programs.young, programs.old = young, old
		programs.Unlock()
	}()
	usual := &program{name: "usual"}
	keep("usual", usual)
	for i := range 3 * mostPrograms {
		key := strconv.Itoa(i)
		keep(key, &program{name: key})
		if n := len(programs.young) + len(programs.old); n > mostPrograms {
			t.Fatalf("%d programs are kept, over %d", n, mostPrograms)
		}
		if p := find(key); p == nil || p.name != key {
			t.Fatalf("%s is not found", key)
		}
		if i%(mostPrograms/4) == 0 && find("usual") != usual {
			t.Fatalf("what is often asked for is gone after %d others", i)
		}
	}
	if find("0") != nil {
		t.Error("what is not asked for is never let go")
	}
}
