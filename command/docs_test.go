package command

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dyad/report/reporttest"
)

// An example is a command of the documentation and what is printed under it.
type example struct {
	line    int
	command string
	file    string // instead of a command: the file that a block "```yaml NAME" is
	output  string
}

// TestDocumentation runs every "$ dyad …" line of the ```console blocks of
// README.md and docs, those of one file in one directory, and compares what is
// printed with what stands under the line. A "…" there stands for any text; a
// command with nothing under it may print nothing.
func TestDocumentation(t *testing.T) {
	docs, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, name := range append(docs, "../README.md") {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		for _, x := range examples(string(b)) {
			if x.file != "" {
				reporttest.Put(t, filepath.Join(dir, x.file), x.output, 0o666)
				continue
			}
			ran++
			out, code := runLine(dir, x.command)
			if code != exitDone {
				t.Errorf("%s:%d: %s: exit code %d\n%s", name, x.line, x.command, code, out)
				continue
			}
			if !printed(x.output).Match(out) {
				t.Errorf("%s:%d: %s\nprints\n%s\nand not\n%s", name, x.line, x.command, out, x.output)
			}
		}
	}
	if ran < 20 {
		t.Errorf("only %d commands found in the documentation", ran)
	}
}

// TestTablesOfDocs: each row of a table of the documentation has the columns of its head.
func TestTablesOfDocs(t *testing.T) {
	docs, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile("`[^`]*`") // a bar in it begins no cell
	tables := 0
	for _, name := range append(docs, "../README.md", "../CONTRIBUTING.md") {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		columns := 0
		for i, line := range strings.Split(string(b), "\n") {
			bars := strings.Count(strings.ReplaceAll(code.ReplaceAllString(line, ""), `\|`, ""), "|")
			switch {
			case !strings.HasPrefix(line, "|"):
				columns = 0
			case columns == 0:
				columns = bars
				tables++
			case bars != columns:
				t.Errorf("%s:%d: %d columns, its table has %d", name, i+1, bars-1, columns-1)
			}
		}
	}
	if tables < 40 {
		t.Errorf("only %d tables found", tables)
	}
}

// printed matches what a command prints against what the documentation shows.
func printed(shown string) *regexp.Regexp {
	parts := strings.Split(shown, "…")
	for i, p := range parts {
		parts[i] = regexp.QuoteMeta(p)
	}
	return regexp.MustCompile(`\A(?s:` + strings.Join(parts, ".*") + `)\z`)
}

// examples are the commands of the ```console blocks of a file that run dyad.
func examples(md string) []example {
	var found []example
	inside, n := false, 0
	for line := range strings.Lines(md) {
		n++
		command, isCommand := strings.CutPrefix(line, "$ ")
		switch {
		case strings.HasPrefix(line, "```"):
			name, isFile := strings.CutPrefix(strings.TrimSpace(line), "```yaml ")
			inside = !inside && (isFile || strings.TrimSpace(line) == "```console")
			found = append(found, example{file: name})
			if !isFile {
				found[len(found)-1].file = ""
			}
		case inside && isCommand:
			found = append(found, example{line: n, command: strings.TrimSpace(command)})
		case inside && len(found) > 0:
			found[len(found)-1].output += line
		}
	}
	var ours []example
	for _, x := range found {
		if strings.HasPrefix(x.command, "dyad ") || x.file != "" {
			ours = append(ours, x)
		}
	}
	return ours
}
