package source

import (
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
	above int // lines of the file above what r gives
}

// ReadCSV reads the header of what r gives, above which so many lines stand in the
// file. Fields are divided by comma.
func ReadCSV(file string, r io.Reader, comma rune, above int) (*Table, error) {
	end := &lastByte{r: r}
	c := &csvRows{r: csv.NewReader(end), end: end, above: above}
	c.r.Comma, c.r.FieldsPerRecord, c.r.ReuseRecord = comma, -1, true
	for {
		header, err := c.r.Read()
		if err != nil {
			return nil, brokenCSV(file, err)
		}
		if strings.TrimSpace(strings.Join(header, "")) == "" {
			continue // an empty row above the header
		}
		line, _ := c.r.FieldPos(0)
		if c.table, err = NewTable(file, slices.Clone(header), c); c.table != nil {
			c.table.header = line + above
		}
		return c.table, err
	}
}

// Next reads the next row that is neither empty nor the header again.
func (c *csvRows) Next() (fields, line int, err error) {
	for {
		c.end.row = 0
		c.row, err = c.r.Read()
		if errors.Is(err, io.EOF) {
			if c.some && c.end.last != '\n' {
				c.table.Tally.Add(NoLineEnd, 1)
			}
			return 0, 0, io.EOF
		}
		if err != nil {
			return 0, 0, brokenCSV(c.table.File, err)
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

// lastByte remembers the last byte it gave, and counts those of a row.
type lastByte struct {
	r    io.Reader
	last byte
	row  int
}

func (l *lastByte) Read(p []byte) (int, error) {
	if l.row > MaxRow {
		return 0, ErrLongRow
	}
	n, err := l.r.Read(p)
	if n > 0 {
		l.last = p[n-1]
		l.row += n
	}
	return n, err
}

// brokenCSV is the error for text that is no table, or for the reader's own.
func brokenCSV(file string, err error) error {
	if p := new(csv.ParseError); errors.As(err, &p) {
		return &Error{File: file, Line: p.Line, What: "no table: " + p.Err.Error(),
			Hint: "the file was cut off or changed: download it again"}
	}
	switch {
	case errors.Is(err, io.EOF):
		return &Error{File: file, What: "it is empty"}
	case errors.Is(err, ErrLongRow):
		return &Error{File: file, What: err.Error(), Hint: "a quotation mark is not closed, or it is no table"}
	}
	return err
}
