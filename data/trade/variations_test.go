package trade

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"dyad/data/trade/source"
)

// A grid is a table as its fields, the names of its columns first.
type grid [][]string

// text is the grid with a divider between the fields, all in quotes if asked.
func (s grid) text(divider string, quoted bool) string {
	var b strings.Builder
	for _, row := range s {
		for i, field := range row {
			if i > 0 {
				b.WriteString(divider)
			}
			if quoted || strings.ContainsAny(field, divider+"\"\r\n") {
				field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
			}
			b.WriteString(field)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (s grid) csv() string { return s.text(",", false) }

// even reports whether all rows have the fields of the first.
func (s grid) even() bool {
	return !slices.ContainsFunc(s, func(row []string) bool { return len(row) != len(s[0]) })
}

// each is the grid with every row changed.
func (s grid) each(change func(n int, row []string) []string) grid {
	out := make(grid, len(s))
	for n, row := range s {
		out[n] = change(n, slices.Clone(row))
	}
	return out
}

// named is the grid with the names of its columns changed, also where they stand again.
func (s grid) named(change func(string) string) grid {
	return s.each(func(n int, row []string) []string {
		if slices.Equal(row, s[0]) {
			for i := range row {
				row[i] = change(row[i])
			}
		}
		return row
	})
}

// with is the grid with a column before the others.
func (s grid) with(name string, value func(n int) string) grid {
	return s.each(func(n int, row []string) []string {
		if slices.Equal(row, s[0]) {
			return slices.Insert(row, 0, name)
		}
		return slices.Insert(row, 0, value(n))
	})
}

// reversed is the grid with its columns in the opposite order.
func (s grid) reversed() grid {
	return s.each(func(_ int, row []string) []string {
		slices.Reverse(row)
		return row
	})
}

// cells is the grid as the rows of a sheet, all of texts.
func (s grid) cells() [][]string {
	var rows [][]string
	for _, row := range s {
		var cells []string
		for _, field := range row {
			cells = append(cells, cell(escaped(field)))
		}
		rows = append(rows, cells)
	}
	return rows
}

// shared is the grid as a workbook whose cells share their texts, where empty ones are
// left out.
func (s grid) shared() string {
	var texts []string
	var rows [][]string
	for n, row := range s {
		var cells []string
		for i, field := range row {
			if field != "" {
				name := string(rune('A' + i%26))
				if i >= 26 {
					name = string(rune('A'+i/26-1)) + name
				}
				cells = append(cells, fmt.Sprintf(`<c r="%s%d" t="s"><v>%d</v></c>`, name, n+1, len(texts)))
				texts = append(texts, escaped(field))
			}
		}
		rows = append(rows, cells)
	}
	return workbook(texts, rows)
}

func escaped(s string) string { return strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(s) }

func rowNumber(n int) string { return fmt.Sprint(n) }

// csvName is the name of a case with the end that tables in archives have.
func csvName(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, ".dat"), ".csv") + ".csv"
}

func encoded(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A variation is the same table as another file. even is of those that need rows
// of equal length.
type variation struct {
	name string
	even bool
	of   func(t *testing.T, _ string, s grid) string
}

func variations() []variation {
	russian := func(int) string { return "Российская Федерация" }
	chinese := func(int) string { return "俄罗斯联邦哈萨克斯坦" }
	return []variation{
		{"columns in the opposite order", true, func(_ *testing.T, _ string, s grid) string { return s.reversed().csv() }},
		{"names in capitals", false, func(_ *testing.T, _ string, s grid) string { return s.named(strings.ToUpper).csv() }},
		{"names in small letters", false, func(_ *testing.T, _ string, s grid) string { return s.named(strings.ToLower).csv() }},
		{"names with spaces around", false, func(_ *testing.T, _ string, s grid) string {
			return s.named(func(n string) string { return " " + n + " " }).csv()
		}},
		{"names as R writes them", false, func(_ *testing.T, _ string, s grid) string {
			return s.named(strings.NewReplacer(" ", ".", "(", ".", ")", ".", "$", ".").Replace).csv()
		}},
		{"an index without a name", false, func(_ *testing.T, _ string, s grid) string { return s.with("", rowNumber).csv() }},
		{"an index of R", false, func(_ *testing.T, _ string, s grid) string { return s.with("", rowNumber).text(",", true) }},
		{"an index of pandas", false, func(_ *testing.T, _ string, s grid) string { return s.with("Unnamed: 0", rowNumber).csv() }},
		{"two of them", false, func(_ *testing.T, _ string, s grid) string {
			return s.with("Unnamed: 0", rowNumber).with("", rowNumber).csv()
		}},
		{"quoted", false, func(_ *testing.T, _ string, s grid) string { return s.text(",", true) }},
		{"semicolons", false, func(_ *testing.T, _ string, s grid) string { return s.text(";", false) }},
		{"semicolons, quoted", false, func(_ *testing.T, _ string, s grid) string { return s.text(";", true) }},
		{"tabs", false, func(_ *testing.T, _ string, s grid) string { return s.text("\t", false) }},
		{"lines end as in Windows", false, func(_ *testing.T, _ string, s grid) string { return strings.ReplaceAll(s.csv(), "\n", "\r\n") }},
		{"lines end as in old Macintoshes", false, func(_ *testing.T, _ string, s grid) string { return strings.ReplaceAll(s.csv(), "\n", "\r") }},
		{"empty lines above", false, func(_ *testing.T, _ string, s grid) string { return "\n\n" + s.csv() }},
		{"empty fields above", false, func(_ *testing.T, _ string, s grid) string { return ",,,\n,,,\n" + s.csv() }},
		{"a title above", false, func(_ *testing.T, _ string, s grid) string { return "Trade of two states\n\n" + s.csv() }},
		{"remarks above, with commas", false, func(_ *testing.T, _ string, s grid) string {
			return "\"Trade, of two states\",,\nSource: customs, 2024,\n" + s.csv()
		}},
		{"sep= above", false, func(_ *testing.T, _ string, s grid) string { return "sep=;\n" + s.text(";", false) }},
		{"empty lines below", false, func(_ *testing.T, _ string, s grid) string {
			return s.csv() + "\n" + strings.Repeat(",", len(s[0])-1) + "\n\n"
		}},
		{"a mark of UTF-8", false, func(_ *testing.T, _ string, s grid) string { return "\ufeff" + s.csv() }},
		{"a mark of UTF-8, quoted", false, func(_ *testing.T, _ string, s grid) string { return "\ufeff" + s.text(",", true) }},
		{"UTF-16", false, func(t *testing.T, _ string, s grid) string {
			return encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), s.text("\t", false))
		}},
		{"UTF-16, big end first", false, func(t *testing.T, _ string, s grid) string {
			return encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), s.csv())
		}},
		{"UTF-16 without a mark", false, func(t *testing.T, _ string, s grid) string {
			return encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), s.csv())
		}},
		{"code page Windows-1251", false, func(t *testing.T, _ string, s grid) string {
			return encoded(t, charmap.Windows1251, ascii(s).with("Страна", russian).text(";", false))
		}},
		{"code page GBK", false, func(t *testing.T, _ string, s grid) string {
			return encoded(t, simplifiedchinese.GBK, ascii(s).with("国家", chinese).csv())
		}},
		{"gzip", false, func(_ *testing.T, _ string, s grid) string { return gz(s.csv()) }},
		{"zip", false, func(_ *testing.T, name string, s grid) string {
			return zipped(csvName(name), s.csv(), "readme.txt", "of a table")
		}},
		{"zip of tabs in UTF-16", false, func(t *testing.T, name string, s grid) string {
			return zipped("folder/"+csvName(name), encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), s.text("\t", false)))
		}},
		{"a workbook", true, func(_ *testing.T, _ string, s grid) string { return workbook(nil, s.cells()) }},
		{"a workbook of shared texts", true, func(_ *testing.T, _ string, s grid) string { return s.shared() }},
		{"a workbook with a title above", true, func(_ *testing.T, _ string, s grid) string {
			return workbook(nil, append([][]string{{cell("Trade of two states")}, {}, {cell("Source"), cell("customs")}}, s.cells()...))
		}},
		{"a workbook with a cover and notes", true, func(_ *testing.T, _ string, s grid) string {
			cover := [][]string{{cell("Trade of two states")}, {cell("Contents"), cell("Page")}, {cell("Table"), number("2")}}
			return workbook(nil, cover, nil, s.with("", rowNumber).cells(), cover)
		}},
	}
}

