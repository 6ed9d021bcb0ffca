package trade

import "dyad/data/trade/source"

// blockBits is the size of a block of rows: columns grow by blocks, so that
// eleven million rows are never copied to a larger list.
const (
	blockBits = 16
	blockRows = 1 << blockBits
)

// columns hold rows at 10 bytes each. A product is an index in the table's list.
type columns struct {
	n             int
	product       blocks[uint16]
	value, weight thousands
}

func (c *columns) add(product uint16, value source.USD, weight source.Grams) {
	c.product.add(c.n, product)
	c.value.add(c.n, int64(value))
	c.weight.add(c.n, int64(weight))
	c.n++
}

// trim gives back what the last blocks do not use.
func (c *columns) trim() {
	c.product.trim()
	c.value.small.trim()
	c.weight.small.trim()
}

func (c *columns) productAt(i uint32) uint16 { return c.product.at(i) }

func (c *columns) valueAt(i uint32) source.USD { return source.USD(c.value.at(i)) }

// weightAt is a row's mass, negative as [estimated] writes it if it was estimated.
func (c *columns) weightAt(i uint32) source.Grams { return source.Grams(c.weight.at(i)) }

// estimated marks a mass as one that its reporter did not state: masses below
// NoWeight are such ones. Of a marked mass it is the mass.
func estimated(g source.Grams) source.Grams { return source.NoWeight - g }

// blocks is a list that grows by blocks.
type blocks[T any] [][]T

// add appends v to the n values that are there.
func (b *blocks[T]) add(n int, v T) {
	at := n >> blockBits
	if at == len(*b) {
		room := 0 // the first block grows: most tables are small
		if at > 0 {
			room = blockRows
		}
		*b = append(*b, make([]T, 0, room))
	}
	(*b)[at] = append((*b)[at], v)
}

func (b blocks[T]) at(i uint32) T { return b[i>>blockBits][i&(blockRows-1)] }

func (b blocks[T]) trim() {
	if last := len(b) - 1; last >= 0 {
		b[last] = append([]T(nil), b[last]...)
	}
}

// thousands hold whole numbers. One that can be divided by a thousand takes 4
// bytes: BACI states dollars and kilograms, which the table counts in thousandths
// and grams. Others, and those of 2^31 thousands or more, have a list of their own.
type thousands struct {
	small blocks[uint32] // thousands, or apart and an index in others
	other []int64
}

const (
	apart   = 1 << 31
	missing = 1<<32 - 1 // source.NoWeight
)

func (t *thousands) add(n int, v int64) {
	switch q := v / 1000; {
	case v >= 0 && q < apart && q*1000 == v:
		t.small.add(n, uint32(q))
	case v == int64(source.NoWeight):
		t.small.add(n, missing)
	default:
		t.small.add(n, apart|uint32(len(t.other)))
		t.other = append(t.other, v)
	}
}

func (t *thousands) at(i uint32) int64 {
	switch v := t.small.at(i); {
	case v < apart:
		return int64(v) * 1000
	case v == missing:
		return int64(source.NoWeight)
	default:
		return t.other[v&^apart]
	}
}
