package costtest

import (
	"fmt"
	"testing"
	"time"
)

// A told is a test that takes note of what it is told.
type told struct {
	testing.TB
	errors int
}

func (t *told) Helper()               {}
func (t *told) Logf(string, ...any)   {}
func (t *told) Errorf(string, ...any) { t.errors++ }

var sink []byte

// TestWithin: a call that takes more time or memory than its limit fails, one that takes
// less does not, and one that waits takes no time.
func TestWithin(t *testing.T) {
	if CPUTime() == 0 {
		t.Skip("no processor time is known here")
	}
	work := func(d time.Duration) func() {
		return func() {
			for from := CPUTime(); CPUTime()-from < d; {
				sink = fmt.Append(sink[:0], d)
			}
		}
	}
	limit := Cost{20 * time.Millisecond, 1 << 20}
	for name, x := range map[string]struct {
		call func()
		want int
	}{
		"little": {func() {}, 0},
		"waits":  {func() { time.Sleep(raceFactor * 50 * time.Millisecond) }, 0},
		"works":  {work(raceFactor * 50 * time.Millisecond), 1},
		"takes":  {func() { sink = make([]byte, raceFactor*2<<20) }, 1},
	} {
		got := &told{TB: t}
		if Within(got, name, limit, x.call); got.errors != x.want {
			t.Errorf("%s: %d errors", name, got.errors)
		}
	}
}
