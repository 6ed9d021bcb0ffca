package trade

import (
	"math"

	"dyad/data/trade/baci"
	"dyad/data/trade/source"
)

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

// addAll appends the rows of a block from one place to another, whose products
// have these numbers.
func (c *columns) addAll(products []uint16, b *baci.Block, from, to int) {
	c.product.addAll(c.n, products[from:to])
	c.value.addAll(c.n, b.Value.Short[from:to], b.Value.Long)
	c.weight.addAll(c.n, b.Weight.Short[from:to], b.Weight.Long)
	c.n += to - from
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
	b.open(at)
	(*b)[at] = append((*b)[at], v)
}

// open makes the block at a place unless it is there.
func (b *blocks[T]) open(at int) {
	if at == len(*b) {
		room := 0 // the first block grows: most tables are small
		if at > 0 {
			room = blockRows
		}
		*b = append(*b, make([]T, 0, room))
	}
}

// addAll appends values to the n that are there.
func (b *blocks[T]) addAll(n int, values []T) {
	for len(values) > 0 {
		at := n >> blockBits
		b.open(at)
		part := values[:min(len(values), blockRows-n&(blockRows-1))]
		(*b)[at] = append((*b)[at], part...)
		n, values = n+len(part), values[len(part):]
	}
}

func (b blocks[T]) at(i uint32) T { return b[i>>blockBits][i&(blockRows-1)] }

func (b blocks[T]) trim() {
	if last := len(b) - 1; last >= 0 {
		b[last] = append([]T(nil), b[last]...)
	}
}

// thousands are [source.Thousands] that grow by blocks.
type thousands struct {
	small blocks[uint32]
	other []int64
}

func (t *thousands) add(n int, v int64) { t.small.add(n, source.Shorten(v, &t.other)) }

// addAll appends numbers that another list holds to the n that are there.
func (t *thousands) addAll(n int, numbers []uint32, long []int64) {
	t.small.addAll(n, numbers)
	if len(long) == 0 {
		return
	}
	for i, v := range numbers {
		if v >= source.ApartThousands && v != source.MissingThousands {
			at := n + i
			t.small[at>>blockBits][at&(blockRows-1)] = source.ApartThousands | uint32(len(t.other))
			t.other = append(t.other, long[v&^source.ApartThousands])
		}
	}
}

func (t *thousands) at(i uint32) int64 {
	switch v := t.small.at(i); {
	case v < source.ApartThousands:
		return int64(v) * 1000
	case v == source.MissingThousands:
		return int64(source.NoWeight)
	default:
		return t.other[v&^source.ApartThousands]
	}
}

// addUp reports whether the sum of all numbers that are not below 0 can be held.
func (t *thousands) addUp() bool {
	short := uint64(0) // of 2^31 rows at most, each below 2^31
	for _, block := range t.small {
		for _, v := range block {
			if v < source.ApartThousands {
				short += uint64(v)
			}
		}
	}
	if short > math.MaxInt64/1000 {
		return false
	}
	sum := int64(short) * 1000
	for _, v := range t.other {
		if v = max(v, 0); sum > math.MaxInt64-v {
			return false
		}
		sum += v
	}
	return true
}
