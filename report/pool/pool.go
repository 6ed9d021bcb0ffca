// Package pool keeps the memory that one document was made in for the next, which
// spares a worker that makes brief after brief most of the garbage of each. What is
// made in such memory must not depend on what was there before: its owners have tests
// of that.
package pool

// most is how many values a pool keeps: more than there are workers on most machines.
const most = 64

// A Pool holds values that are not in use. Goroutines may use it at once.
type Pool[T any] struct {
	free  chan *T
	fresh func() *T
}

// New returns an empty pool of what fresh makes.
func New[T any](fresh func() *T) *Pool[T] {
	return &Pool[T]{make(chan *T, most), fresh}
}

// Get returns a value that was put back, or a fresh one.
func (p *Pool[T]) Get() *T {
	select {
	case x := <-p.free:
		return x
	default:
		return p.fresh()
	}
}

// Put keeps x for another Get, unless the pool is full. The collector would empty a
// sync.Pool every few briefs.
func (p *Pool[T]) Put(x *T) {
	select {
	case p.free <- x:
	default:
	}
}

// Reset returns list without its elements, whose memory it clears and keeps. A list
// that was longer once has to be handed in as long as it was.
func Reset[T any](list []T) []T {
	clear(list)
	return list[:0]
}

// Len returns how many values the pool keeps.
func (p *Pool[T]) Len() int { return len(p.free) }
