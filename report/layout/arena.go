package layout

// arenaBlock is how many values a block of an arena has. Values that are not used
// are never touched.
const arenaBlock = 512

// An arena hands out values and lists from blocks of memory that it keeps and hands
// out again. Its zero value is empty.
type arena[T any] struct {
	blocks [][]T
	position
}

// A position in an arena: so many values of a block are handed out, and all blocks
// before it.
type position struct{ block, used int }

// count is how many values were handed out, if all were by alloc.
func (s *arena[T]) count() int { return s.block*arenaBlock + s.used }

// alloc returns a zero value.
func (s *arena[T]) alloc() *T { return &s.list(1)[:1][0] }

// list returns an empty list with room for n, all zero.
func (s *arena[T]) list(n int) []T {
	if n > arenaBlock {
		return make([]T, 0, n) // rare, so it is not kept
	}
	if s.used+n > arenaBlock {
		s.block, s.used = s.block+1, 0
	}
	if s.block == len(s.blocks) {
		s.blocks = append(s.blocks, make([]T, arenaBlock))
	}
	from := s.used
	s.used += n
	return s.blocks[s.block][from:from:s.used]
}

// concat returns a new list of what is in a and b.
func (s *arena[T]) concat(a, b []T) []T { return append(append(s.list(len(a)+len(b)), a...), b...) }

// append adds values to a list.
func (s *arena[T]) append(list []T, values ...T) []T {
	return append(s.grow(list, len(values)), values...)
}

// grow returns list with room for n more values, moved if it has none.
func (s *arena[T]) grow(list []T, n int) []T {
	if n += len(list); n > cap(list) {
		list = append(s.list(max(n, 2*len(list))), list...)
	}
	return list
}

// rewind zeroes all that was handed out since the arena was at a position, to hand
// it out again.
func (s *arena[T]) rewind(to position) {
	for i := to.block; i <= s.block && i < len(s.blocks); i++ {
		from, end := 0, arenaBlock
		if i == to.block {
			from = to.used
		}
		if i == s.block {
			end = s.used
		}
		clear(s.blocks[i][from:end])
	}
	s.position = to
}
