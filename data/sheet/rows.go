package sheet

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Rows are the rows of a sheet that are not empty, read one after another. Close them.
type Rows struct {
	b    *Book
	e    *elements
	row  int // the last one read, from 1
	rows int
}

// Rows are the rows of a sheet, from 0.
func (b *Book) Rows(sheet int) (*Rows, error) {
	e, err := b.open(b.sheets[sheet])
	if err != nil {
		return nil, damaged(err)
	}
	return &Rows{b: b, e: e}, nil
}

// Close ends reading.
func (r *Rows) Close() { r.e.closer.Close() }

// Next is the next row: its cells from column A on, without empty ones at its end, and
// its number in the sheet. io.EOF says that there is none.
func (r *Rows) Next() (cells []string, number int, err error) {
	for {
		start, err := r.e.next("row")
		if err != nil {
			if errors.Is(err, io.EOF) {
				return nil, 0, io.EOF
			}
			return nil, 0, damaged(err)
		}
		if err := r.count(attribute(start, "r")); err != nil {
			return nil, 0, damaged(err)
		}
		cells, err := r.cells()
		if err != nil {
			return nil, 0, damaged(err)
		}
		if strings.Join(cells, "") != "" {
			return cells, r.row, nil
		}
	}
}

// count goes on to a row, whose number may be stated. Rows stand in order.
func (r *Rows) count(stated string) error {
	r.row++
	if stated != "" {
		n, err := strconv.Atoi(stated)
		if err != nil || n < r.row || n > r.b.limits.Rows {
			return fmt.Errorf("row %q is out of order", stated)
		}
		r.row = n
	}
	if r.rows++; r.rows > r.b.limits.Rows || r.row > r.b.limits.Rows {
		return &Error{What: fmt.Sprintf("a sheet has more than %d rows", r.b.limits.Rows), Hint: "save the sheet as CSV"}
	}
	return nil
}

// cells reads the cells of the row that was just begun.
func (r *Rows) cells() ([]string, error) {
	var row []string
	next := 0 // the column after the last cell, which may have been empty
	for end := r.e.depth - 1; r.e.depth > end; {
		t, err := r.e.token()
		if err != nil {
			return nil, err
		}
		start, ok := t.(xml.StartElement)
		switch {
		case !ok:
			continue
		case start.Name.Local != "c":
			if err := r.e.skip(); err != nil {
				return nil, err
			}
			continue
		}
		at := next
		if ref := attribute(start, "r"); ref != "" {
			at = r.column(ref)
		}
		if at < next || at >= r.b.limits.Columns {
			return nil, fmt.Errorf("cell %q is out of order", attribute(start, "r"))
		}
		next = at + 1
		s, err := r.cell(start)
		if err != nil {
			return nil, err
		}
		if s == "" {
			continue
		}
		for len(row) < at {
			row = append(row, "")
		}
		row = append(row, s)
	}
	return row, nil
}

// cell reads the value of the cell that was just begun.
func (r *Rows) cell(start xml.StartElement) (string, error) {
	value, inline := "", ""
	for end := r.e.depth - 1; r.e.depth > end; {
		t, err := r.e.token()
		if err != nil {
			return "", err
		}
		child, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		s, err := r.e.text(child)
		if err != nil {
			return "", err
		}
		switch child.Name.Local {
		case "v":
			value = s
		case "is":
			inline = s
		}
	}
	switch attribute(start, "t") {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(r.b.shared) {
			return "", fmt.Errorf("a cell refers to text %q", value)
		}
		return r.b.shared[n], nil
	case "inlineStr":
		return inline, nil
	case "e": // an error, as #N/A
		return "", nil
	case "str", "b", "d":
		return value, nil
	}
	return number(value), nil
}

// number is a stored number with the fifteen digits that Excel keeps, without an
// exponent.
func number(s string) string {
	if strings.Trim(s, "0123456789") == "" {
		return s
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// column is the index of "B2", 1; as many as there may be for what is no cell.
func (r *Rows) column(ref string) int {
	n := 0
	for _, c := range ref {
		if c < 'A' || c > 'Z' {
			break
		}
		if n = n*26 + int(c-'A'+1); n > r.b.limits.Columns {
			return r.b.limits.Columns
		}
	}
	if n == 0 {
		return r.b.limits.Columns
	}
	return n - 1
}
