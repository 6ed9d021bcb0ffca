// Package xlsx reads the first sheet with rows of an Excel workbook (Office Open
// XML, ECMA-376 part 1, 18.3 and 18.4) as a table of text. Formulas stand for their
// stored values, dates are numbers. It does not write, and reads no formats: a
// number has the fifteen digits that Excel keeps.
package xlsx

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"dyad/data/trade/source"
)

// What a workbook may hold.
const (
	maxText    = 256 << 20 // bytes of all cells, and of shared strings
	maxPart    = 1 << 30   // bytes of one part, unpacked
	maxColumns = 1 << 14
)

// Is reports whether an archive is a workbook.
func Is(z *zip.Reader) bool { return part(z, "xl/workbook.xml") != nil }

func part(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Read is the first sheet of a workbook that has two rows or more, the first of
// which are the names of its columns. Errors are *source.Error.
func Read(file string, z *zip.Reader) (*source.Table, error) {
	b := &book{file: file, z: z}
	shared, err := b.strings()
	if err != nil {
		return nil, err
	}
	sheets, err := b.sheets()
	if err != nil {
		return nil, err
	}
	for _, name := range sheets {
		rows, lines, err := b.rows(name, shared)
		if err != nil {
			return nil, err
		}
		if len(rows) > 1 {
			return source.NewTable(file, rows[0], &cells{rows: rows[1:], lines: lines[1:], width: len(rows[0])})
		}
	}
	return nil, &source.Error{File: file, What: "no sheet of the workbook has rows"}
}

// book is a workbook being read.
type book struct {
	file string
	z    *zip.Reader
	text int // bytes of the cells so far
}

func (b *book) damaged(err error) error {
	if refused := new(source.Error); errors.As(err, &refused) {
		return err
	}
	return &source.Error{File: b.file, What: fmt.Sprintf("the workbook is damaged: %v", err), Hint: "save it again, or as CSV"}
}

// open is a part of the workbook as XML.
func (b *book) open(name string) (*xml.Decoder, io.Closer, error) {
	f := part(b.z, name)
	if f == nil {
		return nil, nil, b.damaged(fmt.Errorf("it has no part %q", name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, b.damaged(err)
	}
	return xml.NewDecoder(io.LimitReader(r, maxPart)), r, nil
}

// strings are the texts that cells refer to by their number.
func (b *book) strings() ([]string, error) {
	if part(b.z, "xl/sharedStrings.xml") == nil {
		return nil, nil
	}
	dec, closer, err := b.open("xl/sharedStrings.xml")
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	var all []string
	size := 0
	err = each(dec, "si", func(start xml.StartElement) error {
		s, err := texts(dec, start)
		if size += len(s) + 16; size > maxText {
			return errors.New("it holds more than 256 MB of text")
		}
		all = append(all, s)
		return err
	})
	if err != nil {
		return nil, b.damaged(err)
	}
	return all, nil
}

// sheets are the parts of the sheets in the order of the workbook.
func (b *book) sheets() ([]string, error) {
	target := map[string]string{}
	dec, closer, err := b.open("xl/_rels/workbook.xml.rels")
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	if err := each(dec, "Relationship", func(start xml.StartElement) error {
		to := attribute(start, "Target")
		if !strings.HasPrefix(to, "/") {
			to = path.Join("xl", to)
		}
		target[attribute(start, "Id")] = strings.TrimPrefix(to, "/")
		return dec.Skip()
	}); err != nil {
		return nil, b.damaged(err)
	}
	dec, closer2, err := b.open("xl/workbook.xml")
	if err != nil {
		return nil, err
	}
	defer closer2.Close()
	var all []string
	err = each(dec, "sheet", func(start xml.StartElement) error {
		if name := target[attribute(start, "id")]; strings.HasPrefix(name, "xl/worksheets/") {
			all = append(all, name)
		}
		return dec.Skip()
	})
	if err != nil {
		return nil, b.damaged(err)
	}
	return all, nil
}

// rows are the rows of a sheet that are not empty, and their numbers.
func (b *book) rows(name string, shared []string) (rows [][]string, lines []int, err error) {
	dec, closer, err := b.open(name)
	if err != nil {
		return nil, nil, err
	}
	defer closer.Close()
	line := 0
	err = each(dec, "row", func(start xml.StartElement) error {
		line++
		if n, err := strconv.Atoi(attribute(start, "r")); err == nil && n >= line {
			line = n
		}
		row, err := b.row(dec, start, shared)
		if err == nil && strings.Join(row, "") != "" {
			rows, lines = append(rows, row), append(lines, line)
		}
		return err
	})
	if err != nil {
		return nil, nil, b.damaged(err)
	}
	return rows, lines, nil
}

// row reads the cells of a row.
func (b *book) row(dec *xml.Decoder, start xml.StartElement, shared []string) ([]string, error) {
	var row []string
	err := within(dec, start, "c", func(c xml.StartElement) error {
		at := len(row)
		if ref := attribute(c, "r"); ref != "" {
			at = column(ref)
		}
		if at < len(row) || at >= maxColumns {
			return fmt.Errorf("cell %q is out of order", attribute(c, "r"))
		}
		s, err := b.cell(dec, c, shared)
		if err != nil {
			return err
		}
		for len(row) < at {
			row = append(row, "")
		}
		row = append(row, s)
		if b.text += len(s) + 16; b.text > maxText {
			return errors.New("it holds more than 256 MB of text")
		}
		return nil
	})
	return row, err
}

// cell reads the value of a cell as text.
func (b *book) cell(dec *xml.Decoder, start xml.StartElement, shared []string) (string, error) {
	value, inline := "", ""
	for {
		token, err := dec.Token()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			s, err := texts(dec, token)
			if err != nil {
				return "", err
			}
			switch token.Name.Local {
			case "v":
				value = s
			case "is":
				inline = s
			}
		case xml.EndElement:
			switch attribute(start, "t") {
			case "s":
				n, err := strconv.Atoi(value)
				if err != nil || n < 0 || n >= len(shared) {
					return "", fmt.Errorf("a cell refers to text %q", value)
				}
				return shared[n], nil
			case "inlineStr":
				return inline, nil
			case "e":
				return "", nil
			case "str", "b":
				return value, nil
			}
			return number(value), nil
		}
	}
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

// column is the index of "B2", 1; maxColumns for what is no cell.
func column(ref string) int {
	n := 0
	for _, c := range ref {
		if c < 'A' || c > 'Z' {
			break
		}
		if n = n*26 + int(c-'A'+1); n > maxColumns {
			return maxColumns
		}
	}
	if n == 0 {
		return maxColumns
	}
	return n - 1
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// each calls read with each element of a name. read reads to its end.
func each(dec *xml.Decoder, name string, read func(xml.StartElement) error) error {
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == name {
			if err := read(start); err != nil {
				return err
			}
		}
	}
}

// within calls read with each element of a name that stands in another one, to the
// end of that.
func within(dec *xml.Decoder, outer xml.StartElement, name string, read func(xml.StartElement) error) error {
	for {
		token, err := dec.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local != name {
				err = dec.Skip()
			} else {
				err = read(token)
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			if token.Name == outer.Name {
				return nil
			}
		}
	}
}

// texts are all texts in an element, to its end, without those of phonetic hints.
func texts(dec *xml.Decoder, start xml.StartElement) (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := dec.Token()
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local == "rPh" {
				if err := dec.Skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if b.Len()+len(token) > source.MaxRow {
				return "", fmt.Errorf("a text in %q is longer than 16 MB", start.Name.Local)
			}
			b.Write(token)
		}
	}
	return b.String(), nil
}

// cells are the rows of a sheet below the first. Rows that end early, as Excel
// leaves empty cells away, are filled.
type cells struct {
	rows  [][]string
	lines []int
	width int
	at    int // rows given
}

// Next goes to the next row.
func (c *cells) Next() (fields, line int, err error) {
	if c.at == len(c.rows) {
		return 0, 0, io.EOF
	}
	c.at++
	return max(c.width, len(c.rows[c.at-1])), c.lines[c.at-1], nil
}

// Field is a cell of the row.
func (c *cells) Field(i int) string {
	if row := c.rows[c.at-1]; i < len(row) {
		return row[i]
	}
	return ""
}

// Err is nil: the cells are there.
func (c *cells) Err() error { return nil }