// ascii is the grid without letters that a code page may lack.
func ascii(s grid) grid {
	return s.each(func(_ int, row []string) []string {
		for i := range row {
			row[i] = strings.Map(func(r rune) rune {
				if r < 0x80 {
					return r
				}
				return '?'
			}, row[i])
		}
		return row
	})
}

// gridOf is a case of testdata/files.txt as fields, nil if it is not a table of a
// format.
func gridOf(content string) grid {
	text, _, _ := source.Decode(strings.TrimPrefix(content, "\ufeff"))
	head, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = divider(head), -1
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 {
		return nil
	}
	t, err := source.NewTable("", rows[0], nil)
	if err != nil || formatOf(t) == nil || formatOf(t).NamesOnly {
		return nil
	}
	return rows
}

// TestVariations reads every case of every format as other programs write it: in
// another order, letter case, encoding, packing. The table or the refusal is the same.
func TestVariations(t *testing.T) {
	b, err := os.ReadFile("testdata/files.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(b), "\n-- ")[1:] {
		name, body := splitCase(t, part)
		s := gridOf(content(t, name, body))
		if s == nil {
			continue
		}
		file, opt := options(name)
		plain, inASCII := readAs(file, s.csv(), opt), readAs(file, ascii(s).csv(), opt)
		for _, v := range variations() {
			if v.even && !s.even() {
				continue
			}
			want := plain
			if strings.HasPrefix(v.name, "code page") {
				want = inASCII
			}
			if got := readAs(file, v.of(t, file, s), opt); got != want {
				t.Errorf("%s, %s:\n%s\nwant\n%s", name, v.name, got, want)
			}
		}
	}
}

