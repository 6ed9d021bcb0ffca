package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"dyad/data"
	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/data/sheet"
)

// MaxFile is how many bytes a workbook, an archive or a table of it may have.
const MaxFile = 8 << 20

// maxUnpacked is how many bytes the tables of an archive may have in all, and MaxFiles
// how many files it, or a folder, may hold.
const (
	maxUnpacked = 32 << 20
	MaxFiles    = 64
)

// A File is a table of comma-separated values.
type File struct {
	Name string // "claims.csv", by which it is told what it holds
	Data []byte
}

// A Made is a dossier that was made of sheets.
type Made struct {
	ID        string
	YAML      []byte   // with comments that say where each entry stands in the sheets
	Unread    []string // sheets and files that are none of a dossier
	Sectioned bool     // the sheets hold no sections: each topic has one, with its claims
}

// From makes a dossier of a workbook or of an archive of tables. name is what messages call
// the file. What is wrong with its cells is said at once, as a [*codec.Errors].
func From(name string, b []byte) (*Made, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	switch {
	case bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")):
		return nil, advice.With(fmt.Errorf("%s is an old workbook (.xls), or has a password", advice.Name(name)), "save it as .xlsx, without a password")
	case err != nil:
		return nil, advice.With(fmt.Errorf("%s is neither a workbook nor an archive of tables", advice.Name(name)), "save it as .xlsx, or its sheets as CSV in a folder: claims.csv, sources.csv, dossier.csv")
	case sheet.Is(z):
		return fromWorkbook(name, z)
	case sheet.Other(z) != "":
		return nil, advice.With(fmt.Errorf("%s is %s", advice.Name(name), sheet.Other(z)), "save it as .xlsx, or its sheets as CSV in a folder")
	}
	return fromArchive(name, z)
}

// fromArchive reads the tables in an archive.
func fromArchive(name string, z *zip.Reader) (*Made, error) {
	if len(z.File) > MaxFiles {
		return nil, fmt.Errorf("%s holds more than %d files", advice.Name(name), MaxFiles)
	}
	left := int64(maxUnpacked)
	var files []File
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if strings.ContainsAny(f.Name, `\:`) || path.IsAbs(f.Name) || strings.HasPrefix(path.Clean(f.Name), "..") {
			return nil, fmt.Errorf("%s holds a file outside it, %q", advice.Name(name), f.Name)
		}
		var b []byte
		if _, ok := tableIn(f.Name); ok {
			r, err := f.Open()
			if err == nil {
				b, err = readAll(r, min(left, MaxFile))
			}
			if err != nil {
				return nil, fmt.Errorf("%s/%s: %w", advice.Name(name), advice.Name(f.Name), err)
			}
		}
		left -= int64(len(b))
		files = append(files, File{f.Name, b})
	}
	return FromFiles(name, files)
}

// tableIn is the table that a file holds by its name.
func tableIn(name string) (string, bool) {
	table, isCSV := strings.CutSuffix(strings.ToLower(path.Base(name)), ".csv")
	return table, isCSV && slices.Contains(codec.TableNames(), table)
}

// FromFiles makes a dossier of tables of comma-separated values in a folder or an archive.
// Files that are none are named in the result.
func FromFiles(folder string, files []File) (*Made, error) {
	m := Made{}
	var tables []codec.Table
	for _, f := range files {
		place := strings.TrimSuffix(folder, "/") + "/" + f.Name
		name, ok := tableIn(f.Name)
		twice := slices.IndexFunc(tables, func(t codec.Table) bool { return t.Name == name && ok })
		switch {
		case twice >= 0:
			tables[twice].Faults = append(tables[twice].Faults, codec.Fault{What: fmt.Sprintf("%s holds the same table", advice.Name(place)), Hint: "leave one of them out"})
		case ok:
			tables = append(tables, readCSV(name, place, f.Data))
		case !isOurs(strings.TrimSuffix(path.Base(f.Name), ".csv")):
			tables = m.unread(tables, place, strings.TrimSuffix(path.Base(f.Name), ".csv"))
		}
	}
	return m.of(folder, tables)
}

