package parquet

import (
	"encoding/binary"

	"github.com/parquet-go/parquet-go/encoding"
	"github.com/parquet-go/parquet-go/encoding/bytestreamsplit"
	"github.com/parquet-go/parquet-go/encoding/delta"
	"github.com/parquet-go/parquet-go/encoding/plain"
	"github.com/parquet-go/parquet-go/encoding/rle"
	"github.com/parquet-go/parquet-go/format"
)

// oldDictionary is PLAIN_DICTIONARY, which the format has given up for
// RLE_DICTIONARY, the same by another number. DuckDB still writes it.
const oldDictionary format.Encoding = 2

// room is what decoding uses again, page after page.
type room struct {
	ints    []int32
	singles []float32
	bits    []byte
	text    []byte
	offsets []uint32
}

var (
	bit     = rle.Encoding{BitWidth: 1}
	indexes rle.DictionaryEncoding
	steps   delta.BinaryPackedEncoding
)

// encodings are those of whole values.
var encodings = map[format.Encoding]encoding.Encoding{
	format.Plain:                new(plain.Encoding),
	format.ByteStreamSplit:      new(bytestreamsplit.Encoding),
	format.DeltaBinaryPacked:    &steps,
	format.DeltaLengthByteArray: new(delta.LengthByteArrayEncoding),
	format.DeltaByteArray:       new(delta.ByteArrayEncoding),
}

// held gives the decoder of an encoding, and the part of b that holds n values of
// size bytes each, 0 for text of any length. ok is false where b cannot hold them.
func held(e format.Encoding, b []byte, n, size int) (d encoding.Encoding, part []byte, ok bool) {
	d, ok = encodings[e]
	switch e {
	case format.Plain, format.ByteStreamSplit:
		if size == 0 {
			ok = e == format.Plain // each text's length stands before it
			break
		}
		if ok = len(b)/size >= n; ok {
			b = b[:n*size]
		}
	case format.DeltaBinaryPacked:
		_, ok = deltas(b, 8*size, n)
	case format.DeltaLengthByteArray:
		_, ok = deltas(b, 32, n)
	case format.DeltaByteArray:
		ok = prefixes(b, n, func(b []byte) ([]int32, error) { return steps.DecodeInt32(nil, b) })
	}
	return d, b, ok
}

// values reads n values in an encoding into v.
func (c *Column) values(v *values, e format.Encoding, b []byte, n int) (err error) {
	defer func() {
		if recover() != nil {
			err = c.damaged("its values cannot be read")
		}
	}()
	ok := n == 0
	switch k := c.column.kind; {
	case n == 0:
	case e == format.RLEDictionary || e == oldDictionary:
		ok = c.named(v, b, n)
	case k == format.Boolean:
		ok = c.truths(v, e, b, n)
	case k == format.Int96 || k == format.FixedLenByteArray && (!c.column.decimal || c.column.size <= 0):
		return c.refuse("is of a kind that is not read", "write numbers as DOUBLE, DECIMAL or BIGINT and text as VARCHAR")
	default:
		ok = c.whole(v, e, b, n)
	}
	switch {
	case !ok:
		return c.damaged("its values cannot be read")
	case c.column.decimal && len(v.Texts) > 0:
		return c.decimals(v)
	}
	return nil
}

// bits reads n bits, each into a byte.
func (c *Column) bits(b []byte, n int) (out []byte, ok bool) {
	defer func() { ok = recover() == nil && ok }()
	if b, ok = runs(b, 1, n); !ok {
		return nil, false
	}
	c.room.bits, _ = bit.DecodeLevels(c.room.bits, b)
	return c.room.bits[:n], true
}

// named looks values up in the dictionary.
func (c *Column) named(v *values, b []byte, n int) bool {
	if len(b) == 0 {
		return false
	}
	part, ok := runs(b[1:], int(b[0]), n)
	if !ok {
		return false
	}
	if len(part) > len(b)-1 { // made whole
		b = append(b[:1:1], part...)
	}
	var err error
	if c.room.ints, err = indexes.DecodeInt32(c.room.ints, b[:1+len(part)]); err != nil {
		return false
	}
	at := c.room.ints[:n]
	v.Ints, v.Floats, v.Texts = look(v.Ints, c.names.Ints, at), look(v.Floats, c.names.Floats, at), look(v.Texts, c.names.Texts, at)
	return len(v.Ints)+len(v.Floats)+len(v.Texts) == n
}

