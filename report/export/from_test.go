package export

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dyad/data/advice"
	"dyad/data/codec"
	"dyad/data/costtest"
)

// filled is the template with cells changed by excelize, as an analyst would leave it.
func filled(t *testing.T, change func(f *excelize.File) error) []byte {
	t.Helper()
	b, err := Template()
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// said is an error with its hints.
func said(err error) string {
	if err == nil {
		return "no error"
	}
	var bad *codec.Errors
	if errors.As(err, &bad) {
		out := err.Error()
		for _, h := range hintsOf(bad) {
			out += "\nhint: " + h
		}
		return out
	}
	return err.Error() + "\nhint: " + advice.Of(err)
}

// TestTemplate: the template is a dossier, which another program may save.
func TestTemplate(t *testing.T) {
	m, err := From("a.xlsx", filled(t, func(f *excelize.File) error {
		return errors.Join(f.SetCellValue("claims", "A3", "C2"), f.SetCellValue("claims", "B3", "Ferries"), f.SetCellValue("claims", "E3", 24.5),
			f.SetCellValue("claims", "H3", "boats"), f.SetCellValue("claims", "L3", "none"), f.SetCellValue("claims", "K3", 2019))
	}))
	if err != nil {
		t.Fatal(said(err))
	}
	d, err := codec.Read("a.yaml", m.YAML)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Claims) != 2 || d.Claims[1].Value.String() != "24.5" || d.Claims[1].Period.Vals[0] != "2019" || len(d.Sections) != 2 || !m.Sectioned {
		t.Errorf("%s", m.YAML)
	}
}

// TestRefusedCells: each cell that cannot be read is named, with what to do.
func TestRefusedCells(t *testing.T) {
	styled := func(f *excelize.File, at string, value any, style excelize.Style) error {
		n, err := f.NewStyle(&style)
		return errors.Join(err, f.SetCellValue("claims", at, value), f.SetCellStyle("claims", at, at, n))
	}
	for what, c := range map[string]struct {
		change func(f *excelize.File) error
		want   string
	}{
		"a formula": {func(f *excelize.File) error { return f.SetCellFormula("claims", "E2", "=1/4") },
			"a.xlsx!claims!E2: a formula\nhint: paste its value: copy the cell, then paste the value only"},
		"a fraction that Excel made a date": {func(f *excelize.File) error { return styled(f, "E2", 45994, excelize.Style{NumFmt: 16}) },
			"a.xlsx!claims!E2: a date, 2025-12-03\nhint: Excel makes a date of 1/3 or 2-4: format the column as text, and write it again"},
		"a percentage": {func(f *excelize.File) error { return styled(f, "E2", 0.25, excelize.Style{NumFmt: 10}) },
			"a.xlsx!claims!E2: a percentage: 0.25 is shown a hundred times as large\nhint: format the column as text, and write 80 with the unit %"},
		"merged cells": {func(f *excelize.File) error { return f.MergeCell("claims", "B2", "B3") },
			"a.xlsx!claims: cells B2:B3 are merged\nhint: take merged cells apart: each row is a record of its own"},
		"a hidden sheet": {func(f *excelize.File) error { return f.SetSheetVisible("sources", false) },
			"a.xlsx!sources: the sheet is hidden\nhint: show it, or take it out: what is not seen is not read"},
		"an unknown column": {func(f *excelize.File) error { return f.SetCellValue("claims", "B1", "lable") },
			"a.xlsx!claims!B1: unknown column \"lable\"\nhint: did you mean \"label\"?"},
		"no key": {func(f *excelize.File) error { return f.SetCellValue("facts", "Z2", "x") },
			"a.xlsx!facts!Z2: there is no key above it"},
		"a sheet nearly named so": {func(f *excelize.File) error { return f.SetSheetName("facts", "fact") },
			"a.xlsx!fact: it is no table of a dossier\nhint: did you mean \"facts\"?"},
	} {
		if _, err := From("a.xlsx", filled(t, c.change)); said(err) != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", what, said(err), c.want)
		}
	}
	_, err := From("a.xlsx", withCell(t, `<c r="E2" t="e"><v>#N/A</v></c>`))
	if want := "a.xlsx!claims!E2: an error, \"#N/A\"\nhint: write the value, or nothing"; said(err) != want {
		t.Errorf("%s\nwant\n%s", said(err), want)
	}
}

// withCell is the template with the cell of the first value changed.
func withCell(t testing.TB, cell string) []byte {
	t.Helper()
	b, err := Template()
	if err != nil {
		t.Fatal(err)
	}
	return rewritten(t, b, func(name, text string) string {
		from := strings.Index(text, `<c r="E2"`)
		if name != "xl/worksheets/sheet2.xml" || from < 0 {
			return text
		}
		end := from + strings.Index(text[from:], "</c>") + len("</c>")
		return text[:from] + cell + text[end:]
	})
}

