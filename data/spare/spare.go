// Package spare keeps the memory that one document was made in for the next. A
// worker that makes brief after brief is spared most of the garbage of each, and
// cold memory for it. What is made in such memory must not depend on what was
// there before: its owners have tests of that.
package spare

// most is how many of a kind are kept: more than there are workers on most
// machines.
const most = 64

// A List is what is not in use of one kind. It may be used by goroutines at once.
type List[T any] struct {
	free chan *T
	make func() *T
}

// New returns an empty list of what fresh makes.
func New[T any](fresh func() *T) *List[T] {
	return &List[T]{make(chan *T, most), fresh}
}

// Emptied is the room of a list without what is in it. A list that was longer once
// is to be handed in as long as it was.
func Emptied[T any](list []T) []T {
	clear(list)
	return list[:0]
}

// Len is how many are kept.
func (l *List[T]) Len() int { return len(l.free) }

// Take returns one that was kept, or a fresh one.
func (l *List[T]) Take() *T {
	select {
	case x := <-l.free:
		return x
	default:
		return l.make()
	}
}

// Keep keeps x for another Take, unless there are enough. The collector would
// empty a sync.Pool every few briefs.
func (l *List[T]) Keep(x *T) {
	select {
	case l.free <- x:
	default:
	}
}
