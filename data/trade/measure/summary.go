package measure

import (
	"dyad/data/hs"
	"dyad/data/trade"
)

// A summary is what one flow of a state is made of at one level of products: what
// its measures with every other state ask for. It is added up with the state, some
// hundred bytes each.
type summary struct {
	goods   trade.Sum   // products that mean the same goods everywhere
	squares float64     // Σ of the squares of their shares
	traded  int         // those with a share
	above   int         // those with a larger share than in world exports
	food    []trade.Sum // by group, all products
}

// byProducts is something at each level of products: at place level/2−1.
type byProducts[T any] [len(finestFirst)]T

func (b *byProducts[T]) at(l trade.Level) *T { return &b[l/2-1] }

// summarize sums a side up at a level.
func (s *side) summarize(y *year, l trade.Level) summary {
	low, high := y.w.span(l)
	own := basket{goods: s.goods[low:high], kinds: y.w.goods[low:high]}
	world := y.basket(l)
	sum := summary{food: make([]trade.Sum, len(hs.Groups()))}
	for i, v := range own.goods {
		if v >= 0 && own.kinds[i].comparable {
			sum.goods.Value += v
			sum.goods.Rows += int(s.rows[low+i])
		}
	}
	own.sum.Value = sum.goods.Value
	for i, v := range own.goods {
		share := own.share(i)
		sum.squares += float64(share * share)
		if share > 0 {
			sum.traded++
		}
		if share > world.share(i) {
			sum.above++
		}
		for g, bits := 0, own.kinds[i].food; bits != 0 && v >= 0; g, bits = g+1, bits>>1 {
			if bits&1 != 0 {
				sum.food[g].Value += v
				sum.food[g].Rows += int(s.rows[low+i])
			}
		}
	}
	return sum
}