// look appends names by their places. It panics where there is none.
func look[T any](to, names []T, places []int32) []T {
	if len(names) == 0 {
		return to
	}
	for _, i := range places {
		to = append(to, names[i])
	}
	return to
}

// truths reads booleans as text.
func (c *Column) truths(v *values, e format.Encoding, b []byte, n int) (ok bool) {
	word := [...]string{"false", "true"}
	switch e {
	case format.RLE: // after its length
		var bits []byte
		if len(b) < 4 {
			return false
		}
		bits, ok = c.bits(b[4:], n)
		for _, bit := range bits {
			v.Texts = append(v.Texts, word[bit&1])
		}
	case format.Plain:
		ok = len(b) >= (n+7)/8
		for i := 0; ok && i < n; i++ {
			v.Texts = append(v.Texts, word[b[i/8]>>(i%8)&1])
		}
	}
	return ok
}

// whole reads values that stand in the page themselves.
func (c *Column) whole(v *values, e format.Encoding, b []byte, n int) bool {
	d, b, ok := held(e, b, n, c.column.width(e))
	if !ok {
		return false
	}
	var err error
	r := &c.room
	switch kind := c.column.kind; {
	case kind == format.Int64:
		v.Ints, err = d.DecodeInt64(v.Ints, b)
	case kind == format.Int32:
		r.ints, err = d.DecodeInt32(r.ints, b)
		v.Ints = c.column.widen(v.Ints, r.ints)
	case kind == format.Double:
		v.Floats, err = d.DecodeDouble(v.Floats, b)
	case kind == format.Float:
		r.singles, err = d.DecodeFloat(r.singles, b)
		for _, x := range r.singles {
			v.Floats = append(v.Floats, float64(x))
		}
	case kind == format.FixedLenByteArray && e != format.DeltaByteArray:
		r.text, err = d.DecodeFixedLenByteArray(r.text, b, c.column.size)
		for all := string(r.text); len(all) > 0; all = all[c.column.size:] {
			v.Texts = append(v.Texts, all[:c.column.size])
		}
	default:
		r.text, r.offsets, err = d.DecodeByteArray(r.text, b, r.offsets)
		all := string(r.text)
		for i, end := range r.offsets[1:] {
			v.Texts = append(v.Texts, all[r.offsets[i]:end])
		}
	}
	return err == nil && len(v.Ints)+len(v.Floats)+len(v.Texts) == n
}

// width is how many bytes a value has in an encoding, 0 if each has its own
// length.
func (c *column) width(e format.Encoding) int {
	switch c.kind {
	case format.Int32, format.Float:
		return 4
	case format.Int64, format.Double:
		return 8
	case format.FixedLenByteArray:
		if e != format.DeltaByteArray {
			return c.size
		}
	}
	return 0
}

// widen appends numbers of 32 bits.
func (c *column) widen(to []int64, list []int32) []int64 {
	for _, i := range list {
		if c.unsigned {
			to = append(to, int64(uint32(i)))
		} else {
			to = append(to, int64(i))
		}
	}
	return to
}

// decimals makes numbers of big-endian bytes.
func (c *Column) decimals(v *values) error {
	for _, s := range v.Texts {
		i, ok := fixed(s)
		if !ok {
			return c.refuse("has decimals of more than 18 digits", "write them as DECIMAL(18, 3)")
		}
		v.Ints = append(v.Ints, i)
	}
	v.Texts = v.Texts[:0]
	return nil
}

// fixed is a decimal of big-endian bytes. ok is false when it has more than 64
// bits.
func fixed(b string) (v int64, ok bool) {
	if len(b) == 0 {
		return 0, false
	}
	if more := len(b) - 8; more > 0 { // the sign again, which may be left out
		for _, x := range []byte(b[:more]) {
			if x != byte(int8(b[more])>>7) {
				return 0, false
			}
		}
		b = b[more:]
	}
	var whole [8]byte
	for i := range whole[:8-len(b)] {
		whole[i] = byte(int8(b[0]) >> 7)
	}
	copy(whole[8-len(b):], b)
	return int64(binary.BigEndian.Uint64(whole[:])), true
}
