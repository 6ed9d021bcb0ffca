package codec

import "dyad/data"

// A memory holds the parts of one file while it is read.
type memory struct {
	nodes    chunks[node]
	children chunks[*node]
	mappings chunks[mapping]
	keys     chunks[string] // of mappings
	pieces   []data.Piece   // of the text at hand
	checks   []func(d *data.Dossier)
}

// chunks hands out small slices, zero, cut from large ones: a dossier has thousands of
// small parts, and to make each by itself costs a twelfth of the reading.
type chunks[T any] struct {
	free []T // of the last large one
}

func (c *chunks[T]) take(n int) []T {
	const size = 128
	if n > size {
		return make([]T, n)
	}
	if n > len(c.free) {
		c.free = make([]T, size)
	}
	out := c.free[:n:n]
	c.free = c.free[n:]
	return out
}
