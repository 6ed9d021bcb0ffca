package parquet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go/format"

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
		p.Scale = c.scale
	}
	p.Single = c.kind == format.Float
}

// mark notes the rows without a value and counts those with one.
func (p *Page) mark(levels []byte) (have int) {
	for _, l := range levels {
		if l != 0 {
			have++
		}
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
