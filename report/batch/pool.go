package batch

import (
	"context"
	"iter"
	"sync"
)

// Ordered calls f with each item on some workers and yields what it returns in
// the order of the items. At most window items are begun and not yet dealt with
// by the loop. When ctx ends, items begun are finished and yielded, others not
// begun. No goroutine outlives the loop.
func Ordered[In, Out any](ctx context.Context, workers, window int, items []In, f func(context.Context, In) Out) iter.Seq[Out] {
	type task struct {
		item In
		out  chan<- Out // takes one result without waiting; closed if there is none
	}
	return func(yield func(Out) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		tasks := make(chan task)
		turns := make(chan (<-chan Out), max(window-1, 0)) // and one in the loop
		var running sync.WaitGroup
		defer running.Wait()

		running.Go(func() {
			defer close(turns)
			defer close(tasks)
			for _, item := range items {
				out := make(chan Out, 1)
				select {
				case turns <- out:
				case <-ctx.Done():
					return
				}
				select {
				case tasks <- task{item, out}:
				case <-ctx.Done():
					close(out)
					return
				}
			}
		})
		for range max(min(workers, len(items)), 1) {
			running.Go(func() {
				for t := range tasks {
					if ctx.Err() == nil {
						t.out <- f(ctx, t.item)
					}
					close(t.out)
				}
			})
		}

		wanted := true
		for turn := range turns {
			out, begun := <-turn
			if begun && wanted && !yield(out) {
				wanted = false
				stop()
			}
		}
	}
}
