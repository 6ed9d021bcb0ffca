package trade

import (
	"math"
	"testing"

	"dyad/data/trade/baci"
	"dyad/data/trade/source"
)

func TestColumnsKeepWhatTheyAreGiven(t *testing.T) {
	numbers := []int64{0, 1, 999, 1000, 1001, -1, 5_000, math.MaxInt32 * 1000, (1 << 31) * 1000, 1<<31*1000 - 1, 1<<31*1000 - 1000, 1e17, math.MaxInt64}
	var c columns
	const rounds = 2*blockRows/13 + 5
	for n := range rounds {
		for i, v := range numbers {
			c.add(uint16(n+i), source.USD(v), source.Grams(numbers[len(numbers)-1-i]))
		}
	}
	c.trim()
	at := uint32(0)
	for n := range rounds {
		for i, v := range numbers {
			if p, value, weight := c.productAt(at), c.valueAt(at), c.weightAt(at); p != uint16(n+i) || int64(value) != v || int64(weight) != numbers[len(numbers)-1-i] {
				t.Fatalf("row %d is %d, %d, %d", at, p, value, weight)
			}
			at++
		}
	}
	if int(at) != c.n {
		t.Errorf("%d rows, want %d", c.n, at)
	}
}

func TestWhatAddsUpToMoreThanCanBeHeld(t *testing.T) {
	for _, c := range []struct {
		numbers []int64
		want    bool
	}{
		{nil, true},
		{[]int64{math.MaxInt64, int64(source.NoWeight), -5}, true},
		{[]int64{math.MaxInt64, 1}, false},
		{[]int64{math.MaxInt64 - 1000, 1000}, true},
		{[]int64{math.MaxInt64 - 999, 1000}, false},
		{[]int64{math.MaxInt64 - 999, 1, 998}, true},
		{[]int64{math.MaxInt64 - 999, 1, 999}, false},
	} {
		var list thousands
		for i, v := range c.numbers {
			list.add(i, v)
		}
		if got := list.addUp(); got != c.want {
			t.Errorf("%d: %v", c.numbers, got)
		}
	}
	full := make([]uint32, blockRows)
	for i := range full {
		full[i] = source.ApartThousands - 1
	}
	var list thousands
	for n := range math.MaxInt64/1000/(blockRows*(source.ApartThousands-1)) + 1 {
		if !list.addUp() {
			t.Fatalf("%d blocks are too many", n)
		}
		list.small = append(list.small, full)
	}
	if list.addUp() {
		t.Errorf("%d blocks are not too many", len(list.small))
	}
}

// TestBlocksAreAddedAsTheirRows adds rows by blocks of a year and one by one.
func TestBlocksAreAddedAsTheirRows(t *testing.T) {
	var whole, single columns
	numbers := []int64{0, 1000, 1, -1, 5_000_000, 1 << 31 * 1000, 7, 1e17, 2000}
	for n, size := range []int{5, 0, 1, blockRows - 7, 2*blockRows + 3, 12, blockRows} {
		var b baci.Block
		products := make([]uint16, size)
		for i := range size {
			v, w := numbers[(n+i)%len(numbers)], numbers[(n+3*i)%len(numbers)]
			products[i] = uint16(i)
			b.Value.Add(v)
			b.Weight.Add(w)
			single.add(uint16(i), source.USD(v), source.Grams(w))
		}
		whole.addAll(products, &b, 0, size/3)
		whole.addAll(products, &b, size/3, size)
	}
	if whole.n != single.n {
		t.Fatalf("%d rows, want %d", whole.n, single.n)
	}
	for i := range uint32(single.n) {
		if whole.productAt(i) != single.productAt(i) || whole.valueAt(i) != single.valueAt(i) || whole.weightAt(i) != single.weightAt(i) {
			t.Fatalf("row %d is %d, %d, %d, want %d, %d, %d", i, whole.productAt(i), whole.valueAt(i), whole.weightAt(i), single.productAt(i), single.valueAt(i), single.weightAt(i))
		}
	}
}
