package trade

import (
	"math"
	"testing"

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
