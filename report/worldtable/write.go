package worldtable

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"dyad/data/trade"
	"dyad/data/trade/measure"
	"dyad/data/trade/parquet"
)

// A Writer takes rows, and ends the table.
type Writer interface {
	Write([]Row) error
	Close() error
}

// A column is one of the table: its name, what it holds, and how a row's cell of it is
// given. A row has no cell of it where add gives none.
type column struct {
	name string
	kind parquet.Type
	add  func(*Row, cell)
}

// A cell is where a value goes.
type cell interface {
	text(string)
	whole(int)
	number(float64)
	money(trade.USD)
	truth(bool)
}

// columnNames are the names of the columns, in their order.
func columnNames() []string {
	var names []string
	for _, c := range columns() {
		names = append(names, c.name)
	}
	return names
}

func columns() []column {
	text := func(name string, of func(*Row) string) column {
		return column{name, parquet.Text, func(r *Row, c cell) {
			if s := of(r); s != "" {
				c.text(s)
			}
		}}
	}
	return []column{
		{"year", parquet.Whole, func(r *Row, c cell) { c.whole(r.Year) }},
		text("pair", func(r *Row) string { return r.Pair }),
		text("measure", func(r *Row) string { return string(r.Measure) }),
		text("of", func(r *Row) string { return r.Of }),
		text("on", func(r *Row) string { return r.On }),
		text("flow", func(r *Row) string { return r.Flow.String() }),
		text("report", func(r *Row) string { return r.Report.String() }),
		text("goods", func(r *Row) string { return r.Subject.String() }),
		{"level", parquet.Whole, func(r *Row, c cell) { known(r.Level > 0, c.whole, int(r.Level)) }},
		text("edition", func(r *Row) string { return string(r.Edition) }),
		{"base_year", parquet.Whole, func(r *Row, c cell) { known(r.Base > 0, c.whole, r.Base) }},
		text("unit", func(r *Row) string { return r.Unit.String() }),
		{"value", parquet.Number, func(r *Row, c cell) { known(r.WhyNot == "", c.number, r.Value) }},
		{"usd", parquet.Money, func(r *Row, c cell) { known(r.WhyNot == "" && r.Unit == measure.Money, c.money, r.USD) }},
		{"part_usd", parquet.Money, func(r *Row, c cell) { sum(r.Part, c) }},
		{"whole_usd", parquet.Money, func(r *Row, c cell) { sum(r.Whole, c) }},
		{"joint", parquet.Truth, func(r *Row, c cell) { known(r.WhyNot == "" && r.Unit == measure.Rank, c.truth, r.Joint) }},
		text("rule", func(r *Row) string { return r.Rule }),
		text("why_not", func(r *Row) string { return r.WhyNot }),
	}
}

// known gives a value where there is one.
func known[T any](ok bool, put func(T), v T) {
	if ok {
		put(v)
	}
}

func sum(t *measure.Term, c cell) {
	if t != nil {
		c.money(t.Value)
	}
}

// NewCSV writes rows as CSV (RFC 4180, UTF-8, a line feed ends a line), with the names
// of the columns first. What is not told is empty.
func NewCSV(w io.Writer) (Writer, error) {
	t := &csvTable{w: bufio.NewWriterSize(w, 1<<16), columns: columns()}
	_, err := t.w.WriteString(strings.Join(columnNames(), ",") + "\n")
	return t, err
}

type csvTable struct {
	w       *bufio.Writer
	columns []column
	line    csvCell
}

// A csvCell is the line that is being written.
type csvCell struct{ b []byte }

func (t *csvTable) Write(rows []Row) error {
	for i := range rows {
		t.line.b = t.line.b[:0]
		for j, c := range t.columns {
			if j > 0 {
				t.line.b = append(t.line.b, ',')
			}
			c.add(&rows[i], &t.line)
		}
		t.line.b = append(t.line.b, '\n')
		if _, err := t.w.Write(t.line.b); err != nil {
			return err
		}
	}
	return nil
}

func (t *csvTable) Close() error { return t.w.Flush() }

func (c *csvCell) text(s string) {
	if !strings.ContainsAny(s, ",\"\r\n") {
		c.b = append(c.b, s...)
		return
	}
	c.b = append(c.b, '"')
	c.b = append(c.b, strings.ReplaceAll(s, `"`, `""`)...)
	c.b = append(c.b, '"')
}

func (c *csvCell) whole(n int)       { c.b = strconv.AppendInt(c.b, int64(n), 10) }
func (c *csvCell) number(v float64)  { c.b = strconv.AppendFloat(c.b, v, 'f', -1, 64) }
func (c *csvCell) money(v trade.USD) { c.b = append(c.b, v.String()...) }
func (c *csvCell) truth(v bool)      { c.b = strconv.AppendBool(c.b, v) }

// NewParquet writes rows as Parquet. What is not told is null.
func NewParquet(w io.Writer) (Writer, error) {
	p, err := parquet.NewWriter(w)
	if err != nil {
		return nil, err
	}
	t := &parquetTable{p: p, columns: columns()}
	for _, c := range t.columns {
		p.Column(c.name, c.kind)
	}
	return t, nil
}

type parquetTable struct {
	p       *parquet.Writer
	columns []column
}

// A parquetCell is a column of the row that is being written.
type parquetCell struct {
	p      *parquet.Writer
	column int
}

func (t *parquetTable) Write(rows []Row) error {
	for i := range rows {
		at := parquetCell{p: t.p}
		for j, c := range t.columns {
			at.column = j
			c.add(&rows[i], &at)
		}
		if err := t.p.EndRow(); err != nil {
			return err
		}
	}
	return nil
}

func (t *parquetTable) Close() error { return t.p.Close() }

func (c *parquetCell) text(s string)     { c.p.Text(c.column, s) }
func (c *parquetCell) whole(n int)       { c.p.Whole(c.column, int32(n)) }
func (c *parquetCell) number(v float64)  { c.p.Number(c.column, v) }
func (c *parquetCell) money(v trade.USD) { c.p.Money(c.column, int64(v)) }
func (c *parquetCell) truth(v bool)      { c.p.Truth(c.column, v) }
