package trade

import (
	"archive/zip"
	"errors"
	"io"
	"strings"

	"dyad/data/sheet"
	"dyad/data/trade/source"
)

// workbook reads the first sheet of a workbook among whose first rows one names the
// columns of a format.
func (f *file) workbook(z *zip.Reader) (format source.Format, rows int, err error) {
	book, err := sheet.Open(z, sheet.Tables())
	if err != nil {
		return format, 0, f.ofSheet(err)
	}
	var first *source.Table // of a sheet with rows, whatever they are
	for i := range book.Sheets() {
		in, err := book.Rows(i)
		if err != nil {
			return format, 0, f.ofSheet(err)
		}
		t, known, err := f.header(in)
		if err != nil {
			in.Close()
			return format, 0, err
		}
		if !known {
			in.Close()
			if first == nil {
				first = t
			}
			continue
		}
		defer in.Close()
		if err := f.otherSheets(book, i+1); err != nil {
			return format, 0, err
		}
		return f.table(t, strings.Join(t.Names(), ","))
	}
	if first == nil {
		return format, 0, &ReadError{File: f.name, What: "no sheet of the workbook has rows"}
	}
	return f.table(first, strings.Join(first.Names(), ","))
}

// ofSheet is an error of a workbook as a refusal of the file.
func (f *file) ofSheet(err error) error {
	if refused := new(sheet.Error); errors.As(err, &refused) {
		return &ReadError{File: f.name, What: refused.What, Hint: refused.Hint}
	}
	return err
}

// header finds the row with the names of the columns among the first rows of a sheet,
// and makes a table of those below. known is false where no row names the columns of a
// format: then the first row with others below it is taken, and nil without such.
func (f *file) header(in *sheet.Rows) (t *source.Table, known bool, err error) {
	s := &sheetRows{file: f, in: in}
	for len(s.ahead) <= aboveTable {
		cells, number, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, false, f.ofSheet(err)
		}
		s.ahead = append(s.ahead, sheetRow{cells, number})
		if t, _ := source.NewTable(f.name, cells, s); t != nil && len(cells) > 1 && formatOf(t) != nil {
			s.ahead, s.width, f.first = nil, len(cells), number
			return t, true, nil
		}
	}
	if len(s.ahead) < 2 {
		return nil, false, nil
	}
	head := s.ahead[0]
	s.ahead, s.width, f.first = s.ahead[1:], len(head.cells), head.number
	t, err = source.NewTable(f.name, head.cells, s)
	return t, false, err
}

// otherSheets counts the sheets from one on that have rows: they are not read.
func (f *file) otherSheets(book *sheet.Book, from int) error {
	for i := from; i < book.Sheets(); i++ {
		in, err := book.Rows(i)
		if err != nil {
			return f.ofSheet(err)
		}
		_, _, err = in.Next()
		in.Close()
		switch {
		case err == nil:
			f.tally.Add(source.OtherSheets, 1)
		case !errors.Is(err, io.EOF):
			return f.ofSheet(err)
		}
	}
	return nil
}

// sheetRows are the rows of a sheet below the names of its columns. Rows that end
// early, as empty cells are left away, are filled.
type sheetRows struct {
	file  *file
	in    *sheet.Rows
	ahead []sheetRow // read already
	width int        // of the header
	cells []string   // of the row
}

type sheetRow struct {
	cells  []string
	number int
}

// Next goes to the next row.
func (s *sheetRows) Next() (fields, line int, err error) {
	if len(s.ahead) > 0 {
		s.cells, line = s.ahead[0].cells, s.ahead[0].number
		s.ahead = s.ahead[1:]
	} else if s.cells, line, err = s.in.Next(); err != nil {
		return 0, 0, s.file.ofSheet(err)
	}
	return max(s.width, len(s.cells)), line, nil
}

// Field is a cell of the row.
func (s *sheetRows) Field(i int) string {
	if i < len(s.cells) {
		return s.cells[i]
	}
	return ""
}

// Err is nil: the cells are there.
func (s *sheetRows) Err() error { return nil }
