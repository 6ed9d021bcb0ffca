package sheet

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
)

// A Workbook is what [Workbook.Write] makes a file of.
type Workbook struct {
	Title, Author, About string // properties of the file
	Day                  string // ISO 8601 date on which it says it was made; "" says nothing
	Sheets               []Sheet
}

// A Sheet is one sheet. The first row is the head, which stays in sight, as does the first
// column.
type Sheet struct {
	Name    string // at most 31 characters
	Columns []Column
	Rows    [][]Cell
}

// A Column is how the cells of a column look.
type Column struct {
	Fold    bool     // folded away, to be opened with a click
	Muted   bool     // grey, as what is only to be read
	AsText  bool     // what is typed into it stays text, as 1/3
	Right   bool     // texts stand on the right, as numbers do
	Choices []string // offered for cells below the head; others may be typed
}

// What Excel allows.
const (
	maxName    = 31    // characters of a sheet's name
	maxCell    = 32767 // characters of a cell
	maxChoices = 255   // characters of what a column offers
)

// How wide columns are, in characters.
const (
	leastWidth = 8
	mostWidth  = 52 // wider texts go over several lines
)

// How high rows are.
const (
	lineHeight = 13 // points
	mostLines  = 8  // of which the rest is not seen
)

// packLevel is a level of klauspost/compress.
const packLevel = 3

