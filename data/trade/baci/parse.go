package baci

import (
	"bytes"
	"fmt"
	"strings"

	"dyad/data/trade/source"
)

// lineFault is a refusal in a line of a block, counted from 1.
type lineFault struct {
	*source.Fault
	line int
	near source.Excerpt
}

// parse fills b with the rows of data, which is whole lines.
func (b *Block) parse(data []byte) *lineFault {
	b.reset()
	var r row
	for len(data) > 0 {
		b.Lines++
		n := r.fast(data)
		if n == 0 {
			n = lineEnd(data)
			use, bad := r.slow(data[:n], &b.Tally)
			if bad != nil {
				return &lineFault{bad, b.Lines, excerpt(data[:n], bad)}
			}
			if !use {
				data = data[n:]
				continue
			}
			if data[n-1] != '\n' {
				b.Tally.Add(source.NoLineEnd, 1)
			}
		}
		data = data[n:]
		b.add(&r)
	}
	b.count()
	return nil
}

// excerpt is a line with the place of a fault in it.
func excerpt(line []byte, bad *source.Fault) source.Excerpt {
	columns := Columns()
	fields := strings.Split(strings.TrimRight(string(line), "\r\n"), ",")
	if n := len(columns); len(fields) == n+1 && strings.TrimSpace(fields[n]) == "" {
		fields = fields[:n]
	}
	cell := min(len(fields)-1, len(columns))
	if len(fields) == len(columns) {
		bare := make([]string, len(fields))
		for i, f := range fields {
			bare[i] = strings.Trim(f, `" `)
		}
		cell = bad.CellOf(bare, columns[:], -1)
	}
	if cell < 0 {
		return source.ExcerptOf(line, -1)
	}
	at := len(strings.Join(fields[:cell], ","))
	if cell > 0 {
		at++
	}
	return source.ExcerptOf(line, at+len(fields[cell])-len(strings.TrimLeft(fields[cell], `" `)))
}

// reset makes b empty.
func (b *Block) reset() {
	b.Runs, b.Product, b.Value, b.Weight = b.Runs[:0], b.Product[:0], b.Value[:0], b.Weight[:0]
	b.Tally, b.Lines, b.padded, b.unweighed = source.Tally{}, 0, 0, 0
}

// count adds to the tally what add counted.
func (b *Block) count() {
	b.Tally.Add(source.ZerosRestored, b.padded)
	b.Tally.Add(source.NoWeights, b.unweighed)
}

// add appends a row, to the run before if it is of the same pair and year.
func (b *Block) add(r *row) {
	if r.padded {
		b.padded++
	}
	if r.weight == source.NoWeight {
		b.unweighed++
	}
	b.Product = append(b.Product, r.product)
	b.Value = append(b.Value, r.value)
	b.Weight = append(b.Weight, r.weight)
	if n := len(b.Runs); n > 0 {
		last := &b.Runs[n-1]
		if last.Exporter == r.exporter && last.Importer == r.importer && last.Year == r.year && last.Line+last.Rows == b.Lines {
			last.Rows++
			return
		}
	}
	b.Runs = append(b.Runs, Run{r.year, r.exporter, r.importer, b.Lines, 1})
}

func lineEnd(data []byte) int {
	if at := bytes.IndexByte(data, '\n'); at >= 0 {
		return at + 1
	}
	return len(data)
}

// row is one line read.
type row struct {
	year, exporter, importer uint16
	product                  source.Product
	padded                   bool
	value                    source.USD
	weight                   source.Grams

	pair []byte // of the line that fast read last: "2023,4,24,"
}

// firstCode is the least number of six digits: there is no chapter 00.
const firstCode = 10_000

// fast reads a line as CEPII writes it, and gives its length with the line end.
// For any other line it gives 0, and slow reads the line or says what is wrong.
func (r *row) fast(b []byte) int {
	if len(r.pair) == 0 || !bytes.HasPrefix(b, r.pair) {
		t, p := number(b, 0)
		i, p2 := number(b, p)
		j, p3 := number(b, p2)
		if p == 0 || p2 == 0 || p3 == 0 || t < source.FirstYear || t > source.LastYear ||
			i == 0 || j == 0 || i > source.MaxCode || j > source.MaxCode {
			return 0
		}
		r.year, r.exporter, r.importer, r.pair = uint16(t), uint16(i), uint16(j), b[:p3]
	}
	p3 := len(r.pair)
	k, p4 := number(b, p3)
	width := p4 - p3 - 1
	if p4 == 0 || width != 6 && width != 5 || k < firstCode {
		return 0
	}
	v, p5 := thousandths(b, p4)
	if p5 == 0 || p5 >= len(b) || b[p5] != ',' {
		return 0
	}
	q, p6 := weight(b, p5+1)
	if p6 == 0 {
		return 0
	}
	if p6 < len(b) && b[p6] == '\r' {
		p6++
	}
	if p6 >= len(b) || b[p6] != '\n' {
		return 0
	}
	r.product, r.padded = source.Subheading(k), width == 5
	r.value, r.weight = source.USD(v*1000), source.Grams(q)
	return p6 + 1
}

