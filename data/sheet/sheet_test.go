package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"dyad/data/costtest"
)

// packed is an archive of files, each a name and its content.
func packed(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		method := zip.Deflate
		if files[i+1] == "" { // the packer of each of very many takes its time
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// book is a workbook of one sheet, whose XML is given, and of other files.
func book(t testing.TB, sheet string, more ...string) []byte {
	t.Helper()
	return packed(t, append([]string{
		"xl/workbook.xml", `<workbook><sheets><sheet name="S" id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", sheet}, more...)...)
}

// bomb is a workbook with a [costtest.Bomb].
func bomb(t testing.TB, name, before, piece string, times int, after string) []byte {
	t.Helper()
	return costtest.Bomb(t, book(t, sheetOf("")), name, before, piece, times, after)
}

func sheetOf(rows string) string {
	return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"
}

// readAll is every row of every sheet of a workbook, with its number.
func readAll(content []byte) (sheets [][]string, err error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	b, err := Open(z, Tables())
	if err != nil {
		return nil, err
	}
	for i := range b.Sheets() {
		rows, err := b.Rows(i)
		if err != nil {
			return nil, err
		}
		var all []string
		for {
			cells, n, err := rows.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				rows.Close()
				return nil, err
			}
			all = append(all, fmt.Sprintf("%d: %q", n, cells))
		}
		rows.Close()
		sheets = append(sheets, all)
	}
	return sheets, nil
}

// TestAgainstExcelize writes workbooks with another library and reads them back with
// both: texts of all kinds, numbers, empty cells and rows, several sheets.
func TestAgainstExcelize(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	texts := []string{"", "KAZ", "=1+1", " spaces ", "Қазақстан", "a\nb", `"quoted"`, "<x>&amp;", "0101", "1e5", "俄罗斯", strings.Repeat("long ", 200)}
	for range 40 {
		f := excelize.NewFile()
		for s := range 1 + r.IntN(3) {
			name := fmt.Sprintf("Sheet%d", s+1)
			if s > 0 {
				if _, err := f.NewSheet(name); err != nil {
					t.Fatal(err)
				}
			}
			for range r.IntN(30) {
				at, err := excelize.CoordinatesToCellName(1+r.IntN(8), 1+r.IntN(12))
				if err != nil {
					t.Fatal(err)
				}
				var v any = texts[r.IntN(len(texts))]
				switch r.IntN(5) {
				case 0:
					v = r.IntN(1e9)
				case 1:
					v = float64(r.IntN(1e9)) / 1000
				}
				if err := f.SetCellValue(name, at, v); err != nil {
					t.Fatal(err)
				}
			}
		}
		var content bytes.Buffer
		if err := f.Write(&content); err != nil {
			t.Fatal(err)
		}
		var want [][]string
		for _, name := range f.GetSheetList() {
			rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			for n, row := range rows {
				for len(row) > 0 && row[len(row)-1] == "" {
					row = row[:len(row)-1]
				}
				if len(row) > 0 {
					all = append(all, fmt.Sprintf("%d: %q", n+1, row))
				}
			}
			want = append(want, all)
		}
		got, err := readAll(content.Bytes())
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("read\n%v\n%v, excelize reads\n%v", got, err, want)
		}
	}
}

func TestRead(t *testing.T) {
	for what, c := range map[string]struct{ content, want string }{
		"numbers keep fifteen digits": {sheetOf(`<row><c><v>1.7300000000000001E6</v></c><c><v>0.30000000000000004</v></c><c t="n"><v>0012</v></c></row>`), `1: ["1730000" "0.3" "0012"]`},
		"formulas are their values":   {sheetOf(`<row r="3"><c r="B3"><f>2*2</f><v>4</v></c><c r="D3" t="str"><f>A1</f><v>x</v></c></row>`), `3: ["" "4" "" "x"]`},
		"an empty cell has a place":   {sheetOf(`<row><c t="inlineStr"><is><t>a</t></is></c><c/><c><v>1</v></c></row>`), `1: ["a" "" "1"]`},
		"errors are empty":            {sheetOf(`<row><c t="e"><v>#N/A</v></c><c><v>1</v></c></row>`), `1: ["" "1"]`},
		"rich text without hints":     {sheetOf(`<row><c t="inlineStr"><is><r><t>a</t></r><rPh><t>no</t></rPh><r><t>b</t></r></is></c></row>`), `1: ["ab"]`},
		"rows of other names":         {`<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`, `1: ["1"]`},
	} {
		got, err := readAll(book(t, c.content))
		if err != nil || len(got) != 1 || strings.Join(got[0], "\n") != c.want {
			t.Errorf("%s: %v %v, want %s", what, got, err, c.want)
		}
	}
	hidden := packed(t, "xl/workbook7.xml", `<workbook><sheets><sheet id="a" state="hidden"/><sheet id="b" state="veryHidden"/><sheet id="c"/></sheets></workbook>`,
		"xl/_rels/workbook7.xml.rels", `<R><Relationship Id="a" Target="worksheets/a.xml"/><Relationship Id="b" Target="worksheets/a.xml"/><Relationship Id="c" Target="/xl/worksheets/c.xml"/></R>`,
		"xl/worksheets/a.xml", sheetOf(`<row><c><v>1</v></c></row>`), "xl/worksheets/c.xml", sheetOf(`<row><c><v>2</v></c></row>`))
	if got, err := readAll(hidden); err != nil || fmt.Sprint(got) != `[[1: ["2"]]]` {
		t.Errorf("hidden sheets: %v %v", got, err)
	}
}

// hostile are workbooks that must be refused, with a part of the message.
func hostile(t testing.TB) map[string]struct {
	content []byte
	want    string
} {
	row := func(r string) []byte { return book(t, sheetOf(`<row r="`+r+`"><c><v>1</v></c></row>`)) }
	many := make([]string, 0, 40_000)
	for i := range 20_000 {
		many = append(many, fmt.Sprintf("xl/x%d", i), "")
	}
	whole := book(t, sheetOf(strings.Repeat(`<row><c><v>1</v></c></row>`, 1000)))
	return map[string]struct {
		content []byte
		want    string
	}{
		"a bomb of spaces":       {bomb(t, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", " ", 16<<20, "</sheetData></worksheet>"), "times its size"},
		"a bomb of rows":         {bomb(t, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row/>", 2<<20, "</sheetData></worksheet>"), "times its size"},
		"a bomb of texts":        {bomb(t, "xl/sharedStrings.xml", "<sst>", "<si/>", 2<<20, "</sst>"), "times its size"},
		"a bomb of depth":        {book(t, strings.Repeat("<a>", 1000)), "nested"},
		"a row beyond all":       {row("2147483647"), "out of order"},
		"a row beyond 64 bits":   {row("99999999999999999999"), "out of order"},
		"a row below all":        {row("-1"), "out of order"},
		"a row of no number":     {row("x"), "out of order"},
		"a row again":            {book(t, sheetOf(`<row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>`)), "out of order"},
		"a column beyond all":    {book(t, sheetOf(`<row><c r="ZZZZZ1"><v>1</v></c></row>`)), "out of order"},
		"a column again":         {book(t, sheetOf(`<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`)), "out of order"},
		"a text below all":       {book(t, sheetOf(`<row><c t="s"><v>-1</v></c></row>`), "xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>"), `refers to text "-1"`},
		"a text beyond all":      {book(t, sheetOf(`<row><c t="s"><v>1</v></c></row>`), "xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>"), `refers to text "1"`},
		"types of its own":       {book(t, `<!DOCTYPE x [<!ENTITY a "b">]>`+sheetOf(`<row><c t="inlineStr"><is><t>&a;</t></is></c></row>`)), "DTD"},
		"an entity":              {book(t, sheetOf(`<row><c t="inlineStr"><is><t>&a;</t></is></c></row>`)), "damaged"},
		"a file outside":         {book(t, sheetOf(""), "xl/../../etc/x", ""), "outside it"},
		"a file at the root":     {book(t, sheetOf(""), "/etc/x", ""), "outside it"},
		"a file of Windows":      {book(t, sheetOf(""), `..\x`, ""), "outside it"},
		"very many files":        {book(t, sheetOf(""), many...), "more than 4096 files"},
		"a text of megabytes":    {book(t, sheetOf(`<row><c t="inlineStr"><is><t>`+noise(2<<20)+`</t></is></c></row>`)), "longer than 1 MB"},
		"cut within the XML":     {book(t, "<worksheet><sheetData><row><c><v>1"), "damaged"},
		"cut within the archive": {whole[:len(whole)-30], ""},
		"no relations":           {packed(t, "xl/workbook.xml", "<workbook/>"), "no part"},
		"a sheet that is not there": {packed(t, "xl/workbook.xml", `<workbook><sheet id="a"/></workbook>`, "xl/_rels/workbook.xml.rels",
			`<R><Relationship Id="a" Target="worksheets/gone.xml"/></R>`), "no part"},
	}
}

// noise is text that does not pack.
func noise(n int) string {
	r := rand.New(rand.NewPCG(3, 4))
	b := make([]byte, n)
	for i := range b {
		b[i] = 'a' + byte(r.IntN(26))
	}
	return string(b)
}

// TestHostile: what cannot be a workbook is refused soon and in little memory.
func TestHostile(t *testing.T) {
	for what, c := range hostile(t) {
		var err error
		costtest.Within(t, what, costtest.Cost{CPU: 100 * time.Millisecond, Bytes: 64 << 20}, func() { _, err = readAll(c.content) })
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", what, err, c.want)
		}
		if refused := new(Error); c.want != "" && !errors.As(err, &refused) {
			t.Errorf("%s: %T", what, err)
		}
	}
}

// TestLimits: each limit refuses what is one more.
func TestLimits(t *testing.T) {
	content := book(t, sheetOf(strings.Repeat(`<row><c><v>1</v></c><c><v>2</v></c></row>`, 3)), "xl/sharedStrings.xml", "<sst><si><t>abc</t></si></sst>")
	fits := Limits{Entries: 4, Text: 19, Part: 1 << 20, Rows: 3, Columns: 2}
	read := func(l Limits) error {
		z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		b, err := Open(z, l)
		if err != nil {
			return err
		}
		rows, err := b.Rows(0)
		for err == nil {
			_, _, err = rows.Next()
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		return err
	}
	if err := read(fits); err != nil {
		t.Error(err)
	}
	for what, change := range map[string]func(*Limits){
		"entries": func(l *Limits) { l.Entries-- }, "text": func(l *Limits) { l.Text-- }, "part": func(l *Limits) { l.Part = 40 },
		"rows": func(l *Limits) { l.Rows-- }, "columns": func(l *Limits) { l.Columns-- },
	} {
		l := fits
		change(&l)
		if refused := new(Error); !errors.As(read(l), &refused) {
			t.Errorf("%s: not refused", what)
		}
	}
}

// FuzzRead: a workbook is read, or refused with an *Error, and twice the same.
func FuzzRead(f *testing.F) {
	f.Add(`<row r="1"><c r="A1"><v>1</v></c><c t="s"><v>0</v></c></row>`, "<si><t>a</t></si>")
	f.Add(`<row><c t="inlineStr"><is><t>a</t></is></c></row>`, "")
	f.Fuzz(func(t *testing.T, rows, shared string) {
		content := book(t, sheetOf(rows), "xl/sharedStrings.xml", "<sst>"+shared+"</sst>")
		got, err := readAll(content)
		if refused := new(Error); err != nil && !errors.As(err, &refused) {
			t.Fatalf("%T %v", err, err)
		}
		again, err2 := readAll(content)
		if fmt.Sprint(err) != fmt.Sprint(err2) || !slices.EqualFunc(got, again, slices.Equal) {
			t.Fatal("not the same twice")
		}
	})
}
