package trade

import "dyad/data/trade/source"

// blockBits is the size of a block of rows: columns grow by blocks, so that
// eleven million rows are never copied to a larger place.
const (
	blockBits = 16
	blockRows = 1 << blockBits
)

// columns hold rows at 18 bytes each. A product is a place in the table's list.
type columns struct {
	n       int
	product [][]uint16
	value   [][]source.USD
	weight  [][]source.Grams
}

func (c *columns) add(product uint16, value source.USD, weight source.Grams) {
	b := c.n >> blockBits
	if b == len(c.product) {
		room := 0 // the first block grows: most tables are small
		if b > 0 {
			room = blockRows
		}
		c.product = append(c.product, make([]uint16, 0, room))
		c.value = append(c.value, make([]source.USD, 0, room))
		c.weight = append(c.weight, make([]source.Grams, 0, room))
	}
	c.product[b] = append(c.product[b], product)
	c.value[b] = append(c.value[b], value)
	c.weight[b] = append(c.weight[b], weight)
	c.n++
}

// trim gives back what the last block does not use.
func (c *columns) trim() {
	if last := len(c.product) - 1; last >= 0 {
		c.product[last] = append([]uint16(nil), c.product[last]...)
		c.value[last] = append([]source.USD(nil), c.value[last]...)
		c.weight[last] = append([]source.Grams(nil), c.weight[last]...)
	}
}

func (c *columns) productAt(i uint32) uint16 { return c.product[i>>blockBits][i&(blockRows-1)] }

func (c *columns) valueAt(i uint32) source.USD { return c.value[i>>blockBits][i&(blockRows-1)] }

func (c *columns) weightAt(i uint32) source.Grams { return c.weight[i>>blockBits][i&(blockRows-1)] }
