package parquet

import (
	"encoding/binary"
	"math"
)

// The library allocates what the bytes claim to hold. The functions here look first
// whether they can hold it, so that a broken file costs an error and not the
// memory.

// Types of the compact protocol (Apache Thrift, thrift-compact-protocol.md).
const (
	typeTrue   = 1
	typeFalse  = 2
	typeByte   = 3
	typeInt16  = 4
	typeInt32  = 5
	typeInt64  = 6
	typeDouble = 7
	typeBinary = 8
	typeList   = 9
	typeSet    = 10
	typeMap    = 11
	typeStruct = 12
)

// What a table of trade never reaches.
const (
	maxDepth = 16      // structures within each other; Parquet's own need 6
	maxParts = 1 << 18 // texts and structures in lists: some five for a column of a row group
)

// A walker skips values of the compact protocol. After a fault it does not move.
type walker struct {
	b     []byte
	at    int
	depth int
	parts uint64
	fault bool
}

// structure gives the length of the structure that b begins with. ok is false
// when b does not hold it whole.
func structure(b []byte) (n int, ok bool) {
	w := walker{b: b}
	w.value(typeStruct)
	return w.at, !w.fault
}

// take skips n bytes.
func (w *walker) take(n uint64) {
	if w.fault || n > uint64(len(w.b)-w.at) {
		w.fault = true
		return
	}
	w.at += int(n)
}

func (w *walker) byte() byte {
	w.take(1)
	if w.fault {
		return 0
	}
	return w.b[w.at-1]
}

func (w *walker) number() uint64 {
	v, n := binary.Uvarint(w.b[w.at:])
	if n <= 0 {
		w.fault = true
		return 0
	}
	w.take(uint64(n))
	return v
}

// value skips the value of a field of a kind.
func (w *walker) value(kind byte) {
	if w.depth++; w.depth > maxDepth {
		w.fault = true
	}
	switch kind {
	case typeTrue, typeFalse: // the value is in the kind
	case typeByte:
		w.take(1)
	case typeInt16, typeInt32, typeInt64:
		w.number()
	case typeDouble:
		w.take(8)
	case typeBinary:
		w.take(w.number())
	case typeList, typeSet:
		head := w.byte()
		n := uint64(head >> 4)
		if n == 15 {
			n = w.number()
		}
		w.elements(n, head&15)
	case typeMap:
		if n := w.number(); n > 0 {
			kinds := w.byte()
			w.elements(n, kinds>>4, kinds&15)
		}
	case typeStruct:
		for !w.fault {
			head := w.byte()
			if head == 0 {
				break
			}
			if head>>4 == 0 {
				w.number() // the field's
			}
			w.value(head & 15)
		}
	default:
		w.fault = true
	}
	w.depth--
}

// elements skips n elements of the kinds, each of at least one byte.
func (w *walker) elements(n uint64, kinds ...byte) {
	if kinds[0] >= typeBinary {
		w.parts += min(n, maxParts+1)
	}
	if n > uint64(len(w.b)-w.at) || w.parts > maxParts {
		w.fault = true
	}
	for ; n > 0 && !w.fault; n-- {
		for _, kind := range kinds {
			if kind == typeTrue || kind == typeFalse {
				kind = typeByte
			}
			w.value(kind)
		}
	}
}

// maxSurplus bounds how many numbers may stand in packed groups after the last
// that means something: DuckDB packs 256 at least.
const maxSurplus = 1 << 12

// runs gives the start of b that holds n numbers of width bits, in runs and in
// packed groups of eight (parquet-format, Encodings.md, RLE = 3). The last group
// is made whole where it was cut after its last number, as some programs do.
func runs(b []byte, width, n int) (part []byte, ok bool) {
	at := 0
	for n > 0 {
		head, k := binary.Uvarint(b[at:])
		count := head >> 1
		if k <= 0 || count == 0 || width > 32 {
			return nil, false
		}
		at += k
		if head&1 == 0 {
			if count > uint64(n) {
				return nil, false
			}
			at += (width + 7) / 8
			n -= int(count)
		} else {
			if count > uint64(n+maxSurplus)/8 {
				return nil, false
			}
			at += int(count) * width
			n -= 8 * int(count)
		}
		if short := at - len(b); short > 0 {
			if head&1 == 0 || 8*short > -n*width {
				return nil, false
			}
			b = append(b[:len(b):len(b)], make([]byte, short)...)
		}
	}
	return b[:at], true
}

// deltas gives what follows n numbers of DELTA_BINARY_PACKED of at most width
// bits.
func deltas(b []byte, width, n int) (rest []byte, ok bool) {
	w := walker{b: b}
	block, parts, total, _ := w.number(), w.number(), w.number(), w.number()
	if w.fault || block == 0 || block > 1<<16 || block%128 != 0 || parts == 0 || parts > block/32 ||
		block/parts%32 != 0 || total != uint64(n) {
		return nil, false
	}
	size := int(block / parts)
	for n--; n > 0 && !w.fault; {
		w.number() // the least step
		from := w.at
		w.take(parts)
		for i := from; i < from+int(parts) && n > 0 && !w.fault; i++ {
			bits := int(w.b[i])
			if bits > width {
				return nil, false
			}
			w.take(uint64(size * bits / 8))
			n -= size
		}
	}
	return w.b[w.at:], !w.fault
}

// maxTexts bounds what prefixes may make of a page.
const maxTexts = maxPage

// prefixes reports whether n texts of DELTA_BYTE_ARRAY, each of which begins as
// the one before, are of bounded size: of lengths that lengths reads.
func prefixes(b []byte, n int, lengths func(b []byte) ([]int32, error)) bool {
	tails, ok := deltas(b, 32, n)
	if !ok {
		return false
	}
	text, ok := deltas(tails, 32, n)
	if !ok {
		return false
	}
	same, err := lengths(b)
	own, err2 := lengths(tails)
	if err != nil || err2 != nil || len(same) != n || len(own) != n {
		return false
	}
	last, all, left := int64(0), int64(0), int64(len(text))
	for i := range same {
		if same[i] < 0 || own[i] < 0 || int64(same[i]) > last {
			return false
		}
		last = int64(same[i]) + int64(own[i])
		all += last
		left -= int64(own[i])
		if last > math.MaxInt32 || all > maxTexts || left < 0 {
			return false
		}
	}
	return true
}
