package parquet

import (
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"

	"dyad/data/trade/source"
)

// values are numbers or text, by the kind of their column.
type values struct {
	Ints   []int64
	Floats []float64
	Texts  []string
}

// A Page is consecutive values of a column, one a row, in one of the three
// lists. Where Null, the value says nothing.
type Page struct {
	Rows int
	Null []bool // nil when every row has a value
	values
	Scale int // decimal places of Ints
	// Single says that Floats have 32 bits, which hold six digits.
	Single bool
}

// reset makes p ready for n rows of c.
func (p *Page) reset(n int, c *column) {
	p.Rows, p.Null = n, nil
	p.Ints, p.Floats, p.Texts = p.Ints[:0], p.Floats[:0], p.Texts[:0]
	p.Scale = 0
	if c.decimal {
		p.Scale = int(c.scale)
	}
	p.Single = c.physical == physicalFloat
}

// mark notes the rows without a value and counts those with one.
func (p *Page) mark(levels []uint32) (have int) {
	for _, l := range levels {
		have += int(l)
	}
	if have == len(levels) {
		return have
	}
	p.Null = make([]bool, len(levels))
	for i, l := range levels {
		p.Null[i] = l == 0
	}
	return have
}

// spread moves values, of which there are have, to the rows they belong to.
func (p *Page) spread(have int) {
	if p.Null == nil {
		return
	}
	p.Ints, p.Floats, p.Texts = spread(p.Ints, p.Null, have), spread(p.Floats, p.Null, have), spread(p.Texts, p.Null, have)
}

func spread[T any](list []T, null []bool, have int) []T {
	if len(list) == 0 && have > 0 {
		return list // of another kind
	}
	var none T
	list = slices.Grow(list, len(null)-len(list))[:len(null)]
	for i := len(null) - 1; i >= 0; i-- {
		if null[i] {
			list[i] = none
			continue
		}
		have--
		list[i] = list[have]
	}
	return list
}

// values reads n values in an encoding into v.
func (c *Column) values(v *values, encoding int64, b []byte, n int) error {
	ok := false
	switch physical := c.column.physical; {
	case encoding == encodingDictionary || encoding == encodingPlainDictionary:
		ok = c.named(v, b, n)
	case physical == physicalBool:
		v.Texts, ok = truths(v.Texts, b, n, encoding)
	case physical == physicalInt32 || physical == physicalInt64:
		v.Ints, ok = c.ints(v.Ints, b, n, encoding)
	case physical == physicalFloat || physical == physicalDouble:
		v.Floats, ok = c.floats(v.Floats, b, n, encoding)
	case physical == physicalBytes || physical == physicalFixed && c.column.decimal:
		return c.texts(v, b, n, encoding)
	default:
		return c.refuse("is of a kind that is not read", "write numbers as DOUBLE, DECIMAL or BIGINT and text as VARCHAR")
	}
	if !ok {
		return c.damaged("its values cannot be read")
	}
	return nil
}

// named looks values up in the dictionary.
func (c *Column) named(v *values, b []byte, n int) bool {
	if n == 0 {
		return true
	}
	if len(b) == 0 {
		return false
	}
	var ok bool
	if c.levels, ok = hybrid(c.levels[:0], b[1:], uint(b[0]), n); !ok {
		return false
	}
	ok1, ok2, ok3 := look(&v.Ints, c.names.Ints, c.levels), look(&v.Floats, c.names.Floats, c.levels), look(&v.Texts, c.names.Texts, c.levels)
	return ok1 && ok2 && ok3 && len(v.Ints)+len(v.Floats)+len(v.Texts) == n
}

func look[T any](to *[]T, names []T, index []uint32) bool {
	if len(names) == 0 {
		return true
	}
	for _, i := range index {
		if int64(i) >= int64(len(names)) {
			return false
		}
		*to = append(*to, names[i])
	}
	return true
}

// truths reads truths as text.
func truths(dst []string, b []byte, n int, encoding int64) ([]string, bool) {
	word := [...]string{"false", "true"}
	if encoding == encodingRLE {
		if len(b) < 4 {
			return dst, false
		}
		bits, ok := hybrid(nil, b[4:], 1, n)
		for _, v := range bits {
			dst = append(dst, word[v&1])
		}
		return dst, ok
	}
	if encoding != encodingPlain || len(b) < (n+7)/8 {
		return dst, false
	}
	for i := range n {
		dst = append(dst, word[b[i/8]>>(i%8)&1])
	}
	return dst, true
}

