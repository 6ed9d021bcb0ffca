// Package sheet reads the sheets of Excel workbooks (Office Open XML, ECMA-376 part 1,
// 18.3, 18.4 and 18.8) row by row, and writes workbooks of texts and numbers. A number
// has the fifteen digits that Excel keeps. What is written has no formulas, links or
// macros, and the same bytes for the same cells.
//
// It needs the standard library alone. Excelize 2.11.1 was weighed and not taken:
// its tables cost every start of the program 2 ms, it adds 4 MB and six modules, and
// what has to be refused (row numbers and indices of texts that it believed, in 2026)
// has to be refused here anyway. Tests hold what is read to what it reads.
//
// [Limits] bounds what a workbook may hold, counted while it is read: nothing that a
// file says of its own size is believed. Refusals are an [*Error].
package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// An Error refuses a workbook.
type Error struct{ What, Hint string }

// Error is what is wrong.
func (e *Error) Error() string { return e.What }

// Limits are what a workbook may hold. Excel itself allows 1,048,576 rows and 16,384
// columns.
type Limits struct {
	Entries int   // files in the archive
	Text    int64 // bytes of the texts that cells share
	Part    int64 // bytes of one part, unpacked
	All     int64 // bytes of all parts that are read, unpacked; 0 is no limit
	Rows    int
	Columns int
}

// Tables are limits for tables of trade, of which a workbook holds a million rows.
func Tables() Limits {
	return Limits{Entries: 4096, Text: 256 << 20, Part: 1 << 30, Rows: 1 << 20, Columns: 1 << 14}
}

// Dossiers are limits for the sheets of a dossier.
func Dossiers() Limits {
	return Limits{Entries: 64, Text: 16 << 20, Part: 32 << 20, All: 32 << 20, Rows: 50_001, Columns: 256}
}

// A part that is larger than free bytes, and unpacks to more than ratio times its
// size, is a bomb: sheets are some ten times as large.
const (
	ratio = 100
	free  = 4 << 20
)

// A Book is an open workbook.
type Book struct {
	z         *zip.Reader
	limits    Limits
	shared    []string // texts that cells refer to by their number
	sheets    []string // parts of the visible sheets, in order
	names     []string // of them
	hidden    []string // names of the others
	since1904 bool     // dates are counted from 1904, not 1900
	forms     []Kind   // of numbers, by the style of their cell; nil before styles are read
	unpacked  int64    // bytes of the parts read so far
}

// Is reports whether an archive is a workbook.
func Is(z *zip.Reader) bool { return workbook(z) != nil }

func workbook(z *zip.Reader) *zip.File {
	for _, f := range z.File {
		if n, ok := strings.CutPrefix(f.Name, "xl/workbook"); ok && strings.Trim(n, "0123456789") == ".xml" {
			return f
		}
	}
	return nil
}

// Other is what an archive is that holds sheets of another kind, "" for none.
func Other(z *zip.Reader) string {
	for _, f := range z.File {
		switch f.Name {
		case "xl/workbook.bin":
			return "a binary workbook (.xlsb)"
		case "content.xml":
			return "an OpenDocument sheet (.ods)"
		case "Index/Document.iwa":
			return "a file of Numbers"
		}
	}
	return ""
}

// Open reads what the sheets of a workbook share.
func Open(z *zip.Reader, limits Limits) (*Book, error) {
	b := &Book{z: z, limits: limits}
	if len(z.File) > limits.Entries {
		return nil, &Error{What: fmt.Sprintf("the workbook holds more than %d files", limits.Entries)}
	}
	for _, f := range z.File {
		if strings.ContainsAny(f.Name, `\:`) || path.IsAbs(f.Name) || strings.HasPrefix(path.Clean(f.Name), "..") {
			return nil, &Error{What: fmt.Sprintf("the workbook holds a file outside it, %q", f.Name), Hint: "no program that makes workbooks does that: do not open it"}
		}
	}
	if err := b.readShared(); err != nil {
		return nil, damaged(err)
	}
	if err := b.readSheets(); err != nil {
		return nil, damaged(err)
	}
	return b, nil
}

// Sheets is the number of sheets that are not hidden.
func (b *Book) Sheets() int { return len(b.sheets) }

