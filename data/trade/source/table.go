package source

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"slices"
	"strings"
)

// Rows are the rows of a table, below the names of its columns.
type Rows interface {
	// Next goes to the next row, and gives the number of its fields and its line.
	// io.EOF says that there is none.
	Next() (fields, line int, err error)
	// Field is a field of the row.
	Field(i int) string
	// Err is what kept Field from reading one, which was then "".
	Err() error
}

// A Table reads rows and finds columns by their names. All formats are read with
// it but BACI years and JSON, which are read from bytes.
type Table struct {
	File  string
	Tally Tally

	src     Rows
	header  int // line of the names of its columns
	columns map[string]int
	names   []string // of the header
	head    []byte   // its line, nil if the file is no text
	fields  int      // of the row
	line    int
	rows    int
	last    int // the column that was read last
	err     error
}

// NewTable is a table of rows under a header.
func NewTable(file string, header []string, src Rows) (*Table, error) {
	t := &Table{File: file, src: src, columns: map[string]int{}, names: header}
	for i, h := range header {
		name := columnName(h)
		if _, twice := t.columns[name]; twice && name != "" {
			return nil, &Error{File: file, Line: 1, What: fmt.Sprintf("column %q stands twice", strings.TrimSpace(h)), Hint: "delete one of the two, or name it otherwise"}
		}
		t.columns[name] = i
	}
	return t, nil
}

