package layout

// slabBlock is how many values a block of a slab has. What is not used of a
// block is never touched.
const slabBlock = 512

// A slab hands out values and lists from blocks that serve again. Its zero value
// is empty.
type slab[T any] struct {
	blocks [][]T
	place
}

// A place in a slab: so much of a block, after those before it.
type place struct{ block, used int }

// count is how many values were handed out, one by one.
func (s *slab[T]) count() int { return s.block*slabBlock + s.used }

// one returns a zero value.
func (s *slab[T]) one() *T { return &s.list(1)[:1][0] }

// list returns an empty list with room for n, all zero.
func (s *slab[T]) list(n int) []T {
	if n > slabBlock {
		return make([]T, 0, n) // too rare to be kept
	}
	if s.used+n > slabBlock {
		s.block, s.used = s.block+1, 0
	}
	if s.block == len(s.blocks) {
		s.blocks = append(s.blocks, make([]T, slabBlock))
	}
	from := s.used
	s.used += n
	return s.blocks[s.block][from:from:s.used]
}

// join returns a list of its own of what is in a and b.
func (s *slab[T]) join(a, b []T) []T { return append(append(s.list(len(a)+len(b)), a...), b...) }

// append adds values to a list.
func (s *slab[T]) append(list []T, values ...T) []T {
	return append(s.grow(list, len(values)), values...)
}

// grow makes room for n more behind a list, moving it where there is none.
func (s *slab[T]) grow(list []T, n int) []T {
	if n += len(list); n > cap(list) {
		list = append(s.list(max(n, 2*len(list))), list...)
	}
	return list
}

// cut takes back, and zeroes, all that was handed out since the slab was at a
// place.
func (s *slab[T]) cut(to place) {
	for i := to.block; i <= s.block && i < len(s.blocks); i++ {
		from, end := 0, slabBlock
		if i == to.block {
			from = to.used
		}
		if i == s.block {
			end = s.used
		}
		clear(s.blocks[i][from:end])
	}
	s.place = to
}
