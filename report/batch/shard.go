package batch

import (
	"fmt"
	"strconv"
	"strings"
)

// A Shard is part I of the Of parts of a batch, counted from 1. The zero
// Shard is the whole batch.
type Shard struct{ I, Of int }

// ParseShard reads "3/8".
func ParseShard(s string) (Shard, error) {
	first, second, ok := strings.Cut(s, "/")
	i, err := strconv.Atoi(first)
	n, err2 := strconv.Atoi(second)
	if !ok || err != nil || err2 != nil {
		return Shard{}, fmt.Errorf("shard %q is not i/n, such as 3/8", s)
	}
	return NewShard(i, n)
}

// NewShard is shard i of n, 1 ≤ i ≤ n.
func NewShard(i, n int) (Shard, error) {
	if i < 1 || i > n {
		return Shard{}, fmt.Errorf("shard %d/%d: shards of %d are 1/%[2]d to %[2]d/%[2]d", i, n, n)
	}
	return Shard{i, n}, nil
}

// Has tells whether a unit, counted from 0, belongs to the shard. Units are
// dealt like cards: each belongs to one shard, and the sizes of two shards
// differ by one at most. Neighbours, which often cost the same, go to
// different shards.
func (s Shard) Has(unit int) bool { return s.Of == 0 || unit%s.Of == s.I-1 }

// Whole tells whether the shard is the whole batch.
func (s Shard) Whole() bool { return s.Of == 0 }

// Part is the name of the shard's part of a file: for "manifest.jsonl" it is
// "manifest.3-of-8.jsonl". The numbers have the same length, so that the
// names sort.
func (s Shard) Part(name string) string {
	if s.Whole() {
		return name
	}
	n := strconv.Itoa(s.Of)
	part := fmt.Sprintf(".%0*d-of-%s", len(n), s.I, n)
	if dot := strings.LastIndexByte(name, '.'); dot > strings.LastIndexByte(name, '/')+1 {
		return name[:dot] + part + name[dot:]
	}
	return name + part
}
