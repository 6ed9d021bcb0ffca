package source

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// csvRows are the rows of a text file.
type csvRows struct {
	r     *csv.Reader
	end   *lastByte
	row   []string
	some  bool // rows were read
	table *Table
	above int   // lines of the file above what r gives
	begin int64 // where the row begins in what r gives
}

// ReadCSV reads the header of what r gives, above which so many lines stand in the
// file. Fields are divided by comma.
func ReadCSV(file string, r io.Reader, comma rune, above int) (*Table, error) {
	end := &lastByte{r: r}
	c := &csvRows{r: csv.NewReader(end), end: end, above: above}
	c.r.Comma, c.r.FieldsPerRecord, c.r.ReuseRecord = comma, -1, true
	for {
		c.begin = c.r.InputOffset()
		header, err := c.r.Read()
		if err != nil {
			return nil, c.broken(file, err)
		}
		if strings.TrimSpace(strings.Join(header, "")) == "" {
			continue // an empty row above the header
		}
		line, _ := c.r.FieldPos(0)
		c.row = header
		if c.table, err = NewTable(file, slices.Clone(header), c); c.table == nil {
			return nil, c.atHeader(err, header)
		}
		c.table.header = line + above
		text, _ := c.end.line(c.begin, 0)
		c.table.head = bytes.Clone(text)
		return c.table, nil
	}
}

// atHeader adds to the refusal of a header the name that stands in it twice.
func (c *csvRows) atHeader(err error, header []string) error {
	e := new(Error)
	if !errors.As(err, &e) {
		return err
	}
	for i, name := range header {
		if slices.ContainsFunc(header[:i], func(s string) bool { return columnName(s) == columnName(name) && columnName(name) != "" }) {
			e.Line, e.Near = c.place(i)
			return e
		}
	}
	return e
}

// Next reads the next row that is neither empty nor the header again.
func (c *csvRows) Next() (fields, line int, err error) {
	for {
		c.end.row = 0
		c.begin = c.r.InputOffset()
		c.end.drop(c.begin)
		c.row, err = c.r.Read()
		if errors.Is(err, io.EOF) {
			if c.some && c.end.last != '\n' {
				c.table.Tally.Add(NoLineEnd, 1)
			}
			return 0, 0, io.EOF
		}
		if err != nil {
			return 0, 0, c.broken(c.table.File, err)
		}
		if strings.TrimSpace(strings.Join(c.row, "")) == "" {
			continue
		}
		c.some = true
		line, _ = c.r.FieldPos(0)
		return len(c.row), line + c.above, nil
	}
}

// Field is a field of the row.
func (c *csvRows) Field(i int) string { return c.row[i] }

// Err is nil: the fields of a row are there.
func (c *csvRows) Err() error { return nil }

// MaxRow bounds the bytes of a row: without it a quotation mark that is never
// closed takes a file of any size into memory, and a row of commas forty times its
// size.
const MaxRow = 1 << 20

// ErrLongRow is for rows of more than MaxRow bytes.
var ErrLongRow = fmt.Errorf("a row is longer than the limit of %d MiB", MaxRow>>20)

// lastByte remembers the last byte it gave, counts those of a row, and keeps those from
// the row at hand on.
type lastByte struct {
	r     io.Reader
	last  byte
	row   int
	kept  []byte
	begin int64 // of kept, among all bytes
}

func (l *lastByte) Read(p []byte) (int, error) {
	if l.row > MaxRow {
		return 0, ErrLongRow
	}
	n, err := l.r.Read(p)
	if n > 0 {
		l.last = p[n-1]
		l.row += n
		l.keep(p[:n])
	}
	return n, err
}

// broken is the error for text that is no table, or for the reader's own.
func (c *csvRows) broken(file string, err error) error {
	if p := new(csv.ParseError); errors.As(err, &p) {
		e := &Error{File: file, Line: p.Line + c.above, What: "a quotation mark stands within a field", Hint: "put the field in quotation marks and double the one within, or delete it"}
		if errors.Is(p.Err, csv.ErrQuote) {
			e.What, e.Hint = "a field in quotation marks goes on after they close, or they do not close", "double a quotation mark within the field; if the file was cut off, download it again"
		}
		if text, ok := c.end.line(c.begin, p.Line-p.StartLine); ok {
			e.Near = ExcerptOf(text, p.Column-1)
		}
		return e
	}
	switch {
	case errors.Is(err, io.EOF):
		return &Error{File: file, What: "it is empty"}
	case errors.Is(err, ErrLongRow):
		return &Error{File: file, What: err.Error(), Hint: "a quotation mark is not closed, or it is no table"}
	}
	return err
}