// somewhere is a place in a message, or the number of a row's fields.
var somewhere = regexp.MustCompile(`(in) \S+:[0-9]+|(a row of) [0-9]+ fields under a header of [0-9]+`)

// TestVariationsOfJSON reads the answers of Comtrade's interface in other encodings and
// packings, and with their members in another order.
func TestVariationsOfJSON(t *testing.T) {
	b, err := os.ReadFile("testdata/files.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(b), "\n-- ")[1:] {
		name, body := splitCase(t, part)
		text := content(t, name, body)
		if !strings.HasSuffix(name, ".json") || !json.Valid([]byte(text)) {
			continue
		}
		file, opt := options(name)
		want := readAs(file, text, opt)
		var indented bytes.Buffer
		if err := json.Indent(&indented, []byte(text), "", "\t"); err != nil {
			t.Fatal(err)
		}
		for how, other := range map[string]string{
			"indented":         indented.String(),
			"empty lines":      "\r\n\n" + text,
			"a mark of UTF-8":  "\ufeff" + text,
			"UTF-16":           encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), text),
			"lines of Windows": strings.ReplaceAll(indented.String(), "\n", "\r\n"),
			"gzip":             gz(text),
			"zip":              zipped(name, text),
		} {
			if got := readAs(file, other, opt); got != want {
				t.Errorf("%s, %s:\n%s\nwant\n%s", name, how, got, want)
			}
		}
	}
}

// readAs is what a file gives: its rows, or what is refused without the place.
func readAs(file, content string, opt Options) string {
	b := NewBuilder(opt)
	err := b.Add(file, strings.NewReader(content), int64(len(content)))
	var tab *Table
	if err == nil {
		tab, err = b.Table()
	}
	if refused := new(ReadError); errors.As(err, &refused) {
		return "refused: " + somewhere.ReplaceAllString(refused.What, "$1$2 …") + " (" + refused.Hint + ")"
	}
	if err != nil {
		return err.Error()
	}
	return rowsOf(tab)
}
