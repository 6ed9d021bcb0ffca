package command

import (
	"context"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
)

func TestGrowth(t *testing.T) {
	for _, test := range []struct {
		live, room uint64 // MB
		want       int
	}{{0, 64, 1600}, {4, 64, 1600}, {16, 64, 400}, {128, 64, 50}, {1000, 64, 25}, {16, 0, 25}} {
		if got := growthPercent(test.live<<20, test.room<<20); got != test.want {
			t.Errorf("beside %d MB room of %d MB is %d %%, want %d", test.live, test.room, got, test.want)
		}
	}
}

// TestCollectEvery lets the live heap grow. The percentage changes at the
// next collection, until the batch ends.
func TestCollectEvery(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	percent := func() uint64 {
		now := []metrics.Sample{{Name: "/gc/gogc:percent"}}
		metrics.Read(now)
		return now[0].Value.Uint64()
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	runtime.GC() // the garbage of other tests
	collectEvery(ctx, 64<<20)
	if small := percent(); small <= 100 {
		t.Errorf("%d %% beside a small heap, no more than Go's own", small)
	}
	kept := make([]byte, 128<<20)
	runtime.GC()
	await(t, func() bool { p := percent(); return p >= leastGrowth && p <= 50 })
	stop()
	debug.SetGCPercent(77)
	runtime.GC()
	runtime.GC()
	runtime.KeepAlive(kept)
	if p := percent(); p != 77 {
		t.Errorf("after the batch: %d %%", p)
	}
}
