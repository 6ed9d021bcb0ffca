package command

import (
	"archive/zip"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dyad/data/sheet"
)

// readers makes TestMeasuresRead start large programs too, as make test-readers does.
var readers = flag.Bool("readers", false, "let R, pandas, DuckDB and LibreOffice read the table in TestMeasuresRead")

// largeReader begins lines whose programs take seconds.
var largeReader = regexp.MustCompile(`^(Rscript|python3 -c 'import pandas|duckdb|soffice)`)

// TestMeasuresRead runs the lines of docs/measures.md with which other programs read
// the table, each where the program can be had. All count the same rows.
func TestMeasuresRead(t *testing.T) {
	doc, err := os.ReadFile("../docs/measures.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```sh\n(.*?)```").FindSubmatch(doc)
	table, err := filepath.Abs("../testdata/baci")
	if err != nil || block == nil {
		t.Fatal("no lines in docs/measures.md", err)
	}
	dir := t.TempDir()
	for _, out := range []string{"measures.csv", "measures.parquet"} {
		if said, code := runLine(dir, "dyad measures "+table+"/*.csv -o "+out); code != exitDone {
			t.Fatalf("exit code %d\n%s", code, said)
		}
	}
	csv, err := os.ReadFile(filepath.Join(dir, "measures.csv"))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Count(string(csv), ",import-share,")
	if want < 2 {
		t.Fatalf("%d rows to count", want)
	}
	for line := range strings.Lines(string(block[1])) {
		if largeReader.MatchString(line) && !*readers {
			continue
		}
		probe := probeOf(line)
		if _, err := shell(dir, probe); err != nil {
			t.Logf("not here: %s", line)
			continue
		}
		out, err := shell(dir, asNode(line))
		if strings.HasPrefix(line, "soffice") && err == nil {
			out = sharesIn(t, filepath.Join(dir, "measures.xlsx"))
		}
		if !regexp.MustCompile(`\b`+strconv.Itoa(want)+`\b`).MatchString(out) || err != nil {
			t.Errorf("%s: %v\n%s\nand not %d", line, err, out, want)
		}
	}
}

// shell runs a line in a directory, which is its home too.
func shell(dir, line string) (out string, err error) {
	cmd := exec.Command("bash", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir)
	b, err := cmd.CombinedOutput()
	return string(b), err
}

// probeOf is a line that fails where the program of a line is not here.
func probeOf(line string) string {
	switch tool, _, _ := strings.Cut(line, " "); {
	case strings.Contains(line, "arrow::"):
		return "Rscript -e 'library(arrow)'"
	case strings.Contains(line, "import pandas"):
		return "python3 -c 'import pandas, pyarrow'"
	case tool == "duckdb":
		return `command -v duckdb || node -e 'require("@duckdb/node-api")'`
	default:
		return "command -v " + tool
	}
}

// asNode is a line for DuckDB, for node where the program duckdb is not here.
func asNode(line string) string {
	sql, ok := strings.CutPrefix(strings.TrimSpace(line), "duckdb -c ")
	if _, err := exec.LookPath("duckdb"); !ok || err == nil {
		return line
	}
	return `node -e 'const { DuckDBInstance } = require("@duckdb/node-api");
(async () => {
	const db = await DuckDBInstance.create(":memory:")
	const r = await (await db.connect()).runAndReadAll(process.argv[1])
	console.log(r.getRows().join("\n"))
})()' ` + sql
}

// sharesIn counts the rows of the measure in a workbook.
func sharesIn(t *testing.T, name string) string {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	b, err := sheet.Open(&z.Reader, sheet.Tables())
	if err != nil {
		t.Fatal(err)
	}
	rows, err := b.Rows(0)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for n := 0; ; {
		row, _, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return strconv.Itoa(n)
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(row) > 2 && row[2] == "import-share" {
			n++
		}
	}
}