// isOurs tells whether a sheet or file is one that this package writes and does not read.
func isOurs(name string) bool {
	return slices.Contains([]string{"findings", "figures", explanations, "datapackage.json"}, strings.ToLower(name))
}

// unread notes that something is not read; where its name is nearly that of a table, that
// is a mistake.
func (m *Made) unread(tables []codec.Table, place, name string) []codec.Table {
	m.Unread = append(m.Unread, place)
	near := advice.Nearest(strings.ToLower(name), codec.TableNames())
	if near == "" || len(name) < 4 {
		return tables
	}
	return append(tables, codec.Table{Place: place, Faults: []codec.Fault{{What: "it is no table of a dossier", Hint: fmt.Sprintf("did you mean %q?", near)}}})
}

// readCSV reads a table of values set apart by commas, semicolons or tabs.
func readCSV(name, place string, b []byte) codec.Table {
	t := codec.Table{Name: name, Place: place}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(b))
	r.FieldsPerRecord, r.ReuseRecord = -1, true
	head, _, _ := bytes.Cut(b, []byte("\n"))
	for _, sign := range ";\t" {
		if bytes.Count(head, []byte(string(sign))) > bytes.Count(head, []byte(",")) {
			r.Comma = sign
		}
	}
	limits := sheet.Dossiers()
	for {
		cells, err := r.Read()
		var bad *csv.ParseError
		line := 0
		if err == nil {
			line, _ = r.FieldPos(0)
		}
		switch {
		case errors.Is(err, io.EOF):
			return t
		case errors.As(err, &bad):
			t.Faults = append(t.Faults, codec.Fault{Row: bad.Line, What: "it is no table of comma-separated values: " + bad.Err.Error()})
			return t
		case err != nil:
			t.Faults = append(t.Faults, codec.Fault{What: err.Error()})
			return t
		case len(cells) > limits.Columns || len(t.Rows) >= limits.Rows:
			t.Faults = append(t.Faults, codec.Fault{What: fmt.Sprintf("it has more than %d rows or %d columns", limits.Rows, limits.Columns)})
			return t
		}
		row := make([]sheet.Cell, len(cells))
		for i, s := range cells {
			row[i].Text = live(s)
		}
		addRow(&t, row, line)
	}
}

// fromWorkbook reads the sheets of a workbook.
func fromWorkbook(name string, z *zip.Reader) (*Made, error) {
	refused := func(err error) error {
		if e := new(sheet.Error); errors.As(err, &e) {
			what := fmt.Errorf("%s: %s", advice.Name(name), e.What)
			if e.Hint != "" {
				return advice.With(what, e.Hint)
			}
			return what
		}
		return err
	}
	b, err := sheet.Open(z, sheet.Dossiers())
	if err != nil {
		return nil, refused(err)
	}
	m := Made{}
	var tables []codec.Table
	for _, hidden := range b.Hidden() {
		if slices.Contains(codec.TableNames(), strings.ToLower(hidden)) {
			tables = append(tables, codec.Table{Place: name + "!" + hidden, Faults: []codec.Fault{{What: "the sheet is hidden", Hint: "show it, or take it out: what is not seen is not read"}}})
		}
	}
	for i := range b.Sheets() {
		shown := b.Name(i)
		table, place := strings.ToLower(strings.TrimSpace(shown)), name+"!"+shown
		switch {
		case isOurs(table):
		case !slices.Contains(codec.TableNames(), table):
			tables = m.unread(tables, place, shown)
		default:
			t, err := readSheet(b, i, table, place)
			if err != nil {
				return nil, refused(err)
			}
			tables = append(tables, t)
		}
	}
	return m.of(name, tables)
}

// readSheet reads a sheet.
func readSheet(b *sheet.Book, i int, name, place string) (codec.Table, error) {
	t := codec.Table{Name: name, Place: place}
	rows, err := b.Rows(i)
	if err != nil {
		return t, err
	}
	defer rows.Close()
	for {
		cells, number, err := rows.Cells()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return t, err
		}
		addRow(&t, cells, number)
	}
	restoreZeros(&t)
	if at := rows.Merged(); at != "" {
		t.Faults = append(t.Faults, codec.Fault{What: fmt.Sprintf("cells %s are merged", data.Clip(at)), Hint: "take merged cells apart: each row is a record of its own"})
	}
	return t, nil
}

