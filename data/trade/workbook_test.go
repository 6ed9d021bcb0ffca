package trade

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// workbook is an invented workbook: sheets are rows of cells, each as its XML.
func workbook(shared []string, sheets ...[][]string) string {
	files := []string{"[Content_Types].xml", "<Types/>"}
	book, rels := "", ""
	for i, rows := range sheets {
		book += fmt.Sprintf(`<sheet name="S%d" sheetId="%d" r:id="rId%d"/>`, i+1, i+1, i+1)
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="x" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		body := ""
		for n, row := range rows {
			body += fmt.Sprintf(`<row r="%d">%s</row>`, n+1, strings.Join(row, ""))
		}
		files = append(files, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), "<worksheet><sheetData>"+body+"</sheetData></worksheet>")
	}
	files = append(files, "xl/workbook.xml", `<workbook xmlns:r="x"><sheets>`+book+"</sheets></workbook>",
		"xl/_rels/workbook.xml.rels", "<Relationships>"+rels+"</Relationships>")
	if shared != nil {
		files = append(files, "xl/sharedStrings.xml", "<sst><si><t>"+strings.Join(shared, "</t></si><si><t>")+"</t></si></sst>")
	}
	return zipped(files...)
}

// cell is a cell with a text in it, number one with a number.
func cell(s string) string   { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }
func number(s string) string { return `<c><v>` + s + `</v></c>` }

func plainRow(head bool, cells ...string) []string {
	var row []string
	for i, c := range cells {
		if head || i > 0 && i < 4 || c == "TOTAL" {
			row = append(row, cell(c))
		} else {
			row = append(row, number(c))
		}
	}
	return row
}

func TestWorkbook(t *testing.T) {
	head := plainRow(true, strings.Split("year,reporter,partner,flow,hs,value_usd", ",")...)
	rows := [][]string{head, plainRow(false, "2022", "KAZ", "RUS", "export", "TOTAL", "4210000"), {},
		plainRow(false, "2022", "KAZ", "RUS", "import", "10121", "1.7300000000000001E6"), plainRow(false, "2022", "KAZ", "WLD", "export", "TOTAL", "0.30000000000000004")}
	const want = "2022 KAZ>RUS exporter TOTAL 4210000\n2022 KAZ>WLD exporter TOTAL 0.3\nimporter, HS6: 1 rows\n2022 RUS>KAZ importer 010121 1730000"
	for name, content := range map[string]string{
		"the first sheet": workbook(nil, rows),
		"a sheet after an empty one and one with a title": workbook(nil, nil, [][]string{{cell("A title")}}, rows),
		"shared texts and cells by their place": workbook([]string{"year", "reporter", "partner", "flow", "hs", "value_usd", "KAZ", "RUS", "export", "TOTAL", "import", "WLD"},
			[][]string{
				{`<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="s"><v>5</v></c><c r="H1"/>`},
				{`<c r="A2"><v>2022</v></c><c r="B2" t="s"><v>6</v></c><c r="C2" t="s"><v>7</v></c><c r="D2" t="s"><v>8</v></c><c r="E2" t="s"><v>9</v></c><c r="F2"><f>2*2105000</f><v>4210000</v></c>`},
				{`<c r="A3"><v>2022</v></c><c r="B3" t="s"><v>6</v></c><c r="C3" t="s"><v>7</v></c><c r="D3" t="s"><v>10</v></c><c r="E3"><v>10121</v></c><c r="F3"><v>1730000</v></c>`},
				{`<c r="A4"><v>2022</v></c><c r="B4" t="s"><v>6</v></c><c r="C4" t="s"><v>11</v></c><c r="D4" t="s"><v>8</v></c><c r="E4" t="s"><v>9</v></c><c r="F4"><v>0.3</v></c>`},
			}),
	} {
		tab, err := add(Options{}, "table.xlsx", content)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := dump(tab); !strings.Contains(got, want) {
			t.Errorf("%s is\n%s", name, got)
		}
	}
	bad := [][]string{head, plainRow(false, "2022", "KAZ", "RUS", "export", "TOTAL", "4"), plainRow(false, "2022", "KAZ", "RUS", "import", "TOTAL", "-5")}
	for content, want := range map[string]string{
		workbook(nil, bad):                                                                        "t.xlsx:3: value: \"-5\" is negative",
		workbook(nil, [][]string{head}):                                                           "t.xlsx: the answer is empty: it holds no rows",
		workbook(nil, nil, [][]string{{cell("a"), cell("b")}}):                                    "t.xlsx: no sheet of the workbook has rows",
		workbook(nil, [][]string{{cell("a"), cell("b")}, {cell("1"), cell("2")}}):                 "t.xlsx:1: its columns are those of no trade table: a, b",
		zipped("xl/workbook.bin", ""):                                                             "t.xlsx: it is a binary workbook (.xlsb)",
		zipped("content.xml", ""):                                                                 "t.xlsx: it is an OpenDocument sheet (.ods)",
		workbook(nil, [][]string{head, {`<c t="s"><v>7</v></c>`}}):                                `t.xlsx: the workbook is damaged: a cell refers to text "7"`,
		workbook(nil, [][]string{head, {`<c r="ZZZZZ1"><v>7</v></c>`}}):                           `t.xlsx: the workbook is damaged: cell "ZZZZZ1" is out of order`,
		zipped("xl/workbook.xml", "<workbook>", "xl/_rels/workbook.xml.rels", "<Relationships/>"): "t.xlsx: the workbook is damaged: XML syntax error on line 1: unexpected EOF",
		zipped("xl/workbook.xml", "<workbook/>"):                                                  `t.xlsx: the workbook is damaged: it has no part "xl/_rels/workbook.xml.rels"`,
	} {
		_, err := add(Options{}, "t.xlsx", content)
		if e := new(ReadError); !errors.As(err, &e) || e.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func FuzzWorkbook(f *testing.F) {
	f.Add(`<c r="A2"><v>2022</v></c><c r="B2" t="s"><v>0</v></c>`, "KAZ")
	f.Add(`<c t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c></row><row>`, "<t>")
	f.Fuzz(func(t *testing.T, row, shared string) {
		head := plainRow(true, strings.Split("year,reporter,partner,flow,hs,value_usd", ",")...)
		checkAny(t, "f.xlsx", workbook([]string{shared}, [][]string{head, {row}}))
	})
}
