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

// held gives the decoder of an encoding, and the part of b with n values of size
// bytes, where 0 stands for text of any length. ok is false where b cannot hold
// them.
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
	switch kind := c.column.kind; {
	case n == 0:
	case e == format.RLEDictionary || e == format.PlainDictionary: //lint:ignore SA1019 older files have it
		ok = c.named(v, b, n)
	case kind == format.Boolean:
		ok = c.truths(v, e, b, n)
	case kind == format.Int32 || kind == format.Int64:
		ok = c.ints(v, e, b, n)
	case kind == format.Float || kind == format.Double:
		ok = c.floats(v, e, b, n)
	case kind == format.ByteArray || kind == format.FixedLenByteArray && c.column.decimal:
		if ok = c.texts(v, e, b, n); ok && c.column.decimal {
			return c.decimals(v)
		}
	default:
		return c.refuse("is of a kind that is not read", "write numbers as DOUBLE, DECIMAL or BIGINT and text as VARCHAR")
	}
	if !ok {
		return c.damaged("its values cannot be read")
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

// truths reads truths as text.
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

func (c *Column) ints(v *values, e format.Encoding, b []byte, n int) bool {
	var err error
	if c.column.kind == format.Int64 {
		d, b, ok := held(e, b, n, 8)
		if !ok {
			return false
		}
		v.Ints, err = d.DecodeInt64(v.Ints, b)
		return err == nil && len(v.Ints) == n
	}
	d, b, ok := held(e, b, n, 4)
	if !ok {
		return false
	}
	c.room.ints, err = d.DecodeInt32(c.room.ints, b)
	for _, i := range c.room.ints {
		if c.column.unsigned {
			v.Ints = append(v.Ints, int64(uint32(i)))
		} else {
			v.Ints = append(v.Ints, int64(i))
		}
	}
	return err == nil && len(v.Ints) == n
}

func (c *Column) floats(v *values, e format.Encoding, b []byte, n int) bool {
	var err error
	if c.column.kind == format.Double {
		d, b, ok := held(e, b, n, 8)
		if !ok {
			return false
		}
		v.Floats, err = d.DecodeDouble(v.Floats, b)
		return err == nil && len(v.Floats) == n
	}
	d, b, ok := held(e, b, n, 4)
	if !ok {
		return false
	}
	c.room.singles, err = d.DecodeFloat(c.room.singles, b)
	for _, x := range c.room.singles {
		v.Floats = append(v.Floats, float64(x))
	}
	return err == nil && len(v.Floats) == n
}

// texts reads text, or decimals of any number of bytes.
func (c *Column) texts(v *values, e format.Encoding, b []byte, n int) bool {
	size := 0
	if c.column.kind == format.FixedLenByteArray && e != format.DeltaByteArray {
		if size = c.column.size; size <= 0 {
			return false
		}
	}
	d, b, ok := held(e, b, n, size)
	if !ok {
		return false
	}
	var err error
	if size > 0 {
		if c.room.text, err = d.DecodeFixedLenByteArray(c.room.text, b, size); err != nil {
			return false
		}
		for all := string(c.room.text); len(all) >= size; all = all[size:] {
			v.Texts = append(v.Texts, all[:size])
		}
		return len(v.Texts) == n
	}
	if c.room.text, c.room.offsets, err = d.DecodeByteArray(c.room.text, b, c.room.offsets); err != nil || len(c.room.offsets) != n+1 {
		return false
	}
	all := string(c.room.text)
	for i, at := range c.room.offsets[:n] {
		v.Texts = append(v.Texts, all[at:c.room.offsets[i+1]])
	}
	return true
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
