package baci

import (
	"errors"
	"io"
	"math"
	"sync"

	"dyad/data/trade/parquet"
	"dyad/data/trade/source"
)

// Columns are the columns of a year, in any order.
func Columns() [6]string { return [6]string{"t", "i", "j", "k", "v", "q"} }

// reach is how many pages of a column are read ahead.
const reach = 2

// aColumn is a column that a goroutine of its own reads ahead. Decoding columns is
// most of the work, so all six are decoded at the same time.
type aColumn struct {
	full chan *parquet.Page
	free chan *parquet.Page
	err  error // read after full is closed
	page *parquet.Page
	at   int // row of page
}

// ScanColumns reads a year from Parquet as Scan does from text. places are the
// places of Columns among the file's. A row's line is its number.
func (s Scanner) ScanColumns(f *parquet.File, places [6]int, take func(*Block) error) error {
	var columns [6]*aColumn
	quit := make(chan struct{})
	var running sync.WaitGroup
	for i, at := range places {
		c := &aColumn{full: make(chan *parquet.Page, reach), free: make(chan *parquet.Page, reach+1)}
		for range reach + 1 {
			c.free <- new(parquet.Page)
		}
		columns[i] = c
		running.Go(func() { c.read(f.Column(at), quit) })
	}
	err := s.zip(&columns, f.Rows(), take)
	close(quit)
	running.Wait()
	return err
}

// read decodes pages until the column ends or quit is closed.
func (c *aColumn) read(from *parquet.Column, quit <-chan struct{}) {
	defer close(c.full)
	for {
		select {
		case <-quit:
			return
		case p := <-c.free:
			if c.err = from.Next(p); c.err != nil {
				return
			}
			select {
			case <-quit:
				return
			case c.full <- p:
			}
		}
	}
}

// next decodes the next page when the last one is used up, and gives the number of
// rows that are left in the page.
func (c *aColumn) next() (rows int, err error) {
	for c.page == nil || c.at == c.page.Rows {
		if c.page != nil {
			c.free <- c.page
			c.page = nil
		}
		page, ok := <-c.full
		if !ok {
			return 0, c.err
		}
		c.page, c.at = page, 0
	}
	return c.page.Rows - c.at, nil
}

// zip makes blocks of the rows that are decoded in all columns.
func (s Scanner) zip(columns *[6]*aColumn, rows int64, take func(*Block) error) error {
	var b Block
	for line := 1; int64(line) <= rows; line += b.Lines {
		n := 1 << 15
		for _, c := range columns {
			have, err := c.next()
			if errors.Is(err, io.EOF) {
				err = &source.Error{File: s.File, What: "the Parquet is damaged: rows are missing"}
			}
			if err != nil {
				return err
			}
			n = min(n, have)
		}
		b.reset()
		if bad := b.fill(columns, n); bad != nil {
			return bad.At(s.File, line+bad.line-1)
		}
		for i := range b.Runs {
			b.Runs[i].Line += line - 1
		}
		if err := take(&b); err != nil {
			return err
		}
	}
	return nil
}

// fill makes the block of the next n rows of the columns.
func (b *Block) fill(columns *[6]*aColumn, n int) *lineFault {
	var r row
	for range n {
		b.Lines++
		if !r.quick(columns) {
			use, bad := r.texts(columns, &b.Tally)
			if bad != nil {
				return &lineFault{Fault: bad, line: b.Lines}
			}
			if !use {
				step(columns)
				continue
			}
		}
		step(columns)
		b.add(&r)
	}
	b.count()
	return nil
}

func step(columns *[6]*aColumn) {
	for _, c := range columns {
		c.at++
	}
}

// quick reads a row of whole numbers and exact decimals. It is false for any
// other row, which texts then reads or refuses.
func (r *row) quick(c *[6]*aColumn) bool {
	t, ok := c[0].whole()
	i, ok2 := c[1].whole()
	j, ok3 := c[2].whole()
	if !ok || !ok2 || !ok3 || t < source.FirstYear || t > source.LastYear || i <= 0 || j <= 0 || i > source.MaxCode || j > source.MaxCode {
		return false
	}
	k, ok := c[3].code(r)
	v, ok2 := c[4].thousandths()
	if !ok || !ok2 {
		return false
	}
	r.weight = source.NoWeight
	if !c[5].none() {
		q, ok := c[5].thousandths()
		if !ok {
			return false
		}
		r.weight = source.Grams(q * 1000)
	}
	r.year, r.exporter, r.importer = uint16(t), uint16(i), uint16(j)
	r.product, r.value = source.Subheading(k), source.USD(v*1000)
	return true
}

// none reports whether the row has no value.
func (c *aColumn) none() bool { return c.page.Null != nil && c.page.Null[c.at] }

// whole is the row's whole number.
func (c *aColumn) whole() (int64, bool) {
	if c.none() || len(c.page.Ints) == 0 || c.page.Scale != 0 {
		return 0, false
	}
	return c.page.Ints[c.at], true
}

// code is the number of a subheading, from a number or six digits.
func (c *aColumn) code(r *row) (uint32, bool) {
	if n, ok := c.whole(); ok {
		r.padded = n < 100_000
		return uint32(n), n >= firstCode && n < 1_000_000
	}
	if c.none() || len(c.page.Texts) == 0 || len(c.page.Texts[c.at]) != 6 {
		return 0, false
	}
	n := uint32(0)
	for _, d := range []byte(c.page.Texts[c.at]) {
		if d -= '0'; d > 9 {
			return 0, false
		}
		n = n*10 + uint32(d)
	}
	r.padded = false
	return n, n >= firstCode
}

// maxQuick bounds the numbers whose thousandths a float64 holds exactly.
const maxQuick = 1e11

// thousandths is the row's number times a thousand, when it has at most three
// decimal places.
func (c *aColumn) thousandths() (int64, bool) {
	switch p := c.page; {
	case c.none() || p.Single:
		return 0, false
	case len(p.Floats) > 0:
		x := p.Floats[c.at]
		if !(x >= 0 && x < maxQuick) {
			return 0, false
		}
		n := math.Round(float64(x * 1000))
		return int64(n), float64(n/1000) == x
	case len(p.Ints) > 0 && p.Scale <= 3:
		x := p.Ints[c.at]
		for range 3 - p.Scale {
			x *= 10
		}
		return x, p.Ints[c.at] >= 0 && p.Ints[c.at] < maxQuick && x < maxQuick*1000
	}
	return 0, false
}

// texts reads the row's values as text.
func (r *row) texts(columns *[6]*aColumn, tally *source.Tally) (use bool, bad *source.Fault) {
	var f [6]string
	for i, c := range columns {
		s, bad := c.page.Text(c.at)
		if bad != nil {
			return false, bad.In(Columns()[i])
		}
		f[i] = s
	}
	return r.fields(f[:], tally)
}
