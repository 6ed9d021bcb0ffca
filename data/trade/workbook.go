package trade

import (
	"archive/zip"
	"errors"
	"io"
	"strings"

	"dyad/data/sheet"
	"dyad/data/trade/source"
)

// readWorkbook reads the sheets of a workbook among whose first rows one names the columns
// of a format: as files of their own, where they are several.
func readWorkbook(b *Builder, name string, z *zip.Reader) error {
	book, err := sheet.Open(z, sheet.Tables())
	if err != nil {
		return b.file(name, func(f *file) (source.Format, int, error) { return source.Format{}, 0, f.ofSheet(err) })
	}
	var tables []int
	others, first := 0, -1 // sheets of other rows below a table; the first with rows, whatever they are
	for i := range book.Sheets() {
		f := &file{b: b, name: name}
		rows, known, err := f.sheet(book, i, nil)
		switch {
		case err != nil:
			return err
		case known:
			tables = append(tables, i)
		case rows && first < 0:
			first = i
		}
		if rows && !known && len(tables) > 0 {
			others++
		}
	}
	if len(tables) == 0 {
		tables = []int{first}
	}
	for _, i := range tables {
		own := name
		if len(tables) > 1 {
			own += "/" + book.Name(i)
		}
		if err := b.file(own, func(f *file) (format source.Format, rows int, err error) {
			if i < 0 {
				return format, 0, &ReadError{File: name, What: "no sheet of the workbook has rows"}
			}
			f.tally.Add(source.OtherSheets, others)
			others = 0
			_, _, err = f.sheet(book, i, func(t *source.Table) error {
				format, rows, err = f.table(t, strings.Join(t.Names(), ","))
				return err
			})
			return format, rows, err
		}); err != nil {
			return err
		}
	}
	return nil
}

// sheet reads the table of a sheet, or for nil only tells whether there are rows, and
// whether their columns are those of a format.
func (f *file) sheet(book *sheet.Book, number int, read func(*source.Table) error) (rows, known bool, err error) {
	in, err := book.Rows(number)
	if err != nil {
		return false, false, f.ofSheet(err)
	}
	defer in.Close()
	t, known, err := f.header(in)
	switch names := new(source.Error); {
	case read == nil && t == nil && errors.As(err, &names) && names.Line > 0: // names that stand twice
		return true, false, nil
	case t == nil || err != nil:
		return false, false, err
	case read == nil:
		return true, known, nil
	}
	return true, known, read(t)
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