// number reads digits and the comma after them; the index behind is 0 when
// there is anything else. At most nine digits are read.
func number(b []byte, p int) (n uint32, next int) {
	for end := min(p+9, len(b)); p < end; p++ {
		c := b[p] - '0'
		if c > 9 {
			if b[p] != ',' {
				return 0, 0
			}
			return n, p + 1
		}
		n = n*10 + uint32(c)
	}
	return 0, 0
}

// thousandths reads a decimal with at most 11 digits before and 3 after the
// point as a whole number of thousandths.
func thousandths(b []byte, p int) (n int64, next int) {
	start := p
	for ; p < len(b) && b[p]-'0' <= 9; p++ {
		n = n*10 + int64(b[p]-'0')
		if p-start > 10 {
			return 0, 0
		}
	}
	if p == start {
		return 0, 0
	}
	missing := 3
	if p < len(b) && b[p] == '.' {
		for p++; p < len(b) && b[p]-'0' <= 9; p++ {
			if missing == 0 {
				return 0, 0
			}
			n = n*10 + int64(b[p]-'0')
			missing--
		}
	}
	for ; missing > 0; missing-- {
		n *= 10
	}
	return n, p
}

// weight reads q: tonnes, plain or quoted and padded, empty or NA. It stops
// before the line end.
func weight(b []byte, p int) (n int64, next int) {
	if p < len(b) && (b[p] == '\n' || b[p] == '\r') {
		return int64(source.NoWeight), p
	}
	quoted := p < len(b) && b[p] == '"'
	if quoted {
		p++
	}
	for p < len(b) && b[p] == ' ' {
		p++
	}
	if p+1 < len(b) && b[p] == 'N' && b[p+1] == 'A' {
		n, p = int64(source.NoWeight), p+2
	} else if n, p = thousandths(b, p); p == 0 {
		return 0, 0
	} else {
		n *= 1000
	}
	if quoted {
		if p >= len(b) || b[p] != '"' {
			return 0, 0
		}
		p++
	}
	return n, p
}

// slow reads any other line. use is false for a line that holds no value.
func (r *row) slow(line []byte, tally *source.Tally) (use bool, bad *source.Fault) {
	text := strings.TrimSpace(string(line))
	if strings.Trim(text, " ,") == "" {
		return false, nil
	}
	f := strings.Split(text, ",")
	for i := range f {
		f[i] = strings.TrimSpace(strings.Trim(strings.TrimSpace(f[i]), `"`))
	}
	if strings.Join(f, ",") == "t,i,j,k,v,q" {
		tally.Add(source.HeaderAgain, 1)
		return false, nil
	}
	if len(f) == 7 && f[6] == "" {
		tally.Add(source.ExtraComma, 1)
		f = f[:6]
	}
	if len(f) != 6 {
		return false, &source.Fault{What: fmt.Sprintf("a row of %d fields under a header of 6", len(f)),
			Hint: "the file was cut off or changed: download it again"}
	}
	return r.fields(f, tally)
}

// fields reads t, i, j, k, v and q. use is false when there is no value.
func (r *row) fields(f []string, tally *source.Tally) (use bool, bad *source.Fault) {
	if bad := r.key(f); bad != nil {
		return false, bad
	}
	if source.Missing(f[4]) {
		tally.Add(source.NoValue, 1)
		return false, nil
	}
	v, rounded, short, bad := source.ParseShort(f[4], 6)
	if bad != nil {
		return false, bad.In("v")
	}
	if rounded {
		tally.Add(source.RoundedValues, 1)
	}
	if short {
		tally.Add(source.ShortNumbers, 1)
	}
	r.value, r.weight = source.USD(v), source.NoWeight
	if !source.Missing(f[5]) {
		q, _, short, bad := source.ParseShort(f[5], 6)
		if bad != nil {
			return false, bad.In("q")
		}
		if short {
			tally.Add(source.ShortNumbers, 1)
		}
		r.weight = source.Grams(q)
	}
	return true, nil
}

// key reads t, i, j and k.
func (r *row) key(f []string) *source.Fault {
	year, bad := source.ParseYear(f[0])
	if bad != nil {
		return bad
	}
	r.year, r.pair = uint16(year), nil
	for n, to := range []*uint16{&r.exporter, &r.importer} {
		code, bad := source.ParseInt(f[1+n], source.MaxCode)
		if bad == nil && code == 0 {
			bad = &source.Fault{What: "country 0 is no country", Hint: "BACI holds no totals: take them out"}
		}
		if bad != nil {
			return bad.In([]string{"i", "j"}[n])
		}
		*to = uint16(code)
	}
	r.product, r.padded, bad = source.ParseProduct(f[3], source.AnyLevel)
	if bad == nil && (r.product.Level() != source.Subheadings || len(f[3]) < 5) {
		bad = &source.Fault{What: "product " + f[3] + " has not six digits", Hint: "levels are mixed: BACI holds subheadings only"}
	}
	if bad != nil {
		return bad.In("k")
	}
	return nil
}
