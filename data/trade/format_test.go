package trade

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"dyad/data/trade/source"
)

// anonymous are the formats of which no one is the publisher.
var anonymous = []string{"plain", "mirror statistics"}

// TestEveryFormatIsWhole holds each format to having all its parts: what the
// table of formats says, a case in testdata/files.txt (which is a seed of the
// fuzz tests too) that is read as this format, and a row in docs/tables.md.
func TestEveryFormatIsWhole(t *testing.T) {
	read := formatsRead(t)
	script, err := os.ReadFile("../../testdata/script/trade-read-formats.txtar")
	if err != nil {
		t.Fatal(err)
	}
	comment, _, _ := strings.Cut(string(script), "\nexec ")
	comment = strings.Join(strings.Fields(strings.ReplaceAll(comment, "\n#", " ")), " ")
	seen := map[string]bool{}
	for _, f := range formats() {
		name := f.Name
		if name == "" || seen[name] {
			t.Errorf("format %q: it has no name of its own", name)
		}
		seen[name] = true
		if f.Publisher == "" && !slices.Contains(anonymous, name) {
			t.Errorf("%s: no publisher", name)
		}
		if f.Whose == source.OfPublisher && f.Publisher == "" {
			t.Errorf("%s: no one reconciles its figures", name)
		}
		if (f.Is == nil) != (f.Read == nil) {
			t.Errorf("%s: Is without Read, or Read without Is", name)
		}
		if f.Columns == "" || f.Values == "" {
			t.Errorf("%s: docs/tables.md cannot say what it is recognised by and what its values are", name)
		}
		if len(read[name]) == 0 {
			t.Errorf("%s: no case of testdata/files.txt is read as it", name)
		}
		for _, table := range read[name] {
			checkRows(t, f, table)
		}
		if !strings.Contains(comment, f.Title) {
			t.Errorf("%s: testdata/script/trade-read-formats.txtar does not read the same trade in it, or does not name it at its head", f.Title)
		}
	}
}

// checkRows holds the rows of a table to what its format says: whose figures they are.
func checkRows(t *testing.T, f source.Format, table *Table) {
	t.Helper()
	for _, l := range table.Layers() {
		if (l.By == Reconciled) != (f.Whose == source.OfPublisher) {
			t.Errorf("%s: rows are %q, and its figures are %s", f.Name, l.By, f.Whose)
		}
	}
}

// formatsRead are the tables of the cases of testdata/files.txt that one format is
// read in, by its name.
func formatsRead(t *testing.T) map[string][]*Table {
	t.Helper()
	b, err := os.ReadFile("testdata/files.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]*Table{}
	for _, part := range strings.Split(string(b), "\n-- ")[1:] {
		name, body := splitCase(t, part)
		file, opt := options(name)
		builder := NewBuilder(opt)
		if builder.Add(file, strings.NewReader(content(t, name, body)), 0) != nil {
			continue
		}
		format := builder.files[0].Format
		table, err := builder.Table()
		if err != nil {
			table = &Table{}
		}
		all[format] = append(all[format], table)
	}
	return all
}

// TestFormatsInDocs compares the formats with their table in docs/tables.md.
func TestFormatsInDocs(t *testing.T) {
	const path = "../../docs/tables.md"
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, head := string(b), "| format | recognised by | values are | read as |\n"
	start := strings.Index(text, head)
	length := strings.Index(text[max(start, 0):], "\n\n") + 1
	if start < 0 || length == 0 {
		t.Fatalf("%s has no table of formats", path)
	}
	want := head + "|---|---|---|---|\n"
	for _, f := range formats() {
		if !f.NamesOnly {
			name := f.Title
			if name == "" {
				name = f.Name
			}
			want += fmt.Sprintf("| %s | %s | %s | %s |\n", name, f.Columns, f.Values, f.Whose)
		}
	}
	if got := text[start : start+length]; got != want && !*update {
		t.Errorf("%s has another table of formats, -update rewrites it:\n%s", path, got)
	}
	if *update {
		if err := os.WriteFile(path, []byte(text[:start]+want+text[start+length:]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
