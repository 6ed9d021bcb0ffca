package pdf

import (
	"strconv"
	"testing"
)

// TestPrograms holds that no more programs than stated are kept, and those asked
// for again longer than the others.
func TestPrograms(t *testing.T) {
	programs.Lock()
	young, old := programs.recent, programs.older
	programs.recent, programs.older = map[string]*program{}, nil
	programs.Unlock()
	defer func() {
		programs.Lock()
		programs.recent, programs.older = young, old
		programs.Unlock()
	}()
	often := &program{name: "often"}
	keepProgram("often", often)
	for i := range 3 * mostPrograms {
		key := strconv.Itoa(i)
		keepProgram(key, &program{name: key})
		if n := len(programs.recent) + len(programs.older); n > mostPrograms {
			t.Fatalf("%d programs are kept, over %d", n, mostPrograms)
		}
		if p := findProgram(key); p == nil || p.name != key {
			t.Fatalf("%s is not found", key)
		}
		if i%(mostPrograms/4) == 0 && findProgram("often") != often {
			t.Fatalf("what is often asked for is gone after %d others", i)
		}
	}
	if findProgram("0") != nil {
		t.Error("what is not asked for is never let go")
	}
}
