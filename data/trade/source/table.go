package source

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Table reads a text file of columns row by row, by their names. It stands
// for the odd formats; a BACI year is read from bytes.
type Table struct {
	File  string
	Tally Tally

	r       *csv.Reader
	end     *lastByte
	columns map[string]int
	names   []string // of the header
	row     []string
	line    int
	rows    int
	err     error
}

// NewTable reads the header of what r gives. Fields are divided by comma.
func NewTable(file string, r io.Reader, comma rune) (*Table, error) {
	end := &lastByte{r: r}
	t := &Table{File: file, r: csv.NewReader(end), end: end, columns: map[string]int{}}
	t.r.Comma, t.r.FieldsPerRecord, t.r.ReuseRecord = comma, -1, true
	header, err := t.r.Read()
	if err != nil {
		return nil, t.broken(err)
	}
	t.names = slices.Clone(header)
	for i, h := range header {
		name := Normal(h)
		if _, twice := t.columns[name]; twice && name != "" {
			return nil, &Error{File: file, Line: 1, What: fmt.Sprintf("column %q stands twice", strings.TrimSpace(h))}
		}
		t.columns[name] = i
	}
	return t, nil
}

// Normal is the name of a column without case, spaces and signs, which programs
// change: "Trade Value (US$)" and "Trade.Value..US.." are the same column.
func Normal(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, name)
}

// Column is the place of the first of some names that the header has, or -1.
func (t *Table) Column(names ...string) int {
	for _, n := range names {
		if i, ok := t.columns[Normal(n)]; ok {
			return i
		}
	}
	return -1
}

// Names are the columns as the header writes them.
func (t *Table) Names() []string { return t.names }

// Next reads the next row that is not empty.
func (t *Table) Next() bool {
	for t.err == nil {
		row, err := t.r.Read()
		if errors.Is(err, io.EOF) {
			if t.rows > 0 && t.end.last != '\n' {
				t.Tally.Add(NoLineEnd, 1)
			}
			t.err = io.EOF
			return false
		}
		if err != nil {
			t.err = t.broken(err)
			return false
		}
		t.row = row
		t.line, _ = t.r.FieldPos(0)
		if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue
		}
		if slices.Equal(row, t.names) {
			t.Tally.Add(HeaderAgain, 1)
			continue
		}
		t.rows++
		return t.width()
	}
	return false
}

// width refuses a row that has not the header's fields. One empty field more,
// from a comma at the end of the line, is counted.
func (t *Table) width() bool {
	n := len(t.row)
	switch {
	case n == len(t.names):
		return true
	case n == len(t.names)+1 && strings.TrimSpace(t.row[n-1]) == "":
		t.Tally.Add(ExtraComma, 1)
		return true
	}
	t.err = t.Refuse(fault("the file was cut off or changed: download it again",
		"a row of %d fields under a header of %d", n, len(t.names)))
	return false
}

// Get is the field of a column without the spaces around it, "" for column -1.
func (t *Table) Get(column int) string {
	if column < 0 || column >= len(t.row) {
		return ""
	}
	return strings.TrimSpace(t.row[column])
}

// Name is the field of a column as UTF-8.
func (t *Table) Name(column int) string {
	s, latin, mended := Decode(strings.Clone(t.Get(column)))
	if latin {
		t.Tally.Add(Latin, 1)
	}
	if mended {
		t.Tally.Add(Mended, 1)
	}
	return s
}

// Line is the line the row begins in.
func (t *Table) Line() int { return t.line }

// Rows is the number of rows read so far.
func (t *Table) Rows() int { return t.rows }

// Err is what stopped Next, nil at the end of the file.
func (t *Table) Err() error {
	if errors.Is(t.err, io.EOF) {
		return nil
	}
	return t.err
}

// Refuse is the error for a fault in the row.
func (t *Table) Refuse(f *Fault) error { return f.At(t.File, t.line) }

// lastByte remembers the last byte it gave.
type lastByte struct {
	r    io.Reader
	last byte
}

func (l *lastByte) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if n > 0 {
		l.last = p[n-1]
	}
	return n, err
}

// broken is the error for text that is no table, or for r's own.
func (t *Table) broken(err error) error {
	if p := new(csv.ParseError); errors.As(err, &p) {
		return &Error{File: t.File, Line: p.Line, What: "no table: " + p.Err.Error(),
			Hint: "the file was cut off or changed: download it again"}
	}
	if errors.Is(err, io.EOF) {
		return &Error{File: t.File, What: "it is empty"}
	}
	return err
}
