package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// cellsOf are the cells of the visible sheets of a workbook, and where cells of the last
// are merged.
func cellsOf(content []byte) (sheets [][][]Cell, b *Book, merged string, err error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, nil, "", err
	}
	if b, err = Open(z, Dossiers()); err != nil {
		return nil, nil, "", err
	}
	for i := range b.Sheets() {
		rows, err := b.Rows(i)
		if err != nil {
			return nil, nil, "", err
		}
		defer rows.Close()
		var all [][]Cell
		for {
			cells, n, err := rows.Cells()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return nil, nil, "", err
			}
			for len(all) < n-1 {
				all = append(all, nil)
			}
			all = append(all, cells)
		}
		sheets, merged = append(sheets, all), rows.Merged()
	}
	return sheets, b, merged, nil
}

// pieces are parts of texts that a workbook or a spreadsheet may take for something else.
var pieces = []string{"=1+1", "'=", "\r", "\n", "\t", `"q"`, "Қазақстан", " ", "_x000D_", "_x", "_", "<&>", "俄", "a", "0101", "1/3", "@", "-", "+", "\x01", "]]>", "&#13;", "x005F_"}

func anyText(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 6).Draw(t, "text"), "")
}

// TestWritten: whatever texts and numbers are written, this package and another library
// read them back, and the same bytes are made twice.
func TestWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Sheet{Name: "claims", Columns: []Column{{AsText: true}, {Muted: true}, {Fold: true}}}
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			var row []Cell
			for range 3 {
				if rapid.Bool().Draw(t, "number") {
					row = append(row, Cell{Kind: Number, Text: rapid.SampledFrom([]string{"0", "-3", "24.5", "7548", "999999999999999", "0.000000001"}).Draw(t, "n"), Places: rapid.IntRange(0, 9).Draw(t, "places")})
				} else {
					row = append(row, Cell{Text: anyText(t)})
				}
			}
			s.Rows = append(s.Rows, row)
		}
		b := Workbook{Title: "a <b>", Sheets: []Sheet{s, {Name: "empty"}}}
		content, err := b.Write()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := b.Write(); err != nil || !bytes.Equal(content, again) {
			t.Fatal("not the same twice", err)
		}
		got, _, _, err := cellsOf(content)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range s.Rows {
			for j, c := range row {
				var own Cell
				if i < len(got[0]) && j < len(got[0][i]) {
					own = got[0][i][j]
				}
				if c.Places = 0; own != c {
					t.Fatalf("cell %s is %+v, wrote %+v", CellName(j+1, i+1), own, c)
				}
				theirs, err := f.GetCellValue("claims", CellName(j+1, i+1), excelize.Options{RawCellValue: true})
				if c.Text == "0.000000001" {
					theirs = number(theirs)
				}
				if err != nil || theirs != c.Text {
					t.Fatalf("excelize reads %q, %v in cell %s, wrote %q", theirs, err, CellName(j+1, i+1), c.Text)
				}
			}
		}
	})
}

// TestEscaped: text that looks like an escape is none, whatever follows it.
func TestEscaped(t *testing.T) {
	for in, want := range map[string]string{
		"_x0101":    "_x005F_x0101",
		"_x0101_":   "_x005F_x0101_",
		"_x0101\r":  "_x005F_x0101_x000D_",
		"_x01":      "_x01",
		"_x\r":      "_x_x000D_",
		"a_b\r_x00": "a_b_x000D__x00",
	} {
		if got := escaped(in); got != want {
			t.Errorf("%q is written %q, want %q", in, got, want)
		}
	}
}