// columnName is the name of a column as tables find it: "" for an index, which pandas
// calls "Unnamed: 0" and "Unnamed: 0.1".
func columnName(h string) string {
	if n := Normal(ID(h)); !strings.HasPrefix(n, "unnamed") {
		return n
	}
	return ""
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

// ID is the code of a name that has its label with it, as SDMX writes them when asked
// for both: COUNTRY of "COUNTRY:Country", KAZ of "KAZ: Kazakhstan".
func ID(s string) string {
	id, _, labelled := strings.Cut(s, ":")
	if id = strings.TrimSpace(id); labelled && id != "" && strings.Trim(strings.ToUpper(id), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == "" {
		return id
	}
	return s
}

// Column is the index of the first of some names that the header has, or -1.
func (t *Table) Column(names ...string) int {
	for _, n := range names {
		if i, ok := t.columns[Normal(n)]; ok {
			return i
		}
	}
	return -1
}

// excerpt is the header with the place of the name of a column.
func (t *Table) excerpt(column int) Excerpt {
	return ExcerptOf(t.head, bytes.Index(t.head, []byte(strings.TrimSpace(t.names[column]))))
}

// Header is the line of the names of its columns.
func (t *Table) Header() int { return t.header }

// Names are the columns as the header writes them.
func (t *Table) Names() []string { return t.names }

// Next reads the next row.
func (t *Table) Next() bool {
	if t.err != nil {
		return false
	}
	for {
		if t.fields, t.line, t.err = t.src.Next(); t.err != nil {
			return false
		}
		switch {
		case t.isHeader():
			t.Tally.Add(HeaderAgain, 1)
			continue
		case t.isRemark():
			t.Tally.Add(Remarks, 1)
			continue
		}
		break
	}
	t.rows++
	return t.width()
}

// isHeader reports whether a row is the header again, as in files that were joined.
func (t *Table) isHeader() bool {
	if t.fields != len(t.names) {
		return false
	}
	for i, name := range t.names {
		if t.src.Field(i) != name {
			return false
		}
	}
	return true
}

// width refuses a row that has not the header's fields. One empty field more,
// from a comma at the end of the line, is counted.
func (t *Table) width() bool {
	switch {
	case t.fields == len(t.names):
		return true
	case t.fields == len(t.names)+1 && strings.TrimSpace(t.src.Field(t.fields-1)) == "":
		t.Tally.Add(ExtraComma, 1)
		return true
	}
	bad := fault("the file was cut off or changed: download it again; a remark below the table can be deleted", "a row of %d fields under a header of %d", t.fields, len(t.names))
	t.err = t.Quote(bad.At(t.File, t.line), min(t.fields-1, len(t.names)))
	return false
}

// Get is the field of a column without the spaces around it, "" for column -1.
func (t *Table) Get(column int) string {
	if column < 0 || column >= t.fields {
		return ""
	}
	t.last = column
	return bare(strings.TrimSpace(t.src.Field(column)))
}

// bare is a field without the signs by which spreadsheets are told that digits are text:
// "'0101" and "=\"0101\"" are 0101.
func bare(s string) string {
	switch {
	case len(s) > 1 && s[0] == '\'' && digits(s[1:]):
		return s[1:]
	case len(s) > 3 && s[0] == '=' && s[1] == '"' && s[len(s)-1] == '"':
		return s[2 : len(s)-1]
	}
	return s
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

// Each reads the table row by row. read gives the rows of trade that a row holds:
// none, one or several.
func (t *Table) Each(to *Sink, read func(give func(Row)) *Fault) error {
	var rows []Row
	give := func(r Row) {
		r.Line = t.line
		rows = append(rows, r)
	}
	for t.Next() {
		rows = rows[:0]
		if bad := read(give); bad != nil {
			return t.Refuse(bad)
		}
		for i := range rows {
			if err := to.Row(&rows[i]); err != nil {
				if e := new(Error); errors.As(err, &e) {
					return t.Quote(e, -1)
				}
				return err
			}
		}
	}
	return t.Err()
}

// Part is a number for what fields of the row say together, with a text before them; it
// is never 0. Columns that the table has not, -1, say nothing.
func (t *Table) Part(text string, columns ...int) uint64 {
	h := fnv.New64a()
	io.WriteString(h, text)
	for _, c := range columns {
		io.WriteString(h, "\x00"+t.Get(c))
	}
	return max(h.Sum64(), 1)
}

// OtherProducts refuses a table that has none of a format's columns of products, but
// others that tell goods apart: its rows are no totals.
func OtherProducts(t *Table, hint string) error {
	for _, n := range slices.Sorted(maps.Keys(t.columns)) {
		for _, word := range []string{"product", "commodity", "section", "sitc", "hs2", "hs4", "hs6", "chapter", "cmd", "naics", "isic"} {
			if strings.Contains(n, word) {
				return &Error{File: t.File, Line: t.header, What: fmt.Sprintf("its products (%s) are not codes of the Harmonized System", strings.ToLower(strings.TrimSpace(t.names[t.columns[n]]))), Hint: hint, Near: t.excerpt(t.columns[n])}
			}
		}
	}
	return nil
}

// PartsOfYears refuses a table with a column that tells months or quarters apart, where
// its rows are read as those of years; with months, only one of quarters.
func PartsOfYears(t *Table, months bool) error {
	names := []string{"quarter", "quarter ID", "month", "month ID", "refMonth"}
	if months {
		names = names[:2]
	}
	for _, n := range names {
		if i := t.Column(n); i >= 0 {
			return &Error{File: t.File, Line: t.header, What: fmt.Sprintf("its rows are of parts of years (column %s), and are read as years", n),
				Hint: "download it by years, or add the rows up to years and leave the column out", Near: t.excerpt(i)}
		}
	}
	return nil
}

// Has reports whether the header has columns of all the names.
func (t *Table) Has(names ...string) bool {
	for _, n := range names {
		if t.Column(n) < 0 {
			return false
		}
	}
	return true
}

// Broken is what kept a field of the row from being read, nil if nothing did.
func (t *Table) Broken() error { return t.src.Err() }

// Refuse is the error for a fault in the row.
func (t *Table) Refuse(f *Fault) error {
	if err := t.src.Err(); err != nil {
		return err
	}
	fields := make([]string, t.fields)
	for i := range fields {
		fields[i] = t.src.Field(i)
	}
	if again := t.namesAgain(fields); again != nil {
		return t.Quote(again.At(t.File, t.line), -1)
	}
	return t.Quote(f.At(t.File, t.line), f.CellOf(fields, t.names, t.last))
}
