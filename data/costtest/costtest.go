// Package costtest holds tests to what a call may cost: processor time, which hardly
// changes when the machine is busy, and memory.
package costtest

import (
	"runtime"
	"testing"
	"time"
)

// A Cost is what a call takes.
type Cost struct {
	CPU   time.Duration
	Bytes uint64 // allocated, whether or not they are still held
}

// Of is what a call takes.
func Of(call func()) Cost {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	from := CPUTime()
	call()
	took := CPUTime() - from
	runtime.ReadMemStats(&after)
	return Cost{took, after.TotalAlloc - before.TotalAlloc}
}

// Within fails the test if a call takes more than a limit in each of three tries, of
// which the first that does not is the last. With the race detector it may take more: that
// is slow, and drops part of what a sync.Pool keeps, so that it is allocated again.
func Within(t testing.TB, what string, limit Cost, call func()) {
	t.Helper()
	limit.CPU, limit.Bytes = limit.CPU*raceFactor, limit.Bytes*raceFactor
	var c Cost
	for range 3 {
		if c = Of(call); c.CPU <= limit.CPU && c.Bytes <= limit.Bytes {
			t.Logf("%-26s %6.1f ms %5.1f MB", what, float64(c.CPU.Microseconds())/1000, float64(c.Bytes)/(1<<20))
			return
		}
	}
	t.Errorf("%s: %v of processor time and %.1f MB, over the limit of %v and %d MB", what, c.CPU, float64(c.Bytes)/(1<<20), limit.CPU, limit.Bytes>>20)
}
