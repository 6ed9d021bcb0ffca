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
	b      *Book
	e      *elements
	row    int // the last one read, from 1
	rows   int
	styled bool   // cells tell dates and percentages from other numbers
	merged string // the first cells that are merged
}

// A Kind is what a cell holds.
type Kind uint8

const (
	Text Kind = iota
	Number
	Truth   // the text is TRUE or FALSE
	Date    // the text is 2022-08-20, or the number of a day with its time
	Percent // a number that is shown a hundred times as large, with %
	Failed  // an error: the text is #N/A or the like
)

// A Cell is one cell.
type Cell struct {
	Text    string
	Kind    Kind
	Formula bool // the text is what a formula gave when the workbook was saved
	Places  int  // of a number that is written: places after the point to show, below 0 those that it has
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

// Next is the next row as texts: its cells from column A on, without empty ones at its
// end, and its number in the sheet. Formulas stand for their stored values, errors are
// empty, truths are 1 or 0, and dates the number of their day. io.EOF says that there is
// no other row.
func (r *Rows) Next() (cells []string, number int, err error) {
	for {
		row, err := r.read()
		if err != nil {
			return nil, 0, err
		}
		for _, c := range row {
			switch {
			case c.Kind == Failed:
				c.Text = ""
			case c.Kind == Truth && c.Text == "TRUE":
				c.Text = "1"
			case c.Kind == Truth && c.Text == "FALSE":
				c.Text = "0"
			}
			cells = append(cells, c.Text)
		}
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > 0 {
			return cells, r.row, nil
		}
	}
}

// Cells is [Rows.Next] with what each cell is. A cell without text and formula has none
// of the other marks either.
func (r *Rows) Cells() (cells []Cell, number int, err error) {
	if r.styled = true; r.b.forms == nil {
		if err := r.b.readStyles(); err != nil {
			return nil, 0, damaged(err)
		}
	}
	for {
		if cells, err = r.read(); err != nil || len(cells) > 0 {
			return cells, r.row, err
		}
	}
}

// Merged is where the first cells are that are merged into one, "A1:B2", once all rows
// are read; "" if none are.
func (r *Rows) Merged() string { return r.merged }

// read reads the next row, empty or not.
func (r *Rows) read() ([]Cell, error) {
	for {
		start, err := r.e.next("")
		switch {
		case errors.Is(err, io.EOF):
			return nil, io.EOF
		case err != nil:
			return nil, damaged(err)
		case start.Name.Local == "mergeCell" && r.merged == "":
			r.merged = attribute(start, "ref")
		}
		if start.Name.Local != "row" {
			continue
		}
		if err := r.count(attribute(start, "r")); err != nil {
			return nil, damaged(err)
		}
		cells, err := r.cells()
		if err != nil {
			return nil, damaged(err)
		}
		return cells, nil
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
func (r *Rows) cells() ([]Cell, error) {
	var row []Cell
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
		c, err := r.cell(start)
		if err != nil {
			return nil, err
		}
		if c.Text == "" && !c.Formula {
			continue
		}
		for len(row) < at {
			row = append(row, Cell{})
		}
		row = append(row, c)
	}
	return row, nil
}

// cell reads the cell that was just begun.
func (r *Rows) cell(start xml.StartElement) (Cell, error) {
	var c Cell
	value, inline := "", ""
	for end := r.e.depth - 1; r.e.depth > end; {
		t, err := r.e.token()
		if err != nil {
			return c, err
		}
		child, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		s, err := r.e.text(child)
		if err != nil {
			return c, err
		}
		switch child.Name.Local {
		case "v":
			value = s
		case "is":
			inline = s
		case "f":
			c.Formula = true
		}
	}
	return c, r.value(&c, start, value, inline)
}

// value fills in what a cell holds, by its type.
func (r *Rows) value(c *Cell, start xml.StartElement, value, inline string) error {
	switch attribute(start, "t") {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(r.b.shared) {
			return fmt.Errorf("a cell refers to text %q", value)
		}
		c.Text = r.b.shared[n]
	case "inlineStr":
		c.Text = unescaped(inline)
	case "e":
		c.Kind, c.Text = Failed, value
	case "str":
		c.Text = unescaped(value)
	case "b":
		if c.Kind, c.Text = Truth, "FALSE"; value == "1" || value == "true" {
			c.Text = "TRUE"
		}
	case "d":
		c.Kind, c.Text = Date, value
	default:
		if c.Text = number(value); c.Text == "" {
			return nil
		}
		if c.Kind = Number; r.styled {
			r.b.styled(c, attribute(start, "s"))
		}
	}
	return nil
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