// Name is the name of such a sheet, from 0.
func (b *Book) Name(sheet int) string { return b.names[sheet] }

// Hidden are the names of the hidden sheets.
func (b *Book) Hidden() []string { return b.hidden }

// damaged is a refusal for XML that is none.
func damaged(err error) error {
	if refused := new(Error); err == nil || errors.As(err, &refused) {
		return err
	}
	return &Error{What: "the workbook is damaged: " + err.Error(), Hint: "save it again, or as CSV"}
}

func (b *Book) part(name string) *zip.File {
	for _, f := range b.z.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// open is a part of the workbook as XML.
func (b *Book) open(name string) (*elements, error) {
	f := b.part(name)
	if f == nil {
		return nil, fmt.Errorf("it has no part %q", name)
	}
	if err := b.measure(f); err != nil {
		return nil, err
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return &elements{dec: xml.NewDecoder(r), closer: r}, nil
}

// measure unpacks a part once without looking at it, which is some twenty times as fast
// as reading its XML, and refuses one that is too large.
func (b *Book) measure(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	bomb := max(free, int64(min(f.CompressedSize64, uint64(b.limits.Part)))*ratio) // its size in the archive bounds what is read of it
	n, err := io.Copy(io.Discard, io.LimitReader(r, min(bomb, b.limits.Part)+1))
	switch {
	case err != nil:
		return err
	case n > b.limits.Part, b.limits.All > 0 && b.unpacked+n > b.limits.All:
		return &Error{What: fmt.Sprintf("the workbook holds more than %d MB", b.limits.Part>>20), Hint: "save the sheet as CSV"}
	case n > bomb:
		return &Error{What: fmt.Sprintf("the workbook unpacks to more than %d times its size", ratio), Hint: "save the sheet as CSV, if it is a table"}
	}
	b.unpacked += n
	return nil
}

// readShared reads the texts that cells refer to.
func (b *Book) readShared() error {
	const name = "xl/sharedStrings.xml"
	if b.part(name) == nil {
		return nil
	}
	e, err := b.open(name)
	if err != nil {
		return err
	}
	defer e.closer.Close()
	size := int64(0)
	return e.each("si", func(start xml.StartElement) error {
		s, err := e.text(start)
		if size += int64(len(s)) + 16; size > b.limits.Text {
			return &Error{What: fmt.Sprintf("the workbook holds more than %d MB of text", b.limits.Text>>20), Hint: "save the sheet as CSV"}
		}
		b.shared = append(b.shared, unescaped(s))
		return err
	})
}

// readSheets finds the parts of the sheets, in the order of the workbook.
func (b *Book) readSheets() error {
	book := workbook(b.z)
	if book == nil {
		return errors.New("it has no list of sheets")
	}
	target := map[string]string{}
	e, err := b.open("xl/_rels/" + path.Base(book.Name) + ".rels")
	if err != nil {
		return err
	}
	defer e.closer.Close()
	if err := e.each("Relationship", func(start xml.StartElement) error {
		to := attribute(start, "Target")
		if !strings.HasPrefix(to, "/") {
			to = path.Join("xl", to)
		}
		target[attribute(start, "Id")] = strings.TrimPrefix(to, "/")
		return e.skip()
	}); err != nil {
		return err
	}
	list, err := b.open(book.Name)
	if err != nil {
		return err
	}
	defer list.closer.Close()
	return list.each("", func(start xml.StartElement) error {
		switch start.Name.Local {
		case "workbookPr":
			b.since1904 = attribute(start, "date1904") == "1" || attribute(start, "date1904") == "true"
		case "sheet":
			b.addSheet(start, target[attribute(start, "id")])
		}
		return nil
	})
}

// addSheet adds the sheet in a part of the workbook.
func (b *Book) addSheet(start xml.StartElement, part string) {
	name := attribute(start, "name")
	switch {
	case !strings.HasPrefix(part, "xl/worksheets/"): // a chart
	case strings.HasSuffix(strings.ToLower(attribute(start, "state")), "hidden"):
		b.hidden = append(b.hidden, name)
	default:
		b.sheets, b.names = append(b.sheets, part), append(b.names, name)
	}
}
