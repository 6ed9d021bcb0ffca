package parquet

import "io"

// Rows gives a file's rows as text, as source.NewTable takes them. Only columns
// that are asked for are read. A row's line is its number, from 1.
type Rows struct {
	f       *File
	row     int64
	columns []cursor
	err     error
}

// cursor is a column with the page that it has reached.
type cursor struct {
	column *Column
	page   Page
	first  int64 // row of the page's first
}

// NewRows begins with the first row.
func NewRows(f *File) *Rows { return &Rows{f: f, row: -1, columns: make([]cursor, len(f.columns))} }

// Next goes to the next row, and gives the number of fields and the line.
func (r *Rows) Next() (fields, line int, err error) {
	if r.err != nil {
		return 0, 0, r.err
	}
	r.row++
	if r.row >= r.f.rows {
		return 0, 0, io.EOF
	}
	return len(r.columns), int(r.row) + 1, nil
}

// Err is what kept a field from being read.
func (r *Rows) Err() error { return r.err }

// Field is a field of the row. What cannot be read is "", and Next then says so.
func (r *Rows) Field(i int) string {
	c := &r.columns[i]
	if c.column == nil {
		c.column = r.f.Column(i)
	}
	for r.err == nil && r.row >= c.first+int64(c.page.Rows) {
		c.first += int64(c.page.Rows)
		r.err = c.column.Next(&c.page)
		if r.err == io.EOF {
			r.err = c.column.damaged("rows are missing")
		}
	}
	if r.err != nil {
		return ""
	}
	s, bad := c.page.Text(int(r.row - c.first))
	if bad != nil {
		r.err = bad.In(c.column.column.name).At(r.f.name, int(r.row)+1)
	}
	return s
}