// epoch is the time of every file in the archive: the first that an archive can say.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Write makes the file. It refuses what Excel could not read: a long name, a very long
// text, a cell that says that it is a number and is none.
func (b *Workbook) Write() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	var packer *flate.Writer // one for all parts
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (_ io.WriteCloser, err error) {
		if packer != nil {
			packer.Reset(w)
			return packer, nil
		}
		packer, err = flate.NewWriter(w, packLevel)
		return packer, err
	})
	st := styles{number: map[look]int{}}
	var sheets []string
	for i := range b.Sheets {
		s, err := b.Sheets[i].xml(&st)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", b.Sheets[i].Name, err)
		}
		sheets = append(sheets, s)
	}
	text := append([]string{b.types(), relations("officeDocument", "xl/workbook.xml", "", corePart), b.core(), b.list(), b.parts(), st.xml()}, sheets...)
	for i, s := range text {
		w, err := z.CreateHeader(&zip.FileHeader{Name: partName(i), Method: zip.Deflate, Modified: epoch})
		if err == nil {
			_, err = io.WriteString(w, s)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

const (
	head     = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relNS    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packNS   = "http://schemas.openxmlformats.org/package/2006"
	corePart = "docProps/core.xml"
	coreRel  = packNS + "/relationships/metadata/core-properties"
	typeOf   = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// firstParts are the parts before the sheets.
var firstParts = []string{"[Content_Types].xml", "_rels/.rels", corePart, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}

// partName is the name of the i-th part.
func partName(i int) string {
	if i < len(firstParts) {
		return firstParts[i]
	}
	return "xl/" + sheetPart(i-len(firstParts))
}

// Written gives the property About of a workbook that [Workbook.Write] has made and that
// no program has saved since; "" of any other file.
func Written(r io.ReaderAt, size int64) string {
	z, err := zip.NewReader(r, size)
	if err != nil || len(z.File) <= len(firstParts) {
		return ""
	}
	for i, f := range z.File {
		if f.Name != partName(i) || !f.Modified.Equal(epoch) {
			return ""
		}
	}
	const most = 1 << 16 // bytes of the properties
	f, err := z.Open(corePart)
	if err != nil {
		return ""
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil || bytes.Contains(b, []byte("odified")) { // dcterms:modified, cp:lastModifiedBy
		return ""
	}
	_, about, _ := bytes.Cut(b, []byte("<dc:description>"))
	about, _, _ = bytes.Cut(about, []byte("</dc:description>"))
	return string(about)
}

func sheetPart(i int) string { return fmt.Sprintf("worksheets/sheet%d.xml", i+1) }

// types says of each part what it is.
func (b *Workbook) types() string {
	s := head + `<Types xmlns="` + packNS + `/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + typeOf + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + typeOf + `styles+xml"/>` +
		`<Override PartName="/` + corePart + `" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`
	for i := range b.Sheets {
		s += `<Override PartName="/xl/` + sheetPart(i) + `" ContentType="` + typeOf + `worksheet+xml"/>`
	}
	return s + `</Types>`
}

// relations is a list of relations, each a kind and a target; the kind "" is that of the
// properties.
func relations(pairs ...string) string {
	s := head + `<Relationships xmlns="` + packNS + `/relationships">`
	for i := 0; i < len(pairs); i += 2 {
		kind := coreRel
		if pairs[i] != "" {
			kind = relNS + "/" + pairs[i]
		}
		s += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s" Target="%s"/>`, i/2+1, kind, pairs[i+1])
	}
	return s + `</Relationships>`
}

func (b *Workbook) parts() string {
	var all []string
	for i := range b.Sheets {
		all = append(all, "worksheet", sheetPart(i))
	}
	return relations(append(all, "styles", "styles.xml")...)
}

// list is the list of the sheets.
func (b *Workbook) list() string {
	s := head + `<workbook xmlns="` + mainNS + `" xmlns:r="` + relNS + `"><sheets>`
	for i := range b.Sheets {
		s += fmt.Sprintf(`<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, escaped(b.Sheets[i].Name), i+1)
	}
	return s + `</sheets></workbook>`
}

// core are the properties of the file.
func (b *Workbook) core() string {
	s := head + `<cp:coreProperties xmlns:cp="` + packNS + `/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
	for _, p := range [][2]string{{"dc:title", b.Title}, {"dc:creator", b.Author}, {"dc:description", b.About}} {
		if p[1] != "" {
			s += "<" + p[0] + ">" + escaped(p[1]) + "</" + p[0] + ">"
		}
	}
	if b.Day != "" {
		s += `<dcterms:created xsi:type="dcterms:W3CDTF">` + escaped(b.Day) + `T00:00:00Z</dcterms:created>`
	}
	return s + `</cp:coreProperties>`
}

// xml is the sheet.
func (s *Sheet) xml(st *styles) (string, error) {
	if n := utf8.RuneCountInString(s.Name); n == 0 || n > maxName || strings.ContainsAny(s.Name, `[]:*?/\`) {
		return "", errors.New("the name is none that a sheet can have")
	}
	var b strings.Builder
	last := columnName(max(len(s.Columns), 1)-1) + strconv.Itoa(max(len(s.Rows), 1))
	b.WriteString(head + `<worksheet xmlns="` + mainNS + `"><sheetPr><outlinePr summaryRight="0"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:` + last + `"/>` +
		`<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>` +
		`<sheetFormatPr defaultRowHeight="15" outlineLevelCol="1"/>`)
	s.columns(&b, st)
	b.WriteString(`<sheetData>`)
	for i, row := range s.Rows {
		b.WriteString(`<row r="` + strconv.Itoa(i+1) + `"`)
		if n := linesOf(row); n > 1 {
			fmt.Fprintf(&b, ` ht="%d" customHeight="1"`, 2+n*lineHeight)
		}
		b.WriteByte('>')
		for j, c := range row {
			if err := s.cell(&b, st, i, j, c); err != nil {
				return "", fmt.Errorf("%s%d: %w", columnName(j), i+1, err)
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData>`)
	if len(s.Rows) > 0 {
		b.WriteString(`<autoFilter ref="A1:` + last + `"/>`)
	}
	err := s.choices(&b)
	b.WriteString(`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`)
	if len(s.Rows) > 0 { // numbers that are to stay text, as periods, are no mistake
		b.WriteString(`<ignoredErrors><ignoredError sqref="A1:` + last + `" numberStoredAsText="1"/></ignoredErrors>`)
	}
	b.WriteString(`</worksheet>`)
	return b.String(), err
}

// columns says how wide the columns are.
func (s *Sheet) columns(b *strings.Builder, st *styles) {
	if len(s.Columns) == 0 {
		return
	}
	b.WriteString(`<cols>`)
	for j, c := range s.Columns {
		wide := leastWidth
		for _, row := range s.Rows {
			if j < len(row) {
				for line := range strings.SplitSeq(row[j].Text, "\n") {
					wide = max(wide, min(mostWidth, utf8.RuneCountInString(line)+3))
				}
			}
		}
		fmt.Fprintf(b, `<col min="%d" max="%[1]d" width="%d" customWidth="1" style="%d"`, j+1, wide, st.of(s.look(j, Cell{}, false)))
		if c.Fold {
			b.WriteString(` hidden="1" outlineLevel="1"`)
		}
		b.WriteString(`/>`)
	}
	b.WriteString(`</cols>`)
}

// look is how a cell of a column looks.
func (s *Sheet) look(column int, c Cell, isHead bool) look {
	l := look{head: isHead}
	if column < len(s.Columns) {
		l.muted, l.asText = s.Columns[column].Muted, s.Columns[column].AsText && c.Kind == Text && !isHead
		l.right = s.Columns[column].Right
	}
	if c.Kind == Number {
		l.number, l.places = true, min(c.Places, 15)
	}
	l.wrap = !l.number && !isHead && linesOf([]Cell{c}) > 1
	return l
}

// linesOf is how many lines the cells of a row take. Programs do not all reckon it.
func linesOf(row []Cell) int {
	most := 1
	for _, c := range row {
		n := 0
		for line := range strings.SplitSeq(c.Text, "\n") {
			n += 1 + utf8.RuneCountInString(line)/(mostWidth-2)
		}
		most = max(most, n)
	}
	return min(most, mostLines)
}

// cell writes a cell; nothing for an empty one.
func (s *Sheet) cell(b *strings.Builder, st *styles, row, column int, c Cell) error {
	if c.Kind == Text && c.Text == "" {
		return nil
	}
	b.WriteString(`<c r="`)
	b.WriteString(columnName(column))
	b.WriteString(strconv.Itoa(row + 1))
	b.WriteString(`" s="`)
	b.WriteString(strconv.Itoa(st.of(s.look(column, c, row == 0))))
	switch {
	case c.Kind == Number:
		if _, err := strconv.ParseFloat(c.Text, 64); err != nil || strings.Trim(c.Text, "-0123456789.eE+") != "" {
			return fmt.Errorf("%q is no number", c.Text)
		}
		b.WriteString(`"><v>`)
		b.WriteString(c.Text)
		b.WriteString(`</v></c>`)
	case c.Kind != Text:
		return fmt.Errorf("%q is neither text nor number", c.Text)
	case utf8.RuneCountInString(c.Text) > maxCell:
		return fmt.Errorf("a text is longer than %d characters", maxCell)
	default:
		b.WriteString(`" t="inlineStr"><is><t xml:space="preserve">`)
		b.WriteString(escaped(c.Text))
		b.WriteString(`</t></is></c>`)
	}
	return nil
}

// choices are what columns offer.
func (s *Sheet) choices(b *strings.Builder) error {
	n := 0
	var list strings.Builder
	for j, c := range s.Columns {
		if len(c.Choices) == 0 {
			continue
		}
		all := strings.Join(c.Choices, ",")
		if utf8.RuneCountInString(all) > maxChoices || strings.Count(all, ",") >= len(c.Choices) || strings.Contains(all, `"`) {
			return fmt.Errorf("column %s cannot offer %s", columnName(j), all)
		}
		n++
		fmt.Fprintf(&list, `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="%s2:%[1]s1048576"><formula1>"%s"</formula1></dataValidation>`, columnName(j), escaped(all))
	}
	if n > 0 {
		fmt.Fprintf(b, `<dataValidations count="%d">%s</dataValidations>`, n, list.String())
	}
	return nil
}

// columnName is "A" of 0, "AA" of 26.
func columnName(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// escaped is text as XML in a workbook holds it.
func escaped(s string) string {
	if needsNone(s) {
		return s
	}
	var b strings.Builder
	for i, c := range s {
		_, like := escape(s[i:min(i+escapeLen-1, len(s))] + "_")
		switch {
		case like: // it would be read as an escape, before "_" or another escape
			b.WriteString("_x005F_")
		case c < ' ' && c != '\t' && c != '\n':
			fmt.Fprintf(&b, "_x%04X_", c)
		default:
			if err := xml.EscapeText(&b, []byte(string(c))); err != nil {
				return ""
			}
		}
	}
	return b.String()
}

// needsNone tells whether a text is the same when it is escaped, which most are.
func needsNone(s string) bool {
	beyond := false // ASCII
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c == '<', c == '>', c == '&', c == '"', c == '\'', c == '_' && i+1 < len(s) && s[i+1] == 'x':
			return false
		case c >= utf8.RuneSelf:
			beyond = true
		}
	}
	return !beyond || utf8.ValidString(s) && !strings.ContainsAny(s, "\uFFFE\uFFFF")
}

// CellName is the name of a cell, "C5", by its column and row from 1.
func CellName(column, row int) string {
	return columnName(cmp.Or(column, 1)-1) + strconv.Itoa(row)
}