// addRow adds a row to a table; the first one names the columns.
func addRow(t *codec.Table, cells []sheet.Cell, number int) {
	if t.Head == 0 {
		t.Head = number
		for _, c := range cells {
			key := strings.TrimSpace(c.Text)
			skip := key == "" || t.Name == "claims" && slices.ContainsFunc(derivedColumns, func(d column) bool { return d.Key == key })
			t.Columns = append(t.Columns, codec.Column{Key: key, Skip: skip})
		}
		return
	}
	row := codec.Row{Number: number, Cells: make([]string, len(cells))}
	for j, c := range cells {
		fault := codec.Fault{Row: number, Column: j + 1}
		switch {
		case j < len(t.Columns) && t.Columns[j].Skip && t.Columns[j].Key != "":
		case j >= len(t.Columns) || t.Columns[j].Key == "":
			if fault.What = "there is no key above it"; c.Text == "" && !c.Formula {
				fault.What = ""
			}
		default:
			fault.What, fault.Hint = wrong(t, row.Cells, j, c)
		}
		if fault.What != "" {
			t.Faults = append(t.Faults, fault)
		}
		if row.Cells[j] = strings.ReplaceAll(c.Text, "\r\n", "\n"); c.Kind == sheet.Truth {
			row.Cells[j] = strings.ToLower(c.Text)
		}
	}
	t.Rows = append(t.Rows, row)
}

// wrong says why a cell is not read, and what to do; "" if it is. before are the cells
// that stand before it in its row.
func wrong(t *codec.Table, before []string, column int, c sheet.Cell) (what, hint string) {
	key := t.Columns[column].Key
	if t.Name == "dossier" && key == "value" && column > 0 {
		key = before[0]
	}
	switch {
	case c.Formula:
		return "a formula", "paste its value: copy the cell, then paste the value only"
	case c.Kind == sheet.Failed:
		return fmt.Sprintf("an error, %q", data.Clip(c.Text)), "write the value, or nothing"
	case c.Kind == sheet.Percent:
		return fmt.Sprintf("a percentage: %s is shown a hundred times as large", data.Clip(c.Text)), `format the column as text, and write 80 with the unit %`
	case c.Kind == sheet.Date && (len(c.Text) != len("2022-08-20") || !isDated(t.Name, key)):
		return fmt.Sprintf("a date, %s", data.Clip(c.Text)), "Excel makes a date of 1/3 or 2-4: format the column as text, and write it again"
	}
	return "", ""
}

// isDated tells whether a key of a table is of dates.
func isDated(table, key string) bool {
	columns := codec.TableColumns(table)
	if table == "dossier" {
		columns = codec.DossierKeys()
	}
	return slices.ContainsFunc(columns, func(c codec.Column) bool { return c.Key == key && c.Form == codec.FormDate })
}

// restoreZeros puts back the zeros at the end of values that a spreadsheet drops.
func restoreZeros(t *codec.Table) {
	keys := make([]string, len(t.Columns))
	for j, c := range t.Columns {
		keys[j] = c.Key
	}
	for j, c := range codec.TableColumns(t.Name) {
		at := slices.Index(keys, c.Key)
		if at < 0 || c.Form != codec.FormValue && c.Form != codec.FormNumber || j < 0 {
			continue
		}
		for _, row := range t.Rows {
			if at < len(row.Cells) {
				row.Cells[at] = inFull(row.Cells[at], stepOf(keys, row.Cells))
			}
		}
	}
}

// of makes the dossier of tables.
func (m *Made) of(name string, tables []codec.Table) (*Made, error) {
	d, place, err := codec.ReadTables(name, tables)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(tables, func(t codec.Table) bool { return t.Name == "other" }) {
		if err := addSections(d); err != nil {
			return nil, err
		}
		m.Sectioned = true
	}
	m.ID = d.ID
	m.YAML = fmt.Appendf(nil, "# Made of %s by dyad init --from. The comments say where each entry stands there.\n", advice.Name(name))
	m.YAML = append(m.YAML, codec.WriteNoted(d, place)...)
	if _, err := codec.Read(name, m.YAML); err != nil {
		return nil, err
	}
	return m, nil
}
