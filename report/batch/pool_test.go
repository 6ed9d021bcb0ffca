package batch

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// upTo are the numbers from 0 to n-1.
func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// slow takes times that do not follow the order of the items.
func slow(_ context.Context, i int) int {
	time.Sleep(time.Duration(i*7919%13) * time.Second)
	return i
}

// Each test below runs in a bubble of testing/synctest, which fails if a
// goroutine is left.

func TestOrder(t *testing.T) {
	for _, n := range []int{0, 1, 2, 100} {
		for _, workers := range []int{1, 3, 200} {
			for _, window := range []int{1, 4, 1000} {
				synctest.Test(t, func(t *testing.T) {
					got := slices.Collect(Ordered(t.Context(), workers, window, slices.Values(upTo(n)), slow))
					if !slices.Equal(got, upTo(n)) {
						t.Errorf("%d items, %d workers, window %d: %v", n, workers, window, got)
					}
				})
			}
		}
	}
}

func TestWorkersWorkAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		for range Ordered(t.Context(), 8, 16, slices.Values(upTo(64)), func(context.Context, int) int { time.Sleep(time.Second); return 0 }) {
		}
		if took := time.Since(start); took != 8*time.Second {
			t.Errorf("64 items of a second by 8 workers took %v", took)
		}
	})
}

// TestWindow lets the first item take long. What is done after it waits, and
// never more than the window.
func TestWindow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var begun, most, dealt atomic.Int64
		f := func(_ context.Context, i int) int {
			most.Store(max(most.Load(), begun.Add(1)-dealt.Load()))
			if i == 0 {
				time.Sleep(time.Hour)
			}
			return i
		}
		for range Ordered(t.Context(), 3, 5, slices.Values(upTo(50)), f) {
			synctest.Wait()
			dealt.Add(1)
		}
		if most.Load() != 5 {
			t.Errorf("at most %d items were in hand, want 5", most.Load())
		}
	})
}

func TestCancelFinishesWhatIsBegun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		var begun atomic.Int64
		f := func(_ context.Context, i int) int { begun.Add(1); time.Sleep(time.Minute); return i }
		go func() { time.Sleep(90 * time.Second); cancel() }()
		got := slices.Collect(Ordered(ctx, 4, 8, slices.Values(upTo(100)), f))
		if n := int(begun.Load()); n != 8 || !slices.Equal(got, upTo(n)) {
			t.Errorf("%d were begun, yielded %v", n, got)
		}
	})
}

func TestBreakEndsAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var begun atomic.Int64
		for i := range Ordered(t.Context(), 4, 8, slices.Values(upTo(1000)), func(_ context.Context, i int) int {
			begun.Add(1)
			time.Sleep(time.Second)
			return i
		}) {
			if i == 10 {
				break
			}
		}
		if n := begun.Load(); n > 11+8 {
			t.Errorf("%d were begun though the loop ended at the 11th", n)
		}
	})
}
