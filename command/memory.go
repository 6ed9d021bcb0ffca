package command

import (
	"context"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// garbagePerWorker is how many bytes of garbage each worker may leave before
// it is collected: that of some twenty briefs. A larger number gains nothing.
const garbagePerWorker = 16 << 20

const (
	goMinimum   = 4 << 20 // bytes: a smaller live heap counts as this when Go takes a percentage of it
	leastGrowth = 25      // per cent: with less the collector would run all the time beside a large table
)

// collectEvery makes the garbage collector run whenever so many bytes of
// garbage may have gathered, until ctx ends. By default Go collects when the
// live heap has doubled. With the few megabytes of a batch that is after
// every other brief; with a large table it is so late that memory doubles. No
// percentage that is set once serves both, and a limit of memory would depend
// on the table and on the number of workers.
func collectEvery(ctx context.Context, garbage uint64) {
	setNextCollection(&pacer{ctx, garbage})
}

// A pacer is the argument of setNextCollection.
type pacer struct {
	ctx     context.Context
	garbage uint64
}

// setNextCollection sets when the garbage is collected next, by what is live
// after the last collection. The next collection frees an object that nothing
// refers to, whose cleanup calls this function again.
func setNextCollection(p *pacer) {
	if p.ctx.Err() != nil {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(growthPercent(live[0].Value.Uint64(), p.garbage))
	// The object holds pointers so that it is not allocated together with
	// other small objects.
	runtime.AddCleanup(new([4]*int), setNextCollection, p)
}

// growthPercent is the percentage of the live bytes that so many bytes of
// garbage are.
func growthPercent(live, garbage uint64) int {
	return int(max(100*garbage/max(live, goMinimum), leastGrowth))
}
