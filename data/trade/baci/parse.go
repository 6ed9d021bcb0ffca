package baci

import (
	"bytes"
	"fmt"
	"slices"
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
	b.grow(len(data) / 24) // shorter lines are rare
	for {
		data = data[b.quick(data):]
		if len(data) == 0 {
			b.count()
			return nil
		}
		n := lineEnd(data)
		if bad := b.slow(data[:n]); bad != nil {
			return &lineFault{bad, b.Lines, excerpt(data[:n], bad)}
		}
		data = data[n:]
	}
}

// slow adds the row of any line, if it has one, or says what is wrong.
func (b *Block) slow(line []byte) *source.Fault {
	b.Lines++
	var r row
	use, bad := r.slow(line, &b.Tally)
	if bad != nil || !use {
		return bad
	}
	if line[len(line)-1] != '\n' {
		b.Tally.Add(source.NoLineEnd, 1)
	}
	b.add(&r)
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
	b.Runs, b.Product = b.Runs[:0], b.Product[:0]
	b.Value.Clear()
	b.Weight.Clear()
	b.Tally, b.Lines, b.padded, b.unweighed = source.Tally{}, 0, 0, 0
}

// grow makes room for rows.
func (b *Block) grow(rows int) {
	b.Product = slices.Grow(b.Product, rows)
	b.Value.Short, b.Weight.Short = slices.Grow(b.Value.Short, rows), slices.Grow(b.Weight.Short, rows)
}

// count adds to the tally what add counted.
func (b *Block) count() {
	b.Tally.Add(source.ZerosRestored, b.padded)
	b.Tally.Add(source.NoWeights, b.unweighed)
}

// add appends the row of the last line.
func (b *Block) add(r *row) {
	if r.padded {
		b.padded++
	}
	if r.weight == source.NoWeight {
		b.unweighed++
	}
	b.Product = append(b.Product, r.product)
	b.Value.Add(int64(r.value))
	b.Weight.Add(int64(r.weight))
	b.extend(Run{r.year, r.exporter, r.importer, b.Lines, 1})
}

// extend adds a run, to the one before if it continues that.
func (b *Block) extend(r Run) {
	if n := len(b.Runs); n > 0 {
		last := &b.Runs[n-1]
		if last.Exporter == r.Exporter && last.Importer == r.Importer && last.Year == r.Year && last.Line+last.Rows == r.Line {
			last.Rows += r.Rows
			return
		}
	}
	b.Runs = append(b.Runs, r)
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
}

// slow reads a line. use is false for a line that holds no value.
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
	if len(f) != 6 && source.IsRemark(text) {
		tally.Add(source.Remarks, 1)
		return false, nil
	}
	if len(f) != 6 {
		return false, &source.Fault{What: fmt.Sprintf("a row of %d fields under a header of 6", len(f)),
			Hint: "the file was cut off or changed: download it again; a remark below the table can be deleted"}
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
	r.year = uint16(year)
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