func (c *Column) ints(dst []int64, b []byte, n int, encoding int64) (out []int64, ok bool) {
	size := 8
	if c.column.physical == physicalInt32 {
		size = 4
	}
	switch encoding {
	case encodingDelta:
		out, _, ok = delta(dst, b, n)
		if size == 4 {
			for i := range out {
				out[i] = int64(int32(out[i]))
			}
		}
	case encodingSplit:
		if b, ok = split(b, n, size); ok {
			out, ok = plainInts(dst, b, n, size)
		}
	case encodingPlain:
		out, ok = plainInts(dst, b, n, size)
	}
	if c.column.unsigned && size == 4 {
		for i := range out {
			out[i] = int64(uint32(out[i]))
		}
	}
	return out, ok && len(out) == n
}

func plainInts(dst []int64, b []byte, n, size int) ([]int64, bool) {
	if len(b) < n*size {
		return dst, false
	}
	for ; n > 0; n-- {
		if size == 4 {
			dst = append(dst, int64(int32(binary.LittleEndian.Uint32(b))))
		} else {
			dst = append(dst, int64(binary.LittleEndian.Uint64(b)))
		}
		b = b[size:]
	}
	return dst, true
}

func (c *Column) floats(dst []float64, b []byte, n int, encoding int64) (out []float64, ok bool) {
	size := 8
	if c.column.physical == physicalFloat {
		size = 4
	}
	if encoding == encodingSplit {
		if b, ok = split(b, n, size); !ok {
			return dst, false
		}
	} else if encoding != encodingPlain || len(b) < n*size {
		return dst, false
	}
	for ; n > 0; n-- {
		if size == 4 {
			dst = append(dst, float64(math.Float32frombits(binary.LittleEndian.Uint32(b))))
		} else {
			dst = append(dst, math.Float64frombits(binary.LittleEndian.Uint64(b)))
		}
		b = b[size:]
	}
	return dst, true
}

// texts reads text, or decimals of any number of bytes.
func (c *Column) texts(v *values, b []byte, n int, encoding int64) error {
	list, ok := v.Texts, false
	switch {
	case c.column.physical == physicalFixed && (encoding == encodingPlain || encoding == encodingSplit):
		size := c.column.length
		if size <= 0 || size > maxPage || int64(len(b)) < size*int64(n) {
			return c.damaged("its values cannot be read")
		}
		if encoding == encodingSplit {
			b, _ = split(b, n, int(size))
		}
		for all := string(b); n > 0; n-- {
			list, all = append(list, all[:size]), all[size:]
		}
		ok = true
	case encoding == encodingPlain:
		list, ok = texts(list, b, n)
	case encoding == encodingDeltaLength:
		list, ok = lengthTexts(list, b, n)
	case encoding == encodingDeltaBytes:
		list, ok = prefixTexts(list, b, n)
	}
	if !ok {
		return c.damaged("its values cannot be read")
	}
	if !c.column.decimal {
		v.Texts = list
		return nil
	}
	for _, s := range list {
		i, ok := fixed(s)
		if !ok {
			return c.refuse("has decimals of more than 18 digits", "write them as DECIMAL(18, 3)")
		}
		v.Ints = append(v.Ints, i)
	}
	return nil
}

// Text is a row's value as a plain decimal or text, "" for none. bad says that
// it holds fewer digits than were meant.
func (p *Page) Text(row int) (s string, bad *source.Fault) {
	switch {
	case p.Null != nil && p.Null[row]:
		return "", nil
	case len(p.Texts) > 0:
		return p.Texts[row], nil
	case len(p.Ints) > 0:
		return decimal(p.Ints[row], p.Scale), nil
	case !p.Single:
		return strconv.FormatFloat(p.Floats[row], 'f', -1, 64), nil
	}
	s = strconv.FormatFloat(p.Floats[row], 'f', -1, 32)
	if digits := strings.Trim(strings.ReplaceAll(s, ".", ""), "-0"); len(digits) > 6 {
		return s, &source.Fault{What: strconv.Quote(s) + " is a number of 32 bits, which holds six digits",
			Hint: "digits are lost: write the column as DOUBLE or DECIMAL"}
	}
	return s, nil
}

// decimal is n with its last scale digits after a point.
func decimal(n int64, scale int) string {
	s := strconv.FormatInt(n, 10)
	if scale == 0 {
		return s
	}
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	if len(s) <= scale {
		s = strings.Repeat("0", scale-len(s)+1) + s
	}
	return sign + s[:len(s)-scale] + "." + s[len(s)-scale:]
}