// rewritten is an archive with its files changed.
func rewritten(t testing.TB, b []byte, change func(name, text string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		add(t, w, f.Name, change(f.Name, string(text)))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func add(t testing.TB, w *zip.Writer, name, text string) {
	t.Helper()
	method := zip.Deflate
	if text == "" { // the packer of each of very many takes its time
		method = zip.Store
	}
	f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err == nil {
		_, err = io.WriteString(f, text)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// archive is an archive of files, each a name and its text.
func archive(t testing.TB, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		add(t, w, files[i], files[i+1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	dossierCSV = "key,value\nid,x\ntitle,T\nas_of,2022-01-01\na_code,RUS\na_name,Russia\nb_code,KAZ\nb_name,Kazakhstan\n"
	claimsCSV  = "id,label,value,unit,source\nC1,L,24.50,USD bn,none\n"
)

// TestTables: tables of several dialects are read.
func TestTables(t *testing.T) {
	for what, claims := range map[string]string{
		"commas":       claimsCSV,
		"a mark":       "\ufeff" + claimsCSV,
		"semicolons":   strings.ReplaceAll(claimsCSV, ",", ";"),
		"tabs":         strings.ReplaceAll(claimsCSV, ",", "\t"),
		"Windows":      strings.ReplaceAll(claimsCSV, "\n", "\r\n"),
		"a formula":    "id,label,value,unit,source,attributed_to\nC1,L,24.50,USD bn,none,'=x\n",
		"only to read": "id,label,number,value,unit,source,printed\nC1,L,x,24.50,USD bn,none,\"=1+1\"\n",
	} {
		m, err := From("x.zip", archive(t, "d/dossier.csv", dossierCSV, "d/claims.csv", claims, "d/datapackage.json", "{}", "d/figures.csv", "x"))
		if err != nil {
			t.Errorf("%s: %s", what, said(err))
			continue
		}
		d, err := codec.Read("x.yaml", m.YAML)
		if err != nil || d.Claims[0].Value.String() != "24.50" || len(m.Unread) > 0 {
			t.Errorf("%s: %v %q\n%s", what, err, m.Unread, m.YAML)
		}
		if what == "a formula" && d.Claims[0].AttributedTo.Vals[0] != "=x" {
			t.Errorf("%s:\n%s", what, m.YAML)
		}
	}
	m, err := FromFiles("d", []File{{"dossier.csv", []byte(dossierCSV)}, {"notes.csv", nil}})
	if err != nil || fmt.Sprint(m.Unread) != "[d/notes.csv]" {
		t.Errorf("%v %+v", err, m)
	}
}

// TestRefusedTables: what is wrong with tables is said with its place.
func TestRefusedTables(t *testing.T) {
	for what, c := range map[string]struct{ claims, want string }{
		"a value":      {"id,label,value,unit,source\nC1,\"two\nlines\",1,km,none\nC2,L,\"4,5\",km,none\n", "d/claims.csv!C4: claim \"C2\": value \"4,5\" has a decimal comma\nhint: write 4.5"},
		"a quote":      {"id,label\nC1,\"L\nC2,\"M\n", "d/claims.csv!3: it is no table of comma-separated values: extraneous or missing \" in quoted-field"},
		"no UTF-8":     {"id,label,value,unit,source\nC1,\xcb,1,km,none\n", "d/claims.csv!B2: U+FFFD is not a character of text\nhint: a letter was lost here: save the file as UTF-8, and type it again"},
		"many columns": {strings.Repeat("x,", 300) + "\n", "d/claims.csv: it has more than 50001 rows or 256 columns"},
	} {
		_, err := FromFiles("d", []File{{"dossier.csv", []byte(dossierCSV)}, {"claims.csv", []byte(c.claims)}})
		if said(err) != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", what, said(err), c.want)
		}
	}
	_, err := From("x.zip", archive(t, "dossier.csv", dossierCSV, "a/claims.csv", claimsCSV, "b/claims.csv", claimsCSV))
	if want := "x.zip/a/claims.csv: x.zip/b/claims.csv holds the same table\nhint: leave one of them out"; said(err) != want {
		t.Errorf("%s", said(err))
	}
}

// TestDocumented: docs/sheets.md names each table and each column that is only to be read.
func TestDocumented(t *testing.T) {
	b, err := os.ReadFile("../../docs/sheets.md")
	if err != nil {
		t.Fatal(err)
	}
	names := append(codec.TableNames(), "findings", "figures", explanations)
	for _, c := range append(derivedColumns, figureColumns()...) {
		names = append(names, c.Key)
	}
	for _, name := range names {
		if !bytes.Contains(b, []byte("`"+name+"`")) {
			t.Errorf("docs/sheets.md does not name `%s`", name)
		}
	}
}

// hostileFiles are files that must be refused, with a part of what is said.
func hostileFiles(t testing.TB) map[string]struct {
	content []byte
	want    string
} {
	template, err := Template()
	if err != nil {
		t.Fatal(err)
	}
	const claims = "xl/worksheets/sheet2.xml"
	before, after, _ := strings.Cut(string(filesOf(t, template)[claims]), `<row r="2"`)
	row := func(row string) []byte {
		return rewritten(t, template, func(name, text string) string {
			if name == claims {
				return before + row + after
			}
			return text
		})
	}
	bomb := func(piece string, times int) []byte {
		return costtest.Bomb(t, template, claims, before, piece, times, `<row r="2"`+after)
	}
	many := func(n int, name string) (files []string) {
		for i := range n {
			files = append(files, fmt.Sprintf(name, i), "")
		}
		return files
	}
	whole := withCell(t, "")
	return map[string]struct {
		content []byte
		want    string
	}{
		"nothing":                {nil, "neither a workbook nor an archive"},
		"text":                   {[]byte("id,label\n"), "neither a workbook nor an archive"},
		"an old workbook":        {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "old workbook"},
		"an OpenDocument":        {archive(t, "content.xml", ""), "OpenDocument"},
		"a bomb":                 {bomb(" ", 16<<20), "times its size"},
		"a bomb of rows":         {bomb("<row/>", 2<<20), "times its size"},
		"a row beyond all":       {row(`<row r="2147483647"`), "out of order"},
		"a row below all":        {row(`<row r="-1"`), "out of order"},
		"types of its own":       {row(`<!DOCTYPE x [<!ENTITY a "b">]><row r="2"`), "DTD"},
		"very many files":        {archive(t, append(many(10_000, "xl/x%d"), "xl/workbook.xml", "<workbook/>")...), "more than 64 files"},
		"very many tables":       {archive(t, many(20_000, "t%d.csv")...), "more than 64 files"},
		"a file outside":         {archive(t, "dossier.csv", dossierCSV, "../claims.csv", claimsCSV), "outside it"},
		"a file outside a book":  {archive(t, "xl/workbook.xml", "<workbook/>", "../claims.csv", claimsCSV), "outside it"},
		"a formula":              {withCell(t, `<c r="E2"><f>WEBSERVICE("http://x.example")</f><v>1</v></c>`), "claims!E2: a formula"},
		"cut":                    {whole[:len(whole)-100], "neither a workbook nor an archive"},
		"a table that is a bomb": {costtest.Bomb(t, archive(t, "dossier.csv", dossierCSV), "claims.csv", "", "\n", 64<<20, ""), "more than 8 MB"},
		"tables of many bytes":   {costtest.Bomb(t, archive(t), "claims.csv", "", "a\n", 3<<20, ""), "50001 rows"},
	}
}

// TestHostileFiles: what cannot be a dossier is refused soon and in little memory.
func TestHostileFiles(t *testing.T) {
	for what, c := range hostileFiles(t) {
		var err error
		costtest.Within(t, what, costtest.Cost{CPU: 100 * time.Millisecond, Bytes: 64 << 20}, func() { _, err = From("x.xlsx", c.content) })
		if !strings.Contains(said(err), c.want) {
			t.Errorf("%s: %s, want %q", what, said(err), c.want)
		}
	}
}

// FuzzFrom: sheets are made a dossier that is read, or refused, and twice the same.
func FuzzFrom(f *testing.F) {
	f.Add("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>C1</t></is></c></row>", claimsCSV, "path,value\nsections/s/title,T\n")
	f.Add("<row><c><f>1</f><v>1</v></c></row>", "id:ru,label:ru\n'=1,2\n", "path,value\nsections/s/body/1/p,{C1}\nexhibits/e/kind,table\n")
	f.Fuzz(func(t *testing.T, rows, claims, other string) {
		for _, b := range [][]byte{
			archive(t, "dossier.csv", dossierCSV, "claims.csv", claims, "other.csv", other),
			rewritten(t, withCell(t, ""), func(name, text string) string { return strings.Replace(text, "</sheetData>", rows+"</sheetData>", 1) }),
		} {
			m, err := From("x.xlsx", b)
			again, err2 := From("x.xlsx", b)
			if said(err) != said(err2) || err == nil && !bytes.Equal(m.YAML, again.YAML) {
				t.Fatal("not the same twice")
			}
			if err == nil {
				if _, err := codec.Read("x.yaml", m.YAML); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

// hintsOf are the hints of an error, each once.
func hintsOf(e *codec.Errors) []string {
	var hints []string
	for _, p := range e.List {
		if p.Hint != "" && !slices.Contains(hints, p.Hint) {
			hints = append(hints, p.Hint)
		}
	}
	return hints
}
