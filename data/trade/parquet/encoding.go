package parquet

import (
	"encoding/binary"
	"math"
)

// Encodings of the format (parquet-format, Encodings.md).
const (
	encodingPlain           = 0
	encodingPlainDictionary = 2
	encodingRLE             = 3
	encodingDelta           = 5
	encodingDeltaLength     = 6
	encodingDeltaBytes      = 7
	encodingDictionary      = 8
	encodingSplit           = 9
)

// hybrid reads n numbers of width bits in runs and packed groups of eight.
func hybrid(dst []uint32, b []byte, width uint, n int) (out []uint32, ok bool) {
	if width > 32 {
		return dst, false
	}
	for end := len(dst) + n; len(dst) < end; {
		head, k := binary.Uvarint(b)
		if k <= 0 {
			return dst, false
		}
		b = b[k:]
		left := uint64(end - len(dst))
		if head&1 == 0 {
			size := int(width+7) / 8
			if len(b) < size || head == 0 {
				return dst, false
			}
			v := uint32(0)
			for i := range size {
				v |= uint32(b[i]) << (8 * i)
			}
			b = b[size:]
			for range min(head>>1, left) {
				dst = append(dst, v)
			}
			continue
		}
		groups := head >> 1
		if groups > math.MaxInt32 || groups == 0 {
			return dst, false
		}
		size := int(groups) * int(width)
		count := int(min(groups*8, left))
		if need := (count*int(width) + 7) / 8; len(b) < need {
			return dst, false
		}
		dst = unpack(dst, b, width, count)
		b = b[min(size, len(b)):]
	}
	return dst, true
}

// unpack reads n numbers of width bits, the first in the lowest bits. b holds
// them all.
func unpack(dst []uint32, b []byte, width uint, n int) []uint32 {
	var word uint64
	var have uint
	mask := uint64(1)<<width - 1
	for range n {
		for have < width {
			if have <= 32 && len(b) >= 4 {
				word |= uint64(binary.LittleEndian.Uint32(b)) << have
				b, have = b[4:], have+32
				continue
			}
			word |= uint64(b[0]) << have
			b, have = b[1:], have+8
		}
		dst = append(dst, uint32(word&mask))
		word, have = word>>width, have-width
	}
	return dst
}

// delta reads at most n numbers of DELTA_BINARY_PACKED and gives what follows.
func delta(dst []int64, b []byte, n int) (out []int64, rest []byte, ok bool) {
	d := decoder{b: b}
	block, parts, total, first := d.uvarint(), d.uvarint(), d.uvarint(), d.int()
	if d.fault || block == 0 || block > 1<<16 || block%128 != 0 || parts == 0 || parts > block/32 ||
		(block/parts)%32 != 0 || total > uint64(n) {
		return dst, nil, false
	}
	if total == 0 {
		return dst, d.b[d.at:], true
	}
	size, last := int(block/parts), first
	dst = append(dst, first)
	for left := int(total) - 1; left > 0; {
		least := d.int()
		widths := d.take(int(parts))
		for _, w := range widths {
			if left == 0 {
				break
			}
			packed := d.take(size * int(w) / 8)
			if d.fault || w > 64 {
				return dst, nil, false
			}
			for i := range min(size, left) {
				last += least + int64(bitsAt(packed, i*int(w), uint(w)))
				dst = append(dst, last)
			}
			left -= min(size, left)
		}
		if d.fault {
			return dst, nil, false
		}
	}
	return dst, d.b[d.at:], true
}

// take gives n bytes.
func (d *decoder) take(n int) []byte {
	if d.fault || n > len(d.b)-d.at {
		d.fault = true
		return nil
	}
	d.at += n
	return d.b[d.at-n : d.at]
}

// bitsAt is a number of width bits at a bit of b.
func bitsAt(b []byte, at int, width uint) (v uint64) {
	if width == 0 {
		return 0
	}
	b, at = b[at/8:], at%8
	for got := uint(0); got < width; {
		v |= uint64(b[0]>>at) << got
		got, at, b = got+8-uint(at), 0, b[1:]
	}
	return v & (math.MaxUint64 >> (64 - width))
}

// split gathers n values of size bytes whose bytes stand apart.
func split(b []byte, n, size int) ([]byte, bool) {
	if len(b) < n*size {
		return nil, false
	}
	out := make([]byte, n*size)
	for i := range n {
		for j := range size {
			out[i*size+j] = b[j*n+i]
		}
	}
	return out, true
}

// texts reads n values of PLAIN bytes.
func texts(dst []string, b []byte, n int) ([]string, bool) {
	all := string(b)
	at := 0
	for range n {
		if at+4 > len(b) {
			return dst, false
		}
		size := int(binary.LittleEndian.Uint32(b[at:]))
		at += 4
		if size < 0 || size > len(b)-at {
			return dst, false
		}
		dst = append(dst, all[at:at+size])
		at += size
	}
	return dst, true
}

// lengthTexts reads n values of DELTA_LENGTH_BYTE_ARRAY.
func lengthTexts(dst []string, b []byte, n int) ([]string, bool) {
	sizes, rest, ok := delta(nil, b, n)
	if !ok || len(sizes) != n {
		return dst, false
	}
	all := string(rest)
	for _, size := range sizes {
		if size < 0 || size > int64(len(all)) {
			return dst, false
		}
		dst = append(dst, all[:size])
		all = all[size:]
	}
	return dst, true
}

// maxTexts bounds what prefixes may make of a page.
const maxTexts = 1 << 28

// prefixTexts reads n values of DELTA_BYTE_ARRAY: each begins as the one before.
func prefixTexts(dst []string, b []byte, n int) ([]string, bool) {
	same, rest, ok := delta(nil, b, n)
	if !ok || len(same) != n {
		return dst, false
	}
	tails, ok := lengthTexts(nil, rest, n)
	if !ok {
		return dst, false
	}
	last, all := "", 0
	for i, tail := range tails {
		if same[i] < 0 || same[i] > int64(len(last)) {
			return dst, false
		}
		last = last[:same[i]] + tail
		if all += len(last); all > maxTexts {
			return dst, false
		}
		dst = append(dst, last)
	}
	return dst, true
}

// fixed is a decimal of big-endian bytes. ok is false when it has more than 64
// bits.
func fixed(b string) (v int64, ok bool) {
	if len(b) == 0 {
		return 0, false
	}
	v = int64(int8(b[0]))
	for _, c := range []byte(b[1:]) {
		if v > math.MaxInt64>>8 || v < math.MinInt64>>8 {
			return 0, false
		}
		v = v<<8 | int64(c)
	}
	return v, true
}
