package batch

import (
	"context"
	"iter"
	"sync"
)

// Ordered calls f with each item, on several workers at once, and yields what
// f returns in the order of the items. At most window items have been begun
// and not yet been handled by the loop. When ctx ends no further item is
// begun, and those that were begun are finished and yielded. When the loop
// ends no goroutine is left.
func Ordered[In, Out any](ctx context.Context, workers, window int, items iter.Seq[In], f func(context.Context, In) Out) iter.Seq[Out] {
	type task struct {
		item In
		out  chan<- Out // has space for the result; closed without one if f was not called
	}
	return func(yield func(Out) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		tasks := make(chan task)
		turns := make(chan (<-chan Out), max(window-1, 0)) // the loop has one more
		var running sync.WaitGroup
		defer running.Wait()

		running.Go(func() {
			defer close(turns)
			defer close(tasks)
			for item := range items {
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
		for range max(workers, 1) {
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
