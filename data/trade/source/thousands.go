package source

// Thousands are whole numbers, of which most can be divided by a thousand: BACI
// states dollars and kilograms, which are counted in thousandths and grams. Such
// a number takes 4 bytes, and others have a list of their own.
type Thousands struct {
	Short []uint32 // thousands, MissingThousands, or ApartThousands and a place in Long
	Long  []int64
}

// What a number of [Thousands] is when it is not below 2^31 thousands.
const (
	ApartThousands   = 1 << 31
	MissingThousands = 1<<32 - 1 // NoWeight
)

// Add appends v.
func (t *Thousands) Add(v int64) { t.Short = append(t.Short, Shorten(v, &t.Long)) }

// Clear takes all numbers out, and keeps the room for others.
func (t *Thousands) Clear() { t.Short, t.Long = t.Short[:0], t.Long[:0] }

// Shorten is v as [Thousands] hold it, put into long where it needs more room.
func Shorten(v int64, long *[]int64) uint32 {
	q := v / 1000
	if v >= 0 && q < ApartThousands && q*1000 == v {
		return uint32(q)
	}
	if v == int64(NoWeight) {
		return MissingThousands
	}
	*long = append(*long, v)
	return ApartThousands | uint32(len(*long)-1)
}