// TestWrittenIsInert: nothing that is written is a formula, a link or a macro.
func TestWrittenIsInert(t *testing.T) {
	b := Workbook{Sheets: []Sheet{{Name: "s", Columns: []Column{{Choices: []string{"exact", "about"}}}, Rows: [][]Cell{{{Text: "=1+1"}}, {{Text: "https://x.example"}}}}}}
	content, err := b.Write()
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, no := range []string{"<f>", "<f ", "hyperlink", "vba", `t="s"`, `t="str"`, "TargetMode"} {
			if strings.Contains(strings.ToLower(string(text)), strings.ToLower(no)) {
				t.Errorf("%s has %s", f.Name, no)
			}
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	offered, err := f.GetDataValidations("s")
	if err != nil || len(offered) != 1 || offered[0].Sqref != "A2:A1048576" || offered[0].Formula1 != `"exact,about"` {
		t.Errorf("offered %+v, %v", offered, err)
	}
}

// TestNotWritten: what Excel could not read is refused.
func TestNotWritten(t *testing.T) {
	one := func(c Cell) Workbook { return Workbook{Sheets: []Sheet{{Name: "s", Rows: [][]Cell{{c}}}}} }
	offers := func(choices ...string) Workbook {
		return Workbook{Sheets: []Sheet{{Name: "s", Columns: []Column{{Choices: choices}}}}}
	}
	for what, b := range map[string]Workbook{
		"no name":     {Sheets: []Sheet{{}}},
		"a long name": {Sheets: []Sheet{{Name: strings.Repeat("x", 32)}}},
		"a path":      {Sheets: []Sheet{{Name: "a/b"}}},
		"no number":   one(Cell{Kind: Number, Text: "1/3"}),
		"infinity":    one(Cell{Kind: Number, Text: "Inf"}),
		"a date":      one(Cell{Kind: Date, Text: "2022-08-20"}),
		"a long text": one(Cell{Text: strings.Repeat("ж", 32768)}),
		"a comma":     offers("a,b"),
		"many":        offers(strings.Repeat("x", 256)),
	} {
		if _, err := b.Write(); err == nil {
			t.Errorf("%s: written", what)
		}
	}
	b := one(Cell{Text: strings.Repeat("ж", 32767)})
	if _, err := b.Write(); err != nil {
		t.Error(err)
	}
}

// TestCells: what a cell is besides its text.
func TestCells(t *testing.T) {
	styles := `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]d\-mmm;@"/><numFmt numFmtId="171" formatCode="0.0&quot; d&quot;"/><numFmt numFmtId="172" formatCode="[Red]0.0%"/><numFmt numFmtId="173" formatCode="[h]:00"/><numFmt numFmtId="174" formatCode="General"/></numFmts>
		<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="9"/><xf numFmtId="173"/><xf numFmtId="174"/></cellXfs><cellStyles><xf numFmtId="9"/></cellStyles></styleSheet>`
	for rows, want := range map[string]Cell{
		`<c><v>44793</v></c>`:                           {Text: "44793", Kind: Number},
		`<c s="1"><v>44793</v></c>`:                     {Text: "2022-08-20", Kind: Date},
		`<c s="2"><v>45994</v></c>`:                     {Text: "2025-12-03", Kind: Date},
		`<c s="1"><v>59</v></c>`:                        {Text: "1900-02-28", Kind: Date},
		`<c s="1"><v>61</v></c>`:                        {Text: "1900-03-01", Kind: Date},
		`<c s="1"><v>44793.5</v></c>`:                   {Text: "44793.5", Kind: Date},
		`<c s="3"><v>44793</v></c>`:                     {Text: "44793", Kind: Number},
		`<c s="4"><v>0.8</v></c>`:                       {Text: "0.8", Kind: Percent},
		`<c s="5"><v>0.8</v></c>`:                       {Text: "0.8", Kind: Percent},
		`<c s="6"><v>0.8</v></c>`:                       {Text: "0.8", Kind: Date},
		`<c s="7"><v>0.8</v></c>`:                       {Text: "0.8", Kind: Number},
		`<c s="99"><v>0.8</v></c>`:                      {Text: "0.8", Kind: Number},
		`<c s="1" t="str"><f>A1</f><v>x</v></c>`:        {Text: "x", Formula: true},
		`<c><f>A1</f></c>`:                              {Formula: true},
		`<c t="e"><v>#N/A</v></c>`:                      {Text: "#N/A", Kind: Failed},
		`<c t="b"><v>1</v></c>`:                         {Text: "TRUE", Kind: Truth},
		`<c t="b"><v>0</v></c>`:                         {Text: "FALSE", Kind: Truth},
		`<c t="d"><v>2022-08-20</v></c>`:                {Text: "2022-08-20", Kind: Date},
		`<c t="inlineStr"><is><t>a_x0041_</t></is></c>`: {Text: "aA"},
		`<c t="inlineStr"><is><t>a_x004g_</t></is></c>`: {Text: "a_x004g_"},
		`<c s="1" t="inlineStr"><is><t>1</t></is></c>`:  {Text: "1"},
		`<c s="1"><v></v></c><c s="1"><v>44793</v></c>`: {},
	} {
		got, _, _, err := cellsOf(book(t, sheetOf("<row>"+rows+"</row>"), "xl/styles.xml", styles))
		if err != nil || len(got[0]) != 1 || got[0][0][0] != want {
			t.Errorf("%s: %+v, %v", rows, got, err)
		}
	}
	got, _, merged, err := cellsOf(packed(t, "xl/workbook.xml", `<workbook><workbookPr date1904="1"/><sheets><sheet name="notes" state="hidden" id="a"/><sheet name="S" id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<R><Relationship Id="a" Target="worksheets/a.xml"/><Relationship Id="b" Target="worksheets/b.xml"/></R>`,
		"xl/worksheets/b.xml", `<worksheet><sheetData><row><c s="0"><v>43331</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C2"/></mergeCells></worksheet>`,
		"xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>`))
	if err != nil || got[0][0][0].Text != "2022-08-20" || merged != "A1:B2" {
		t.Errorf("%v %q %v", got, merged, err)
	}
}

// TestNames: sheets have names, hidden ones apart.
func TestNames(t *testing.T) {
	f := excelize.NewFile()
	for _, name := range []string{"claims", "Лист", "secret"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetSheetVisible("secret", false); err != nil {
		t.Fatal(err)
	}
	var content bytes.Buffer
	if err := f.Write(&content); err != nil {
		t.Fatal(err)
	}
	_, b, _, err := cellsOf(content.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for i := range b.Sheets() {
		names = append(names, b.Name(i))
	}
	if !slices.Equal(names, []string{"Sheet1", "claims", "Лист"}) || !slices.Equal(b.Hidden(), []string{"secret"}) {
		t.Errorf("%q, hidden %q", names, b.Hidden())
	}
}

// TestAll: parts are counted together.
func TestAll(t *testing.T) {
	content := book(t, sheetOf(`<row><c><v>1</v></c></row>`), "xl/styles.xml", "<styleSheet>"+strings.Repeat(" ", 1000)+"</styleSheet>")
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for all, refused := range map[int64]bool{0: false, 1000: true, 10_000: false} {
		l := Dossiers()
		l.All = all
		b, err := Open(z, l)
		if err == nil {
			var rows *Rows
			if rows, err = b.Rows(0); err == nil {
				_, _, err = rows.Cells()
			}
		}
		if (err != nil) != refused {
			t.Errorf("%d bytes: %v", all, err)
		}
	}
}
