package command

import (
	"context"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// roomForGarbage is how much memory the briefs that one processor makes may
// leave behind before it is collected: some twenty briefs. More gains nothing.
const roomForGarbage = 16 << 20 // bytes

const (
	goMinimum   = 4 << 20 // bytes of live heap that Go's percentages are of at the least
	leastGrowth = 25      // per cent: with less, beside a large table, the collector would run without end
)

// collectByRoom has the collector work each time so many bytes are used, until
// ctx ends. At Go's default it works when the live heap has doubled: beside the
// few megabytes of a batch every other brief, beside a large table so late that
// memory doubles. No part of what is live at the start does for both, and a
// limit of memory would depend on the table and on how many work.
func collectByRoom(ctx context.Context, room uint64) {
	runtime.GC()
	pace(&pacing{ctx, room})
}

// A pacing is what pace is called with after each collection.
type pacing struct {
	ctx  context.Context
	room uint64
}

// pace sets when to collect next, by what the last collection left. The next one
// finds an object that nothing refers to, and calls it again.
func pace(p *pacing) {
	if p.ctx.Err() != nil {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(growth(live[0].Value.Uint64(), p.room))
	// Of pointers, so that it shares no memory with other small objects.
	runtime.AddCleanup(new([4]*int), pace, p)
}

// growth is the part of what is live, in per cent, that is room.
func growth(live, room uint64) int {
	return int(max(100*room/max(live, goMinimum), leastGrowth))
}
